"""Where each node stands: computed here once, so that the page opens settled and is the same each time.

Each connected component is laid out by force, pushed apart until no two labels overlap, and put beside the
others in rows, largest first.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import rustworkx as rx

from kg.view.apart import Box, Line, apart
from kg.view.spring import Point, crossings, springs, touches

GAP = 60.0
TOUCH = 22.0  # pixels from a node's centre: about the edge of its shape
CANDIDATES = 16  # drawings of a component that are compared
PLACED = 4_000  # nodes in all of those together: comparing takes time
ROOM = 1.3  # times the area that all boxes together take up
SCREEN = 1040.0, 750.0  # what a laptop's window leaves for the drawing


def positions(boxes: Sequence[Box], lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the centre of each node in whole pixels, given the space each needs and which are joined."""
    components = _components(len(boxes), lines)
    home = {node: place for place, nodes in enumerate(components) for node in nodes}
    own: list[list[Line]] = [[] for _ in components]
    for line in lines:
        own[home[line[0]]].append(line)
    keep = max(1, min(CANDIDATES, PLACED // max(1, len(boxes))))
    index = {node: place for nodes in components for place, node in enumerate(nodes)}
    parts = [
        _part(tuple(boxes[node] for node in nodes), tuple((index[a], index[b], box) for a, b, box in inside), keep)
        for nodes, inside in zip(components, own, strict=True)
    ]
    places: list[tuple[int, int]] = [(0, 0)] * len(boxes)
    for nodes, part, (left, top) in zip(components, parts, _corners([part.size for part in parts]), strict=True):
        for node, (x, y) in zip(nodes, part.places, strict=True):
            places[node] = round(x + left), round(y + top)
    return places


def _components(count: int, lines: Sequence[Line]) -> list[list[int]]:
    """Return the connected components, largest first, each sorted."""
    whole = rx.PyGraph(multigraph=False)
    whole.add_nodes_from(range(count))
    whole.add_edges_from_no_data([(a, b) for a, b, _ in lines])
    return sorted((sorted(part) for part in rx.connected_components(whole)), key=lambda part: (-len(part), part[0]))


class _Part(NamedTuple):
    """One component, placed so that its left and top are 0; `size` is its width and height."""

    places: tuple[Point, ...]
    size: Point


@lru_cache(maxsize=64)
def _part(sizes: tuple[Box, ...], lines: tuple[Line, ...], keep: int) -> _Part:
    """Place a component. Its drawing is kept: most of a graph that is built again, or shown with more, is as it was."""
    pairs = sorted({(min(a, b), max(a, b)) for a, b, _ in lines if a != b})
    ways = apart([_roomy(places, sizes) for places in springs(len(sizes), pairs, keep)], sizes, lines)
    places = ways[0] if len(ways) == 1 else min(ways, key=lambda way: _unease(way, sizes, pairs))
    left, top, right, bottom = _frame(places, sizes)
    return _Part(tuple((x - left, y - top) for x, y in places), (right - left, bottom - top))


def _roomy(places: Sequence[Point], boxes: Sequence[Box]) -> list[Point]:
    """Return `places` drawn larger if need be: what is crowded all over cannot be pushed apart without losing its form."""
    left, top, right, bottom = _frame(places, boxes)
    needed = ROOM * sum(box.width * box.height for box in boxes)
    scale = max(1.0, (needed / ((right - left) * (bottom - top))) ** 0.5)
    return [(x * scale, y * scale) for x, y in places]


def _unease(places: Sequence[Point], boxes: Sequence[Box], pairs: Sequence[tuple[int, int]]) -> float:
    """Return how hard a drawing is to read: small letters once it fits a screen, lines that cross, lines that run into shapes."""
    left, top, right, bottom = _frame(places, boxes)
    tangles = crossings(places, pairs) + 2 * touches(places, pairs, TOUCH)
    return max((right - left) / SCREEN[0], (bottom - top) / SCREEN[1]) * (1 + tangles / (len(pairs) + 1))


def _frame(places: Sequence[Point], boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of everything."""
    sides = [(x - w / 2, y + drop - h / 2, x + w / 2, y + drop + h / 2) for (x, y), (w, h, drop, _) in zip(places, boxes, strict=True)]
    lefts, tops, rights, bottoms = zip(*sides, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _corners(sizes: Sequence[Point]) -> Iterator[Point]:
    """Yield the left top corner of each part: in rows that are together wider than high."""
    area = sum((width + GAP) * (height + GAP) for width, height in sizes)
    limit = max([(1.7 * area) ** 0.5, *(width for width, _ in sizes)])
    x = y = row = 0.0
    for width, height in sizes:
        if x and x + width > limit:
            x, y, row = 0.0, y + row + GAP, 0.0
        yield x, y
        x, row = x + width + GAP, max(row, height)
