import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ontology import load
from kg.reading.boilerplate import furniture

SHEET: dict[str, Any] = load().phrases["furniture"]
PROSE = (
    "The firm said on Tuesday that it had removed eighty-four accounts and nine pages which it traced to a small agency in "
    "Norland, and that the operators had posed as journalists."
)
PAGE = f"""\
Home > News > World

Share on Facebook | Tweet | Print

PHOTO: A minister at a rally in Westhaven

{PROSE}

Advertisement

READ ALSO
> Bank removes 1.3 billion coins
Storm to batter the coast

It was the third removal this year.

A minister at a rally in Westhaven

Norland denied it. See also the next page of this report.

A minister at a rally in Westhaven

(Reporting by the desk; Editing by J. Orwin)

The writer teaches rhetoric in Norland. Her views are her own.

Leave a Reply

{PROSE}
Name * Email *
"""


def kept(text: str, sheet: dict[str, Any] | None = SHEET) -> list[str]:
    dropped = furniture(text, sheet)
    left = "".join("\0" if any(a <= at < z for a, z in dropped) else letter for at, letter in enumerate(text))
    return [line for line in re.split(r"\0*\n+", left) if line.strip("\0 ")]


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook | Share on WhatsApp | Tweet | Print | 3 Comments",
        "Facebook · Twitter · WhatsApp · Print",
        "Share this article",
        "MAIN / WAR / KYIV / SPORT / WEATHER",
        "Image credit: QuickByte",
        "Read more",
    ],
)
def test_a_line_that_several_rules_fit_goes(line: str) -> None:
    assert kept(f"{PROSE}\n\n{line}\n\n{PROSE}") == [PROSE, PROSE]


def test_a_page_keeps_its_prose() -> None:
    assert kept(PAGE) == [
        PROSE,
        "It was the third removal this year.",
        "A minister at a rally in Westhaven",
        "Norland denied it. See also the next page of this report.",
    ]


def test_spans_are_lines_of_the_text_in_order() -> None:
    spans = furniture(PAGE, SHEET)
    assert spans == sorted(spans)
    assert PAGE[slice(*spans[0])] == "Home > News > World"
    assert PAGE[spans[-1][0] :].startswith("Leave a Reply")


def test_headlines_after_a_marker_end_with_the_next_sentence() -> None:
    text = f"{PROSE}\n\nMost read\n\nOne headline\nAnother headline?\n\nThe firm said so again."
    assert kept(text) == [PROSE, "The firm said so again."]


def test_long_prose_is_never_furniture() -> None:
    assert kept(f"Photo: {PROSE}\n\nShare this\n\n{PROSE}") == [f"Photo: {PROSE}", PROSE]


def test_comments_above_the_story_do_not_end_it() -> None:
    assert kept(f"3 Comments\n\n{PROSE}") == [PROSE]


def test_captions_of_one_word_go_and_list_items_stay() -> None:
    assert kept(f"Twitter\n\n{PROSE}\n\n- 3 YouTube channels\n- 3 YouTube channels") == [
        PROSE,
        "- 3 YouTube channels",
        "- 3 YouTube channels",
    ]


def test_notes_on_the_author_only_at_the_end() -> None:
    note = "The author is a fellow of an institute."
    assert kept(f"{note}\n\n{PROSE}\n\n{PROSE}") == [note, PROSE, PROSE]
    assert kept(f"{PROSE}\n\n{PROSE}\n\n{note}") == [PROSE, PROSE]


def test_without_rules_nothing_is_furniture() -> None:
    assert furniture(PAGE, None) == furniture(PAGE, {}) == furniture("", SHEET) == []


PIECES = st.sampled_from(["Share ", "Facebook ", "Twitter | ", "Read also", ": ", "Home", " > ", " / ", "\n", "3 ", "Comments", "."])


@given(st.lists(PIECES).map("".join))
def test_spans_of_any_page_are_ordered(text: str) -> None:
    last = 0
    for start, end in furniture(text, SHEET):
        assert last <= start < end <= len(text)
        last = end
