"""The whole way: inputs -> reports -> claims -> one graph folder, checked before it takes the place of the former one."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path

from kg.building.account import RUN, Tally, load_entries, load_origins, save_origins, write_account
from kg.building.commit import locked, replacing, settle
from kg.building.derive import derive, write_graph
from kg.building.intake import Intake
from kg.building.shard import Reader, shards
from kg.building.shelf import Shelf
from kg.building.summary import Summary
from kg.building.version import code_digest
from kg.building.workers import Crashed, work_through
from kg.errors import ReportError
from kg.graph.findings import Finding
from kg.graph.quads import quads
from kg.graph.validate import Validator, verify_quotes
from kg.model import Extract
from kg.namespaces import digest
from kg.ontology import Ontology, load
from kg.resolution import Memory, load_verdicts
from kg.sources.find import Inputs


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
    shelf, tally, verdicts = intake.shelf, Tally(), load_verdicts(intake.shelf.folder)
    memory = Memory(shelf.compared())
    _check_vocabulary(shelf, ontology, tally)
    with suppress(Invalid), replacing(shelf.folder) as stage:
        write_graph(quads(_extracts(intake, tally), ontology, verdicts, memory), stage)
        if tally.errors:
            raise Invalid
        write_account(stage / RUN, intake, tally, ontology.digest, inputs.not_read)
        derive(stage)
    if not tally.errors:
        save_origins(shelf.folder, intake.origins)
        shelf.put_compared(memory.after)
        shelf.keep_only(entry.name for entry in intake.entries.values())
    return _summary(intake, tally)


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
