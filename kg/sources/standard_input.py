"""What `-` stands for: a list of inputs, one on a line, or one document that a pipe brings."""

import atexit
import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import TextIO

from kg.sources import kind_of
from kg.sources.item import HEAD

_WORDS = re.compile(r"(?:\S+[ \t]+){6}\S")


def list_or_file(arguments: Sequence[str], stdin: TextIO) -> tuple[list[str], Iterable[str]]:
    """Return the arguments and the lines that `-` stands for; where standard input is a document, a file with it replaces `-`."""
    if "-" not in arguments:
        return list(arguments), ()
    raw = getattr(stdin, "buffer", None)
    head: bytes = raw.peek(HEAD)[:HEAD] if raw is not None and hasattr(raw, "peek") else b""
    name = _name(head)
    if not name or raw is None:
        return list(arguments), stdin
    folder = Path(mkdtemp(prefix="kg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with (folder / name).open("wb") as file:
        shutil.copyfileobj(raw, file)
    return [str(folder / name) if argument == "-" else argument for argument in arguments], ()


def _name(head: bytes) -> str:
    """Return a name for a document that begins like this, "" for what looks like a list of files or addresses."""
    if kind_of(head, "stdin"):
        return "stdin"
    first = next((line for line in head.decode("utf-8", errors="replace").splitlines() if line.strip()), "")
    prose = first.rstrip() == "---" or (_WORDS.match(first) is not None and not _exists(first))
    return "stdin.txt" if prose or b"\n\n" in head.strip() else ""


def _exists(name: str) -> bool:
    try:
        return Path(name.strip()).exists()
    except (OSError, ValueError):
        return False
