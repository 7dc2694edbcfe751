"""Patterns of a phrase sheet, each with what it stands for, searched together in folded text."""

import re
from collections.abc import Iterable, Iterator


class Patterns:
    """Patterns in the order of their sheet; one that joins them all tells a text that has none sooner than each of them does."""

    def __init__(self, sources: Iterable[tuple[str, str]]) -> None:
        """Compile (pattern, what it stands for); the patterns name no groups and refer to none (see `kg.phrases`)."""
        listed = list(sources)
        self._each = tuple((re.compile(source), meaning) for source, meaning in listed)
        self._any = re.compile("|".join(f"(?:{source})" for source, _ in listed) or r"(?!)")

    def finditer(self, folded: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield each match of each pattern with what it stands for, pattern by pattern."""
        for pattern, meaning in self._each if self._any.search(folded) else ():
            for found in pattern.finditer(folded):
                yield found, meaning

    def at(self, folded: str, start: int) -> Iterator[str]:
        """Yield what the patterns stand for that fit from `start`."""
        return (meaning for pattern, meaning in self._each if pattern.match(folded, start))
