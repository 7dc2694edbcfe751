"""From a dataset and annotations to what came out for each report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.evaluation.compare import Compared
from kg.evaluation.dataset import Dataset
from kg.evaluation.found import found_in
from kg.evaluation.quotes import verified
from kg.evaluation.record import NOTHING, Record
from kg.evaluation.result import Counts, Error, FileResult, Result
from kg.evaluation.slots import compare
from kg.model import Report


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated report: its text at `path` (which need not be there if a graph is measured) and what people found in it."""

    path: Path
    gold: Record


def measured(
    cases: Iterable[Case],
    data: Dataset,
    places: Mapping[Path, str],
    texts: Mapping[Path, Report],
    unread: tuple[tuple[str, str], ...] = (),
) -> Result:
    """Measure each case against the report that `places` has for it, if any; `texts` are those that are there to check quotes."""
    cases = tuple(cases)
    files = tuple(_file(case, data, places.get(case.path, ""), texts.get(case.path)) for case in cases)
    return Result(files, tuple(case.path.name for case in cases if case.path not in places), unread)


def _file(case: Case, data: Dataset, report: str, text: Report | None) -> FileResult:
    name, gold = case.path.name, case.gold
    found = found_in(data, report) if report else NOTHING
    slots: dict[str, Counts] = {}
    errors: list[Error] = []
    for slot, operation, compared in compare(gold, found):
        slots[slot] = slots.get(slot, Counts()) + _counted(compared)
        errors += (Error(name, slot, "missed", value, operation) for value in compared.missed)
        errors += (Error(name, slot, "spurious", value, operation) for value in compared.spurious)
    quotes = verified(data, report, text.text) if report and text else (0, 0)
    return FileResult(name, slots, tuple(sorted(errors)), _relevance(gold, found), quotes, _traps_hit(gold, found))


def _counted(compared: Compared) -> Counts:
    return Counts(compared.hit, len(compared.spurious), len(compared.missed))


def _relevance(gold: Record, found: Record) -> Counts:
    return Counts(
        hit=int(gold.relevant and found.relevant),
        spurious=int(found.relevant and not gold.relevant),
        missed=int(gold.relevant and not found.relevant),
    )


def _traps_hit(gold: Record, found: Record) -> int:
    real, taken = ({item.count for one in record.operations for item in one.assets} for record in (gold, found))
    return sum(trap in taken - real for trap in gold.traps)
