"""Who counts as one source: copies, and reports that relay one and the same speaker."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolution import Copies, Support, support

ONE = (
    "The company said on Monday that it had taken down ninety pages which praised the governor and mocked those who had marched "
    "against him in spring. Most of them were run from one building near the port, according to people who worked there. A former "
    "clerk told the paper that each of them had a list of words to use and a number of comments to write before lunch."
)
OTHER = (
    "Ninety pages that praised the governor are gone. Whoever looks for them finds an empty screen, and the ministry has nothing "
    "to say about it. In the harbour town, where the office of the firm stood until last winter, the neighbours remember young "
    "people who came at eight, sat before two screens each, and did not talk much about what they were paid for."
)


def test_reports_in_their_own_voice_stand_for_themselves() -> None:
    assert support([("a", "a"), ("b", "b"), ("b", "firm")], {}) == Support(2, 2, 3)


def test_reports_that_relay_one_speaker_count_once() -> None:
    assert support([("a", "firm"), ("b", "firm"), ("c", "firm")], {}) == Support(3, 1, 1)
    assert support([("a", "firm"), ("b", "firm"), ("c", "ministry")], {}) == Support(3, 2, 2)


def test_copies_count_once() -> None:
    assert support([("a", "a"), ("b", "b"), ("c", "c")], {"b": "a"}) == Support(3, 2, 2)


# A busy machine is no failure.
@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcdexyz"))),
    st.dictionaries(st.sampled_from("cde"), st.sampled_from("ab")),
)
def test_independent_reports_are_never_more_than_reports(claims, originals) -> None:
    found = support(claims, originals)
    assert (found.independent <= found.reports) and (bool(claims) == bool(found.independent) == bool(found.speakers))


def copies(*texts: tuple[str, str, str]) -> list[tuple[str, str]]:
    found = Copies()
    for text in texts:
        found.add(text[0], text[1], [text[2]])
    return [(one.report, one.original) for one in found.found()]


def test_a_copy_is_found_whole_cut_and_edited_and_the_earliest_is_the_original() -> None:
    cut = ONE[: len(ONE) * 2 // 3]
    edited = ONE.replace("Monday", "Tuesday").replace("near the port", "close to the port")
    told = [("d", "2020-01-04", edited), ("b", "2020-01-02", ONE), ("c", "", cut), ("a", "2020-01-03", OTHER)]
    assert copies(*told) == [("c", "b"), ("d", "b")]
    assert copies(*reversed(told)) == [("c", "b"), ("d", "b")]


def test_the_same_news_in_other_words_is_no_copy() -> None:
    assert copies(("a", "2020-01-01", ONE), ("b", "2020-01-02", OTHER)) == []


def test_a_shared_sentence_is_no_copy() -> None:
    assert copies(("a", "2020-01-01", ONE), ("b", "2020-01-02", OTHER + " " + ONE.split(". ", maxsplit=1)[0])) == []
    assert copies(("a", "2020-01-01", "He denied it."), ("b", "2020-01-02", "He denied it.")) == []
