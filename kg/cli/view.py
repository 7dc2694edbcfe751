"""Commands that draw the graph."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app, examples, say
from kg.cli.graphs import store_of, things, write_page
from kg.options import OUTPUT, Confidence, Folder


@app.command(epilog=examples('kg view --title "What we know" -o page.html', "kg view --focus China --hops 2 --redact -o china.html"))
def view(
    *,
    folder: Folder = OUTPUT,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Default: graph.html in the graph's folder.")] = None,
    opened: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    focus: Annotated[str, typer.Option(metavar="THING", help="Only what is near this.")] = "",
    hops: Annotated[int, typer.Option(min=1, metavar="N", help="How near.")] = 2,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Only acts on or after this day.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Only acts on or before this day.")] = None,
    title: Annotated[str, typer.Option(metavar="TEXT", help="What the page is called.")] = "Influence operations",
    max_nodes: Annotated[
        int, typer.Option(min=1, metavar="N", help="Only the N things with the most statements; the page says how many are left out.")
    ] = 20_000,
    redact: Annotated[bool, typer.Option("--redact", help="Leave out the quotes.")] = False,
    min_confidence: Confidence = 0.0,
) -> None:
    """Write the graph as one HTML page that works without a network."""
    from kg import analysis
    from kg import view as viewing

    store = store_of(folder)
    graph = analysis.graph_of(store, min_confidence=min_confidence)
    shown = viewing.focus(graph, things(store, focus), hops) if focus else graph
    if since or until:
        shown = viewing.between(shown, since.date() if since else None, until.date() if until else None)
    target = out or folder / "graph.html"
    write_page(target, viewing.render(shown, title=title, redact=redact, max_nodes=max_nodes))
    say([f"wrote {target} ({len(shown):,} things, {target.stat().st_size / 1e6:.1f} MB)"])
    if opened:
        typer.launch(str(target))
