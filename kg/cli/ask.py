"""Commands that ask the graph."""

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import FAILED, app, examples, say
from kg.cli.graphs import store_of, thing_named, things
from kg.options import OUTPUT, Confidence, Folder, Json

if TYPE_CHECKING:
    from kg.queries import Result


@app.command(epilog=examples("kg query takedowns", 'kg query --text "core network" --format json'))
def query(
    what: Annotated[str, typer.Argument(metavar="[NAME|FILE.rq|SPARQL|-]", help="A named query, a file, SPARQL, - for stdin.")] = "",
    *,
    folder: Folder = OUTPUT,
    param: Annotated[list[str] | None, typer.Option("--param", "-p", metavar="KEY=VALUE", help="Of a named query.")] = None,
    format_: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="table, json, csv, tsv or ttl.")] = "table",
    text: Annotated[str, typer.Option("--text", metavar="WORDS", help="Find quotes with all of these words.")] = "",
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many rows.")] = None,
    timeout: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="Stop a query after that.")] = 60.0,
    listed: Annotated[bool, typer.Option("--list", help="List the named queries.")] = False,
) -> None:
    """Ask the graph: a named query, your own SPARQL (which can only read), or words to find in quotes."""
    from kg import ask, queries

    if format_ not in queries.FORMATS:
        raise typer.BadParameter(f"{format_!r} is none of {', '.join(queries.FORMATS)}", param_hint="--format")
    if listed:
        result: Result = ask.catalogue()
    elif text:
        store_of(folder)
        result = ask.ask_words(folder, text, limit)
    elif what:
        store_of(folder)
        result = ask.ask(folder, what, param or (), sys.stdin, timeout=timeout, limit=limit)
    else:
        raise typer.BadParameter("give a query, --text or --list", param_hint="QUERY")
    queries.FORMATS[format_](result, sys.stdout)
    if not isinstance(result, bool) and result.truncated:
        say(["there is more; --limit allows more rows"])


@app.command(epilog=examples("kg show Twitter", "kg show territory:HK --json"))
def show(
    thing: Annotated[str, typer.Argument(metavar="THING", help="A label, another name, a code or an IRI.")],
    folder: Folder = OUTPUT,
    as_json: Json = False,
) -> None:
    """Show all about one thing: each fact with its speaker, mode, quote and report."""
    from kg import show as showing
    from kg.show_text import write_shown

    store = store_of(folder)
    shown = showing.show(store, thing_named(store, thing))
    if as_json:
        typer.echo(json.dumps(asdict(shown), ensure_ascii=False))
    else:
        write_shown(shown, sys.stdout)


@app.command(epilog=examples('kg path China "Hong Kong"', "kg path China Twitter --max-hops 3 -k 1 --json"))
def path(
    a: Annotated[str, typer.Argument(metavar="A", help="Where paths start.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Where they end.")],
    *,
    folder: Folder = OUTPUT,
    k: Annotated[int, typer.Option("-k", min=1, metavar="N", help="How many paths.")] = 3,
    max_hops: Annotated[int, typer.Option(min=1, metavar="N", help="The most edges on a path.")] = 6,
    min_confidence: Confidence = 0.0,
    as_json: Json = False,
) -> None:
    """Show how two things are connected: the shortest paths, each edge with the words that state it."""
    from kg import analysis
    from kg.path_text import write_paths

    store = store_of(folder)
    ends = things(store, a), things(store, b)
    found = analysis.paths(analysis.graph_of(store), *ends, k=k, max_hops=max_hops, min_confidence=min_confidence)
    if as_json:
        typer.echo(json.dumps([asdict(way) for way in found], ensure_ascii=False))
    else:
        write_paths(found, sys.stdout)
    if not found:
        say([f"no path of at most {max_hops} edges between {a} and {b}"])
        raise typer.Exit(FAILED)


@app.command(epilog=examples("kg stats", "kg stats --json"))
def stats(folder: Folder = OUTPUT, min_confidence: Confidence = 0.0, as_json: Json = False) -> None:
    """Count what is in the graph; who is central, who belongs together, when things were taken down."""
    from kg import analysis
    from kg.stats_text import write_stats

    graph = analysis.graph_of(store_of(folder), min_confidence=min_confidence)
    found = analysis.stats(graph)
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        write_stats(found, graph, sys.stdout)
