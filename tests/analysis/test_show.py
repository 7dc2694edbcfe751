"""All about one thing: sentences beside each fact, disagreement in the open, reference knowledge apart."""

import io

import pyoxigraph as ox
import pytest

from kg.analysis import find
from kg.errors import QueryError
from kg.namespaces import ID
from kg.show import Group, Shown, show
from kg.show_text import write_shown


def shown(store: ox.Store, words: str) -> Shown:
    return show(store, find(store, words)[0].iri)


def group(thing: Shown, name: str, incoming: bool = False) -> Group:
    (found,) = [each for each in thing.groups if (each.facts[0].name, each.facts[0].incoming) == (name, incoming)]
    return found


def test_who_is_behind_it_is_told_with_every_voice_and_marked_as_contested(sample: ox.Store) -> None:
    operation = shown(sample, "Chinese operation on Twitter (2020)")
    backed, attributed = group(operation, "backedBy"), group(operation, "attributedTo")
    assert backed.disagree and attributed.disagree
    denied = next(fact for fact in attributed.facts if fact.value == ID + "state/CN")
    assert not denied.assessed
    assert [(source.speaker, source.modality) for source in denied.sources] == [("China", "denied")]
    assert not group(operation, "linkedTo").disagree


def test_an_operation_brings_its_takedowns_and_networks(sample: ox.Store) -> None:
    operation = shown(sample, "Chinese operation on Twitter (2020)")
    assert sorted(part.kind for part in operation.parts) == ["AccountNetwork"] * 4 + ["Takedown"] * 2
    assert all(fact.value != operation.iri for part in operation.parts for each in part.groups for fact in each.facts)


def test_a_platform_has_what_it_did_and_what_is_known_anyway(sample: ox.Store) -> None:
    youtube = shown(sample, "YouTube")
    (act,) = group(youtube, "actor", incoming=True).facts
    assert act.sources[0].speaker == "Twitter"
    assert [fact.value_label for each in youtube.reference for fact in each.facts] == ["Google"]
    assert shown(sample, "Twitter").said == 9


def test_a_computed_fact_says_what_it_rests_on(sample: ox.Store) -> None:
    operation = shown(sample, "Chinese operation on Twitter (2020)")
    core = next(part for part in operation.parts if any(f.value == "23750" for g in part.groups for f in g.facts))
    (part_of,) = group(core, "subNetworkOf").facts
    assert part_of.inferred
    assert len(part_of.sources) == 2


def test_the_text_quotes_names_and_places_and_stays_plain(sample: ox.Store) -> None:
    out = io.StringIO()
    write_shown(shown(sample, "Chinese operation on Twitter (2020)"), out)
    text = out.getvalue()
    assert "“Beijing-backed influence operation” — Twitter, reported, 0.9; China demands Twitter" in text
    assert "[782-816]" in text
    assert "sources disagree" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("thing", [ID + "state/XX", "no iri at all"])
def test_an_unknown_thing_is_an_error_in_one_line(sample: ox.Store, thing: str) -> None:
    with pytest.raises(QueryError, match=r"nothing is known|not an IRI"):
        show(sample, thing)
