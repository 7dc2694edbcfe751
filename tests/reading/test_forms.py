"""Forms of the verbs and nouns that the vocabulary uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ontology import load
from kg.reading.forms import inflections, plurals, table

VERBS = sorted({verb.split()[0] for kind in load().phrases["verbs"].values() for verb in kind})


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("remove", {"remove", "removes", "removed", "removing"}),
        ("take", {"take", "takes", "took", "taken", "taking"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("purge", {"purge", "purges", "purged", "purging"}),
        ("crush", {"crush", "crushes", "crushed", "crushing"}),
        ("shut", {"shut", "shuts", "shutting"}),
        ("run", {"run", "runs", "ran", "running"}),
        ("label", {"label", "labels", "labeled", "labelled", "labeling", "labelling"}),
        ("tie", {"tie", "ties", "tied", "tying"}),
        ("obey", {"obey", "obeys", "obeyed", "obeying"}),
    ],
)
def test_every_form_of_a_verb_is_made(verb: str, forms: set[str]) -> None:
    assert forms <= set(inflections(verb))


def test_forms_of_a_verb_that_doubles_nothing_are_not_doubled() -> None:
    assert not {"removeed", "suspendded", "deleteing"} & {f for v in ("remove", "suspend", "delete") for f in inflections(v)}


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("page", "pages"), ("agency", "agencies"), ("proxy", "proxies"), ("botnet", "botnets"), ("push", "pushes"), ("essay", "essays")],
)
def test_singular_and_plural(noun: str, plural: str) -> None:
    assert list(plurals(noun)) == [noun, plural]


@given(st.lists(st.sampled_from(VERBS), min_size=1, max_size=8))
def test_every_form_finds_a_verb_that_has_it_and_a_base_form_finds_itself(verbs: list[str]) -> None:
    found = table(verbs)
    assert all(found[verb] == verb for verb in verbs)
    assert all(form in set(inflections(verb)) for form, verb in found.items())
    assert set(found) == {form for verb in verbs for form in inflections(verb)}
    assert found == table(reversed(verbs))
