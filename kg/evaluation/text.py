"""What an evaluation found: tables and lines for people, JSON for programs."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict
from typing import Any, TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.evaluation.result import Counts, Error, FileResult, Result
from kg.queries.formats import printable, short

# Where the output is no terminal, nothing is to be wrapped.
WIDE = 200


def write_text(result: Result, stream: TextIO, *, slots: Collection[str], errors: bool = False, by_file: bool = False) -> None:
    """Write what came out over all reports in each of `slots`; before it, if asked for, single errors and a row for each report."""
    if errors:
        _write_errors(_errors(result, slots), stream)
    if by_file:
        _write_files(result.files, stream)
    _write_slots(result, slots, stream)


def write_json(result: Result, stream: TextIO, *, slots: Collection[str], errors: bool = False, by_file: bool = False) -> None:
    """Write the same as one line of JSON."""
    files = {"files": [{"file": file.file, "core": _fields(file.core)} for file in result.files]} if by_file else {}
    listed = {"errors": [asdict(error) for error in _errors(result, slots)]} if errors else {}
    stream.write(json.dumps(_whole(result, slots) | files | listed, ensure_ascii=False) + "\n")


def _errors(result: Result, slots: Collection[str]) -> Iterator[Error]:
    return (error for file in result.files for error in file.errors if error.slot in slots)


def _write_slots(result: Result, slots: Collection[str], stream: TextIO) -> None:
    """Write a row for each of `slots` that had anything to compare, then CORE over all core slots."""
    table = _table("slot")
    for name, counts in result.slots.items():
        if name in slots:
            table.add_row(name, *_cells(counts))
    table.add_section()
    table.add_row("CORE", *_cells(result.core))
    _draw(table, stream)
    for line in _lines(result):
        stream.write(line + "\n")


def _write_files(files: Iterable[FileResult], stream: TextIO) -> None:
    """Write a row for each report, over its core slots, the worst first."""
    table = _table("report")
    for file in sorted(files, key=lambda file: (file.core.f1, file.file)):
        table.add_row(Text(printable(file.file)), *_cells(file.core))
    _draw(table, stream)


def _write_errors(errors: Iterable[Error], stream: TextIO) -> None:
    """Write one line for each item that is wrong: file, slot, kind, value and operation, with tabs between them."""
    for error in errors:
        parts = (error.file, error.slot, error.kind, short(error.value), short(error.operation))
        stream.write("\t".join(map(printable, parts)).rstrip("\t") + "\n")


def _whole(result: Result, slots: Collection[str]) -> dict[str, Any]:
    return {
        "reports": len(result.files),
        "not_in_graph": list(result.absent),
        "not_read": dict(result.unread),
        "core": _fields(result.core),
        "macro_f1": result.macro_f1,
        "slots": {slot: _fields(counts) for slot, counts in result.slots.items() if slot in slots},
        "relevance": _fields(result.relevance),
        "evidence_verified": list(result.quotes),
        "traps_hit": result.traps_hit,
    }


def _fields(counts: Counts) -> dict[str, float]:
    return {name: getattr(counts, name) for name in ("precision", "recall", "f1", "hit", "spurious", "missed")}


def _table(first: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(first, overflow="fold")
    for name in ("P", "R", "F1", "hit", "spurious", "missed"):
        table.add_column(name, justify="right")
    return table


def _cells(counts: Counts) -> Iterator[str]:
    yield from (f"{value:.3f}" for value in (counts.precision, counts.recall, counts.f1))
    yield from (f"{value:,}" for value in (counts.hit, counts.spurious, counts.missed))


def _draw(table: Table, stream: TextIO) -> None:
    Console(file=stream, width=None if stream.isatty() else WIDE).print(table)


def _lines(result: Result) -> Iterator[str]:
    relevance, (good, claims) = result.relevance, result.quotes
    yield f"{len(result.files)} reports · MACRO F1 {result.macro_f1:.3f} · relevance P {relevance.precision:.3f} R {relevance.recall:.3f}"
    yield f"{good:,} of {claims:,} claims quote the text · {result.traps_hit} traps hit"
    if result.absent:
        names = printable(", ".join(result.absent[:5])) + (" ..." if len(result.absent) > 5 else "")
        yield f"nothing found in {len(result.absent)}: {names}"
