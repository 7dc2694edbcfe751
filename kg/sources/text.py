"""Plain text with optional front matter -> Report."""

from collections.abc import Callable, Iterator

from kg.errors import ReportError
from kg.sources import front_matter
from kg.sources.address import web_address
from kg.sources.charset import decode
from kg.sources.item import Input, Metadata, Read, report_of
from kg.sources.when import day_of

SUFFIXES = (".txt", ".text")
LONGEST_TITLE = 200


def first_line(text: str) -> str:
    """Return the first line that says something: what a reader takes for the title of a plain text."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:LONGEST_TITLE]


def fits(head: bytes, name: str) -> bool:
    """Whether a file is called a text: that is the one kind whose content has no mark."""
    return name.endswith(SUFFIXES)


def read(source: Input, title: Callable[[str], str] = first_line) -> Iterator[Read]:
    """Yield the report in a file; `title` finds a title in the text where the front matter has none. Raises ReportError."""
    text, note = decode(source.bytes())
    fields, body = front_matter.split(text)
    if not body.strip():
        raise ReportError("has front matter but no text")
    url = front_matter.string(fields, "url")
    found = Metadata(
        title=front_matter.string(fields, "title") or source.known.title or title(body),
        url=web_address(url) or url,
        author=front_matter.string(fields, "author") if isinstance(fields.get("author"), str) else "",
        publisher=front_matter.string(fields, "publisher"),
        # "date" is what others' tools write (Jekyll, Hugo, Obsidian), with whatever they mean by it.
        published=front_matter.day(fields, "published") or day_of(fields.get("date")),
        language=front_matter.string(fields, "language"),
    )
    yield Read(report_of(source, body, found), note)
