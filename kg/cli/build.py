"""Commands that read reports."""

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import FAILED, OK, PARTLY, app, examples, say
from kg.cli.graphs import fetcher_of, found_inputs
from kg.cli.progress import meter_bar
from kg.options import (
    OUTPUT,
    Archived,
    Discard,
    Everything,
    Json,
    Mapping,
    Offline,
    Ontologies,
    Private,
    Published,
    Quiet,
    Reports,
    Rude,
)


@app.command(epilog=examples("kg build seeds/", "kg build seeds/*.txt -o output --workers 2 --quiet"))
def build(
    inputs: Reports,
    *,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder of the graph.")] = OUTPUT,
    ontology: Ontologies = None,
    workers: Annotated[int, typer.Option(min=0, max=256, help="Processes that read; 0 is one per core.")] = 0,
    published: Published = None,
    mapping: Mapping = "usual",
    everything: Everything = False,
    archived: Archived = False,
    offline: Offline = False,
    allow_private: Private = False,
    ignore_robots: Rude = False,
    no_keep: Discard = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what the folder holds.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list the files that would be read.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first report that cannot be read.")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Read reports into a graph: extract, check, write, and say what was found.

    A folder that holds a graph keeps it: new reports are added, edited ones replaced, unchanged ones not read again.
    """
    from kg import pipeline

    found = found_inputs(inputs)
    if dry_run:
        for file in (*found.paths, *found.urls):
            typer.echo(str(file))
        say(f"not read: {file}: {why}" for file, why in found.failed)
        raise typer.Exit(OK if found.paths or found.urls else FAILED)
    fetcher = fetcher_of(out, archived=archived, offline=offline, private=allow_private, robots=not ignore_robots)
    with meter_bar(quiet) as progress:
        built = pipeline.build(
            found, out, ontology=tuple(ontology or ()), workers=workers or os.cpu_count() or 1, gate=not everything,
            fresh=fresh, fail_fast=fail_fast, published=published.date() if published else None, fetcher=fetcher, mapping=mapping,
            keep=not no_keep, progress=progress,
        )  # fmt: skip
    if as_json:
        typer.echo(json.dumps(built.fields(), ensure_ascii=False))
    say(built.details())
    say(built.lines(out), quiet)
    raise typer.Exit(built.status)


@app.command(epilog=examples("kg extract seeds/china-demands-twitter.txt", "kg extract seeds/ --all"))
def extract(
    inputs: Reports,
    *,
    ontology: Ontologies = None,
    published: Published = None,
    mapping: Mapping = "usual",
    everything: Everything = False,
    archived: Archived = False,
    allow_private: Private = False,
    ignore_robots: Rude = False,
) -> None:
    """Write the claims of reports to standard output, one JSON object a line, with quotes and offsets; keep nothing."""
    from kg.claim_lines import claim_lines
    from kg.pipeline import given

    found = found_inputs(inputs)
    failed = list(found.failed)
    day = published.date() if published else None
    fetcher = fetcher_of(None, archived=archived, private=allow_private, robots=not ignore_robots)
    read = given(found, mapping)
    for line in claim_lines(read, failed, ontology=tuple(ontology or ()), gate=not everything, published=day, fetcher=fetcher):
        typer.echo(line)
    say(f"not read: {file}: {why}" for file, why in failed)
    raise typer.Exit(OK if not failed else PARTLY if len(failed) < len(found.paths) + len(found.urls) + len(found.failed) else FAILED)
