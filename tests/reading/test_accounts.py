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
