"""Reports that others have read, or a STIX bundle of theirs, into a graph folder: nothing of our own is read again."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kg.building.account import RUN, Tally, load_entries, read_account, write_account
from kg.building.commit import locked, replacing, settle
from kg.building.derive import derive, write_graph
from kg.building.intake import Intake
from kg.building.shelf import Shelf
from kg.errors import ReportError, StoreError
from kg.graph.findings import errors_in
from kg.graph.quads import Reported, ReportOf, assembled, beside
from kg.graph.read import QUADS, read_quads
from kg.graph.validate import Validator
from kg.importers import Brought, brought
from kg.importers.shelf import imported, keep
from kg.namespaces import IO
from kg.ontology import Ontology, load
from kg.resolution import load_verdicts


@dataclass(frozen=True, slots=True)
class Import:
    """How an import went: counts of what was taken in, and rows of a file and a reason for what was not."""

    reports: int
    claims: int
    failed: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]

    @property
    def status(self) -> int:
        """The exit status: 0 fine, 1 nothing was taken in, 3 some of it was."""
        return 0 if not self.failed else 3 if self.reports else 1


def bring(paths: Iterable[Path], out: Path, *, ontology: tuple[Path, ...] = (), base: str = "") -> Import:
    """Take the reports of `paths` into the graph in `out`, each checked; later builds keep them.

    A report that was imported before is replaced, one that was read here stays as it is. `base` is the IRI that an export was
    made with. Raises StoreError where `out` cannot be written to or was built with another vocabulary.
    """
    known = load(*ontology)
    good, failed, notes = _checked(paths, known, base)
    with locked(out):
        settle(out)
        own = {entry.report for entry in load_entries(out)[0].values()}
        _check_vocabulary(out, known)
        held = [one for one in good if one.report not in own]
        notes += [f"{one.report}: is here already, read from its text" for one in good if one.report in own]
        if held:
            _write(out, held, own, known)
    claims = {quad[1] for one in held for quad in one.quads if quad[2] == IO + "reportedIn"}
    return Import(len({one.report for one in held}), len(claims), tuple(failed), tuple(notes))


def _checked(paths: Iterable[Path], known: Ontology, base: str) -> tuple[list[Brought], list[tuple[str, str]], list[str]]:
    good: list[Brought] = []
    failed: list[tuple[str, str]] = []
    notes: list[str] = []
    validator = Validator(known)
    for path in paths:
        try:
            for one in brought(path, known, base):
                wrong = errors_in(validator.graph_findings(one.quads))
                if wrong:
                    failed.append((str(path), f"{one.report}: {wrong[0].message} ({wrong[0].focus})"))
                else:
                    good.append(one)
                notes += [f"{path}: {note}" for note in one.notes]
        except ReportError as error:
            failed.append((str(path), str(error)))
    return good, failed, notes


def _check_vocabulary(out: Path, known: Ontology) -> None:
    used = read_account(out).get("versions", {}).get("ontology", known.digest)
    if used != known.digest:
        raise StoreError(f"{out}: was built with another vocabulary; name it with --ontology, or build the graph again")


def _write(out: Path, held: list[Brought], own: set[str], known: Ontology) -> None:
    for one in held:
        keep(out, one.report, one.quads)
    with replacing(out) as stage:
        reports = beside(_own(out, own), imported(out))
        write_graph(assembled(reports, known, load_verdicts(out)), stage)
        if (out / RUN).exists():
            shutil.copyfile(out / RUN, stage / RUN)
        else:
            write_account(stage / RUN, Intake(Shelf(out, "")), Tally(), known.digest)
        derive(stage)


def _own(out: Path, own: set[str]) -> Iterator[Reported]:
    """Yield the reports of the graph that were read here."""
    if own:
        named = (quad for quad in read_quads(out / QUADS) if quad[0])
        for report, quads in groupby(named, key=ReportOf()):
            if report in own:
                yield report, list(quads)
