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
        "Reddit banned accounts linked to four covert influence operations, run from Laos, Chad, Peru and Oman.",
    ],
)
def test_no_tie_is_claimed(text: str) -> None:
    assert [t for c in extracted(text).claims for t in c.triples if t[1] == IO + "linkedTo"] == []


def test_nothing_is_tied_to_itself() -> None:
    text = "Reddit removed a covert influence network dubbed Tin Parrot. Tin Parrot was linked to Tin Parrot."
    assert [t for c in extracted(text).claims for t in c.triples if t[1] == IO + "linkedTo"] == []
