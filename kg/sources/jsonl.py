"""JSON lines -> one report for each line, as they stream; or one JSON file with a list of them."""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import ReportError
from kg.sources.charset import decode
from kg.sources.columns import Columns, columns, row_piece
from kg.sources.item import MOST_BYTES, Input, Piece, Problem, too_large

_LINE = re.compile(rb'\s*\{\s*"(?:[^"\\]|\\.){1,200}"\s*:')
_LIST = re.compile(rb'\s*\[\s*\{\s*"(?:[^"\\]|\\.){1,200}"\s*:')
_KEY = re.compile(rb'"(\w[\w .-]{0,40})"\s*:')
SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")
PART = 1 << 20
# A line that is longer than MOST_BYTES is passed over, but not for ever.
MOST_SKIPPED = 500_000_000


def fits(head: bytes, name: str) -> bool:
    """Whether something begins with a JSON object on a line, or a list of them, and its name or its keys say that it is a dump.

    Settings and other programs' data are JSON as well: keys have to be those of texts, or of addresses with titles.
    """
    top = head.removeprefix(b"\xef\xbb\xbf")
    if name.endswith(SUFFIXES):
        return _LIST.match(top) is not None or _LINE.match(top) is not None
    line = top.lstrip().split(b"\n", 1)[0].rstrip()
    if not (_LIST.match(top) or (_LINE.match(line) and (line.endswith(b"}") or len(line) > len(top) // 2))):
        return False
    usual = columns()
    keys = {key.decode().lower() for key in _KEY.findall(top)}
    texts, links = {*usual.text, *usual.html}, {*usual.url}
    return bool(keys & texts) or bool(keys & links and keys & {*usual.title})


def read(source: Input, mapping: Columns | None = None) -> Iterator[Piece]:
    """Yield what each row is. Raises ReportError where the whole is no JSON."""
    mapping = mapping or columns(source.mapping)
    if _LIST.match(source.head()):
        yield from _list(source, mapping)
        return
    with source.open() as file:
        for number, line in enumerate(_lines(file), 1):
            if line is None:
                yield Problem(f"row {number}", str(too_large()))
            elif line.strip():
                yield _row(source, number, line, mapping)


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines, None for one that is too long; never more than one is in memory. Raises ReportError."""
    held: list[bytes] = []
    size = 0
    while part := file.read(PART):
        *whole, rest = part.split(b"\n")
        for line in whole:
            size += len(line)
            yield None if size > MOST_BYTES else b"".join([*held, line])
            held, size = [], 0
        size += len(rest)
        held = [*held, rest] if size <= MOST_BYTES else []
        if size > MOST_SKIPPED:
            raise ReportError(f"has a line of over {MOST_SKIPPED // 10**6:,} MB: it and what may follow is not read")
    if size:
        yield None if size > MOST_BYTES else b"".join(held)


def _row(source: Input, number: int, line: bytes, mapping: Columns) -> Piece:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Problem(f"row {number}", f"is not valid JSON: {' '.join(str(error).split())[:80]}")
    if not isinstance(row, dict):
        return Problem(f"row {number}", "is no JSON object")
    return row_piece(source, number, row, mapping)


def _list(source: Input, mapping: Columns) -> Iterator[Piece]:
    text, _ = decode(source.bytes())
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReportError(f"is not valid JSON: {' '.join(str(error).split())[:80]}") from error
    for number, row in enumerate(rows, 1):
        yield row_piece(source, number, row, mapping) if isinstance(row, dict) else Problem(f"row {number}", "is no JSON object")
