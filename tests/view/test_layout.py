"""Where nodes are put."""

from itertools import combinations

import networkx as nx
import pytest
from drawn_graphs import Drawn

from kg.view.apart import Box
from kg.view.content import order, statements
from kg.view.drawing import drawn_nodes
from kg.view.layout import positions
from kg.view.look import box, size, words, wrapped
from kg.view.spring import crossings, touches


def _clash(one: tuple[float, float], other: tuple[float, float], a: Box, b: Box) -> bool:
    across = abs(one[0] - other[0]) < (a.width + b.width) / 2 - 2
    return across and abs(one[1] + a.drop - other[1] - b.drop) < (a.height + b.height) / 2 - 2


def test_no_label_covers_another(article: "nx.MultiDiGraph[str]") -> None:
    nodes = order(article)
    drawn = drawn_nodes(article, nodes, statements(article, nodes))
    boxes = [box(node["label"], node["size"]) for node in drawn]
    places = [(node["x"], node["y"]) for node in drawn]
    clashes = [
        (drawn[a]["label"], drawn[b]["label"])
        for a, b in combinations(range(len(drawn)), 2)
        if _clash(places[a], places[b], boxes[a], boxes[b])
    ]
    assert clashes == []


@pytest.mark.parametrize("count", [1, 2, 30])
def test_things_that_nothing_joins_stand_apart_in_rows(count: int) -> None:
    places = positions([Box(100, 40)] * count, [])
    assert all(abs(a[0] - b[0]) >= 100 or abs(a[1] - b[1]) >= 40 for a, b in combinations(places, 2))


def test_nodes_joined_to_themselves_or_in_one_spot_can_be_placed() -> None:
    assert positions([], []) == []
    assert len(positions([Box(50, 50)], [(0, 0, Box(10, 10))])) == 1


def test_crossings_count_lines_not_shared_ends() -> None:
    square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    assert crossings(square, [(0, 2), (1, 3)]) == 1
    assert crossings(square, [(0, 1), (1, 2), (2, 3), (0, 3)]) == 0


def test_touches_count_lines_that_run_into_other_nodes() -> None:
    row = [(0.0, 0.0), (50.0, 5.0), (100.0, 0.0), (200.0, 0.0)]
    assert touches(row, [(0, 2)], near=10) == 1
    assert touches(row, [(0, 2)], near=4) == 0
    assert touches(row, [(0, 1), (2, 3)], near=10) == 0


def test_a_planar_ladder_is_drawn_without_many_crossings() -> None:
    ladder = sorted(nx.ladder_graph(6).edges)
    places = positions([Box(40, 30)] * 12, [(a, b, Box(20, 12)) for a, b in ladder])
    assert crossings([(float(x), float(y)) for x, y in places], ladder) <= 1


def test_labels_are_cut_at_three_lines() -> None:
    assert wrapped("short") == "short"
    long = wrapped("word " * 100)
    assert long.count("\n") == 2 and long.endswith("…") and max(map(len, long.split("\n"))) <= 22
    assert len(wrapped("x" * 10_000)) < 80


def test_class_names_are_written_as_words() -> None:
    assert [words(kind) for kind in ("InfluenceOperation", "State", "")] == ["Influence operation", "State", "Thing"]


def test_counts_that_are_no_numbers_do_not_matter() -> None:
    plain = size("AccountNetwork", [])
    assert size("AccountNetwork", [("assetCount", "-5"), ("assetCount", "٣"), ("assetCount", "9" * 99)]) == plain
    assert size("AccountNetwork", [("assetCount", "170000")]) > plain


def test_a_star_of_a_hundred_is_laid_out() -> None:
    drawn = Drawn()
    drawn.node("hub", "InfluenceOperation", "Hub")
    for number in range(100):
        drawn.node(f"n{number:03}", "AccountNetwork", f"Network {number}")
        drawn.edge(f"n{number:03}", "usedBy", "hub")
    nodes = order(drawn.graph)
    placed = drawn_nodes(drawn.graph, nodes, statements(drawn.graph, nodes))
    assert len({(node["x"], node["y"]) for node in placed}) == 101
