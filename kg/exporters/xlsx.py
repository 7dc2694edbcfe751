"""Tables as an Excel workbook: one sheet each, with links between them, frozen headers and filters."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from sqlite3 import connect
from typing import IO, TYPE_CHECKING

from kg.exporters.csv_tables import is_formula
from kg.exporters.exporter import BINARY, Exporter, Options
from kg.exporters.tables import COLUMNS, LINKS, Row, Value, rows
from kg.folder import Graph

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# What Excel can hold: rows of a sheet, characters of a cell, links of a sheet, exact whole numbers.
MOST_ROWS, MOST_CHARACTERS, MOST_LINKS, MOST_EXACT = 1_048_576, 32_767, 65_000, 2**53
_WIDE = {"label": 44, "quote": 80, "statement": 60, "title": 50, "operation label": 44, "names": 30, "matter": 60, "url": 40}


def write(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """Write the workbook; goes through the graph twice, for a link needs to know the row it leads to."""
    from xlsxwriter import Workbook  # noqa: PLC0415  only this export needs it

    with closing(_Places(graph)) as places:
        book = Workbook(stream, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        book.set_properties({"title": "Influence operations as reported", "created": datetime(2020, 1, 1)})
        sheets = _Sheets(book, places)
        for table, row in rows(graph):
            sheets.add(table, row)
        book.close()


class _Places:
    """Where each row that a link can lead to will stand, as Excel writes it: 'reports'!A7. Kept on disk: they are as many as rows."""

    def __init__(self, graph: Graph) -> None:
        self._database = connect("")  # SQLite's name for a file of its own, which goes when it is closed
        self._database.execute("CREATE TABLE places (id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        self._database.executemany("INSERT OR REPLACE INTO places VALUES (?, ?)", _placed(graph))

    def of(self, row: str) -> str:
        """Return the place of a row by its id, "" where there is no such row."""
        found = self._database.execute("SELECT place FROM places WHERE id = ?", (row,)).fetchone()
        return str(found[0]) if found else ""

    def close(self) -> None:
        self._database.close()


def _placed(graph: Graph) -> Iterator[tuple[str, str]]:
    counts = Counter[str]()
    for table, row in rows(graph):
        counts[table] += 1
        if table in LINKS.values():
            sheet, line = divmod(counts[table] - 1, MOST_ROWS - 1)
            yield str(row["id"]), f"internal:'{_name(table, sheet)}'!A{line + 2}"


def _name(table: str, number: int) -> str:
    return f"{table} {number + 1}" if number else table


class _Sheets:
    """Adds rows to sheets, and opens a second sheet for a table where the first is full."""

    def __init__(self, book: "Workbook", places: _Places) -> None:
        self.places, self.book = places, book
        self.bold, self.link, self.quoted = (
            book.add_format({"bold": True}), book.get_default_url_format(), book.add_format({"quote_prefix": True}),
        )  # fmt: skip
        self.counts, self.links = Counter[str](), Counter[str]()
        self.sheets: dict[str, list[Worksheet]] = defaultdict(list)
        for table in COLUMNS:
            self._open(table)

    def _open(self, table: str) -> None:
        sheet = self.book.add_worksheet(_name(table, len(self.sheets[table])))
        columns = COLUMNS[table]
        for at, name in enumerate(columns):
            sheet.set_column(at, at, _WIDE.get(name, 18))
            sheet.write_string(0, at, name, self.bold)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, MOST_ROWS - 1, len(columns) - 1)
        self.sheets[table].append(sheet)

    def add(self, table: str, row: Row) -> None:
        """Write one row below the last of its table."""
        number, line = divmod(self.counts[table], MOST_ROWS - 1)
        if number == len(self.sheets[table]):
            self._open(table)
        sheet = self.sheets[table][number]
        for at, name in enumerate(COLUMNS[table]):
            self._cell(sheet, line + 1, at, name, row.get(name))
        self.counts[table] += 1

    def _cell(self, sheet: "Worksheet", line: int, at: int, name: str, value: Value) -> None:
        if value is None or value == "":
            return
        if isinstance(value, str) or abs(value) > MOST_EXACT:
            self._text(sheet, line, at, name, str(value))
        else:
            sheet.write_number(line, at, value)

    def _text(self, sheet: "Worksheet", line: int, at: int, name: str, text: str) -> None:
        shown = text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
        if name in LINKS and self.links[sheet.name] < MOST_LINKS and (target := self.places.of(text)):
            self.links[sheet.name] += 1
            sheet.write_url(line, at, target, self.link, shown)
        else:
            sheet.write_string(line, at, shown, self.quoted if is_formula(shown) else None)


EXPORTER = Exporter("Excel: the tables as sheets, with links between them and filters", ".xlsx", write, BINARY)
