"""What parties deny, ask and charge each other with beside the matter of a report."""

import pytest
from readout import extracted, statements

FIRST = "Meta removed a network of 40 fake accounts run from Chad that targeted Peru. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad denied that its economy was shrinking.",
        "Chad denied that prices were rising.",
        "Chad denied visas to two Peruvian journalists.",
        "Peru demanded an apology from Chad.",
        "Peru thanked Meta for removing the accounts.",
        "Chad rejected the treaty.",
        "Peru blamed Chad for the drought.",
    ],
)
def test_another_quarrel_is_no_statement(sentence: str) -> None:
    assert not statements(extracted(FIRST + sentence))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Chad denied that its embassy had a role in it.", "Denial"),
        ("Chad denied that its ambassador had been involved.", "Denial"),
        ("Chad denied that its soldiers ran the network.", "Denial"),
    ],
)
def test_what_is_of_the_matter_is_denied(sentence: str, kind: str) -> None:
    assert statements(extracted(FIRST + sentence)) == [(kind, ("Chad",), ("Meta",))]


@pytest.mark.parametrize("sentence", ["Peru blamed Chad for the network.", "Peru held Chad responsible for the campaign."])
def test_who_blames_a_state_for_the_network_accuses_it(sentence: str) -> None:
    assert statements(extracted(FIRST + sentence)) == [("Accusation", ("Peru",), ("Chad",))]


def test_no_sight_of_a_states_hand_is_no_attribution() -> None:
    found = statements(extracted(FIRST + "Graphika said it had not seen evidence of state involvement."))
    assert found == [("NonAttribution", ("Graphika",), ())]
