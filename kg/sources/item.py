"""What readers take and give: an input, and the reports, further inputs, links and problems that come out of it."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kg.errors import ReportError
from kg.model import Report
from kg.sources.charset import clean

# A report this long is a dump of many: 20 MB is some three million words.
MOST_BYTES = 20_000_000
HEAD = 8192  # bytes that tell what kind of thing an input is


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a report besides its text; empty strings mean unknown."""

    title: str = ""
    url: str = ""
    author: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = ""

    def over(self, other: "Metadata") -> "Metadata":
        """Return these fields, those of `other` where they are empty."""
        return Metadata(*(getattr(self, name) or getattr(other, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Input:
    """A file, a part of one, or what was fetched: something whose kind its first bytes tell.

    `name` is what to call it wherever it is built (a file's base name, then the path inside it), `place` the same as the user
    gave it. Its bytes are those of `path`, else `content`, else what `stream` yields, which can be read once. `known` is what
    its surroundings say of it; `depth` counts the archives and messages around it; `mapping` says which column of a table is what.
    `dumped` says that it is one of very many, `follows` that its links may be followed, `hops` how many were to come here;
    `top` is the place of the outermost input around it.
    """

    name: str
    place: str
    path: Path | None = None
    content: bytes = b""
    stream: BinaryIO | None = None
    known: Metadata = Metadata()
    depth: int = 0
    mapping: str = "usual"
    dumped: bool = False
    follows: bool = True
    hops: int = 0
    top: str = ""

    def inside(self, name: str, content: bytes = b"", stream: BinaryIO | None = None, known: Metadata = Metadata()) -> "Input":
        """Return a part of this input."""
        name = clean(name).replace("\n", " ")
        return replace(
            self,
            name=f"{self.name}/{name}",
            place=f"{self.place}/{name}",
            path=None,
            content=content,
            stream=stream,
            known=known.over(self.known),
            depth=self.depth + 1,
            follows=False,
            top=self.top or self.place,
        )

    def open(self) -> BinaryIO:
        """Return its bytes as a file. Raises ReportError where there is no regular file."""
        if self.path is None:
            return self.stream or BytesIO(self.content)
        try:
            if not self.path.is_file():
                raise ReportError("is not a regular file" if self.path.exists() else "no such file")
            return self.path.open("rb")
        except OSError as error:
            raise ReportError(f"cannot be read: {error.strerror or error}") from error

    def head(self) -> bytes:
        """Return its first bytes, b"" where it cannot be read; a stream stays where it is."""
        if self.stream is not None:
            return peeked(self.stream)
        try:
            with self.open() as file:
                return file.read(HEAD)
        except (ReportError, OSError):
            return b""

    def bytes(self) -> bytes:
        """Return all its bytes. Raises ReportError if they are too many or change while they are read."""
        with self.open() as file:
            before = _state(file) if self.path else None
            if before and before[0] > MOST_BYTES:
                raise too_large(before[0])
            try:
                raw = file.read(MOST_BYTES + 1)
            except OSError as error:
                raise ReportError(f"cannot be read: {error.strerror or error}") from error
            if before and before != _state(file):
                raise ReportError("changed while it was read")
        if len(raw) > MOST_BYTES:
            raise too_large()
        return raw


def peeked(stream: BinaryIO) -> bytes:
    """Return the first bytes of a buffered stream without taking them out of it."""
    peek: Callable[[int], bytes] = stream.peek  # type: ignore[attr-defined]  # all streams here are io.BufferedReader
    return peek(HEAD)[:HEAD]


def _state(file: BinaryIO) -> tuple[int, int]:
    stat = os.fstat(file.fileno())
    return stat.st_size, stat.st_mtime_ns


def too_large(size: int = 0) -> ReportError:
    """Return the error for an input of `size` bytes (0: not known, only that they are too many)."""
    return ReportError(f"is too large: {f'{size / 1e6:,.0f} MB, ' if size else ''}at most {MOST_BYTES // 10**6} MB are read")


@dataclass(frozen=True, slots=True)
class Read:
    """A report, and what there is to say about how it was read."""

    report: Report
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An address that an input gives for a report, with what it says of it; `text` is what it holds itself, if anything."""

    url: str
    known: Metadata = Metadata()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of an input that cannot be read, and why; `name` is inside the input, "" for all of it."""

    name: str
    why: str


# What a reader yields.
Piece = Read | Input | Link | Problem


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of input: whether something is one by its first bytes and its name (lower case), and how it is read.

    `read` raises ReportError. `streams` marks kinds that hold many reports and are read piece by piece, as large as they may
    be; `dump` those of which few of very many parts will matter. `plain` kinds cannot harm and are read at once. All others are
    read whole, away from the main process, within bounds of time and memory.
    """

    fits: Callable[[bytes, str], bool]
    read: Callable[[Input], Iterator[Piece]]
    streams: bool = False
    dump: bool = False
    plain: bool = False


def report_of(source: Input, text: str, found: Metadata = Metadata(), *, media: str = "", pages: tuple[int, ...] = ()) -> Report:
    """Return the report that `text` is, with what was found in it and else is known of it."""
    known = found.over(source.known)
    text = clean(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd"))
    return Report(
        text=text,
        file_name=source.name,
        sha256=sha256(text.encode()).hexdigest(),
        title=clean(known.title),
        url=known.url,
        publisher=clean(known.publisher),
        published=known.published,
        language=known.language,
        author=clean(known.author),
        format=media,
        pages=pages,
    )


def of_path(path: Path, place: str = "") -> Input:
    """Return the input that a file is."""
    return Input(clean(path.name), place or str(path), path)


def renamed(source: Input, name: str, stream: BinaryIO) -> Input:
    """Return what is inside an input that wraps one other: it goes by its own name."""
    return replace(source, name=name, path=None, content=b"", stream=stream, depth=source.depth + 1)
