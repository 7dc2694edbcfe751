"""Operations are paired by whatever they share, each with one partner at most."""

from dataclasses import replace

import pytest

from kg.evaluation.align import align
from kg.evaluation.compare import by_spelling
from kg.evaluation.record import ABSENT, Act, Assets, Operation

SHARED = {
    "names": (frozenset({"night ferry"}),),
    "origins": frozenset({"TR"}),
    "targets": frozenset({"GR"}),
    "platforms": frozenset({"twitter"}),
    "topics": frozenset({"elections"}),
}
ACTS = {
    "action": Act(frozenset({"meta"}), "removal"),
    "date": Act(frozenset(), "removal", frozenset({"2023"})),
    "assets": Act(frozenset(), "removal", frozenset(), (Assets(7, "page"),)),
}


@pytest.mark.parametrize("sharing", [*({field: value} for field, value in SHARED.items()), *({"acts": (act,)} for act in ACTS.values())])
def test_one_thing_in_common_is_enough(sharing: dict[str, object]) -> None:
    gold = Operation("a", **sharing)  # type: ignore[arg-type]  # each value is of its own field
    found = replace(gold, key="z")
    assert align([Operation("b"), gold], [Operation("y"), found]) == [(Operation("b"), ABSENT), (gold, found), (ABSENT, Operation("y"))]


def test_the_likest_is_taken_and_ties_go_by_key() -> None:
    first, second = (Operation(key, origins=frozenset({"TR"})) for key in "ab")
    rich, poor = replace(first, key="z", targets=frozenset({"GR"})), replace(first, key="y")
    assert align([first, second], [rich, poor]) == [(first, poor), (second, rich)]
    first = replace(first, targets=frozenset({"GR"}))
    assert align([first, second], [rich, poor]) == [(first, rich), (second, poor)]


def test_an_equal_name_is_taken_before_a_longer_one() -> None:
    gold = [frozenset({"night ferry"}), frozenset({"ferry press"})]
    found = [frozenset({"night ferry press"}), frozenset({"night ferry"})]
    assert by_spelling(gold, found).hit == 2


def test_what_is_met_exactly_is_met_before_what_is_met_by_a_part() -> None:
    gold = [frozenset({"ferry"}), frozenset({"night ferry"})]
    compared = by_spelling(gold, [frozenset({"night ferry"})])
    assert (compared.hit, compared.missed) == (1, ("ferry",))
