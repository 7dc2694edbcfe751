"""Finds the dates in a text as calendar intervals; relative ones ("last Friday") count from the day of publication."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.reading.date_patterns import RULES, signs


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
