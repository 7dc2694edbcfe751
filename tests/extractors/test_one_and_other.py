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
