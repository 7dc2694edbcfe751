"""Countries named behind where an operation comes from, and behind whom it aims at, that are neither."""

import pytest
from readout import told

FROM = [
    "Meta removed a network of 40 fake accounts that was run from Chad{}.",
    "Meta took down a covert network based in Chad{}.",
    "Facebook removed a network run by people in Chad{}.",
    "The fake accounts, which were operated from Chad{}, were removed by Meta.",
    "Meta removed a network of 40 fake accounts. It was run from Chad{}.",
    "Meta removed a network of 40 fake accounts. They were administered from Chad{}.",
]


@pytest.mark.parametrize(
    "rest",
    [
        " and targeted Laos",
        " and posed as people in Laos",
        " and impersonated newspapers in Laos",
        " and shared articles from Laos",
        " and ran ads in Laos",
        " and claimed to be based in Laos",
        " and amplified hashtags about Laos",
        " and used phone numbers from Laos",
        " ahead of elections in Laos",
        " during the war in Laos",
        " but pretended to be in Laos",
        " and not from Laos",
        ", not Laos",
        " rather than Laos",
        ", far from Laos",
        ", Laos's neighbour",
        ", as Laos had claimed",
        ", the ministry in Laos said",
        ", according to police in Laos",
    ],
)
def test_no_operation_comes_from_a_place_that_is_named_for_something_else(rest: str) -> None:
    for sentence in FROM:
        (operation,) = told(sentence.format(rest))
        assert "Laos" not in operation.origins, sentence


@pytest.mark.parametrize("sentence", FROM)
def test_what_stands_behind_does_not_hide_it(sentence: str) -> None:
    for rest in ("", " and targeted Laos", " ahead of elections in Laos", ", far from Laos", ", Laos's neighbour"):
        (operation,) = told(sentence.format(rest))
        assert operation.origins == ("Chad",), rest


AT = [
    "Meta removed a network of 40 fake accounts that was run from Chad and targeted Peru{}.",
    "Meta removed a network of 40 fake accounts. It was run from Chad and aimed at voters in Peru{}.",
]


@pytest.mark.parametrize(
    "rest",
    [
        " with servers in Laos",
        " and used phone numbers from Laos",
        " and registered its domains in Laos",
        " and hired a firm in Laos",
        " after a tip from Laos",
        ", as Laos had claimed",
        ", the ministry in Laos said",
        ", according to police in Laos",
        ", like others from Laos before it",
        " and was reported to the authorities in Laos",
    ],
)
def test_nor_aims_at_one(rest: str) -> None:
    for sentence in AT:
        (operation,) = told(sentence.format(rest))
        assert (operation.origins, operation.targets) == (("Chad",), ("Peru",))


def test_whom_it_does_not_aim_at_is_no_target() -> None:
    (operation,) = told("Meta removed a network of 40 fake accounts. It was aimed at voters in Peru, not Laos.")
    assert operation.targets == ("Peru",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme Group was thrown off Facebook in May 2019 after meddling in politics in Nepal.",
        "Globex Group was banned by Facebook for meddling in the election in Nepal.",
        "The lab counts 55 million views for the five operations aimed at Nepal.",
        "The ministry condemned what it described as Moscow's attempts to destabilise Nepal.",
    ],
)
def test_what_others_did_is_not_aimed_by_the_operation_spoken_of(sentence: str) -> None:
    (one,) = told(f"Meta removed a covert network of 40 fake accounts run from Chad and aimed at voters in Peru. {sentence}")
    assert one.targets == ("Peru",)


def test_what_the_firm_behind_it_did_is_aimed_by_the_operation() -> None:
    text = "Meta removed a covert network run by Acme Group from Chad. Acme Group was banned after meddling in the election in Peru."
    (one,) = told(text)
    assert one.targets == ("Peru",)


def test_a_person_named_behind_an_operation_gives_it_no_country() -> None:
    text = "The pages share templates with Operation Paper Moon, the network that cheered Rodrigo Duterte, then the Philippine president."
    assert all(not one.origins for one in told(f"Meta removed a network of 40 fake accounts run by trolls. {text}"))
