"""CSV and TSV -> one report for each row, as they stream; a row without text but with an address is a link."""

import csv
import re
from collections.abc import Iterator
from io import TextIOWrapper

from kg.errors import ReportError
from kg.sources.columns import columns, row_piece
from kg.sources.item import MOST_BYTES, Input, Piece, Problem

DELIMITERS = "\t,;|"
SUFFIXES = (".csv", ".tsv", ".tab")
_CELL = re.compile(r"[\w .:/#()-]{1,60}")
PART = 1 << 16


def fits(head: bytes, name: str) -> bool:
    """Whether the first line names columns of which one holds a text or an address; or the name says that it is a table."""
    if b"\0" in head:
        return False
    header = head.split(b"\n", 1)[0].decode("utf-8-sig", errors="replace").strip()
    cells = [cell.strip().strip('"').lower() for cell in header.split(_delimiter(header))]
    named = len(cells) > 1 and all(_CELL.fullmatch(cell) for cell in cells) and not columns().names().isdisjoint(cells)
    return named or name.endswith(SUFFIXES)


def _delimiter(header: str) -> str:
    return max(DELIMITERS, key=header.count)


def read(source: Input) -> Iterator[Piece]:
    """Yield what each row is. Raises ReportError where the first line names no column that is of use."""
    mapping = columns(source.mapping)
    csv.field_size_limit(MOST_BYTES)
    head = source.head()
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    header = head.decode(encoding, errors="ignore").split("\n", 1)[0]
    with source.open() as file, TextIOWrapper(file, encoding, errors="replace", newline="") as text:
        rows = csv.reader(_bounded(text), delimiter=_delimiter(header))
        names = [name.strip() for name in _next(rows) or []]
        if mapping.names().isdisjoint(name.lower() for name in names) and mapping.names().isdisjoint(names):
            raise ReportError(f"has no column for a text or an address among {', '.join(names[:8]) or 'none'} (--map says which)")
        number = 0
        while (row := _next(rows)) is not None:
            number += 1
            if row == [_BROKEN]:
                yield Problem(f"row {number}", "is too large or not sound CSV: it and what follows is not read")
                return
            if any(row):
                yield row_piece(source, number, dict(zip(names, row, strict=False)), mapping)


_BROKEN = "\x00broken"


def _next(rows: Iterator[list[str]]) -> list[str] | None:
    try:
        return next(rows, None)
    except csv.Error:
        return [_BROKEN]


def _bounded(text: TextIOWrapper) -> Iterator[str]:
    """Yield the lines in pieces of bounded length; csv puts them together again, up to its limit."""
    while line := text.readline(PART):
        yield line
