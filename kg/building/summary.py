"""How a build went, for the person who started it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of inputs (`read`, `unchanged`) and of what the graph holds now; rows are pairs of a file as given and a reason.

    `unread` counts the reports that had been found, but not read closely, before an interruption. `errors` are what the checks
    found wrong: then nothing was written. `warnings` are what they found odd.
    """

    read: int
    unchanged: int
    reports: int
    irrelevant: int
    claims: int
    operations: int
    takedowns: int
    failed: Rows
    skipped: Rows
    notes: tuple[str, ...]
    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    interrupted: bool = False
    unread: int = 0

    @property
    def status(self) -> int:
        """The exit status: 0 fine, 1 nothing written or every input failed, 3 some inputs failed, 130 interrupted."""
        if self.errors:
            return 1
        if self.interrupted:
            return 130
        if self.failed and not self.read + self.unchanged + len(self.skipped):
            return 1
        return 3 if self.failed else 0

    def fields(self) -> dict[str, Any]:
        """The summary as plain values."""
        return asdict(self)

    def details(self) -> Iterator[str]:
        """Yield a line for each input with something to say about it, and for each finding."""
        yield from (f"not read: {file}: {why}" for file, why in self.failed)
        yield from (f"left out: {file}: {why}" for file, why in self.skipped)
        yield from (f"note: {note}" for note in self.notes)
        yield from (f"warning: {line}" for line in self.warnings)
        yield from (f"invalid: {line}" for line in self.errors)

    def lines(self, out: Path) -> Iterator[str]:
        """Yield the few lines that say what was done and what to do next."""
        yield from self.counts()
        if self.errors:
            yield f"nothing was written: {_plural(len(self.errors), 'finding')}"
        else:
            yield f"wrote {out / 'graph.ttl'}, graph.trig, graph.html"
            there = "" if out == Path("output") else f" -g {out}"
            yield f"next: kg query takedowns{there} · kg view{there} --open"

    def counts(self) -> Iterator[str]:
        """Yield the line that says what was read and what the graph holds, and one that says whether that was all."""
        yield " · ".join(self._counts())
        if self.interrupted:
            left = f", {_plural(self.unread, 'report')} not yet" if self.unread else ""
            yield f"interrupted: what was read closely is in the graph{left}; the same command goes on from there"

    def _counts(self) -> Iterator[str]:
        yield f"{_plural(self.read, 'report')} read"
        for count, word in ((self.unchanged, "unchanged"), (len(self.skipped), "left out"), (len(self.failed), "failed")):
            if count:
                yield f"{count:,} {word}"
        held = " in the graph" if self.reports + self.irrelevant > self.read else ""
        yield f"{self.reports:,} relevant{held}"
        for count, word in ((self.claims, "claim"), (self.operations, "operation"), (self.takedowns, "takedown")):
            yield _plural(count, word)
        yield "invalid" if self.errors else "valid"


def _plural(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
