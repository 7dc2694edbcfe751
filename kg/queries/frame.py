"""Rows as a data frame of whichever library is there."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

from kg.errors import QueryError
from kg.model import Literal, Term
from kg.namespaces import XSD

_VALUES: Mapping[str, Callable[[str], Any]] = {
    XSD + "integer": int,
    XSD + "decimal": float,
    XSD + "double": float,
    XSD + "boolean": lambda text: text in ("true", "1"),
}


def frame(columns: tuple[str, ...], rows: Iterable[tuple[Term | None, ...]]) -> Any:
    """Return a data frame; raises QueryError where neither pandas nor polars is installed."""
    values = [[_value(cell) for cell in row] for row in rows]
    for name in ("pandas", "polars"):
        try:
            library = import_module(name)
        except ImportError:
            continue
        if name == "pandas":
            return library.DataFrame(values, columns=list(columns))
        return library.DataFrame(values, schema=list(columns), orient="row", infer_schema_length=None)
    raise QueryError("a data frame needs pandas or polars: pip install pandas")


def _value(cell: Term | None) -> Any:
    if isinstance(cell, Literal):
        return _VALUES.get(cell.datatype, str)(cell.value)
    return cell
