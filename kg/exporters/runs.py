"""Sorting more than memory holds: sorted runs on disk, merged as they are read."""

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar

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
