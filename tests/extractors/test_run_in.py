"""Headings that stand in the line of what they head: each begins to tell of something else, and may name it."""

from readout import extracted, statements, told

CASES = """This report is on the cases of covert influence that we stopped.

Paper Lantern. We first wrote about this Chadian operation a year ago. In September we banned 14 accounts connected to it.

Green Tea. A set of accounts originating in Laos posted comments about Peru. We disabled all 37 accounts in July.

Executive Summary. The operations were small.

High Tide. Comments about politics in Nepal were produced in bulk. We traced the work to Acme Inc. and closed its accounts in June.
"""


def test_each_names_the_operation_that_is_told_below_it() -> None:
    found = [(one.names, one.origins, one.assets) for one in told(CASES, publisher="OpenAI")]
    assert found == [
        (("Paper Lantern",), ("Chad",), ("14 account chatgpt",)),
        (("Green Tea",), ("Laos",), ("37 account chatgpt",)),
        (("High Tide",), (), ()),
    ]


def test_one_short_sentence_is_no_heading() -> None:
    text = "Good News. Meta removed a network of 40 accounts run from Chad.\n\nIt aimed at voters in Peru."
    (one,) = told(text, publisher="Meta")
    assert (one.names, one.origins, one.targets) == ((), ("Chad",), ("Peru",))


def test_what_a_newsletter_goes_on_to_is_another_matter() -> None:
    text = """**Chad.** Meta removed a network of 40 fake accounts run from Chad. X removed another influence network, run from Laos.

**Peru.** Police in Lima arrested two men over a robbery. They aimed at tourists in Nepal.
"""
    assert [(one.origins, one.targets) for one in told(text)] == [(("Chad",), ()), (("Laos",), ())]


def test_a_heading_in_bold_quotes_no_marks() -> None:
    found = extracted("**Chad.** Meta removed a network of 40 fake accounts run from Chad.\n\n**Peru.** Lima denied any role in it.")
    assert not [c for c in found.claims for e in c.evidence if "*" in e.quote]
    assert [kind for kind, _, _ in statements(found)] == ["Denial"]
