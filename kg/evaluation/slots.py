"""The slots that are measured: what is compared in each, for a pair of operations or for a whole report."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Literal

from kg.evaluation.align import actions, align, counts, dates
from kg.evaluation.compare import Compared, by_parties, by_spelling, exactly, gathered
from kg.evaluation.record import Operation, Record

# What an analyst acts on; CORE is the micro average over these.
CORE = ("operation", "names", "origins", "actors", "targets", "platforms", "takedown", "date", "asset", "links", "statement")

# Compares an annotated operation with its partner; None where there is nothing to compare.
Comparison = Callable[[Operation, Operation], Compared | None]


def _existence(gold: Operation, found: Operation) -> Compared:
    if gold.key and found.key:
        return Compared(hit=1)
    return Compared(0, *((key,) if key else () for key in (found.key, gold.key)))


def _values(field: Literal["origins", "targets", "platforms", "topics"]) -> Comparison:
    return lambda gold, found: exactly(getattr(gold, field), getattr(found, field))


def _state_backed(gold: Operation, found: Operation) -> Compared | None:
    # That nothing is said of a sponsor is no claim that could be right or wrong; that there is none is, if a person says so.
    if gold.state_backed is None and not found.state_backed:
        return None
    return exactly(*([str(one.state_backed).lower()] if one.state_backed is not None else [] for one in (gold, found)))


def _detail(field: Literal["precision", "platform", "role"]) -> Comparison:
    """Compare a detail of those counts that are right themselves."""

    def compare(gold: Operation, found: Operation) -> Compared:
        both = counts(gold) & counts(found)
        sides = ([item for item in one.assets if (item.count, item.unit) in both and getattr(item, field)] for one in (gold, found))
        return exactly(*([f"{item.count} {item.unit}: {getattr(item, field)}" for item in side] for side in sides))

    return compare


OF_OPERATIONS: Mapping[str, Comparison] = {
    "operation": _existence,
    "names": lambda gold, found: by_spelling(gold.names, gathered(gold.names, found.names)),
    "origins": _values("origins"),
    "state_backed": _state_backed,
    "actors": lambda gold, found: by_spelling(gold.actors, found.actors),
    "targets": _values("targets"),
    "platforms": _values("platforms"),
    "topics": _values("topics"),
    "takedown": lambda gold, found: exactly(*({f"{action} by {by}" for by, action in actions(one)} for one in (gold, found))),
    "date": lambda gold, found: exactly(dates(gold), dates(found)),
    "asset": lambda gold, found: exactly(*([f"{item.count} {item.unit}" for item in one.assets] for one in (gold, found))),
    "asset_precision": _detail("precision"),
    "asset_platform": _detail("platform"),
    "asset_role": _detail("role"),
}
OF_REPORTS = ("links", "statement")
SLOTS = (*OF_OPERATIONS, *OF_REPORTS)


def chosen(names: str) -> tuple[str, ...]:
    """Return the slots in "origins,asset", or all if none is named; raises ValueError with what is near an unknown one."""
    wanted = tuple(name.strip() for name in names.split(",") if name.strip())
    for name in wanted:
        if name not in SLOTS:
            near = get_close_matches(name, SLOTS, n=1)
            raise ValueError(f"no slot is called {name!r}; " + (f"did you mean {near[0]!r}?" if near else f"there are {', '.join(SLOTS)}"))
    return wanted or SLOTS


def compare(gold: Record, found: Record) -> Iterator[tuple[str, str, Compared]]:
    """Yield (slot, key of the operation or "", what came out) for one report, for each slot that has anything to compare."""
    pairs = align(gold.operations, found.operations)
    for one, other in pairs:
        for slot, comparison in OF_OPERATIONS.items():
            compared = comparison(one, other)
            if compared is not None:
                yield slot, one.key or other.key, compared
    names = {other.key: one.key for one, other in pairs if one.key and other.key}
    yield "links", "", exactly(_links(gold, {}), _links(found, names))
    yield "statement", "", by_parties(gold.statements, found.statements)


def _links(record: Record, names: Mapping[str, str]) -> set[str]:
    """Return each pair of linked operations once, under their annotated names, whichever of the two it was said of."""
    ends = ((one.key, other) for one in record.operations for other in one.links if other != one.key)
    return {" ~ ".join(sorted(names.get(key, key) for key in pair)) for pair in ends}
