"""Commands that check and measure."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import FAILED, OK, app, bar, examples, say
from kg.options import OUTPUT, Folder, Json, Ontologies, Quiet


@app.command(epilog=examples("kg validate", "kg validate theirs/graph.trig --json"))
def validate(
    path: Annotated[Path | None, typer.Argument(metavar="[FILE|DIR]", help="A graph's folder, or what kg export wrote.")] = None,
    folder: Folder = OUTPUT,
    ontology: Ontologies = None,
    as_json: Json = False,
) -> None:
    """Check a graph or an export and print each finding; exit status 1 if any is a violation.

    A graph against the shapes of the vocabulary and its quotes against the kept texts, other formats by the validators that their
    readers use.
    """
    from kg import graph
    from kg import ontology as vocabulary
    from kg.building.commit import finish
    from kg.building.verify import kept_findings
    from kg.exporters.check import check

    known, place = vocabulary.load(*ontology or ()), path or folder
    if path is None or (place / "graph.nq").exists():
        finish(place)
        findings = [*graph.validate_quads(graph.read_quads(place / "graph.nq"), known), *kept_findings(place)]
    else:
        findings = list(check(place, known))
    for finding in findings:
        where = ", ".join(part for part in (finding.focus, finding.report) if part)
        line = json.dumps(asdict(finding)) if as_json else f"{finding.severity}: {finding.message}{f' ({where})' if where else ''}"
        typer.echo(line)
    say([f"{len(graph.errors_in(findings))} violations, {len(findings)} findings"])
    raise typer.Exit(FAILED if graph.errors_in(findings) else OK)


@app.command(epilog=examples("kg evaluate gold/", "kg evaluate gold/ -g output --by-file --errors --slots origins,asset"))
def evaluate(
    folders: Annotated[
        list[Path], typer.Argument(metavar="GOLD_DIR...", exists=True, file_okay=False, help="Of NAME.txt + NAME.gold.json.")
    ],
    *,
    folder: Annotated[Path | None, typer.Option("--graph", "-g", metavar="DIR", help="Measure this graph, not the texts.")] = None,
    ontology: Ontologies = None,
    by_file: Annotated[bool, typer.Option("--by-file", help="Also a row for each report.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="Also each item that is missed or spurious.")] = False,
    slots: Annotated[str, typer.Option(metavar="A,B", help="Show these slots only; CORE stays what it is.")] = "",
    fail_under: Annotated[float, typer.Option(min=0, max=1, metavar="0..1", help="Exit status 1 if the F1 of CORE is below.")] = 0.0,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Measure precision, recall and F1 per slot against what people annotated in the same reports."""
    from kg import evaluation

    try:
        shown = evaluation.chosen(slots)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--slots") from error
    cases = evaluation.load_cases(folders)
    with bar(0 if folder else len(cases), quiet) as progress:
        result = evaluation.evaluate(cases, folder, ontology=tuple(ontology or ()), progress=progress)
    say(f"not read: {file}: {why}" for file, why in result.unread)
    write = evaluation.write_json if as_json else evaluation.write_text
    write(result, sys.stdout, slots=shown, errors=errors, by_file=by_file)
    if result.core.f1 < fail_under:
        say([f"the F1 of CORE is {result.core.f1:.3f}, below {fail_under:g}"])
        raise typer.Exit(FAILED)


@app.command(epilog=examples("kg doctor", "kg doctor --json"))
def doctor(
    folder: Folder = OUTPUT,
    ontology: Ontologies = None,
    sentences: Annotated[bool, typer.Option("--examples", help="Also read the examples of the phrase sheets (half a minute).")] = False,
    as_json: Json = False,
) -> None:
    """Say what is installed and what is missing; exit status 1 if a command would fail."""
    from kg.doctor import examine

    examined = list(examine(folder, ontology or (), examples=sentences))
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in examined]))
    else:
        for one in examined:
            typer.echo(f"{'ok' if one.fine else 'NO':3} {one.name:12} {one.found}")
    raise typer.Exit(OK if all(one.fine for one in examined) else FAILED)
