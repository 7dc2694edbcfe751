"""Plain text with optional front matter -> Report."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from kg.errors import ReportError
from kg.model import Report
from kg.sources import front_matter
from kg.sources.charset import clean, decode

# A report this long is a dump of many: 20 MB is some three million words.
MOST_BYTES = 20_000_000
LONGEST_TITLE = 200


def first_line(text: str) -> str:
    """Return the first line that says something: what a reader takes for the title of a plain text."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:LONGEST_TITLE]


def read(path: Path, title: Callable[[str], str] = first_line) -> tuple[Report, str]:
    """Return the report in a file, and a note ("" if there is nothing to say) about how it was read.

    `title` finds a title in the text where the front matter has none. Raises ReportError, without the file's name.
    """
    text, note = decode(_bytes(path))
    fields, body = front_matter.split(text)
    if not body.strip():
        raise ReportError("has front matter but no text")
    report = Report(
        text=body,
        file_name=clean(path.name),
        sha256=sha256(body.encode()).hexdigest(),
        title=front_matter.string(fields, "title") or title(body),
        url=front_matter.string(fields, "url"),
        publisher=front_matter.string(fields, "publisher"),
        published=front_matter.day(fields, "published"),
        language=front_matter.string(fields, "language"),
    )
    return report, note


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise ReportError("is not a regular file" if path.exists() else "no such file")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise ReportError(f"is too large: {size / 1e6:,.0f} MB, at most {MOST_BYTES // 10**6} MB are read")
        return path.read_bytes()
    except OSError as error:
        raise ReportError(f"cannot be read: {error.strerror or error}") from error
