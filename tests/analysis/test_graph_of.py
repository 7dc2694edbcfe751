"""The networkx graph: an analyst's things, and every edge with its sentences."""

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.analysis import Graph, Source, find, graph_of
from kg.namespaces import ID, IO


def named(graph: Graph, label: str) -> str:
    (iri,) = [iri for iri, node in graph.nodes.items() if node["label"] == label]
    return iri


def network(graph: Graph, count: str) -> str:
    (iri,) = [iri for iri, node in graph.nodes.items() if ("assetCount", count) in node["facts"]]
    return iri


def test_an_edge_carries_who_said_it_how_and_where(graph: Graph) -> None:
    operation = named(graph, "Chinese operation on Twitter (2020)")
    edge = graph.edges[operation, ID + "state/CN", "backedBy"]
    assert (edge["predicate"], edge["label"], edge["inferred"]) == (IO + "backedBy", "backed by", False)
    (source,) = edge["claims"]
    assert source == Source(
        claim=source.claim,
        speaker="Twitter",
        modality="reported",
        polarity="positive",
        confidence=0.9,
        quote="Beijing-backed influence operation",
        start=782,
        end=816,
        report=source.report,
        title="China demands Twitter deletes anti-China accounts",
        publisher="",
        published="2020-06-12",
        url="",
    )


def test_only_what_reports_touch_is_in_and_no_bookkeeping(graph: Graph) -> None:
    kinds = {node["kind"] for node in graph.nodes.values()}
    assert ID + "state/FR" not in graph
    assert ID + "platform/telegram" not in graph
    assert not kinds & {"Report", "Claim", "Inference", "Statement", "Class", "SpecificResource"}
    assert {"InfluenceOperation", "Takedown", "AccountNetwork", "State", "Narrative"} <= kinds


def test_a_network_has_its_plain_facts_and_their_sources(graph: Graph) -> None:
    node = graph.nodes[network(graph, "23750")]
    assert node["facts"] == (("assetCount", "23750"), ("precision", "exact"), ("role", "core"), ("unit", "account"))
    assert [source.quote for source in node["claims"]] == ["The company suspended a core network of 23,750 highly active accounts"]


def test_computed_edges_are_marked_and_bring_the_sentences_they_rest_on(graph: Graph) -> None:
    edge = graph.edges[network(graph, "23750"), network(graph, "170000"), "subNetworkOf"]
    assert edge["inferred"]
    assert len(edge["claims"]) == 2


def test_two_reports_operations_that_were_joined_are_one(graph: Graph) -> None:
    operations = [iri for iri, node in graph.nodes.items() if node["kind"] == "InfluenceOperation"]
    assert len(operations) == 4
    edge = graph.edges[named(graph, "Chinese operation on Twitter (2020)"), ID + "state/CN", "originatesFrom"]
    assert {source.speaker for source in edge["claims"]} == {"Twitter", "Lantern Lab"}


def test_what_is_only_denied_is_no_edge(graph: Graph) -> None:
    assert not graph.has_edge(named(graph, "Chinese operation on Twitter (2020)"), ID + "state/CN", "attributedTo")


def test_weak_claims_do_not_count_below_the_bar(sample: ox.Store) -> None:
    strict = graph_of(sample, min_confidence=0.7)
    assert "a firm in Chengdu" not in {node["label"] for node in strict.nodes.values()}
    operation = named(strict, "Chinese operation on Twitter (2020)")
    assert {s.speaker for s in strict.edges[operation, ID + "state/CN", "originatesFrom"]["claims"]} == {"Twitter"}
    assert all(source.confidence >= 0.7 for _, _, edge in strict.edges(data=True) for source in edge["claims"])


def test_the_same_store_gives_the_same_graph_in_the_same_order(sample: ox.Store, graph: Graph) -> None:
    backwards = ox.Store()
    backwards.extend(sorted(sample, key=str, reverse=True))
    again = graph_of(backwards)
    assert list(again.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))
    assert isinstance(graph, nx.MultiDiGraph)


@pytest.mark.parametrize("words", ["China", " china ", "PRC", "Chinese", "Beijing", "cn", "state:CN", ID + "state/CN"])
def test_a_thing_is_found_by_whatever_it_is_called(sample: ox.Store, words: str) -> None:
    (match,) = find(sample, words)
    assert (match.iri, match.kind, match.exact) == (ID + "state/CN", "State", True)


def test_a_name_of_several_things_gives_them_all(sample: ox.Store) -> None:
    assert [(match.kind, match.exact) for match in find(sample, "hong kong")] == [("Territory", True), ("Topic", True)]


def test_a_misspelt_name_is_answered_with_the_nearest_and_nonsense_with_none(sample: ox.Store) -> None:
    near = find(sample, "Twiter")
    assert (near[0].label, near[0].exact) == ("Twitter", False)
    assert find(sample, "qqqqqq") == []
    assert find(sample, "http://no iri") == []


def test_the_name_of_a_joined_operation_leads_to_the_resolved_one(sample: ox.Store, graph: Graph) -> None:
    (match,) = find(sample, "Chinese operation (Lantern Lab)")
    assert match.iri == named(graph, "Chinese operation on Twitter (2020)")
