"""What speaks for and against two operations of different reports being the same: one small function for each kind of evidence.

Points are hundredths of a score; each reason says them in words. The weights were set by hand on reports written for development.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.resolution.outline import Outline
from kg.resolution.quantity import Count
from kg.resolution.world import World


@dataclass(frozen=True, slots=True)
class Reason:
    """Points for (or, below 0, against) and why."""

    points: int
    words: str


# How far numbers may be apart, as a share of the larger: a slip of the pen; another outlet's arithmetic.
NEARLY, NOT_FAR = 0.02, 0.1

Evidence = Callable[[Outline, Outline, World], Iterator[Reason]]


def names(a: Outline, b: Outline, known: World) -> Iterator[Reason]:
    """The same proper name is the strongest single sign."""
    if shared := a.names & b.names:
        yield Reason(50, f"both are called {_listed(shared, known)}")


def enforcers(a: Outline, b: Outline, known: World) -> Iterator[Reason]:
    """Who acted, by owner, so that Facebook is Meta."""
    if shared := a.owners & b.owners:
        yield Reason(15, f"acted against by {_listed(shared, known)} in both")
    elif a.owners and b.owners:
        yield Reason(-15, f"acted against by {_listed(a.owners, known)} here, by {_listed(b.owners, known)} there")


def dates(a: Outline, b: Outline, _: World) -> Iterator[Reason]:
    """When the shared owner acted; the less precise, the less it says."""
    pairs = [(one.gap(other), max(one.days, other.days)) for who, one in a.days for whose, other in b.days if who == whose]
    if pairs:
        gap, days = min(pairs)
        if gap > 1:
            yield Reason(-10, f"the dates are {gap} days apart")
        else:
            yield Reason(*_precise(days))
    elif _in_the_news(a, b):
        yield Reason(12, "one report gives no date, and appeared when the act was news")


def _precise(days: int) -> tuple[int, str]:
    for most, points, word in ((2, 25, "day"), (31, 17, "month"), (92, 12, "quarter")):
        if days <= most:
            return points, f"the same {word}"
    return 8, "the dates may be the same"


def _in_the_news(a: Outline, b: Outline) -> bool:
    left = [a.news] if a.news else [day for owner, day in a.days if owner in b.owners]
    right = [b.news] if b.news else [day for owner, day in b.days if owner in a.owners]
    # A year or a half contains too many acts to say which one was in the news.
    return any(one.days <= 31 and other.days <= 31 and not one.gap(other) for one in left for other in right)


def origins(a: Outline, b: Outline, known: World) -> Iterator[Reason]:
    """Where it is run from."""
    if shared := a.origins & b.origins:
        yield Reason(20, f"run from {_listed(shared, known)}")


def agents(a: Outline, b: Outline, known: World) -> Iterator[Reason]:
    """Who is said to be behind it."""
    if shared := a.agents & b.agents:
        yield Reason(15, f"attributed to {_listed(shared, known)}")


def targets(a: Outline, b: Outline, known: World) -> Iterator[Reason]:
    """Whom it was aimed at; reports name few or many of them."""
    if shared := a.targets & b.targets:
        yield Reason(min(15, 5 + 5 * len(shared)), f"aimed at {_listed(shared, known)}")
    elif a.targets and b.targets:
        yield Reason(-20, f"aimed at {_listed(a.targets, known)} here, at {_listed(b.targets, known)} there")


def topics(a: Outline, b: Outline, known: World) -> Iterator[Reason]:
    """What it was about."""
    if shared := a.topics & b.topics:
        yield Reason(5, f"about {_listed(shared, known)}")


def rivals(a: Outline, b: Outline, known: World) -> Iterator[Reason]:
    """Whether either report has several that the other's might be."""
    shared = a.owners & b.owners and (a.origins & b.origins)
    if shared and not a.rivals and not b.rivals:
        yield Reason(15, f"neither report tells of another one from {_listed(a.origins & b.origins, known)}")


def counts(a: Outline, b: Outline, _: World) -> Iterator[Reason]:
    """How many of what: agreement on a large number says much, on a small one little; disagreement counts against."""
    said = [_count(one, [other for other in b.counts if one.comparable(other)]) for one in a.counts]
    reasons = [reason for reason in said if reason]
    agreed = sorted({r for r in reasons if r.points > 0}, key=lambda r: (-r.points, r.words))
    against = [r for r in reasons if r.points < 0]
    left = 45
    for reason in agreed:
        if left > 0:
            yield Reason(min(left, reason.points), reason.words)
            left -= reason.points
    # A report that gives other numbers altogether speaks of something else; one slip among many does not.
    for reason in sorted(set(against), key=lambda r: (r.points, r.words))[:2]:
        yield Reason(max(reason.points, -5) if agreed else reason.points, reason.words)


def _count(one: Count, others: list[Count]) -> Reason | None:
    if not others:
        return None
    for other in others:
        if one.agrees(other):
            points = _telling(min(one.number, other.number))
            same = one.number == other.number
            return Reason(points if same else points // 2, one.words() if same else f"{one.words()} and {other.words()}")
    if any(one.fits(other) for other in others):
        return None
    nearest = min(others, key=lambda other: (one.distance(other), other))
    if one.distance(nearest) <= NEARLY:
        return Reason(8, f"{one.words()} and {nearest.words()}, nearly the same")
    return Reason(-5 if one.distance(nearest) <= NOT_FAR else -20, f"{one.words()} here, {nearest.words()} there")


def _telling(number: int) -> int:
    """A number that few operations have says more than one that many have."""
    return next(points for least, points in ((100, 30), (50, 22), (10, 15), (0, 5)) if number >= least)


EVIDENCE: dict[str, Evidence] = {
    "names": names,
    "enforcers": enforcers,
    "dates": dates,
    "origins": origins,
    "agents": agents,
    "targets": targets,
    "topics": topics,
    "counts": counts,
    "rivals": rivals,
}


@lru_cache(maxsize=1 << 12)
def _listed(terms: frozenset[str], known: World) -> str:
    words = sorted(known.label(term) or term.rsplit("/", 1)[-1] for term in terms)
    return ", ".join(words[:3]) + (f" and {len(words) - 3} more" if words[3:] else "")
