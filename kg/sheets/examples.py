"""The examples in the phrase sheets: whether what a group lists makes the difference to them that it says it makes.

Each is read as a report of its own, the way any report is: once with the vocabulary as it is, once without what the group lists.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.extractors import extract_reports
from kg.model import Report
from kg.namespaces import IO
from kg.ontology import Ontology
from kg.reading.document import read_all
from kg.reading.gate import relevant
from kg.sheets import parsed

# As a pattern it fits nothing, as a word it stands in no text.
NOTHING = "(?!)"
# The fields of a group that hold what it lists; what has none of them is a rule.
LISTS = ("words", "patterns", "terms")
# What is said of an example that does not hold.
TOLD = {"matches": "makes no difference", "misses": "makes a difference"}


@dataclass(frozen=True, slots=True)
class Group:
    """A group or rule that has examples: its sheet, the names and numbers that lead to it there, and its fields."""

    sheet: Path
    names: tuple[str | int, ...]
    fields: Mapping[str, Any]

    def __str__(self) -> str:
        called = [self.fields[name] for name in ("name", "id", "topic", "pattern", "unit", "service") if name in self.fields]
        return " ".join([self.sheet.stem, *(name for name in self.names if isinstance(name, str)), *called[:1]])


def groups(folder: Path) -> Iterator[Group]:
    """Yield the groups with examples of a vocabulary's folder, which must be one that loads."""
    for path in sorted((folder / "phrases").glob("*.yaml")):
        yield from _groups(path, (), parsed(path, path.read_text(encoding="utf-8")))


def _groups(path: Path, names: tuple[str | int, ...], value: Any) -> Iterator[Group]:
    if isinstance(value, dict) and ("matches" in value or "misses" in value):
        yield Group(path, names, value)
    elif isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _groups(path, (*names, name), inner)


def broken(group: Group, ontology: Ontology) -> Iterator[str]:
    """Yield a line for each example of a group that does not hold in the vocabulary that its sheet is part of."""
    read = READ.get(group.sheet.stem, _facts)
    without = replace(ontology, phrases=MappingProxyType(_without(ontology.phrases, (group.sheet.stem, *group.names), group.fields)))
    examples = [(field, text) for field in TOLD for text in group.fields.get(field, ())]
    texts = [text for _, text in examples]
    for (field, text), with_it, without_it in zip(examples, read(texts, ontology), read(texts, without), strict=True):
        if (with_it != without_it) != (field == "matches"):
            yield f"{group.sheet}: {group}: {TOLD[field]} to {text!r}"


def _without(value: Any, names: tuple[str | int, ...], fields: Mapping[str, Any]) -> Any:
    """What the sheets say without what is listed in a group, or without a rule."""
    if names and isinstance(value, Mapping):
        return {**value, names[0]: _without(value[names[0]], names[1:], fields)}
    if names:
        rule = {name: tuple(item) if isinstance(item, list) else item for name, item in fields.items()}
        # The words of a list are the names of a mapping (see `kg.sheets.checks.words`).
        return tuple(item for item in value if {k: tuple(v) if isinstance(v, Mapping) else v for k, v in item.items()} != rule)
    if isinstance(value, Mapping) and "terms" in value:
        return {**value, "terms": _without(value["terms"], (), fields)}
    if isinstance(value, str):
        return NOTHING
    own = next(fields[name] for name in LISTS if name in fields)
    left = [item for item in value if item not in own] or [NOTHING]
    return dict.fromkeys(left) if isinstance(value, Mapping) else tuple(left)


def _report(text: str) -> Report:
    return Report(text, "example.txt", sha256(text.encode()).hexdigest(), published=date(2021, 3, 18))


# Each reads all texts of a group at once, as the parser is quicker with many than with each alone.


def _claims(texts: list[str], ontology: Ontology) -> Iterator[Any]:
    for found in extract_reports([_report(text) for text in texts], ontology, gate=False):
        yield found.claims, found.described


def _facts(texts: list[str], ontology: Ontology) -> Iterator[Any]:
    # That a verb is known by its base form in what was said or done is none of its group's doing.
    for claims, described in _claims(texts, ontology):
        yield [replace(c, triples=tuple(t for t in c.triples if t[1] != IO + "act")) for c in claims], described


def _passes(texts: list[str], ontology: Ontology) -> Iterator[bool]:
    return (relevant(text, ontology.phrases["gate"]) for text in texts)


# Furniture is told by where it stands, too.
_PROSE = (
    "The firm said on Tuesday that it had removed eighty-four accounts and nine pages which it traced to a small agency in the north, "
    "and that the people who ran them had posed as journalists."
)


def _kept(texts: list[str], ontology: Ontology) -> Iterator[list[str]]:
    pages = (_report("\n\n".join([*[_PROSE] * 4, text, "It was the third time."])) for text in texts)
    return ([sentence.text for sentence in document.sentences] for document in read_all(pages, ontology))


# What shows a difference; where nothing is said, the facts do.
READ: dict[str, Callable[[list[str], Ontology], Iterator[Any]]] = {"furniture": _kept, "gate": _passes, "remark": _claims}
