"""More than memory holds: sorted runs on disk, merged as they are read, and rows on disk that are read again."""

import pickle
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice
from tempfile import TemporaryFile
from typing import Any, Generic, TypeVar
from weakref import finalize

_Row = TypeVar("_Row")
_Block = TypeVar("_Block", bound=tuple[Any, list[Any]])

# Blocks of some ten lines each: about 100 MB.
MOST_BLOCKS = 50_000
# Rows that are written and read at a time: one by one would take twice as long.
_PART = 64


def in_order(blocks: Iterable[_Block], most: int = MOST_BLOCKS) -> Iterator[_Block]:
    """Yield blocks (a key and its rows) sorted; at most `most` of them, and a few of each run, are in memory."""
    source, runs = iter(blocks), list[Iterable[_Block]]()
    while run := sorted(islice(source, most)):
        runs.append(Spool(run) if len(run) == most else run)
        del run  # or it would be in memory for as long as it takes to read the next
    yield from merge(*runs)


class Spool(Generic[_Row]):
    """Values that are costly to make, written to a file of our own, which can be read again and again in their order."""

    def __init__(self, rows: Iterable[_Row]) -> None:
        self._file = TemporaryFile()  # noqa: SIM115  open for as long as somebody may read it
        finalize(self, self._file.close)
        source = iter(rows)
        while part := list(islice(source, _PART)):
            pickle.dump(part, self._file, pickle.HIGHEST_PROTOCOL)
        self._end = self._file.tell()

    def __iter__(self) -> Iterator[_Row]:
        place = 0
        while place < self._end:  # several may read at once
            self._file.seek(place)
            part = pickle.load(self._file)  # nobody else can write to a file without a name
            place = self._file.tell()
            yield from part
