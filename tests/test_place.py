"""What leads back from a quote to its place in the original."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.place import page_fragment, text_fragment

TEXT = "Acme Ltd. removed 12 accounts.\nThe firm, known as one-two, said no.\n- Acme Ltd. removed 12 accounts.\nEnd, of it."


def fragment(quote: str, text: str = TEXT) -> str:
    start = text.index(quote)
    return text_fragment(text, start, start + len(quote))


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Acme Ltd. removed 12 accounts.", "Acme%20Ltd.%20removed%2012%20accounts."),
        ("The firm, known as one-two, said no.", "The%20firm%2C%20known%20as%20one%2Dtwo%2C%20said%20no."),
        ("said no.\n- Acme Ltd. removed", "said%20no.,Acme%20Ltd.%20removed"),
    ],
)
def test_what_has_a_meaning_in_a_fragment_is_escaped_and_lines_are_not_crossed(quote: str, expected: str) -> None:
    assert fragment(quote) == ":~:text=" + expected


def test_a_second_place_is_told_by_what_stands_before() -> None:
    start = TEXT.index("Acme", 5)
    assert text_fragment(TEXT, start, start + 9) == ":~:text=one%2Dtwo%2C%20said%20no.-,Acme%20Ltd."


def test_a_long_quote_is_given_by_its_ends() -> None:
    text = " ".join(f"word{n}" for n in range(40))
    assert fragment(text, text) == ":~:text=word0%20word1%20word2%20word3%20word4,word35%20word36%20word37%20word38%20word39"


def test_what_has_no_words_has_no_fragment() -> None:
    assert fragment("\n- ") == ""


@given(st.text(alphabet="ab,-&\n •1", max_size=60), st.data())
def test_the_first_words_are_always_those_of_the_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = text_fragment(text, start, end)
    if found:
        parts = [part for part in found.removeprefix(":~:text=").split(",") if not part.endswith("-")]
        assert 1 <= len(parts) <= 2
        head = unquote(parts[0])
        assert head in " ".join(text[start:end].split(" ")) or " ".join(text[start:end].split()).find(head) >= 0


@pytest.mark.parametrize(("start", "page"), [(0, 1), (9, 1), (10, 2), (29, 2), (30, 4)])
def test_a_page_is_the_one_on_which_the_quote_begins(start: int, page: int) -> None:
    assert page_fragment((10, 30, 30), start) == f"page={page}"
