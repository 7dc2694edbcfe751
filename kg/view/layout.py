"""Where each node stands: computed here once, so that the page opens settled and is the same each time.

Each connected component is laid out by force, pushed apart until no two labels overlap, and put beside the
others in rows, largest first.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import hypot
from typing import NamedTuple

import rustworkx as rx

from kg.view.spring import Point, crossings, springs


class Box(NamedTuple):
    """The room a thing needs, in pixels.

    Its middle is `drop` below its place and, if it stands on a line, `lean` past the line's middle towards the second end.
    """

    width: float
    height: float
    drop: float = 0.0
    lean: float = 0.0


Line = tuple[int, int, Box]  # two nodes, and the label between them

PUSHES = 200
GAP = 60.0
CANDIDATES = 8
SCREEN = 1040.0, 750.0  # what a laptop's window leaves for the drawing
LABELLED = 300  # lines; in a denser component labels cannot all be kept clear, and are read by zooming


def positions(boxes: Sequence[Box], lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the centre of each node in whole pixels, given the space each needs and which are joined."""
    parts = [_Part(nodes, boxes, lines) for nodes in _components(len(boxes), lines)]
    places: list[tuple[int, int]] = [(0, 0)] * len(boxes)
    for part, (left, top) in zip(parts, _corners([part.size for part in parts]), strict=True):
        for node, (x, y) in zip(part.nodes, part.places, strict=True):
            places[node] = round(x + left), round(y + top)
    return places


def _components(count: int, lines: Sequence[Line]) -> list[list[int]]:
    """Return the connected components, largest first, each sorted."""
    whole = rx.PyGraph(multigraph=False)
    whole.add_nodes_from(range(count))
    whole.add_edges_from_no_data([(a, b) for a, b, _ in lines])
    return sorted((sorted(part) for part in rx.connected_components(whole)), key=lambda part: (-len(part), part[0]))


class _Part:
    """One component, placed so that its left and top are 0; `size` is its width and height."""

    def __init__(self, nodes: list[int], boxes: Sequence[Box], lines: Sequence[Line]) -> None:
        self.nodes = nodes
        index = {node: place for place, node in enumerate(nodes)}
        own = [(index[a], index[b], box) for a, b, box in lines if a in index]
        sizes = [boxes[node] for node in nodes]
        pairs = sorted({(min(a, b), max(a, b)) for a, b, _ in own if a != b})
        ways = [apart(places, sizes, own) for places in springs(len(nodes), pairs, CANDIDATES)]
        places = ways[0] if len(ways) == 1 else min(ways, key=lambda way: _unease(way, sizes, pairs))
        left, top, right, bottom = _frame(places, sizes)
        self.places = [(x - left, y - top) for x, y in places]
        self.size = right - left, bottom - top


def _unease(places: Sequence[Point], boxes: Sequence[Box], pairs: Sequence[tuple[int, int]]) -> float:
    """Return how hard a drawing is to read: small letters once it fits a screen, and crossing lines."""
    left, top, right, bottom = _frame(places, boxes)
    return max((right - left) / SCREEN[0], (bottom - top) / SCREEN[1]) * (1 + crossings(places, pairs) / (len(pairs) + 1))


def apart(places: Sequence[Point], boxes: Sequence[Box], lines: Sequence[Line]) -> list[Point]:
    """Return `places` with overlapping things pushed away from each other, each time along the axis where less is needed.

    A line's label stands at its middle and drags both ends along.
    """
    labelled = lines if len(lines) <= LABELLED else ()
    owners = [(node, node) for node in range(len(boxes))] + [(a, b) for a, b, _ in labelled]
    sizes = [*boxes, *(box for _, _, box in labelled)]
    moved = [[x, y] for x, y in places]
    for _ in range(PUSHES):
        middles = [_middle(moved[a], moved[b], box) for (a, b), box in zip(owners, sizes, strict=True)]
        pushes = [(one, other, _overlap(middles, sizes, one, other)) for one, other in _close(middles, sizes)]
        for one, other, (dx, dy) in pushes:
            for ends, sign in ((owners[one], -0.25), (owners[other], 0.25)):
                for node in ends:
                    moved[node][0] += sign * dx
                    moved[node][1] += sign * dy
        if not any(dx or dy for _, _, (dx, dy) in pushes):
            break
    return [(x, y) for x, y in moved]


def _middle(a: Sequence[float], b: Sequence[float], box: Box) -> Point:
    dx, dy = b[0] - a[0], b[1] - a[1]
    lean = 0.5 + box.lean / (hypot(dx, dy) or 1.0)
    return a[0] + dx * lean, a[1] + dy * lean + box.drop


def _overlap(middles: Sequence[Point], sizes: Sequence[Box], one: int, other: int) -> Point:
    """Return how far, in x or in y, `other` has to move to clear `one`: (0, 0) if it is clear."""
    dx, dy = middles[other][0] - middles[one][0], middles[other][1] - middles[one][1]
    over_x = (sizes[one].width + sizes[other].width) / 2 - abs(dx)
    over_y = (sizes[one].height + sizes[other].height) / 2 - abs(dy)
    if over_x <= 0.5 or over_y <= 0.5:
        return 0.0, 0.0
    return (over_x if dx >= 0 else -over_x, 0.0) if over_x < over_y else (0.0, over_y if dy >= 0 else -over_y)


def _close(middles: Sequence[Point], sizes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """Yield each pair that may overlap, once: those in touching cells of a grid as coarse as the largest box."""
    width, height = max(box.width for box in sizes), max(box.height for box in sizes)
    grid: dict[tuple[int, int], list[int]] = {}
    for item, (x, y) in enumerate(middles):
        grid.setdefault((int(x // width), int(y // height)), []).append(item)
    for (column, row), items in grid.items():
        around = [grid.get((column + dx, row + dy), ()) for dx, dy in product((-1, 0, 1), repeat=2)]
        yield from ((a, b) for a in items for cell in around for b in cell if a < b)


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
