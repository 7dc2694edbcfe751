"""A store -> what its reports tell differently of the same operation, with the reports on each side and their words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.analysis.differences import Cite, Difference, differences
from kg.analysis.source import Source, Sources, first, values
from kg.model import Literal, Term, Triple
from kg.namespaces import ID, IO, LABEL, SCHEMA, TYPE
from kg.resolution.profile import Profile, profiles
from kg.resolution.world import World, world

_REFERENCE = (LABEL, *(IO + name for name in ("operatedBy", "ofState", "basedIn", "platform", "operator", "start", "end")))
_SAME = IO + "sameOperation"


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says: its title (or IRI), its date or "", whether it is a copy of an earlier report, and the sources."""

    report: str
    title: str
    published: str
    copy: bool
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One value in words, and the reports that give it, by date."""

    value: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An operation (IRI and label), a slot, and the values that are told; `conflict` where they cannot all be right.

    `slot` is "count", "date", "actor", "enforcement", "origin", "attribution", "state-backed" or "target"; `about` says of which of
    several things the values are, such as "instagram accounts". Without `conflict` one side only says more, or more precisely.
    """

    operation: str
    label: str
    slot: str
    about: str
    conflict: bool
    sides: tuple[Side, ...]


def disagreements(store: ox.Store, operation: str = "") -> list[Disagreement]:
    """Return what reports tell differently: of one resolved operation, or of all, those with most conflicts first."""
    groups = _groups(store, operation)
    if not groups:
        return []
    reading = _Reading(store)
    found = [one for canonical, members in groups.items() for one in reading.of(canonical, members)]
    conflicts: dict[str, int] = defaultdict(int)
    for one in found:
        conflicts[one.operation] += one.conflict
    return sorted(found, key=lambda one: (-conflicts[one.operation], one.label, one.operation, not one.conflict, one.slot, one.about))


def _groups(store: ox.Store, operation: str) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    wanted = ox.NamedNode(operation) if operation else None
    for quad in store.quads_for_pattern(None, ox.NamedNode(_SAME), wanted, ox.DefaultGraph()):
        groups[quad.object.value].append(quad.subject.value)  # type: ignore[union-attr]  # no triple terms are written
    return {canonical: sorted(members) for canonical, members in sorted(groups.items())}


class _Reading:
    """Reads from one store, each thing once."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._sources = Sources(store)
        self._known = _world(store)
        copies = store.quads_for_pattern(None, ox.NamedNode(IO + "copyOf"), None, ox.DefaultGraph())
        self._copies = {quad.subject.value: quad.object.value for quad in copies}  # type: ignore[union-attr]  # as above

    def of(self, canonical: str, members: Iterable[str]) -> Iterator[Disagreement]:
        told = sorted((self._profile(member) for member in members), key=lambda one: (not one.published, one.published, one.report))
        originals = {one.operation for one in told if self._copies.get(one.report) not in {other.report for other in told}}
        for difference in differences(told, self._known):
            # A copy is no voice of its own: that it was cut, and so says less than what it is a copy of, is no difference.
            if not difference.conflict and len({point.words for point in difference.points if point.operation in originals}) < 2:
                continue
            sides = tuple(self._sides(difference, {one.operation: one for one in told}))
            label = first(values(self._store, canonical), LABEL)
            yield Disagreement(canonical, label, difference.slot, difference.about, difference.conflict, sides)

    def _profile(self, operation: str) -> Profile:
        """Return how a report tells of an operation, from its claims' graphs."""
        triples = set(self._stated(operation))
        for node in {s for s, p, _ in triples if p in (IO + "recipient", IO + "usedBy")}:
            triples |= set(self._stated(node))
        report = next(iter(self._reports(operation)))
        about = values(self._store, report)
        # An act or network brings the other operations that it is about with it.
        return next(p for p in profiles(report, first(about, SCHEMA + "datePublished"), triples) if p.operation == operation)

    def _stated(self, node: str) -> Iterator[Triple]:
        for quad in (*self._pattern(node, None, None), *self._pattern(None, None, node)):
            if any(source.supports for source in self._sources.of_claim(quad.graph_name.value)):  # type: ignore[union-attr]  # as above
                yield quad.subject.value, quad.predicate.value, _term(quad.object)  # type: ignore[union-attr]  # as above

    def _reports(self, operation: str) -> list[str]:
        claims = {quad.graph_name.value for quad in self._pattern(operation, TYPE, None)}  # type: ignore[union-attr]  # as above
        return sorted({source.report for source in self._sources.of(claims)})

    def _sides(self, difference: Difference, told: dict[str, Profile]) -> Iterator[Side]:
        words: dict[str, list[Account]] = defaultdict(list)
        order = list(told)
        for point in sorted(difference.points, key=lambda point: order.index(point.operation)):
            words[point.words].append(self._account(told[point.operation], point.cites))
        yield from (Side(value, tuple(accounts)) for value, accounts in words.items())

    def _account(self, one: Profile, cites: Iterable[Cite]) -> Account:
        about = values(self._store, one.report)
        title = first(about, SCHEMA + "headline", LABEL) or one.report
        claims = {claim for cite in cites for claim in self._claims(cite)}
        sources = tuple(source for source in self._sources.of(claims) if source.supports)
        return Account(one.report, title, one.published, one.report in self._copies, sources)

    def _claims(self, cite: Cite) -> Iterator[str]:
        subject, predicates, value = cite
        for predicate in predicates:
            for quad in self._pattern(subject, predicate, None):
                if not value or quad.object.value == value:  # type: ignore[union-attr]  # as above
                    yield quad.graph_name.value  # type: ignore[union-attr]  # as above

    def _pattern(self, subject: str | None, predicate: str | None, value: str | None) -> Iterator[ox.Quad]:
        s, p, o = (ox.NamedNode(part) if part else None for part in (subject, predicate, value))
        for quad in self._store.quads_for_pattern(s, p, o, None):
            if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(ID + "claim/"):
                yield quad


def _world(store: ox.Store) -> World:
    """Return the reference data, from the store: what differs needs no names of operations."""
    patterns = [(predicate, None) for predicate in _REFERENCE] + [(TYPE, IO + "Tenure")]
    return world(
        (quad.subject.value, quad.predicate.value, _term(quad.object))  # type: ignore[union-attr]  # as above
        for predicate, value in patterns
        for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value) if value else None, ox.DefaultGraph())
    )


def _term(node: object) -> Term:
    return Literal(node.value) if isinstance(node, ox.Literal) else str(getattr(node, "value", node))
