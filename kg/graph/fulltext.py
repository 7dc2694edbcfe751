"""Full-text search over the quotes, in an SQLite FTS5 index beside the store."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.namespaces import IO, LABEL, OA, local

INDEX = "text.sqlite"

_TABLE = """CREATE VIRTUAL TABLE quotes USING fts5(
    quote, claim UNINDEXED, report UNINDEXED, speaker UNINDEXED, modality UNINDEXED, start UNINDEXED, "end" UNINDEXED, title,
    tokenize = 'porter unicode61 remove_diacritics 2')"""
# A claim's metadata stand in the graph of its report: nothing is sorted or grouped, so that memory does not grow with the graph.
_QUOTES = f"""SELECT ?quote ?claim ?report ?speaker ?modality ?start ?end WHERE {{ GRAPH ?report {{
        ?claim <{IO}reportedIn> ?report ; <{IO}speaker> ?speaker ; <{IO}modality> ?modality ; <{IO}evidence> ?evidence .
        ?evidence <{OA}hasSelector> ?where , ?what . ?where <{OA}start> ?start ; <{OA}end> ?end . ?what <{OA}exact> ?quote .
    }} }}"""
_KEPT = 1 << 16
_SEARCH = """SELECT quote, claim, report, speaker, modality, start, "end", title FROM quotes
    WHERE quotes MATCH ? ORDER BY rank, claim, start LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A quote that was found; `speaker` is a label, `claim` and `report` are IRIs, `start` and `end` code point offsets."""

    quote: str
    claim: str
    report: str
    speaker: str
    modality: str
    start: int
    end: int
    title: str


def write_index(store: ox.Store, path: Path) -> None:
    """Write the index of every quote in `store` to a new file."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(_TABLE)
        database.executemany("INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _rows(store))


def _rows(store: ox.Store) -> Iterator[tuple[str | int, ...]]:
    rows = store.query(_QUOTES)
    if not isinstance(rows, ox.QuerySolutions):
        raise TypeError("a SELECT gives solutions")
    label = lru_cache(_KEPT)(partial(_label, store))
    for row in rows:
        quote, claim, report, speaker, modality, start, end = (row[i].value for i in range(7))
        yield quote, claim, report, label(speaker) or local(speaker), local(modality), int(start), int(end), label(report)


def _label(store: ox.Store, thing: str) -> str:
    """Return the first label that any graph gives a thing, or ""."""
    found = store.quads_for_pattern(ox.NamedNode(thing), ox.NamedNode(LABEL), None)
    return min((quad.object.value for quad in found), default="")  # type: ignore[union-attr]  # triple terms are never written


def search(index: Path, words: str, limit: int) -> list[Hit]:
    """Return the quotes that have all of `words` (in any form; nothing in them is an operator), the best first.

    Raises StoreError where the index is missing or damaged.
    """
    asked = " ".join('"{}"'.format(word.replace("\0", "").replace('"', '""')) for word in words.split())
    try:
        with closing(sqlite3.connect(f"{index.resolve().as_uri()}?mode=ro", uri=True)) as database:
            return [Hit(*row) for row in database.execute(_SEARCH, (asked, limit))] if asked else []
    except sqlite3.Error as error:
        raise StoreError(f"{index}: {error}") from error
