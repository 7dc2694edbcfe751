"""Inputs -> Report. A new kind of input is one file here and one line in `SOURCES`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from kg.errors import ReportError
from kg.model import Report
from kg.sources import markdown, text

# File suffix -> reader; a reader returns the report and a note, or raises ReportError.
SOURCES: Mapping[str, Callable[[Path], tuple[Report, str]]] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
}


def read_report(path: Path) -> tuple[Report, str]:
    """Return the report in a file and a note ("" or one line) about how it was read.

    Raises ReportError with a text that follows the file's name well: "is empty", "no such file".
    """
    reader = SOURCES.get(path.suffix.lower())
    if reader is None:
        raise ReportError(f"no reader for {path.suffix or 'a name without suffix'} (reads {', '.join(SOURCES)})")
    return reader(path)


class OtherLanguage(ReportError):
    """A report says that it is not in English: nothing is wrong with it, but nothing here can read it."""


def read_english(path: Path, published: date | None = None) -> tuple[Report, str]:
    """Return what `read_report` does, with `published` as the date where the report has none.

    Raises OtherLanguage where the front matter names another language, and ReportError as `read_report` does.
    """
    report, note = read_report(path)
    if report.language and report.language.split("-")[0].lower() not in ("en", "eng", "english"):
        raise OtherLanguage(f"its language is {report.language}, only English is read")
    if report.published and report.published > date.today():
        note = f"{note}; " * bool(note) + f"published {report.published}, which is in the future"
    return report if report.published or not published else replace(report, published=published), note
