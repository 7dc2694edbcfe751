"""Which operation found is which one in the annotation: they are paired by what they share."""

from collections import Counter
from collections.abc import Sequence
from itertools import product

from kg.evaluation.record import ABSENT, Operation

# An operation found that shares less than this with an annotated one is another.
LEAST = 0.5
# How much one shared value of a field tells.
WEIGHTS = {"origins": 2.0, "targets": 1.0, "platforms": 0.5, "topics": 0.5}


def align(gold: Sequence[Operation], found: Sequence[Operation]) -> list[tuple[Operation, Operation]]:
    """Return pairs (annotated, found), the likest first; those without a partner are paired with `ABSENT`."""
    ranked = sorted(product(gold, found), key=lambda pair: (-likeness(*pair), pair[0].key, pair[1].key))
    partners: dict[str, Operation] = {}
    taken: set[str] = set()
    for one, other in ranked:
        if one.key not in partners and other.key not in taken and likeness(one, other) >= LEAST:
            partners[one.key] = other
            taken.add(other.key)
    return [(one, partners.get(one.key, ABSENT)) for one in gold] + [(ABSENT, other) for other in found if other.key not in taken]


def likeness(gold: Operation, found: Operation) -> float:
    """Return how much two operations share, 0 if nothing."""
    called = frozenset().union(*found.names)
    return (
        3 * sum(1 for names in gold.names if names & called)
        + 3 * (counts(gold) & counts(found)).total()
        + sum(weight * len(getattr(gold, field) & getattr(found, field)) for field, weight in WEIGHTS.items())
        + 0.5 * len(actions(gold) & actions(found))
        + len(dates(gold) & dates(found))
    )


def counts(operation: Operation) -> Counter[tuple[int, str]]:
    """Return the counts and units of what was removed."""
    return Counter((item.count, item.unit) for item in operation.assets)


def actions(operation: Operation) -> frozenset[tuple[str, str]]:
    """Return (actor, action) of each act."""
    return frozenset((by, act.action) for act in operation.acts for by in act.by)


def dates(operation: Operation) -> frozenset[str]:
    """Return the dates of all acts."""
    return frozenset(day for act in operation.acts for day in act.dates)
