import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.reading.numbers import Quantity, quantities, uses_dot_thousands


def counts(text: str, dotted: bool | None = None) -> list[tuple[int, str]]:
    return [(found.value, found.precision) for found in quantities(text, dotted) if found.kind == "count"]


def only(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8,558 accounts", 8558),
        ("1,234,567 tweets", 1234567),
        ("4 318 pages", 4318),
        ("21\u202f500 pages", 21500),
        ("8.558 accounts", 8558),
        ("1.171.000 accounts", 1171000),
        ("1.5 million accounts", 1500000),
        ("1,1 million accounts", 1100000),
        ("1.2m followers", 1200000),
        ("3bn posts", 3 * 10**9),
        ("10k followers", 10000),
        ("10 thousand accounts", 10000),
        ("2 lakh accounts", 200000),
        ("1.28 lakh accounts", 128000),
        ("3 crore users", 30000000),
        ("eighty-four profiles", 84),
        ("nine Groups", 9),
        ("one hundred and forty-five pages", 145),
        ("twenty-five thousand accounts", 25000),
        ("two million three hundred thousand accounts", 2300000),
        ("a hundred accounts", 100),
        ("a dozen pages", 12),
        ("two dozen pages", 24),
        ("half a dozen pages", 6),
        ("half a million accounts", 500000),
        ("two and a half million accounts", 2500000),
        ("a pair of pages", 2),
        ("a single page", 1),
        ("one Instagram account", 1),
        ("155-account network", 155),
        ("One page was removed", 1),
    ],
)
def test_values(text: str, value: int) -> None:
    assert counts(text) == [(value, "exact")]


@pytest.mark.parametrize(
    ("text", "value", "precision", "words"),
    [
        ("removed about 150,000 accounts", 150000, "about", "about 150,000"),
        ("removed an estimated 20 pages", 20, "about", "an estimated 20"),
        ("Nearly 2 lakh accounts", 200000, "about", "Nearly 2 lakh"),
        ("had close to forty pages", 40, "about", "close to forty"),
        ("had 40 or so pages", 40, "about", "40 or so"),
        ("Seventy-odd million of us", 70000000, "about", "Seventy-odd million"),
        ("more than 900 assets", 900, "atLeast", "more than 900"),
        ("at least some 20 pages", 20, "atLeast", "at least some 20"),
        ("No fewer than ten pages", 10, "atLeast", "No fewer than ten"),
        ("100+ accounts", 100, "atLeast", "100+"),
        ("20 or more pages", 20, "atLeast", "20 or more"),
        ("fewer than 150 pages", 150, "atMost", "fewer than 150"),
        ("no more than 5 pages", 5, "atMost", "no more than 5"),
        ("up to 30 pages", 30, "atMost", "up to 30"),
        ("as many as 39 pages", 39, "exact", "39"),
        ("a total of 84 pages", 84, "exact", "84"),
        ("over\u00a05,000 handles", 5000, "atLeast", "over\u00a05,000"),
    ],
)
def test_hedges(text: str, value: int, precision: str, words: str) -> None:
    found = only(text)
    assert (found.value, found.precision, text[found.start : found.end]) == (value, precision, words)


def test_bounds_follow_the_precision() -> None:
    bounds = {text: (only(text).low, only(text).high) for text in ("7 pages", "about 7 pages", "over 7 pages", "under 7 pages")}
    assert bounds == {"7 pages": (7, 7), "about 7 pages": (None, None), "over 7 pages": (7, None), "under 7 pages": (None, 7)}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 10 and 15 pages", 10, 15),
        ("10-15 pages", 10, 15),
        ("400–500 accounts", 400, 500),
        ("10 to 15 pages", 10, 15),
        ("two or three pages", 2, 3),
    ],
)
def test_ranges(text: str, low: int, high: int) -> None:
    found = only(text)
    assert (found.low, found.high, found.value, found.precision) == (low, high, low, "about")


def test_lists_are_no_ranges() -> None:
    assert counts("with 3,104, 2,541 and 795 accounts respectively") == [(3104, "exact"), (2541, "exact"), (795, "exact")]
    assert counts("7 and 16 Groups, and one and 17 accounts") == [(7, "exact"), (16, "exact"), (1, "exact"), (17, "exact")]
    assert counts("grew from 20 to 84 accounts") == [(20, "exact"), (84, "exact")]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("85 percent of it", "percent", 85),
        ("roughly six percent", "percent", 6),
        ("9.5% of users", "percent", 9),
        ("worth $1,100 in all", "money", 1100),
        ("£2.2m in funding", "money", 2200000),
        ("Rs 1.76 lakh crore", "money", 1760000000000),
        ("8.25 billion euros", "money", 8250000000),
        ("more than 150.000 dollars", "money", 150000),
        ("in 2019 accounts were opened", "year", 2019),
        ("the 2016 election", "year", 2016),
        ("the third network", "ordinal", 3),
        ("on the 21st page", "ordinal", 21),
    ],
)
def test_kinds(text: str, kind: str, value: int) -> None:
    found = only(text)
    assert (found.kind, found.value) == (kind, value)


def test_a_number_of_things_may_look_like_a_year() -> None:
    assert counts("removed 2019 accounts") == [(2019, "exact")]


@pytest.mark.parametrize(
    "text",
    [
        "Storm-1516, APT42, MH17, COVID-19, T0049, Q2, G7 and 5G",
        "Microsoft's name is Storm 1376.",
        "the 912 Special Project Working Group",
        "High Five and the Group of Seven",
        "No. 7 of its kind, under article 110 and section 3",
        "Case 1:18-cr-00032-DLF (18 U.S.C. §§ 2, 371, 1349)",
        "On June 11, 15/12/2020, 28.03.2022 and 2020-06-11 at 22:40 or 5 p.m. (GMT+3)",
        "ROME, 24 FEB - and 8 February, Dec. 15",
        "a 16-year-old, 25 years old, aged 30",
        "call 1-800-225-5324 or +44 20 7946 0000",
        "see https://x.example/20/pages, #84pages and @bot20",
        "one of the pages, one another, no one, this one, one is gone, only one.",
        "dozens of pages, hundreds of thousands of posts, several thousand, a few hundred",
        "two-thirds of them, one third, 1/3, 24/7",
        "40 km (25 mi) away",
        "as they said [12].",
        "a 451-page file",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert counts(text) == []


def test_list_numbers_are_not_counted() -> None:
    assert counts("1. We removed 5 pages.\n2) And six more.") == [(5, "exact"), (6, "exact")]


def test_a_seizure_on_a_day_of_a_month() -> None:
    assert counts("the seizure on October 7 of 92 domains") == [(92, "exact")]
    assert counts("In May 20 accounts were removed") == [(20, "exact")]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("It removed 8.588 accounts of almost 20.000.", True),
        ("It removed 8.588 accounts.", True),
        ("It removed 8,588 accounts and 1.125 others.", False),
        ("The rate was 1.125 on Monday.", False),
        ("It removed 1.5 million accounts.", False),
        ("", False),
    ],
)
def test_dot_thousands(text: str, answer: bool) -> None:
    assert uses_dot_thousands(text) is answer


def test_dot_thousands_are_told_by_the_report() -> None:
    assert counts("Egypt (2.541)", True) == [(2541, "exact")]
    assert counts("Egypt (2.541)", False) == []


PIECES = st.sampled_from(
    [
        "about ",
        "one",
        "8,558",
        "2.5",
        " million",
        "-",
        " and ",
        "twenty",
        "half a ",
        "$",
        "%",
        "3rd",
        " accounts",
        "İ",
        "\n",
        " to ",
        ".",
        ",",
    ]
)


@example("$2.53rd")
@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
def test_quantities_are_ordered_and_within_the_text(text: str) -> None:
    last = 0
    for found in quantities(text):
        assert 0 <= found.start <= found.number_start < found.number_end <= found.end <= len(text)
        assert found.number_start >= last
        last = found.number_end
        assert found.value >= 0
