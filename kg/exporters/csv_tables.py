"""Tables as CSV files in a folder, for spreadsheets and data frames.

A text that a spreadsheet would run as a formula, or that starts with apostrophes before such a text, gets one more apostrophe before
it; nothing else in a text is changed.
"""

import csv
from contextlib import ExitStack
from pathlib import Path

from kg.exporters.exporter import FOLDER, Exporter, Options
from kg.exporters.tables import COLUMNS, Value, rows
from kg.folder import Graph

# With the full-width forms that spreadsheets take for the same.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write(graph: Graph, folder: Path, options: Options) -> None:
    """Write one file for each table into `folder`, with a byte order mark for Excel if asked for."""
    encoding = "utf-8-sig" if options.bom else "utf-8"
    with ExitStack() as files:
        writers = {}
        for table, columns in COLUMNS.items():
            file = files.enter_context((folder / f"{table}.csv").open("w", encoding=encoding, newline=""))
            writers[table] = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore")
            writers[table].writeheader()
        for table, row in rows(graph):
            writers[table].writerow({name: inert(value) for name, value in row.items()})


def inert(value: Value) -> Value:
    """Return a cell that no spreadsheet runs."""
    return "'" + value if isinstance(value, str) and is_formula(value) else value


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula, once apostrophes and white space before it are gone."""
    return text.lstrip("' \t\r\n\x0b\x0c\xa0\ufeff").startswith(FORMULA)


EXPORTER = Exporter("CSV: a folder of tables for spreadsheets and data frames", "-csv", write, FOLDER, frozenset({"bom"}))
