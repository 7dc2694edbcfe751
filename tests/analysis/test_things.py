"""Things one at a time: the same that the networkx graph has, in the order that exports write them."""

import pyoxigraph as ox

from kg.analysis import Graph
from kg.analysis.facts import Facts
from kg.analysis.things import Things, edges


def test_things_come_in_the_order_of_their_iris_and_ties_in_that_of_both_ends_and_key(sample: ox.Store, graph: Graph) -> None:
    things = list(Things(sample))
    assert [thing.iri for thing in things] == sorted(graph)
    assert [(tie.source, tie.target, tie.key) for tie in edges(things)] == sorted(graph.edges(keys=True))


def test_a_thing_has_the_claims_of_each_of_its_facts(sample: ox.Store) -> None:
    (network,) = [thing for thing in Things(sample) if ("assetCount", "23750") in thing.stated]
    assert list(network.stated) == [("assetCount", "23750"), ("precision", "exact"), ("role", "core"), ("unit", "account")]
    assert all(network.stated.values())
    assert network.claims >= {claim for claims in network.stated.values() for claim in claims}


def test_what_is_stated_of_reports_own_operations_is_stated_of_the_resolved_one(sample: ox.Store) -> None:
    facts = Facts(sample)
    joined = {quad.subject.value for quad in sample if facts.resolved(quad.subject.value) != quad.subject.value}
    assert joined
    for one in joined:
        assert facts.stated(one) == {}
        assert facts.stated(facts.resolved(one))
