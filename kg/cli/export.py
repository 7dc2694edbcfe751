"""Commands that hand the graph to other tools."""

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.app import app, examples, say
from kg.options import OUTPUT, Folder, Ontologies, Quiet

if TYPE_CHECKING:
    from kg.exporters import Exporter, Options

_FORMATS = "ttl nt nq trig jsonld void stix stix-strict misp graphml gexf cytoscape neo4j csv xlsx parquet"


@app.command(epilog=examples("kg export ttl", "kg export nq --base https://example.org/id/ -o graph.nq"))
def export(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help=f"{_FORMATS}.")] = "",
    *,
    folder: Folder = OUTPUT,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Default: standard output, if it is text.")] = None,
    base: Annotated[str, typer.Option(metavar="IRI", help="RDF: name things under this IRI.")] = "",
    no_provenance: Annotated[bool, typer.Option("--no-provenance", help="RDF: only what is believed, without claims and quotes.")] = False,
    tlp: Annotated[str, typer.Option(metavar="LEVEL", help="STIX, MISP: clear, green, amber, amber+strict or red.")] = "clear",
    bom: Annotated[bool, typer.Option("--bom", help="CSV: mark the files as UTF-8, for Excel.")] = False,
    licence: Annotated[str, typer.Option(metavar="IRI", help="VoID: under what licence you pass it on.")] = "",
    listed: Annotated[bool, typer.Option("--list", help="List the formats.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write the graph in a format that other tools take."""
    from kg import exporters
    from kg.folder import Graph

    known = exporters.exporters()
    if listed:
        for name, one in known.items():
            typer.echo(f"{name:12} {one.about}")
        raise typer.Exit
    if format_ not in known:
        raise typer.BadParameter(f"{format_!r} is none of {', '.join(known)}", param_hint="FORMAT")
    chosen = known[format_]
    given = {"base": base, "provenance": not no_provenance, "tlp": tlp, "bom": bom, "licence": licence}
    options = _options(format_, chosen, given)
    graph = Graph(folder)
    target = out or (None if chosen.form == exporters.TEXT else folder / f"graph{chosen.suffix}")
    if target:
        exporters.save(graph, chosen, target, options)
        say([f"wrote {target}"], quiet)
    else:
        _utf8_out()
        chosen.write(graph, sys.stdout, options)
    say(chosen.losses(graph) if chosen.losses else (), quiet)


@app.command("import", epilog=examples("kg import theirs/graph.trig", "kg import theirs/bundle.json -o output"))
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="RDF that kg exported, or STIX 2.1 bundles (.json).")],
    *,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder of the graph.")] = OUTPUT,
    ontology: Ontologies = None,
    base: Annotated[str, typer.Option(metavar="IRI", help="The --base that the file was exported with.")] = "",
    quiet: Quiet = False,
) -> None:
    """Take what others have found into the graph, with its sources: another kg's export, or a STIX bundle as a report.

    Later builds keep it; build --fresh forgets it.
    """
    from kg.building.bring import bring

    told = bring(files, out, ontology=tuple(ontology or ()), base=base)
    say(f"not taken in: {file}: {why}" for file, why in told.failed)
    say(f"note: {note}" for note in told.notes)
    say([f"{told.reports:,} reports and {told.claims:,} claims taken in to {out}"], quiet)
    raise typer.Exit(told.status)


def _options(name: str, chosen: "Exporter", given: dict[str, Any]) -> "Options":
    """Return the options, checked: one that the format does not heed is a mistake, not something to pass over."""
    from kg.exporters import DEFAULTS, Options

    options = Options(**given)
    for field, value in given.items():
        if value != getattr(DEFAULTS, field) and field not in chosen.takes:
            raise typer.BadParameter(f"{name} has no use for it", param_hint=f"--{'no-' if field == 'provenance' else ''}{field}")
    return options


def _utf8_out() -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
