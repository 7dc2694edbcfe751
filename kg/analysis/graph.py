"""The dataset as a networkx graph of the things that an analyst reasons about."""

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING, Any

import networkx as nx
import pyoxigraph as ox

from kg.analysis.disagreements import disagreements
from kg.analysis.facts import Fact, Facts, read
from kg.analysis.source import Sources
from kg.namespaces import IO, LABEL, RDFS, SCHEMA, SKOS, TYPE, local

if TYPE_CHECKING:
    Multigraph = nx.MultiDiGraph[str]
else:
    Multigraph = nx.MultiDiGraph


class Graph(Multigraph):
    """A networkx graph that a notebook shows as the page of `kg view`."""

    def _repr_html_(self) -> str:
        from kg.view.frame import framed  # noqa: PLC0415 - only notebooks draw, and drawing needs analysis

        return framed(self)


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


def graph_of(store: ox.Store, *, min_confidence: float = 0.0) -> Graph:
    """Return the assessed layer as a directed multigraph, in the same order for the same store.

    Node key: IRI; attributes `label`, `names` (what else it is called, codes among them), `kind` (class name), `facts` (pairs
    of property name and value), `stated` (such a pair -> its sources), `claims` (sources of all of those and of its type), and
    `disagreements` for an operation that reports tell differently of. Edge key: property name; attributes `predicate` (IRI),
    `label`, `inferred` (computed, stated by nobody), `claims`.
    Claims below `min_confidence` (0..1) do not count. Reference things are in only where a claim touches them.
    An edge without claims that is not inferred is reference knowledge (whose territory, whose platform).
    """
    facts, sources = read(store), Sources(store)
    chief = {claim for claims in facts.stated.values() for claim in claims} - _aside(facts)
    strong = {claim for claim in chief if _confidence(sources, claim) >= min_confidence}
    held = list(_held(facts, strong))
    touched = _touched(facts, strong)
    graph = Graph()
    graph.add_nodes_from((iri, {"label": facts.label(iri), "kind": facts.kinds[iri]}) for iri in sorted(touched))
    for fact, claims in held:
        if fact[0] in touched and fact[2] in touched and not fact[3]:
            graph.add_edge(fact[0], fact[2], local(fact[1]), **_edge(facts, sources, fact, claims))
    _describe(graph, sources, held)
    for one in disagreements(store):
        if one.operation in graph:
            graph.nodes[one.operation].setdefault("disagreements", []).append(one)
    _name(graph, facts)
    return graph


def _aside(facts: Facts) -> set[str]:
    told = (claims for fact, claims in facts.stated.items() if fact[2] == _REMARK or fact[1] in _IN_PASSING)
    return {claim for claims in told for claim in claims}


def _confidence(sources: Sources, claim: str) -> float:
    return max((source.confidence for source in sources.of_claim(claim)), default=0.0)


def _held(facts: Facts, strong: Set[str]) -> Iterator[tuple[Fact, Set[str]]]:
    """Yield each believed fact with the claims it rests on: none for reference data; not those that only weak ones state."""
    for fact in sorted(facts.believed):
        claims = facts.stated.get(fact) or facts.derived.get(fact) or set()
        if fact[1] not in _NAMING and (not claims or claims & strong):
            yield fact, claims & strong


def _touched(facts: Facts, strong: Set[str]) -> set[str]:
    named = {end for fact, claims in facts.stated.items() if claims & strong for end in (fact[0], fact[2])}
    named |= {value for subject, predicate, value, _ in facts.believed if predicate == _OF and _belongs(facts, subject, named)}
    return {iri for iri in named if iri in facts.kinds and iri not in facts.joined}


def _belongs(facts: Facts, iri: str, named: Set[str]) -> bool:
    return iri in named and facts.kinds.get(iri) in _BELONGING


def _edge(facts: Facts, sources: Sources, fact: Fact, claims: Set[str]) -> dict[str, Any]:
    return {
        "predicate": fact[1],
        "label": facts.label(fact[1]),
        "inferred": fact in facts.derived and fact not in facts.stated,
        "claims": sources.of(claims),
    }


def _describe(graph: Graph, sources: Sources, held: Iterable[tuple[Fact, Set[str]]]) -> None:
    """Give every node its plain facts, the sources of each, and those of all of them and of its type."""
    plain: dict[str, dict[tuple[str, str], Set[str]]] = {iri: {} for iri in graph}
    claims: dict[str, set[str]] = {iri: set() for iri in graph}
    for (subject, predicate, value, literal), stating in held:
        if subject in graph and (literal or predicate == TYPE or value.startswith(IO)):
            claims[subject] |= stating
            if predicate != TYPE:
                plain[subject][local(predicate), value if literal else local(value)] = stating
    for iri, node in graph.nodes.items():
        node["facts"] = tuple(sorted(plain[iri]))
        node["stated"] = {fact: sources.of(plain[iri][fact]) for fact in node["facts"]}
        node["claims"] = sources.of(claims[iri])


def _name(graph: Graph, facts: Facts) -> None:
    """Give every node its other names and codes."""
    names: dict[str, set[str]] = {iri: set() for iri in graph}
    for subject, predicate, value, literal in facts.believed:
        if literal and predicate in _CALLED and subject in names:
            names[subject].add(value)
    for iri, node in graph.nodes.items():
        node["names"] = tuple(sorted(names[iri] - {node["label"]}))
