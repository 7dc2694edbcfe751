"""The days that a date may mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view.when import days_of, span


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2020-06-11", ("2020-06-11", "2020-06-11")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2019", ("2019-01-01", "2019-12-31")),
        ("2025-Q2", ("2025-04-01", "2025-06-30")),
        ("2025-H2", ("2025-07-01", "2025-12-31")),
        ("2025-Q5", None),
        ("last year", None),
        ("0000", None),
    ],
)
def test_days(text: str, days: tuple[str, str] | None) -> None:
    assert days_of(text) == days


def test_several_dates_span_from_the_first_to_the_last() -> None:
    assert span([("date", "2020-06"), ("period", "2020-Q1"), ("comment", "1999")]) == ["2020-01-01", "2020-06-30"]
    assert span([("comment", "2020")]) is None


@given(st.text())
def test_any_text_is_a_date_or_nothing(text: str) -> None:
    found = days_of(text)
    assert found is None or found[0] <= found[1]
