"""What a query gives back."""

from dataclasses import dataclass
from typing import Any

from kg.model import Literal, Term, Triple

# A cell is an IRI (str), a Literal, or None where the query left its column unbound.
Cell = Term | None


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to SELECT. `truncated` is set where there were more rows than were asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    truncated: bool = False

    def df(self) -> Any:
        """Return the rows as a data frame, of pandas or else of polars: numbers and truth values as such, all else as text.

        Raises QueryError where neither is installed.
        """
        from kg.queries.frame import frame  # noqa: PLC0415  both libraries are slow to import

        return frame(self.columns, self.rows)

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows as plain text: an IRI in full, a literal's value, "" for an empty cell."""
        return tuple(tuple(text_of(cell) for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to CONSTRUCT or DESCRIBE, sorted."""

    triples: tuple[Triple, ...]
    truncated: bool = False

    @property
    def table(self) -> Table:
        """The same as a table of three columns."""
        return Table(("subject", "predicate", "object"), self.triples, self.truncated)


# ASK is answered by a plain bool.
Result = Table | Triples | bool


def text_of(cell: Cell) -> str:
    """Return a cell as plain text."""
    if cell is None:
        return ""
    return cell.value if isinstance(cell, Literal) else cell
