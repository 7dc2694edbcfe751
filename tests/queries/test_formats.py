"""Answers in every format, harmless to terminals and spreadsheets, faithful in JSON."""

import csv
import io
import json

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.model import Literal, integer, text
from kg.namespaces import ID, IO
from kg.queries import FORMATS, Result, Table, Triples

NASTY = "\x1b[31mred\x1b[0m \u202eback\nnew line [bold]x[/bold]"
TABLE = Table(("thing", "quote", "count"), ((ID + "state/CN", text(NASTY), integer(-5)), (None, text("=1+1", "en"), None)))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def written(name: str, result: Result, stream: io.StringIO | None = None) -> str:
    stream = stream or io.StringIO()
    FORMATS[name](result, stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["table", "csv", "tsv"])
def test_no_control_or_direction_character_gets_out(name: str) -> None:
    out = written(name, TABLE)
    assert not set(out) & {"\x1b", "\u202e", "\r"}
    assert len(out.splitlines()) == 3


def test_on_a_terminal_a_report_cannot_colour_or_mark_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    out = written("table", TABLE, Terminal())
    assert "\x1b[31m" not in out
    assert "[bold]x[/bold]" in out


def test_plain_tables_shorten_iris_and_align() -> None:
    head, first, _ = written("table", TABLE).splitlines()
    assert first.startswith("state:CN  ")
    assert head.index("quote") == first.index("\ufffd")


@pytest.mark.parametrize("name", ["csv", "tsv"])
@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@sum", " =1", "\t=1", "\n=1"])
def test_a_spreadsheet_runs_no_formula(name: str, cell: str) -> None:
    rows = list(csv.reader(io.StringIO(written(name, Table(("a",), ((text(cell),),)))), delimiter="\t" if name == "tsv" else ","))
    assert rows[1][0].startswith("'")


def test_numbers_stay_numbers() -> None:
    assert written("csv", TABLE).splitlines()[1].endswith(",-5")


def test_json_is_the_standard_form_and_faithful() -> None:
    found = json.loads(written("json", TABLE))
    assert found["head"]["vars"] == ["thing", "quote", "count"]
    first, second = found["results"]["bindings"]
    assert first["quote"] == {"type": "literal", "value": NASTY}
    assert first["thing"] == {"type": "uri", "value": ID + "state/CN"}
    assert second == {"quote": {"type": "literal", "value": "=1+1", "xml:lang": "en"}}
    assert ox.parse_query_results(written("json", TABLE), format=ox.QueryResultsFormat.JSON)


def test_ask_and_triples_fit_every_format_that_can_hold_them() -> None:
    triples = Triples(((ID + "state/CN", IO + "iso2", text("CN")), (ID + "state/CN", IO + "count", integer(2))))
    assert written("csv", True) == "answer\ntrue\n"
    assert json.loads(written("json", False)) == {"head": {}, "boolean": False}
    assert written("tsv", triples).splitlines()[0] == "subject\tpredicate\tobject"
    turtle = written("ttl", triples)
    assert "state:CN" in turtle
    assert len(list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))) == 2
    for result in (True, TABLE):
        with pytest.raises(QueryError, match="CONSTRUCT"):
            written("ttl", result)


def test_blank_nodes_of_a_query_survive() -> None:
    made = Triples((("_:b0", IO + "actor", Literal("x", language="en")),))
    assert "@en" in written("ttl", made)
    assert json.loads(written("json", made))["results"]["bindings"][0]["subject"] == {"type": "bnode", "value": "b0"}
