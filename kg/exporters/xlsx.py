"""Tables as an Excel workbook: one sheet each, with links between them, frozen headers and filters."""

from collections import Counter, defaultdict
from datetime import datetime
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

    places = _places(graph)
    book = Workbook(stream, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Influence operations as reported", "created": datetime(2020, 1, 1)})
    sheets = _Sheets(book, places)
    for table, row in rows(graph):
        sheets.add(table, row)
    book.close()


def _places(graph: Graph) -> dict[str, str]:
    """Return where each row that a link can lead to will stand, as Excel writes it: 'reports'!A7."""
    places, counts = {}, Counter[str]()
    for table, row in rows(graph):
        counts[table] += 1
        if table in LINKS.values():
            sheet, line = divmod(counts[table] - 1, MOST_ROWS - 1)
            places[str(row["id"])] = f"internal:'{_name(table, sheet)}'!A{line + 2}"
    return places


def _name(table: str, number: int) -> str:
    return f"{table} {number + 1}" if number else table


class _Sheets:
    """Adds rows to sheets, and opens a second sheet for a table where the first is full."""

    def __init__(self, book: "Workbook", places: dict[str, str]) -> None:
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
            self._text(sheet, line, at, self.places.get(str(value), "") if name in LINKS else "", str(value))
        else:
            sheet.write_number(line, at, value)

    def _text(self, sheet: "Worksheet", line: int, at: int, target: str, text: str) -> None:
        shown = text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
        if target and self.links[sheet.name] < MOST_LINKS:
            self.links[sheet.name] += 1
            sheet.write_url(line, at, target, self.link, shown)
        else:
            sheet.write_string(line, at, shown, self.quoted if is_formula(shown) else None)


EXPORTER = Exporter("Excel: the tables as sheets, with links between them and filters", ".xlsx", write, BINARY)
