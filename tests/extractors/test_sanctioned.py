"""Sanctions whose reason is that somebody tried to sway others: on whom, by whom, and what is no such reason."""

import pytest
from readout import Act, extracted, statements, told


@pytest.mark.parametrize(
    ("text", "origins", "targets", "by"),
    [
        (
            "On 4 March 2021, the U.S. Treasury designated 3 people and 2 entities in response to Laos’s efforts to influence the 2020 "
            "Peruvian election.",
            ("Laos",),
            ("Peru",),
            "U.S. Department of the Treasury",
        ),
        (
            "Canada has imposed sanctions on nine people from Laos, accusing them of trying to influence the election in Peru.",
            ("Laos",),
            ("Peru",),
            "Canada",
        ),
        (
            "The U.S. Treasury imposed sanctions on Laotian nationals who allegedly attempted to sway the referendum in Peru.",
            ("Laos",),
            ("Peru",),
            "U.S. Department of the Treasury",
        ),
    ],
)
def test_whoever_tried_to_sway_a_vote_ran_an_operation(text: str, origins: tuple[str, ...], targets: tuple[str, ...], by: str) -> None:
    (found,) = told(text)
    assert (found.origins, found.targets, [(a.kind, a.by) for a in found.acts]) == (origins, targets, [("Sanction", (by,))])


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Treasury sanctioned three men from Laos for selling oil.",
        "The U.S. Treasury sanctioned three men from Laos who had tried to influence a judge.",
        "The U.S. Treasury sanctioned a bank in Laos, accusing it of laundering money before the election.",
        "The U.S. Treasury sanctioned three men. The election in Peru is on Sunday.",
    ],
)
def test_other_reasons_are_no_operation(text: str) -> None:
    assert told(text) == []


def test_the_day_of_a_sanction_is_nobody() -> None:
    (found,) = told("On September 4, 2020, the U.S. Treasury designated 3 people for running an influence operation in Chad.")
    assert found.actors == () and found.acts == (Act("Sanction", ("U.S. Department of the Treasury",), "2020-09-04", ()),)


def test_what_is_part_of_a_response_to_an_effort_is_for_it() -> None:
    text = "The U.S. Treasury designated two people as part of a coordinated response to Laos’s efforts to sway the election in Peru."
    (found,) = told(text)
    assert (found.origins, found.targets) == (("Laos",), ("Peru",))


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Canada imposed sanctions on two firms that support Laos’s influence operations and attempts to meddle in elections.", ()),
        ("Canada sanctioned a firm in Laos that ran a covert influence operation against voters in Peru.", ("Peru",)),
    ],
    ids=["support", "ran"],
)
def test_what_the_sanctioned_support_or_ran_is_of_its_own_state_alone(text: str, targets: tuple[str, ...]) -> None:
    (found,) = told(text)
    assert (found.origins, found.targets, [(a.kind, a.by) for a in found.acts]) == (("Laos",), targets, [("Sanction", ("Canada",))])


@pytest.mark.parametrize("who", ["The US", "The United States", "Last week the US"])
def test_whoever_sanctions_those_behind_a_campaign_sanctions_it(who: str) -> None:
    (one,) = told(f"{who} sanctioned two Moscow firms behind the covert influence campaign known as Doppelganger.")
    assert [(act.kind, act.by) for act in one.acts] == [("Sanction", ("United States",))]


def test_the_us_is_not_whoever_publishes() -> None:
    text = "We removed a network run from Chad. The US accused Chad of running the network."
    assert statements(extracted(text, publisher="Meta")) == [("Accusation", ("United States",), ("Chad",))]
