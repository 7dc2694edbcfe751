"""Two collections of items compared: what is in both, what only in the one or the other."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.evaluation.record import Spellings, Statement
from kg.evaluation.spelling import alike, overlaps


@dataclass(frozen=True, slots=True)
class Compared:
    """How many items of the annotation were found, which were not, and which were found that are not in it."""

    hit: int = 0
    spurious: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


def exactly(gold: Iterable[str], found: Iterable[str]) -> Compared:
    """Compare items that are the same only if they are equal; an item may occur several times."""
    wanted, got = Counter(gold), Counter(found)
    return Compared((wanted & got).total(), _in_order(got - wanted), _in_order(wanted - got))


def _in_order(items: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(items.elements()))


def by_spelling(gold: Sequence[Spellings], found: Sequence[Spellings]) -> Compared:
    """Compare names with several spellings, one to one; a long part of a name will do where nothing fits better."""
    left, missed = list(found), []
    for names in sorted(gold, key=lambda names: not any(names & other for other in found)):
        match = _first(names, left)
        if match is None:
            missed.append(min(names, default="?"))
        else:
            left.remove(match)
    return Compared(len(gold) - len(missed), tuple(min(other) for other in left), tuple(missed))


def _first(names: Spellings, left: Sequence[Spellings]) -> Spellings | None:
    same = (other for other in left if names & other)
    close = (other for other in left if any(overlaps(a, b) for a in names for b in other))
    return next(same, None) or next(close, None)


def gathered(gold: Sequence[Spellings], found: Sequence[Spellings]) -> list[Spellings]:
    """Return the names found with all spellings of one annotated name as one item."""
    left = sorted(frozenset().union(*found))
    items = []
    for names in gold:
        mine = frozenset(x for x in left if any(a == x or overlaps(x, a) for a in names))
        if mine:
            items.append(mine)
            left = [x for x in left if x not in mine]
    return items + [frozenset({x}) for x in left]


def by_parties(gold: Sequence[Statement], found: Sequence[Statement]) -> Compared:
    """Compare statements, one to one: of the same type, by the same party, and to the same if the annotation names one."""
    left, missed = list(found), []
    for statement in gold:
        match = next((other for other in left if _same(statement, other)), None)
        if match is None:
            missed.append(str(statement))
        else:
            left.remove(match)
    return Compared(len(gold) - len(missed), tuple(map(str, left)), tuple(missed))


def _same(gold: Statement, found: Statement) -> bool:
    return (
        gold.kind == found.kind
        and any(alike(one, other) for one in gold.by for other in found.by)
        and (not gold.to or any(alike(one, other) for one in gold.to for other in found.to))
    )
