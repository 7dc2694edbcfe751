"""What points to whoever is behind an operation, in words that name no running; and what only seems to."""

import pytest
from readout import told

INTRODUCTION = "Facebook removed a network of fake accounts that targeted Peru. "
FIRM, MINISTRY = "Bright Reach Chile", "Chilean interior ministry Chile backed"


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Our reviewers could connect part of it to Bright Reach, a firm in Chile.", FIRM),
        ("The people behind it sat in Chile and worked for Bright Reach, a marketing firm.", FIRM),
        ("Phone numbers and payments pointed to Bright Reach, a Chilean agency.", FIRM),
        ("Bright Reach, a Chilean agency, was named as the operator.", FIRM),
        ("The network was staffed by employees of Bright Reach, a Chilean agency.", FIRM),
        ("The two companies behind it, Bright Reach and Alto Media, are well known.", "Alto Media Bright Reach"),
        ("They took their orders from the Chilean interior ministry.", MINISTRY),
        ("The money for it came from the Chilean interior ministry.", MINISTRY),
        # of something else, not done, or not so
        ("The evidence points to a commercial venture and not to the Chilean interior ministry.", ""),
        ("The money for the audit came from the Chilean interior ministry.", ""),
        ("A waiter took orders from guests in Chile.", ""),
        ("Nobody was named as the operator, and Bright Reach was not mentioned.", ""),
        ("Two of the researchers once worked for Bright Reach, a Chilean agency.", ""),
    ],
)
def test_what_points_to_whoever_is_behind_it(text: str, behind: str) -> None:
    (network,) = told(INTRODUCTION + text)
    assert " ".join([*network.actors, *network.origins, *(["backed"] if network.backed == "true" else [])]) == behind


@pytest.mark.parametrize(
    "text",
    [
        "Facebook removed a network of fake accounts and banned Acme, the firm behind it.",
        "Facebook removed a network of fake accounts. It banned Acme, the firm behind the network.",
        "Facebook removed a network of fake accounts. Acme, the firm behind it, closed in May.",
        "Facebook removed a network of fake accounts. The firm behind it is Acme.",
        "The US slapped sanctions on two firms behind the covert influence campaign, Acme and Globex.",
    ],
)
def test_the_firm_behind_it_is_named_beside_it(text: str) -> None:
    (one,) = told(text)
    assert "Acme" in one.actors


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme, the firm allegedly behind it, gave no answer.",
        "Acme, a firm once thought to be behind it, gave no answer.",
        "Acme, the security firm behind the report, found it.",
        "Acme, a firm behind several studies of it, helped.",
        "The firm behind the network was a client of Acme.",
        "Earlier Facebook had banned Acme for other reasons.",
    ],
)
def test_who_is_not_said_to_be_behind_it_is_not(sentence: str) -> None:
    (one,) = told(f"Facebook removed a network of 40 fake accounts run from Chad. {sentence}")
    assert one.actors == ()
