"""One more report re-resolves only its blocks, and the result is what it would have been at once."""

from hypothesis import given, settings
from hypothesis import strategies as st
from profiles import IRAN, RUSSIA, WORLD, profile, size
from test_judge import reports

from kg.resolution import Memory, resolve
from kg.resolution.block import MOST
from kg.resolution.memory import Compared, dump, load


def result(found):
    return found.groups, found.node, found.because, found.judged


# A busy machine is no failure.
@settings(deadline=None)
@given(st.lists(reports, max_size=8, unique_by=lambda one: one.operation), st.integers(0, 8), st.integers(0, 8))
def test_in_steps_as_at_once(profiles, first, last) -> None:
    memory = Memory()
    resolve(profiles[:first], WORLD, memory=memory)
    # Reports may be added, and withdrawn.
    again = Memory(load(dump(memory.after)))
    assert result(resolve(profiles[last:], WORLD, memory=again)) == result(resolve(profiles[last:], WORLD))


def test_only_the_blocks_of_a_new_report_are_compared_again() -> None:
    events = [(day, state) for day in ("2020-01-05", "2020-04-05", "2020-07-05") for state in (RUSSIA, IRAN)]
    held = [
        profile(
            f"{place}-{day}{state[-2:]}", published=day, dates=(day,), origins=frozenset({state}), sizes=(size(f"{place}{day}{state}", 90),)
        )
        for day, state in events
        for place in range(8)
    ]
    memory = Memory()
    whole = resolve(held, WORLD, memory=memory).compared
    new = profile("new", published="2020-07-06", dates=("2020-07-05",), sizes=(size("new", 90),))
    more = resolve([*held, new], WORLD, memory=Memory(memory.after)).compared
    # Eight of one event, and eight of the other state's whose number is the same.
    assert (more, whole) == (16, 6 * 28 + 3 * 64)


def test_a_crowded_block_is_compared_in_full_whatever_was_there_before() -> None:
    crowd = [profile(f"r{n:03}", sizes=(size(f"r{n:03}", 84),)) for n in range(MOST + 20)]
    memory = Memory()
    resolve(crowd[:MOST], WORLD, memory=memory)
    assert result(resolve(crowd, WORLD, memory=Memory(memory.after))) == result(resolve(crowd, WORLD))
    assert [len(group) for group in resolve(crowd, WORLD).groups.values()] == [MOST + 20]


def test_what_cannot_be_read_is_forgotten() -> None:
    assert [load(text) for text in ("", "{}", "[]", '{"outlines": {}, "judged": [[1]]}')] == [Compared()] * 4
