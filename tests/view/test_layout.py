"""Where nodes are put."""

from itertools import combinations
from math import hypot
from typing import Any

import networkx as nx
import pytest
from drawn_graphs import Drawn

from kg.view import fold
from kg.view.apart import Box
from kg.view.content import Statement, label, order, statements
from kg.view.drawing import lines, lines_at, nodes_at, places
from kg.view.layout import positions
from kg.view.look import box, size, words, wrapped
from kg.view.spring import crossings, touches


def _clash(one: tuple[float, float], other: tuple[float, float], a: Box, b: Box) -> bool:
    across = abs(one[0] - other[0]) < (a.width + b.width) / 2 - 2
    return across and abs(one[1] + a.drop - other[1] - b.drop) < (a.height + b.height) / 2 - 2


def drawing(graph: "nx.MultiDiGraph[str]") -> tuple[list[Box], list[list[tuple[int, int]]], list[dict[str, Any]]]:
    """Return the room each node needs, where nodes stand at each level, and the lines."""
    nodes = order(graph)
    edges = statements(graph, nodes)
    kinds = [graph.nodes[iri]["kind"] for iri in nodes]
    labels = [wrapped(label(graph, iri)) for iri in nodes]
    sizes = [size(graph.nodes[iri]["kind"], graph.nodes[iri]["facts"]) for iri in nodes]
    levels = fold.node_levels(kinds, edges)
    drawn = lines(edges, fold.statement_levels(edges, levels), fold.deeds(kinds, edges), levels)
    return [box(*pair) for pair in zip(labels, sizes, strict=True)], places(labels, sizes, drawn, levels), drawn


@pytest.mark.parametrize("level", [1, 2, 3])
def test_no_label_covers_another_at_any_level_or_once_unfolded(article: "nx.MultiDiGraph[str]", level: int) -> None:
    boxes, found, _ = drawing(article)
    spots = found[level - 1]
    assert not [pair for pair in combinations(range(len(boxes)), 2) if _clash(*(spots[one] for one in pair), *(boxes[one] for one in pair))]


def test_what_is_folded_waits_near_what_it_belongs_to(article: "nx.MultiDiGraph[str]") -> None:
    _, found, drawn = drawing(article)
    nodes = order(article)
    topic, operation = nodes.index("topic/covid"), nodes.index("operation/cn")
    (x, y), (a, b) = found[0][topic], found[0][operation]
    assert hypot(x - a, y - b) < 600
    assert topic not in nodes_at(lines_at(2, drawn), drawn, len(nodes))
    assert topic in nodes_at(lines_at(3, drawn), drawn, len(nodes))


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
    _, found, _ = drawing(drawn.graph)
    assert [len(set(spots)) for spots in found] == [101, 101, 101]


def test_a_graph_too_large_to_draw_starts_with_its_most_connected_things() -> None:
    edges = [Statement(0, other, "targets", "targets", False, False, ()) for other in range(1, 4000)]
    levels = fold.node_levels(["State"] * 4000, edges)
    assert levels.count(1) == fold.FIRST_DRAWN and levels.count(fold.TOP + 1) == 4000 - fold.FIRST_DRAWN
    assert levels[0] == 1
