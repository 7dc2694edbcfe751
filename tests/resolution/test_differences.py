"""What is a contradiction, and what only says less or says it less precisely."""

import pytest
from profiles import AGENCY, CHAD, FACEBOOK, INSTAGRAM, IRAN, MALI, META, PARTY, RUSSIA, TWITTER, WORLD, act, profile, size

from kg.analysis.differences import differences
from kg.model import integer
from kg.namespaces import IO, TYPE, thing
from kg.resolution import profiles
from kg.resolution.profile import Profile

CORE = (size("core", 23_750, role="core"), size("amplifier", 150_000, role="amplifier", precision="about"))


def conflicts(*members: Profile) -> list[tuple[str, str]]:
    return [(one.slot, one.about) for one in differences(members, WORLD) if one.conflict]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((size("a", 170_000),), (size("b", 170_000, precision="atLeast"),)),
        ((size("a", 170_000),), CORE),
        ((size("a", 170_000, precision="about"),), (*CORE, size("b", 23_750))),
        ((size("a", 23_750),), CORE),
        ((size("a", 150),), (size("b", 100), size("b2", 50))),
        ((size("a", 795),), (size("b", 800, precision="about"),)),
        ((size("a", 14, platform=INSTAGRAM),), (size("b", 84),)),
        ((size("a", 14, "page"),), (size("b", 84),)),
        ((size("a", 14),), ()),
    ],
)
def test_counts_that_may_all_be_right(left, right) -> None:
    assert conflicts(profile("a", sizes=left), profile("b", sizes=right)) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((size("a", 14),), (size("b", 16),)),
        ((size("a", 8558),), (size("b", 8588),)),
        ((size("a", 300),), (size("b", 100), size("b2", 50))),
        ((size("a", 900),), (size("b", 1000, precision="atLeast"),)),
        ((size("a", 20_000, role="core"),), CORE),
    ],
)
def test_counts_that_cannot(left, right) -> None:
    assert [slot for slot, _ in conflicts(profile("a", sizes=left), profile("b", sizes=right))] == ["count"]


def test_a_count_over_several_operations_is_of_none_of_them() -> None:
    network = thing("network", "archive")
    operations = [thing("operation", name) for name in "abc"]
    stated = [(operation, TYPE, IO + "InfluenceOperation") for operation in operations]
    stated += [(network, IO + "usedBy", operation) for operation in operations] + [(network, IO + "assetCount", integer(32_242))]
    assert [one.sizes for one in profiles("report", "", stated)] == [(), (), ()]


def test_dates() -> None:
    assert conflicts(profile("a"), profile("b", dates=("2020-12",))) == []
    assert conflicts(profile("a"), profile("b", dates=("2020-12-14",))) == [("date", "takedown by meta")]
    two = profile("b", acts=(act("b", "2020-06-05"), act("b2", "2020-12-15")))
    assert conflicts(profile("a"), two) == []


def test_a_month_is_less_of_a_date_and_a_year_none() -> None:
    day, month, year, wrong = (profile(one, dates=(one,)) for one in ("2020-12-15", "2020-12", "2020", "2019"))
    assert [(one.slot, one.conflict) for one in differences([day, month], WORLD)] == [("date", False)]
    assert list(differences([day, year], WORLD)) == []
    assert conflicts(day, wrong) == [("date", "takedown by meta")]


def test_who_acted_and_how() -> None:
    assert conflicts(profile("a"), profile("b", acts=(act("b", "2020-12-15", actor=INSTAGRAM),))) == []
    assert ("actor", "who removed it") in conflicts(profile("a"), profile("b", acts=(act("b", "2020-12-15", actor=TWITTER),)))
    both = profile("b", acts=(act("b", "2020-12-15"), act("b2", "2020-12-15", actor=TWITTER)))
    assert conflicts(profile("a"), both) == []
    limited = profile("b", acts=(act("b", "2020-12-15", kind="Restriction"),))
    assert conflicts(profile("a"), limited) == [("enforcement", META.rsplit("/", 1)[-1])]


def test_who_is_behind_it() -> None:
    named, other, silent = (profile(name, agents=frozenset(agents)) for name, agents in (("a", {PARTY}), ("b", {AGENCY}), ("c", ())))
    assert ("attribution", "") in conflicts(named, other)
    assert conflicts(named, silent) == []
    assert [one.slot for one in differences([named, silent], WORLD)] == ["attribution"]
    assert [one.slot for one in differences([other, silent], WORLD)] == []
    assert conflicts(profile("a", backed=frozenset({"false"})), profile("b", agents=frozenset({RUSSIA}))) == [("state-backed", "")]
    assert conflicts(profile("a", origins=frozenset({IRAN})), profile("b")) == [("origin", "")]


def test_more_targets_contradict_nobody() -> None:
    few, many = profile("a", targets=frozenset({MALI})), profile("b", targets=frozenset({MALI, CHAD}))
    assert [(one.slot, one.conflict) for one in differences([few, many], WORLD)] == [("target", False)]
    assert list(differences([few, profile("b", targets=frozenset({MALI}))], WORLD)) == []
    assert FACEBOOK in few.platforms
