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

# Nodes that speak of a triple: most of the assessed layer, and looked up where they are needed.
_STATEMENT = ID + "statement/"

_PARTS = (RDF + "subject", RDF + "predicate", RDF + "object")

# Subject, predicate, object: IRIs and literal values alike as text, and whether the object is a literal.
Fact = tuple[str, str, str, bool]


@dataclass(slots=True)
class Facts:
    """What a store holds of things, sorted into what is believed and who says so; built once, then only read."""

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
            if not (fact := fact_of(quad))[0].startswith(_STATEMENT):
                facts.believed.add(fact)
        elif quad.graph_name.value.startswith(ID + "claim/"):
            raw.append((quad.graph_name.value, fact_of(quad)))
    _name(facts)
    for claim, fact in raw:
        facts.stated[facts.resolved(fact)].add(claim)
    _derive(facts, store)
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


def _derive(facts: Facts, store: ox.Store) -> None:
    marks: list[tuple[str, str]] = []
    claims: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, value, _ in facts.believed:
        if predicate == IO + "states":
            marks.append((subject, value))
        elif predicate == PROV + "wasDerivedFrom":
            claims[subject].add(value)
    for inference, statement in marks:
        about = map(fact_of, store.quads_for_pattern(ox.NamedNode(statement), None, None, ox.DefaultGraph()))
        part = {local(predicate): (value, literal) for _, predicate, value, literal in about if predicate in _PARTS}
        if len(part) == len(_PARTS):
            facts.derived[part["subject"][0], part["predicate"][0], *part["object"]] |= claims[inference]
