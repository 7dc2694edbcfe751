"""Who is behind an operation, and whose counts are told, in words that only the sentence before makes clear."""

import pytest

from tests.readout import told

RUN = "Meta removed a network of 30 fake accounts run from Chad. "


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (f"{RUN}Behind it stood Lumen Media, a PR firm, Meta said.", ("Lumen Media",)),
        (f"{RUN}Behind all this, says Meta, stands Lumen Media, a PR firm.", ("Lumen Media",)),
        (f"{RUN}Behind the shop stood Lumen Media, a PR firm.", ()),
        ("Meta took down a Chadian network associated with the financier Idris Okoro.", ("Idris Okoro",)),
    ],
    ids=["behind it", "behind all this", "behind something else", "by his calling"],
)
def test_who_is_behind(text: str, actors: tuple[str, ...]) -> None:
    (operation,) = told(text)
    assert operation.actors == actors


def test_what_follows_a_persons_name_with_that_is_told_of_the_network() -> None:
    (operation,) = told("Meta took down a Chadian network associated with the financier Idris Okoro that was aimed at Laos and Peru.")
    assert operation.targets == ("Laos", "Peru")


def test_a_campaign_out_of_a_country_comes_from_it() -> None:
    (operation,) = told("Reddit follows DRAGONBRIDGE, a campaign out of Laos that it has known since 2019.")
    assert operation.origins == ("Laos",)


def test_a_verb_that_the_parser_joins_to_a_place_makes_no_place_of_its_object() -> None:
    (operation,) = told("Meta removed a network of 30 fake accounts. The accounts were run from Chad and targeted Laos.")
    assert operation.origins == ("Chad",)


SUSPENDED = "Twitter suspended 600 accounts that were part of a covert influence operation run from Chad. "


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Reddit later banned another 40.", ("40 account reddit",)),
        ("YouTube closed 12 more.", ("12 account youtube",)),
        ("TikTok said on Thursday that it had deleted a further 27.", ("27 account tiktok",)),
        ("YouTube hired 12 more.", ()),
        ("YouTube closed 12 more offices.", ()),
    ],
)
def test_further_ones_of_another_service_are_of_the_same(text: str, counts: tuple[str, ...]) -> None:
    (operation,) = told(SUSPENDED + text)
    assert set(operation.assets) == {"600 account twitter", *counts}


def test_what_was_removed_in_another_country_is_not_of_the_one_before() -> None:
    text = f"{RUN}In the same post the company tells about Laos. There it threw out 76 accounts and 12 pages."
    assert [(o.origins[:1], o.assets) for o in told(text)] == [
        (("Chad",), ("30 account",)),
        ((), ("12 page", "76 account")),
    ]


def test_workers_of_an_operation_place_it_on_a_service() -> None:
    (operation,) = told("Meta removed a troll farm in Chad. The workers had also been active on TikTok.")
    assert "TikTok" in operation.platforms


@pytest.mark.parametrize(
    "text",
    [
        "Meta removed a network of fake accounts. It was a Chadian influence operation.",
        "Meta removed a network of fake accounts. This was an influence operation by Chad.",
        "Meta removed a network of fake accounts in an influence operation by Chad.",
        "Meta removed a network of fake accounts in a Chadian influence operation.",
    ],
)
def test_what_it_is_said_to_be_is_no_other_operation(text: str) -> None:
    (operation,) = told(text)
    assert (operation.origins, len(operation.acts)) == (("Chad",), 1)


@pytest.mark.parametrize(
    "text",
    [
        "Meta removed a network of fake accounts run from Laos. It was a blow to another influence operation by Chad.",
        "Meta removed a network of fake accounts run from Laos in a crackdown on a campaign by Chad.",
    ],
)
def test_what_it_is_told_beside_is(text: str) -> None:
    assert [o.origins for o in told(text)] == [("Laos",), ("Chad",)]


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("Another network was based in Laos and had 25 accounts.", [("Laos",)]),
        ("A second network originated in Laos.", [("Laos",)]),
        ("A separate operation was aimed at Laos.", [()]),
        ("Another network, CNN, was based in Laos.", []),
        ("Another mobile network was run from Laos.", []),
        ("Another network of roads was built.", []),
    ],
)
def test_another_network_is_one_more_where_it_does_what_these_do(text: str, added: list[tuple[str, ...]]) -> None:
    assert [o.origins for o in told(RUN + text)] == [("Chad",), *added]
