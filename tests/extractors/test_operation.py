"""That there is an operation, what it is called, and that a state is behind it where no state is named."""

import pytest
from readout import extracted, told

from kg.namespaces import IO, TYPE


@pytest.mark.parametrize(
    "text",
    [
        "Reddit removed a state-backed influence network.",
        "Reddit removed a government-linked influence network.",
        "A state-sponsored disinformation campaign was dismantled by Reddit.",
    ],
)
def test_a_sponsor_that_is_not_named(text: str) -> None:
    (found,) = told(text)
    assert (found.backed, found.origins) == ("true", ())


def test_silence_on_a_sponsor_is_silence() -> None:
    (found,) = told("Reddit removed a covert influence network from Laos.")
    assert found.backed == ""


def test_each_operation_is_typed_once_with_the_sentence_that_brings_it_up() -> None:
    text = "Elections are due in Laos. Reddit removed a covert influence network. It was run from Chad."
    typed = [c for c in extracted(text).claims if any(p == TYPE and o == IO + "InfluenceOperation" for _, p, o in c.triples)]
    assert [c.evidence[0].quote for c in typed] == ["Reddit removed a covert influence network."]


def test_a_name_is_claimed_where_it_is_given() -> None:
    text = "Reddit removed a covert influence network. Researchers have dubbed it Tin Parrot. Tin Parrot had praised Laos."
    named = [c for c in extracted(text).claims if any(p == "https://schema.org/name" for _, p, _ in c.triples)]
    assert [c.evidence[0].quote for c in named] == ["Researchers have dubbed it Tin Parrot."]


def test_an_operation_of_which_nothing_is_said_is_left_out() -> None:
    assert told("Researchers have studied five influence operations. Reddit removed a covert network run from Laos.") != []
    assert [
        o.origins for o in told("Researchers have studied five influence operations. Reddit removed a covert network run from Laos.")
    ] == [("Laos",)]


RECORDS = """We stopped these covert influence networks over the winter.

Network run from Iraq
Accounts: 66
Followers: 98,710

This was a domestic effort.

Network operated from Chile
Accounts: 21
Found by: our own staff

The operators pretended to be students and told voters in Bolivia that the vote would be rigged."""


def test_a_record_under_a_heading_belongs_to_the_network_of_the_heading() -> None:
    found = told(RECORDS)
    assert [(o.origins, o.targets) for o in found] == [(("Iraq",), ("Iraq",)), (("Chile",), ("Bolivia",))]


def test_a_ring_that_extorts_money_is_no_influence_operation() -> None:
    text = (
        "Snapchat removed 900 accounts in a coordinated network run from Ghana that tried to extort money from teenagers. "
        "The operators posed as girls, asked for intimate pictures and used blackmail. "
        "Facebook also took down 40 fake Pages based in Ghana."
    )
    assert told(text) == []
