"""Finds the dates in a text as calendar intervals; relative ones ("last Friday") count from the day of publication."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.reading import intervals
from kg.reading.date_patterns import RULES, signs

YEAR = re.compile(r"(?<![\w.,-])(?:19|20)\d\d(?![\w%]|[.,]\d)")


@dataclass(frozen=True, slots=True, order=True)
class DateMatch:
    """A date in the text.

    `kind` is "absolute", "relative" (to the publication) or "anaphor" (to what was told before). `first`..`last` is the
    interval, `grain` and `value` are as in `kg.reading.intervals`. An anaphor ("three days later", "the same day") has no value
    but `shift` days from whatever it refers to; its first and last are the day of publication. `relative` is "hours-after"
    where the text counts in hours, for an anaphor its unit ("days", "weeks"). `future` means after publication.
    """

    start: int
    end: int
    first: date
    last: date
    grain: str
    value: str
    kind: str = "absolute"
    future: bool = False
    relative: str = ""
    shift: int = 0


def dates(text: str, published: date | None) -> list[DateMatch]:
    """Return the dates in the text from first to last; without a day of publication only those that say their year."""
    found = sorted(_all(text, published), key=lambda match: (match.start, -match.end))
    kept: list[DateMatch] = []
    for match in found:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def in_told_years(found: list[DateMatch], text: str, told: int) -> list[DateMatch]:
    """Put "October that year" into the year told last before it; `told` is that of the sentences before, 0 where there is none."""
    return [_in_year(d, told_year(text[: d.start], [o for o in found if o.end <= d.start]) or told) for d in found]


def told_year(text: str, found: list[DateMatch]) -> int:
    """The year that a text tells last, 0 where it tells none."""
    said = [(m.end(), int(m[0])) for m in YEAR.finditer(text)] + [(d.end, d.first.year) for d in found if d.value]
    return max(said, default=(0, 0))[1]


def _in_year(d: DateMatch, year: int) -> DateMatch:
    month, day = divmod(d.shift, 100)
    if d.relative != "of-year" or not year:
        return d
    try:
        at = intervals.day(date(year, month, day)) if day else intervals.month(year, month)
    except ValueError:  # the year has no such day
        return d
    return replace(d, first=at.first, last=at.last, grain=at.grain, value=at.value, kind="relative", relative="", shift=0)


def _all(text: str, published: date | None) -> Iterator[DateMatch]:
    present = signs(text)
    for sign, pattern, rule in RULES if present else ():
        for match in pattern.finditer(text) if sign in present else ():
            try:
                reading = rule(match, published)
            except ValueError:  # "31 June" is no date, and neither is a year before the first
                continue
            if reading is not None:
                start, end = match.span("date")
                interval = reading.interval
                future = reading.kind != "anaphor" and published is not None and interval.first > published
                yield DateMatch(
                    start, end, interval.first, interval.last, interval.grain, interval.value,
                    reading.kind, future, reading.relative, reading.shift,
                )  # fmt: skip
