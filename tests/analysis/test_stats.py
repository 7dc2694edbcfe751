"""Numbers of a graph: the same every time."""

from kg.analysis import Graph, chart, stats


def test_counts_of_the_sample(graph: Graph) -> None:
    found = stats(graph)
    kinds, relations = dict(found.kinds), dict(found.relations)
    assert (kinds["InfluenceOperation"], kinds["Takedown"], kinds["AccountNetwork"]) == (4, 5, 4)
    assert relations["linkedTo"] == 1
    assert found.reports == 2
    assert found.kinds == tuple(sorted(found.kinds, key=lambda pair: (-pair[1], pair[0])))


def test_the_operation_that_everything_is_about_is_the_most_central(graph: Graph) -> None:
    first, *rest = stats(graph, top=3).central
    assert first.label == "Chinese operation on Twitter (2020)"
    assert len(rest) == 2
    assert 0 < rest[0].betweenness <= first.betweenness <= 1


def test_communities_are_disjoint_sorted_and_stable(graph: Graph) -> None:
    groups = stats(graph).communities
    assert groups == stats(graph).communities
    assert len({iri for group in groups for iri in group}) == sum(map(len, groups))
    assert [len(group) for group in groups] == sorted((len(group) for group in groups), reverse=True)
    (russian,) = [group for group in groups if any(iri.endswith("state/RU") for iri in group)]
    assert "Russian operation on Twitter (2020)" in {graph.nodes[iri]["label"] for iri in russian}


def test_takedowns_by_month_as_bars(graph: Graph) -> None:
    assert stats(graph).months == (("2019", 1), ("2020-06", 4))
    assert chart(stats(graph).months).splitlines() == ["2019     " + "█" * 10 + " 1", "2020-06  " + "█" * 40 + " 4"]
    assert chart(()) == ""


def test_an_empty_graph_has_empty_numbers() -> None:
    found = stats(Graph())
    assert (found.kinds, found.central, found.communities, found.months) == ((), (), (), ())
