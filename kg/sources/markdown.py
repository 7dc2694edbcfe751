"""Markdown -> Report: the text as it stands, so that offsets are those of the file; only the title loses its marks."""

from pathlib import Path

from kg.model import Report
from kg.sources import text


def heading(body: str) -> str:
    """Return the first line without the marks of a heading."""
    return text.first_line(body).strip("#*_ ")


def read(path: Path) -> tuple[Report, str]:
    """Return the report in a Markdown file and a note about how it was read; raises ReportError."""
    return text.read(path, title=heading)
