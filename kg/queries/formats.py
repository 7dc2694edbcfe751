"""Write what a query found: one function per format, each to the stream it is given."""

import csv
import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TextIO

import pyoxigraph as ox

from kg.errors import QueryError
from kg.model import Literal
from kg.namespaces import PREFIXES, XSD
from kg.queries.table import Cell, Result, Table, Triples, text_of

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_FORMULA = ("=", "+", "-", "@")


def printable(text: str) -> str:
    """Return `text` on one line, without what could steer a terminal: control, escape and direction-changing characters."""
    kept = (" " if char in "\n\r\t\u2028\u2029" else char for char in text)
    return "".join(char if unicodedata.category(char) not in ("Cc", "Cf", "Cs") else "\ufffd" for char in kept)


def short(cell: Cell) -> str:
    """Return a cell as a person would write it: literals bare, IRIs with a prefix where there is one, coded values bare."""
    if isinstance(cell, str):
        for prefix, start in PREFIXES.items():
            if cell.startswith(start) and cell != start:
                return f"{prefix}:{cell[len(start) :]}"
    return text_of(cell)


def _as_table(result: Result) -> Table:
    if isinstance(result, bool):
        return Table(("answer",), ((Literal("true" if result else "false", XSD + "boolean"),),))
    return result.table if isinstance(result, Triples) else result


def write_table(result: Result, stream: TextIO) -> None:
    """Write columns for people: with rules and wrapping on a terminal, aligned plain text elsewhere."""
    table = _as_table(result)
    rows = [[printable(short(cell)) for cell in row] for row in table.rows]
    if stream.isatty():
        from kg.queries.terminal import write_rich  # noqa: PLC0415 - rich would double the start of every other query

        write_rich(table.columns, rows, stream)
    else:
        _write_plain(table.columns, rows, stream)


def _write_plain(columns: tuple[str, ...], rows: list[list[str]], stream: TextIO) -> None:
    lines = [list(columns), *rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    for line in lines:
        stream.write("  ".join(part.ljust(width) for part, width in zip(line, widths, strict=True)).rstrip() + "\n")


def write_csv(result: Result, stream: TextIO) -> None:
    """Write comma-separated values with a header; a text that a spreadsheet would run as a formula gets a leading '."""
    _write_separated(result, stream, ",")


def write_tsv(result: Result, stream: TextIO) -> None:
    """Write tab-separated plain values, one line per row, guarded as in CSV."""
    _write_separated(result, stream, "\t")


def _write_separated(result: Result, stream: TextIO, separator: str) -> None:
    table = _as_table(result)
    writer = csv.writer(stream, delimiter=separator, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_inert(printable(text)) for text in row] for row in table.texts())


def _inert(text: str) -> str:
    return "'" + text if text.lstrip().startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def write_json(result: Result, stream: TextIO) -> None:
    """Write SPARQL 1.1 Query Results JSON: the faithful form, nothing shortened or neutralised."""
    if isinstance(result, bool):
        answer: dict[str, Any] = {"head": {}, "boolean": result}
    else:
        table = _as_table(result)
        bindings = [
            {name: _json_term(cell) for name, cell in zip(table.columns, row, strict=True) if cell is not None} for row in table.rows
        ]
        answer = {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}
    json.dump(answer, stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def _json_term(cell: str | Literal) -> dict[str, str]:
    if isinstance(cell, str):
        return {"type": "bnode", "value": cell[2:]} if cell.startswith("_:") else {"type": "uri", "value": cell}
    term = {"type": "literal", "value": cell.value}
    if cell.language:
        return term | {"xml:lang": cell.language}
    return term if cell.datatype == XSD + "string" else term | {"datatype": cell.datatype}


def write_turtle(result: Result, stream: TextIO) -> None:
    """Write the triples of CONSTRUCT or DESCRIBE as Turtle; raises QueryError for other results."""
    if not isinstance(result, Triples):
        raise QueryError("ttl is for CONSTRUCT and DESCRIBE; use table, json, csv or tsv here")
    triples = [ox.Triple(*map(_node, triple)) for triple in result.triples]
    stream.write((ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode())


def _node(term: str | Literal) -> Any:
    if isinstance(term, str):
        return ox.BlankNode(term[2:]) if term.startswith("_:") else ox.NamedNode(term)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))


FORMATS: Mapping[str, Callable[[Result, TextIO], None]] = {
    "table": write_table,
    "json": write_json,
    "csv": write_csv,
    "tsv": write_tsv,
    "ttl": write_turtle,
}
