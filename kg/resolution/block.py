"""Which operations are worth comparing: those that share who acted or a name, and a state, target or count in the same months."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from kg.resolution.outline import Outline
from kg.resolution.span import Span

# In a block of more, each operation is compared with the nearest of them only, in an order that puts like beside like (the
# sorted-neighbourhood method of Hernandez and Stolfo, SIGMOD 1995), so that an event with 10,000 reports does not take 10^8 comparisons.
MOST = 60
# Dates up to a week apart may still be of one act.
_SLACK = 4
# A count of fewer is too common to look for.
_COUNTED = 10

Key = tuple[str, ...]


def in_order(outlines: Sequence[Outline]) -> list[Outline]:
    """Return outlines with like beside like; the order depends on them alone."""
    return sorted(outlines, key=lambda one: (one.days, sorted(one.names), sorted(one.origins), one.counts, one.operation))


def keys(one: Outline) -> Iterator[Key]:
    """Yield the blocks that an operation belongs to."""
    for name in one.names:
        yield "name", name
    times = [*one.days, *((owner, one.news) for owner in one.owners if one.news)]
    for owner, month in sorted({(owner, month) for owner, when in times for month in _months(when)}):
        for state in one.origins:
            yield "from", owner, month, state
        for target in one.targets:
            yield "at", owner, month, target
        for count in one.counts:
            if count.number >= _COUNTED:
                yield "count", owner, month, count.unit, str(count.number)


def _months(when: Span) -> list[str]:
    return Span(when.first - _SLACK, when.last + _SLACK).months()


def blocks(outlines: Sequence[Outline]) -> dict[Key, list[int]]:
    """Return the places, ascending, of the operations of each block that has more than one."""
    found: dict[Key, list[int]] = defaultdict(list)
    for place, one in enumerate(outlines):
        for key in set(keys(one)):
            found[key].append(place)
    return {key: places for key, places in found.items() if len(places) > 1}


def crowded(outlines: Sequence[Outline]) -> set[str]:
    """Return the operations of blocks that are too large to compare everything in."""
    large = [places for places in blocks(outlines).values() if len(places) > MOST]
    return {outlines[place].operation for places in large for place in places}


def candidates(outlines: Sequence[Outline]) -> Iterator[tuple[int, int]]:
    """Yield the places of two operations to compare, each pair once; `outlines` come `in_order`."""
    found = blocks(outlines)
    for place, one in enumerate(outlines):
        near: set[int] = set()
        for key in set(keys(one)):
            members = found.get(key, [])
            near.update(islice(members, *_after(members, place)))
        yield from ((place, other) for other in sorted(near) if outlines[other].report != one.report)


def _after(members: list[int], place: int) -> tuple[int, int]:
    start = bisect_right(members, place)
    return start, start + MOST
