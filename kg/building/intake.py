"""Which reports a graph is to hold: those it holds already, and those that are new, changed or to be read again."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from kg.building.record import name_of, words_of
from kg.building.shelf import Shelf
from kg.errors import ReportError
from kg.model import Report
from kg.sources.item import Input
from kg.sources.walk import ASIDE, BESIDE, UNREAD, Found, Lost


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A report of the graph: its IRI, the name it is kept under, the base name of its file, a digest of its words."""

    report: str
    name: str
    file: str
    words: str = ""


@dataclass(slots=True)
class Intake:
    """Fills up while reports are read; the one place where a build keeps count.

    `entries` is by report IRI; `held` are the names of those whose text is kept. `origins` maps a digest of a file's place on
    this machine, or of an address, to the entry it last gave: so an edited file or page replaces its former self, while a
    second file that is the same report does not replace the first. `revised` has, by report IRI, the name of the version that
    was in the graph before. Of parts of dumps that are left out only the numbers are kept, by the dump's name: `dumped` are beside
    the point, `copied` are there already. `names` has what to call an input that gave no report, wherever the graph is built.
    """

    shelf: Shelf
    entries: dict[str, Entry] = field(default_factory=dict)
    held: frozenset[str] = frozenset()
    origins: dict[str, Entry] = field(default_factory=dict)
    fresh: bool = False
    fail_fast: bool = False
    failed: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    not_read: Counter[str] = field(default_factory=Counter)
    dumped: Counter[str] = field(default_factory=Counter)
    copied: Counter[str] = field(default_factory=Counter)
    revised: dict[str, str] = field(default_factory=dict)
    read: int = 0
    unchanged: int = 0
    unread: int = 0
    _seen: set[str] = field(default_factory=set)
    _replaced: set[str] = field(default_factory=set)
    _by_words: dict[str, str] = field(default_factory=dict)
    _before: dict[str, Entry] = field(default_factory=dict)

    def pending(self, walked: Iterable[Found | Lost]) -> Iterator[Report]:
        """Yield the reports that have to be read closely; note all others."""
        if self.fail_fast and self.failed:
            raise ReportError(": ".join(self.failed[0]))
        known = frozenset() if self.fresh else self.shelf.irrelevant()
        self._before = dict(self.origins)
        self._by_words = {entry.words: entry.report for entry in self.entries.values() if entry.words}
        for one in walked:
            if isinstance(one, Lost):
                self._note_lost(one)
                continue
            self.read += 1
            if one.note:
                self.notes.append(f"{one.source.place}: {one.note}")
            if not self._enter(one.source, one.report):
                continue
            if self._is_known(self.entries[one.report.id], known):
                self.unchanged += 1
            else:
                yield one.report
        for gone in self._replaced - {entry.report for entry in self.origins.values()}:
            self.entries.pop(gone, None)
        yield from self._stale(known)

    def _stale(self, known: frozenset[str]) -> Iterator[Report]:
        """Yield the reports of the graph that were last read by another version and are not among the inputs."""
        for entry in list(self.entries.values()):
            if entry.report not in self._seen and entry.name in self.held and not self._is_known(entry, known):
                report = self.shelf.report(entry.name)
                if report.text:
                    yield report
                else:
                    self.set_aside(entry.report, "was read by another version of this program, and its text was not kept")

    def _is_known(self, entry: Entry, known: frozenset[str]) -> bool:
        return not self.fresh and (entry.name in known or self.shelf.has(entry.name))

    def _note_lost(self, lost: Lost) -> None:
        source = lost.source
        if lost.how == BESIDE:
            self.read += 1
            self.dumped[source.name.split("/")[0]] += 1
        elif lost.how == UNREAD:
            self.not_read[Path(source.name).suffix.lower()[:20] or "no suffix"] += 1
        elif lost.how == ASIDE:
            self._skip(source, lost.why)
        else:
            self.names[source.place] = source.name
            self._fail(source.place, lost.why)

    def _enter(self, source: Input, report: Report) -> bool:
        """Note where a report came from; return whether it is to be in the graph under its own name."""
        entry = Entry(report.id, name_of(report), report.file_name, words_of(report))
        place = _place(source)
        former, holder = self.origins.get(place), self.entries.get(report.id)
        self.origins[place] = entry
        if former and former.report != entry.report:
            self._replaced.add(former.report)
        if why := self._reason_against(entry, former, holder):
            self._skip(source, why)
            return False
        if holder is not None and holder.words != entry.words:
            self.revised[entry.report] = holder.name
        self._seen.add(report.id)
        self.entries[report.id] = entry
        self._by_words[entry.words] = report.id
        return True

    def _reason_against(self, entry: Entry, former: Entry | None, holder: Entry | None) -> str:
        """Return why a report does not enter the graph, "" if it does; `former` is what its place gave before."""
        twin = self.entries.get(self._by_words.get(entry.words, ""))
        if twin is not None and twin.report != entry.report and (former is None or former.report != twin.report):
            return f"the same text as {twin.file}, which is kept"
        if holder is None:
            return ""
        if entry.report in self._seen or (holder not in (entry, former) and (holder.words == entry.words or former == entry)):
            what = "the same report as" if holder.words == entry.words else "another version of the page that is already there from"
            return f"{what} {holder.file}, which is kept"
        return ""

    def _skip(self, source: Input, why: str) -> None:
        if source.dumped:
            self.copied[source.name.split("/")[0]] += 1
            return
        self.names[source.place] = source.name
        self.skipped.append((source.place, why))

    def drop_unread(self, beside: Iterable[str], former: dict[str, Entry]) -> bool:
        """After an interruption, keep what was read and, of reports that were not, what the graph had before.

        Return whether all that the graph had can be kept.
        """
        done, dropped = {*beside}, set()
        for report, entry in list(self.entries.items()):
            if not self.shelf.has(entry.name) and entry.name not in done:
                dropped.add(self.entries.pop(report))
                self.revised.pop(report, None)
        self.unread = len(dropped)
        for place in [place for place, entry in self.origins.items() if entry in dropped]:
            if place in self._before:
                self.origins[place] = self._before[place]
            else:
                del self.origins[place]
        for report, entry in former.items():
            if report not in self.entries and (self.shelf.has(entry.name) or entry.name in done):
                self.entries[report] = entry
        return former.keys() <= self.entries.keys()

    def set_aside(self, report: str, why: str) -> None:
        """Leave out a report that could be read as a text but not analysed. Raises ReportError if told to fail fast."""
        file = self.entries.pop(report).file
        self.names[file] = file
        self._fail(file, why)

    def _fail(self, place: str, why: str) -> None:
        if self.fail_fast:
            raise ReportError(f"{place}: {why}")
        self.failed.append((place, why))


def _place(source: Input) -> str:
    """Return a digest of where an input lies: a file wherever it is called from, an address as it is."""
    outer = source.top or source.place
    inner = source.place.removeprefix(outer)
    where = outer if "://" in outer else os.path.realpath(outer)
    return sha256((where + inner).encode(errors="surrogateescape")).hexdigest()[:16]
