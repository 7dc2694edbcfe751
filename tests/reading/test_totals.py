"""Counts that are sums, sections by place that one sentence has listed, and what stands beside a count of another state."""

import pytest

from tests.readout import told

Told = list[tuple[tuple[str, ...], tuple[str, ...]]]


def read(text: str, publisher: str = "") -> Told:
    return [(o.origins, o.assets) for o in told(text, publisher)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Twitter suspended another 900 state-linked accounts. They are connected to information operations run by Chad and Laos. "
            "It removed 20 accounts linked to the government of Chad.",
            [(("Chad",), ("20 account twitter",)), (("Laos",), ())],
        ),
        (
            "Twitter suspended 900 fake accounts. They are connected to an information operation run by Chad.",
            [(("Chad",), ("900 account twitter",))],
        ),
    ],
    ids=["of several operations", "of one"],
)
def test_a_count_that_is_the_sum_of_several_operations_is_nobodys(text: str, expected: Told) -> None:
    assert read(text) == expected


def test_a_count_of_another_state_beside_accounts_is_of_an_operation_of_its_own() -> None:
    text = "Twitter removed a network of 40 fake accounts run from Chad. It published those accounts, along with five Laos-linked accounts "
    assert read(f"{text}it shut down.") == [(("Chad",), ("40 account twitter",)), (("Laos",), ("5 account twitter",))]


SECTIONS = """\
The removed accounts include information operations linked to Norway, Laos and Chad. Twitter suspended the accounts.

Kingdom of Norway (Norway)

Twitter first saw this activity in June. It involves two sets of accounts:

1. 40 accounts of the core.
2. About 900 amplifier accounts.

Accounts in this network praised the president.

Laos

Twitter suspended and published 30 accounts for posing as newspapers.

Chad

Twitter removed 12 accounts.
"""


def test_sections_by_places_that_one_sentence_has_listed() -> None:
    assert read(SECTIONS, "Gazette") == [
        (("Norway",), ("40 account twitter", "about 900 account twitter amplifier")),
        (("Laos",), ("30 account twitter",)),
        (("Chad",), ("12 account twitter",)),
    ]


def test_a_place_and_its_short_form_in_a_heading_name_no_operation() -> None:
    assert not any(o.names for o in told(SECTIONS, "Gazette"))


@pytest.mark.parametrize(
    "text",
    [
        "Facebook has removed 3 billion fake accounts this year.",
        "It removes 500 accounts every week.",
        "The network had deleted 300 of its accounts itself.",
        "The operation took down 12 Pages of its own.",
    ],
)
def test_what_is_removed_anyway_or_by_the_operation_itself_is_no_count_of_it(text: str) -> None:
    (operation,) = told(f"Twitter removed a network of 40 fake accounts run from Peru. {text}")
    assert operation.assets == ("40 account twitter",)


def test_what_the_social_network_removes_is() -> None:
    (operation,) = told("Twitter removed a network of 40 fake accounts run from Peru. The social network also closed 12 Pages.")
    assert operation.assets == ("12 page twitter", "40 account twitter")
