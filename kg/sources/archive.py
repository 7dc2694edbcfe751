"""What archives and compressed files share: how much they may hold, so that a small one cannot fill the memory or the day."""

import lzma
import zlib
from io import BufferedReader, RawIOBase
from typing import BinaryIO
from zipfile import BadZipFile

from kg.errors import ReportError

MOST_MEMBERS = 1_000_000
MOST_DEPTH = 4  # archives within archives, messages within those, and so on
# Text compresses to a tenth, rarely to a fiftieth; what unpacks to more than this times its size is a bomb.
MOST_RATIO = 200
# Below this nothing is one, whatever its ratio.
HARMLESS = 50_000_000


# What the standard library raises on broken archives; NotImplementedError is zipfile's, for a compression that it does not know.
DAMAGED = (EOFError, OSError, ValueError, NotImplementedError, BadZipFile, zlib.error, lzma.LZMAError)


def bomb(size: int, packed: int) -> ReportError | None:
    """Return the error for what has unpacked (or says it will) to `size` bytes from `packed`, None where that is plausible."""
    if size <= HARMLESS or size <= MOST_RATIO * packed:
        return None
    return ReportError(f"unpacks to over {size / 1e6:,.0f} MB from {packed / 1e6:,.2f} MB: it looks like a decompression bomb")


class Unpacking(RawIOBase):
    """An unpacked stream that ends in ReportError where it grows out of proportion to what it is read from."""

    def __init__(self, unpacked: BinaryIO, packed: BinaryIO) -> None:
        self._unpacked, self._packed, self._size = unpacked, packed, 0

    def readable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """How many bytes were read."""
        return self._size

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the buffer that BufferedReader gives is one
        """Read into `buffer`; return how many bytes. Raises ReportError."""
        try:
            part = self._unpacked.read(len(buffer))
        except DAMAGED as error:
            raise ReportError(f"is damaged after {self._size:,} bytes: {str(error) or 'it ends too early'}") from error
        self._size += len(part)
        if wrong := bomb(self._size, self._packed.tell()):
            raise wrong
        buffer[: len(part)] = part
        return len(part)


def unpacking(unpacked: BinaryIO, packed: BinaryIO) -> BufferedReader:
    """Return an unpacked stream, bounded."""
    return BufferedReader(Unpacking(unpacked, packed), 1 << 16)
