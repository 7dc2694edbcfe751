"""Who does what to whom, and what is not told as having happened, whatever way a sentence turns it."""

import pytest

from kg.ontology import load
from kg.reading.clauses import Clause, antecedent, clauses
from kg.reading.lexicon import lexicon
from kg.reading.parse import parse


def every(text: str) -> dict[str, Clause]:
    """The clauses of a sentence by the word that is their verb."""
    (doc,) = parse([text])
    return {c.verb.text: c for c in clauses(list(doc), lexicon(load()))}


def words(tokens: tuple[object, ...]) -> list[str]:
    return [str(t) for t in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "agents", "patients"),
    [
        ("Reddit removed the network.", "removed", ["Reddit"], ["network"]),
        ("The network was removed by Reddit.", "removed", ["Reddit"], ["network"]),
        ("The network was removed.", "removed", [], ["network"]),
        ("The network has been removed from Reddit.", "removed", [], ["network"]),
        ("Reddit and TikTok removed the network.", "removed", ["Reddit", "TikTok"], ["network"]),
        ("The network was removed by Reddit, TikTok and Google.", "removed", ["Reddit", "TikTok", "Google"], ["network"]),
        ("Reddit removed 61 accounts and 12 pages.", "removed", ["Reddit"], ["accounts", "pages"]),
        ("Reddit found and removed the network.", "removed", ["Reddit"], ["network"]),
        ("Reddit found the network and removed 61 accounts.", "removed", ["Reddit"], ["accounts"]),
        ("The network that Reddit removed was small.", "removed", ["Reddit"], ["network"]),
        ("The network which was removed by Reddit was small.", "removed", ["Reddit"], ["network"]),
        ("The network removed by Reddit was small.", "removed", ["Reddit"], ["network"]),
        ("Reddit has decided to remove the network.", "remove", ["Reddit"], ["network"]),
        ("On Tuesday Reddit removed the network.", "removed", ["Reddit"], ["network"]),
        ("Reddit said it had removed the network.", "removed", ["it"], ["network"]),
        ("The firm that ran the network is in Tirana.", "ran", ["firm"], ["network"]),
        ("Police arrested the men who ran the network.", "ran", ["men"], ["network"]),
    ],
)
def test_who_acts_on_whom(text: str, verb: str, agents: list[str], patients: list[str]) -> None:
    found = every(text)[verb]
    assert (words(found.agents), words(found.patients)) == (agents, patients)


def test_a_relative_clause_behind_a_list_of_agents_is_about_what_they_acted_on() -> None:
    text = "It was the work of a network dismantled by Google, Meta and Reddit that had been spreading rumours."
    found = every(text)["spreading"]
    assert (noun := antecedent(found.verb)) is not None
    assert noun.text == "network"


@pytest.mark.parametrize(
    "text",
    [
        "Reddit did not remove the network.",
        "Reddit didn't remove the network.",
        "Reddit never removed the network.",
        "Reddit has yet to explain why no network was removed.",
        "Nobody removed the network.",
        "Reddit closed the case without removing the network.",
        "None of the pages were removed.",
    ],
)
def test_what_was_not_done(text: str) -> None:
    found = every(text)
    assert [c.negated for verb, c in found.items() if verb.startswith("remov")] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Reddit could remove the network.",
        "Reddit will remove the network.",
        "The network would have been removed.",
        "The network should be removed by Reddit.",
        "If Reddit removed the network, few would notice.",
        "It is unclear whether Reddit removed the network.",
        "Reddit plans to remove the network.",
        "Reddit threatened to remove the network.",
        "The minister asked Reddit to remove the network.",
        "The minister demanded that Reddit remove the network.",
        "Reddit refused to remove the network.",
    ],
)
def test_what_may_come_or_is_only_wanted(text: str) -> None:
    found = every(text)
    assert [c.hypothetical for verb, c in found.items() if verb.startswith("remov")] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Reddit removed the network.",
        "Reddit has removed the network.",
        "Reddit said that it had removed the network.",
        "After removing the network, Reddit told users.",
        "Reddit began removing the network on Monday.",
        "Reddit not only removed the network but named its owner.",
    ],
)
def test_what_was_done(text: str) -> None:
    (found,) = [c for verb, c in every(text).items() if verb.startswith("remov")]
    assert not found.hypothetical


def test_what_may_be_so_is_told_from_what_is_to_come() -> None:
    assert every("The network may have come from Laos.")["come"].possible
    assert not every("The network will be removed.")["removed"].possible


def test_prepositions_lead_to_all_that_they_govern() -> None:
    found = every("The network was linked to Laos and Chad by Reddit.")["linked"]
    assert words(found.to("to")) == ["Laos", "Chad"]
    assert words(found.to("from", "with")) == []


def test_a_plural_that_the_parser_takes_for_a_verb_is_no_clause() -> None:
    assert "accounts" not in every("They had 14 Facebook Pages, 4 Instagram accounts and 6 groups.")
