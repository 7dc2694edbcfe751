"""A tar archive -> the files inside, as it streams; links and devices are left, nothing is unpacked to the disk."""

import tarfile
from collections.abc import Iterator
from io import BufferedReader
from tempfile import TemporaryFile
from typing import Self, cast

from kg.errors import ReportError
from kg.sources.item import MOST_BYTES, Input, Piece

LARGEST_HEADER = 1_000_000


def fits(head: bytes, name: str) -> bool:
    """Whether something begins with the header of a tar archive."""
    return head[257:262] == b"ustar"


def read(source: Input) -> Iterator[Piece]:
    """Yield the files in the order of the archive. Raises ReportError where it is damaged; what came before has been yielded."""
    with source.open() as file:
        try:
            with tarfile.open(fileobj=file, mode="r|", tarinfo=_Header) as archive:
                while (member := archive.next()) is not None:
                    archive.members.clear()  # type: ignore[attr-defined]  # not in the stubs; it would keep them all
                    if member.isreg() and not member.name.rpartition("/")[2].startswith("."):
                        yield from _member(source, archive, member)
        except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
            raise ReportError(f"is a damaged archive: {' '.join(str(error).split())[:80]}") from error


def _member(source: Input, archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[Piece]:
    content = archive.extractfile(member)
    if content is None:
        return
    if member.size <= MOST_BYTES:
        yield source.inside(member.name, content.read())
        return
    # A dump inside an archive: it is read once, later, when the archive's own stream has moved on.
    with TemporaryFile() as spool:
        while part := content.read(1 << 20):
            spool.write(part)
        spool.seek(0)
        yield source.inside(member.name, stream=BufferedReader(cast(BufferedReader, spool)))


class _Header(tarfile.TarInfo):
    """A header that does not claim a name or a comment of gigabytes, which tarfile would take at its word."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """Return the header in a block of 512 bytes. Raises ReportError."""
        header = super().frombuf(buf, encoding, errors)
        if header.type not in tarfile.REGULAR_TYPES and header.size > LARGEST_HEADER:
            raise ReportError(f"is a damaged archive: a header of {header.size / 1e6:,.0f} MB")
        return header
