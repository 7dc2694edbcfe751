"""A zip archive, or a WACZ, which is one -> the inputs inside; nothing is ever unpacked to the disk."""

import zlib
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from kg.errors import ReportError
from kg.sources.archive import MOST_MEMBERS, bomb, unpacking
from kg.sources.item import Input, Piece, Problem

# What an archive has that is a WACZ; its pages lie in one folder, the rest are indexes to them.
WACZ = "datapackage.json"


def fits(head: bytes, name: str) -> bool:
    """Whether something begins as a zip archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def read(source: Input) -> Iterator[Piece]:
    """Yield the members in the order of the archive. Raises ReportError where it is no sound archive."""
    file = BytesIO(source.bytes()) if source.stream is not None else source.open()
    with file:
        try:
            archive = ZipFile(file)
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ReportError("is not a sound zip archive") from error
        members = [member for member in archive.infolist() if not member.is_dir() and _wanted(member.filename)]
        if any(member.filename == WACZ for member in members):
            members = [member for member in members if member.filename.startswith("archive/")]
        if len(members) > MOST_MEMBERS:
            raise ReportError(f"holds {len(members):,} files, at most {MOST_MEMBERS:,} are read")
        if not members:
            raise ReportError("is an archive without files")
        for member in members:
            yield _member(source, archive, member)


def _wanted(name: str) -> bool:
    """Whether a member is more than what a Mac or an archive's own index adds."""
    return not any(part.startswith((".", "__MACOSX")) and part not in ("..", ".") for part in name.split("/"))


def _member(source: Input, archive: ZipFile, member: ZipInfo) -> Piece:
    if member.flag_bits & 0x1:
        return Problem(member.filename, "is encrypted: it needs a password")
    if wrong := bomb(member.file_size, member.compress_size):
        return Problem(member.filename, str(wrong))
    try:
        stream = archive.open(member)
    except (BadZipFile, NotImplementedError, OSError, RuntimeError, zlib.error) as error:
        return Problem(member.filename, f"cannot be unpacked: {' '.join(str(error).split())[:80]}")
    return source.inside(member.filename, stream=unpacking(cast(BinaryIO, stream), _Packed(member)))


class _Packed(BufferedReader):
    """Stands for the compressed bytes of a member, of which only the number counts."""

    def __init__(self, member: ZipInfo) -> None:
        super().__init__(BytesIO())  # never read from
        self._count = member.compress_size

    def tell(self) -> int:
        """How many bytes the member takes in the archive."""
        return self._count
