"""What was fetched, as it was: one WARC for each address, to which every new version is added, with its hash and time."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from kg.namespaces import digest

FOLDER = "snapshots"
KEPT_FIELDS = ("content-type", "etag", "last-modified", "content-language", "location", "date")


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: the address it was found at in the end, its fields in lower case, its bytes."""

    url: str
    fields: Mapping[str, str]
    content: bytes

    @property
    def media(self) -> str:
        """The media type it was served as, without parameters."""
        return self.fields.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Snapshots:
    """A folder of them."""

    folder: Path

    def _path(self, url: str) -> Path:
        return self.folder / FOLDER / f"{digest(url)}.warc.gz"

    def latest(self, url: str) -> Page | None:
        """Return the newest version of what an address gave, None where it was never fetched."""
        page = None
        for page in self.versions(url):  # noqa: B007  the last one counts
            pass
        return page

    def versions(self, url: str) -> Iterator[Page]:
        """Yield all versions, the oldest first; a torn end is left."""
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        path = self._path(url)
        if not path.exists():
            return
        with path.open("rb") as file:
            try:
                for record in ArchiveIterator(file):
                    if record.rec_type == "response":
                        fields = {name.lower(): value for name, value in record.http_headers.headers}
                        yield Page(record.rec_headers.get_header("WARC-Target-URI"), fields, record.content_stream().read())
            except (ArchiveLoadFailed, EOFError, ValueError):
                return

    def put(self, asked: str, page: Page) -> None:
        """Add a version of what the address `asked` gave, whole or not at all."""
        path = self._path(asked)
        path.parent.mkdir(parents=True, exist_ok=True)
        former = path.read_bytes() if path.exists() else b""
        temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        temporary.write_bytes(former + _record(page))
        os.replace(temporary, path)  # noqa: PTH105  the name that says what it does


def _record(page: Page) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    written = BytesIO()
    writer: Any = WARCWriter(written, gzip=True)
    fields = [(name, value) for name, value in page.fields.items() if name in KEPT_FIELDS]
    fields.append(("content-length", str(len(page.content))))
    head = StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(page.url, "response", payload=BytesIO(page.content), length=len(page.content), http_headers=head)
    )
    return written.getvalue()
