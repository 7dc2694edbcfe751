"""How two things are connected, told with the sentence behind every step."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import networkx as nx

from kg.analysis.graph import Graph
from kg.analysis.source import Source

if TYPE_CHECKING:
    Undirected = nx.Graph[str]
else:
    Undirected = nx.Graph

# What passing through a thing costs, in hops. An operation explains a connection; that two operations were both on
# Twitter, or both about elections, hardly does. Ends cost nothing.
PASSING = {
    **dict.fromkeys(("InfluenceOperation", "Narrative"), 0.0),
    **dict.fromkeys(("Takedown", "Seizure", "Sanction", "Indictment", "Restriction", "NetworkBlock"), 0.5),
    **dict.fromkeys(("AccountNetwork", "EnforcementAction"), 0.5),
    **dict.fromkeys(("Person", "Organisation", "Company", "GovernmentBody", "MediaOutlet"), 1.0),
    **dict.fromkeys(("Demand", "Denial", "Accusation", "NonAttribution", "AccessRestriction"), 2.0),
    **dict.fromkeys(("State", "Territory", "Region", "Platform", "Topic", "Technique"), 3.0),
}
_PASSING_OTHER = 2.0
# That Hong Kong is China's is known without any report: a step that no report states costs this much more.
REFERENCE = 3.0
# How many candidates to look at for each pair of ends, at most: paths through hubs grow without bound.
_CANDIDATES = 500


@dataclass(frozen=True, slots=True)
class Relation:
    """One edge, in its own direction: `subject` and `object` are IRIs."""

    subject: str
    name: str
    label: str
    object: str
    inferred: bool
    claims: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """From one thing to the next, and everything that connects the two, in either direction."""

    start: str
    end: str
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one thing to another; `cost` is hops plus what passing through its inner things costs."""

    nodes: tuple[str, ...]
    labels: tuple[str, ...]
    kinds: tuple[str, ...]
    steps: tuple[Step, ...]
    cost: float


def paths(
    graph: Graph,
    a: str | Collection[str],
    b: str | Collection[str],
    *,
    k: int = 3,
    max_hops: int = 6,
    min_confidence: float = 0.0,
) -> list[Path]:
    """Return the `k` cheapest simple paths from any of `a` to any of `b` (IRIs), cheapest first; see `PASSING` for costs.

    Edges are walked either way. Those whose every claim is below `min_confidence` (0..1) do not count. The k shortest
    paths are Yen's (Management Science 17, 1971), as networkx has them.
    """
    starts, ends = _ends(graph, a), _ends(graph, b)
    plain = _plain(graph, min_confidence, starts | ends)
    found = {
        way
        for start in sorted(starts)
        for end in sorted(ends - {start})
        for way in islice(_ways(plain, start, end, (starts | ends) - {start, end}, max_hops), k)
    }
    told = sorted((_path(graph, plain, way, min_confidence) for way in found), key=lambda path: (path.cost, path.labels, path.nodes))
    return told[:k]


def _ends(graph: Graph, ends: str | Collection[str]) -> set[str]:
    return {iri for iri in ([ends] if isinstance(ends, str) else ends) if iri in graph}


def _plain(graph: Graph, min_confidence: float, ends: Collection[str]) -> Undirected:
    """Return one undirected edge per connected pair, weighted with hop and half of what passing each end costs."""
    plain = Undirected()
    plain.add_nodes_from(graph)
    costs = {iri: 0.0 if iri in ends else passing(node["kind"]) for iri, node in graph.nodes.items()}
    for start, end, edge in graph.edges(data=True):
        if start != end and _counts(edge["claims"], min_confidence):
            reported = bool(edge["claims"]) or edge["inferred"]
            cost = 1 + (costs[start] + costs[end]) / 2 + (0.0 if reported else REFERENCE)
            known = plain.get_edge_data(start, end, {"weight": cost})["weight"]
            plain.add_edge(start, end, weight=min(cost, known))
    return plain


def passing(kind: str) -> float:
    """Return what it costs a path, in hops, to pass through a thing of this class."""
    return PASSING.get(kind, _PASSING_OTHER)


def _counts(claims: Iterable[Source], min_confidence: float) -> bool:
    known = list(claims)
    return not known or max(source.confidence for source in known) >= min_confidence


def _ways(plain: Undirected, start: str, end: str, others: Collection[str], max_hops: int) -> Iterator[tuple[str, ...]]:
    """Yield paths of at most `max_hops` hops, cheapest first, that do not lead through another of the ends."""
    ahead = nx.single_source_shortest_path_length(plain, start, cutoff=max_hops)
    behind = nx.single_source_shortest_path_length(plain, end, cutoff=max_hops)
    near = [iri for iri in plain if iri not in others and ahead.get(iri, max_hops) + behind.get(iri, max_hops) <= max_hops]
    within = Undirected()
    within.add_nodes_from(near)
    within.add_edges_from((u, v, data) for u, v, data in plain.edges(near, data=True) if u in within and v in within)
    if start in within and end in within and nx.has_path(within, start, end):
        candidates = nx.shortest_simple_paths(within, start, end, weight="weight")
        yield from (tuple(way) for way in islice(candidates, _CANDIDATES) if len(way) <= max_hops + 1)


def _path(graph: Graph, plain: Undirected, way: tuple[str, ...], min_confidence: float) -> Path:
    pairs = list(pairwise(way))
    return Path(
        way,
        tuple(graph.nodes[iri]["label"] for iri in way),
        tuple(graph.nodes[iri]["kind"] for iri in way),
        tuple(Step(u, v, tuple(_relations(graph, u, v, min_confidence))) for u, v in pairs),
        round(sum(plain[u][v]["weight"] for u, v in pairs), 3),
    )


def _relations(graph: Graph, start: str, end: str, min_confidence: float) -> Iterator[Relation]:
    for subject, value in ((start, end), (end, start)):
        for name, edge in sorted((graph.get_edge_data(subject, value) or {}).items()):
            if _counts(edge["claims"], min_confidence):
                yield Relation(subject, str(name), edge["label"], value, edge["inferred"], edge["claims"])
