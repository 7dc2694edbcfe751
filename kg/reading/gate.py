"""Tells in one pass whether a report is worth reading closely; it only saves time, so in doubt it lets a report through."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick

PIECE, OVERLAP = 4096, 64  # characters; no term is longer than the overlap
# (weight, terms) of each group
Groups = tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, eq=False)
class Gate:
    """The terms of all groups in one automaton; `owners` has for each pattern its group and whether a word may go on after it."""

    automaton: AhoCorasick
    owners: tuple[tuple[tuple[int, bool], ...], ...]
    weights: tuple[int, ...]
    threshold: int

    def passes(self, text: str) -> bool:
        """Tell whether the groups that the text touches weigh enough together."""
        touched: set[int] = set()
        # Piece by piece, for most of what passes does so in its first lines.
        for at in range(0, len(text), PIECE):
            touched |= self._touched(text[max(0, at - OVERLAP) : at + PIECE + OVERLAP].lower())
            if sum(self.weights[group] for group in touched) >= self.threshold:
                return True
        return False

    def _touched(self, piece: str) -> set[int]:
        hits = self.automaton.find_matches_as_indexes(piece, overlapping=True)
        return {
            group
            for pattern, start, end in hits
            for group, open_ended in self.owners[pattern]
            if _is_word(piece, start, end, open_ended=open_ended)
        }


def relevant(text: str, rules: Mapping[str, Any] | None) -> bool:
    """Tell whether a text may report an influence operation, by the terms of `gate.yaml`; without rules everything passes."""
    if not rules:
        return True
    groups = tuple((group["weight"], tuple(group["terms"])) for group in rules["groups"].values())
    return _gate(groups, rules["threshold"]).passes(text)


@lru_cache(maxsize=4)
def _gate(groups: Groups, threshold: int) -> Gate:
    owners: dict[str, list[tuple[int, bool]]] = {}
    for index, (_, terms) in enumerate(groups):
        for term in terms:
            owners.setdefault(term.removesuffix("*"), []).append((index, term.endswith("*")))
    patterns = sorted(owners)
    return Gate(
        AhoCorasick(patterns),
        tuple(tuple(owners[pattern]) for pattern in patterns),
        tuple(weight for weight, _ in groups),
        threshold,
    )


def _is_word(text: str, start: int, end: int, *, open_ended: bool) -> bool:
    if start and text[start - 1].isalnum():
        return False
    return open_ended or not text[end : end + 1].isalnum()
