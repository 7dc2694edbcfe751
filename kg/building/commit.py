"""New files take the place of old ones all together or not at all, whenever the process dies.

They are written to a folder beside the old ones; once all are on disk a marker is set, and only then are they moved into place.
A folder without the marker is what a dead build left and is dropped; one with it is moved into place by whoever comes next.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from kg.errors import StoreError

CACHE = ".cache"
STAGE = ".next"
MARKER = "COMPLETE"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one build at a time write to a graph folder; the system drops the lock when a process dies.

    Raises StoreError where another build has it or the folder cannot be written to.
    """
    try:
        (folder / CACHE).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written to: {error.strerror or error}") from error
    try:
        database = sqlite3.connect(folder / CACHE / "lock", timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise StoreError(f"{folder}: cannot be written to: {error}") from error
    with closing(database):
        try:
            database.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            busy = "another build is writing there" if "locked" in str(error) else f"cannot be locked: {error}"
            raise StoreError(f"{folder}: {busy}") from error
        yield


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Yield an empty folder to write new files to; when the block ends well they replace those of `folder` together."""
    settle(folder)
    stage = folder / STAGE
    stage.mkdir()
    try:
        yield stage
        _sync_all(stage)
        _mark(stage)
    except BaseException:
        (stage / MARKER).unlink(missing_ok=True)  # first of all: half a folder must never pass for a whole one
        shutil.rmtree(stage, ignore_errors=True)
        raise
    settle(folder)


def settle(folder: Path) -> None:
    """Finish what a build that died had completed, or drop what it had not."""
    stage = folder / STAGE
    if not stage.is_dir():
        return
    if (stage / MARKER).exists():
        for path in sorted(stage.iterdir()):
            if path.name != MARKER:
                _move(path, folder / path.name)
        _sync(folder)
        (stage / MARKER).unlink()
    shutil.rmtree(stage)


def finish(folder: Path) -> None:
    """Do for a reader what the next build would do first; leave it where that build is already at work."""
    if unsettled(folder):
        with suppress(StoreError), locked(folder):
            settle(folder)


def unsettled(folder: Path) -> bool:
    """Whether a build died here after its files were complete and before all were in place."""
    return (folder / STAGE / MARKER).exists()


def _move(source: Path, target: Path) -> None:
    if target.is_dir():  # os.replace cannot replace a folder that has something in it
        shutil.rmtree(target)
    os.replace(source, target)  # noqa: PTH105  the name that says what it does


def _mark(stage: Path) -> None:
    marker = stage / (MARKER + ".tmp")
    marker.write_text("every file beside this one is whole\n", encoding="utf-8")
    _sync(marker)
    os.replace(marker, stage / MARKER)  # noqa: PTH105  as above
    _sync(stage)


def _sync_all(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        _sync(path)


def _sync(path: Path) -> None:
    """Wait until a file or folder is on disk (Windows cannot do this for folders, nor needs it)."""
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_whole(path: Path, text: str) -> None:
    """Write a small file so that it is there whole or not at all."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    os.replace(temporary, path)  # noqa: PTH105  as above


def read_exactly(path: Path) -> str:
    """Return a text as it was written, whatever its line ends."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
