"""Calendar intervals and how they are written: "2020-06-11", "2020-06", "2022-Q2", "2025-H1", "2019", or "" for others."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Interval:
    """From `first` to `last`, both included; `grain` is "day", "month", "quarter", "half", "year" or "range"."""

    first: date
    last: date
    grain: str
    value: str


def day(at: date) -> Interval:
    """Return one day."""
    return Interval(at, at, "day", at.isoformat())


def month(year: int, number: int) -> Interval:
    """Return one month of a year."""
    return Interval(date(year, number, 1), _month_end(year, number), "month", f"{year:04}-{number:02}")


def quarter(year: int, number: int) -> Interval:
    """Return the first to fourth quarter of a year."""
    return Interval(date(year, 3 * number - 2, 1), _month_end(year, 3 * number), "quarter", f"{year:04}-Q{number}")


def half(year: int, number: int) -> Interval:
    """Return the first or second half of a year."""
    return Interval(date(year, 6 * number - 5, 1), _month_end(year, 6 * number), "half", f"{year:04}-H{number}")


def year(number: int) -> Interval:
    """Return a year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), "year", f"{number:04}")


def months(first_year: int, first: int, last_year: int, last: int) -> Interval:
    """Return a run of months: two of one quarter are that quarter."""
    start, end = date(first_year, first, 1), _month_end(last_year, last)
    if first_year == last_year and (first - 1) // 3 == (last - 1) // 3:
        return Interval(start, end, "quarter", f"{first_year:04}-Q{(first + 2) // 3}")
    if first_year == last_year and (first, last) in {(1, 6), (7, 12)}:
        return half(first_year, (first + 5) // 6)
    return Interval(start, end, "range", "")


def span(first: date, last: date) -> Interval:
    """Return a run of days; its value is its month where it lies within one."""
    same = (first.year, first.month) == (last.year, last.month)
    return Interval(first, last, "range", f"{first.year:04}-{first.month:02}" if same else "")


def week(at: date, shift: int = 0) -> Interval:
    """Return the days from Monday to Sunday around `at`, or `shift` weeks later."""
    monday = at - timedelta(days=at.weekday()) + timedelta(weeks=shift)
    return span(monday, monday + timedelta(days=6))


def months_back(at: date, count: int) -> Interval:
    """Return the month `count` months before the one of `at` (after it where negative)."""
    index = at.year * 12 + at.month - 1 - count
    return month(index // 12, index % 12 + 1)


def latest_month(number: int, published: date, *, before_now: bool = False) -> Interval:
    """Return the latest such month that had begun when the report was published; `before_now` leaves the current one out."""
    begun = number < published.month or (number == published.month and not before_now)
    return month(published.year if begun else published.year - 1, number)


def _month_end(in_year: int, number: int) -> date:
    return date(in_year, number, monthrange(in_year, number)[1])
