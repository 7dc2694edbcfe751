"""Two operations told of in one breath: which of them "one", "the other", "a smaller one" and "a further 25 accounts" are."""

import pytest
from readout import told

BOTH = [
    (("Chad",), ("40 account",)),
    (("Laos",), ("25 account",)),
]


@pytest.mark.parametrize(
    "text",
    [
        "Meta removed two operations. The first, run from Chad, had 40 accounts. The other, run from Laos, had 25 accounts.",
        "We removed two networks. One was based in Chad and used 40 accounts. The other was based in Laos and used 25 accounts.",
        "We took down two influence operations. One came from Chad and had 40 accounts. The second came from Laos and had 25 accounts.",
    ],
)
def test_of_two_announced_each_has_its_state_and_its_accounts(text: str) -> None:
    assert [(one.origins, one.assets) for one in told(text, publisher="Meta")] == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        "A smaller one from Laos comprised 25 accounts.",
        "A further 25 accounts came from Laos.",
        "Another 25 accounts were run from Laos.",
        "An additional 25 accounts originated in Laos.",
    ],
)
def test_what_comes_from_elsewhere_is_another_one(sentence: str) -> None:
    text = f"We removed 40 accounts that originated in Chad and targeted Peru. {sentence}"
    assert [(one.origins, one.assets) for one in told(text, publisher="Meta")] == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        "Researchers found that another 25 accounts were run from Laos.",
        "Another 25 accounts were not run from Laos.",
        "Another 25 accounts were run from Chad.",
        "Another 25 followers came from Laos.",
        "One was a smaller bakery from Laos.",
        "A smaller one from Laos sold cake.",
    ],
)
def test_what_is_no_other_operation_makes_none(sentence: str) -> None:
    (one,) = told(f"We removed 40 accounts that originated in Chad and targeted Peru. {sentence}", publisher="Meta")
    assert one.assets == ("40 account",)


def test_one_of_many_that_were_only_counted_is_told_apart() -> None:
    first = "TikTok removed a covert network run from Chad. It said that it stopped 14 other influence operations last year."
    (one, other) = told(f"{first} Among them was a group of 61 accounts run from Laos; that one was taken down in December.")
    assert [(act.date, act.assets) for act in one.acts] == [("", ())]
    assert (other.origins, [(act.date, act.assets) for act in other.acts]) == (("Laos",), [("2020-12", ("61 account tiktok",))])


def test_a_name_told_in_an_aside_on_a_firm_is_of_another_one() -> None:
    text = "Meta removed seven pages and 23 accounts tied to Globex."
    (one, other) = told(f"{text}\n\nIt worked with the Social Design Agency, the company behind the campaign called Doppelganger.")
    assert (one.names, one.assets, one.actors) == ((), ("7 page", "23 account"), ("Globex",))
    assert (other.names, other.assets) == (("Doppelganger",), ())


def test_the_name_that_we_use_for_a_network_is_its_name() -> None:
    text = "We closed 40 channels as part of our investigation into influence operations linked to Chad."
    (one,) = told(f"{text} This fits our earlier reports on the network, for which we also use the name Dragonbridge.", publisher="Google")
    assert (one.names, one.origins) == (("Dragonbridge",), ("Chad",))


@pytest.mark.parametrize(
    "sentence",
    [
        "In January Reddit had removed 25 accounts originating in Laos.",
        "In January Reddit removed 25 accounts originating in Laos.",
        "In a separate action, Reddit removed 25 accounts tied to Laos.",
        "Last month Reddit took down 25 accounts linked to Laos.",
    ],
)
def test_what_another_service_removed_has_an_origin_of_its_own(sentence: str) -> None:
    found = told(f"Twitter said it had removed an influence network of 40 accounts run from Chad. {sentence}")
    assert [one.origins for one in found] == [("Chad",), ("Laos",)]
    assert [act.by for act in found[1].acts] == [("Reddit",)]


def test_nobody_says_that_of_a_bare_name() -> None:
    text = "In a separate action, Reddit removed 25 accounts tied to Laos that had focused on Peru."
    (_, other) = told(f"Twitter said it had removed an influence network of 40 accounts run from Chad. {text}")
    assert (other.origins, other.targets) == (("Laos",), ("Peru",))
