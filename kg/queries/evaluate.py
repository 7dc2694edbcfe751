"""Evaluate one query on an open store, as lines that can go through a pipe."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, cast

import pyoxigraph as ox


def cell(term: Any) -> list[str] | None:
    """Return a pyoxigraph term as `[iri]` or `[value, datatype, language]`, the shape that goes through the pipe."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        return [term.value, term.datatype.value, term.language or ""]
    return [term.value] if isinstance(term, ox.NamedNode) else [str(term)]


def answer(store: ox.Store, query: str, limit: int | None) -> Iterator[list[Any]]:
    """Evaluate `query` and yield the lines of its answer."""
    found = cast(Any, store.query(query))
    if isinstance(found, ox.QueryBoolean):
        yield ["ask", bool(found)]
    elif isinstance(found, ox.QueryTriples):
        yield ["triples"]
        yield from _rows(([cell(part) for part in triple] for triple in found), limit)
    else:
        columns = [variable.value for variable in found.variables]
        yield ["select", *columns]
        yield from _rows(([cell(row[name]) for name in columns] for row in found), limit)


def _rows(rows: Iterator[list[Any]], limit: int | None) -> Iterator[list[Any]]:
    for row in islice(rows, limit):
        yield ["row", *row]
    yield ["end", limit is not None and next(rows, None) is not None]
