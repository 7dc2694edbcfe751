"""Force-directed places for one connected component, chosen for few crossings."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import atan2, cos, hypot, sin, sqrt
from statistics import fmean, median

import rustworkx as rx

Point = tuple[float, float]
Line = tuple[int, int]

SEED = 20200612
EDGE_LENGTH = 130.0  # pixels: two radii, an arrow, and a label of two words
CROWD = 6  # lines at a thing, from which on they pull less
WIDEN = 1.4  # screens and labels are wider than high


def springs(size: int, lines: Sequence[Line], keep: int) -> list[list[Point]]:
    """Return up to `keep` ways to place nodes 0..size-1, in pixels, the median line EDGE_LENGTH long and the long side level.

    Fruchterman and Reingold's method (1991), as in rustworkx. A small graph is laid out from many seeds and those with the
    fewest crossing lines are kept; counting them is quadratic, so a large graph gets one.
    """
    degrees = Counter(node for line in lines for node in line)
    part = rx.PyGraph(multigraph=False)
    part.add_nodes_from(range(size))
    part.add_edges_from([(a, b, _pull(degrees[a], degrees[b])) for a, b in lines])
    rounds = max(50, min(600, 100_000 // size))
    tries = max(1, min(40, 150_000 // (len(lines) ** 2 + 1))) if size > 3 else 1  # with three nodes nothing can cross
    found = [rx.spring_layout(part, weight_fn=float, seed=SEED + seed, num_iter=rounds) for seed in range(tries)]
    ways = [_level([(places[node][0], places[node][1]) for node in range(size)]) for places in found]
    if tries > 1:
        ways.sort(key=lambda way: crossings(way, lines))
    return [_scaled(way, lines) for way in ways[:keep]]


def _pull(one: int, other: int) -> float:
    """Return how strongly a line pulls: little at a thing that everything is joined to, or all would crowd around it."""
    return min(1.0, sqrt(CROWD / max(one, other)))


def _level(places: Sequence[Point]) -> list[Point]:
    """Turn `places` so that they spread more from left to right than from top to bottom."""
    middle_x, middle_y = fmean(x for x, _ in places), fmean(y for _, y in places)
    around = [(x - middle_x, y - middle_y) for x, y in places]
    slant = 2 * sum(x * y for x, y in around), sum(x * x - y * y for x, y in around)
    turn = -atan2(*slant) / 2
    return [(x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)) for x, y in around]


def _scaled(places: Sequence[Point], lines: Sequence[Line]) -> list[Point]:
    lengths = [hypot(places[a][0] - places[b][0], places[a][1] - places[b][1]) for a, b in lines]
    scale = EDGE_LENGTH / (median(lengths) or 1.0) if lengths else 1.0
    return [(x * scale * WIDEN, y * scale) for x, y in places]


def crossings(places: Sequence[Point], lines: Sequence[Line]) -> int:
    """Return how many pairs of lines that share no end cross each other."""
    return sum(
        _side(places, a, b, c) != _side(places, a, b, d) and _side(places, c, d, a) != _side(places, c, d, b)
        for (a, b), (c, d) in combinations(lines, 2)
        if a not in (c, d) and b not in (c, d)
    )


def touches(places: Sequence[Point], lines: Sequence[Line], near: float) -> int:
    """Return how often a line passes closer than `near` by a node at which it does not end."""
    return sum(_distance(place, places[a], places[b]) < near for a, b in lines for node, place in enumerate(places) if node not in (a, b))


def _distance(point: Point, a: Point, b: Point) -> float:
    """Return how far `point` is from the stretch between a and b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy or 1.0)
    along = max(0.0, min(1.0, along))
    return hypot(point[0] - a[0] - along * dx, point[1] - a[1] - along * dy)


def _side(places: Sequence[Point], a: int, b: int, c: int) -> bool:
    """Return on which side of the line from a to b the point c lies."""
    (ax, ay), (bx, by), (cx, cy) = places[a], places[b], places[c]
    return (bx - ax) * (cy - ay) > (by - ay) * (cx - ax)
