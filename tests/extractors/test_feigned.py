"""Where accounts only pretend to be run from, which is not where an operation comes from."""

import pytest
from readout import told

REMOVED = "Meta removed a network of 40 fake accounts. "


@pytest.mark.parametrize(
    "text",
    [
        "They claimed to be based in Kenya.",
        "The accounts claimed they were run from Kenya.",
        "The accounts pretended to be Kenyan citizens.",
        "Some claimed to be citizens of Kenya.",
        "The accounts said they were members of Kenya's army.",
        "The bios stated that the operators were from Kenya.",
        "One Page, which said it was managed from Kenya, had 300 followers.",
        "The accounts presented themselves as based in Kenya.",
        "They described themselves as being run from Kenya.",
        "All of them were falsely presented as run from Kenya.",
        "They wanted to look as though they were run from Kenya.",
        "The accounts were made to look as if they were based in Kenya.",
        "It was designed to appear to be run from Kenya.",
        "They used proxies to appear to be in Kenya.",
        "The sites gave the impression of being run from Kenya.",
        "On their profiles they were Kenyan students.",
        "The accounts were supposedly run from Kenya.",
    ],
)
def test_what_accounts_say_of_themselves_is_no_origin(text: str) -> None:
    assert [o.origins for o in told(REMOVED + text)] == [()]
    assert [o.origins for o in told(f"{REMOVED}It was run from Uganda. {text}")] == [("Uganda",)]


@pytest.mark.parametrize(
    "text",
    [
        "They appeared to be run from Kenya.",
        "The company claims that they were run from Kenya.",
        "The website Lakeside Times reported that it was run from Kenya.",
        "The company described the accounts as being run from Kenya.",
        "They pretended to be nurses and were run from Kenya.",
    ],
)
def test_what_others_say_of_them_is(text: str) -> None:
    assert [o.origins for o in told(REMOVED + text)] == [("Kenya",)]


def test_what_they_appear_is_not_what_they_are_in_fact() -> None:
    text = "They appeared to be run from Kenya, but were in fact operated from Uganda."
    assert [o.origins for o in told(REMOVED + text)] == [("Uganda",)]


def test_whoever_claims_to_have_run_one_owns_up_to_it() -> None:
    text = "Lumen Media, a firm in Kenya, claims to have run the network."
    assert [o.actors for o in told(REMOVED + text)] == [("Lumen Media",)]
