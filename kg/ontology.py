"""The vocabulary, as one checked and immutable value: what `ontologies/` says, and a user's own folders on top of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.model import Literal, Term, Triple
from kg.namespaces import ID, IO, LABEL, OWL, RDFS, SKOS, TYPE, local
from kg.sheets import load_sheets
from kg.sheets.checks import Known

# How each property that names a thing is to be read; see ontologies/README.md.
ROLES = {
    LABEL: "label",
    SKOS + "altLabel": "label",
    IO + "formerName": "label",
    IO + "demonym": "demonym",
    IO + "metonym": "metonym",
    IO + "place": "place",
    IO + "ambiguousLabel": "ambiguous",
    IO + "signal": "signal",
}
# Things of these classes can be meant by a name in a text.
NAMED = frozenset(
    "State Territory Region Platform Company GovernmentBody MediaOutlet Organisation Person InfluenceOperation Topic Technique".split()
)
SHAPES = "shapes.ttl"
SUBCLASS = RDFS + "subClassOf"


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One way to write a thing; `thing` is its IRI."""

    text: str
    thing: str
    role: str


@dataclass(frozen=True, slots=True)
class Thing:
    """An entry of the reference data; `kind` is the local name of its class, `state` the IRI of the state it belongs to or ""."""

    iri: str
    kind: str
    label: str
    code: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Ontology:
    """Everything the vocabulary says; see `load`. Compared by identity, so that it can key caches."""

    triples: tuple[Triple, ...]
    things: Mapping[str, Thing]
    names: tuple[Name, ...]
    classes: Mapping[str, str]
    properties: Mapping[str, str]
    phrases: Mapping[str, Any]
    shapes: str
    digest: str

    def kind(self, iri: str) -> str:
        """The class of a thing of the reference data, or ""."""
        return self.things[iri].kind if iri in self.things else ""


def ontology_folder() -> Path:
    """Return the folder of the vocabulary that comes with this program, in a checkout or in a wheel."""
    inside = Path(__file__).parent / "ontologies"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "ontologies"


@lru_cache(maxsize=4)
def load(*extra: Path) -> Ontology:
    """Load the vocabulary with the folders in `extra` layered on top, later ones winning where names collide.

    Raises OntologyError that names the file and the term where something is wrong.
    """
    for folder in extra:
        if not folder.is_dir():
            raise OntologyError(f"{folder}: not a folder")
    folders = (ontology_folder(), *extra)
    turtle = [path for folder in folders for path in sorted(folder.glob("*.ttl")) if path.name != SHAPES]
    sheets = [path for folder in folders for path in sorted((folder / "phrases").glob("*.yaml"))]
    shapes = "\n".join(_text(folder / SHAPES) for folder in folders if (folder / SHAPES).is_file())
    layers = [(path, _read(path, _text(path))) for path in turtle]
    every = {key: triple for _, part in layers for key, triple in part.ordered.items()}
    triples = tuple(every[key] for key in sorted(every))
    things = _things(triples)
    classes, properties = (
        _declared(triples, OWL + "Class"),
        _declared(triples, OWL + "ObjectProperty", OWL + "DatatypeProperty"),
    )
    _check(layers, things, classes | properties)
    return Ontology(
        triples=triples,
        things=MappingProxyType(things),
        names=tuple(_names(layers, things, len(extra))),
        classes=MappingProxyType(classes),
        properties=MappingProxyType(properties),
        phrases=MappingProxyType(load_sheets(sheets, _text, _is_of(triples))),
        shapes=shapes,
        digest=sha256("\x1f".join([_text(path) for path in turtle + sheets] + [shapes]).encode()).hexdigest(),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """The triples of a file as they stand in it, and each once in the order of how they are written, by which it is known."""

    triples: tuple[Triple, ...]
    ordered: Mapping[str, Triple]


@lru_cache(maxsize=32)
def _read(path: Path, content: str) -> _Part:
    """Read a file of the vocabulary once for all vocabularies that it is part of."""
    triples = tuple(_triples(path, content))
    ordered = {repr(triple): triple for triple in triples}
    return _Part(triples, {key: ordered[key] for key in sorted(ordered)})


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: cannot be read: {error}") from error


def _triples(path: Path, content: str) -> Iterator[Triple]:
    try:
        for quad in ox.parse(content, format=ox.RdfFormat.TURTLE):
            yield _iri(path, quad.subject), _iri(path, quad.predicate), _term(path, quad.object)
    except SyntaxError as error:
        raise OntologyError(f"{path}: line {error.lineno}: {error.msg}") from error


def _iri(path: Path, node: Any) -> str:
    if not isinstance(node, ox.NamedNode):
        raise OntologyError(f"{path}: {node} is a blank node: give it an IRI")
    return node.value


def _term(path: Path, node: Any) -> Term:
    if isinstance(node, ox.Literal):
        return Literal(node.value, language=node.language) if node.language else Literal(node.value, node.datatype.value)
    return _iri(path, node)


def _things(triples: Iterable[Triple]) -> dict[str, Thing]:
    found: dict[str, dict[str, str]] = {}
    for s, p, o in triples:
        if p == TYPE and isinstance(o, str) and o.startswith(IO) and local(o) in NAMED:
            found.setdefault(s, {})["kind"] = local(o)
    for s, p, o in triples:
        if s in found and p in _FIELDS:
            found[s][_FIELDS[p]] = o.value if isinstance(o, Literal) else o
    things = {}
    for iri, fields in found.items():
        own = iri if fields["kind"] == "State" else fields.get("state", "")
        code = fields.get("iso2") or fields.get("code", "")
        things[iri] = Thing(iri, fields["kind"], fields.get("label", ""), code, own)
    return things


_FIELDS = {LABEL: "label", SKOS + "notation": "code", IO + "iso2": "iso2", IO + "ofState": "state"}


def _declared(triples: Iterable[Triple], *classes: str) -> dict[str, str]:
    """The terms of some OWL classes with their labels; a term without one stands under its local name."""
    wanted = {s for s, p, o in triples if p == TYPE and o in classes}
    labels = {s: o.value for s, p, o in triples if p == LABEL and s in wanted and isinstance(o, Literal)}
    return {s: labels.get(s, local(s)) for s in sorted(wanted)}


def _check(layers: list[tuple[Path, _Part]], things: dict[str, Thing], declared: dict[str, str]) -> None:
    for path, part in layers:
        for s, p, o in part.triples:
            if p.startswith(IO) and p not in declared:
                raise OntologyError(f"{path}: {_short(s)} uses io:{local(p)}, which io.ttl does not declare")
            if p == TYPE and isinstance(o, str) and o.startswith(IO) and s.startswith(ID) and o not in declared:
                raise OntologyError(f"{path}: {_short(s)} is of class io:{local(o)}, which io.ttl does not declare")
            if s in things and not things[s].label:
                raise OntologyError(f"{path}: {_short(s)} has no rdfs:label")


def _short(iri: str) -> str:
    return iri.removeprefix(ID)


def _names(layers: list[tuple[Path, _Part]], things: dict[str, Thing], extra: int) -> Iterator[Name]:
    """Yield each name once; a later layer takes a name over, within one layer two owners are an error."""
    owners: dict[tuple[str, bool], tuple[Path, Name]] = {}
    ambiguous = {(s, o.value) for _, part in layers for s, p, o in part.triples if p == IO + "ambiguousLabel" and isinstance(o, Literal)}
    for path, part in layers:
        for s, p, o in part.ordered.values():
            if p not in ROLES or s not in things or not isinstance(o, Literal):
                continue
            if ROLES[p] == "label" and (s, o.value) in ambiguous:
                continue
            name = Name(o.value, s, _role(ROLES[p], things[s].kind))
            if name.role == "signal":
                yield name
            elif name.role:
                _own(owners, path, name)
    yield from sorted(name for _, name in owners.values())


def _role(role: str, kind: str) -> str:
    # A topic's or technique's own label is a heading, not a word that shows it.
    return "" if kind in ("Topic", "Technique") and role == "label" else role


def _own(owners: dict[tuple[str, bool], tuple[Path, Name]], path: Path, name: Name) -> None:
    key = (name.text, False)
    before = owners.get(key)
    if before and before[1].thing != name.thing and before[0].parent == path.parent:
        raise OntologyError(f"{path}: {_short(name.thing)} and {_short(before[1].thing)} share the name {name.text!r}")
    if not before or before[0].parent != path.parent or _RANK[name.role] < _RANK[before[1].role]:
        owners[key] = (path, name)


def _is_of(triples: Iterable[Triple]) -> Known:
    """Return what tells whether something is of a class, or a class below another of ours."""
    listed = frozenset(t for t in triples if t[1] in (TYPE, SUBCLASS))
    return lambda iri, kind: (iri, TYPE, IO + kind) in listed or (iri, SUBCLASS, IO + kind) in listed


_RANK = {"label": 0, "demonym": 1, "metonym": 2, "place": 3, "ambiguous": 4}
