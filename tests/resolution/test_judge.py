"""What makes two reports' operations the same, and what rules it out."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from profiles import AGENCY, CHAD, IRAN, MALI, NIGER, PARTY, RUSSIA, TWITTER, WORLD, act, profile, size

from kg.resolution import Verdicts, judge, resolve
from kg.resolution.outline import outlines
from kg.resolution.profile import Profile


def judged(one: Profile, other: Profile):
    a, b = (next(o for o in outlines([one, other], WORLD) if o.operation == p.operation) for p in (one, other))
    return judge(a, b, WORLD)


@pytest.mark.parametrize(
    "other",
    [
        profile("b"),
        profile("b", dates=("2020-12",), sizes=(size("b", 84),)),
        profile("b", dates=(), published="2020-12-17", targets=frozenset({MALI})),
        profile("b", origins=frozenset(), sizes=(size("b", 84), size("b2", 29, "page"))),
        profile("b", origins=frozenset(), agents=frozenset({PARTY})),
        profile("b", sizes=(size("b", 80, precision="atLeast"),)),
        profile("b", names=frozenset({"Grey Gull"}), dates=("2023",)),
    ],
)
def test_the_same(other: Profile) -> None:
    one = profile("a", targets=frozenset({MALI}), sizes=(size("a", 84), size("a2", 29, "page")), names=frozenset({"Storm-7777"}))
    assert judged(one, other).verdict == "same"
    assert judged(other, one) == judged(one, other)


@pytest.mark.parametrize(
    ("other", "veto"),
    [
        (profile("b", origins=frozenset({IRAN})), "they are run from different states"),
        (profile("b", names=frozenset({"Red Heron"})), "they have different names"),
        (profile("b", dates=("2020-11",)), "the dates are 15 days apart"),
        (profile("a", "second"), "one report tells them apart"),
        (profile("b", dates=(), published="2020-12-01"), "one report appeared before the other's act"),
    ],
)
def test_ruled_out(other: Profile, veto: str) -> None:
    one = profile("a", names=frozenset({"Blue Crane"}), sizes=(size("a", 84),))
    found = judged(one, other)
    assert found.vetoes == (veto,)
    assert found.verdict == "different"


def test_two_of_one_state_and_day_are_told_apart_by_numbers_and_targets() -> None:
    one = profile("a", targets=frozenset({MALI}), sizes=(size("a", 63),))
    assert judged(one, profile("b", targets=frozenset({CHAD}))).verdict != "same"
    assert judged(one, profile("b", sizes=(size("b", 211),))).verdict != "same"


def test_a_report_with_two_that_fit_as_well_joins_neither() -> None:
    one = profile("a", sizes=(size("a", 63),))
    two = [profile("b", key, sizes=(size(key, 63),)) for key in ("x", "y")]
    assert not resolve([one, *two], WORLD).groups


def test_an_undated_vague_mention_is_not_the_same() -> None:
    assert judged(profile("a"), profile("b", dates=("2020",), origins=frozenset())).verdict == "different"


def test_a_platform_is_whose_it_was_at_that_time() -> None:
    old, new = (WORLD.owner(TWITTER, outlines([profile("a", dates=(day,))], WORLD)[0].days[0][1]) for day in ("2023-03-14", "2023-03-15"))
    assert (old.rsplit("/", 1)[-1], new.rsplit("/", 1)[-1]) == ("twitter-inc", "x-corp")


def test_contradiction_stops_what_others_would_join() -> None:
    """A vague report is the same as each of two that are not the same as each other: only one gets it."""
    mali = profile("a", names=frozenset({"Blue Crane"}), sizes=(size("a", 120),))
    chad = profile("b", names=frozenset({"Red Heron"}), sizes=(size("b", 120),))
    vague = profile("c", sizes=(size("c", 120),))
    groups = resolve([mali, chad, vague], WORLD).groups
    assert [len(group) for group in groups.values()] == [2]


def test_a_person_joins_what_is_ruled_out_and_parts_what_is_not() -> None:
    one, other, third = profile("a"), profile("b", origins=frozenset({IRAN})), profile("c")
    same = Verdicts(same=frozenset({frozenset({one.operation, other.operation})}))
    joined = {p.operation for group in resolve([one, other], WORLD, same).groups.values() for p in group}
    assert joined == {one.operation, other.operation}
    different = Verdicts(different=frozenset({frozenset({one.operation, third.operation})}))
    assert not resolve([one, third], WORLD, different).groups


reports = st.builds(
    lambda report, key, day, origin, target, count, name: profile(
        f"r{report}",
        f"-{key}",
        published=f"2020-12-{day + 1:02}",
        dates=(f"2020-12-{day:02}",) if day % 4 else (),
        origins=frozenset(origin),
        targets=frozenset(target),
        sizes=(size(f"r{report}-{key}", count),),
        names=frozenset(name),
        acts=(act(f"r{report}-{key}", *((f"2020-12-{day:02}",) if day % 4 else ())),),
        agents=frozenset({AGENCY} if count == 63 else ()),
    ),
    st.integers(0, 5),
    st.integers(0, 2),
    st.integers(13, 17),
    st.sets(st.sampled_from([RUSSIA, IRAN]), max_size=2),
    st.sets(st.sampled_from([MALI, CHAD, NIGER]), max_size=2),
    st.sampled_from([63, 64, 211, 5000]),
    st.sets(st.sampled_from(["Blue Crane", "Red Heron"]), max_size=1),
)


# A busy machine is no failure.
@settings(deadline=None)
@given(st.lists(reports, max_size=10, unique_by=lambda one: one.operation), st.randoms(use_true_random=False))
def test_groups_do_not_hang_on_order_and_never_hold_two_of_one_report(profiles, random) -> None:
    found = resolve(profiles, WORLD)
    shuffled = list(profiles)
    random.shuffle(shuffled)
    again = resolve(shuffled, WORLD)
    assert (found.groups, found.node, found.because, found.judged) == (again.groups, again.node, again.because, again.judged)
    for group in found.groups.values():
        assert len({one.report for one in group}) == len(group) > 1
        origins = [one.origins for one in group if one.origins]
        assert all(not one.isdisjoint(other) for one, other in permutations(origins, 2))
        assert len(frozenset().union(*(one.names for one in group))) <= 1
    assert len(set(found.node.values()) & {one.operation for one in profiles}) == 0


# A busy machine is no failure.
@settings(deadline=None)
@given(st.lists(reports, min_size=2, max_size=8, unique_by=lambda one: one.operation))
def test_a_later_report_leaves_the_names_of_the_groups_it_does_not_lead(profiles) -> None:
    """Of groups whose earliest report stays, the IRI stays."""
    named = {iri: group[0].operation for iri, group in resolve(profiles, WORLD).groups.items()}
    leaders = {leader: iri for iri, leader in named.items()}
    late = profile("late", published="2021-12-31", dates=())
    for iri, group in resolve([*profiles, late], WORLD).groups.items():
        assert leaders.get(group[0].operation, iri) == iri
