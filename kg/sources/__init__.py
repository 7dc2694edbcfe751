"""Inputs -> Report. A new kind of input is one file here and one line in `SOURCES`."""

from collections.abc import Callable, Mapping
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
