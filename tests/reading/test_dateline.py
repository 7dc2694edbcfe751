"""Where and when a story was filed is no part of its first sentence."""

import pytest
from readout import understood


@pytest.mark.parametrize(
    "opening",
    [
        "WARSAW, Oct 14 (Northline) - ",
        "LA PAZ - ",
        "Warsaw, May 15, 2025 (Agence Nord) - ",
        "New Delhi, 3 June - ",
        "Washington/London, Sept. 4 (Northline) – ",
    ],
)
def test_what_stands_before_the_dash_is_left_out(opening: str) -> None:
    text = "The agency said on Thursday that three men had been charged."
    assert understood(opening + text).document.sentences[0].text == text


@pytest.mark.parametrize("text", ["Facebook (Meta) - The company removed 40 accounts.", "Peru, Chile - They have both been targets."])
def test_other_openings_stay(text: str) -> None:
    assert understood(text).document.sentences[0].text == text
