"""Who targets whom where nothing but a verb stands between the names of two countries."""

import pytest
from readout import told

WHAT = ["An influence campaign by Chad", "A troll farm in Chad", "A covert network of fake accounts run from Chad"]


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("whom", ["Peru", "people in Peru", "Peru and Laos", "officials in Peru"])
@pytest.mark.parametrize("did", ["targeted", "attacked", "targets"])
def test_the_first_is_the_origin_and_the_second_the_target(what: str, did: str, whom: str) -> None:
    for text in (f"{what} {did} {whom}.", f"Meta said {what[0].lower()}{what[1:]} {did} {whom}."):
        found = [(one.origins, one.targets) for one in told(f"Researchers study influence operations. {text}")]
        assert all(origins in (("Chad",), ()) and "Chad" not in targets for origins, targets in found), (text, found)


@pytest.mark.parametrize("text", ["An influence campaign by Chad targeted Peru.", "A troll farm in Chad targeted Peru."])
def test_both_are_read(text: str) -> None:
    (one,) = told(f"Researchers study influence operations. {text}")
    assert (one.origins, one.targets) == (("Chad",), ("Peru",))


HEADINGS = ["Fake accounts from Chad target Peru", "Network run from Chad targets Peru", "Chad-based troll farm hits Peru"]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_does_not_turn_the_two_round(heading: str) -> None:
    found = told(f"{heading}\n\nMeta said on Tuesday it had removed an influence operation.")
    assert all("Peru" not in one.origins and "Chad" not in one.targets for one in found)
