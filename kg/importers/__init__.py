"""Graphs and bundles that others have made, as reports beside our own: one file per kind, and the table that names them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReportError
from kg.graph.terms import Quad
from kg.importers import rdf, stix
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Brought:
    """One report as it came: its IRI, the graphs of it and its claims, and what was not taken over, as lines."""

    report: str
    quads: tuple[Quad, ...]
    notes: tuple[str, ...] = ()


Importer = Callable[[Path, Ontology, str], Iterable[tuple[str, tuple[Quad, ...], tuple[str, ...]]]]


def _json(path: Path, ontology: Ontology, base: str) -> Iterable[tuple[str, tuple[Quad, ...], tuple[str, ...]]]:
    """Read JSON-LD, which says so first of all, or else a bundle."""
    with path.open(encoding="utf-8", errors="replace") as file:
        start = file.read(200)
    return rdf.read(path, ontology, base) if '"@context"' in start else stix.read(path, ontology, base)


IMPORTERS: Mapping[str, Importer] = {
    **dict.fromkeys((".ttl", ".trig", ".nq", ".nt", ".jsonld"), rdf.read),
    ".json": _json,
}


def brought(path: Path, ontology: Ontology, base: str = "") -> Iterator[Brought]:
    """Yield the reports of a file that kg exported, or of a STIX 2.1 bundle; `base` is what it was exported with.

    Raises ReportError, which says where, if it can be read as neither.
    """
    reader = IMPORTERS.get(path.suffix.lower())
    if reader is None:
        raise ReportError(f"no importer for {path.suffix or 'a file without a suffix'}; there are {', '.join(IMPORTERS)}")
    if not path.is_file():
        raise ReportError("no such file")
    for report, quads, notes in reader(path, ontology, base):
        yield Brought(report, quads, notes)


__all__ = ["IMPORTERS", "Brought", "brought"]
