"""Where an operation is said to come from, and who is said to be behind it."""

import pytest
from readout import told


def only(text: str, publisher: str = "") -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Origins, actors and sponsorship of the one operation of a text."""
    (found,) = told(text, publisher)
    return found.origins, found.actors, found.backed


@pytest.mark.parametrize(
    ("text", "origins", "backed"),
    [
        ("Reddit removed a covert network that was run from Belarus.", ("Belarus",), ""),
        ("Reddit removed a Belarus-based influence network.", ("Belarus",), ""),
        ("Reddit removed a Belarusian influence network.", ("Belarus",), ""),
        ("Reddit removed an influence network operated from Minsk.", ("Belarus",), ""),
        ("Reddit removed an influence operation run from Minsk.", ("Belarus",), ""),
        ("It is the third time that Reddit removes a covert influence network from Belarus.", ("Belarus",), ""),
        ("Reddit began removing a covert influence network of 90 accounts from Belarus.", ("Belarus",), ""),
        ("Google took down 90 channels tied to a Belarusian influence operation.", ("Belarus",), ""),
        ("The US Department of Justice charged three Belarusian nationals in connection with a disinformation campaign.", ("Belarus",), ""),
        ("Reddit removed an influence network originating in Belarus.", ("Belarus",), ""),
        ("Reddit removed an influence network with links to Belarus.", ("Belarus",), ""),
        ("Reddit removed an influence network linked to Belarus.", ("Belarus",), ""),
        ("Reddit removed an influence network that it traced to Belarus.", ("Belarus",), ""),
        ("Reddit removed an influence network. It attributed the network to Belarus.", ("Belarus",), ""),
        ("Reddit removed an influence network of Belarusian origin.", ("Belarus",), ""),
        ("Reddit removed a Belarus-backed influence network.", ("Belarus",), "true"),
        ("Reddit removed a Minsk-backed influence network.", ("Belarus",), "true"),
        ("Reddit removed an influence network backed by Belarus.", ("Belarus",), "true"),
        ("Reddit removed a covert influence network tied to the governments of Belarus and Moldova.", ("Belarus", "Moldova"), "true"),
        ("Reddit removed a state-backed influence network from Belarus.", ("Belarus",), "true"),
        ("Reddit removed a covert influence network linked to the government of Belarus.", ("Belarus",), "true"),
        ("Reddit removed 90 accounts run on behalf of the government of Belarus in a covert influence operation.", ("Belarus",), "true"),
        (
            "Reddit removed 45 accounts linked to individuals associated with the Belarusian military in a covert network.",
            ("Belarus",),
            "true",
        ),
        ("Reddit removed a covert influence network run by individuals in Belarus.", ("Belarus",), ""),
        ("Reddit removed an influence network run from Belarus and Moldova.", ("Belarus", "Moldova"), ""),
        ("The disinformation campaign came from Belarus, Reddit said.", ("Belarus",), ""),
        ("Reddit said the influence operation was likely linked to Belarus.", ("Belarus",), ""),
    ],
)
def test_where_it_comes_from(text: str, origins: tuple[str, ...], backed: str) -> None:
    assert only(text) == (origins, (), backed)


@pytest.mark.parametrize(
    "text",
    [
        "Reddit removed a Spanish-language influence network.",
        "Reddit removed an influence network that criticised Belarus.",
        "Reddit removed an anti-Belarusian influence network.",
        "Reddit removed an influence network that targeted Belarus.",
        "Reddit removed an influence network after a tip from Belarus.",
        "Reddit removed an influence network that used servers in Germany and a bank in Cyprus.",
        "Reddit, based in the United States, removed an influence network.",
        "Reddit removed an influence network. France welcomed the move. Germany said it should have come earlier.",
        "Reddit removed an influence network that posed as a Thai news agency called Morning Lantern.",
        "Reddit removed an influence network but did not link it to Belarus.",
    ],
)
def test_where_it_does_not_come_from(text: str) -> None:
    assert [o.origins for o in told(text)] == [()]


def test_where_it_is_denied_to_be_at_work_is_not_where_it_comes_from() -> None:
    found = told("The Kremlin rejected allegations that it ran a disinformation campaign in Moldova.")
    assert [o for o in found if "Moldova" in o.origins] == []


@pytest.mark.parametrize(
    ("text", "origins", "actors"),
    [
        ("Google tied the influence operation to Darius Vole, a retired colonel.", (), ("Darius Vole",)),
        ("Reddit removed a covert network run by Halcyon Digital, a marketing firm in Tunis.", ("Tunisia",), ("Halcyon Digital",)),
        ("The covert influence network was linked to Halcyon Digital, a Tunisian PR firm.", ("Tunisia",), ("Halcyon Digital",)),
        (
            "Meta removed 45 accounts that it linked to Blue Lantern, an agency in Minsk, in a covert operation.",
            ("Belarus",),
            ("Blue Lantern",),
        ),
        (
            "Meta says a covert influence operation was run by employees of Silver Crane Media, a firm in Manila.",
            ("Philippines",),
            ("Silver Crane Media",),
        ),
        (
            "TikTok shut down a propaganda network. Its accounts were managed by Halcyon Digital, a firm in Baghdad.",
            ("Iraq",),
            ("Halcyon Digital",),
        ),
        ("A Tunis-based firm, Halcyon Digital, ran the disinformation campaign, Meta said.", ("Tunisia",), ("Halcyon Digital",)),
        ("Meta removed a covert network run from Minsk by an agency called Blue Lantern Media.", ("Belarus",), ("Blue Lantern Media",)),
        ("The disinformation campaign was run by the Internet Research Agency.", (), ("Internet Research Agency",)),
    ],
)
def test_who_is_behind_it(text: str, origins: tuple[str, ...], actors: tuple[str, ...]) -> None:
    found = only(text)
    assert (found[0], found[1]) == (origins, actors)


def test_a_body_of_a_state_stands_for_its_state_too() -> None:
    text = "Reddit removed a covert influence network run by the Chadian military."
    assert only(text) == (("Chad",), ("Chadian military",), "true")


def test_a_ministry_that_is_known_is_the_known_one() -> None:
    text = "Reddit removed a disinformation campaign. Microsoft attributed it to Iran's Ministry of Intelligence."
    assert only(text) == (("Iran",), ("Ministry of Intelligence and Security",), "true")


def test_who_removes_it_or_finds_it_is_not_behind_it() -> None:
    text = "Graphika exposed a covert influence network from Laos. Meta, which owns Instagram, removed it."
    assert only(text) == (("Laos",), (), "")
