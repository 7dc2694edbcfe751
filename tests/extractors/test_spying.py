"""Break-ins and theft of secrets, which reports on influence tell of in passing, are no influence operations."""

import pytest
from readout import extracted, statements, told

OTHER = "Meta removed a troll network of 40 fake accounts run from Chad.\n\n"


@pytest.mark.parametrize(
    "paragraph",
    [
        "Hackers in Peru used 900 hijacked routers. The campaign, named Copper Moon, sent diplomats phishing emails.",
        "The group stole documents from two ministries. It tracks the campaign as Copper Moon.",
        "A campaign known as Copper Moon planted malware and copied their mailboxes. Lima rejected the allegation.",
    ],
)
def test_spying_is_none(paragraph: str) -> None:
    found = extracted(OTHER + paragraph)
    assert [one.origins for one in told(OTHER + paragraph)] == [("Chad",)]
    assert not statements(found)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Hackers in Peru leaked letters to sway the election. The campaign, named Copper Moon, sent voters phishing emails.",
        "A disinformation campaign known as Copper Moon used stolen mailboxes to plant false stories.",
    ],
)
def test_what_steals_in_order_to_sway_is_one(paragraph: str) -> None:
    assert ("Copper Moon",) in [one.names for one in told(OTHER + paragraph)]
