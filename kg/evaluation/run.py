"""The whole way of an evaluation: annotated folders -> cases -> a dataset -> what came out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kg.building.commit import finish
from kg.errors import ReportError
from kg.evaluation.dataset import Dataset, dataset
from kg.evaluation.gold import read_gold
from kg.evaluation.json_node import GoldError
from kg.evaluation.measure import Case, measured
from kg.evaluation.result import Result
from kg.extractors import extract_report
from kg.graph.quads import quads
from kg.graph.read import QUADS, read_quads
from kg.model import Extract, Report
from kg.namespaces import IO
from kg.ontology import Ontology, load
from kg.sources import read_english, read_report

SUFFIX = ".gold.json"


def load_cases(folders: Iterable[Path]) -> tuple[Case, ...]:
    """Return the cases in each folder, by name; raises GoldError where an annotation is wrong or there is none at all."""
    folders = tuple(folders)
    cases = tuple(
        Case(path.with_name(path.name.removesuffix(SUFFIX) + ".txt"), read_gold(path))
        for folder in folders
        for path in sorted(folder.glob("*" + SUFFIX))
    )
    if not cases:
        raise GoldError(f"nothing to evaluate: no NAME{SUFFIX} in {', '.join(map(str, folders))}")
    return cases


def evaluate(
    cases: Sequence[Case],
    graph: Path | None = None,
    *,
    ontology: tuple[Path, ...] = (),
    progress: Callable[[int], None] = lambda done: None,
) -> Result:
    """Measure the graph in a folder, or without one what is read from the texts now; see the two functions below."""
    return evaluate_graph(cases, graph) if graph else evaluate_texts(cases, ontology, progress)


def evaluate_texts(cases: Sequence[Case], ontology: tuple[Path, ...], progress: Callable[[int], None]) -> Result:
    """Read the text of each case as a build does, in memory, and measure what comes out.

    `progress` is told how many texts were read. A text that cannot be read counts as one in which nothing was found; the result
    names it. Raises OntologyError, and GoldError where a text is missing.
    """
    known = load(*ontology)
    unread: list[tuple[str, str]] = []
    reports = dict(_readable(cases, unread))
    extracts = sorted(_extracts(reports.values(), known, progress), key=lambda extract: extract.report.id)
    data = dataset(quads(extracts, known))
    held = {extract.report.id for extract in extracts if extract.relevant}
    places = {path: report.id for path, report in reports.items() if report.id in held}
    return measured(cases, data, places, reports, tuple(unread))


def evaluate_graph(cases: Sequence[Case], folder: Path) -> Result:
    """Measure what the graph in a folder says of the report of each case, found by its file's name.

    Where several reports have that name, the one with the same text counts. Raises StoreError.
    """
    finish(folder)
    data = dataset(read_quads(folder / QUADS))
    named: dict[str, list[str]] = {}
    for name, report in sorted(data.reports()):
        named.setdefault(name, []).append(report)
    reports = dict(_there(cases))
    places = {case.path: _fitting(data, named[case.path.name], reports.get(case.path)) for case in cases if case.path.name in named}
    return measured(cases, data, places, reports)


def _readable(cases: Iterable[Case], unread: list[tuple[str, str]]) -> Iterator[tuple[Path, Report]]:
    for case in cases:
        if not case.path.is_file():
            raise GoldError(f"{case.path.with_suffix('')}{SUFFIX}: there is no {case.path.name} beside it")
        try:
            yield case.path, read_english(case.path)[0]
        except ReportError as error:
            unread.append((str(case.path), str(error)))


def _there(cases: Iterable[Case]) -> Iterator[tuple[Path, Report]]:
    """Yield what texts there are: a graph can be measured without them, only its quotes cannot be checked then."""
    for case in cases:
        try:
            yield case.path, read_report(case.path)[0]
        except ReportError:
            continue


def _extracts(reports: Iterable[Report], known: Ontology, progress: Callable[[int], None]) -> Iterator[Extract]:
    for done, report in enumerate(reports, 1):
        yield extract_report(report, known)
        progress(done)


def _fitting(data: Dataset, reports: Sequence[str], text: Report | None) -> str:
    same = (report for report in reports if text and text.sha256 in data.known.texts(report, IO + "sha256"))
    return next(same, reports[0])
