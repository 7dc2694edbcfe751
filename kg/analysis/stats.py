"""What stands out in a graph: counts, who is central, who belongs together, when things were taken down."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
import rustworkx as rx

from kg.analysis.graph import Graph

# Betweenness takes time by nodes times edges: beyond this many nodes only those with the highest degrees count.
_BETWEENNESS_NODES = 3000
_SEED = 20201123
_ACTS = ("Takedown", "Seizure", "Sanction", "Indictment", "Restriction", "NetworkBlock")
_BAR = 40


@dataclass(frozen=True, slots=True)
class Central:
    """A thing and how central it is: `degree` in edges, `betweenness` as the share (0..1) of shortest paths through it."""

    iri: str
    label: str
    kind: str
    degree: int
    betweenness: float


@dataclass(frozen=True, slots=True)
class Stats:
    """`communities` are groups of at least two things, the largest first, each thing with the most edges first (IRIs);
    `months` are pairs of "2020-06" (or "2019" where the text says no more) and the number of enforcement actions."""

    kinds: tuple[tuple[str, int], ...]
    relations: tuple[tuple[str, int], ...]
    claims: int
    reports: int
    central: tuple[Central, ...]
    communities: tuple[tuple[str, ...], ...]
    months: tuple[tuple[str, int], ...]


def stats(graph: Graph, *, top: int = 10) -> Stats:
    """Return the numbers of a graph, the `top` most central things and the communities; the same for the same graph."""
    sources = {source for _, _, edge in graph.edges(data=True) for source in edge["claims"]}
    sources |= {source for node in graph.nodes.values() for source in node["claims"]}
    return Stats(
        kinds=_counted(node["kind"] for node in graph.nodes.values()),
        relations=_counted(str(key) for _, _, key in graph.edges(keys=True)),
        claims=len({source.claim for source in sources}),
        reports=len({source.report for source in sources}),
        central=central(graph)[:top],
        communities=communities(graph),
        months=months(graph),
    )


def _counted(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))


def central(graph: Graph) -> tuple[Central, ...]:
    """Return every thing with edges, the most central first, by betweenness, then degree (Freeman, Sociometry 40, 1977)."""
    by_degree = sorted((iri for iri in graph if graph.degree(iri)), key=lambda iri: (-graph.degree(iri), iri))
    between = _betweenness(graph, by_degree[:_BETWEENNESS_NODES])
    found = (
        Central(iri, graph.nodes[iri]["label"], graph.nodes[iri]["kind"], graph.degree(iri), between.get(iri, 0.0)) for iri in by_degree
    )
    return tuple(sorted(found, key=lambda one: (-one.betweenness, -one.degree, one.label, one.iri)))


def _betweenness(graph: Graph, nodes: list[str]) -> dict[str, float]:
    at = {iri: index for index, iri in enumerate(sorted(nodes))}
    plain = rx.PyGraph(multigraph=False)
    plain.add_nodes_from(list(at))
    pairs = {(min(at[u], at[v]), max(at[u], at[v])) for u, v in graph.edges() if u in at and v in at and u != v}
    plain.add_edges_from_no_data(sorted(pairs))
    # on one thread, so that sums are added up in the same order every time
    scores = rx.betweenness_centrality(plain, normalized=True, parallel_threshold=len(at) + 1)
    return {iri: round(scores[index], 4) for iri, index in at.items()}


def communities(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """Return groups of things more tied to each other than to the rest (Louvain, Blondel et al. 2008), by a fixed seed."""
    plain = nx.Graph()  # type: ignore[var-annotated]  # node keys are IRIs
    plain.add_nodes_from(sorted(iri for iri in graph if graph.degree(iri)))
    for start, end in sorted((u, v) for u, v in graph.edges() if u != v):
        weight = plain.get_edge_data(start, end, {"weight": 0})["weight"]
        plain.add_edge(start, end, weight=weight + 1)
    found = nx.community.louvain_communities(plain, seed=_SEED) if plain.number_of_edges() else []
    groups = [tuple(sorted(group, key=lambda iri: (-graph.degree(iri), iri))) for group in found if len(group) > 1]
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def months(graph: Graph) -> tuple[tuple[str, int], ...]:
    """Return how many enforcement actions happened in each month, or year or period where no month is said, in order."""
    when = Counter(
        min(value for name, value in node["facts"] if name in ("date", "period"))[:7]
        for _, node in graph.nodes(data=True)
        if node["kind"] in _ACTS and any(name in ("date", "period") for name, _ in node["facts"])
    )
    return tuple(sorted(when.items()))


def chart(counts: Iterable[tuple[str, int]]) -> str:
    """Draw counts as lines of text with bars, the longest of 40 characters."""
    rows = list(counts)
    most = max((count for _, count in rows), default=1)
    wide = max((len(name) for name, _ in rows), default=0)
    return "".join(f"{name:<{wide}}  {'█' * max(1, round(_BAR * count / most))} {count}\n" for name, count in rows)
