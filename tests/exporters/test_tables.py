"""What spreadsheets do with the tables."""

import csv
import io
import sys
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from strategies import hard_text

from kg.errors import KgError
from kg.exporters import DEFAULTS, EXPORTERS, Options, save, xlsx
from kg.exporters.csv_tables import inert, is_formula
from kg.exporters.tables import COLUMNS
from kg.folder import Graph


@pytest.fixture(scope="module")
def book(seed: Graph) -> openpyxl.Workbook:
    stream = io.BytesIO()
    EXPORTERS["xlsx"].write(seed, stream, DEFAULTS)
    return openpyxl.load_workbook(io.BytesIO(stream.getvalue()))


def test_each_table_is_a_sheet_with_frozen_headers_and_a_filter(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == list(COLUMNS)
    for sheet in book:
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert [cell.value for cell in sheet[1]] == list(COLUMNS[sheet.title])


def test_links_lead_to_the_row_that_they_name(book: openpyxl.Workbook) -> None:
    links = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert {(cell.parent.title, cell.hyperlink.location.split("!")[0]) for cell in links} >= {
        ("takedowns", "'operations'"),
        ("networks", "'takedowns'"),
        ("claims", "'reports'"),
        ("evidence", "'claims'"),
    }
    for cell in links:
        table, place = cell.hyperlink.location.split("!")
        assert book[table.strip("'")][place].value == cell.value


def test_a_full_sheet_goes_on_in_another(seed: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 11)
    stream = io.BytesIO()
    EXPORTERS["xlsx"].write(seed, stream, DEFAULTS)
    book = openpyxl.load_workbook(io.BytesIO(stream.getvalue()))
    parts = [name for name in book.sheetnames if name.startswith("claims")]
    assert parts[:2] == ["claims", "claims 2"]
    assert sum(book[name].max_row - 1 for name in parts) == 106
    link = next(cell for cell in book["evidence 3"]["B"][1:] if cell.hyperlink)
    table, place = link.hyperlink.location.split("!")
    assert book[table.strip("'")][place].value == link.value


def test_a_formula_is_text_in_every_table(hard: Graph, tmp_path: Path) -> None:
    save(hard, EXPORTERS["csv"], tmp_path / "csv", DEFAULTS)
    save(hard, EXPORTERS["xlsx"], tmp_path / "x.xlsx", DEFAULTS)
    with (tmp_path / "csv" / "operations.csv").open(encoding="utf-8", newline="") as file:
        labels = {row["label"] for row in csv.DictReader(file)}
    assert '\'=HYPERLINK("http://x.example")' in labels
    cells = [cell for sheet in openpyxl.load_workbook(tmp_path / "x.xlsx") for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    guarded = [cell for cell in cells if isinstance(cell.value, str) and is_formula(cell.value)]
    assert guarded
    assert all(cell.quotePrefix for cell in guarded)


@given(hard_text)
def test_no_cell_starts_as_a_formula_and_the_guard_can_be_taken_off(text: str) -> None:
    cell = str(inert(text))
    assert not cell.lstrip(" \t\r\n\x0b\x0c\xa0\ufeff").startswith(tuple("=+-@"))
    assert (cell[1:] if cell.startswith("'") and is_formula(cell) else cell) == text


def test_excel_gets_a_byte_order_mark_if_asked_for(seed: Graph, tmp_path: Path) -> None:
    save(seed, EXPORTERS["csv"], tmp_path / "csv", Options(bom=True))
    assert all(file.read_bytes().startswith(b"\xef\xbb\xbfid,") for file in (tmp_path / "csv").iterdir())


def test_a_library_that_is_missing_is_one_line(seed: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(KgError, match=r"needs pyarrow, which is not installed: pip install 'influence-kg\[parquet\]'"):
        save(seed, EXPORTERS["parquet"], tmp_path / "p", DEFAULTS)
    assert not (tmp_path / "p").exists()
