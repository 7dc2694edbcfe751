"""A web archive (WARC) -> the pages and files in it, as they stream, by warcio."""

from collections.abc import Iterator
from typing import Any

from kg.errors import ReportError
from kg.sources.address import web_address
from kg.sources.item import MOST_BYTES, Input, Metadata, Piece, Problem, too_large

# What a page, or a document that can be read, is served as.
MEDIA = ("text/html", "application/xhtml", "application/pdf", "application/vnd.openxmlformats")
# Lines of heads are shorter; warcio itself would read on to the end of the file.
LONGEST_LINE = 1_000_000


def fits(head: bytes, name: str) -> bool:
    """Whether something begins with a WARC record."""
    return head.startswith(b"WARC/")


def read(source: Input) -> Iterator[Piece]:
    """Yield what successful responses hold. Raises ReportError where the archive ends too early; what came before was yielded."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    with source.open() as file:
        records, count = _records(file), 0
        while True:
            try:
                record = next(records, None)
                if record is None:
                    return
                count += 1
                yield from _pieces(source, record)
            # The library itself trips over some heads (AttributeError).
            except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, OSError, AttributeError) as error:
                why = "a head that is none" if isinstance(error, AttributeError) else " ".join(str(error).split())[:80]
                raise ReportError(f"is damaged after {count:,} records: {why}") from error


def _records(file: Any) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.bufferedreaders import DecompressingBufferedReader

    class Bounded(DecompressingBufferedReader):  # type: ignore[misc]  # no types are published
        def readline(self, length: int | None = None) -> bytes:
            line: bytes = super().readline(length or LONGEST_LINE)
            if len(line) >= LONGEST_LINE and not line.endswith(b"\n"):
                raise ReportError("is damaged: a head without end")
            return line

    archive = ArchiveIterator(file)
    archive.reader = Bounded(file, block_size=1 << 16)
    return iter(archive)


def _pieces(source: Input, record: Any) -> Iterator[Piece]:
    if record.rec_type != "response" or record.http_headers is None:
        return
    url = web_address(record.rec_headers.get_header("WARC-Target-URI") or "")
    media = (record.http_headers.get_header("Content-Type") or "").lower()
    if not url or record.http_headers.get_statuscode() != "200" or not media.startswith(MEDIA):
        return
    raw = record.content_stream().read(MOST_BYTES + 1)
    if len(raw) <= MOST_BYTES and record.raw_stream.limit > 0:
        raise EOFError("a record ends too early")
    if len(raw) > MOST_BYTES:
        yield Problem(url, str(too_large()))
    elif raw:
        yield source.inside(url, raw, known=Metadata(url=url))
