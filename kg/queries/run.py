"""Evaluate SPARQL on a graph folder, in a process of its own that ends with the timeout."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from kg.errors import QueryError, StoreError
from kg.graph.store import open_store
from kg.model import Literal
from kg.queries.guard import checked, prefixed
from kg.queries.table import Cell, Result, Table, Triples

TIMEOUT = 60.0


def run(folder: Path, sparql: str, *, timeout: float = TIMEOUT, limit: int | None = None) -> Result:
    """Return what `sparql` (SELECT, ASK, CONSTRUCT or DESCRIBE) finds in the graph in `folder`.

    Outside `GRAPH` a query sees the default graph: reference data and assessed triples. `GRAPH ?g { ... }` sees the
    named ones: each claim's triples under the claim's IRI, each report's claims and evidence under the report's IRI.
    The prefixes of `kg/namespaces.py` need no declaration. `timeout` is in seconds; `limit` is a number of rows.
    Raises QueryError where the query is not allowed, malformed, fails, or runs out of time; StoreError where the folder is
    not a graph.
    """
    open_store(folder)  # makes the store where it is missing: no query's timeout may cut that short
    safe = prefixed(checked(sparql))
    return _parsed(_asked(json.dumps({"folder": str(folder), "query": safe, "limit": limit}), timeout))


def _asked(question: str, timeout: float) -> str:
    # -P: a folder called kg or a json.py where the user happens to stand must not be imported
    command = [sys.executable, "-P", "-X", "utf8", "-m", "kg.queries.worker"]
    try:
        done = subprocess.run(command, input=question, capture_output=True, encoding="utf-8", timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        raise QueryError(f"stopped after {timeout:g} s: make the query narrower or allow it more with --timeout") from None
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        raise QueryError(f"the query broke its process: {last}")
    return done.stdout


def _parsed(lines: str) -> Result:
    head, *rest = (json.loads(line) for line in lines.splitlines())
    for line in (head, *rest[-1:]):
        if line[0] == "error":
            raise _error(line[1], line[2])
    if head[0] == "ask":
        return bool(head[1])
    *rows, (_, truncated) = rest
    cells = tuple(tuple(_cell(part) for part in row[1:]) for row in rows)
    if head[0] == "select":
        return Table(tuple(head[1:]), cells, truncated)
    return Triples(tuple(sorted(cells, key=repr)), truncated)  # type: ignore[arg-type]  # three bound terms by construction


def _error(kind: str, text: str) -> QueryError | StoreError:
    if kind == "StoreError":
        return StoreError(text)
    return QueryError(f"cannot be read as SPARQL: {text}" if kind == "SyntaxError" else text)


def _cell(part: Any) -> Cell:
    if part is None:
        return None
    return Literal(*part) if len(part) == 3 else str(part[0])
