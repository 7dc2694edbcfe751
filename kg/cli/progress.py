"""How far a build is, on a terminal: inputs, reports, words a second, what was found, and how long it may still take."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.building.meter import Meter


@contextmanager
def meter_bar(quiet: bool) -> Iterator[Callable[["Meter"], None]]:
    """Yield what shows a meter; nothing is shown where nobody looks."""
    if quiet or not sys.stderr.isatty():
        yield lambda meter: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    start = time.monotonic()
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(meter: "Meter") -> None:
            bar.update(task, total=meter.total, completed=meter.inputs, description=described(meter, time.monotonic() - start))

        yield show


def described(meter: "Meter", seconds: float) -> str:
    """Return the counts of a meter in words."""
    pace = meter.words / seconds if seconds > 0 else 0
    return f"{meter.reports:,} reports, {meter.relevant:,} relevant, {meter.claims:,} claims, {pace:,.0f} words/s"
