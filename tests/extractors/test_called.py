"""What is given a name: the operation spoken of, and not what it wrote about, used or was studied in."""

import pytest
from readout import told

FIRST = "Meta removed a network of 40 fake accounts run from Chad that targeted Peru. "


@pytest.mark.parametrize(
    "sentence",
    [
        "The accounts praised Operation Desert Storm.",
        "It attacked Operation Barkhane, the French mission.",
        "Those posts praised a military exercise dubbed Operation Green.",
        "The exercise was called Operation Green by the army.",
        "Police arrested six men in a raid called Operation Clean Sweep.",
        "It used malware dubbed Teabot.",
        "The report, titled Green Tea, runs to 40 pages.",
        "Its hashtag was called Green Tea.",
        "A persona called Anna Green posted often.",
        "The ministry called the claim Fake News.",
    ],
)
def test_what_else_has_a_name_gives_the_operation_none(sentence: str) -> None:
    assert [one.names for one in told(FIRST + sentence)] == [()]


@pytest.mark.parametrize(
    "sentence",
    [
        "Known as Green Tea, the network began in 2019.",
        'Dubbed "Green Tea", it began in 2019.',
        "Graphika tracks the network as Green Tea.",
        "Graphika has given it the name Green Tea.",
        "Graphika, which named the campaign Green Tea, exposed it.",
    ],
)
def test_what_it_is_called_is_its_name(sentence: str) -> None:
    assert [one.names for one in told(FIRST + sentence)] == [("Green Tea",)]


def test_an_operation_that_speaks_of_armies_keeps_its_name() -> None:
    text = "Graphika exposed Operation Paper Moon, an influence campaign run from Chad that mocked the army of Peru."
    assert [(one.names, one.origins) for one in told(text)] == [(("Operation Paper Moon",), ("Chad",))]
