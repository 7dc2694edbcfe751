"""What was compared before, so that one more report re-resolves only its blocks; losing it costs time, never a result."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from kg.namespaces import digest
from kg.resolution.compare import Reason
from kg.resolution.judge import Judgement
from kg.resolution.outline import Outline


@dataclass(frozen=True, slots=True)
class Compared:
    """`outlines` leads from an operation to a digest of all that judging it looks at; `judged` has the pairs among them that are the
    same or may be: two operations that stand here unchanged and have no judgement were found different, or share no block.

    Operations of blocks that are too large to compare everything in do not stand here.
    """

    outlines: Mapping[str, str] = field(default_factory=dict)
    judged: Mapping[tuple[str, str], Judgement] = field(default_factory=dict)

    def holds(self, operation: str, fingerprint: str) -> bool:
        """Whether the operation stands here as it is now."""
        return self.outlines.get(operation) == fingerprint


@dataclass(slots=True)
class Memory:
    """What the last build compared, and, once this one has resolved, what it compared itself; `asked` counts the new comparisons."""

    before: Compared = field(default_factory=Compared)
    after: Compared = field(default_factory=Compared)
    asked: int = 0


def fingerprint(one: Outline) -> str:
    """Return a digest of an outline, the same in every process."""
    parts = (getattr(one, part.name) for part in fields(one))
    return digest(*(repr(sorted(part)) if isinstance(part, frozenset) else repr(part) for part in parts))


def dump(compared: Compared) -> str:
    """Return it as JSON."""
    rows = [[one.one, one.other, one.points, [[r.points, r.words] for r in one.reasons]] for one in compared.judged.values()]
    return json.dumps({"outlines": dict(compared.outlines), "judged": rows}, ensure_ascii=False)


def load(written: str) -> Compared:
    """Return what `dump` wrote; nothing for anything else."""
    try:
        read = json.loads(written)
        judged = {(row[0], row[1]): _judgement(*row) for row in read["judged"]}
        return Compared(dict(read["outlines"]), judged)
    except (ValueError, KeyError, TypeError, IndexError):
        return Compared()


def _judgement(one: str, other: str, points: int, reasons: Iterable[list[Any]]) -> Judgement:
    return Judgement(one, other, points, tuple(Reason(*reason) for reason in reasons), ())
