"""Who a noun phrase means."""

import pytest
from readout import report

from kg.namespaces import ID, IO, LABEL, TYPE
from kg.ontology import load
from kg.reading.document import read
from kg.reading.entities import Party, party


def who(text: str, word: str) -> Party | None:
    document = read(report(text), load())
    (sentence,) = document.sentences
    return party(document, sentence, next(t for t in sentence.doc if t.text == word))


@pytest.mark.parametrize(
    ("text", "word", "label", "kind"),
    [
        ("Facebook said so.", "Facebook", "Facebook", "Platform"),
        ("Serbia said so.", "Serbia", "Serbia", "State"),
        ("Belgrade denied it.", "Belgrade", "Serbia", "State"),
        ("The Serbian government denied it.", "government", "Serbia", "State"),
        ("The government of Serbia denied it.", "government", "Serbia", "State"),
        ("Serbia's authorities denied it.", "authorities", "Serbia", "State"),
        ("The Serbian foreign ministry denied it.", "ministry", "Serbian foreign ministry", "GovernmentBody"),
        ("The Swedish police denied it.", "police", "Swedish police", "GovernmentBody"),
        ("The US Department of Justice said so.", "Department", "U.S. Department of Justice", "GovernmentBody"),
        ("Halcyon Digital denied it.", "Digital", "Halcyon Digital", "Organisation"),
        ("Boris Lund denied it.", "Lund", "Boris Lund", "Person"),
        ("President Boris Lund denied it.", "Lund", "Boris Lund", "Person"),
        ("Graphika said so.", "Graphika", "Graphika", "Company"),
    ],
)
def test_who_is_meant(text: str, word: str, label: str, kind: str) -> None:
    found = who(text, word)
    assert found is not None
    assert (found.label, found.kind) == (label, kind)


@pytest.mark.parametrize(("text", "word"), [("She denied it.", "She"), ("The network grew.", "network"), ("Its pages grew.", "pages")])
def test_pronouns_and_things_are_nobody_here(text: str, word: str) -> None:
    assert who(text, word) is None


def test_a_ministry_is_one_however_it_is_written() -> None:
    written = ["The Chadian defence ministry said so.", "The Chadian defense ministry said so."]
    assert len({found.iri for text in written if (found := who(text, "ministry"))}) == 1
    owned = [who("Honduras’ foreign ministry said so.", "ministry"), who("The Honduran foreign ministry said so.", "ministry")]
    assert len({found.iri for found in owned if found}) == 1
    foreign = [who("Chad's foreign affairs ministry said so.", "ministry"), who("The Chadian foreign ministry said so.", "ministry")]
    assert len({found.iri for found in foreign if found}) == 1


def test_what_only_the_report_names_is_described_for_the_graph() -> None:
    found = who("The Tunisian firm Halcyon Digital denied it.", "Digital")
    assert found is not None
    told = list(found.described())
    assert (found.iri, TYPE, IO + "Organisation") in told
    assert [p for _, p, _ in told][:2] == [TYPE, LABEL]
    known = who("Facebook said so.", "Facebook")
    assert known is not None
    assert list(known.described()) == []


def test_one_name_is_one_thing_in_every_report() -> None:
    one, other = who("Boris Lund denied it.", "Lund"), who("It was denied by Boris Lund.", "Lund")
    assert one is not None
    assert other is not None
    assert one.iri == other.iri
    assert one.iri.startswith(ID + "person/")
