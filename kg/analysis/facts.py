"""The dataset as analysis needs it: what is believed, who states it, what was computed."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

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

# Subject, predicate, object: IRIs and literal values alike as text, and whether the object is a literal.
Fact = tuple[str, str, str, bool]


@dataclass(slots=True)
class Facts:
    """Everything in a store, sorted into what is believed and who says so; built once, then only read."""

    believed: set[Fact] = field(default_factory=set)
    stated: dict[Fact, set[str]] = field(default_factory=lambda: defaultdict(set))  # to claims
    derived: dict[Fact, set[str]] = field(default_factory=lambda: defaultdict(set))  # computed ones to claims
    kinds: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)  # a report's operation, act or network to the resolved one

    def resolved(self, fact: Fact) -> Fact:
        """Return a fact about reports' own operations as one about the resolved operations."""
        subject, predicate, value, literal = fact
        return self.joined.get(subject, subject), predicate, value if literal else self.joined.get(value, value), literal

    def label(self, iri: str) -> str:
        """Return what to call a thing; where it has no label, the words in its IRI."""
        return self.labels.get(iri) or _spaced(local(iri))


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def fact_of(quad: ox.Quad) -> Fact:
    """Return a quad's triple as text."""
    return (
        quad.subject.value,  # type: ignore[union-attr]  # triple terms are never written
        quad.predicate.value,
        quad.object.value,  # type: ignore[union-attr]  # same
        isinstance(quad.object, ox.Literal),
    )


def read(store: ox.Store) -> Facts:
    """Sort a whole store; takes about 2 s per million quads."""
    facts = Facts()
    raw: list[tuple[str, Fact]] = []
    for quad in store:
        if isinstance(quad.graph_name, ox.DefaultGraph):
            facts.believed.add(fact_of(quad))
        elif quad.graph_name.value.startswith(ID + "claim/"):
            raw.append((quad.graph_name.value, fact_of(quad)))
    _name(facts)
    for claim, fact in raw:
        facts.stated[facts.resolved(fact)].add(claim)
    _derive(facts)
    return facts


def _name(facts: Facts) -> None:
    for subject, predicate, value, _ in sorted(facts.believed, reverse=True):  # so that the least value stays
        if predicate == LABEL:
            facts.labels[subject] = value
        elif predicate == TYPE and value in _RANK:
            known = facts.kinds.get(subject)
            if known is None or _RANK[value] < _RANK[IO + known]:
                facts.kinds[subject] = local(value)
        elif predicate in SAME and subject != value:
            facts.joined[subject] = value


def _derive(facts: Facts) -> None:
    parts: dict[str, dict[str, tuple[str, bool]]] = defaultdict(dict)
    marks: list[tuple[str, str]] = []
    claims: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, value, literal in facts.believed:
        if predicate in (RDF + "subject", RDF + "predicate", RDF + "object"):
            parts[subject][local(predicate)] = value, literal
        elif predicate == IO + "states":
            marks.append((subject, value))
        elif predicate == PROV + "wasDerivedFrom":
            claims[subject].add(value)
    for inference, statement in marks:
        if len(part := parts[statement]) == 3:
            fact = part["subject"][0], part["predicate"][0], *part["object"]
            facts.derived[fact] |= claims[inference]
