"""Which acts and networks of a joined operation are one."""

from profiles import FACEBOOK, INSTAGRAM, TWITTER, WORLD, act, profile, size

from kg.resolution.parts import parts


def test_acts_of_one_owner_that_may_have_been_on_one_day_are_one() -> None:
    members = [
        profile("a", acts=(act("a", "2020-12-15"),)),
        profile("b", acts=(act("b", "2020-12", actor=INSTAGRAM),)),
        profile("c", acts=(act("c"),)),
        profile("d", acts=(act("d", "2020-12-15", actor=TWITTER), act("d2", "2020-12-15", kind="Restriction"))),
    ]
    same = parts(members, WORLD)
    assert len({same[members[n].acts[0].event] for n in range(3)}) == 1
    assert not {event.event for event in members[3].acts} & same.keys()


def test_acts_of_one_report_stay_two_and_an_undated_one_joins_neither() -> None:
    two = profile("a", acts=(act("a", "2020-06-05"), act("a2", "2020-12-15")))
    undated, dated = profile("b", acts=(act("b"),)), profile("c", acts=(act("c", "2020-12-15"),))
    same = parts([two, undated, dated], WORLD)
    assert same == dict.fromkeys((two.acts[1].event, dated.acts[0].event), same[dated.acts[0].event])


def test_networks_are_one_where_all_that_is_said_is_the_same() -> None:
    def member(name: str, *sizes):
        return profile(name, acts=(act(name, "2020-12-15", removed=tuple(one.network for one in sizes)),), sizes=sizes)

    first = member("a", size("a", 84), size("a2", 14, platform=INSTAGRAM), size("a3", 14, platform=INSTAGRAM))
    second = member("b", size("b", 84), size("b2", 16, platform=INSTAGRAM), size("b3", 84, precision="about"))
    same = parts([first, second], WORLD)
    networks = {one.network for one in (*first.sizes, *second.sizes)}
    assert networks & same.keys() == {first.sizes[0].network, second.sizes[0].network}
    assert FACEBOOK not in same
