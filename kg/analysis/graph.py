"""The dataset as a networkx graph of the things that an analyst reasons about."""

from typing import TYPE_CHECKING, Any

import networkx as nx
import pyoxigraph as ox

from kg.analysis.disagreements import disagreements
from kg.analysis.things import Thing, Things, Tie

if TYPE_CHECKING:
    Multigraph = nx.MultiDiGraph[str]
else:
    Multigraph = nx.MultiDiGraph


class Graph(Multigraph):
    """A networkx graph that a notebook shows as the page of `kg view`."""

    def _repr_html_(self) -> str:
        from kg.view.frame import framed  # noqa: PLC0415 - only notebooks draw, and drawing needs analysis

        return framed(self)


def graph_of(store: ox.Store, *, min_confidence: float = 0.0, told: bool = True) -> Graph:
    """Return the assessed layer as a directed multigraph, in the same order for the same store.

    Node key: IRI; attributes `label`, `names` (what else it is called, codes among them), `kind` (class name), `facts` (pairs
    of property name and value), `stated` (such a pair -> its sources), `claims` (sources of all of those and of its type), and
    `disagreements` for an operation that reports tell differently of (not without `told`: nothing but a page needs them). Edge
    key: property name; attributes `predicate` (IRI), `label`, `inferred` (computed, stated by nobody), `claims`.
    Claims below `min_confidence` (0..1) do not count. Reference things are in only where a claim touches them.
    An edge without claims that is not inferred is reference knowledge (whose territory, whose platform).
    """
    things = Things(store, min_confidence=min_confidence)
    graph = Graph()
    held = list(things)
    graph.add_nodes_from((thing.iri, _node(things, thing)) for thing in held)
    for tie in (tie for thing in held for tie in thing.ties):
        graph.add_edge(tie.source, tie.target, tie.key, **_edge(things, tie))
    for one in disagreements(store) if told else ():
        if one.operation in graph:
            graph.nodes[one.operation].setdefault("disagreements", []).append(one)
    return graph


def _node(things: Things, thing: Thing) -> dict[str, Any]:
    return {
        "label": thing.label,
        "kind": thing.kind,
        "facts": tuple(thing.stated),
        "stated": {fact: things.sources.of(claims) for fact, claims in thing.stated.items()},
        "claims": things.sources.of(thing.claims),
        "names": thing.names,
    }


def _edge(things: Things, tie: Tie) -> dict[str, Any]:
    return {"predicate": tie.predicate, "label": tie.label, "inferred": tie.inferred, "claims": things.sources.of(tie.claims)}
