"""The dataset as analysis needs it, one thing at a time: what is believed, who states it, what was computed.

All is looked up in the store, which is on disk, and of the answers only the last are kept: memory does not grow with the graph.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import pyoxigraph as ox

from kg.namespaces import ID, IO, LABEL, PROV, RDF, SAME, TYPE, local

# What an analyst sees as a thing; where something has several of these types, the first one counts.
KINDS = (
    "InfluenceOperation", "AccountNetwork", "Takedown", "Seizure", "Sanction", "Indictment", "Restriction", "NetworkBlock",
    "EnforcementAction", "Demand", "Denial", "Accusation", "NonAttribution", "AccessRestriction", "Narrative", "Topic",
    "Technique", "State", "Territory", "Region", "Platform", "Company", "GovernmentBody", "MediaOutlet", "Organisation",
    "Person",
)  # fmt: skip
_RANK = {IO + kind: rank for rank, kind in enumerate(KINDS)}
_PARTS = (RDF + "subject", RDF + "predicate", RDF + "object")
# Where a thing was joined to several, what it is called there decides.
_SAME = tuple(sorted(SAME))
_KEPT = 1 << 16

# Subject, predicate, object: IRIs and literal values alike as text, and whether the object is a literal.
Fact = tuple[str, str, str, bool]
# Facts of one thing with the claims that each rests on.
Stating = dict[Fact, set[str]]


def fact_of(quad: ox.Quad) -> Fact:
    """Return a quad's triple as text."""
    return (
        quad.subject.value,  # type: ignore[union-attr]  # triple terms are never written
        quad.predicate.value,
        quad.object.value,  # type: ignore[union-attr]  # same
        isinstance(quad.object, ox.Literal),
    )


class Facts:
    """Answers from a store what is believed of things and who says so; the last 65,000 names, kinds and joins are kept."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self.kind = lru_cache(_KEPT)(self._kind)
        self.label = lru_cache(_KEPT)(self._label)
        self.resolved = lru_cache(_KEPT)(self._resolved)

    def believed(self, subject: str) -> list[Fact]:
        """Return what is believed of a thing, sorted."""
        return sorted(set(self._pattern(subject, None, None)))

    def claims(self) -> Iterator[str]:
        """Yield every claim, in the store's order."""
        for graph in self._store.named_graphs():
            if graph.value.startswith(ID + "claim/"):
                yield graph.value

    def of_claim(self, claim: str) -> list[Fact]:
        """Return what a claim states, of reports' own operations; nothing for what is no claim."""
        if not claim.startswith(ID + "claim/"):
            return []
        return [fact_of(quad) for quad in self._store.quads_for_pattern(None, None, None, ox.NamedNode(claim))]

    def stated(self, subject: str) -> Stating:
        """Return what claims state of a resolved thing, with the claims: of it, and of all that was joined to it."""
        found: Stating = defaultdict(set)
        for one in self._originals(subject):
            for quad in self._store.quads_for_pattern(ox.NamedNode(one), None, None, None):
                if isinstance(quad.graph_name, ox.NamedNode) and (claim := quad.graph_name.value).startswith(ID + "claim/"):
                    _, predicate, value, literal = fact_of(quad)
                    found[subject, predicate, value if literal else self.resolved(value), literal].add(claim)
        return found

    def derived(self, subject: str) -> Stating:
        """Return what was computed of a thing, with the claims that each result rests on."""
        found: Stating = defaultdict(set)
        for statement, *_ in self._pattern(None, RDF + "subject", subject):
            inferences = [inference for inference, *_ in self._pattern(None, IO + "states", statement)]
            part = {name: (value, literal) for _, name, value, literal in self._pattern(statement, None, None)} if inferences else {}
            if all(name in part for name in _PARTS):
                sources = {claim for one in inferences for _, _, claim, _ in self._pattern(one, PROV + "wasDerivedFrom", None)}
                found[subject, part[RDF + "predicate"][0], *part[RDF + "object"]] |= sources
        return found

    def _pattern(self, subject: str | None, predicate: str | None, value: str | None) -> Iterator[Fact]:
        s, p, o = (ox.NamedNode(part) if part else None for part in (subject, predicate, value))
        return map(fact_of, self._store.quads_for_pattern(s, p, o, ox.DefaultGraph()))

    def _values(self, subject: str, predicate: str) -> list[str]:
        return sorted(value for _, _, value, _ in self._pattern(subject, predicate, None))

    def _originals(self, iri: str) -> list[str]:
        """Return a resolved thing and what reports tell of that was joined to it; nothing for what was itself joined to another."""
        joined = {other for same in _SAME for other, *_ in self._pattern(None, same, iri)} | {iri}
        return [one for one in joined if self.resolved(one) == iri]

    def _kind(self, iri: str) -> str:
        """Return the name of a thing's class, "" for what an analyst does not see as a thing."""
        return local(min((value for value in self._values(iri, TYPE) if value in _RANK), key=_RANK.__getitem__, default=""))

    def _label(self, iri: str) -> str:
        """Return what to call a thing; where it has no label, the words in its IRI."""
        return next(iter(self._values(iri, LABEL)), "") or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local(iri)).lower()

    def _resolved(self, iri: str) -> str:
        """Return what a report's own operation, act or network was joined to, or else what was given."""
        return next((value for same in _SAME for value in self._values(iri, same) if value != iri), iri)
