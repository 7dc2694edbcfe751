"""A file that is compressed as a whole (gzip, bzip2, xz) -> what is inside, as it streams."""

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, cast

from kg.sources.archive import unpacking
from kg.sources.item import Input, renamed

OPENERS: Mapping[bytes, Callable[[BinaryIO], BinaryIO]] = {
    b"\x1f\x8b\x08": lambda file: cast(BinaryIO, gzip.GzipFile(fileobj=file)),
    b"BZh": lambda file: cast(BinaryIO, bz2.BZ2File(file)),
    b"\xfd7zXZ\x00": lambda file: cast(BinaryIO, lzma.LZMAFile(file)),  # noqa: SIM115  closed with what it wraps
}
SUFFIXES = {".tgz": ".tar", ".gz": "", ".bz2": "", ".xz": ""}


def fits(head: bytes, name: str) -> bool:
    """Whether something begins as a compressed file."""
    return head.startswith(tuple(OPENERS))


def read(source: Input) -> Iterator[Input]:
    """Yield what is inside. Raises ReportError."""
    file = source.open()
    head = source.head()
    opener = next(opener for mark, opener in OPENERS.items() if head.startswith(mark))
    with file:
        yield renamed(source, _inner_name(source.name), unpacking(opener(file), file))


def _inner_name(name: str) -> str:
    for suffix, instead in SUFFIXES.items():
        if name.lower().endswith(suffix):
            return name[: -len(suffix)] + instead
    return name
