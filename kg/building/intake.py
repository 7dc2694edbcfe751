"""Which reports a graph is to hold: those it holds already, and those that are new, changed or to be read again."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from kg.building.record import name_of
from kg.building.shelf import Shelf
from kg.errors import ReportError
from kg.model import Report
from kg.sources import OtherLanguage, read_english


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A report of the graph: its IRI, the name it is kept under, the base name of its file."""

    report: str
    name: str
    file: str


@dataclass(slots=True)
class Intake:
    """Fills up while reports are read; the one place where a build keeps count.

    `entries` is by report IRI; `held` are the names of those whose text is kept. `origins` maps a digest of a file's place on
    this machine to the entry it last gave: so an edited file replaces its former self, while a second file that is the same
    report does not replace the first.
    """

    shelf: Shelf
    entries: dict[str, Entry] = field(default_factory=dict)
    held: frozenset[str] = frozenset()
    origins: dict[str, Entry] = field(default_factory=dict)
    published: date | None = None
    fresh: bool = False
    fail_fast: bool = False
    failed: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    read: int = 0
    unchanged: int = 0
    _seen: set[str] = field(default_factory=set)
    _replaced: set[str] = field(default_factory=set)

    def pending(self, paths: Iterable[Path]) -> Iterator[Report]:
        """Yield the reports that have to be read closely; note all others."""
        if self.fail_fast and self.failed:
            raise ReportError(": ".join(self.failed[0]))
        known = frozenset() if self.fresh else self.shelf.irrelevant()
        for path in paths:
            report = self._readable(path)
            if report is None or not self._enter(path, report):
                continue
            if self._is_known(self.entries[report.id], known):
                self.unchanged += 1
            else:
                yield report
        for gone in self._replaced - {entry.report for entry in self.origins.values()}:
            self.entries.pop(gone, None)
        yield from self._stale(known)

    def _stale(self, known: frozenset[str]) -> Iterator[Report]:
        """Yield the reports of the graph that were last read by another version and are not among the inputs."""
        for entry in list(self.entries.values()):
            if entry.report not in self._seen and entry.name in self.held and not self._is_known(entry, known):
                yield self.shelf.report(entry.name)

    def _is_known(self, entry: Entry, known: frozenset[str]) -> bool:
        return not self.fresh and (entry.name in known or self.shelf.has(entry.name))

    def _readable(self, path: Path) -> Report | None:
        try:
            report, note = read_english(path, self.published)
        except OtherLanguage as error:
            self.skipped.append((str(path), str(error)))
            return None
        except ReportError as error:
            self._fail(str(path), str(error))
            return None
        self.read += 1
        if note:
            self.notes.append(f"{path}: {note}")
        return report

    def _enter(self, path: Path, report: Report) -> bool:
        """Note where a report came from; return whether it is to be in the graph under its own name."""
        entry = Entry(report.id, name_of(report), report.file_name)
        place = sha256(os.path.realpath(path).encode(errors="surrogateescape")).hexdigest()[:16]
        former, holder = self.origins.get(place), self.entries.get(report.id)
        self.origins[place] = entry
        if former and former.report != entry.report:
            self._replaced.add(former.report)
        if report.id not in self._seen and (holder is None or holder in (entry, former)):
            self._seen.add(report.id)
            self.entries[report.id] = entry
            return True
        self.skipped.append((str(path), f"the same report as {self.entries[report.id].file}, which is kept"))
        return False

    def set_aside(self, report: str, why: str) -> None:
        """Leave out a report that could be read as a text but not analysed. Raises ReportError if told to fail fast."""
        self._fail(self.entries.pop(report).file, why)

    def _fail(self, file: str, why: str) -> None:
        if self.fail_fast:
            raise ReportError(f"{file}: {why}")
        self.failed.append((file, why))
