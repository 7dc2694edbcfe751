"""What is doubted, supposed or not said of where an operation comes from, and what is said with less than certainty."""

import pytest
from readout import extracted, told

from kg.namespaces import IO

REMOVED = "Meta removed a network of 40 fake accounts. "


@pytest.mark.parametrize(
    "lead",
    [
        "The lab doubts that",
        "Nobody has shown that",
        "Few believe that",
        "The president joked that",
        "If it turns out that",
        "Meta stopped short of saying that",
        "Meta fell short of proving that",
        "It is far from certain that",
        "It is doubtful that",
        "It is hard to believe that",
        "Meta has yet to determine whether",
        "It remains to be seen whether",
    ],
)
@pytest.mark.parametrize("rest", ["it was run from Chad.", "Chad was behind it.", "it was linked to the government of Chad."])
def test_what_is_doubted_is_no_origin(lead: str, rest: str) -> None:
    assert [o.origins for o in told(f"{REMOVED}{lead} {rest}")] == [()]


@pytest.mark.parametrize(
    "lead",
    ["Nobody doubts that", "The lab does not doubt that", "It is not hard to see that", "So far, Meta has said that"],
)
def test_what_is_not_doubted_is(lead: str) -> None:
    assert [o.origins for o in told(f"{REMOVED}{lead} it was run from Chad.")] == [("Chad",)]


@pytest.mark.parametrize(
    "lead",
    [
        "It is likely that",
        "It is possible that",
        "It appears that",
        "It cannot be ruled out that",
        "Rumour has it that",
        "The lab assesses with low confidence that",
    ],
)
def test_what_is_hedged_is_alleged_and_less_sure(lead: str) -> None:
    found = extracted(f"{REMOVED}{lead} it was run from Chad.")
    (claim,) = (c for c in found.claims if any(p == IO + "originatesFrom" for _, p, _ in c.triples))
    assert (claim.modality, claim.confidence) == ("alleged", 0.63)


def test_what_is_said_with_high_confidence_is_not() -> None:
    found = extracted(f"{REMOVED}Graphika assesses with high confidence that it was run from Chad.")
    (claim,) = (c for c in found.claims if any(p == IO + "originatesFrom" for _, p, _ in c.triples))
    assert claim.confidence == 0.9
