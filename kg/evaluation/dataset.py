"""A dataset as an evaluation looks at it: what each report's claims state, and what things are called anywhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.evaluation.spelling import normal
from kg.graph.facts import Facts, facts
from kg.graph.terms import Quad
from kg.model import NEGATIVE, STATED, Triple
from kg.namespaces import ID, IO, LABEL, OA, SCHEMA, SKOS, TYPE, local

NAMES = (SCHEMA + "name", LABEL, SKOS + "prefLabel", SKOS + "altLabel")
CODES = (IO + "iso2", SKOS + "notation")
# Class of a statement -> its type in annotations. A claim of these counts even if what it is about is only asked for or denied.
STATEMENTS = {
    IO + "Demand": "demand",
    IO + "Denial": "denial",
    IO + "Accusation": "accusation",
    IO + "NonAttribution": "non-attribution",
    IO + "AccessRestriction": "block",
}
_ABOUT_CLAIMS = {IO + name for name in ("reportedIn", "modality", "polarity", "evidence", "fileName", "sha256")}
_ABOUT_EVIDENCE = {OA + name for name in ("hasSelector", "start", "end", "exact")}
_LOOKED_UP = _ABOUT_CLAIMS | _ABOUT_EVIDENCE | {*NAMES, *CODES, TYPE, IO + "ofState"}


@dataclass(frozen=True, slots=True)
class Dataset:
    """`known` says what anything is called and where claims come from, whatever graph says so; `stated` has each claim's triples."""

    known: Facts
    stated: Mapping[str, tuple[Triple, ...]]

    def claims(self, report: str) -> list[str]:
        """The claims of a report, sorted."""
        return self.known.subjects(IO + "reportedIn", report)

    def reports(self) -> Iterator[tuple[str, str]]:
        """Yield (file name, report) for each report."""
        for thing, predicate in self.known.forward:
            if predicate == IO + "fileName":
                yield from ((name, thing) for name in self.known.texts(thing, predicate))

    def facts(self, report: str) -> Facts:
        """What a report's claims state as fact, and the statements in the others."""
        triples = {triple for claim in self.claims(report) for triple in self._counting(claim)}
        return facts(triples, {}, {}, {})

    def _counting(self, claim: str) -> Iterator[Triple]:
        triples = self.stated.get(claim, ())
        modes = {local(mode) for mode in self.known.things(claim, IO + "modality")}
        negative = IO + NEGATIVE in self.known.things(claim, IO + "polarity")
        if modes & STATED and not negative:
            yield from triples
        else:
            events = {s for s, p, o in triples if p == TYPE and o in STATEMENTS}
            yield from (triple for triple in triples if triple[0] in events)

    def slug(self, thing: str) -> str:
        """The code of a thing, or else the end of its IRI in lower case."""
        codes = (code for predicate in CODES for code in self.known.texts(thing, predicate))
        return next(codes, local(thing.rstrip("/")).lower())

    def spellings(self, thing: str) -> frozenset[str]:
        """All that a thing is called anywhere, and its slug."""
        names = {normal(name) for predicate in NAMES for name in self.known.texts(thing, predicate) if name}
        return frozenset(names | {normal(self.slug(thing))})

    def state(self, thing: str) -> str:
        """The code of a state or territory, or of the state that a body belongs to, or ""."""
        places = (thing, *self.known.things(thing, IO + "ofState")[:1])
        return next((code for place in places for code in self.known.texts(place, IO + "iso2")), "")

    def is_a(self, thing: str, *kinds: str) -> bool:
        """Whether a thing is of any of these classes, by their local names."""
        return any(local(kind) in kinds for kind in self.known.things(thing, TYPE))


def dataset(quads: Iterable[Quad]) -> Dataset:
    """Index the quads of a whole dataset, in any order."""
    looked_up: set[Triple] = set()
    stated: dict[str, list[Triple]] = defaultdict(list)
    for graph, s, p, o in quads:
        if p in _LOOKED_UP:
            looked_up.add((s, p, o))
        if graph.startswith(ID + "claim/"):
            stated[graph].append((s, p, o))
    return Dataset(facts(looked_up, {}, {}, {}), {claim: tuple(triples) for claim, triples in stated.items()})
