"""A PDF -> Report, by pypdfium2: its paragraphs, and where each page begins; without running heads and page numbers."""

from collections.abc import Iterator
from typing import Any

from kg.errors import ReportError
from kg.model import PDF
from kg.sources.item import MOST_BYTES, Input, Metadata, Read, report_of
from kg.sources.pdf_lines import Line, flowed, without_running
from kg.sources.text import first_line

MOST_PAGES = 3_000
# A page with less than this is a picture of one, or blank.
FEWEST_CHARACTERS = 8


def fits(head: bytes, name: str) -> bool:
    """Whether something is a PDF; readers allow some bytes before the mark."""
    return b"%PDF-" in head[:1024]


def read(source: Input) -> Iterator[Read]:
    """Yield the report that a PDF is. Raises ReportError where it is broken, encrypted, or has no text."""
    pages, title = _pages(source.bytes())
    blank = sum(sum(len(line.text) for line in page) < FEWEST_CHARACTERS for page in pages)
    if blank == len(pages):
        raise ReportError(f"is a scan without text ({_plural(len(pages))}): it needs character recognition (OCR) first")
    text, starts = flowed(without_running(pages))
    if not text.strip():
        raise ReportError("holds nothing but running heads and page numbers")
    report = report_of(source, text, Metadata(title=title or source.known.title or first_line(text)), media=PDF, pages=starts)
    yield Read(report, f"{_plural(blank)} of {len(pages)} without text (scanned?)" if blank else "")


def _plural(pages: int) -> str:
    return f"{pages} page{'' if pages == 1 else 's'}"


def _pages(raw: bytes) -> tuple[list[list[Line]], str]:
    """Return the lines of each page, and the title that the file gives itself."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        why = "is encrypted: it needs a password" if "password" in str(error).lower() else "is not a sound PDF"
        raise ReportError(why) from error
    with document:
        if len(document) > MOST_PAGES:
            raise ReportError(f"has {len(document):,} pages, at most {MOST_PAGES:,} are read")
        if not len(document):
            raise ReportError("has no pages")
        pages, characters = [], 0
        for number in range(len(document)):
            pages.append(list(_lines(pdfium, document, number)))
            characters += sum(len(line.text) for line in pages[-1])
            if characters > MOST_BYTES:
                raise ReportError(f"holds more than {MOST_BYTES // 10**6} MB of text")
        return pages, _title(document)


def _title(document: Any) -> str:
    """Return the title in the metadata, unless it is plainly a file's name."""
    title = " ".join(str(document.get_metadata_dict().get("Title", "")).split())
    return "" if "." in title[-6:] and " " not in title else title.removeprefix("Microsoft Word - ")


def _lines(pdfium: Any, document: Any, number: int) -> Iterator[Line]:
    """Yield the lines of a page with their places, in the order of its content."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return  # one broken page costs no more than itself
    at = 0
    for part in text.get_text_range().split("\n"):
        stripped = part.strip("\r")
        line = stripped.strip()
        if line:
            first = at + stripped.index(line[0])
            yield _line(text, line, first, page.get_height())
        at += len(part) + 1


def _line(text: Any, line: str, first: int, height: float) -> Line:
    last = min(first + len(line) - 1, text.count_chars() - 1)
    left, foot, _, top = text.get_charbox(first, loose=True)
    _, bottom, right, _ = text.get_charbox(last, loose=True)
    return Line(line, left, right, top / height, bottom / height, (top - foot) / height)
