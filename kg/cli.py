"""The command line: options are parsed here, work is called from here, and this alone prints. No logic."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import KgError, QueryError, StoreError
from kg.options import OUTPUT, Confidence, Everything, Folder, Json, Ontologies, Published, Quiet, Reports

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.analysis import Match
    from kg.queries import Result
    from kg.sources.find import Inputs

OK, FAILED, MISUSED, PARTLY = 0, 1, 2, 3

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    # rich would take half of the time that --help may take
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="Data goes to standard output, everything else to standard error. Exit status: 0 fine, 1 failed or findings,"
    " 2 wrong usage, 3 some inputs failed and the rest was built, 130 interrupted.",
)


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit status; no traceback reaches a user unless they ask with --debug."""
    given = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in given
    try:
        app([word for word in given if word != "--debug"], prog_name="kg")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else OK
    except KgError as error:
        return _failed(str(error), debug)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # the last line of defence: one line, and how to see more
        return _failed(f"unexpected {type(error).__name__}: {error} (--debug shows where)", debug)
    return OK


def _failed(text: str, debug: bool) -> int:
    if debug:
        import traceback  # noqa: PLC0415  only where something went wrong

        traceback.print_exc()
    typer.echo(f"Error: {' '.join(text.split())}", err=True)
    return FAILED


def _say(lines: Iterable[str], quiet: bool = False) -> None:
    for line in lines if not quiet else ():
        typer.echo(line, err=True)


def _examples(*lines: str) -> str:
    """The end of a command's help; the tests run each line."""
    return "Examples:\n\n\b\n" + "\n".join(f"  {line}" for line in lines)


@contextmanager
def _bar(total: int, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Show how far a build is, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console  # noqa: PLC0415  as for every import below: --help must be quick
    from rich.progress import Progress  # noqa: PLC0415  as above

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda done: bar.update(task, completed=done)


def _found(inputs: list[str]) -> "Inputs":
    from kg.sources.find import find_inputs  # noqa: PLC0415  as above

    found = find_inputs(inputs, sys.stdin if "-" in inputs else ())
    if found.not_read:
        kinds = ", ".join(f"{count:,} {suffix}" for suffix, count in found.not_read)
        _say([f"not read, as there is no reader for them: {kinds}"])
    return found


def _store(folder: Path) -> "ox.Store":
    """Open the store of a graph that a build has written, even one that died just before the end."""
    from kg.building.commit import finish  # noqa: PLC0415  as above
    from kg.graph import open_store  # noqa: PLC0415  as above

    finish(folder)
    return open_store(folder)


def _called(store: "ox.Store", words: str) -> "list[Match]":
    """Return what is called `words`; raises QueryError, with what is near, where nothing is."""
    from kg.analysis import find  # noqa: PLC0415  as above

    matches = find(store, words)
    if matches and matches[0].exact:
        return matches
    near = ", ".join(f"{match.label} ({match.kind})" for match in matches)
    raise QueryError(f"nothing in the graph is called {words!r}" + (f"; did you mean {near}?" if near else ""))


def _things(store: "ox.Store", words: str) -> list[str]:
    return [match.iri for match in _called(store, words)]


def _thing(store: "ox.Store", words: str) -> str:
    """Return the IRI of the one thing that `words` mean; raises QueryError that lists them where there are several."""
    from kg.queries.formats import short  # noqa: PLC0415  as above

    first, *others = _called(store, words)
    if others:
        listed = ", ".join(f"{short(match.iri)} ({match.label}, {match.kind})" for match in (first, *others))
        raise QueryError(f"{words!r} may mean several things; say which: {listed}")
    return first.iri


def _write(target: Path, page: str) -> None:
    try:
        target.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise StoreError(f"{target}: cannot be written: {error.strerror or error}") from error


def _version(asked: bool) -> None:
    if asked:
        from kg.building.version import versions  # noqa: PLC0415  as above

        typer.echo(f"kg {versions()['kg']}")
        raise typer.Exit


@app.callback()
def _kg(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error came from.")] = False,
) -> None:
    """Reports about influence operations in, a knowledge graph out in which every triple opens its sentence."""


@app.command(epilog=_examples("kg build seeds/", "kg build seeds/*.txt -o output --workers 2 --quiet"))
def build(
    inputs: Reports,
    *,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder of the graph.")] = OUTPUT,
    ontology: Ontologies = None,
    workers: Annotated[int, typer.Option(min=0, max=256, help="Processes that read; 0 is one per core.")] = 0,
    published: Published = None,
    everything: Everything = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what the folder holds.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list the files that would be read.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first report that cannot be read.")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Read reports into a graph: extract, check, write, and say what was found.

    A folder that holds a graph keeps it: new reports are added, edited ones replaced, unchanged ones not read again.
    """
    from kg import pipeline  # noqa: PLC0415  as above

    found = _found(inputs)
    if dry_run:
        for file in found.paths:
            typer.echo(str(file))
        _say(f"not read: {file}: {why}" for file, why in found.failed)
        raise typer.Exit(OK if found.paths else FAILED)
    with _bar(len(found.paths), quiet) as progress:
        built = pipeline.build(
            found, out, ontology=tuple(ontology or ()), workers=workers or os.cpu_count() or 1, gate=not everything,
            fresh=fresh, fail_fast=fail_fast, published=published.date() if published else None, progress=progress,
        )  # fmt: skip
    if as_json:
        typer.echo(json.dumps(built.fields(), ensure_ascii=False))
    _say(built.details())
    _say(built.lines(out), quiet)
    raise typer.Exit(built.status)


@app.command(epilog=_examples("kg extract seeds/china-demands-twitter.txt", "kg extract seeds/ --all"))
def extract(
    inputs: Reports,
    *,
    ontology: Ontologies = None,
    published: Published = None,
    everything: Everything = False,
) -> None:
    """Write the claims of reports to standard output, one JSON object a line, with quotes and offsets; keep nothing."""
    from kg.claim_lines import claim_lines  # noqa: PLC0415  as above

    found = _found(inputs)
    failed = list(found.failed)
    day = published.date() if published else None
    for line in claim_lines(found.paths, failed, ontology=tuple(ontology or ()), gate=not everything, published=day):
        typer.echo(line)
    _say(f"not read: {file}: {why}" for file, why in failed)
    raise typer.Exit(OK if not failed else PARTLY if len(failed) < len(found.paths) + len(found.failed) else FAILED)


@app.command(epilog=_examples("kg query takedowns", 'kg query --text "core network" --format json'))
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
    from kg import ask, queries  # noqa: PLC0415  as above

    if format_ not in queries.FORMATS:
        raise typer.BadParameter(f"{format_!r} is none of {', '.join(queries.FORMATS)}", param_hint="--format")
    if listed:
        result: Result = ask.catalogue()
    elif text:
        _store(folder)
        result = ask.ask_words(folder, text, limit)
    elif what:
        _store(folder)
        result = ask.ask(folder, what, param or (), sys.stdin, timeout=timeout, limit=limit)
    else:
        raise typer.BadParameter("give a query, --text or --list", param_hint="QUERY")
    queries.FORMATS[format_](result, sys.stdout)
    if not isinstance(result, bool) and result.truncated:
        _say(["there is more; --limit allows more rows"])


@app.command(epilog=_examples("kg show Twitter", "kg show territory:HK --json"))
def show(
    thing: Annotated[str, typer.Argument(metavar="THING", help="A label, another name, a code or an IRI.")],
    folder: Folder = OUTPUT,
    as_json: Json = False,
) -> None:
    """Show all about one thing: each fact with its speaker, mode, quote and report."""
    from kg import show as showing  # noqa: PLC0415  as above
    from kg.show_text import write_shown  # noqa: PLC0415  as above

    store = _store(folder)
    shown = showing.show(store, _thing(store, thing))
    if as_json:
        typer.echo(json.dumps(asdict(shown), ensure_ascii=False))
    else:
        write_shown(shown, sys.stdout)


@app.command(epilog=_examples('kg path China "Hong Kong"', "kg path China Twitter --max-hops 3 -k 1 --json"))
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
    from kg import analysis  # noqa: PLC0415  as above
    from kg.path_text import write_paths  # noqa: PLC0415  as above

    store = _store(folder)
    ends = _things(store, a), _things(store, b)
    found = analysis.paths(analysis.graph_of(store), *ends, k=k, max_hops=max_hops, min_confidence=min_confidence)
    if as_json:
        typer.echo(json.dumps([asdict(way) for way in found], ensure_ascii=False))
    else:
        write_paths(found, sys.stdout)
    if not found:
        _say([f"no path of at most {max_hops} edges between {a} and {b}"])
        raise typer.Exit(FAILED)


@app.command(epilog=_examples("kg stats", "kg stats --json"))
def stats(folder: Folder = OUTPUT, min_confidence: Confidence = 0.0, as_json: Json = False) -> None:
    """Count what is in the graph; who is central, who belongs together, when things were taken down."""
    from kg import analysis  # noqa: PLC0415  as above
    from kg.stats_text import write_stats  # noqa: PLC0415  as above

    graph = analysis.graph_of(_store(folder), min_confidence=min_confidence)
    found = analysis.stats(graph)
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        write_stats(found, graph, sys.stdout)


@app.command(epilog=_examples("kg view -o page.html", "kg view --focus China --hops 2 --redact -o china.html"))
def view(
    *,
    folder: Folder = OUTPUT,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Default: graph.html in the graph's folder.")] = None,
    opened: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    focus: Annotated[str, typer.Option(metavar="THING", help="Only what is near this.")] = "",
    hops: Annotated[int, typer.Option(min=1, metavar="N", help="How near.")] = 2,
    max_nodes: Annotated[int, typer.Option(min=1, metavar="N", help="Only the most connected things.")] = 2000,
    redact: Annotated[bool, typer.Option("--redact", help="Leave out the quotes.")] = False,
    min_confidence: Confidence = 0.0,
) -> None:
    """Write the graph as one HTML page that works without a network."""
    from kg import analysis  # noqa: PLC0415  as above
    from kg import view as viewing  # noqa: PLC0415  as above

    store = _store(folder)
    graph = analysis.graph_of(store, min_confidence=min_confidence)
    shown = viewing.focus(graph, _things(store, focus), hops) if focus else graph
    target = out or folder / "graph.html"
    _write(target, viewing.render(shown, redact=redact, max_nodes=max_nodes))
    _say([f"wrote {target}"])
    if opened:
        typer.launch(str(target))


@app.command(epilog=_examples("kg validate", "kg validate -g output --json"))
def validate(folder: Folder = OUTPUT, ontology: Ontologies = None, as_json: Json = False) -> None:
    """Check a graph against the shapes of the vocabulary and print each finding; exit status 1 if any is a violation."""
    from kg import graph  # noqa: PLC0415  as above
    from kg import ontology as vocabulary  # noqa: PLC0415  as above
    from kg.building.commit import finish  # noqa: PLC0415  as above

    finish(folder)
    known = vocabulary.load(*ontology or ())
    findings = list(graph.validate_quads(graph.read_quads(folder / "graph.nq"), known))
    for finding in findings:
        line = json.dumps(asdict(finding)) if as_json else f"{finding.severity}: {finding.message} ({finding.focus}, {finding.report})"
        typer.echo(line)
    _say([f"{len(graph.errors_in(findings))} violations, {len(findings)} findings"])
    raise typer.Exit(FAILED if graph.errors_in(findings) else OK)


@app.command(epilog=_examples("kg evaluate gold/", "kg evaluate gold/ -g output --by-file --errors --slots origins,asset"))
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
    from kg import evaluation  # noqa: PLC0415  as above

    try:
        shown = evaluation.chosen(slots)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--slots") from error
    cases = evaluation.load_cases(folders)
    with _bar(0 if folder else len(cases), quiet) as progress:
        result = evaluation.evaluate(cases, folder, ontology=tuple(ontology or ()), progress=progress)
    _say(f"not read: {file}: {why}" for file, why in result.unread)
    write = evaluation.write_json if as_json else evaluation.write_text
    write(result, sys.stdout, slots=shown, errors=errors, by_file=by_file)
    if result.core.f1 < fail_under:
        _say([f"the F1 of CORE is {result.core.f1:.3f}, below {fail_under:g}"])
        raise typer.Exit(FAILED)


@app.command(epilog=_examples("kg doctor", "kg doctor --json"))
def doctor(folder: Folder = OUTPUT, as_json: Json = False) -> None:
    """Say what is installed and what is missing; exit status 1 if a command would fail."""
    from kg.doctor import examine  # noqa: PLC0415  as above

    examined = list(examine(folder))
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in examined]))
    else:
        for one in examined:
            typer.echo(f"{'ok' if one.fine else 'NO':3} {one.name:12} {one.found}")
    raise typer.Exit(OK if all(one.fine for one in examined) else FAILED)
