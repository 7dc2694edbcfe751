"""Dates as the graph writes them -> spans of days, to tell which may be the same day."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kg.reading.intervals import Interval, day, half, month, quarter, year

_WRITTEN = re.compile(r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|H([12])))?")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from `first` to `last`, both included, as proleptic Gregorian ordinals."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it may be."""
        return self.last - self.first + 1

    def gap(self, other: "Span") -> int:
        """How many days lie between the nearest ends; 0 where they overlap."""
        return max(0, other.first - self.last, self.first - other.last)

    def months(self) -> list[str]:
        """The months it touches, as 2020-06."""
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        count = (last.year - first.year) * 12 + last.month - first.month
        places = (first.year * 12 + first.month - 1 + step for step in range(count + 1))
        return [f"{place // 12:04}-{place % 12 + 1:02}" for place in places]


@lru_cache(maxsize=1 << 14)
def span(written: str) -> Span | None:
    """Return the days of "2020-06-12", "2020-06", "2020", "2025-Q2" or "2025-H1"; None for anything else."""
    parts = _WRITTEN.fullmatch(written[:10])
    if not parts:
        return None
    try:
        found = _interval(*(int(part) if part else 0 for part in parts.groups()))
    except ValueError:  # the thirtieth of February
        return None
    return Span(found.first.toordinal(), found.last.toordinal())


def _interval(in_year: int, in_month: int, on_day: int, in_quarter: int, in_half: int) -> Interval:
    if on_day:
        return day(date(in_year, in_month, on_day))
    if in_month:
        return month(in_year, in_month)
    if in_quarter:
        return quarter(in_year, in_quarter)
    return half(in_year, in_half) if in_half else year(in_year)
