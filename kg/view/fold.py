"""What is drawn at which level of detail, and what stands for the rest.

Level 1 shows who is behind which operation, against whom, where, and who stopped it; level 2 adds networks, takedowns and
narratives as things of their own; level 3 demands, denials and the like, topics, techniques, and lines that say nothing new. What a
folded act amounts to is one line between who did it and whom it was done to. In a graph too large to draw, level 4 adds the
least connected things.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.view.content import Statement
from kg.view.look import look

TOP = 3
MOST_DRAWN, FIRST_DRAWN = 3_000, 1_500  # things: beyond the one, only so many are drawn before somebody asks for all
FEW = 110  # things that a screen shows with legible labels

# Comparisons and geography: true, and nobody's question.
_ASIDE = frozenset({"within", "broader", "basedIn", "operatedBy", "smallerThan", "largerThan", "earlierThan", "laterThan"})
# What a folded act amounts to between who did it and whom it was done to.
_DEED = {
    "Takedown": "took down", "Seizure": "seized", "Sanction": "sanctioned", "Indictment": "indicted", "Restriction": "restricted",
    "NetworkBlock": "blocked", "EnforcementAction": "acted against", "Demand": "made a demand of", "Denial": "denied",
    "Accusation": "accused", "AccessRestriction": "restricts",
}  # fmt: skip
_DOER = "actor"
_DONE_TO = {"Denial": "denies"}  # by default the recipient: whom a denial answers says less than what it denies


@dataclass(frozen=True, slots=True)
class Deed:
    """What folded acts (`acts`: nodes) did, from one thing to another; `statements` are places in the list."""

    source: int
    target: int
    label: str
    acts: tuple[int, ...]
    statements: tuple[int, ...]


def node_levels(kinds: Sequence[str], edges: Sequence[Statement]) -> list[int]:
    """Return the level at which each node is first drawn, given the class of each."""
    found = [look(kind).level for kind in kinds]
    if len(kinds) > MOST_DRAWN:
        degrees = [0] * len(kinds)
        for edge in edges:
            degrees[edge.source] += 1
            degrees[edge.target] += 1
        for node in sorted(range(len(kinds)), key=lambda node: (-degrees[node], node))[FIRST_DRAWN:]:
            found[node] = TOP + 1
    return found


def statement_levels(edges: Sequence[Statement], levels: Sequence[int]) -> list[int]:
    """Return the level at which each statement is first drawn: that of its later end, or 3 where it says nothing new."""
    known = _Known(edges)
    return [max(levels[edge.source], levels[edge.target], known.level(edge)) for edge in edges]


class _Known:
    """Which things a statement's ends are tied to by which property: enough to see that it repeats others."""

    def __init__(self, edges: Sequence[Statement]) -> None:
        self._of: dict[tuple[int, str], set[int]] = defaultdict(set)
        for edge in edges:
            self._of[edge.source, edge.key].add(edge.target)
        acts = {(edge.target, edge.source) for edge in edges if edge.key == "recipient"}
        self._acted = {(operation, doer) for operation, act in acts for doer in self._of[act, _DOER]}

    def level(self, edge: Statement) -> int:
        """Return 3 for what says nothing new, 2 for where an operation was if who runs the place acted against it, else 1."""
        if edge.key in _ASIDE or self._repeats(edge):
            return TOP
        return 2 if edge.key == "activeOn" and (edge.source, edge.target) in self._acted else 1

    def _repeats(self, edge: Statement) -> bool:
        """Whether the same follows from an operation that the statement's ends belong to."""
        if edge.key == "platform":
            whose = self._of[edge.source, "usedBy"]
            at_it = self._of[edge.source, "recipient"] | self._of[edge.source, "actor"]
            return edge.target in at_it or any(edge.target in self._of[operation, "activeOn"] for operation in whose)
        if edge.key == "removed":
            return bool(self._of[edge.source, "recipient"] & self._of[edge.target, "usedBy"])
        return edge.key == "subNetworkOf" and edge.inferred


def deeds(kinds: Sequence[str], edges: Sequence[Statement]) -> list[Deed]:
    """Return what the acts of the graph amount to once they are folded, in the order of the two ends."""
    sides: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place, edge in enumerate(edges):
        if kinds[edge.source] in _DEED and edge.key in (_DOER, _DONE_TO.get(kinds[edge.source], "recipient")):
            sides[edge.source][edge.key != _DOER].append(place)
    found: dict[tuple[int, int, int], list[tuple[int, int, int]]] = defaultdict(list)
    for act, (by, to) in sides.items():
        for one, other in ((one, other) for one in by for other in to if edges[one].target != edges[other].target):
            found[edges[one].target, edges[other].target, look(kinds[act]).level].append((act, one, other))
    return [_deed(kinds, *key[:2], parts) for key, parts in sorted(found.items())]


def _deed(kinds: Sequence[str], source: int, target: int, parts: list[tuple[int, int, int]]) -> Deed:
    acts = sorted({act for act, _, _ in parts})
    counts = Counter(_DEED[kinds[act]] for act in acts)
    text = ",\n".join(deed if count == 1 else f"{deed} ×{count}" for deed, count in sorted(counts.items()))
    return Deed(source, target, text, tuple(acts), tuple(sorted({place for _, one, other in parts for place in (one, other)})))
