from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.dates import DateMatch, dates, in_told_years

PUBLISHED = date(2020, 6, 12)  # a Friday


def values(text: str, published: date | None = PUBLISHED) -> list[str]:
    return [found.value for found in dates(text, published)]


def only(text: str, published: date | None = PUBLISHED) -> DateMatch:
    (found,) = dates(text, published)
    return found


@pytest.mark.parametrize(
    ("text", "value", "grain"),
    [
        ("on June 11, 2020 it", "2020-06-11", "day"),
        ("on 11 June 2020 it", "2020-06-11", "day"),
        ("Wednesday, November 4, 2020", "2020-11-04", "day"),
        ("the 5th of June 2019", "2019-06-05", "day"),
        ("April 2 2020", "2020-04-02", "day"),
        ("15/12/2020", "2020-12-15", "day"),
        ("02/16/18", "2018-02-16", "day"),
        ("28.03.2022", "2022-03-28", "day"),
        ("2020-06-11", "2020-06-11", "day"),
        ("Sept 2019", "2019-09", "month"),
        ("late February 2019", "2019-02", "month"),
        ("the second quarter of 2022", "2022-Q2", "quarter"),
        ("Q2 2022", "2022-Q2", "quarter"),
        ("the last quarter of 2022", "2022-Q4", "quarter"),
        ("first half of 2025", "2025-H1", "half"),
        ("H2 2025", "2025-H2", "half"),
        ("in early 2014 it", "2014", "year"),
        ("by early to mid-2016, it", "2016", "year"),
        ("since 2022, it", "2022", "year"),
        ("a committee (2018) found", "2018", "year"),
        ("from January to March 2023", "2023-Q1", "quarter"),
        ("between 2019 and 2020", "", "range"),
        ("the war of 1967-1970", "", "range"),
        ("June 5-7, 2020", "2020-06", "range"),
    ],
)
def test_absolute_dates_need_no_publication(text: str, value: str, grain: str) -> None:
    for published in (PUBLISHED, None):
        found = only(text, published)
        assert (found.value, found.grain, found.kind) == (value, grain, "absolute")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("said today", "2020-06-12"),
        ("said yesterday", "2020-06-11"),
        ("on Tuesday", "2020-06-09"),
        ("this Tuesday", "2020-06-09"),
        ("said Friday", "2020-06-12"),
        ("last Friday", "2020-06-05"),
        ("on Monday night", "2020-06-08"),
        ("Tuesday of last week", "2020-06-02"),
        ("last night", "2020-06-11"),
        ("this morning", "2020-06-12"),
        ("last week", "2020-06"),
        ("last month", "2020-05"),
        ("earlier this month", "2020-06"),
        ("last year", "2019"),
        ("last quarter", "2020-Q1"),
        ("last September", "2019-09"),
        ("last May", "2020-05"),
        ("in September", "2019-09"),
        ("in June", "2020-06"),
        ("In March of last year", "2019-03"),
        ("In May and June alone", "2020-Q2"),
        ("on Dec. 15", "2019-12-15"),
        ("on 8 February", "2020-02-08"),
        ("ROME, 24 FEB - ", "2020-02-24"),
        ("two days ago", "2020-06-10"),
        ("two months ago", "2020-04"),
        ("a year ago", "2019"),
        ("last autumn", "2019"),
        ("over the weekend", "2020-06"),
        ("April", "2020-04"),
        ("In May 20 accounts went", "2020-05"),
    ],
)
def test_relative_dates_count_from_the_publication(text: str, value: str) -> None:
    assert values(text) == [value]
    assert values(text, None) == []


def test_a_week_that_straddles_two_months_has_no_value() -> None:
    found = only("last week", date(2020, 10, 5))
    assert (found.first, found.last, found.value) == (date(2020, 9, 28), date(2020, 10, 4), "")


def test_less_than_a_day_after() -> None:
    found = only("The request comes less than 24 hours after Twitter said so")
    assert (found.value, found.grain, found.relative) == ("2020-06-11", "day", "hours-after")


@pytest.mark.parametrize("text", ["in the last few weeks", "in recent days", "over the past two years"])
def test_ranges_that_end_now(text: str) -> None:
    found = only(text)
    assert (found.grain, found.value, found.last) == ("range", "", PUBLISHED)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("next Tuesday", "2020-06-16"),
        ("tomorrow", "2020-06-13"),
        ("prepares to vote on Thursday", "2020-06-18"),
        ("a vote set for June 27", "2020-06-27"),
        ("due by next March", "2021-03"),
    ],
)
def test_what_lies_ahead_is_marked(text: str, value: str) -> None:
    found = only(text)
    assert (found.value, found.future) == (value, True)


def test_the_turn_of_the_year() -> None:
    assert values("on Dec. 27", date(2021, 1, 5)) == ["2020-12-27"]
    assert values("on Jan. 3", date(2020, 12, 20)) == ["2021-01-03"]


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("three days later", 3),
        ("three days after it", 3),
        ("five days earlier", -5),
        ("two weeks later", 14),
        ("the same day", 0),
        ("That same day", 0),
        ("that day", 0),
        ("the next day", 1),
        ("the day before", -1),
        ("the previous day", -1),
        ("in the same breath", 0),
    ],
)
def test_anaphors_say_how_far_they_shift(text: str, shift: int) -> None:
    found = only(text)
    assert (found.kind, found.value, found.shift, found.future) == ("anaphor", "", shift, False)
    assert only(text, None).shift == shift


def test_the_order_of_a_written_date_follows_the_report() -> None:
    assert values("Update (10/8/2024)", date(2024, 10, 8)) == ["2024-10-08"]
    assert values("Update (10/8/2024)", None) == ["2024-08-10"]


def test_several_dates_in_order() -> None:
    text = "In 2019 and 2020 it grew; on June 5 and on Tuesday it fell."
    assert values(text) == ["2019", "2020", "2020-06-05", "2020-06-09"]


@pytest.mark.parametrize(
    "text",
    [
        "May removed nothing, March on, you may go, and to march by may.",
        "The 2016 election and 2,019 accounts.",
        "in 2019 accounts were not",
        "on 31 June",
        "It removed 2020 pages.",
        "version 1.2.3 of 40/50",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert values(text) == []


PIECES = st.sampled_from(["in ", "May", " 31", ", 2020", "last ", "Tuesday", " week", "0", "/", "2019", " and ", "two days ", "ago"])

DAYS = st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1))


@given(st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join), st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_matches_are_ordered_and_their_intervals_sound(text: str, published: date | None) -> None:
    last = 0
    for found in dates(text, published):
        assert last <= found.start < found.end <= len(text)
        assert found.first <= found.last
        last = found.end


@pytest.mark.parametrize(
    ("text", "told", "found"),
    [
        ("In October that year", 2018, "2018-10"),
        ("on 5 October of the same year", 2018, "2018-10-05"),
        ("Since 2016 it grew; on October 5 that year it fell", 2018, "2016-10-05"),
        ("In October that year", 0, ""),
        ("on 29 February that year", 2018, ""),
        ("In October of this year", 2018, "2020-10"),
    ],
)
def test_that_year_is_the_one_told_last(text: str, told: int, found: str) -> None:
    assert in_told_years(dates(text, PUBLISHED), text, told)[-1].value == found
