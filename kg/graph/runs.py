"""More than memory holds: sorted runs on disk, merged as they are read, and rows on disk that are read again."""

import json
import pickle
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any, Generic, TypeVar
from weakref import finalize

_Row = TypeVar("_Row")
_Block = TypeVar("_Block", bound=tuple[Any, list[Any]])

# Blocks of some ten lines each: about 100 MB.
MOST_BLOCKS = 50_000


def in_order(blocks: Iterable[_Block], most: int = MOST_BLOCKS) -> Iterator[_Block]:
    """Yield blocks (a key and its rows, of plain values) sorted; at most `most` of them, and one of each run, are in memory."""
    source = iter(blocks)
    with ExitStack() as files:
        runs: list[Iterable[_Block]] = []
        while run := sorted(islice(source, most)):
            runs.append(_spilled(run, files) if len(run) == most else run)
        yield from merge(*runs)


def _spilled(run: list[_Block], files: ExitStack) -> Iterator[_Block]:
    file = files.enter_context(TemporaryFile("w+", encoding="utf-8", newline="\n"))  # noqa: SIM115  the stack closes it
    file.writelines(json.dumps(block, ensure_ascii=False) + "\n" for block in run)
    file.seek(0)
    return _read(file)


def _read(file: IO[str]) -> Iterator[Any]:
    for line in file:
        key, rows = json.loads(line)
        yield tuple(key), [tuple(row) for row in rows]


class Spool(Generic[_Row]):
    """Values that are costly to make, written to a file of our own, which can be read again and again in their order."""

    def __init__(self, rows: Iterable[_Row]) -> None:
        self._file = TemporaryFile()  # noqa: SIM115  open for as long as somebody may read it
        finalize(self, self._file.close)
        for row in rows:
            pickle.dump(row, self._file, pickle.HIGHEST_PROTOCOL)
        self._end = self._file.tell()

    def __iter__(self) -> Iterator[_Row]:
        place = 0
        while place < self._end:  # several may read at once
            self._file.seek(place)
            row = pickle.load(self._file)  # nobody else can write to a file without a name
            place = self._file.tell()
            yield row
