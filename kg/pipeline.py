"""The whole way: inputs -> reports -> claims -> one graph folder, checked before it takes the place of the former one."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from kg.building.account import RUN, Tally, load_entries, load_origins, save_origins, write_account
from kg.building.commit import locked, replacing, settle
from kg.building.derive import derive, write_graph
from kg.building.intake import Entry, Intake
from kg.building.meter import Meter
from kg.building.revisions import REVISIONS, compared, dumped, load_revisions, said
from kg.building.shard import Reader, shards
from kg.building.shelf import Shelf
from kg.building.summary import Summary
from kg.building.version import code_digest
from kg.building.workers import Crashed, work_through
from kg.errors import ReportError
from kg.graph.findings import Finding
from kg.graph.quads import quads
from kg.graph.validate import verify_quotes, vocabulary_findings
from kg.importers.shelf import forget, imported
from kg.model import Extract
from kg.namespaces import digest
from kg.ontology import Ontology, load
from kg.reading.gate import relevant
from kg.resolution import Memory, load_verdicts
from kg.sources.columns import USUAL, columns
from kg.sources.fetching import Fetcher
from kg.sources.find import Inputs
from kg.sources.item import Input, Link, of_path
from kg.sources.walk import Found, Lost, Walker


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
    fetcher: Fetcher | None = None,
    mapping: str = USUAL,
    keep: bool = True,
    passes_by: Callable[[str], bool] = lambda url: False,
    progress: Callable[[Meter], None] = lambda meter: None,
) -> Summary:
    """Read `inputs` into the graph in the folder `out`, beside what it holds already unless `fresh`.

    The files depend on the reports, the vocabulary and this program alone: not on order, `workers`, or earlier builds; but of
    two versions of one page that were built one after the other, the later counts, and `revisions.json` says what changed.
    `ontology` are folders layered on the vocabulary; `workers` counts processes (0: work in this one, save pages and documents,
    which are always read in a process that can be stopped); `gate` leaves out what is beside the point; `published` is for
    reports without a date; `fetcher` gets web addresses (None: they fail); `mapping` is the preset or file that says which
    column of a dump is what; `keep` keeps the texts in `out`; links for which `passes_by` is true are not followed; `progress`
    is told how far the build is. A report whose claims fail a check is set aside and named; where the vocabulary or a kept
    report fails one, nothing is written, and the summary has the errors. An interruption (Ctrl-C) while reports are read ends
    the reading; what was read is written.
    Raises OntologyError, StoreError (`out` cannot be written to, or another build is writing to it), ReportError (no input can
    be read, or with `fail_fast` one cannot; the mapping is wrong), KeyboardInterrupt (nothing could be written that holds all
    that was there).
    """
    known = load(*ontology)
    columns(mapping)
    with locked(out):
        settle(out)
        shelf = Shelf(out, digest(code_digest(), known.digest, str(gate)), keep)
        former, held = ({}, frozenset[str]()) if fresh else load_entries(out)
        intake = _intake(shelf, inputs, former, held, fresh, fail_fast)
        meter = Meter(progress, total=len(inputs.paths) + len(inputs.urls))
        walker = Walker(fetcher, published, _gate(known, gate), max(1, workers), passes_by)
        walked = meter.reports_of(walker.walk(meter.inputs_of(given(inputs, mapping))))
        interrupted = _read_closely(intake, walked, Reader(shelf, ontology, gate), workers, meter, former)
        return _write(intake, known, interrupted)


def given(inputs: Inputs, mapping: str = USUAL) -> Iterator[Input | Link]:
    """Yield inputs as they are read: files, then addresses."""
    yield from (replace(of_path(path), mapping=mapping) for path in inputs.paths)
    yield from (Link(url) for url in inputs.urls)


def _gate(known: Ontology, gate: bool) -> Callable[[str], bool]:
    return (lambda text: relevant(text, known.phrases["gate"])) if gate else lambda text: True


def _intake(shelf: Shelf, inputs: Inputs, former: dict[str, Entry], held: frozenset[str], fresh: bool, fail_fast: bool) -> Intake:
    shelf.prepare()
    origins = {} if fresh else load_origins(shelf.folder)
    intake = Intake(shelf, dict(former), held, origins, fresh, fail_fast, list(inputs.failed))
    intake.not_read.update(dict(inputs.not_read))
    return intake


def _read_closely(
    intake: Intake, walked: Iterator[Found | Lost], reader: Reader, workers: int, meter: Meter, former: dict[str, Entry]
) -> bool:
    """Have what is new or stale read; afterwards the shelf holds it, and the intake no longer lists what failed.

    Return whether that was interrupted.
    """
    beside = set() if intake.fresh else set(intake.shelf.irrelevant())
    interrupted = False
    try:
        for outcome in work_through(shards(intake.pending(walked)), reader, workers):
            if isinstance(outcome, Crashed):
                intake.set_aside(outcome.item.id, "its analysis broke the process that did it")
                continue
            if outcome.problem:
                intake.set_aside(outcome.report, outcome.problem)
            elif not outcome.relevant:
                beside.add(outcome.name)
            meter.add(words=outcome.words, relevant=outcome.relevant, claims=outcome.claims)
    except KeyboardInterrupt:
        interrupted = True
        if not intake.drop_unread(beside, former) or not intake.entries:
            raise
    if not intake.entries and not intake.dumped:
        raise ReportError(_nothing(intake))
    intake.shelf.put_irrelevant(beside)
    return interrupted


def _nothing(intake: Intake) -> str:
    rows = intake.failed + intake.skipped
    return "nothing to build from: " + ("; ".join(f"{file}: {why}" for file, why in rows[:3]) or "no files there that are read")


def _write(intake: Intake, ontology: Ontology, interrupted: bool) -> Summary:
    """Write, check and commit the graph; where a check fails the former graph stays."""
    shelf, tally, verdicts = intake.shelf, Tally(), load_verdicts(intake.shelf.folder)
    memory = Memory(shelf.compared())
    former = [] if intake.fresh else load_revisions(shelf.folder)
    revised = list(compared(shelf, intake.revised, {entry.report: entry.name for entry in intake.entries.values()}))
    _check_vocabulary(shelf, ontology, tally)
    with suppress(Invalid), replacing(shelf.folder) as stage:
        brought = () if intake.fresh else imported(shelf.folder)
        write_graph(quads(_extracts(intake, tally), ontology, verdicts, memory, brought), stage)
        if tally.errors:
            raise Invalid
        write_account(stage / RUN, intake, tally, ontology.digest)
        if former or revised or (shelf.folder / REVISIONS).exists():
            (stage / REVISIONS).write_text(dumped(former + revised), encoding="utf-8", newline="\n")
        derive(stage)
    if not tally.errors:
        save_origins(shelf.folder, intake.origins)
        shelf.put_compared(memory.after)
        shelf.keep_only([*(entry.name for entry in intake.entries.values()), *(row["former"] for row in former + revised)])
        if intake.fresh:
            forget(shelf.folder)
        intake.notes += map(said, revised)
    return _summary(intake, tally, interrupted)


def _check_vocabulary(shelf: Shelf, ontology: Ontology, tally: Tally) -> None:
    if not shelf.vocabulary_is_valid():
        tally.note("vocabulary", vocabulary_findings(ontology))
        shelf.vocabulary_is_valid(checked=not tally.errors)


def _extracts(intake: Intake, tally: Tally) -> Iterator[Extract]:
    """Yield what is in the graph, one report after the other in the order of their IRIs; quotes are checked once more."""
    for entry in sorted(intake.entries.values()):
        if intake.shelf.has(entry.name):
            extract, findings = intake.shelf.extract(entry.name)
            tally.note(entry.file, {*findings, *_quotes(extract)})
            tally.count(entry, extract)
            yield extract


def _quotes(extract: Extract) -> Iterator[Finding]:
    """Check the quotes of a report once more, if its text was kept."""
    return verify_quotes(extract.report, extract.claims) if extract.report.text else iter(())


def _summary(intake: Intake, tally: Tally, interrupted: bool) -> Summary:
    return Summary(
        read=intake.read - intake.unread,
        unchanged=intake.unchanged,
        reports=len(tally.reports),
        irrelevant=len(intake.entries) - len(tally.reports) + intake.dumped.total(),
        claims=tally.totals["claims"],
        operations=tally.totals["operations"],
        takedowns=tally.totals["takedowns"],
        failed=tuple(intake.failed),
        skipped=tuple(intake.skipped),
        notes=tuple(intake.notes),
        errors=tuple(tally.errors),
        warnings=tuple(tally.warnings),
        interrupted=interrupted,
        unread=intake.unread,
    )
