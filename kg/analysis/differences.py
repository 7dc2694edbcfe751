"""Which values of one slot are told differently, and which of those cannot all be right; one function for each slot.

Nothing here knows where a value was said: a `Point` carries the pattern of the triples that say it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.analysis.rivals import clash
from kg.namespaces import ID, IO, local
from kg.resolution.outline import STATES, spans
from kg.resolution.profile import Act, Profile
from kg.resolution.quantity import Count
from kg.resolution.span import apart
from kg.resolution.world import World

# Triples that say a value: subject, predicates, object ("" for any).
Cite = tuple[str, tuple[str, ...], str]
_GOVERNMENT = ID + "government/"
_BEHIND = (IO + "attributedTo", IO + "backedBy")
_STATE = (*_BEHIND, IO + "originatesFrom")
# Days of the longest stretch that is still the date of an act: a month.
_DATED = 31


@dataclass(frozen=True, slots=True)
class Point:
    """What one report says in one slot: in words, and where."""

    operation: str
    words: str
    cites: tuple[Cite, ...] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Difference:
    """Points that are not the same; `conflict` where they cannot all be right. `about` tells apart what one slot has several of."""

    slot: str
    about: str
    points: tuple[Point, ...]
    conflict: bool


Slot = Callable[[Sequence[Profile], World], Iterator[Difference]]


def counts(members: Sequence[Profile], _: World) -> Iterator[Difference]:
    """How many assets of a unit, on a platform, in a role."""
    told: dict[tuple[str, str, str], dict[str, list[tuple[Count, str]]]] = defaultdict(lambda: defaultdict(list))
    for one in members:
        for size in one.sizes:
            if size.count >= 0:
                count = Count(local(size.platform), size.unit, size.role, size.count, size.precision)
                told[count.platform, count.unit, count.role][one.operation].append((count, size.network))
    for (platform, unit, role), by in sorted(told.items()):
        points = [Point(op, _numbers(c for c, _ in own), tuple(_counted(n, c) for c, n in own)) for op, own in by.items()]
        # What one report gives without a role may be what another calls the core.
        parts = [
            c for key, others in told.items() if key[:2] == (platform, unit) and key[2] != role for own in others.values() for c, _ in own
        ]
        wholes = [tuple(count for count, _ in own) for own in by.values() if not any(c.fits(part) for c, _ in own for part in parts)]
        conflict = clash(wholes, _not_one)
        yield from _differ("count", " ".join(filter(None, (platform, role, f"{unit}s"))), points, conflict=conflict)


def _numbers(counts: Iterable[Count]) -> str:
    return " + ".join(count.words() for count in sorted(set(counts)))


def _counted(network: str, count: Count) -> Cite:
    return network, (IO + "assetCount",), str(count.number)


def _not_one(left: Sequence[Count], right: Sequence[Count]) -> bool:
    """Whether no number of one fits one of the other, and the parts that either gives do not make up the other's whole."""
    return not any(a.fits(b) for a in (*left, *_whole(left)) for b in (*right, *_whole(right)))


def _whole(parts: Sequence[Count]) -> list[Count]:
    if len(parts) < 2:
        return []
    precision = "exact" if all(part.precision == "exact" for part in parts) else "about"
    return [Count(parts[0].platform, parts[0].unit, parts[0].role, sum(part.number for part in parts), precision)]


def dates(members: Sequence[Profile], known: World) -> Iterator[Difference]:
    """When one owner did one kind of act; only where each report tells of one such act, so that no two acts are mixed up."""
    for (kind, owner), acts in sorted(_acts(members, known).items()):
        dated = {operation: own[0] for operation, own in acts.items() if len(own) == 1 and own[0].dates}
        points = [
            Point(operation, " / ".join(act.dates), ((act.event, (IO + "date", IO + "period"), ""),)) for operation, act in dated.items()
        ]
        times = [tuple(spans(act)) for act in dated.values()]
        conflict = clash(times, apart)
        # "In 2020" is how a later report looks back at an act, and tells nothing about its date that others do not.
        near = {when for when in times if any(span.days <= _DATED for span in when)}
        if conflict or len(near) > 1:
            yield from _differ("date", f"{kind.lower()} by {known.label(owner) or local(owner)}", points, conflict=conflict)


def _acts(members: Sequence[Profile], known: World) -> dict[tuple[str, str], dict[str, list[Act]]]:
    found: dict[tuple[str, str], dict[str, list[Act]]] = defaultdict(lambda: defaultdict(list))
    for one in members:
        for act in one.acts:
            for owner in sorted({known.owner(actor, day) for actor in act.actors for day in spans(act) or (None,)}):
                found[act.kind, owner][one.operation].append(act)
    return found


def enforcement(members: Sequence[Profile], known: World) -> Iterator[Difference]:
    """What an owner did: removed it, or only limited it."""
    by_owner: dict[str, dict[str, list[Act]]] = defaultdict(lambda: defaultdict(list))
    for (kind, owner), acts in _acts(members, known).items():
        if kind in ("Takedown", "Restriction"):
            for operation, own in acts.items():
                by_owner[owner][operation] += own
    for owner, acts in sorted(by_owner.items()):
        kinds = {operation: frozenset(act.kind for act in own) for operation, own in acts.items()}
        points = [Point(op, " and ".join(sorted(_DONE[k] for k in kinds[op])), _typed(own)) for op, own in acts.items()]
        conflict = clash(kinds.values(), frozenset.isdisjoint)
        yield from _differ("enforcement", known.label(owner) or local(owner), points, conflict=conflict)


_DONE = {"Takedown": "removed", "Restriction": "restricted only"}


def _typed(acts: Iterable[Act]) -> tuple[Cite, ...]:
    return tuple((act.event, (IO + "recipient",), "") for act in acts)


def enforcers(members: Sequence[Profile], known: World) -> Iterator[Difference]:
    """Who removed it."""
    owners: dict[str, set[str]] = defaultdict(set)
    cites: dict[str, list[Cite]] = defaultdict(list)
    for (kind, owner), acts in _acts(members, known).items():
        for operation, own in acts.items() if kind == "Takedown" else ():
            owners[operation].add(owner)
            cites[operation] += [(act.event, (IO + "actor",), "") for act in own]
    points = [Point(operation, _listed(found, known), tuple(cites[operation])) for operation, found in owners.items()]
    conflict = clash(map(frozenset, owners.values()), frozenset.isdisjoint)
    yield from _differ("actor", "who removed it", points, conflict=conflict)


def origins(members: Sequence[Profile], known: World) -> Iterator[Difference]:
    """From where it is run."""
    told = {one.operation: one.origins | {agent for agent in one.agents if agent.startswith(STATES)} for one in members}
    yield from _sets("origin", "", {op: states for op, states in told.items() if states}, _STATE, known)


def attribution(members: Sequence[Profile], known: World) -> Iterator[Difference]:
    """Who is said to be behind it; that only some reports name anybody is a difference too, unless it is a body of the state."""
    told = {one.operation: frozenset(agent for agent in one.agents if not agent.startswith(STATES)) for one in members}
    named = {operation: agents for operation, agents in told.items() if agents}
    if any(not agent.startswith(_GOVERNMENT) for agents in named.values() for agent in agents):
        named = told
    yield from _sets("attribution", "", named, _BEHIND, known)


def state_backed(members: Sequence[Profile], known: World) -> Iterator[Difference]:
    """Whether a state stands behind it."""
    points: list[Point] = []
    said: set[str] = set()
    for one in members:
        governments = {agent for agent in one.agents if agent.startswith((*STATES, _GOVERNMENT))}
        for word in one.backed | ({"true"} if governments else set()):
            said.add(word)
            cites: list[Cite] = [(one.operation, (IO + "stateBacked",), word)]
            if word == "true":
                cites += [(one.operation, _BEHIND, agent) for agent in sorted(governments)]
            points.append(Point(one.operation, "yes" if word == "true" else "no", tuple(cites)))
    yield from _differ("state-backed", "", points, conflict=len(said) > 1)


def targets(members: Sequence[Profile], known: World) -> Iterator[Difference]:
    """Which states it was aimed at: reports name few or many of them, which contradicts nobody; regions take in states."""
    told = {one.operation: frozenset(target for target in one.targets if target.startswith(STATES)) for one in members}
    for difference in _sets("target", "", {op: states for op, states in told.items() if states}, (IO + "targets",), known):
        yield Difference(difference.slot, difference.about, difference.points, conflict=False)


def _sets(slot: str, about: str, told: dict[str, frozenset[str]], predicates: tuple[str, ...], known: World) -> Iterator[Difference]:
    points = [
        Point(operation, _listed(values, known), tuple((operation, predicates, value) for value in sorted(values)))
        for operation, values in told.items()
    ]
    spoken = (values for values in told.values() if values)
    yield from _differ(slot, about, points, conflict=clash(spoken, frozenset.isdisjoint))


def _listed(terms: Iterable[str], known: World) -> str:
    return ", ".join(sorted(known.label(term) or local(term) for term in terms)) or "nobody named"


def _differ(slot: str, about: str, points: Sequence[Point], *, conflict: bool) -> Iterator[Difference]:
    if len({point.words for point in points}) > 1:
        yield Difference(slot, about, tuple(points), conflict)


SLOTS: tuple[Slot, ...] = (counts, dates, enforcers, enforcement, origins, attribution, state_backed, targets)


def differences(members: Sequence[Profile], known: World) -> Iterator[Difference]:
    """Yield what `members`, which tell of one operation, tell differently."""
    for slot in SLOTS:
        yield from slot(members, known)
