"""The command that keeps a graph up to date."""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import FAILED, OK, PARTLY, app, examples, say
from kg.cli.graphs import fetcher_of
from kg.options import OUTPUT, Ontologies, Private, Quiet, Rude

if TYPE_CHECKING:
    from kg.building.watching import Round

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


@app.command(epilog=examples("kg watch feed.xml --once", "kg watch feed.xml --once -o output --quiet"))
def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED...", help="Addresses or files of RSS or Atom feeds, or sitemaps.")],
    *,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder of the graph.")] = OUTPUT,
    every: Annotated[str, typer.Option(metavar="TIME", help="How often to look: 90s, 15m, 6h, 1d.")] = "1h",
    once: Annotated[bool, typer.Option("--once", help="Look once and end.")] = False,
    ontology: Ontologies = None,
    allow_private: Private = False,
    ignore_robots: Rude = False,
    quiet: Quiet = False,
) -> None:
    """Look at feeds from time to time and build what is new in them into the graph, until Ctrl-C; each entry is read once."""
    from kg.building.watching import look

    pause = _seconds(every)
    fetcher = fetcher_of(out, archived=False, private=allow_private, robots=not ignore_robots)
    while True:
        status = OK
        for one in look(feeds, out, fetcher, ontology=tuple(ontology or ()), workers=os.cpu_count() or 1):
            say(_problems(one))
            say(_news(one), quiet)
            status = max(status, FAILED if one.problem and len(feeds) == 1 else _status(one))
        if once or status == 130:
            raise typer.Exit(status)
        time.sleep(pause)


def _seconds(every: str) -> int:
    written = re.fullmatch(r"(\d{1,6})([smhd])", every)
    if not written or not int(written[1]):
        raise typer.BadParameter(f"{every!r} is no time such as 90s, 15m, 6h or 1d", param_hint="--every")
    return int(written[1]) * UNITS[written[2]]


def _problems(one: "Round") -> Iterator[str]:
    if one.problem:
        yield f"not read: {one.feed}: {one.problem}"
    if one.summary:
        yield from one.summary.details()


def _news(one: "Round") -> Iterator[str]:
    if one.summary:
        counts, *more = one.summary.counts()
        yield from (f"{one.feed}: {counts}", *more)
    elif not one.problem:
        yield f"{one.feed}: nothing new"


def _status(one: "Round") -> int:
    return one.summary.status if one.summary else PARTLY * bool(one.problem)
