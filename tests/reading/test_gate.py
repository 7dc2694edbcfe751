from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.gate import OVERLAP, relevant

SHEET: dict[str, Any] = yaml.safe_load((Path(__file__).parents[2] / "ontologies" / "phrases" / "gate.yaml").read_text("utf-8"))
SMALL: dict[str, Any] = {
    "threshold": 3,
    "groups": {
        "operation": {"weight": 3, "terms": ["troll farm*"]},
        "act": {"weight": 1, "terms": ["remov*", "ban"]},
        "platform": {"weight": 1, "terms": ["facebook"]},
        "party": {"weight": 1, "terms": ["ministry", "ban"]},
    },
}


@pytest.mark.parametrize(
    "text",
    [
        "Acme said it had taken down an influence operation run from Norland.",
        "Twitter removed 1,000 fake accounts.",
        "The Security Service liquidated five bot farms.",
        "The ministry demanded that Twitter delete accounts that smear the country.",
        "Norland's government has blocked Facebook ahead of the vote.",
        "Russian trolls amplified the story.",
        "We removed 155 accounts for coordinated inauthentic behavior.",
        "The Justice Department seized 27 domains used by a foreign government.",
    ],
)
def test_what_is_worth_reading(text: str) -> None:
    assert relevant(text, SHEET)


@pytest.mark.parametrize(
    "text",
    [
        "The team won 3-1 after a late goal by its captain, and the fans went home happy.",
        "Heavy rain is expected along the coast on Tuesday, forecasters said.",
        "Shares of Meta and Google rose 2 percent; oil fell.",
        "Heat the oil on medium heat and stir. Post a picture on Instagram!",
        "",
    ],
)
def test_what_is_not(text: str) -> None:
    assert not relevant(text, SHEET)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Two TROLL FARMS were found", True),
        ("the patrol farms", False),
        ("Facebook removed it, said the ministry", True),
        ("Facebook removed it and removed it", False),
        ("Facebook: ban", True),  # one word may count for two groups
        ("Facebook: bank, banned", False),
    ],
)
def test_groups_count_once_and_terms_are_words(text: str, answer: bool) -> None:
    assert relevant(text, SMALL) is answer


def test_a_term_is_found_wherever_it_stands() -> None:
    for padding in range(4060, 4110):
        assert relevant("x" * padding + " troll farm", SMALL)
    assert relevant("Facebook. " + "x " * 5000 + "removed. " + "x " * 5000 + "ministry", SMALL)


def test_no_term_is_longer_than_the_overlap_of_pieces() -> None:
    assert max(len(term) for group in SHEET["groups"].values() for term in group["terms"]) < OVERLAP
    assert all(term == term.lower() for group in SHEET["groups"].values() for term in group["terms"])


def test_without_rules_everything_passes() -> None:
    assert relevant("anything", None)


@given(st.text(), st.text())
def test_more_text_never_makes_a_report_irrelevant(before: str, after: str) -> None:
    assert relevant(f"{before} Russian troll farm. {after}", SHEET)
