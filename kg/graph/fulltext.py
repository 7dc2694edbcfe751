"""Full-text search over the quotes, in an SQLite FTS5 index beside the store."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.namespaces import IO, LABEL, OA, local

INDEX = "text.sqlite"

_TABLE = """CREATE VIRTUAL TABLE quotes USING fts5(
    quote, claim UNINDEXED, report UNINDEXED, speaker UNINDEXED, modality UNINDEXED, start UNINDEXED, "end" UNINDEXED, title,
    tokenize = 'porter unicode61 remove_diacritics 2')"""
_QUOTES = f"""SELECT ?quote ?claim ?report ?speaker ?modality ?start ?end (MIN(?name) AS ?label) (MIN(?headline) AS ?title)
    WHERE {{
        ?claim <{IO}reportedIn> ?report ; <{IO}speaker> ?speaker ; <{IO}modality> ?modality ; <{IO}evidence> ?evidence .
        ?evidence <{OA}hasSelector> ?where , ?what . ?where <{OA}start> ?start ; <{OA}end> ?end . ?what <{OA}exact> ?quote .
        OPTIONAL {{ ?speaker <{LABEL}> ?name }} OPTIONAL {{ ?report <{LABEL}> ?headline }}
    }} GROUP BY ?quote ?claim ?report ?speaker ?modality ?start ?end ORDER BY ?claim ?start ?end"""
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
    rows = store.query(_QUOTES, use_default_graph_as_union=True)
    if not isinstance(rows, ox.QuerySolutions):
        raise TypeError("a SELECT gives solutions")
    for row in rows:
        quote, claim, report, speaker, modality, start, end = (row[i].value for i in range(7))
        name, title = (node.value if node else "" for node in (row["label"], row["title"]))
        yield quote, claim, report, name or local(speaker), local(modality), int(start), int(end), title


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
