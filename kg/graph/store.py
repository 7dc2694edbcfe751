"""The embedded store beside a graph's files: made from graph.nq, and made anew whenever it is not of that very file."""

import shutil
import sqlite3
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from tempfile import mkdtemp

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.fulltext import INDEX, Hit, search, write_index
from kg.graph.read import QUADS, check_whole

STORE = "store"
# Inside the store, so that both take their place in one step: digest, size and time of the graph.nq it was made from.
STAMP = "graph.digest"
# Bytes of graph.nq that are loaded at a time.
_PART = 1 << 25
# What pyoxigraph raises for a store that is not there, or is damaged.
_BROKEN = (OSError, RuntimeError)


def open_store(folder: Path) -> ox.Store:
    """Open the store of a graph folder for reading; make it first where there is none or it is of another graph.nq.

    Any number of processes may read at once. Raises StoreError where there is no graph, or no store can be made.
    """
    check_whole(folder / QUADS)
    if not is_fresh(folder):
        rebuild(folder)
    with suppress(*_BROKEN):
        return ox.Store.read_only(str(folder / STORE))
    rebuild(folder)
    try:
        return ox.Store.read_only(str(folder / STORE))
    except _BROKEN as error:
        raise StoreError(f"{folder / STORE}: cannot be opened: {error}") from error


def search_text(folder: Path, words: str, limit: int = 20) -> list[Hit]:
    """Return the quotes of a graph that have all of `words` (in any form; nothing in them is an operator), the best first.

    Makes the index first where it is missing, damaged or of another graph.nq. Raises StoreError as `open_store` does.
    """
    check_whole(folder / QUADS)
    if is_fresh(folder):
        with suppress(StoreError):
            return search(folder / INDEX, words, limit)
    rebuild(folder)
    return search(folder / INDEX, words, limit)


def is_fresh(folder: Path) -> bool:
    """Whether the store and the index are there and were made from the graph.nq that is there now."""
    try:
        digest, size, time = (folder / STORE / STAMP).read_text(encoding="ascii").split()
        now = (folder / QUADS).stat()
    except (OSError, ValueError):
        return False
    same = (int(size), int(time)) == (now.st_size, now.st_mtime_ns) or digest == _digest(folder / QUADS)
    return same and (folder / INDEX).is_file()


def rebuild(folder: Path) -> None:
    """Make store/ and text.sqlite from graph.nq and put them in the place of the old ones.

    Until they are whole the old ones stay. Raises StoreError where graph.nq is missing, cut off or malformed, or the disk full.
    """
    source = folder / QUADS
    check_whole(source)
    try:
        work = Path(mkdtemp(prefix=".store-", dir=folder))
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written to: {error.strerror}") from error
    try:
        _make(source, work)
        (work / INDEX).replace(folder / INDEX)
        _swap(work / STORE, folder / STORE, work / "old")
    except SyntaxError as error:
        raise StoreError(f"{source}: line {error.lineno}: {error.msg}") from error
    except (*_BROKEN, sqlite3.Error) as error:
        raise StoreError(f"{folder / STORE}: cannot be made: {error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _make(source: Path, work: Path) -> None:
    stamp = source.stat()
    digest = _digest(source)
    store = ox.Store(str(work / STORE))
    _load(source, store)
    store.flush()
    write_index(store, work / INDEX)
    (work / STORE / STAMP).write_text(f"{digest} {stamp.st_size} {stamp.st_mtime_ns}\n", encoding="ascii")


def _load(source: Path, store: ox.Store) -> None:
    """Load some lines at a time: of a whole file pyoxigraph keeps up to two gigabytes in memory. Raises SyntaxError for a bad line."""
    before = 0
    with source.open("rb") as file:
        while part := file.read(_PART):
            part += file.readline()
            try:
                store.bulk_load(part, format=ox.RdfFormat.N_QUADS)
            except SyntaxError as error:
                error.lineno = before + (error.lineno or 0)
                raise
            before += part.count(b"\n")


def _swap(new: Path, place: Path, old: Path) -> None:
    with suppress(FileNotFoundError):
        place.replace(old)
    try:
        new.replace(place)
    except OSError:
        # Another process put its own there in between; it is made from the same file.
        if not (place / STAMP).is_file():
            raise


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
