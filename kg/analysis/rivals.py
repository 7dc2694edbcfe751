"""Which values of one property of one thing cannot all be right: for the marks in `kg show` and on the page.

What several reports tell differently of an operation, slot by slot, is in `kg/analysis/differences.py`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from typing import TypeVar

from kg.analysis.source import Source
from kg.resolution.span import apart, span

# Of these a thing has one in the world.
SINGLE = frozenset({"assetCount", "date", "period", "precision", "unit", "role", "stateBacked", "originatesFrom", "platform", "status"})
_T = TypeVar("_T")
_DATED = frozenset({"date", "period"})


def rivals(name: str, told: Mapping[str, Iterable[Source]]) -> bool:
    """Whether two voices tell values of a property that cannot both be right; `told` leads from a value to its sources.

    A voice is a speaker in a report, and means all the values that it tells; a source that denies a value tells none.
    """
    voices: dict[tuple[str, str], set[str]] = defaultdict(set)
    for value, sources in told.items() if name in SINGLE else ():
        for source in sources:
            if source.supports:
                voices[source.report, source.speaker].add(value)
    return clash(map(frozenset, voices.values()), _on_other_days if name in _DATED else frozenset.isdisjoint)


def clash(told: Iterable[_T], exclude: Callable[[_T, _T], bool]) -> bool:
    """Whether two of what several tell exclude each other; what many tell alike is compared once."""
    return any(exclude(one, other) for one, other in combinations(dict.fromkeys(told), 2))


def _on_other_days(one: frozenset[str], other: frozenset[str]) -> bool:
    return apart(*([found for date in dates if (found := span(date))] for dates in (one, other)))
