"""The child process that evaluates one query: `python -m kg.queries.worker`.

pyoxigraph cannot be interrupted, so that what may run long runs here, where it can be killed. It reads one JSON object
from stdin (`folder`, `query`, `limit`) and writes JSON lines: a head, one line per row, and `["end", truncated]`, without
which the answer is not whole; or `["error", text]`.
"""

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, cast

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.store import open_store

try:
    import resource
except ImportError:  # not on every system; there the timeout alone has to do
    resource = None  # type: ignore[assignment]  # a module or nothing

# What a query may allocate: enough to sort a million rows, too little to bring a laptop down.
_MEMORY_BYTES = 4 * 2**30


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


def _confine() -> None:
    if resource:
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY_BYTES, _MEMORY_BYTES))


def main() -> None:
    """Answer the one question on stdin."""
    question = json.load(sys.stdin)
    _confine()
    try:
        for line in answer(open_store(Path(question["folder"])), question["query"], question["limit"]):
            sys.stdout.write(json.dumps(line) + "\n")
    except (KgError, SyntaxError, OSError, ValueError) as error:
        sys.stdout.write(json.dumps(["error", type(error).__name__, str(error)]) + "\n")


if __name__ == "__main__":
    main()
