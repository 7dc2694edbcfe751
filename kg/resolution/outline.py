"""A profile seen through the reference data: owners for platforms, states for bodies, spans for dates."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.namespaces import ID, local
from kg.resolution.profile import Act, Profile
from kg.resolution.quantity import Count
from kg.resolution.span import Span, span
from kg.resolution.world import World

STATES = (ID + "state/", ID + "territory/")
# A report without a date for an act tells of one that is news: from so many days before it appeared.
_NEWS = 14


@dataclass(frozen=True, slots=True)
class Outline:
    """What judging compares. `owners` are who acted, `days` when (by owner), `news` when an undated act may have been.

    `rivals` is how many other operations of the same report have the same owner and state and may have the same date.
    """

    operation: str
    report: str
    published: str
    names: frozenset[str]
    owners: frozenset[str]
    days: tuple[tuple[str, Span], ...]
    news: Span | None
    origins: frozenset[str]
    agents: frozenset[str]
    targets: frozenset[str]
    platforms: frozenset[str]
    topics: frozenset[str]
    counts: tuple[Count, ...]
    rivals: int = 0


def outlines(profiles: Iterable[Profile], known: World) -> list[Outline]:
    """Return an outline of each profile; profiles of one report come together."""
    found = [_outline(profile, known) for profile in profiles]
    alike = Counter(key for one in found for key in _alike(one))
    return [replace(one, rivals=_rivals(one, alike)) for one in found]


def _outline(profile: Profile, known: World) -> Outline:
    days = {(known.owner(actor, day), day) for act in profile.acts for day in spans(act) for actor in act.actors}
    owners = {known.owner(actor, day) for act in profile.acts for day in spans(act) or (None,) for actor in act.actors}
    states = {agent if agent.startswith(STATES) else known.home(agent) for agent in profile.agents}
    published = span(profile.published)
    return Outline(
        profile.operation,
        profile.report,
        profile.published,
        names=frozenset(map(known.name, profile.names)),
        owners=frozenset(owners),
        days=tuple(sorted(days)),
        news=Span(published.first - _NEWS, published.last) if published and profile.acts and not days else None,
        origins=frozenset(states - {""}) | profile.origins,
        agents=frozenset(agent for agent in profile.agents if not agent.startswith(STATES)),
        targets=frozenset(target for target in profile.targets if target.startswith(STATES)),
        platforms=profile.platforms,
        topics=profile.topics,
        counts=tuple(sorted(Count(local(s.platform), s.unit, s.role, s.count, s.precision) for s in profile.sizes if s.count >= 0)),
    )


def spans(act: Act) -> list[Span]:
    """Return when an act was: the most precise of dates that may be the same, each of those that may not."""
    found: list[Span] = []
    for one in sorted(filter(None, map(span, act.dates)), key=lambda one: (one.days, one)):
        if all(one.gap(other) for other in found):
            found.append(one)
    return found


def _alike(one: Outline) -> list[tuple[str, str, str]]:
    return [(one.report, owner, state) for owner in one.owners for state in one.origins]


def _rivals(one: Outline, alike: Counter[tuple[str, str, str]]) -> int:
    return max((alike[key] for key in _alike(one)), default=1) - 1
