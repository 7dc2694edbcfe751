"""Which reports are copies of others, whole, cut or lightly edited: by MinHash over runs of words in what was quoted from them.

Broder, "On the resemblance and containment of documents" (1997), through `datasketch`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datasketch import MinHash

_WORDS = re.compile(r"\w+")
# Words in a run: fewer are common in prose about one event, more break at each edit.
_RUN = 5
_PERMUTATIONS = 128
# Candidates share so much of both texts; copies so much of the shorter one. Two stories on one press release stay below.
_ALIKE, COPIED = 0.3, 0.6
# A shorter one has too little of its own to tell a copy from a common quotation.
_LEAST = 20


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """`report` is a copy of `original`; `share` is how much of the shorter text is in both, in hundredths."""

    report: str
    original: str
    share: int


class Copies:
    """Takes in reports one by one, and keeps some hundred numbers of each."""

    def __init__(self) -> None:
        self._sketches: dict[str, tuple[str, int, MinHash]] = {}
        self._first: tuple[str, str, frozenset[str]] | None = None

    def add(self, report: str, published: str, quotes: Iterable[str]) -> None:
        """Take in what was quoted from a report; `published` is an ISO date or ""."""
        runs = frozenset(run for quote in quotes for run in _runs(quote))
        # Where there is only one report, nothing is hashed and datasketch, which takes a second, is not imported.
        if self._first is None and not self._sketches:
            self._first = report, published, runs
            return
        for one in ((self._first,) if self._first else ()) + ((report, published, runs),):
            self._sketch(*one)
        self._first = None

    def _sketch(self, report: str, published: str, runs: frozenset[str]) -> None:
        from datasketch import MinHash  # noqa: PLC0415  see above

        if len(runs) >= _LEAST:
            sketch = MinHash(num_perm=_PERMUTATIONS, seed=1)
            sketch.update_batch([run.encode("utf-8", "replace") for run in sorted(runs)])
            self._sketches[report] = published, len(runs), sketch

    def found(self) -> list[Copy]:
        """Return each copy with the earliest report that it is a copy of; an original is never itself a copy."""
        ordered = sorted(self._sketches, key=lambda report: (not self._sketches[report][0], self._sketches[report][0], report))
        originals: dict[str, str] = {}
        copies = []
        for report, other, share in self._pairs(ordered):
            if report not in originals:
                originals[report] = originals.get(other, other)
                copies.append(Copy(report, originals[report], share))
        return sorted(copies)

    def _pairs(self, ordered: list[str]) -> Iterator[tuple[str, str, int]]:
        """Yield a report, an earlier one, and their share, the likest earlier one first."""
        if len(ordered) < 2:
            return
        from datasketch import MinHashLSH  # noqa: PLC0415  see above

        index = MinHashLSH(threshold=_ALIKE, num_perm=_PERMUTATIONS, weights=(0.2, 0.8))
        place = {report: number for number, report in enumerate(ordered)}
        for report in ordered:
            near = [(self._share(report, other), -place[other]) for other in index.query(self._sketches[report][2])]
            for share, earlier in sorted(near, reverse=True):
                if share >= round(100 * COPIED):
                    yield report, ordered[-earlier], share
            index.insert(report, self._sketches[report][2])

    def _share(self, one: str, other: str) -> int:
        (_, left, sketch), (_, right, second) = self._sketches[one], self._sketches[other]
        alike = float(sketch.jaccard(second))
        return round(100 * min(1.0, alike * (left + right) / (1 + alike) / min(left, right)))


def _runs(quote: str) -> Iterator[str]:
    words = _WORDS.findall(quote.casefold())
    yield from (" ".join(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1))
