"""A Word document -> Report, by python-docx: its paragraphs, lists and tables; headers, footers and comments are not the text."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from kg.errors import ReportError
from kg.sources.archive import DAMAGED
from kg.sources.item import MOST_BYTES, Input, Metadata, Read, report_of
from kg.sources.text import first_line

# Folders that an office file may begin with.
PARTS = (b"word/", b"_rels/", b"docProps/", b"customXml/")
MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Pictures count here as well, but an archive that unpacks to more is no document.
MOST_UNPACKED = 5 * MOST_BYTES


def fits(head: bytes, name: str) -> bool:
    """Whether something is a file of an office program: an archive that begins with the list of its parts."""
    return head.startswith(b"PK\x03\x04") and (b"[Content_Types].xml" in head or head[30:].startswith(PARTS))


def read(source: Input) -> Iterator[Read]:
    """Yield the report in a document. Raises ReportError where it is none, is encrypted, or has no text."""
    document = _document(source.bytes())
    text = "".join(_paragraphs(document)).strip()
    if not text:
        raise ReportError("has no text")
    about = document.core_properties
    found = Metadata(title=about.title or source.known.title or first_line(text), author=about.author or "")
    yield Read(report_of(source, text + "\n", found, media=MEDIA))


def _document(raw: bytes) -> Any:
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        with ZipFile(BytesIO(raw)) as archive:
            # What an archive claims of its members bounds what is read of them.
            size = sum(member.file_size for member in archive.infolist())
            if "word/document.xml" not in archive.namelist():
                raise ReportError("is an office file, but no Word document")
        if size > MOST_UNPACKED:
            raise ReportError(f"would unpack to {size / 1e6:,.0f} MB, at most {MOST_UNPACKED // 10**6} MB are read")
        return Document(BytesIO(raw))
    except (*DAMAGED, OpcError, LxmlError, KeyError) as error:
        raise ReportError("is not a sound Word document") from error


def _paragraphs(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _table(block)
        elif block.text.strip():
            listed = "list" in (block.style.name or "").lower() if block.style is not None else False
            yield f"{'- ' * listed}{' '.join(block.text.split())}\n\n"


def _table(table: Any) -> Iterator[str]:
    for row in table.rows:
        cells = {id(cell._tc): " ".join(cell.text.split()) for cell in row.cells}
        yield " | ".join(cells.values()).strip(" |") + "\n"
    yield "\n"
