"""How the lines of pages become paragraphs."""

import pytest

from kg.sources.pdf_lines import Line, flowed, without_running


def line(text: str, row: int, left: float = 50, right: float = 300, height: float = 0.02) -> Line:
    """A line in a row of the page, from 0 at its top; a page has 40."""
    top = 0.98 - row * 0.024
    return Line(text, left, right, top, top - height, height)


def test_what_stands_in_the_margin_of_every_page_goes() -> None:
    pages = [
        [line(f"Quarterly | {n}", 0), line(f"The {word} sentence is short.", 10), line(f"{n} of 3", 39)]
        for n, word in enumerate(("first", "second", "third"), 1)
    ]
    assert [[one.text for one in page] for page in without_running(pages)] == [
        ["The first sentence is short."],
        ["The second sentence is short."],
        ["The third sentence is short."],
    ]


def test_what_repeats_in_the_middle_stays() -> None:
    pages = [[line("A refrain.", 20)] for _ in range(4)]
    assert without_running(pages) == pages


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("It was a disinfor-", "mation network.", "It was a disinformation network.\n"),
        ("It was a state-", "backed network.", "It was a state-backed network.\n"),
        ("It was Anglo-", "American work.", "It was Anglo-American work.\n"),
        ("It was disinfor\ufffemation", "of a state\ufffebacked kind.", "It was disinformation of a state-backed kind.\n"),
        ("Years 2019-", "2020 were bad.", "Years 2019- 2020 were bad.\n"),
    ],
)
def test_broken_words_are_mended(first: str, second: str, expected: str) -> None:
    assert flowed([[line(first, 5), line(second, 6)]])[0] == expected


def test_a_hyphen_stays_where_the_text_has_it_elsewhere() -> None:
    text, _ = flowed([[line("A take-down is a take-", 5), line("down, and a down-", 6), line("load a download.", 7)]])
    assert text == "A take-down is a take-down, and a download a download.\n"


def test_paragraphs_end_at_gaps_headings_items_and_short_last_lines() -> None:
    page = [
        line("Heading", 4, height=0.03),
        line("A paragraph goes on", 6),
        line("and ends here.", 7, right=120),
        line("Another one begins.", 8, right=299),
        line("After a gap.", 11),
        line("• An item", 12),
    ]
    assert flowed([page])[0].split("\n") == [
        "Heading", "", "A paragraph goes on and ends here.", "", "Another one begins.", "", "After a gap.", "• An item", "",
    ]  # fmt: skip


def test_a_sentence_goes_on_over_pages_and_each_page_has_its_offset() -> None:
    pages = [[line("The firm said that", 30)], [], [line("rain was likely.", 3, right=200)], [line("Next page.", 3)]]
    text, starts = flowed(pages)
    assert text == "The firm said that rain was likely.\n\nNext page.\n"
    assert [text[start:].split(" ")[0].strip() for start in starts] == ["rain", "rain", "Next"]
