"""From extracts to quads: each report's graph, its claims' graphs, and last the default graph."""

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby

from kg.graph.assess import Assessed
from kg.graph.terms import Quad, is_web_address
from kg.model import Claim, Evidence, Extract, Literal, Report, Term, Triple, decimal, integer, text
from kg.namespaces import ID, IO, LABEL, OA, RDF, SCHEMA, TYPE, XSD, digest
from kg.ontology import Ontology
from kg.resolution import Memory, Verdicts

_NO_VERDICTS = Verdicts()

# A report's IRI with the quads of its graph and of its claims' graphs, the report's own first.
Reported = tuple[str, list[Quad]]


def quads(
    extracts: Iterable[Extract],
    ontology: Ontology,
    verdicts: Verdicts = _NO_VERDICTS,
    memory: Memory | None = None,
    imported: Iterable[Reported] = (),
) -> Iterator[Quad]:
    """Yield the whole dataset, graph by graph and report by report; the default graph ("") comes last.

    `extracts` come in the order of their reports' IRIs, so that nothing but the default graph is held in memory; ValueError if
    they do not. Reports that the gate found beside the point are left out; those of one IRI (one address) share their graph.
    `verdicts` are what people decided about which operations are one; `memory` saves comparisons that an earlier build made.
    `imported` come in the same order; one that was also read here is left out.
    """
    yield from assembled(beside(_read(extracts), imported), ontology, verdicts, memory)


def _read(extracts: Iterable[Extract]) -> Iterator[Reported]:
    last = ""
    for report, same in groupby((e for e in extracts if e.relevant), key=lambda e: e.report.id):
        if report < last:
            raise ValueError(f"{report} comes after {last}")
        last = report
        yield report, sorted((quad for extract in same for quad in named_quads(extract)), key=_graph)


def beside(own: Iterable[Reported], imported: Iterable[Reported]) -> Iterator[Reported]:
    """Yield reports of both, which come in order, in order; of one that is in both only our own."""
    both = merge(((report, 0, named) for report, named in own), ((report, 1, named) for report, named in imported), key=lambda one: one[:2])
    for _, same in groupby(both, key=lambda one: one[0]):
        report, _, named = next(same)
        yield report, named


def assembled(
    reports: Iterable[Reported], ontology: Ontology, verdicts: Verdicts = _NO_VERDICTS, memory: Memory | None = None
) -> Iterator[Quad]:
    """Yield the graphs of reports as they come, and last the default graph."""
    assessed = Assessed()
    for _, named in reports:
        assessed.add(named)
        yield from named
    for s, p, o in assessed.default_graph(ontology.triples, verdicts, memory):
        yield "", s, p, o


def reassessed(named: Iterable[Quad], reference: Iterable[Triple], verdicts: Verdicts) -> Iterator[Quad]:
    """Yield a dataset's named graphs as they are, in their order, and its default graph made anew.

    Each report's graph is followed by those of its claims, as `quads` gives them; one report at a time is held in memory.
    """
    assessed = Assessed()
    for _, same in groupby(named, key=ReportOf()):
        graphs = list(same)
        assessed.add(graphs)
        yield from graphs
    for s, p, o in assessed.default_graph(reference, verdicts):
        yield "", s, p, o


class ReportOf:
    """Says which report a quad belongs to, as the quads of a graph pass by."""

    def __init__(self) -> None:
        self.report = ""

    def __call__(self, quad: Quad) -> str:
        if quad[0].startswith(ID + "report/"):
            self.report = quad[0]
        return self.report


def without_report(dataset: Iterable[Quad], report: str, ontology: Ontology, verdicts: Verdicts = _NO_VERDICTS) -> Iterator[Quad]:
    """Yield a dataset as if the report of that IRI had never been read: its graphs go, and the default graph is made anew."""
    named = [quad for quad in dataset if quad[0]]
    gone = {s for _, s, p, o in named if p == IO + "reportedIn" and o == report} | {report}
    yield from reassessed((quad for quad in named if quad[0] not in gone), ontology.triples, verdicts)


def named_quads(extract: Extract) -> Iterator[Quad]:
    """Yield the report graph of one extract and the graphs of its claims."""
    report = extract.report.id
    for s, p, o in (*_report(extract.report), *extract.described):
        yield report, s, p, o
    for claim in extract.claims:
        iri = claim.id
        for s, p, o in _claim(iri, claim, extract.report.url):
            yield report, s, p, o
        for s, p, o in claim.triples:
            yield iri, s, p, o


def _graph(quad: Quad) -> tuple[bool, str]:
    return not quad[0].startswith(ID + "report/"), quad[0]


def _report(report: Report) -> Iterator[Triple]:
    iri = report.id
    yield iri, TYPE, IO + "Report"
    yield iri, TYPE, SCHEMA + "Article"
    yield iri, LABEL, text(report.title or report.file_name)
    yield iri, IO + "fileName", text(report.file_name)
    yield iri, IO + "sha256", text(report.sha256)
    for name, value in _optional(report):
        if value:
            yield iri, SCHEMA + name, value


def _optional(report: Report) -> Iterator[tuple[str, Term]]:
    if report.published:
        yield "datePublished", Literal(report.published.isoformat(), XSD + "date")
    named = {
        "headline": report.title,
        "author": report.author,
        "publisher": report.publisher,
        "inLanguage": report.language,
        "encodingFormat": report.format,
    }
    yield from ((name, text(value)) for name, value in named.items() if value)
    if report.url:
        yield "url", report.url if is_web_address(report.url) else text(report.url)


def _claim(iri: str, claim: Claim, url: str) -> Iterator[Triple]:
    yield iri, TYPE, IO + "Claim"
    yield iri, IO + "reportedIn", claim.report
    yield iri, IO + "speaker", claim.speaker
    yield iri, IO + "modality", IO + claim.modality
    yield iri, IO + "polarity", IO + claim.polarity
    yield iri, IO + "confidence", decimal(claim.confidence)
    yield iri, IO + "extractor", text(claim.extractor)
    for item in claim.evidence:
        node = evidence_iri(item)
        yield iri, IO + "evidence", node
        yield from _evidence(node, item)
        if item.fragment:
            yield from _fragment(node, item.fragment, url)


def evidence_iri(item: Evidence) -> str:
    """Return the IRI of a stretch of text: claims that rest on the same one share it."""
    return f"{ID}evidence/{digest(item.report, str(item.start), str(item.end), item.quote)}"


def _evidence(iri: str, item: Evidence) -> Iterator[Triple]:
    position, quote = iri + "-position", iri + "-quote"
    yield iri, TYPE, OA + "SpecificResource"
    yield iri, OA + "hasSource", item.report
    yield iri, OA + "hasSelector", position
    yield iri, OA + "hasSelector", quote
    yield position, TYPE, OA + "TextPositionSelector"
    yield position, OA + "start", integer(item.start)
    yield position, OA + "end", integer(item.end)
    yield quote, TYPE, OA + "TextQuoteSelector"
    for name, value in (("exact", item.quote), ("prefix", item.prefix), ("suffix", item.suffix)):
        if value:
            yield quote, OA + name, text(value)


def _fragment(iri: str, fragment: str, url: str) -> Iterator[Triple]:
    """Yield how to find a stretch of text in the original: a link where that is on the web, and the part after its `#` alone."""
    selector = iri + "-fragment"
    yield iri, OA + "hasSelector", selector
    yield selector, TYPE, OA + "FragmentSelector"
    yield selector, RDF + "value", text(fragment)
    if is_web_address(url):
        yield iri, SCHEMA + "url", f"{url.partition('#')[0]}#{fragment}"
