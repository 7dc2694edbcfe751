"""What a user asks a graph, in any of the ways they may ask it -> the answer as a table, triples, or yes and no."""

from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path
from typing import TextIO

from kg.errors import QueryError
from kg.graph import search_text
from kg.model import Literal, integer, text
from kg.queries import Result, Table, named, names, run


def ask(folder: Path, what: str, params: Iterable[str], stdin: TextIO, *, timeout: float, limit: int | None) -> Result:
    """Answer a named query, a file that ends in .rq, SPARQL itself, or `-` for SPARQL on `stdin`.

    `params` are "key=value"; `timeout` is in seconds. Raises QueryError and StoreError.
    """
    given = dict(map(_param, params))
    if what in names() or not (what == "-" or what.endswith(".rq") or "{" in what):
        return run(folder, named(what).bound(given), timeout=timeout, limit=limit)
    if given:
        raise QueryError("parameters are for named queries; write the values into the query")
    return run(folder, stdin.read() if what == "-" else _file(what), timeout=timeout, limit=limit)


def ask_words(folder: Path, words: str, limit: int | None) -> Table:
    """Return the quotes that have all of `words`, the best first; at most 20 unless `limit` says otherwise."""
    columns = ("quote", "claim", "report", "speaker", "modality", "start", "end", "title")
    rows = (astuple(hit) for hit in search_text(folder, words, limit or 20))
    return Table(columns, tuple(tuple(_cell(name, value) for name, value in zip(columns, row, strict=True)) for row in rows))


def catalogue() -> Table:
    """Return the named queries with their parameters."""
    queries = [named(name) for name in names()]
    rows = ((query.name, query.title, " ".join(param.name for param in query.params), query.about) for query in queries)
    return Table(("name", "title", "parameters", "about"), tuple(tuple(map(text, row)) for row in rows))


def _param(written: str) -> tuple[str, str]:
    key, equals, value = written.partition("=")
    if not equals:
        raise QueryError(f"a parameter is written key=value, not {written!r}")
    return key.strip(), value


def _file(what: str) -> str:
    if not what.endswith(".rq"):
        return what
    try:
        return Path(what).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{what}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _cell(name: str, value: str | int) -> str | Literal:
    if isinstance(value, int):
        return integer(value)
    return value if name in ("claim", "report") else text(value)
