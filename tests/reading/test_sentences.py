import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.sentences import Block, blocks, sentences

LISTED = """\
# What we found

By Nora Lind

We removed three networks. They came from:

• Norland – 84 accounts
• Sudland – 12 Pages.
  1. Subtotal of the second
(a) a lettered one

What happened next?
The operators tried to return, which took them eleven days and no fewer than forty new accounts, said the firm.
**Who paid**
22:40 - Minister: "We did nothing"
MAIN / WORLD / SPORT
"""
WRAPPED = """\
The company said on Tuesday that it had removed a network of accounts that
was run from Norland and aimed at Sudland. Its operators posed as journalists
Ada Kern and Bo Lund, and posted about elections.

Second paragraph, which is short.
"""


def read(text: str) -> list[tuple[str, str, str]]:
    return [(block.kind, block.marker, text[block.start : block.end]) for block in blocks(text)]


def split(text: str) -> list[str]:
    return [text[start:end] for block in blocks(text) for start, end in sentences(text, block)]


def test_blocks_of_a_page() -> None:
    assert read(LISTED) == [
        ("heading", "", "What we found"),
        ("byline", "", "By Nora Lind"),
        ("prose", "", "We removed three networks. They came from:"),
        ("bullet", "•", "Norland – 84 accounts"),
        ("bullet", "•", "Sudland – 12 Pages."),
        ("bullet", "1", "Subtotal of the second"),
        ("bullet", "a", "a lettered one"),
        ("heading", "", "What happened next?"),
        (
            "prose",
            "",
            "The operators tried to return, which took them eleven days and no fewer than forty new accounts, said the firm.",
        ),
        ("heading", "", "Who paid"),
        ("heading", "", '22:40 - Minister: "We did nothing"'),
        ("heading", "", "MAIN / WORLD / SPORT"),
    ]


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    assert read("By Tuesday, Acme had removed it.")[0][0] == "prose"


def test_levels_of_headings_and_bullets() -> None:
    found = list(blocks("### Deep\n\n- top\n    - nested"))
    assert [(block.kind, block.level) for block in found] == [("heading", 3), ("bullet", 0), ("bullet", 2)]


def test_wrapped_prose_is_one_block_and_its_sentences_cross_lines() -> None:
    assert [kind for kind, _, _ in read(WRAPPED)] == ["prose", "prose"]
    assert split(WRAPPED)[1] == ("Its operators posed as journalists\nAda Kern and Bo Lund, and posted about elections.")


def test_wrapped_bullet_is_one_block() -> None:
    text = "- We removed 20 accounts that were run from Norland and that wrote\n  about taxes.\n- Another."
    assert [kind for kind, _, _ in read(text)] == ["bullet", "bullet"]


def test_lines_of_a_headline_list_stay_apart() -> None:
    text = "Police of Westhaven find a man who had collected forty thousand crowns for a boat\nCurfew will be prolonged\nRain"
    assert len(read(text)) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Berg of Acme Inc. said that the U.S. government acted on Dec. 15 in St. Petersburg.",
        "The seizure, No. 7 of its kind, was announced by Gov. Ann B. Lee and Sen. J. Orwin.",
        "It began at 5 p.m. on Friday, e.g. in Norland, and cost approx. 1.5 million crowns.",
        '"We removed them," said the firm (in a post), "because they lied."',
        "Togo, where it worked for one man; Mali, where it worked for another; and Chad.",
        "The sites rpfront.example and Leave.EU were named.",
    ],
)
def test_one_sentence(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It removed 20 accounts. Ten were real.", 2),
        ("The U.S. acted. Did it work? No!", 3),
        ('"We did." He left. "They did not."', 3),
        ("It fell near the border.The crash was blamed on rebels.", 2),
        ("He had 84 pages.\u00a0She had none.", 2),
        ("Others used norland-news.com and kern.org. Others borrowed the name of a paper.", 2),
        ("The firm (it has two owners. Both are abroad) denied it. Nobody else did.", 2),
        ("“We closed them. They lied,” it said. “We will close more.” Nobody objected.", 4),
    ],
)
def test_sentence_counts(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_nothing_comes_of_nothing() -> None:
    assert list(blocks("")) == list(blocks(" \n\n \t\n")) == []


PIECES = st.sampled_from(
    [
        "Mr. ",
        "U.S. ",
        "Dec. 15",
        ". ",
        "? ",
        '"',
        "”",
        "\n",
        "\n\n",
        "• ",
        "1. ",
        "# ",
        "**",
        "accounts ",
        "Twitter ",
        "\u00a0",
        "é",
        "🙂",
        "İ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join))
def test_every_letter_of_a_block_is_in_exactly_one_sentence(text: str) -> None:
    last = 0
    for block in blocks(text):
        assert last <= block.start < block.end
        last = block.end
        covered: list[int] = []
        for start, end in sentences(text, block):
            assert text[start:end] == text[start:end].strip() != ""
            covered.extend(range(start, end))
        assert covered == sorted(set(covered))
        wanted = [at for at in range(block.start, block.end) if not text[at].isspace()]
        assert [at for at in covered if not text[at].isspace()] == wanted


@given(st.text(alphabet="Aa .\n•", max_size=80))
def test_nothing_but_markers_lies_between_blocks(text: str) -> None:
    left = list(text)
    for block in blocks(text):
        left[block.start : block.end] = " " * (block.end - block.start)
    assert set("".join(left)) <= set(" \n•")


def test_block_is_a_value() -> None:
    assert Block(0, 4, "prose") == Block(0, 4, "prose", 0, "")
