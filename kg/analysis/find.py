"""Find a thing by whatever an analyst calls it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rapidfuzz import fuzz

from kg.analysis.facts import KINDS
from kg.namespaces import IO, LABEL, PREFIXES, SAME, SCHEMA, SKOS, TYPE, local

# In this order: where a name is somebody's label, it is not looked up as somebody else's demonym.
_NAMES = (
    (LABEL, SKOS + "altLabel", SCHEMA + "name", SKOS + "notation", IO + "iso2", IO + "ambiguousLabel"),
    (IO + "demonym", IO + "metonym"),
    (IO + "place", IO + "signal"),
)
_NEAR, _SUGGESTIONS = 75, 5


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A thing that a name may mean. `score` is 100 where the name is its own, less (rapidfuzz, 0..100) for a suggestion."""

    label: str
    kind: str
    iri: str
    name: str
    score: float = 100.0

    @property
    def exact(self) -> bool:
        """Whether the words are a name of the thing, rather than like one."""
        return self.score == 100


def find(store: ox.Store, words: str) -> list[Match]:
    """Return the things called `words` (an IRI, `state:CN`, a label, another name, a code, a demonym), sorted.

    Case does not matter. Where nothing is called so, return up to five things that are called alike, the likest first;
    their `exact` is False. An empty list means that nothing is near.
    """
    wanted = words.strip()
    prefix, colon, name = wanted.partition(":")
    if colon and (matches := _described(store, {PREFIXES.get(prefix, prefix + ":") + name: wanted})):
        return matches
    for predicates in _NAMES:
        called = {thing: text for text, thing in _names(store, predicates) if text.casefold() == wanted.casefold()}
        if matches := _described(store, called):
            return matches
    return _near(store, wanted)


def _names(store: ox.Store, predicates: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for predicate in predicates:
        for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph()):
            yield quad.object.value, quad.subject.value  # type: ignore[union-attr]  # no triple terms are written


def _near(store: ox.Store, wanted: str) -> list[Match]:
    names: dict[str, set[str]] = defaultdict(set)
    for text, thing in (pair for predicates in _NAMES[:2] for pair in _names(store, predicates)):
        names[text].add(thing)
    scored = ((_alike(wanted.casefold(), text.casefold()), text) for text in names)
    found: dict[str, Match] = {}
    for score, text in sorted(((score, text) for score, text in scored if score >= _NEAR), key=lambda one: (-one[0], one[1])):
        for match in _described(store, dict.fromkeys(names[text], text), min(score, 99.0)):
            found.setdefault(match.iri, match)
        if len(found) >= _SUGGESTIONS:
            break
    return sorted(found.values(), key=lambda match: (-match.score, match))[:_SUGGESTIONS]


def _alike(wanted: str, name: str) -> float:
    """Score spelling (rapidfuzz ratio), or being a part of a longer name; a short code inside the words is no likeness."""
    part = 0.9 * fuzz.partial_ratio(wanted, name) if len(name) > len(wanted) > 3 else 0.0
    return max(fuzz.ratio(wanted, name), part)


def _described(store: ox.Store, called: dict[str, str], score: float = 100.0) -> list[Match]:
    """Return matches for those of the IRIs that are things; a report's operation counts as the one it was joined to."""
    found = set()
    for iri, name in called.items():
        thing = next((one for same in SAME for one in sorted(_values(store, iri, same))), iri)
        kinds = {local(kind) for kind in _values(store, thing, TYPE)} & set(KINDS)
        if kinds:
            label = min(_values(store, thing, LABEL), default=local(thing))
            found.add(Match(label, min(kinds, key=KINDS.index), thing, name, score))
    return sorted(found)


def _values(store: ox.Store, iri: str, predicate: str) -> set[str]:
    try:
        pattern = store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None, ox.DefaultGraph())
    except ValueError:  # what the user typed is no IRI
        return set()
    return {quad.object.value for quad in pattern}  # type: ignore[union-attr]  # no triple terms are written
