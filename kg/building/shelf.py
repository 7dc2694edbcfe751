"""Where a graph folder keeps the reports it holds (`reports/`) and what was read from them (`.cache/`)."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kg.building.commit import CACHE, read_exactly, write_whole
from kg.building.record import dump_extract, dump_report, load_extract, load_report
from kg.errors import StoreError
from kg.graph.findings import Finding
from kg.model import Extract, Report
from kg.resolution.memory import Compared
from kg.resolution.memory import dump as dump_compared
from kg.resolution.memory import load as load_compared

REPORTS = "reports"
IRRELEVANT = "irrelevant"
VOCABULARY = "vocabulary-is-valid"
COMPARED = "compared"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Reports are kept under a name made of their content, what was read from them under the same name and `version`.

    So nothing is ever changed in place, a half-finished build leaves at most files that nobody asks for, and a new version of
    the program or the vocabulary finds the texts but no stale results. A report is two files: its text, which all offsets count
    in (without `keep` it is not written), and what else is known of it.
    """

    folder: Path
    version: str
    keep: bool = True

    @property
    def results(self) -> Path:
        """The folder of what this version has read."""
        return self.folder / CACHE / self.version

    def prepare(self) -> None:
        """Make the folders."""
        (self.folder / REPORTS).mkdir(parents=True, exist_ok=True)
        self.results.mkdir(parents=True, exist_ok=True)

    def has(self, name: str) -> bool:
        """Whether the report of that name was read by this version and found relevant."""
        return (self.results / f"{name}.json").exists()

    def put(self, name: str, extract: Extract, findings: Iterable[Finding] = ()) -> None:
        """Keep a report, what was read from it, and what the checks found in that."""
        if self.keep:
            write_whole(self.folder / REPORTS / f"{name}.txt", extract.report.text)
        write_whole(self.folder / REPORTS / f"{name}.json", dump_report(replace(extract.report, text="")))
        write_whole(self.results / f"{name}.json", dump_extract(extract, findings))

    def report(self, name: str) -> Report:
        """Return a report that is kept here, without text where that was not kept. Raises StoreError if it is not as written."""
        path = self.folder / REPORTS / f"{name}.json"
        try:
            report = load_report(path.read_text(encoding="utf-8"))
            text = path.with_suffix(".txt")
            return replace(report, text=read_exactly(text)) if text.exists() else report
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{path}: the kept report cannot be read; build with --fresh to start over") from error

    def extract(self, name: str) -> tuple[Extract, list[Finding]]:
        """Return what was read from a report, and what the checks found in that. Raises StoreError as `report` does."""
        path = self.results / f"{name}.json"
        try:
            return load_extract(path.read_text(encoding="utf-8"), self.report(name))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{path}: cannot be read; build with --fresh to start over") from error

    def irrelevant(self) -> frozenset[str]:
        """The names of the reports that this version read and found beside the point."""
        path = self.results / IRRELEVANT
        return frozenset(path.read_text(encoding="utf-8").split()) if path.exists() else frozenset()

    def put_irrelevant(self, names: Iterable[str]) -> None:
        """Remember that these reports need not be read again by this version."""
        write_whole(self.results / IRRELEVANT, "".join(f"{name}\n" for name in sorted(names)))

    def compared(self) -> Compared:
        """What this version has compared of the operations of the reports; nothing where that is not known."""
        path = self.results / COMPARED
        return load_compared(path.read_text(encoding="utf-8")) if path.exists() else Compared()

    def put_compared(self, compared: Compared) -> None:
        """Remember it for the next build."""
        write_whole(self.results / COMPARED, dump_compared(compared))

    def vocabulary_is_valid(self, checked: bool = False) -> bool:
        """Whether this version found nothing wrong with the vocabulary; with `checked`, remember that it did."""
        if checked:
            (self.results / VOCABULARY).touch()
        return (self.results / VOCABULARY).exists()

    def keep_only(self, names: Iterable[str]) -> None:
        """Drop the reports and results that no graph needs any longer, and the results of other versions."""
        wanted = {f"{name}.{suffix}" for name in names for suffix in ("json", "txt")} | {IRRELEVANT, VOCABULARY, COMPARED}
        for folder in (self.folder / REPORTS, self.results):
            for entry in os.scandir(folder):
                if entry.name not in wanted:
                    Path(entry.path).unlink()
        for path in (self.folder / CACHE).iterdir():
            if path.is_dir() and path != self.results:
                shutil.rmtree(path)
