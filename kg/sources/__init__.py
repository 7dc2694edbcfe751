"""Inputs -> Report. A new kind of input is one file here and one line in `SOURCES`, or an entry point in the group `kg.sources`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path

from kg.errors import ReportError
from kg.model import Report
from kg.sources import (
    docx,
    eml,
    feed,
    gz,
    html,
    jsonl,
    markdown,
    mhtml,
    parquet,
    pdf,
    references,
    sitemap,
    table,
    tar,
    text,
    warc,
    zip,
)
from kg.sources.item import Input, Piece, Read, Source, of_path
from kg.sources.language import OtherLanguage, check_english

__all__ = ["SOURCES", "OtherLanguage", "english", "kind_of", "read_english", "read_report", "sources"]

# In the order in which they are tried: what has a mark of its own first, what only its name tells last.
SOURCES: Mapping[str, Source] = {
    "pdf": Source(pdf.fits, pdf.read),
    "docx": Source(docx.fits, docx.read),
    "zip": Source(zip.fits, zip.read, streams=True),
    "compressed": Source(gz.fits, gz.read, streams=True),
    "tar": Source(tar.fits, tar.read, streams=True),
    "warc": Source(warc.fits, warc.read, streams=True, dump=True),
    "parquet": Source(parquet.fits, parquet.read, streams=True, dump=True),
    "feed": Source(feed.fits, feed.read),
    "sitemap": Source(sitemap.fits, sitemap.read),
    "mhtml": Source(mhtml.fits, mhtml.read),
    "html": Source(html.fits, html.read),
    "markdown": Source(markdown.fits, markdown.read, plain=True),
    "text": Source(text.fits, text.read, plain=True),
    "eml": Source(eml.fits, eml.read),
    "references": Source(references.fits, references.read),
    "jsonl": Source(jsonl.fits, jsonl.read, streams=True, dump=True),
    "table": Source(table.fits, table.read, streams=True, dump=True),
}


@lru_cache(maxsize=1)
def sources() -> Mapping[str, Source]:
    """Return all kinds: those that other packages bring are tried first."""
    brought = {entry.name: entry.load() for entry in sorted(entry_points(group="kg.sources"), key=lambda entry: entry.name)}
    return brought | {name: source for name, source in SOURCES.items() if name not in brought}


def kind_of(head: bytes, name: str) -> str:
    """Return the kind of input that begins with `head` and is called `name`, "" for none that is read."""
    lowered = name.lower()
    return next((kind for kind, source in sources().items() if source.fits(head, lowered)), "")


def pieces(source: Input) -> Iterator[Piece]:
    """Yield what an input holds. Raises ReportError where nothing reads it, or its reader cannot."""
    kind = kind_of(source.head(), source.name)
    if not kind:
        raise ReportError(unreadable(source) or no_reader(source.name))
    yield from sources()[kind].read(source)


def unreadable(source: Input) -> str:
    """Return why nothing can be told of an input at all: it is empty, no file, or may not be read; "" where it can."""
    if source.path is None:
        return "" if source.head() else "is empty"
    try:
        with source.open() as file:
            return "" if file.read(1) else "is empty"
    except ReportError as error:
        return str(error)


def no_reader(name: str) -> str:
    """Return why something of which no kind could be told is not read."""
    suffix = Path(name).suffix[:20]
    return f"no reader for {suffix or 'a name without suffix'} with such content (reads {', '.join(sources())})"


def read_report(path: Path) -> tuple[Report, str]:
    """Return the one report in a file and a note ("" or one line) about how it was read.

    Raises ReportError with a text that follows the file's name well: "is empty", "no such file"; also where a file holds
    several reports.
    """
    found = list(pieces(of_path(path)))
    if len(found) != 1 or not isinstance(found[0], Read):
        raise ReportError(f"holds {len(found)} inputs, not one report")
    return found[0].report, found[0].note


def english(read: Read, published: date | None = None) -> tuple[Report, str]:
    """Return a report and the note on it, with `published` as the date where the report has none.

    Raises OtherLanguage where it is not in English.
    """
    report, note = read.report, read.note
    check_english(report)
    if report.published and report.published > date.today():
        note = f"{note}; " * bool(note) + f"published {report.published}, which is in the future"
    return report if report.published or not published else replace(report, published=published), note


def read_english(path: Path, published: date | None = None) -> tuple[Report, str]:
    """Return what `read_report` and then `english` do; raises what these do."""
    return english(Read(*read_report(path)), published)
