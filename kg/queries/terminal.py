"""Draw a table on a terminal."""

from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text


def write_rich(columns: Sequence[str], rows: Sequence[Sequence[str]], stream: TextIO) -> None:
    """Draw `rows`, wrapped to the terminal's width, with lines between them where they are likely to wrap."""
    shown = Table(*columns, show_lines=len(columns) > 4)
    for row in rows:
        shown.add_row(*map(Text, row))  # Text, so that brackets in a quote are not read as markup
    Console(file=stream).print(shown)
