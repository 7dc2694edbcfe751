"""What an operation is called, and what is called something else."""

import pytest
from readout import told


def names(text: str) -> list[tuple[str, ...]]:
    return [o.names for o in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Reddit removed a covert influence network dubbed Tin Parrot.",
        "Reddit removed a covert influence network, dubbed “Tin Parrot”, on Monday.",
        'Reddit removed a covert influence network that researchers call "Tin Parrot".',
        "Reddit removed a covert influence network which Mandiant tracks as Tin Parrot.",
        "Reddit removed a covert influence network known as Tin Parrot.",
        "Reddit removed a covert influence network codenamed Tin Parrot.",
        "Reddit removed a covert influence network, also referred to as Tin Parrot.",
        "Reddit removed a covert influence network. Researchers have dubbed it Tin Parrot.",
        "A covert influence operation, which researchers have nicknamed Tin Parrot, was removed by Reddit.",
        "The influence operation, called Tin Parrot by researchers, was run from Laos.",
        "Reddit took down Tin Parrot, a Laotian influence campaign.",
        "Meta will remove Facebook pages that belong to Tin Parrot, a Laotian campaign.",
        "Graphika exposed the “Tin Parrot” network, a pro-Russian influence operation.",
        "The so-called Tin Parrot campaign, a covert influence operation from Cuba, was removed by Twitter.",
        "Reddit disrupted a Laotian influence operation (“Tin Parrot”) that targeted Germany.",
        'Researchers named the Kremlin-backed influence operation "Tin Parrot".',
        "Tin Parrot, as the researchers named the covert influence network, was run from Iran.",
        "The influence campaign goes by the name Tin Parrot and is run from Laos.",
        "The operation, which Microsoft tracks under the name Tin Parrot, is a covert influence campaign from China.",
        "An influence operation that we have been tracking as Tin Parrot was run from Ghana.",
        "For two years a network of 90 fake accounts pushed pro-Russian stories in Mali. We call this activity Tin Parrot.",
        "• Tin Parrot: a covert influence operation from Laos that posted about rice.",
    ],
)
def test_a_name_that_is_given(text: str) -> None:
    assert names(text) == [("Tin Parrot",)]


def test_a_code_in_brackets_is_a_name() -> None:
    assert names("Google removed a coordinated influence operation linked to Laos (also known as Storm-7788).") == [("Storm-7788",)]


def test_two_that_are_named_beside_what_they_are() -> None:
    text = "Meta removed Grey Mule, an influence operation from Pakistan, and Red Kite, a campaign from India."
    assert names(text) == [("Grey Mule",), ("Red Kite",)]


@pytest.mark.parametrize(
    "text",
    [
        "Twitter removed 200 accounts in a covert campaign run by Ivan Petrov, known as the Chef, from Russia.",
        "The covert influence network from Russia ran a site called Truth Gazette and a page named Voice of Europe.",
        "Our investigation led to Rubicon Media, which ran the covert network from Tunisia.",
        "Rubicon Lab, a network of fake pages from Tunisia, was removed by Facebook.",
    ],
)
def test_people_sites_and_firms_are_called_something_else(text: str) -> None:
    assert not any(names(text))


def test_a_section_may_be_headed_by_a_name_with_the_origin_under_it() -> None:
    text = """\
Reddit removed several covert influence operations in March.

Tin Parrot
Likely origin: Laos

In March we banned 40 accounts. They posed as students.

Grey Heron
Likely origin: Chad

A second set of 12 accounts posed as nurses. We banned them.
"""
    found = [o for o in told(text, "Reddit") if o.names]
    assert [(o.names, o.assets) for o in found] == [(("Tin Parrot",), ("40 account reddit",)), (("Grey Heron",), ("12 account reddit",))]


def test_a_heading_may_say_that_it_names_an_operation() -> None:
    text = """\
Four case studies follow. Three concern covert influence operations; the fourth is about a scam.

Covert operation: Tin Parrot

Actor. In March we banned 19 accounts run from Laos. In its habits it resembles the network known as Spamouflage.

Covert operation: Grey Heron

Actor. In March we banned eight accounts run from Chad.

Scam: Cold Call

We also banned 41 accounts that told victims to pay a deposit.
"""
    found = [(o.names, o.links, o.assets) for o in told(text, "Reddit") if o.names]
    assert sorted(found) == [
        (("Grey Heron",), 0, ("8 account reddit",)),
        (("Spamouflage",), 1, ()),
        (("Tin Parrot",), 1, ("19 account reddit",)),
    ]


def test_an_operation_that_everybody_knows() -> None:
    assert names("Google removed 900 channels of Spamouflage in May.") == [("Spamouflage",)]


def test_each_of_two_has_the_name_that_was_given_to_it() -> None:
    text = (
        "Reddit removed two covert networks. The first network, dubbed Tin Parrot, was run from Laos. "
        "The second network, dubbed Grey Heron, was run from Chad."
    )
    assert [(o.names, o.origins) for o in told(text)] == [(("Tin Parrot",), ("Laos",)), (("Grey Heron",), ("Chad",))]


def test_a_name_is_known_again_in_later_sentences() -> None:
    text = "Graphika described an influence operation known as Tin Parrot. Reddit banned 40 accounts of Tin Parrot on 2 March 2021."
    (found,) = told(text)
    assert (found.names, [(a.by, a.date, a.assets) for a in found.acts]) == (
        ("Tin Parrot",),
        [(("Reddit",), "2021-03-02", ("40 account reddit",))],
    )


def test_sections_may_be_headed_by_names() -> None:
    text = """\
Reddit removed several covert influence operations in May.

Tin Parrot (Laos). The company banned 40 accounts. They posed as students.

Grey Heron (Chad). The company banned 12 accounts. They posed as nurses.
"""
    found = [o for o in told(text) if o.names]
    assert [(o.names, o.origins, o.assets) for o in found] == [
        (("Tin Parrot",), ("Laos",), ("40 account reddit",)),
        (("Grey Heron",), ("Chad",), ("12 account reddit",)),
    ]


def test_an_operation_is_so_called_where_it_is_introduced() -> None:
    assert names("Operation Velvet Hammer was a Russian influence campaign aimed at Latvia.") == [("Operation Velvet Hammer",)]


@pytest.mark.parametrize(
    "text",
    [
        "Reddit removed a covert influence network run by a man called Boris Lund.",
        "Reddit removed a covert influence network that ran a news site called Morning Lantern.",
        "Reddit removed a covert influence network run by a firm named Halcyon Digital.",
        "Reddit removed a covert influence network from a country known as Laos.",
        "Reddit removed a covert influence network that used a page called Friends of Vientiane.",
        "TikTok labelled 14 accounts of a covert influence network as state media.",
        "Reddit removed a covert influence network, and called on Twitter to do the same.",
    ],
)
def test_what_is_called_something_and_is_no_operation(text: str) -> None:
    assert [n for n in names(text) if n] == []
