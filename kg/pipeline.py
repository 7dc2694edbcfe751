"""The whole way: inputs -> reports -> claims -> one graph folder, checked before it takes the place of the former one."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from kg.analysis import graph_of
from kg.building.account import RUN, Tally, load_entries, load_origins, save_origins, write_account
from kg.building.commit import locked, replacing, settle
from kg.building.intake import Intake
from kg.building.shard import Reader, shards
from kg.building.shelf import Shelf
from kg.building.summary import Summary
from kg.building.version import code_digest
from kg.building.workers import Crashed, work_through
from kg.errors import ReportError
from kg.graph.findings import Finding
from kg.graph.quads import quads
from kg.graph.store import open_store, rebuild
from kg.graph.validate import Validator, verify_quotes
from kg.graph.write import write
from kg.importers.shelf import forget, imported
from kg.model import Extract
from kg.namespaces import digest
from kg.ontology import Ontology, load
from kg.sources.find import Inputs
from kg.view import render

FORMATS = ("nq", "trig", "ttl")
# As many things as a page can lay out in some ten seconds and a person can look at.
MOST_NODES = 2_000


class Invalid(Exception):
    """Ends the writing of a graph in which a check found errors; never leaves this module."""


def build(
    inputs: Inputs,
    out: Path,
    *,
    ontology: tuple[Path, ...] = (),
    workers: int = 0,
    gate: bool = True,
    fresh: bool = False,
    fail_fast: bool = False,
    published: date | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> Summary:
    """Read `inputs` into the graph in the folder `out`, beside what it holds already unless `fresh`.

    The files depend on the reports, the vocabulary and this program alone: not on order, `workers`, or earlier builds.
    `ontology` are folders layered on the vocabulary; `workers` counts processes (0: work in this one); `gate` leaves out what
    is beside the point; `published` is for reports without a date; `progress` is told how many reports were read closely so
    far. A report whose claims fail a check is set aside and named; where the vocabulary or a kept report fails one, nothing is
    written, and the summary has the errors.
    Raises OntologyError, StoreError (`out` cannot be written to, or another build is
    writing to it), ReportError (no input can be read, or with `fail_fast` one cannot).
    """
    known = load(*ontology)
    with locked(out):
        settle(out)
        shelf = Shelf(out, digest(code_digest(), known.digest, str(gate)))
        intake = _intake(shelf, inputs, fresh, published, fail_fast)
        _read_closely(intake, inputs, Reader(shelf, ontology, gate), workers, progress)
        return _write(intake, inputs, known)


def _intake(shelf: Shelf, inputs: Inputs, fresh: bool, published: date | None, fail_fast: bool) -> Intake:
    shelf.prepare()
    entries, held = ({}, frozenset()) if fresh else load_entries(shelf.folder)
    origins = {} if fresh else load_origins(shelf.folder)
    return Intake(shelf, dict(entries), held, origins, published, fresh, fail_fast, list(inputs.failed))


def _read_closely(intake: Intake, inputs: Inputs, reader: Reader, workers: int, progress: Callable[[int], None]) -> None:
    """Have what is new or stale read; afterwards the shelf holds it, and the intake no longer lists what failed."""
    beside = set() if intake.fresh else set(intake.shelf.irrelevant())
    for done, outcome in enumerate(work_through(shards(intake.pending(inputs.paths)), reader, workers), 1):
        if isinstance(outcome, Crashed):
            intake.set_aside(outcome.item.id, "its analysis broke the process that did it")
        elif outcome.problem:
            intake.set_aside(outcome.report, outcome.problem)
        elif not outcome.relevant:
            beside.add(outcome.name)
        progress(done)
    if not intake.entries:
        raise ReportError(_nothing(intake))
    intake.shelf.put_irrelevant(beside)


def _nothing(intake: Intake) -> str:
    rows = intake.failed + intake.skipped
    return "nothing to build from: " + ("; ".join(f"{file}: {why}" for file, why in rows[:3]) or "no .txt or .md reports there")


def _write(intake: Intake, inputs: Inputs, ontology: Ontology) -> Summary:
    """Write, check and commit the graph; where a check fails the former graph stays."""
    shelf, tally = intake.shelf, Tally()
    _check_vocabulary(shelf, ontology, tally)
    with suppress(Invalid), replacing(shelf.folder) as stage:
        with ExitStack() as files:
            brought = () if intake.fresh else imported(shelf.folder)
            write(quads(_extracts(intake, tally), ontology, brought), {name: opened(files, stage, name) for name in FORMATS})
        if tally.errors:
            raise Invalid
        write_account(stage / RUN, intake, tally, ontology.digest, inputs.not_read)
        derive(stage)
    if not tally.errors:
        save_origins(shelf.folder, intake.origins)
        shelf.keep_only(entry.name for entry in intake.entries.values())
        if intake.fresh:
            forget(shelf.folder)
    return _summary(intake, tally)


def opened(files: ExitStack, stage: Path, name: str) -> TextIO:
    return files.enter_context((stage / f"graph.{name}").open("w", encoding="utf-8", newline="\n"))


def derive(stage: Path) -> None:
    """Make from graph.nq what is only a view of it: the store, the index of quotes, the page."""
    rebuild(stage)
    page = render(graph_of(open_store(stage)), max_nodes=MOST_NODES)
    (stage / "graph.html").write_text(page, encoding="utf-8", newline="\n")


def _check_vocabulary(shelf: Shelf, ontology: Ontology, tally: Tally) -> None:
    if not shelf.vocabulary_is_valid():
        tally.note("vocabulary", _vocabulary_findings(ontology))
        shelf.vocabulary_is_valid(checked=not tally.errors)


@lru_cache(maxsize=1)
def _vocabulary_findings(ontology: Ontology) -> tuple[Finding, ...]:
    return tuple(Validator(ontology).reference_findings())


def _extracts(intake: Intake, tally: Tally) -> Iterator[Extract]:
    """Yield what is in the graph, one report after the other in the order of their IRIs; quotes are checked once more."""
    for entry in sorted(intake.entries.values()):
        if intake.shelf.has(entry.name):
            extract, findings = intake.shelf.extract(entry.name)
            tally.note(entry.file, {*findings, *verify_quotes(extract.report, extract.claims)})
            tally.count(entry.name, extract)
            yield extract


def _summary(intake: Intake, tally: Tally) -> Summary:
    return Summary(
        read=intake.read,
        unchanged=intake.unchanged,
        reports=len(tally.reports),
        irrelevant=len(intake.entries) - len(tally.reports),
        claims=tally.totals["claims"],
        operations=tally.totals["operations"],
        takedowns=tally.totals["takedowns"],
        failed=tuple(intake.failed),
        skipped=tuple(intake.skipped),
        notes=tuple(intake.notes),
        errors=tuple(tally.errors),
        warnings=tuple(tally.warnings),
    )
