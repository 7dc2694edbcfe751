"""Ties between operations of one report."""

import pytest
from readout import extracted, told

from kg.namespaces import IO


@pytest.mark.parametrize(
    "text",
    [
        "Reddit removed a covert influence network from Laos. It was linked to an earlier campaign dubbed Tin Parrot.",
        "Reddit removed a covert influence network from Laos. The network resembled Spamouflage.",
        "Reddit removed a covert influence network from Laos. The network was part of Spamouflage.",
        "Reddit removed a covert influence network from Laos, which it linked to Spamouflage.",
        "Reddit removed a covert influence network from Laos. It is connected to a network that the company removed in 2019.",
        "We removed 61 accounts run from Ghana. They were run by the same people who were behind the network we removed in 2019.",
        "We removed a network of 44 Pages that originated in Senegal. We found links to a network we took down in November 2019.",
        "The influence operation, traced to Laos, recalls Tin Parrot, a campaign from Laos that Reddit disrupted in 2018.",
        "The new fake accounts, run from Belarus, are a follow-up to a network that YouTube closed in June 2020.",
        "Graphika exposed a network of fake accounts. It shares infrastructure with the operation known as Endless Mayfly.",
        "The campaign from Russia reused cartoons of Secondary Infektion.",
        "This network, from Myanmar, was a remnant of the operation we removed in December 2018.",
        "The operation from Iran behaved much like the network that Twitter dismantled in June 2019, which was also run from Iran.",
        "Pictures in this covert network, run from Kenya, had been used before in Blue Heron, an operation Facebook removed in 2020.",
        "The inauthentic network from Ecuador mirrors the one that Facebook took down in Colombia in 2019.",
        "Meta removed a network of 300 fake accounts from Laos. It is not the first time: in 2019 it removed 155 accounts traced to Laos.",
    ],
)
def test_a_tie_is_claimed(text: str) -> None:
    assert [o.links for o in told(text)] == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Reddit removed a covert influence network from Laos. It was not linked to Spamouflage.",
        "Reddit removed a covert influence network from Laos. It found no evidence that it was linked to Spamouflage.",
        "Reddit removed a covert influence network from Laos. It also removed a separate network from Chad.",
        "Reddit removed a covert influence network that was linked to Laos.",
        "We removed 40 accounts from Togo. We saw no connection with the network from Benin we removed in November 2020.",
        "Reddit removed a covert network run from Laos. Nothing connects it with Spamouflage.",
        "Unlike Secondary Infektion, the covert network from Peru posted mostly videos.",
        "The covert network from Cuba had half as many accounts as the Honduran network that Twitter removed in April 2020.",
        "It is not clear whether the covert network from Cuba is connected to Ghostwriter.",
        "Compared with Spamouflage, the influence operation from Laos was small.",
        "We terminated 7 channels as part of our investigation into coordinated influence operations linked to Chad.",
        "Reddit banned accounts linked to four covert influence operations, run from Laos, Chad, Peru and Oman.",
    ],
)
def test_no_tie_is_claimed(text: str) -> None:
    assert [t for c in extracted(text).claims for t in c.triples if t[1] == IO + "linkedTo"] == []


def test_nothing_is_tied_to_itself() -> None:
    text = "Reddit removed a covert influence network dubbed Tin Parrot. Tin Parrot was linked to Tin Parrot."
    assert [t for c in extracted(text).claims for t in c.triples if t[1] == IO + "linkedTo"] == []


def test_what_it_is_tied_to_has_its_own_date_origin_and_count() -> None:
    text = (
        "In September we removed 29 Facebook accounts run by the same people in Iraq who were behind the network of 65 accounts "
        "we took down in October 2019."
    )
    found = told(text, "Facebook")
    assert [(o.links, [(a.date, a.assets) for a in o.acts]) for o in found] == [
        (1, [("2019-10", ("65 account facebook",))]),
        (1, [("2020-09", ("29 account facebook",))]),
    ]


def test_what_something_is_told_apart_from_is_another_one() -> None:
    text = "We removed 40 accounts from Togo. We saw no connection with the Benin-based network we removed in November 2020."
    assert [(o.origins, [a.date for a in o.acts]) for o in told(text, "Facebook")] == [(("Togo",), [""]), (("Benin",), ["2020-11"])]


@pytest.mark.parametrize(
    "text",
    [
        "Twitter suspended 926 accounts that it linked to the Royal Thai Army and 526 accounts that it said were run "
        "by Cuban organisations.",
        "Facebook removed 120 pages tied to the Ruling Party of Laos and 40 accounts based in Chad.",
    ],
)
def test_what_is_listed_beside_a_tie_is_not_what_it_ties_to(text: str) -> None:
    assert [o.links for o in told(text)] == [0, 0]


FIRST = "Meta removed a network of 40 fake accounts run from Chad, known as Paper Moon. "


@pytest.mark.parametrize(
    "sentence",
    [
        "It was removed in the same week as Green Tea, a network run from Laos.",
        "It copied news about the takedown of Green Tea, a network run from Laos.",
        "It found no link between Paper Moon and Green Tea, a network run from Laos.",
        "Meta named Green Tea, a network run from Laos, as the largest of the year.",
        "It should not be confused with Green Tea, a network run from Laos.",
    ],
)
def test_another_one_that_is_only_named_beside_it_is_not_tied_to_it(sentence: str) -> None:
    assert [(one.origins, one.links) for one in told(FIRST + sentence)] == [(("Chad",), 0), (("Laos",), 0)]
    assert "Green Tea" not in told(FIRST + sentence)[0].names


@pytest.mark.parametrize(
    "sentence",
    [
        "It was linked to Green Tea, an earlier network run from Laos.",
        "It grew out of Green Tea, an earlier network run from Laos.",
        "It shared servers with Green Tea, an earlier network run from Laos.",
    ],
)
def test_it_does_not_come_from_where_the_other_one_does(sentence: str) -> None:
    assert [(one.origins, one.links) for one in told(FIRST + sentence)] == [(("Chad",), 1), (("Laos",), 1)]
