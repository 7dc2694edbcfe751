"""At whom operations aim: audiences, affairs, people they pass for, their own country; and countries that are only mentioned."""

import pytest
from op_facts import objects

INTRODUCTION = "Facebook removed an influence operation that originated in Iran. "


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("It was aimed chiefly at Iraq and, to a lesser extent, at Jordan, Lebanon and Yemen.", "IQ JO LB YE"),
        ("The network sought to sway voters in Albania.", "AL"),
        ("Its operators posed as Canadians.", "CA"),
        ("The accounts claimed to be located in Bahrain.", "BH"),
        ("It focused on domestic audiences.", "IR"),
        ("The operators wrote for readers in Scotland and Wales.", "GB"),
        ("Targets: Sudan, Chad.", "SD TD"),
        ("The network meddled in Armenia's election.", "AM"),
        ("Across Latin America its Pages spread false stories.", "LATIN-AMERICA"),
        ("The campaign had its eye on Azerbaijan.", "AZ"),
        ("It attacked Israeli politicians.", "IL"),
        ("Sweden was targeted by the network.", "SE"),
        ("The operation praised the president and derided the opposition.", "IR"),
    ],
)
def test_whom_an_operation_aims_at(text: str, targets: str) -> None:
    assert objects(INTRODUCTION + text, "targets") == set(targets.split())


@pytest.mark.parametrize(
    "text",
    [
        "The accounts were registered in Germany.",
        "Its Pages published in Polish and in French.",
        "The government of Norway called the operation an attack.",
        "The network paid for its ads in Swiss francs.",
        "The operation could be used against Portugal one day.",
        "It did not target Spain.",
    ],
)
def test_countries_that_are_only_mentioned(text: str) -> None:
    assert objects(INTRODUCTION + text, "targets") == set()


def test_a_narrow_region_stands_for_the_wide_one() -> None:
    text = INTRODUCTION + "It targeted several African countries. Above all it targeted audiences in sub-Saharan Africa."
    assert objects(text, "targets") == {"SUB-SAHARAN-AFRICA"}
