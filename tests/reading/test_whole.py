"""Whose things are: told by what stands beside a count, by what the things are said to serve, by the number of a relative clause."""

import pytest

from tests.readout import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Facebook removed an Iranian network of 20 accounts and a Laotian network of 30 accounts.",
            [(("Iran",), ("20 account facebook",)), (("Laos",), ("30 account facebook",))],
        ),
        (
            "Facebook removed an Iranian network of 20 accounts, 3 Pages and 2 Groups, and a Laotian network of 30 accounts and 4 Pages.",
            [
                (("Iran",), ("2 group facebook", "3 page facebook", "20 account facebook")),
                (("Laos",), ("4 page facebook", "30 account facebook")),
            ],
        ),
        (
            "Facebook removed a cluster of 78 accounts used by an Iranian influence operation to praise Chad.",
            [(("Iran",), ("78 account facebook",))],
        ),
        (
            "Meta removed a network of 78 accounts, with 1,781 followers between them, which was operated from Laos.",
            [(("Laos",), ("78 account",))],
        ),
        (
            "We removed 265 Facebook and Instagram accounts, Facebook Pages, Groups and events for coordinated inauthentic behavior that "
            "originated in Laos.",
            [((), ("265 asset",))],
        ),
    ],
    ids=["two networks", "two networks of several kinds", "used by", "which was", "two services"],
)
def test_counts_beside_what_they_belong_to(text: str, expected: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    assert [(o.origins, o.assets) for o in told(text, "Meta" if text.startswith("We") else "")] == expected


SEIZED = "The FBI seized 32 domains of a Russian influence operation in September. "


def test_what_the_domains_served_is_the_operation_they_are_of() -> None:
    (told_of,) = told(SEIZED + "The domains served a campaign called Tin Fox.")
    assert told_of.names == ("Tin Fox",) and told_of.assets == ("32 domain",)


@pytest.mark.parametrize("other", ["The domains served another campaign, called Tin Fox.", "A campaign called Tin Fox has no domains."])
def test_what_they_do_not_serve_is_another(other: str) -> None:
    assert [o.names for o in told(SEIZED + other)] == [(), ("Tin Fox",)]


def test_those_of_a_place_are_people_where_people_were_spoken_of() -> None:
    (told_of,) = told("Facebook removed a network run from Laos. It was aimed at voters in Peru and at those in Chile.")
    assert told_of.targets == ("Chile", "Peru")


def test_the_two_with_most_followers_are_accounts() -> None:
    text = "Facebook removed an Iranian network of 20 accounts and a Laotian one of 30. The two with the largest following praised Chad."
    assert all(not o.targets for o in told(text))


@pytest.mark.parametrize("asked", ["Was the network tied to an Iranian operation?", "Is it linked to a Russian campaign called Tin Fox?"])
def test_a_question_ties_nothing(asked: str) -> None:
    (told_of, *others) = told(f"Facebook removed a network of 20 accounts run from Chad. {asked}")
    assert told_of.links == 0 and told_of.origins == ("Chad",)
    assert not any(o.acts for o in others)


RECORDS = """Networks disrupted in December 2020

Laos
Accounts in network: 129
This network targeted Chad.

Ghana
Accounts in network: 58
How it was found: internally
This network targeted Togo."""


def test_a_heading_of_one_state_over_a_record_begins_a_case() -> None:
    assert [(o.targets, [(a.date, a.assets) for a in o.acts]) for o in told(RECORDS, "TikTok")] == [
        (("Chad",), [("2020-12", ("129 account tiktok",))]),
        (("Togo",), [("2020-12", ("58 account tiktok",))]),
    ]


def test_a_letter_that_named_the_service_goes_on_to_name_it() -> None:
    (told_of,) = told("X removed a network of 310 accounts run from Laos on 2 March. By March 6 X had removed 12 more accounts of it.")
    assert [a.by for a in told_of.acts] == [("Twitter",)] * len(told_of.acts)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("the Ministry of Communication and Information of Chad", "Chadian ministry of communication and information"),
        ("Chad's Ministry of Health and Sports", "Chadian ministry of health and sports"),
        ("Chad's Ministry of Health and its friends", "Chadian ministry of health"),
    ],
)
def test_a_ministry_has_the_fields_that_its_name_says(body: str, expected: str) -> None:
    (told_of,) = told(f"The network of 20 accounts, which Facebook removed, was run by {body}.")
    assert told_of.actors == (expected,)


@pytest.mark.parametrize("text", ["Meta removed {} run from Laos.", "Meta took down {} tied to Laos."])
def test_a_participle_behind_several_counts_is_said_of_them(text: str) -> None:
    (told_of,) = told(text.format("9 Pages and 20 accounts"))
    assert (told_of.origins, told_of.assets) == (("Laos",), ("9 page", "20 account"))


LEAD = "Meta announced the removal of many accounts linked to a China-based propaganda campaign. "


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "It took down 704 accounts associated with the so-called “Spamouflage” network.",
        LEAD + "It has taken down 704 accounts linked to a Chinese propaganda campaign named “Spamouflage”.",
        "Meta took down a cluster of 704 accounts linked to a Chinese propaganda campaign named Spamouflage.",
        "Meta said that, according to the FBI, the operation, known as Spamouflage, was run from China. It took down 704 of its accounts.",
    ],
)
def test_what_the_lead_tells_of_without_a_name_is_what_is_then_named(text: str) -> None:
    (found,) = told(text)
    assert (found.names, found.links, found.assets) == (("Spamouflage",), 0, ("704 account",))


@pytest.mark.parametrize(
    "text",
    [
        "Meta took down a China-based network. It resembled the Spamouflage network.",
        "Meta took down a network run from Laos. It also removed accounts of the so-called Spamouflage network.",
        "Meta took down a Chinese network of 40 accounts. It was linked to an earlier Chinese campaign named Spamouflage.",
    ],
)
def test_what_is_like_another_or_from_elsewhere_keeps_to_itself(text: str) -> None:
    assert [o.names for o in told(text)] == [(), ("Spamouflage",)]


LEAD = "Facebook said it had removed a network of fake accounts run from Laos."


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (
            "Among the removed accounts, 704 are Pages, 95 are Groups and 15 are Instagram accounts.",
            ("15 account instagram", "95 group facebook", "704 page facebook"),
        ),
        ("Of those, 12 were Pages and four were Groups.", ("4 group facebook", "12 page facebook")),
        ("Of the accounts, 12 were not bots.", ()),
        ("Of the 40 people it asked, 12 were account holders.", ()),
        ("The 12 were Pages.", ()),
    ],
    ids=["among", "of those", "denied", "people", "of nothing"],
)
def test_parts_of_what_was_removed(part: str, expected: tuple[str, ...]) -> None:
    assert [(o.origins, o.assets) for o in told(f"{LEAD} {part}")] == [(("Laos",), expected)]
