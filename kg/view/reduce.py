"""Smaller graphs out of larger ones, by rules that the page can state."""

from collections.abc import Iterable, Iterator
from datetime import date

import networkx as nx

from kg.errors import KgError
from kg.view.when import span


def focus(graph: "nx.MultiDiGraph[str]", iris: Iterable[str], hops: int) -> "nx.MultiDiGraph[str]":
    """Return the part of `graph` within `hops` edges of any of `iris`, whichever way the edges point.

    Raises `KgError` for an IRI that is not in the graph.
    """
    near = set(iris)
    if missing := sorted(near - set(graph)):
        raise KgError(f"not in the graph: {missing[0]}")
    fringe = near
    for _ in range(hops):
        fringe = {other for iri in fringe for other in _neighbours(graph, iri)} - near
        near |= fringe
    return graph.subgraph(near).copy()


def limit(graph: "nx.MultiDiGraph[str]", max_nodes: int) -> "nx.MultiDiGraph[str]":
    """Return the `max_nodes` nodes with the most edges; among equals, those first by label, then by IRI.

    Raises `ValueError` if `max_nodes` is below 1.
    """
    if max_nodes < 1:
        raise ValueError(f"max_nodes is {max_nodes}: at least one node has to stay")
    degrees = dict(graph.degree())
    ranked = sorted(graph, key=lambda iri: (-degrees[iri], graph.nodes[iri]["label"], iri))
    return graph.subgraph(ranked[:max_nodes]).copy()


def between(graph: "nx.MultiDiGraph[str]", since: date | None, until: date | None) -> "nx.MultiDiGraph[str]":
    """Return `graph` without the things that are dated outside `since` .. `until` (inclusive), and without what only they held.

    A vague date ("2020") counts if any day that it may mean lies inside.
    """
    first, last = since.isoformat() if since else "", until.isoformat() if until else "9999-12-31"
    spans = {iri: span(node["facts"]) for iri, node in graph.nodes.items()}
    kept = graph.subgraph(iri for iri, days in spans.items() if not days or (days[0] <= last and days[1] >= first))
    loose = {iri for iri in kept if not kept.degree(iri) and graph.degree(iri)}
    return kept.subgraph(set(kept) - loose).copy()


def _neighbours(graph: "nx.MultiDiGraph[str]", iri: str) -> Iterator[str]:
    yield from graph.successors(iri)
    yield from graph.predecessors(iri)
