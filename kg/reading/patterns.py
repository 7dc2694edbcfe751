"""Patterns of a phrase sheet, each with what it stands for, searched together in folded text."""

import re
from collections.abc import Iterable, Iterator


class Patterns:
    """Patterns in the order of their sheet; one that joins them all tells a text that has none sooner than each of them does."""

    def __init__(self, sources: Iterable[tuple[str, str]], before: str = "") -> None:
        """Compile (pattern, what it stands for); the patterns name no groups and refer to none (see `kg.phrases`).

        `before` comes before each: asked once for all, it is not asked again by each of them at every letter.
        """
        listed = list(sources)
        self._each = tuple((re.compile(f"{before}(?:{source})"), meaning) for source, meaning in listed)
        # Apart, for one that is tied to the beginning would have the others tried at every letter.
        self._opening = _joined((source for source, _ in listed if source.startswith("^")), before)
        self._inside = _joined((source for source, _ in listed if not source.startswith("^")), before)

    def finditer(self, folded: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield each match of each pattern with what it stands for, pattern by pattern."""
        for pattern, meaning in self._each if self._inside.search(folded) or self._opening.match(folded) else ():
            for found in pattern.finditer(folded):
                yield found, meaning

    def at(self, folded: str, start: int) -> Iterator[str]:
        """Yield what the patterns stand for that fit from `start`."""
        return (meaning for pattern, meaning in self._each if pattern.match(folded, start))


def _joined(sources: Iterable[str], before: str) -> re.Pattern[str]:
    """One pattern that fits where any of some does; where there are none it fits nothing."""
    return re.compile(f"{before}(?:{'|'.join(sources) or '(?!)'})")
