"""All profiles -> which operations are one, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.resolution.block import candidates, crowded, in_order
from kg.resolution.join import join
from kg.resolution.judge import Judgement, judge
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
    return Resolution(groups, node, _because(judged, node), tuple(judged), memory.asked)


def _judged(every: Mapping[str, Outline], known: World, verdicts: Verdicts, memory: Memory) -> list[Judgement]:
    """Return the pairs that are the same or may be, by their IRIs."""
    found = [one for one in _compared(every, known, memory) if not verdicts.of(one.one, one.other)]
    for pair, person in verdicts.pairs():
        if pair <= every.keys():
            a, b = sorted(pair)
            found.append(judge(every[a], every[b], known, person))
    return sorted(found, key=lambda one: (one.one, one.other))


def _compared(every: Mapping[str, Outline], known: World, memory: Memory) -> list[Judgement]:
    """Compare each pair of candidates, but for those that were compared before and have not changed."""
    ordered = in_order(list(every.values()))
    prints = {one.operation: fingerprint(one) for one in ordered}
    crowd = crowded(ordered)
    kept = {one for one, now in prints.items() if memory.before.holds(one, now) and one not in crowd}
    found: dict[tuple[str, str], Judgement] = {}
    for left, right in candidates(ordered):
        a, b = sorted((ordered[left].operation, ordered[right].operation))
        one = memory.before.judged.get((a, b)) if a in kept and b in kept else _new(ordered[left], ordered[right], known, memory)
        if one:
            found[a, b] = one
    alone = {one: now for one, now in prints.items() if one not in crowd}
    memory.after = Compared(alone, {pair: one for pair, one in found.items() if pair[0] in alone and pair[1] in alone})
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
                if side not in best or (bool(one.person), one.points) > (bool(best[side].person), best[side].points):
                    best[side] = one
    return best
