"""Things that overlap pushed away from each other, until their labels can be read."""

from bisect import bisect
from collections.abc import Sequence
from itertools import product
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.view.spring import Point


class Box(NamedTuple):
    """The room a thing needs, in pixels.

    Its middle is `drop` below its place and, if it stands on a line, `lean` past the line's middle towards the second end.
    """

    width: float
    height: float
    drop: float = 0.0
    lean: float = 0.0


Line = tuple[int, int, Box]  # two nodes, and the label between them
Floats = NDArray[np.float64]
Whole = NDArray[np.intp]

PUSHES = 200
LOOK_AGAIN = 10  # pushes between two searches for pairs that may overlap: the slow part
LABELLED = 300  # lines; in a denser component labels cannot all be kept clear, and are read by zooming
SIDEWAYS = 1.2  # how much farther things move aside rather than up or down: screens are wider than high
SLACK = 0.5  # pixels of overlap that nobody sees
_AROUND = tuple(product((-1, 0, 1), repeat=2))


def apart(ways: Sequence[Sequence[Point]], boxes: Sequence[Box], lines: Sequence[Line]) -> list[list[Point]]:
    """Return `ways` to place the same things with overlapping ones pushed away from each other, each along the axis where less is needed.

    A line's label drags both ends along. All ways are pushed at once, which takes little longer than one; none touches another.
    """
    labelled = lines if len(lines) <= LABELLED else ()
    own = np.array([(node, node) for node in range(len(boxes))] + [(a, b) for a, b, _ in labelled], dtype=np.intp)
    ends = np.concatenate([own + way * len(boxes) for way in range(len(ways))])
    size = np.array([*boxes, *(box for _, _, box in labelled)], dtype=np.float64)
    sizes = np.tile(size, (len(ways), 1))
    at = np.array([place for way in ways for place in way], dtype=np.float64)
    pairs, room = np.empty((0, 2), dtype=np.intp), np.empty((0, 2))
    for turn in range(PUSHES):
        middles = _middles(at[ends[:, 0]], at[ends[:, 1]], sizes)
        if turn % LOOK_AGAIN == 0:
            pairs = np.concatenate([_close(middles[i : i + len(own)], size) + i for i in range(0, len(middles), len(own))])
            room = (sizes[pairs[:, 0], :2] + sizes[pairs[:, 1], :2]) / 2
        moving, shift = _overlaps(middles, room, pairs)
        if turn % LOOK_AGAIN == 0 and not len(moving):
            break
        _push(at, ends[pairs[moving]], shift / 4)
    placed = [(x, y) for x, y in at.tolist()]
    return [placed[way * len(boxes) : (way + 1) * len(boxes)] for way in range(len(ways))]


def _middles(a: Floats, b: Floats, sizes: Floats) -> Floats:
    """Return the middle of each thing's room, given both its ends (a node's are the same)."""
    along = b - a
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1.0)
    middles: Floats = a + along * (0.5 + sizes[:, 3] / length)[:, None]
    middles[:, 1] += sizes[:, 2]
    return middles


def _overlaps(middles: Floats, room: Floats, pairs: Whole) -> tuple[Whole, Floats]:
    """Return which pairs overlap, and how far, in x or in y, the second of each has to move to clear its first.

    `room` is how far apart the middles of each pair have to be.
    """
    between = middles.take(pairs[:, 1], axis=0) - middles.take(pairs[:, 0], axis=0)
    over = room - np.abs(between)
    # Few of all pairs do, and only those are worth more work.
    found: Whole = np.flatnonzero((over[:, 0] > SLACK) & (over[:, 1] > SLACK))
    between, over = between[found], over[found]
    sideways = over[:, 0] < SIDEWAYS * over[:, 1]
    over[sideways, 1] = 0.0
    over[~sideways, 0] = 0.0
    return found, np.where(between >= 0, over, -over)


def _push(at: Floats, ends: NDArray[Any], shift: Floats) -> None:
    """Move the two ends of each pair's first back and of its second on, in place."""
    # Axis by axis, as numpy adds numbers far quicker than rows.
    for end, axis in product((0, 1), repeat=2):
        np.add.at(at[:, axis], ends[:, 0, end], -shift[:, axis])
        np.add.at(at[:, axis], ends[:, 1, end], shift[:, axis])


def _close(middles: Floats, sizes: Floats) -> Whole:
    """Return each pair that may overlap, once: those in touching cells of a grid as coarse as the largest box."""
    grid: dict[tuple[int, int], list[int]] = {}
    for item, (column, row) in enumerate((middles // sizes[:, :2].max(axis=0)).astype(int).tolist()):
        grid.setdefault((column, row), []).append(item)
    firsts: list[int] = []
    seconds: list[int] = []
    for (column, row), items in grid.items():
        around = [cell for dx, dy in _AROUND if (cell := grid.get((column + dx, row + dy)))]
        for a in items:
            for cell in around:
                if cell[-1] > a:
                    seconds += cell[bisect(cell, a) :]
            firsts += [a] * (len(seconds) - len(firsts))
    return np.array([firsts, seconds], dtype=np.intp).T
