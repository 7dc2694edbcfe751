"""The acts and networks of an operation that several reports tell of -> which of them are one act, one network."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kg.namespaces import ID, digest
from kg.resolution.outline import spans
from kg.resolution.profile import Act, Profile, Size
from kg.resolution.span import Span
from kg.resolution.world import World

# From a report's act or network to the resolved one.
Same = dict[str, str]


def parts(members: Sequence[Profile], known: World) -> Same:
    """Return the acts and networks that are told of by more than one of `members`, who come in the order of their reports.

    Acts are one where they are of one kind, by one owner, and may have been on one day; those of one report never are. Networks
    are one where all that is said of them is the same: other numbers stand beside each other.
    """
    events = _events(members, known)
    return _merged(events) | _merged(_networks(members, _canonical(events)))


def resolved(nodes: Sequence[str]) -> str:
    """Return the IRI of what several nodes of reports stand for, named after the first of them."""
    kind = nodes[0].removeprefix(ID).split("/")[0]
    return f"{ID}{kind}/{digest('resolved', nodes[0])}"


def _events(members: Sequence[Profile], known: World) -> list[list[str]]:
    told: dict[tuple[str, tuple[str, ...]], list[tuple[Profile, Act, list[Span]]]] = defaultdict(list)
    for profile in members:
        for act in profile.acts:
            when = spans(act)
            owners = sorted({known.owner(actor, day) for actor in act.actors for day in when or (None,)})
            told[act.kind, tuple(owners)].append((profile, act, when))
    return [group for acts in told.values() for group in _same_day(acts)]


def _same_day(acts: list[tuple[Profile, Act, list[Span]]]) -> list[list[str]]:
    """Put the precisely dated first, so that an undated act joins the only act there is, and none where there are several."""
    groups: list[list[tuple[str, str, list[Span]]]] = []
    ordered = sorted(enumerate(acts), key=lambda one: (not one[1][2], sum(day.days for day in one[1][2]), one[0]))
    for _, (profile, act, when) in ordered:
        fitting = [group for group in groups if all(_fits(profile.report, when, *other[1:]) for other in group)]
        if len(fitting) == 1:
            fitting[0].append((act.event, profile.report, when))
        else:
            groups.append([(act.event, profile.report, when)])
    place = {act.event: index for index, (_, act, _) in enumerate(acts)}
    return [sorted((event for event, _, _ in group), key=place.__getitem__) for group in groups]


def _fits(report: str, when: list[Span], other: str, then: list[Span]) -> bool:
    return report != other and (not when or not then or any(one.gap(two) <= 1 for one in when for two in then))


def _canonical(groups: list[list[str]]) -> Same:
    return {node: group[0] for group in groups for node in group}


def _merged(groups: list[list[str]]) -> Same:
    return {node: resolved(group) for group in groups if len(group) > 1 for node in group}


def _networks(members: Sequence[Profile], acts: Same) -> list[list[str]]:
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for profile in members:
        seen: Counter[tuple[object, ...]] = Counter()
        for size in profile.sizes:
            key = (*sorted(_removals(profile, size, acts)), size.platform, size.unit, size.role, size.count, size.precision)
            # Two networks of one report stay two, however alike they are.
            groups[*key, seen[key]].append(size.network)
            seen[key] += 1
    return list(groups.values())


def _removals(profile: Profile, size: Size, acts: Same) -> Iterator[str]:
    for act in profile.acts:
        if size.network in act.removed:
            yield acts[act.event]
