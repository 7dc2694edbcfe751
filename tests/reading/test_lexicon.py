"""Trigger words are found in whatever form and with whatever particle a sentence uses them."""

from pathlib import Path

import pytest

from kg.ontology import load
from kg.reading.lexicon import lexicon
from kg.reading.parse import parse
from kg.reading.tokens import Token


def word(text: str, wanted: str) -> Token:
    (doc,) = parse([text])
    return next(t for t in doc if t.text == wanted)


@pytest.mark.parametrize(
    ("text", "verb", "base", "kind"),
    [
        ("Meta took the network down.", "took", "take down", "removal"),
        ("The pages were taken down by Meta.", "taken", "take down", "removal"),
        ("Reddit is shutting down the forum.", "shutting", "shut down", "removal"),
        ("Google wiped out the channels.", "wiped", "wipe out", "removal"),
        ("Twitter banned them.", "banned", "ban", "removal"),
        ("Officials confiscated the servers.", "confiscated", "confiscate", "seizure"),
        ("The court indicted four men.", "indicted", "indict", "indictment"),
        ("She denies it.", "denies", "deny", "deny"),
    ],
)
def test_a_verb_is_known_in_any_form(text: str, verb: str, base: str, kind: str) -> None:
    words, token = lexicon(load()), word(text, verb)
    assert words.verb(token) == base
    assert words.is_verb(token, kind)


@pytest.mark.parametrize(
    ("text", "verb"),
    [("Meta took the blame.", "took"), ("The mayor walked down the street.", "walked"), ("They sang.", "sang")],
)
def test_a_verb_without_its_particle_is_another(text: str, verb: str) -> None:
    assert not lexicon(load()).is_verb(word(text, verb), "removal", "seizure")


def test_nouns_are_known_in_both_numbers_and_whatever_the_case() -> None:
    words = lexicon(load())
    assert words.noun(word("Two Networks fell.", "Networks"), "operation") == "network"
    assert words.noun(word("The agencies paid.", "agencies"), "agent") == "agency"
    assert words.noun(word("Two bananas fell.", "bananas"), "operation") == ""


def test_lists_are_asked_by_name() -> None:
    words = lexicon(load())
    assert words.has("marks", "inauthentic")
    assert not words.has("marks", "delicious")
    assert not words.has("no such list", "inauthentic")


def test_a_verb_of_ones_own_is_known_in_all_its_forms(tmp_path: Path) -> None:
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "verbs.yaml").write_text("removal: [vaporize]\n", encoding="utf-8")
    token = word("Meta has been vaporizing the network.", "vaporizing")
    assert lexicon(load(tmp_path)).is_verb(token, "removal")
    assert not lexicon(load()).is_verb(token, "removal")
