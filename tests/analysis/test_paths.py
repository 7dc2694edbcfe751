"""Paths prefer what explains a connection, and tell each step with its words and in its true direction."""

import networkx as nx
import pyoxigraph as ox

from kg.analysis import Graph, Source, find, paths
from kg.namespaces import ID

HONG_KONG = [ID + "territory/HK", ID + "topic/hong-kong"]


def test_china_leads_to_hong_kong_through_the_two_operations(sample: ox.Store, graph: Graph) -> None:
    ends = [[match.iri for match in find(sample, name)] for name in ("China", "Hong Kong")]
    best, second, *_ = paths(graph, *ends)
    assert best.labels == second.labels
    assert best.labels == ("China", "Chinese operation on Twitter (2020)", "Earlier operation on Hong Kong (2019)", "Hong Kong")
    assert {best.kinds[-1], second.kinds[-1]} == {"Territory", "Topic"}


def test_every_step_has_its_quote_and_direction(graph: Graph) -> None:
    best = paths(graph, ID + "state/CN", HONG_KONG, k=1)[0]
    backed = best.steps[0].relations[0]
    assert (backed.object, backed.subject, backed.label) == (ID + "state/CN", best.nodes[1], "backed by")
    assert all(relation.claims and relation.claims[0].quote for step in best.steps for relation in step.relations)


def test_narratives_come_next_and_bare_geography_only_after_them(graph: Graph) -> None:
    found = paths(graph, ID + "state/CN", HONG_KONG, k=4)
    assert "Narrative" in found[2].kinds
    assert found[3].nodes == (ID + "state/CN", ID + "territory/HK")
    assert [path.cost for path in found] == sorted(path.cost for path in found)


def test_a_bound_on_hops_and_unknown_ends(graph: Graph) -> None:
    assert [path.labels for path in paths(graph, ID + "state/CN", HONG_KONG, max_hops=2)] == [("China", "Hong Kong")]
    assert paths(graph, ID + "state/CN", ID + "state/FR") == []
    assert paths(graph, ID + "state/CN", ID + "state/CN") == []


def test_weak_steps_do_not_count_below_the_bar(graph: Graph) -> None:
    firm = next(iri for iri, node in graph.nodes.items() if node["label"] == "a firm in Chengdu")
    assert paths(graph, ID + "state/CN", firm)
    assert paths(graph, ID + "state/CN", firm, min_confidence=0.7) == []


def test_a_longer_way_through_an_operation_beats_a_platform() -> None:
    source = Source("c", "s", "reported", "positive", 0.9, "words", 0, 5, "r", "", "", "", "")
    graph: Graph = nx.MultiDiGraph()
    for iri, kind in {"a": "State", "b": "State", "hub": "Platform", "one": "InfluenceOperation", "two": "InfluenceOperation"}.items():
        graph.add_node(iri, label=iri, kind=kind)
    for start, end in (("a", "hub"), ("hub", "b"), ("a", "one"), ("one", "two"), ("two", "b")):
        graph.add_edge(start, end, "x", label="x", inferred=False, claims=(source,))
    assert [path.nodes for path in paths(graph, "a", "b")] == [("a", "one", "two", "b"), ("a", "hub", "b")]


def test_many_ways_through_a_hub_do_not_take_forever() -> None:
    source = Source("c", "s", "reported", "positive", 0.9, "words", 0, 5, "r", "", "", "", "")
    graph: Graph = nx.MultiDiGraph()
    nodes = [f"n{number:03}" for number in range(120)]
    graph.add_nodes_from(nodes, label="n", kind="InfluenceOperation")
    for at, start in enumerate(nodes):
        for end in nodes[at + 1 : at + 9]:
            graph.add_edge(start, end, "x", label="x", inferred=False, claims=(source,))
    assert len(paths(graph, "n000", "n020", k=5, max_hops=6)) == 5
