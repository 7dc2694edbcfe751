"""All profiles -> which operations are one, and why."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from kg.resolution.block import blocks, candidates, crowds, in_order
from kg.resolution.join import join
from kg.resolution.judge import Judgement, judge, likest
from kg.resolution.judgements import Verdicts
from kg.resolution.memory import Compared, Memory, fingerprint
from kg.resolution.outline import Outline, outlines
from kg.resolution.parts import parts, resolved
from kg.resolution.profile import Profile
from kg.resolution.veto import ruled_out
from kg.resolution.world import World

_NO_VERDICTS = Verdicts()


@dataclass(frozen=True, slots=True)
class Resolution:
    """`groups` has the members of each resolved operation, the earliest report's first; `node` leads from a report's operation,
    act or network to the resolved one; `because` has the likest pair that ties an operation to its group; `judged` all pairs
    that are the same or may be, `compared` how many were compared now."""

    groups: Mapping[str, tuple[Profile, ...]]
    node: Mapping[str, str]
    because: Mapping[str, Judgement]
    judged: tuple[Judgement, ...]
    compared: int


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector off: nothing here is a cycle, and it would walk all that was found so far again and again,
    which at 40,000 reports took a third of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@_uncollected()
def resolve(profiles: Sequence[Profile], known: World, verdicts: Verdicts = _NO_VERDICTS, memory: Memory | None = None) -> Resolution:
    """Compare what is worth comparing and join what is the same; a function of the set of profiles, whatever their order.

    `memory` saves comparisons that an earlier call made; it must be of the same world and the same program.
    """
    memory = memory or Memory()
    every = {one.operation: one for one in outlines(profiles, known)}
    judged = _judged(every, known, verdicts, memory)
    groups = _groups(join(every, judged, verdicts.different), {one.operation: one for one in profiles})
    node = {member.operation: iri for iri, members in groups.items() for member in members}
    for members in groups.values():
        node |= parts(members, known)
    return Resolution(groups, node, _because(judged, node), tuple(sorted(judged, key=_pair)), memory.asked)


def _judged(every: Mapping[str, Outline], known: World, verdicts: Verdicts, memory: Memory) -> list[Judgement]:
    """Return the pairs that are the same or may be; pairs of like operations come together, so that what is read next is near in memory."""
    found = [one for one in _compared(every, known, memory) if not verdicts.of(one.one, one.other)]
    for pair, person in verdicts.pairs():
        if pair <= every.keys():
            a, b = sorted(pair)
            found.append(judge(every[a], every[b], known, person))
    return found


def _compared(every: Mapping[str, Outline], known: World, memory: Memory) -> list[Judgement]:
    """Compare each pair of candidates, but for those that were compared before and have not changed."""
    ordered = in_order(list(every.values()))
    prints = [fingerprint(one) for one in ordered]
    inside = blocks(ordered)
    crowded = crowds(inside, prints)
    # Which pairs of a crowd are compared depends on who else is in it.
    stirred = {key for key, _ in crowded.items() ^ memory.before.crowds.items()}
    stale = {place for key, places in inside.items() if "\x1f".join(key) in stirred for place in places} if stirred else set()
    kept = {place for place, one in enumerate(ordered) if memory.before.holds(one.operation, prints[place])} - stale
    found: dict[tuple[str, str], Judgement] = {}
    for left, right in candidates(ordered, inside):
        a, b = sorted((ordered[left].operation, ordered[right].operation))
        same = left in kept and right in kept
        if one := memory.before.judged.get((a, b)) if same else _new(ordered[left], ordered[right], known, memory):
            found[a, b] = one
    memory.after = Compared(dict(zip((one.operation for one in ordered), prints, strict=True)), found, crowded)
    return list(found.values())


def _new(a: Outline, b: Outline, known: World, memory: Memory) -> Judgement | None:
    memory.asked += 1
    # Most of a block is ruled out at once; only what a person asks about is scored all the same.
    if ruled_out(a, b):
        return None
    one = judge(a, b, known)
    return one if one.verdict != "different" else None


def _groups(joined: Iterable[tuple[str, ...]], profiles: Mapping[str, Profile]) -> dict[str, tuple[Profile, ...]]:
    groups = {}
    for members in joined:
        ordered = sorted((profiles[one] for one in members), key=_first)
        groups[resolved([ordered[0].operation])] = tuple(ordered)
    return groups


def _first(one: Profile) -> tuple[bool, str, str, str]:
    """The earliest report gives a resolved operation its IRI: so later ones do not change it."""
    return not one.published, one.published, one.report, one.operation


def _because(judged: Iterable[Judgement], node: Mapping[str, str]) -> dict[str, Judgement]:
    best: dict[str, Judgement] = {}
    for one in judged:
        if one.verdict == "same" and node.get(one.one, "") == node.get(one.other):
            for side in (one.one, one.other):
                if side not in best or likest(one) < likest(best[side]):
                    best[side] = one
    return best


def _pair(one: Judgement) -> tuple[str, str]:
    return one.one, one.other
