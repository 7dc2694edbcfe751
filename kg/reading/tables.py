"""Tables as text has them, a row a line and a bar between cells: which column each cell stands in, for "27,117" alone says nothing."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

# Cells of one row: where each begins and ends in the text, and what its column is called.
Cells = tuple[tuple[int, int, str], ...]

_LINE = re.compile(r"[^\n\r]+")
_CELL = re.compile(r"[^|]+")
_RULE = re.compile(r"[\s|:+-]+")
_NUMBER = re.compile(r"\W*[\d.,\s]*\d[\d.,\s]*\+?\W*")
FEWEST_CELLS = 2


def rows(text: str) -> Mapping[int, Cells]:
    """Map where each line of a table begins to its cells: none for the line of headings and the rule below it.

    A table has a line of headings without numbers, and below it lines with as many cells, of which one is a number.
    """
    found: dict[int, Cells] = {}
    if "|" not in text:
        return found
    lines = [(m.start() + len(m[0]) - len(m[0].lstrip()), m.end()) for m in _LINE.finditer(text) if m[0].strip()]
    for is_row, run in groupby(lines, key=lambda line: text.count("|", *line) >= FEWEST_CELLS - 1):
        if is_row:
            found |= dict(_table(text, list(run)))
    return found


def _table(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, Cells]]:
    ruled = [line for line in lines if _RULE.fullmatch(text, *line)]
    named = [(line, _cells(text, *line)) for line in lines if line not in ruled]
    (head, titles), body = named[0] if named else ((0, 0), []), named[1:]
    titled = [text[start:end] for start, end in titles]
    whole = len(titled) >= FEWEST_CELLS and all(len(cells) == len(titled) for _, cells in body)
    counted = any(_NUMBER.fullmatch(text, *cell) for _, cells in body for cell in cells)
    if not (whole and counted) or any(letter.isdigit() for title in titled for letter in title):
        return
    yield head[0], ()
    yield from ((start, ()) for start, _ in ruled)
    for (start, _), cells in body:
        yield start, tuple((low, high, title) for (low, high), title in zip(cells, titled, strict=True))


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the cells of a line are, without the space around them; those that are empty lie where they would begin."""
    line = text[start:end]
    inner = range(start + len(line) - len(line.lstrip("| ")), start + len(line.rstrip("| ")))
    cells = []
    for cell in _CELL.finditer(text, inner.start, inner.stop):
        low = cell.start() + len(cell[0]) - len(cell[0].lstrip())
        cells.append((low, max(low, cell.start() + len(cell[0].rstrip()))))
    return cells
