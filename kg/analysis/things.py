"""The things that an analyst reasons about and the ties between them, one at a time and in the same order for the same store."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from kg.analysis.facts import Fact, Facts
from kg.analysis.source import Sources
from kg.namespaces import IO, LABEL, RDFS, SCHEMA, SKOS, TYPE, local

# Ways to write a thing's name: in the index of names, not among its facts.
_NAMING = {LABEL, RDFS + "isDefinedBy", SKOS + "altLabel", SKOS + "prefLabel", SKOS + "hiddenLabel"} | {
    IO + name for name in ("demonym", "metonym", "place", "signal", "ambiguousLabel")
}
# Of those, and of the codes, what an analyst may type to find a thing.
_CALLED = {SKOS + "altLabel", SKOS + "prefLabel", SKOS + "notation", SCHEMA + "name"} | {
    IO + name for name in ("demonym", "metonym", "iso2", "iso3", "formerName", "ambiguousLabel")
}
# A body that a claim names brings its state with it, or "Russia" would not lead to what is pinned on the GRU.
_BELONGING = frozenset({"GovernmentBody", "MediaOutlet", "Organisation", "Territory"})
_OF = IO + "ofState"
# What reports tell around operations, clause by clause and in passing, is for queries: here it would hide the operations.
_REMARK = IO + "Remark"
_IN_PASSING = frozenset(IO + name for name in ("basedIn", "operatedBy", "spokespersonOf", "within"))
# Claims of which it is kept whether they count.
_KEPT = 1 << 16


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge between two things; `key` is the property's name, `predicate` its IRI, and `claims` has the claims (IRIs) it rests on.

    It is `inferred` where it was computed and nobody states it. Without claims it is reference knowledge.
    """

    source: str
    target: str
    key: str
    predicate: str
    label: str
    inferred: bool
    claims: Set[str]


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: its IRI, label and class, its other names and codes, and its plain facts, sorted pairs of property name and value.

    `stated` has the claims (IRIs) of each fact, `claims` those of all of them and of the type. `ties` lead from it to others, in
    the order of predicates and targets.
    """

    iri: str
    label: str
    kind: str
    names: tuple[str, ...]
    stated: Mapping[tuple[str, str], Set[str]]
    claims: Set[str]
    ties: tuple[Tie, ...]


class Things:
    """What is believed in a store of the things that claims touch. Claims below `min_confidence` (0..1) do not count.

    Only the IRIs of things are in memory; each thing is read as it is yielded, and `sources` reads claims.
    """

    def __init__(self, store: ox.Store, *, min_confidence: float = 0.0) -> None:
        self.facts, self.sources = Facts(store), Sources(store)
        self._least = min_confidence
        self._weighs = lru_cache(_KEPT)(lambda claim: self._counts(claim, self.facts.of_claim(claim)))
        self._touched = self._find()

    def __iter__(self) -> Iterator[Thing]:
        """Yield all things in the order of their IRIs."""
        return map(self._thing, sorted(self._touched))

    def _thing(self, iri: str) -> Thing:
        stated: dict[tuple[str, str], Set[str]] = {}
        claims: set[str] = set()
        ties: dict[tuple[str, str], Tie] = {}
        believed = self.facts.believed(iri)
        for (_, predicate, value, literal), stating, inferred in self._held(iri, believed):
            key = local(predicate)
            if literal or predicate == TYPE or value.startswith(IO):
                claims |= stating
                if predicate != TYPE:
                    stated[key, value if literal else local(value)] = stating
            if not literal and value in self._touched:
                ties[value, key] = Tie(iri, value, key, predicate, self.facts.label(predicate), inferred, stating)
        label = self.facts.label(iri)
        names = {value for _, predicate, value, literal in believed if literal and predicate in _CALLED} - {label}
        return Thing(iri, label, self.facts.kind(iri), tuple(sorted(names)), dict(sorted(stated.items())), claims, tuple(ties.values()))

    def _held(self, iri: str, believed: Iterable[Fact]) -> Iterator[tuple[Fact, Set[str], bool]]:
        """Yield what is believed of a thing, with the claims that count and whether it is only computed.

        What only claims that do not count state is left out, and so are names; reference data rest on no claim.
        """
        stated = self.facts.stated(iri)
        derived = self.facts.derived(iri)
        for fact in believed:
            claims = stated.get(fact) or derived.get(fact) or set()
            strong = set(filter(self._weighs, claims))
            if fact[1] not in _NAMING and (strong or not claims):
                yield fact, strong, fact in derived and fact not in stated

    def _counts(self, claim: str, stated: Iterable[Fact]) -> bool:
        aside = [value == _REMARK or predicate in _IN_PASSING for _, predicate, value, _ in stated]
        return bool(aside) and not any(aside) and (self._least <= 0 or self._confidence(claim) >= self._least)

    def _confidence(self, claim: str) -> float:
        return max((source.confidence for source in self.sources.of_claim(claim)), default=0.0)

    def _find(self) -> set[str]:
        """Return the things that a claim which counts touches; reference data are in only there."""
        touched: set[str] = set()
        for claim in self.facts.claims():
            stated = self.facts.of_claim(claim)
            if self._counts(claim, stated):
                ends = (end for subject, _, value, literal in stated for end in ((subject,) if literal else (subject, value)))
                touched.update(self.facts.resolved(end) for end in ends)
        touched = {iri for iri in touched if self.facts.kind(iri)}
        bodies = [iri for iri in touched if self.facts.kind(iri) in _BELONGING]
        states = {value for iri in bodies for _, predicate, value, _ in self.facts.believed(iri) if predicate == _OF}
        return {iri for iri in touched | states if self.facts.kind(iri) and self.facts.resolved(iri) == iri}


def edges(things: Iterable[Thing]) -> Iterator[Tie]:
    """Yield the ties of things, by source, target and key."""
    for thing in things:
        yield from sorted(thing.ties, key=lambda tie: (tie.target, tie.key))
