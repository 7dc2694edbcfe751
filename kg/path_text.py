"""Paths between things, as text for people: each step with the words that state it."""

from collections.abc import Iterator, Sequence
from typing import TextIO

from kg.analysis import Path, Relation, Source
from kg.queries.formats import printable


def write_paths(found: Sequence[Path], stream: TextIO) -> None:
    """Write paths one after the other, the shortest first."""
    for number, path in enumerate(found, 1):
        stream.write(f"{number}. {' → '.join(map(printable, path.labels))}\n")
        for line in _steps(path):
            stream.write(f"   {line}\n")


def _steps(path: Path) -> Iterator[str]:
    names = dict(zip(path.nodes, path.labels, strict=True))
    for step in path.steps:
        for relation in step.relations:
            yield printable(f"{names[relation.subject]} — {relation.label} → {names[relation.object]}{_standing(relation)}")
            yield from (f"   {_quote(source)}" for source in relation.claims)


def _standing(relation: Relation) -> str:
    if relation.inferred:
        return "  (computed)"
    return "" if relation.claims else "  (reference data)"


def _quote(source: Source) -> str:
    where = ", ".join(part for part in (source.title, source.publisher, source.published) if part)
    return printable(f"“{source.quote}” ({source.speaker}, {source.modality}, {source.confidence:g}; {where})")
