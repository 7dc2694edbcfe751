"""When something happened, as the first and last day that its date may mean."""

import re
from calendar import monthrange
from collections.abc import Iterable

_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
_HALF = re.compile(r"([0-9]{4})-H([12])")
_DAY = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2]))?(?:-(0[1-9]|[12][0-9]|3[01]))?")
DATED = ("date", "period")


def span(facts: Iterable[tuple[str, str]]) -> list[str] | None:
    """Return the first and last day, as ISO dates, that a thing's `date` and `period` facts allow; None if it has none."""
    days = [found for name, value in facts if name in DATED and (found := days_of(value))]
    return [min(first for first, _ in days), max(last for _, last in days)] if days else None


def days_of(text: str) -> tuple[str, str] | None:
    """Return the days that "2020-06-11", "2020-06", "2020", "2020-Q2" or "2020-H1" covers; None for anything else."""
    if found := _QUARTER.fullmatch(text):
        return _months(found[1], 3 * int(found[2]) - 2, 3 * int(found[2]))
    if found := _HALF.fullmatch(text):
        return _months(found[1], 6 * int(found[2]) - 5, 6 * int(found[2]))
    found = _DAY.fullmatch(text)
    if not found or int(found[1]) < 1:
        return None
    year, month, day = found.groups()
    if day:
        return text, text
    return _months(year, int(month), int(month)) if month else _months(year, 1, 12)


def _months(year: str, first: int, last: int) -> tuple[str, str]:
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(int(year), last)[1]}"
