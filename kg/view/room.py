"""Room beside what is already placed, for things that are drawn only when somebody asks for them."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from math import cos, pi, sin

from kg.view.apart import Box
from kg.view.spring import Point

Sides = tuple[float, float, float, float]  # left, top, right, bottom

CELL = 240.0  # pixels: about the largest box
NEAREST, STEP, RINGS = 90.0, 34.0, 60
SPOTS, SPACE = 14, 30.0  # on a ring: at least so many, or one for so many pixels of its radius
WIDER = 1.5  # screens and labels are wider than high


def beside(boxes: Sequence[Box], placed: Mapping[int, Point], ends: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a place in whole pixels for every node: its own for those in `placed`, else the first free spot around a neighbour's."""
    around: dict[int, list[int]] = defaultdict(list)
    for a, b in ends:
        around[a].append(b)
        around[b].append(a)
    room, found = _Room(), dict(placed)
    for node, point in placed.items():
        room.take(point, boxes[node])
    spots: dict[int, Iterator[Point]] = {}
    for host, node in _outward(found, around, len(boxes)):
        spots.setdefault(host, _spots(found[host]))
        found[node] = room.first(spots[host], boxes[node], found[host])
    return [(round(found[node][0]), round(found[node][1])) for node in range(len(boxes))]


def _outward(found: dict[int, Point], around: Mapping[int, list[int]], count: int) -> Iterator[tuple[int, int]]:
    """Yield each unplaced node with the placed neighbour it goes to, nearest ones first."""
    queue = deque(sorted(found))
    while queue:
        host = queue.popleft()
        for node in around.get(host, ()):
            if node not in found:
                yield host, node
                queue.append(node)
    for node in range(count):
        if node not in found:
            found[node] = (0.0, 0.0)
            yield node, node


class _Room:
    """Which parts of the drawing are taken."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Sides]] = defaultdict(list)

    def take(self, point: Point, box: Box) -> None:
        sides = _sides(point, box)
        for cell in _touched(sides):
            self._cells[cell].append(sides)

    def _free(self, sides: Sides) -> bool:
        return not any(_overlap(sides, taken) for cell in _touched(sides) for taken in self._cells.get(cell, ()))

    def first(self, spots: Iterator[Point], box: Box, last: Point) -> Point:
        """Take and return the first free one of `spots`, or `last` if there is none; a spot that was passed is not tried again."""
        point = next((spot for spot in spots if self._free(_sides(spot, box))), last)
        self.take(point, box)
        return point


def _spots(middle: Point) -> Iterator[Point]:
    """Yield points on widening rings around `middle`."""
    for ring in range(RINGS):
        radius = NEAREST + ring * STEP
        spots = max(SPOTS, int(radius / SPACE))
        for spot in range(spots):
            angle = 2 * pi * spot / spots + ring  # turned, so that spots of neighbouring rings do not line up
            yield middle[0] + WIDER * radius * cos(angle), middle[1] + radius * sin(angle)


def _overlap(one: Sides, other: Sides) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _sides(point: Point, box: Box) -> Sides:
    x, y = point[0], point[1] + box.drop
    return x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2


def _touched(sides: Sides) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (int(side // CELL) for side in sides)
    yield from ((column, row) for column in range(left, right + 1) for row in range(top, bottom + 1))
