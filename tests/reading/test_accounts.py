"""Accounts that no count tells of: whose they are, and when a report on influence that has them removed tells of an operation."""

import pytest
from readout import told

ON_INFLUENCE = "The report is on influence operations. "


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("Reddit banned hundreds of Laos-based accounts.", ("Laos",)),
        ("Reddit has taken down Laos-linked accounts that praised the army.", ("Laos",)),
        ("Reddit uncovered one of Laos's largest influence networks.", ("Laos",)),
        ("Reddit removed a network of accounts and Pages from Laos.", ("Laos",)),
    ],
)
def test_accounts_of_a_country_that_are_removed_are_of_an_operation(text: str, origins: tuple[str, ...]) -> None:
    assert [o.origins for o in told(ON_INFLUENCE + text)] == [origins]


@pytest.mark.parametrize(
    "text",
    [
        "Laos-based accounts follow the prime minister.",
        "Reddit did not ban Laos-based accounts.",
        "Such operations, in Laos and in Chad, are run for money.",
        "The clip was first shared by the Reddit channel Northern Offensive.",
    ],
)
def test_what_is_only_spoken_of_is_no_operation(text: str) -> None:
    assert told(ON_INFLUENCE + text) == []


def test_what_a_network_attempted_is_its_own_operation() -> None:
    (found,) = told("Reddit removed a network of accounts run from Peru that attempted an influence operation in Chad.")
    assert (found.origins, found.targets) == (("Peru",), ("Chad",))


def test_where_a_company_says_they_are_does_not_tie_them_to_it() -> None:
    (found,) = told("Meta took down an influence network. It was linked to actors Meta says are in Peru.")
    assert found.actors == ()


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Reddit closed 16 accounts based in Chad that targeted people in Peru.", ("Peru",)),
        ("Reddit exposed an influence operation attempting to interfere with Peruvian elections on behalf of Chad.", ("Peru",)),
    ],
)
def test_whom_they_aim_at_is_not_for_whom(text: str, targets: tuple[str, ...]) -> None:
    assert [o.targets for o in told(ON_INFLUENCE + text)] == [targets]


@pytest.mark.parametrize(
    ("text", "assets"),
    [
        ("We removed 16 accounts based in Laos that praised the army.", ("16 account",)),
        ("We closed 9 channels and 1 ads account as part of an influence operation run from Laos.", ("1 account", "9 channel")),
        ("We fought influence operations by removing 21 accounts of a network run from Laos.", ("21 account",)),
        ("Meta affirmed the removal of 284 accounts of an influence network run from Laos, which Reddit had banned.", ("284 account",)),
    ],
)
def test_counts_reach_the_act(text: str, assets: tuple[str, ...]) -> None:
    (found,) = told(ON_INFLUENCE + text, "Meta")
    assert found.assets == assets and found.acts[0].by == ("Meta",)


def test_what_is_run_for_money_may_be_an_influence_operation() -> None:
    text = "Reddit removed a network of 40 accounts run from Laos. "
    assert told(text + "It was financially motivated.") == []
    (found,) = told(text + "The influence operation was financially motivated.")
    assert found.origins == ("Laos",)


def test_a_removal_with_a_month_of_its_own_is_not_of_the_first_ones_day() -> None:
    text = """\
Reddit removed an influence network from Laos on 3 March 2021.

- a network from Gabon of 40 accounts, found in January 2020
"""
    assert [a.date for o in told(text) for a in o.acts if o.origins == ("Gabon",)] != ["2021-03-03"]


def test_those_of_a_newspaper_are_not_the_operations() -> None:
    text = "Reddit removed an influence network run from Laos. It also limited the accounts of RT and Sputnik in Chad."
    (found,) = told(text)
    assert (found.origins, found.actors) == (("Laos",), ())


TWO = "Reddit removed 16 accounts run from Laos that praised the army. Last year it took down a different Laotian influence operation. "


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Some of the accounts posed as Peruvians, and the campaign was aimed at people in Chad.", [("Chad", "Peru"), ()]),
        ("It was aimed at people in Chad.", [(), ("Chad",)]),
    ],
)
def test_the_accounts_are_those_that_were_spoken_of(text: str, targets: list[tuple[str, ...]]) -> None:
    assert [o.targets for o in told(ON_INFLUENCE + TWO + text)] == targets


def test_those_called_pro_something_are_those_that_were_called_so() -> None:
    text = (
        "Reddit removed a network from Laos. It also removed another network, of 65 accounts, that spread pro-Chadian views. It removed a "
    )
    text += "third network from Peru. The pro-Chadian accounts posed as Norwegians."
    assert [o.targets for o in told(text)] == [(), ("Norway",), ()]


def test_a_case_that_points_to_two_countries_is_one() -> None:
    text = "We terminated 3 channels as part of our investigation into coordinated influence operations linked to Laos and Peru."
    assert [(o.origins, o.assets) for o in told(text, "Google")] == [(("Laos", "Peru"), ("3 channel",))]


def test_networks_announced_without_a_place_are_those_that_are_then_placed() -> None:
    text = "Today we are disclosing three networks of accounts. They include information operations that we have attributed to Laos, Peru "
    text += "and Chad. We removed 35 accounts run from Peru."
    assert sorted((o.origins, o.assets) for o in told(text, "Twitter")) == [
        (("Chad",), ()),
        (("Laos",), ()),
        (("Peru",), ("35 account twitter",)),
    ]


def test_a_sum_over_operations_is_nobodys() -> None:
    text = """\
Reddit has removed 3,465 accounts related to state-linked information operations.

The accounts removed included a network of 276 accounts from Peru. These accounts posed as Norwegians.

It also removed a network of 112 accounts run from Laos.
"""
    assert [(o.origins, o.targets, o.assets) for o in told(text)] == [
        (("Peru",), ("Norway",), ("276 account reddit",)),
        (("Laos",), (), ("112 account reddit",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In recent years services have shut down influence operations stemming from Laos, Peru and Chad.",
        "Reddit regularly removes influence operations run from Laos and Peru.",
    ],
)
def test_what_is_done_over_the_years_is_done_to_none_in_particular(text: str) -> None:
    assert told(ON_INFLUENCE + text) == []


def test_of_more_operations_than_places_each_place_has_one() -> None:
    text = "OpenAI has disrupted four influence operations. It said that these operations were from Laos, Peru and Chad."
    assert [o.origins for o in told(text)] == [("Laos",), ("Peru",), ("Chad",)]


def test_networks_from_places_are_dealt_out_in_a_quotation() -> None:
    text = '"We removed three networks from Laos, Peru, and Chad for violating our policy," Jane Orr said.'
    assert [o.origins for o in told(text, "Meta")] == [("Laos",), ("Peru",), ("Chad",)]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Reddit banned several accounts. The accounts are associated with a covert operation dubbed Tin Fox.", ("Reddit",)),
        ("Reddit announced the banning of several accounts. The accounts are tied to a covert operation dubbed Tin Fox.", ("Reddit",)),
        ("TikTok, Google, and Reddit took down a series of accounts that ran an influence operation.", ("Google", "Reddit", "TikTok")),
        ("Meta, the company that owns Instagram, and Reddit have taken down a network run from Laos.", ("Meta", "Reddit")),
        ("Reddit turned off a cluster of fake accounts run from Laos.", ("Reddit",)),
    ],
)
def test_who_removed_accounts_that_are_then_said_to_be_of_an_operation(text: str, by: tuple[str, ...]) -> None:
    (found,) = told(ON_INFLUENCE + text)
    assert [a.by for a in found.acts] == [by]


@pytest.mark.parametrize(
    "text",
    ["Reddit banned several accounts. A covert operation dubbed Tin Fox is run from Laos.", "Reddit banned several accounts for spam."],
)
def test_accounts_that_nothing_ties_to_an_operation_are_none_of_its(text: str) -> None:
    assert all(not o.acts for o in told(ON_INFLUENCE + text))


def test_accounts_removed_for_what_they_did_in_a_campaign_are_of_it() -> None:
    text = "Facebook removed dozens of accounts for engaging in a campaign that covertly pushed the messages of the army of Laos."
    (found,) = told(ON_INFLUENCE + text)
    assert [a.by for a in found.acts] == [("Facebook",)]


def test_we_in_a_quotation_without_a_speaker_is_the_firm_that_is_spoken_of() -> None:
    text = 'Reddit has removed fake accounts. "Today, we removed 89 accounts for coordinated inauthentic behavior run from Laos," the '
    text += "press release read."
    (found,) = told(text, "Daily Lantern")
    assert [(a.by, a.assets) for a in found.acts] == [(("Reddit",), ("89 account reddit",))]


@pytest.mark.parametrize(
    "text",
    [
        "Reporters found more than 200 fake profiles on Facebook. They were operated from Chad and addressed users in Laos.",
        "The Lab counted 200 inauthentic accounts on Facebook. The accounts were run from Chad. They targeted Laos.",
    ],
)
def test_accounts_that_others_find_are_an_operations_where_the_next_sentence_says_so(text: str) -> None:
    (operation,) = told(text)
    assert (operation.origins, operation.targets, operation.acts) == (("Chad",), ("Laos",), ())


@pytest.mark.parametrize(
    "text",
    [
        "Reporters found more than 200 fake profiles on Facebook. They were painted blue.",
        "Reporters found more than 200 fake profiles on Facebook. They were not operated from Chad.",
        "Reporters found more than 200 fake profiles on Facebook that sold counterfeit pills. They were operated from Chad.",
    ],
)
def test_others_are_not(text: str) -> None:
    assert told(text) == []


REMOVED = "Facebook on Thursday removed 49 accounts in a covert campaign. "


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("Twitter said on the same day that it had taken out 71 accounts which operated from Chad.", 1),
        ("Twitter had taken out 71 accounts linked to Chad.", 2),
        ("The same day it removed 71 accounts linked to Chad.", 2),
    ],
)
def test_what_another_service_removes_the_same_day_is_of_the_same_operation(text: str, operations: int) -> None:
    found = told(REMOVED + text)
    assert len(found) == operations
    assert found[-1].origins == ("Chad",)
