"""Commands about what several reports tell of: which operations are one, and what sources contradict each other on."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import app, examples, say
from kg.cli.graphs import store_of, thing_named
from kg.options import OUTPUT, Folder, Json, Ontologies, Quiet

if TYPE_CHECKING:
    from kg.operations import Explained, Operations

Pair = tuple[str, str] | None


@app.command(epilog=examples("kg resolve --list", "kg resolve --list --json"))
def resolve(
    *,
    folder: Folder = OUTPUT,
    listed: Annotated[bool, typer.Option("--list", help="What was joined, what is unsure, what people decided.")] = False,
    explain: Annotated[Pair, typer.Option(metavar="A B", help="Say why two operations are one, or not.")] = None,
    same: Annotated[Pair, typer.Option(metavar="A B", help="Decide that two operations are one.")] = None,
    different: Annotated[Pair, typer.Option(metavar="A B", help="Decide that they are not.")] = None,
    forget: Annotated[Pair, typer.Option(metavar="A B", help="Take back what was decided.")] = None,
    ontology: Ontologies = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show which operations of different reports are one and why, and decide otherwise.

    A and B are operations as --list shows them (operation:3f2a...), or words of their labels. Decisions stand in judgements.ttl
    beside the graph, one line each; they win over the program, last through later builds, and change the graph at once.
    """
    from kg import ontology as vocabulary
    from kg import operations
    from kg.building.commit import finish
    from kg.building.rejoin import decide

    asked = {"explain": explain, "same": same, "different": different, "": forget}
    given = [(verdict, pair) for verdict, pair in asked.items() if pair is not None]
    if len(given) + listed != 1:
        raise typer.BadParameter("give one of --list, --explain, --same, --different, --forget", param_hint="OPTION")
    finish(folder)
    known = vocabulary.load(*ontology or ())
    found = operations.operations(folder, known)
    for verdict, words in given:
        a, b = (operations.matching(found, word) for word in words)
        if verdict != "explain":
            decision = found.decision(a, b, verdict)
            decide(folder, known, decision)
            say([f"wrote {folder / 'judgements.ttl'} and the graph"], quiet)
            found, (a, b) = operations.operations(folder, known), sorted(decision.pairs[0])
        _explain(found.explain(a, b), as_json)
    if listed:
        _list(found, as_json)


def _explain(told: "Explained", as_json: bool) -> None:
    from kg import operations_text

    lines = [json.dumps(asdict(told), ensure_ascii=False)] if as_json else operations_text.explained(told)
    for line in lines:
        typer.echo(line)


def _list(found: "Operations", as_json: bool) -> None:
    from kg import operations_text

    joined, unsure, decided = found.joined(), found.unsure(), found.decided()
    if as_json:
        fields = {"joined": list(map(asdict, joined)), "unsure": list(map(asdict, unsure)), "decided": list(map(asdict, decided))}
        typer.echo(json.dumps(fields, ensure_ascii=False))
    else:
        for line in operations_text.listed(joined, unsure, decided):
            typer.echo(line)


@app.command(epilog=examples("kg disagreements", "kg disagreements --conflicts --json"))
def disagreements(
    *,
    folder: Folder = OUTPUT,
    of: Annotated[str, typer.Option(metavar="THING", help="Only of this operation.")] = "",
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Only values that cannot all be right.")] = False,
    as_json: Json = False,
) -> None:
    """Show what reports tell differently of one operation, with the reports on each side and their words.

    Values contradict each other where they cannot all be right: 14 and 16 accounts. They differ without contradiction where one
    only says more, or more precisely: 3,104 and "more than 3,000".
    """
    from kg import analysis
    from kg.disagreement_text import told

    store = store_of(folder)
    every = analysis.disagreements(store, thing_named(store, of) if of else "")
    found = [one for one in every if one.conflict or not conflicts]
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False))
    else:
        for line in told(found):
            typer.echo(line)
    say([] if found else ["reports tell nothing differently of any operation that several tell of"])
