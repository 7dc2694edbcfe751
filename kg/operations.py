"""The operations of a graph that several reports tell of, why they were joined, and what a person may want to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.building.rejoin import Decision, check_vocabulary, gathered
from kg.errors import QueryError
from kg.graph.facts import Facts, facts
from kg.graph.joined import said
from kg.graph.labels import operation as label_of
from kg.namespaces import PREFIXES
from kg.ontology import Ontology
from kg.resolution import SAME, UNSURE, Judgement, Profile, Resolution, World, judge, load_verdicts, resolve
from kg.resolution.join import clear
from kg.resolution.outline import outlines
from kg.resolution.world import world


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """An operation as one report tells of it; `published` is an ISO date or ""."""

    published: str
    report: str
    title: str
    operation: str
    label: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A resolved operation (or the one node of an operation that was not joined), and who tells of it, the earliest first."""

    operation: str
    label: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """Two reports' operations: `score` and thresholds in 0..1, `verdict` "same", "unsure" or "different", `reasons` with points.

    `joined` is the IRI of the operation that both belong to, or ""; `note` why they are not together though judged the same,
    or are though not judged so; `person` what a person decided.
    """

    one: Told
    other: Told
    verdict: str
    score: float
    same_from: float
    unsure_from: float
    reasons: tuple[str, ...]
    vetoes: tuple[str, ...]
    person: str
    joined: str
    note: str


@dataclass(frozen=True, slots=True)
class Operations:
    """Everything that the command needs to know about one graph; made by `operations`."""

    known: Facts
    reference: World
    profiles: dict[str, Profile]
    titles: dict[str, str]
    found: Resolution

    def told(self, operation: str) -> Told:
        """Return how a report tells of an operation."""
        profile = self.profiles[operation]
        return Told(profile.published, profile.report, self.titles.get(operation, ""), operation, label_of(self.known, operation))

    def joined(self) -> list[Joined]:
        """Return the operations that several reports tell of, those of the most first."""
        rows = [Joined(iri, "", tuple(self.told(one.operation) for one in members)) for iri, members in self.found.groups.items()]
        named = (Joined(one.operation, one.told[0].label, one.told) for one in rows)
        return sorted(named, key=lambda one: (-len(one.told), one.told[0], one.operation))

    def unsure(self) -> list[Explained]:
        """Return the pairs that may be the same but were not joined, and whose reports are not joined otherwise, the likest first."""
        apart = [one for one in self.found.judged if not one.person and not self._met(one)]
        return [self._explained(one) for one in sorted(apart, key=lambda one: (-one.points, one.one, one.other))]

    def decided(self) -> list[Explained]:
        """Return what people decided, of operations that are in the graph."""
        return [self._explained(one) for one in self.found.judged if one.person]

    def explain(self, one: str, other: str) -> Explained:
        """Explain what is made of two operations; of resolved ones, of the likest two of their reports'. Raises QueryError."""
        pairs = self._pairs(one, other)
        every = {outline.operation: outline for outline in outlines(self.profiles.values(), self.reference)}
        people = {(judged.one, judged.other): judged.person for judged in self.found.judged}
        judged = [judge(every[a], every[b], self.reference, people.get((min(a, b), max(a, b)), "")) for a, b in pairs]
        return self._explained(max(judged, key=lambda one: (bool(one.person), one.points, one.one, one.other)))

    def decision(self, one: str, other: str, verdict: str) -> Decision:
        """Return the decision about two operations; parting a report's from a resolved one parts it from each of its others."""
        pairs = self._pairs(one, other)
        if verdict == "different" and (one in self.profiles) != (other in self.profiles):
            return Decision(tuple(map(frozenset, pairs)), verdict)
        if verdict == "":
            return Decision(tuple(map(frozenset, pairs)), verdict)
        return Decision((frozenset(pairs[0]),), verdict)

    def _pairs(self, one: str, other: str) -> list[tuple[str, str]]:
        left, right = self._members(one), self._members(other)
        # A report's operation is set against the rest of those it was joined with.
        ours = [a for a in left if a not in right or len(left) == 1]
        theirs = [b for b in right if b not in left or len(right) == 1]
        pairs = [(a, b) for a in ours for b in theirs if a != b]
        if not pairs:
            raise QueryError("that is one operation; name two of its reports' operations, as kg resolve --list shows them")
        return pairs

    def _members(self, iri: str) -> tuple[str, ...]:
        if iri in self.profiles:
            return (iri,)
        if iri in self.found.groups:
            return tuple(member.operation for member in self.found.groups[iri])
        raise QueryError(f"no report tells of {iri}; kg resolve --list shows the operations")

    def _together(self, one: str, other: str) -> bool:
        return self.found.node.get(one, one) == self.found.node.get(other, other)

    def _met(self, judged: Judgement) -> bool:
        """Whether one of a pair is joined with the other, or with something else that the other's report tells of."""
        return any(
            self.profiles[other].report in {member.report for member in self.found.groups.get(self.found.node.get(one, ""), ())}
            for one, other in ((judged.one, judged.other), (judged.other, judged.one))
        )

    def _explained(self, judged: Judgement) -> Explained:
        together = self._together(judged.one, judged.other)
        return Explained(
            one=self.told(judged.one),
            other=self.told(judged.other),
            verdict=judged.verdict,
            score=judged.score / 100,
            same_from=SAME / 100,
            unsure_from=UNSURE / 100,
            reasons=tuple(said(judged)),
            vetoes=judged.vetoes,
            person=judged.person,
            joined=self.found.node.get(judged.one, "") if together else "",
            note=self._note(judged, together=together),
        )

    def _note(self, judged: Judgement, *, together: bool) -> str:
        if together and judged.verdict != "same":
            return "joined through other reports' operations that are the same as both"
        if together or judged.verdict != "same":
            return ""
        reports = {operation: profile.report for operation, profile in self.profiles.items()}
        if judged not in list(clear(self.found.judged, reports)):
            return "not joined: a report has another operation that fits about as well"
        return "not joined: another of the operations they would be joined with is ruled out"


def operations(folder: Path, ontology: Ontology) -> Operations:
    """Read what the reports of a graph state and resolve it as the build did. Raises StoreError."""
    check_vocabulary(folder, ontology)
    assessed = gathered(folder)
    reference = world(ontology.triples)
    return Operations(
        facts({*ontology.triples, *assessed.claims}, assessed.claims, assessed.reports, assessed.titles),
        reference,
        {profile.operation: profile for profile in assessed.profiles},
        assessed.titles,
        resolve(assessed.profiles, reference, load_verdicts(folder)),
    )


def iri_of(written: str) -> str:
    """Return the IRI of "operation:3f2a" or of an IRI; anything else comes back as it is."""
    prefix, _, name = written.partition(":")
    return PREFIXES[prefix] + name if prefix in PREFIXES and name else written


def matching(found: Operations, words: str) -> str:
    """Return the IRI of the one operation that `words` mean: an IRI, a short one, or a part of a label or title.

    Raises QueryError that lists them where there are none or several.
    """
    iri = iri_of(words)
    if iri in found.profiles or iri in found.found.groups:
        return iri
    labels = {found.found.node.get(operation, operation): found.told(operation).label for operation in sorted(found.profiles)}
    hits = [iri for iri, label in labels.items() if words.casefold() in label.casefold()]
    return _only(words, hits, labels)


def _only(words: str, hits: Iterable[str], labels: dict[str, str]) -> str:
    first, *others = [*hits, ""]
    if not first:
        raise QueryError(f"no operation is called {words!r}; kg resolve --list shows them")
    if others[:-1]:
        listed = ", ".join(f"{iri.rsplit('/', 1)[-1]} ({labels[iri]})" for iri in [first, *others[:-1]][:6])
        raise QueryError(f"{words!r} may mean several operations; say which: {listed}")
    return first
