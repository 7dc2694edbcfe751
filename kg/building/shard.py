"""What a worker does: read a shard of reports closely, keep what is relevant, and say how it went."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.building.record import name_of
from kg.building.shelf import Shelf
from kg.building.workers import stopped
from kg.graph.findings import errors_in
from kg.graph.validate import Validator
from kg.model import Extract, Report
from kg.ontology import Ontology, load

# A shard is full at either bound: crashes are looked for by halving, and one long report should not hold up many.
MOST_REPORTS = 32
MOST_CHARACTERS = 400_000
# Python looks for cycles that nobody uses any more after 700 new objects, and a tenth as often at older ones. Words of a sentence
# refer to each other, so there are many; but looking that often takes a tenth of the time, and four times as seldom as here a
# third more memory.
COLLECTED_AFTER = (5000, 5, 5)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How reading one report went; `problem` is "" where nothing went wrong."""

    report: str
    name: str
    relevant: bool
    problem: str = ""
    words: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything a worker needs to know, small enough to be sent to it; called with a shard."""

    shelf: Shelf
    ontology: tuple[Path, ...]
    gate: bool = True

    def __call__(self, shard: Sequence[Report]) -> list[Outcome]:
        """Read each report of a shard until told to stop; keep what came out, checked; doing it twice does no harm."""
        if stopped():
            return []
        known, outcomes = load(*self.ontology), []
        with seldom_collected():
            for found in self._extracts(shard, known):
                outcomes.append(self._keep(found, known) if isinstance(found, Extract) else found)
                if stopped():
                    break
        return outcomes

    def _extracts(self, shard: Sequence[Report], known: Ontology) -> Iterator[Extract | Outcome]:
        """Yield what is read from each report; where one breaks the analysis of all, each of the rest is read by itself."""
        # Imported here: a build in which nothing is new never loads the language model.
        from kg.extractors import extract_reports  # noqa: PLC0415  see above

        left = list(shard)
        try:
            for extract in extract_reports(shard, known, gate=self.gate):
                yield extract
                del left[0]
        except Exception as error:  # one report must not cost the others: it is named, and the exit status is not 0
            if len(shard) == 1:
                yield Outcome(shard[0].id, name_of(shard[0]), False, f"could not be analysed: {type(error).__name__}: {error}")
            else:
                for report in left:
                    yield from self._extracts([report], known)

    def _keep(self, extract: Extract, known: Ontology) -> Outcome:
        """Put what was read from a report on the shelf, unless a check finds it wrong."""
        report, name = extract.report, name_of(extract.report)
        findings = _validator(known).findings(extract) if extract.relevant else []
        if wrong := errors_in(findings):
            more = f" (and {len(wrong) - 1} more findings)" if wrong[1:] else ""
            return Outcome(report.id, name, False, f"what was read from it is not valid: {wrong[0].message}{more}")
        if extract.relevant:
            self.shelf.put(name, extract, findings)
        return Outcome(report.id, name, extract.relevant, words=extract.words, claims=len(extract.claims))


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let Python look for unused cycles less often than it does by itself."""
    before = gc.get_threshold()
    gc.set_threshold(*COLLECTED_AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@lru_cache(maxsize=1)
def _validator(ontology: Ontology) -> Validator:
    return Validator(ontology)


def shards(reports: Iterator[Report]) -> Iterator[tuple[Report, ...]]:
    """Yield the reports in groups; `reports` is only read as far as needed."""
    for first in reports:
        group, length = [first], len(first.text)
        while len(group) < MOST_REPORTS and length < MOST_CHARACTERS and (report := next(reports, None)):
            group.append(report)
            length += len(report.text)
        yield tuple(group)
