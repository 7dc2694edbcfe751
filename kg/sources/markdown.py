"""Markdown -> Report: the text as it stands, so that offsets are those of the file; only the title loses its marks."""

from collections.abc import Iterator

from kg.sources import text
from kg.sources.item import Input, Read

SUFFIXES = (".md", ".markdown")


def fits(head: bytes, name: str) -> bool:
    """Whether a file is called Markdown."""
    return name.endswith(SUFFIXES)


def heading(body: str) -> str:
    """Return the first line without the marks of a heading."""
    return text.first_line(body).strip("#*_ ")


def read(source: Input) -> Iterator[Read]:
    """Yield the report in a Markdown file. Raises ReportError."""
    yield from text.read(source, title=heading)
