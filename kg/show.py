"""Everything that is known about one thing: each fact with who says it, how, and in which words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.analysis.backing import Backing
from kg.analysis.disagreements import Disagreement, disagreements
from kg.analysis.facts import KINDS
from kg.analysis.source import Source, Sources, first, values
from kg.errors import QueryError
from kg.namespaces import ID, IO, LABEL, OWL, PROV, RDF, SAME, SCHEMA, SKOS, TYPE, local
from kg.resolution import Support

_NAMES = (LABEL, SKOS + "altLabel", SCHEMA + "name", SKOS + "notation", IO + "iso2", IO + "demonym", IO + "metonym")
# Not facts about a thing: its names, its type, and how the dataset is kept together.
_APART = {*_NAMES, *SAME, TYPE, IO + "states", IO + "speaker", PROV + "wasDerivedFrom", OWL + "sameAs"} | {
    *(RDF + name for name in ("subject", "predicate", "object")),
    *(IO + name for name in ("place", "signal", "ambiguousLabel", "evidence", "reportedIn")),
}
# Of these a thing has one in the world, so that two values are a disagreement.
SINGLE = {"assetCount", "date", "period", "precision", "unit", "role", "stateBacked", "originatesFrom", "platform", "status"}
# Ways to say who is behind an operation: what one of them states, another may deny.
_BEHIND = {"attributedTo", "backedBy", "originatesFrom"}
# Shown in full within an operation: what was done against it and what it consisted of.
_PARTS = {"InfluenceOperation": ("recipient", "usedBy")}


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One value of one property. `value` is an IRI or a literal's text; `incoming` where the other thing is the subject.

    `assessed` is whether the default graph holds it, `inferred` whether it was computed and nobody states it. A fact
    without sources that is not inferred is reference knowledge. `support` counts who states it: none for what nobody states.
    """

    name: str
    label: str
    incoming: bool
    value: str
    value_label: str
    assessed: bool
    inferred: bool
    sources: tuple[Source, ...]
    support: Support

    @property
    def supported(self) -> bool:
        """Whether some source states it."""
        return any(source.supports for source in self.sources)

    @property
    def denied(self) -> bool:
        """Whether some source says that it is not so."""
        return any(source.polarity == "negative" or source.modality == "denied" for source in self.sources)


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one property side by side; `disagree` where they cannot all be right, or one is disputed."""

    label: str
    facts: tuple[Fact, ...]
    disagree: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A thing, its names, what reports say of it, what is known without them, and its parts (an operation's events and
    networks). `said` is the number of claims that it is the speaker of; `told` what reports tell differently of an operation."""

    iri: str
    label: str
    kind: str
    names: tuple[str, ...]
    groups: tuple[Group, ...]
    reference: tuple[Group, ...]
    parts: tuple["Shown", ...]
    said: int
    told: tuple[Disagreement, ...]


def show(store: ox.Store, thing: str) -> Shown:
    """Return all about the thing whose IRI is `thing` (see `kg.analysis.find`); raises QueryError where there is none."""
    shown = _show(store, Sources(store), Backing(store), thing, without="")
    if not (shown.kind or shown.groups or shown.reference):
        raise QueryError(f"nothing is known of {thing}")
    return shown


def _show(store: ox.Store, sources: Sources, backing: Backing, iri: str, without: str) -> Shown:
    names = {quad.object.value for name in _NAMES for quad in _pattern(store, iri, name, None)}  # type: ignore[union-attr]  # no triple terms
    kind = _kind(store, iri)
    facts = [fact for fact in _facts(store, sources, backing, iri) if fact.value != without]
    inner = {fact.value for fact in facts if fact.incoming and fact.name in _PARTS.get(kind, ()) and not without}
    rest = [fact for fact in facts if fact.value not in inner]
    return Shown(
        iri=iri,
        label=_label(store, iri),
        kind=kind,
        names=tuple(sorted(names - {_label(store, iri)})),
        groups=_grouped(fact for fact in rest if fact.sources or fact.inferred),
        reference=_grouped(fact for fact in rest if not (fact.sources or fact.inferred)),
        parts=tuple(
            _show(store, sources, backing, part, iri) for part in sorted(inner, key=lambda part: (local(_kind(store, part)), part))
        ),
        said=sum(1 for _ in _pattern(store, None, IO + "speaker", iri)),
        told=tuple(disagreements(store, iri)) if kind == "InfluenceOperation" else (),
    )


def _grouped(facts: Iterator[Fact]) -> tuple[Group, ...]:
    groups: dict[tuple[bool, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.incoming, fact.name].append(fact)
    behind = [fact for name in _BEHIND for fact in groups.get((False, name), ())]
    contested = {fact.value for fact in behind if fact.denied} & {fact.value for fact in behind if fact.supported}
    return tuple(_group(sorted(group), contested) for _, group in sorted(groups.items()))


def _group(facts: list[Fact], contested: set[str]) -> Group:
    one = facts[0]
    several = one.name in SINGLE and not one.incoming and len({fact.value for fact in facts if fact.supported}) > 1
    disputed = any((fact.supported and fact.denied) or (one.name in _BEHIND and fact.value in contested) for fact in facts)
    return Group(one.label, tuple(facts), several or disputed)


def _facts(store: ox.Store, sources: Sources, backing: Backing, iri: str) -> Iterator[Fact]:
    """Yield what any claim or the default graph says of a thing, or of the reports' operations that were joined to it."""
    assessed: set[tuple[bool, str, str]] = set()
    claims: dict[tuple[bool, str, str], set[str]] = defaultdict(set)
    for own in (iri, *sorted(quad.subject.value for same in SAME for quad in _pattern(store, None, same, iri))):  # type: ignore[union-attr]  # no triple terms
        for incoming, quad in _mentions(store, own):
            other = quad.subject if incoming else quad.object
            key = incoming, quad.predicate.value, _resolved(store, other)
            if isinstance(quad.graph_name, ox.DefaultGraph):
                assessed.add(key)
            elif quad.graph_name.value.startswith(ID + "claim/"):
                claims[key].add(quad.graph_name.value)
    for key in sorted(assessed | claims.keys()):
        derived = set() if claims[key] else _derived(store, iri, key)
        named = sources.of(claims[key] or derived)
        yield _fact(store, key, key in assessed, bool(derived), named, backing.of(claims[key]))


def _mentions(store: ox.Store, iri: str) -> Iterator[tuple[bool, ox.Quad]]:
    for quad in _pattern(store, iri, None, None):
        if quad.predicate.value not in _APART:
            yield False, quad
    for quad in _pattern(store, None, None, iri):
        if quad.predicate.value not in _APART:
            yield True, quad


def _fact(
    store: ox.Store, key: tuple[bool, str, str], assessed: bool, inferred: bool, sources: tuple[Source, ...], support: Support
) -> Fact:
    incoming, predicate, value = key
    label = _label(store, value) if "://" in value and _kind(store, value) else local(value) if value.startswith(IO) else value
    return Fact(local(predicate), _label(store, predicate), incoming, value, label, assessed, inferred, sources, support)


def _derived(store: ox.Store, iri: str, key: tuple[bool, str, str]) -> set[str]:
    """Return the claims that a computed fact rests on."""
    incoming, predicate, value = key
    wanted = {RDF + "predicate": predicate, RDF + ("subject" if incoming else "object"): value}
    found: set[str] = set()
    for quad in _pattern(store, None, RDF + ("object" if incoming else "subject"), iri):
        statement = quad.subject.value  # type: ignore[union-attr]  # no triple terms
        if all(first(values(store, statement), name) == part for name, part in wanted.items()):
            for mark in _pattern(store, None, IO + "states", statement):
                found |= set(values(store, mark.subject.value).get(PROV + "wasDerivedFrom", ()))  # type: ignore[union-attr]  # same
    return found


def _resolved(store: ox.Store, term: object) -> str:
    value = str(getattr(term, "value", term))
    return first(values(store, value), *SAME) or value if isinstance(term, ox.NamedNode) else value


def _kind(store: ox.Store, iri: str) -> str:
    kinds = {local(quad.object.value) for quad in _pattern(store, iri, TYPE, None)}  # type: ignore[union-attr]  # no triple terms
    return min(kinds & set(KINDS), key=KINDS.index, default="")


def _label(store: ox.Store, iri: str) -> str:
    labels = {quad.object.value for quad in _pattern(store, iri, LABEL, None)}  # type: ignore[union-attr]  # no triple terms
    return min(labels, default=local(iri))


def _pattern(store: ox.Store, subject: str | None, predicate: str | None, value: str | None) -> Iterator[ox.Quad]:
    try:
        s, p, o = (ox.NamedNode(part) if part else None for part in (subject, predicate, value))
    except ValueError as error:  # what the user typed is no IRI
        raise QueryError(f"not an IRI: {subject or value}") from error
    return store.quads_for_pattern(s, p, o, None)
