"""Narratives: their words as the text has them, and whom they favour or oppose."""

from op_facts import extracted, objects

from kg.model import Literal
from kg.namespaces import local


def labels(text: str) -> set[str]:
    triples = {t for c in extracted(text).claims for t in c.triples}
    narratives = {o for _, p, o in triples if local(p) == "promotes"}
    return {o.value for s, p, o in triples if s in narratives and local(p) == "label" and isinstance(o, Literal)}


def test_a_piece_of_content_is_a_narrative_in_the_words_of_the_text() -> None:
    text = "A Chinese influence operation spread messages favourable to the Chinese government."
    assert labels(text) == {"messages favourable to the Chinese government"}
    assert objects(text, "favours") == {"CN"}


def test_a_verb_that_takes_a_side_belongs_to_the_narrative() -> None:
    text = "The Russian influence operation criticised Ukraine and praised Belarus."
    assert labels(text) == {"criticised Ukraine", "praised Belarus"}
    assert (objects(text, "opposes"), objects(text, "favours")) == ({"UA"}, {"BY"})


def test_nouns_of_praise_and_blame_take_sides_too() -> None:
    text = "Twitter removed a Cuban influence operation. Its posts held criticism of the United States and praise for Venezuela."
    assert (objects(text, "opposes"), objects(text, "favours")) == ({"US"}, {"VE"})


def test_nobody_elses_words_are_a_narrative_of_the_operation() -> None:
    assert labels("Twitter removed a Cuban influence operation. The White House criticised the government of Cuba.") == set()


def test_what_is_weakened_is_not_pushed() -> None:
    text = "Meta removed a covert influence network run from Laos. The network seeks to weaken support for Ukraine."
    labels = {t[2].value for c in extracted(text).claims for t in c.triples if t[1].endswith("label") and "support" in str(t[2])}
    opposed = [t for c in extracted(text).claims for t in c.triples if t[1].endswith(("favours", "opposes"))]
    assert labels == {"weaken support for Ukraine"}
    assert [p.rsplit("#")[-1] for _, p, _ in opposed] == ["opposes"]
