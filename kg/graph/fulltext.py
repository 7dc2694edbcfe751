"""Full-text search over the quotes, in an SQLite FTS5 index beside the store."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.namespaces import IO, LABEL, OA, local

INDEX = "text.sqlite"

_TABLE = """CREATE VIRTUAL TABLE quotes USING fts5(
    quote, claim UNINDEXED, report UNINDEXED, speaker UNINDEXED, modality UNINDEXED, start UNINDEXED, "end" UNINDEXED, title,
    tokenize = 'porter unicode61 remove_diacritics 2')"""
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
    """Yield the quotes claim by claim: a query would hold all of them in memory to sort them."""
    label = lru_cache(maxsize=4096)(lambda iri: min(_values(store, iri, LABEL), default=""))
    reported = store.quads_for_pattern(None, ox.NamedNode(IO + "reportedIn"), None)
    for claim in sorted(quad.subject.value for quad in reported):  # type: ignore[union-attr]  # no triple terms
        report, speaker, modality = (min(_values(store, claim, IO + name)) for name in ("reportedIn", "speaker", "modality"))
        about = label(speaker) or local(speaker), local(modality)
        for start, end, quote in sorted(set(_spans(store, claim))):
            yield quote, claim, report, *about, start, end, label(report)


def _spans(store: ox.Store, claim: str) -> Iterator[tuple[int, int, str]]:
    for evidence in _values(store, claim, IO + "evidence"):
        selectors = _values(store, evidence, OA + "hasSelector")
        start, end, quote = (next(v for one in selectors for v in _values(store, one, OA + name)) for name in ("start", "end", "exact"))
        yield int(start), int(end), quote


def _values(store: ox.Store, subject: str, predicate: str) -> list[str]:
    found = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    return [quad.object.value for quad in found]  # type: ignore[union-attr]  # as above


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
