"""`run.json`: what a graph was made of, what was left out, and why; the same whenever and wherever it is built."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.building.commit import CACHE, write_whole
from kg.building.intake import Entry, Intake
from kg.building.version import versions
from kg.errors import StoreError
from kg.graph.findings import VIOLATION, Finding
from kg.model import Extract
from kg.namespaces import ID, IO, TYPE, local

RUN = "run.json"
ORIGINS = "origins.json"


@dataclass(slots=True)
class Tally:
    """Counts what passes by on its way into the graph, and gathers what the checks have to say about it."""

    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)
    totals: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("words", "claims", "operations", "takedowns"), 0))

    def note(self, file: str, findings: Iterable[Finding]) -> None:
        """Add findings about a report, or about the vocabulary."""
        for finding in findings:
            lines = self.errors if finding.severity == VIOLATION else self.warnings
            lines.append(f"{file}: {finding.message} ({local(finding.focus)})")

    def count(self, entry: Entry, extract: Extract) -> None:
        """Add one report. Operations and takedowns are those that a claim states, not those merely asked for or supposed."""
        types = {(s, o) for claim in extract.claims if claim.stated for s, p, o in claim.triples if p == TYPE}
        row = {
            "words": extract.words,
            "claims": len(extract.claims),
            "operations": sum(o == IO + "InfluenceOperation" for _, o in types),
            "takedowns": sum(o == IO + "Takedown" for _, o in types),
        }
        for key, value in row.items():
            self.totals[key] += value
        report = extract.report
        named = {"id": local(report.id), "kept": entry.name, "file": report.file_name, "sha256": report.sha256, "same": entry.words}
        self.reports.append(named | row)


def write_account(path: Path, intake: Intake, tally: Tally, ontology: str) -> None:
    """Write `run.json`: base names only, no clock, no place of this machine."""
    kept = {row["kept"] for row in tally.reports}
    beside = sorted(entry for entry in intake.entries.values() if entry.name not in kept)
    account = {
        "versions": versions() | {"ontology": ontology},
        "counts": {"relevant": len(kept), "irrelevant": len(beside)} | tally.totals,
        "reports": tally.reports,
        "irrelevant": [[local(entry.report), entry.name, entry.file, entry.words] for entry in beside],
        "irrelevant in dumps": dict(sorted(intake.dumped.items())),
        "copies in dumps": dict(sorted(intake.copied.items())),
        "skipped": _named(intake.skipped, intake.names),
        "failed": _named(intake.failed, intake.names),
        "not read": dict(sorted(intake.not_read.items())),
    }
    write_whole(path, _lines(account))


def load_entries(folder: Path) -> tuple[dict[str, Entry], frozenset[str]]:
    """Return the reports of the graph in a folder, by IRI, and the names of those whose text is kept; nothing for no graph.

    Raises StoreError if `run.json` is not as this program writes it.
    """
    path = folder / RUN
    if not path.exists():
        return {}, frozenset()
    try:
        account = json.loads(path.read_text(encoding="utf-8"))
        kept = [Entry(f"{ID}report/{row['id']}", row["kept"], row["file"], row["same"]) for row in account["reports"]]
        beside = [Entry(f"{ID}report/{row[0]}", *row[1:]) for row in account["irrelevant"]]
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise StoreError(f"{path}: is not the account of a graph; build with --fresh to start over") from error
    return {entry.report: entry for entry in kept + beside}, frozenset(entry.name for entry in kept)


def read_account(folder: Path) -> dict[str, Any]:
    """Return what `run.json` says; {} where there is none. Raises StoreError if it is not as this program writes it."""
    path = folder / RUN
    try:
        account = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: is not the account of a graph: {error}") from error
    return account if isinstance(account, dict) else {}


def load_origins(folder: Path) -> dict[str, Entry]:
    """Return which file of this machine gave which report; nothing where that is not known."""
    try:
        rows = json.loads((folder / CACHE / ORIGINS).read_text(encoding="utf-8"))
        return {place: Entry(*row) for place, row in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}  # only costs that an edited file stands beside its former self


def save_origins(folder: Path, origins: Mapping[str, Entry]) -> None:
    """Remember which file of this machine gave which report."""
    rows = {place: [entry.report, entry.name, entry.file, entry.words] for place, entry in origins.items()}
    write_whole(folder / CACHE / ORIGINS, _lines(rows))


def _named(rows: Iterable[tuple[str, str]], names: Mapping[str, str]) -> list[dict[str, str]]:
    return sorted(
        ({"file": names.get(path) or Path(path).name, "why": why} for path, why in rows), key=lambda row: (row["file"], row["why"])
    )


def _lines(value: Mapping[str, Any]) -> str:
    """JSON with one line for each row, so that a person can read it and a diff is short."""
    parts = []
    for key, item in value.items():
        rows = [json.dumps(row, ensure_ascii=False) for row in item] if isinstance(item, list) else []
        shown = "[\n  " + ",\n  ".join(rows) + "\n ]" if rows else json.dumps(item, ensure_ascii=False)
        parts.append(f" {json.dumps(key)}: {shown}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
