"""Values of one property that cannot all be right, and those that can."""

import pytest

from kg.analysis import Source
from kg.analysis.rivals import rivals


def said(report: str, speaker: str = "the report", polarity: str = "positive") -> Source:
    return Source("claim", speaker, "asserted", polarity, 0.9, "Words.", 0, 6, report, "", "", "", "")


@pytest.mark.parametrize(
    ("name", "told", "wanted"),
    [
        ("date", {"2021-05-03": "a", "2021-05-04": "b"}, True),
        ("date", {"2021-05-03": "a", "2021-05": "b", "2021": "c"}, False),
        ("date", {"2021-05-03": "a", "2021-06": "b"}, True),
        ("period", {"2021-Q2": "a", "2021-H1": "b"}, False),
        ("date", {"2021-05-03": "a", "2021-05-04": "a"}, False),
        ("originatesFrom", {"Laos": "a", "Chad": "b"}, True),
        ("originatesFrom", {"Laos": "ab", "Chad": "b"}, False),
        ("originatesFrom", {"Laos": "ab", "Chad": "ac"}, True),
        ("stateBacked", {"true": "a", "false": "b"}, True),
        ("targets", {"Laos": "a", "Chad": "b"}, False),
    ],
)
def test_one_thing_has_one_of_them(name: str, told: dict[str, str], wanted: bool) -> None:
    assert rivals(name, {value: [said(report) for report in reports] for value, reports in told.items()}) is wanted


def test_two_speakers_of_one_report_are_two_voices() -> None:
    assert rivals("originatesFrom", {"Laos": [said("a", "Meta")], "Chad": [said("a", "Graphika")]})


def test_a_denial_tells_no_value_of_its_own() -> None:
    assert not rivals("originatesFrom", {"Laos": [said("a")], "Chad": [said("b", polarity="negative")]})
