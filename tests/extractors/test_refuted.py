"""What a text brings up only to say that it is not so, and whom it sets an operation apart from."""

import pytest
from readout import told

REMOVED = "Meta removed a network of 40 fake accounts. "


@pytest.mark.parametrize(
    "text",
    [
        "The claim that it was run from Kenya is false.",
        "Speculation that Kenya was behind it proved wrong.",
        "The debunked theory that Kenya ran it is still popular.",
        "It is not true that Kenya was behind it.",
        "It is a myth that Kenya ran the network.",
        "A lab disproved the claim that the network was run from Kenya.",
        "A report that tied it to Kenya was withdrawn.",
        "A widely shared post falsely claimed that the network was run from Kenya.",
        "A newspaper had mistakenly attributed it to Kenya.",
        "We wrongly linked it to Kenya at first.",
        "Initially we believed that it was run from Kenya.",
        "It was initially attributed to Kenya.",
        "Researchers first thought that it was run from Kenya.",
        "\n\nCorrection: an earlier version of this post said the network was run from Kenya.",
        "It planted clues that pointed to Kenya.",
        "It left false traces leading to Kenya.",
        "In contrast to the campaigns run from Kenya, it did not buy ads.",
        "Unlike the networks from Kenya, it is small.",
        "It behaved differently from the networks run from Kenya.",
    ],
)
def test_what_is_refuted_is_no_origin(text: str) -> None:
    assert [o.origins for o in told(REMOVED + text)] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "The claim that it was run from Kenya is not false.",
        "Reports that it was run from Kenya were confirmed by the company.",
        "It is true that Kenya was behind it.",
        "It was first attributed to Kenya by Mandiant.",
        "It was initially run from Kenya.",
        "Investigators were right to think that Kenya ran it.",
    ],
)
def test_what_is_not_refuted_is(text: str) -> None:
    assert [o.origins for o in told(REMOVED + text)] == [("Kenya",)]


def test_a_fake_story_is_still_told_by_somebody() -> None:
    (operation,) = told(f"{REMOVED}It was run from Peru. It spread fake reports which were written by Lumen Media, a firm in Chad.")
    assert operation.origins == ("Peru",)


@pytest.mark.parametrize(
    "text",
    [
        "Reports that Twitter had removed 40 fake accounts run from Peru were false.",
        "The rumour that Twitter had removed 40 fake accounts in a campaign by Peru turned out to be a hoax.",
    ],
)
def test_nothing_is_taken_down_by_a_rumour_that_is_refuted(text: str) -> None:
    assert all(not o.acts for o in told(text))


@pytest.mark.parametrize(
    "who",
    [
        "A fake post claimed",
        "One of the accounts claimed",
        "A doctored screenshot showed",
        "A satirical site reported",
        "The video, which was fabricated, says",
        "Trolls spread the rumour",
    ],
)
def test_nothing_is_taken_down_where_only_an_operation_says_so(who: str) -> None:
    assert told(f"{who} that Twitter had removed 40 accounts in a covert operation by Peru.") == []


@pytest.mark.parametrize("who", ["The research group said", "The news site Lakeside Times reported", "Twitter published a report"])
def test_what_others_report_is(who: str) -> None:
    (operation,) = told(f"{who} that Twitter had removed 40 accounts in a covert operation by Peru.")
    assert (operation.origins, operation.assets) == (("Peru",), ("40 account twitter",))
