"""What each way of writing a date means: one function per pattern of `kg.reading.date_patterns`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.reading import intervals as at
from kg.reading.intervals import Interval
from kg.reading.numerals import numeral

FAR_AHEAD = 31  # days: a day and month without a year lies in the past unless it is nearer than this

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_WEEKDAYS = "montuewedthufrisatsun"
_NTH = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 4,
    "final": 4,
    "latter": 2,
}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|due|scheduled|set for|prepar(?:es?|ing) to|expected to|plan(?:s|ned)? to|going to)\b"
    r"[^.,;!?]{0,50}$"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of its match."""

    interval: Interval
    kind: str = "absolute"
    relative: str = ""
    shift: int = 0


Rule = Callable[[re.Match[str], date | None], Reading | None]


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) // 3 + 1


def _weekday_number(name: str) -> int:
    return _WEEKDAYS.index(name[:3].lower()) // 3


def _day_number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _year_number(words: str, published: date | None) -> int | None:
    """Return the year that "2019", "last year" or "the year" names."""
    if words[-1].isdigit():
        return int(words)
    shifts = {"last": -1, "next": 1}
    return published.year + shifts.get(words.split(maxsplit=1)[0].lower(), 0) if published else None


def _amount(words: str) -> int:
    """Return how many "a", "two" or "24" are."""
    found = numeral(words, 0, dot_thousands=False)
    return int(found.value) if found else 1


# Absolute dates


def iso(match: re.Match[str], published: date | None) -> Reading:
    """Read "2020-06-11"."""
    return Reading(at.day(date(int(match["y"]), int(match["m"]), int(match["d"]))))


def slashed(match: re.Match[str], published: date | None) -> Reading | None:
    """Read the day first unless that is impossible or the other order gives the very days of the report."""
    year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
    first, second = int(match["a"]), int(match["b"])
    possible = [date(year, m, d) for d, m in ((first, second), (second, first)) if m <= 12 and 1 <= d <= 31 and m]
    near = [day for day in possible if published and 0 <= (published - day).days <= 7]
    return Reading(at.day((near or possible)[0])) if possible else None


def dated(match: re.Match[str], published: date | None) -> Reading | None:
    """Read a day and month, with the year or with the one that is meant."""
    number, first = _month_number(match["m"]), _day_number(match["d"])
    last = _day_number(match["d2"]) if match["d2"] else first
    year = _year_number(match["y"], published) if match["y"] else _year_of(number, first, published)
    if year is None or last < first:
        return None
    kind = "absolute" if (match["y"] or "x")[-1].isdigit() else "relative"
    if last > first:
        return Reading(at.span(date(year, number, first), date(year, number, last)), kind)
    return Reading(at.day(date(year, number, first)), kind)


def _year_of(number: int, day: int, published: date | None) -> int | None:
    if published is None:
        return None
    this_year = date(published.year, number, min(day, 28))
    ahead = (this_year - published).days
    if ahead > FAR_AHEAD:
        return published.year - 1
    return published.year + 1 if ahead + 365 <= FAR_AHEAD else published.year


def months(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "April and May 2020", "between October and December"."""
    first, last = _month_number(match["m"]), _month_number(match["m2"])
    year = _year_number(match["y"], published) if match["y"] else None
    if year is None and published is not None:
        year = at.latest_month(last, published).first.year
    if year is None or first == last:
        return None
    return Reading(at.months(year if first < last else year - 1, first, year, last), "absolute" if match["y"] else "relative")


def month_of_year(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "June 2020"."""
    year = _year_number(match["y"], published)
    return Reading(at.month(year, _month_number(match["m"])), _kind(match["y"])) if year else None


def quarter(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "Q2 2022", "the second quarter of 2022"."""
    number = _NTH.get(match["n"].lower()) or int(match["n"])
    year = _year_number(match["y"], published)
    return Reading(at.quarter(year, number), _kind(match["y"])) if year and number <= 4 else None


def bare_quarter(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "in Q3", "in the third quarter": the last one that had begun when the report was published."""
    if published is None:
        return None
    number = int(match["q"] or _NTH[match["nth"].lower()])
    begun = 3 * number - 2 <= published.month
    return Reading(at.quarter(published.year if begun else published.year - 1, number), "relative")


def half(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "the first half of 2025"."""
    number = {"last": 2, "final": 2}.get(match["n"].lower()) or _NTH.get(match["n"].lower()) or int(match["n"])
    year = _year_number(match["y"], published)
    return Reading(at.half(year, number), _kind(match["y"])) if year and number <= 2 else None


def _kind(year: str) -> str:
    return "absolute" if year[-1].isdigit() else "relative"


def year(match: re.Match[str], published: date | None) -> Reading:
    """Read "2019"."""
    return Reading(at.year(int(match["y"])))


def years(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "2019-2020", "between 2019 and 2020"."""
    first = int(match["y"])
    last = int(match["y2"]) if len(match["y2"]) == 4 else first // 100 * 100 + int(match["y2"])
    return Reading(Interval(date(first, 1, 1), date(last, 12, 31), "range", "")) if first < last else None


def season(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "summer 2020"."""
    year = _year_number(match["y"], published)
    return Reading(at.year(year), _kind(match["y"])) if year else None


# Dates that count from the publication


def bare_month(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "in March": the last one not after publication."""
    if published is None:
        return None
    number, which = _month_number(match["m"]), (match["which"] or "").lower()
    if which == "next":
        return Reading(at.month(published.year + (number <= published.month), number), "relative")
    if which == "this":
        return Reading(at.month(published.year, number), "relative")
    return Reading(at.latest_month(number, published, before_now=which == "last"), "relative")


def weekday(match: re.Match[str], published: date | None) -> Reading | None:
    """Read a weekday as the latest one, or the next one after "will", "is due", "next"."""
    if published is None:
        return None
    which = (match["which"] or "").lower()
    back = (published.weekday() - _weekday_number(match["w"])) % 7
    if match["week"]:
        monday = published - timedelta(days=published.weekday() + 7 * (match["week"].split()[-2].lower() == "last"))
        return Reading(at.day(monday + timedelta(days=_weekday_number(match["w"]))), "relative")
    if which == "next" or (not which and _AHEAD.search(match.string[max(0, match.start() - 70) : match.start()])):
        return Reading(at.day(published + timedelta(days=7 - back)), "relative")
    return Reading(at.day(published - timedelta(days=back or (7 if which in {"last", "past"} else 0))), "relative")


def named_day(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "on Tuesday": the last one not after publication."""
    words = " ".join(match["date"].lower().split())
    shift = -1 if words in {"yesterday", "last night", "yesterday's"} else 1 if words == "tomorrow" else 0
    return Reading(at.day(published + timedelta(days=shift)), "relative") if published else None


def unit(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "last week", "earlier this month", "next year", "last quarter"."""
    if published is None:
        return None
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(match["which"].lower(), 0)
    unit = match["unit"].lower()
    if unit == "week":
        whole = at.week(published, step)
        return Reading(whole if step else at.span(whole.first, published), "relative")
    if unit == "month":
        return Reading(at.months_back(published, -step), "relative")
    if unit == "quarter":
        index = published.year * 4 + (published.month - 1) // 3 + step
        return Reading(at.quarter(index // 4, index % 4 + 1), "relative")
    return Reading(at.year(published.year + step), "relative")


def ago(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "two months ago"."""
    if published is None:
        return None
    count, unit = _amount(match["n"]), match["unit"].lower()
    if unit == "year":
        return Reading(at.year(published.year - count), "relative")
    if unit == "month":
        return Reading(at.months_back(published, count), "relative")
    if unit == "week":
        return Reading(at.week(published, -count), "relative")
    return Reading(at.day(published - timedelta(days=count if unit == "day" else 0)), "relative")


def lately(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "in the last few weeks", "the past two years", "in recent days" as the range that ends with the publication."""
    if published is None:
        return None
    count = _amount(match["n"]) if match["n"] else 3
    days = {"day": 1, "week": 7, "month": 31, "year": 366}[match["unit"].lower()]
    return Reading(Interval(published - timedelta(days=days * count), published, "range", ""), "relative")


def weekend(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "last weekend"."""
    if published is None:
        return None
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    return Reading(at.span(saturday, min(saturday + timedelta(days=1), published)), "relative")


def last_season(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "last autumn"."""
    if published is None:
        return None
    over = _SEASONS[match["s"].lower()] + 3 <= published.month
    this = match["which"].lower() == "this"
    return Reading(at.year(published.year if over or this else published.year - 1), "relative")


def hours_after(match: re.Match[str], published: date | None) -> Reading | None:
    """Read "less than 24 hours after": the day before publication."""
    if published is None:
        return None
    return Reading(at.day(published - timedelta(days=1)), "relative", "hours-after")


# Dates that count from what was told before


def shifted(match: re.Match[str], published: date | None) -> Reading:
    """Read "three days later", "two weeks earlier", "the next day", "the same day"."""
    days = {"day": 1, "week": 7, "month": 30, "year": 365}[match["unit"].lower()]
    back = match["way"].lower() in {"earlier", "before", "previous", "preceding"}
    shift = (-1 if back else 1) * days * _amount(match["n"])
    return Reading(_anchor(published), "anaphor", f"{match['unit'].lower()}s", shift)


def next_day(match: re.Match[str], published: date | None) -> Reading:
    """Read "the next day"."""
    word = (match["next"] or match["after"] or "same").lower()
    shift = {"next": 1, "following": 1, "after": 1, "later": 1, "previous": -1, "preceding": -1, "before": -1, "earlier": -1}
    return Reading(_anchor(published), "anaphor", "days", shift.get(word, 0))


def next_month(match: re.Match[str], published: date | None) -> Reading:
    """Read "the following month", "that same month": `shift` is in days, none of them exact."""
    shift = {"next": 30, "following": 30, "previous": -30, "preceding": -30}
    return Reading(_anchor(published), "anaphor", "months", shift.get((match["next"] or "same").lower(), 0))


def of_that_year(match: re.Match[str], published: date | None) -> Reading:
    """Read "October that year": `shift` has the month and the day (0: none), as 1005 for 5 October."""
    day = match["d"] or match["d2"]
    return Reading(_anchor(published), "anaphor", "of-year", 100 * _month_number(match["m"]) + (_day_number(day) if day else 0))


def same_time(match: re.Match[str], published: date | None) -> Reading:
    """Read "in the same breath": when what was told before happened, however precisely that is known."""
    return Reading(_anchor(published), "anaphor", "acts")


def _anchor(published: date | None) -> Interval:
    day = published or date.min
    return Interval(day, day, "day", "")
