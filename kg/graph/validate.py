"""Whether what came out of a report is what its text says and what the vocabulary allows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby

from kg.graph.assess import Assessed
from kg.graph.findings import VIOLATION, Finding
from kg.graph.quads import ReportOf, named_quads
from kg.graph.shacl import shacl
from kg.graph.terms import Quad
from kg.model import Claim, Extract, Report, Triple
from kg.namespaces import IO
from kg.ontology import Ontology


class Validator:
    """Checks one report after the other; holds what is the same for all of them."""

    def __init__(self, ontology: Ontology) -> None:
        self.shapes = ontology.shapes
        self.reference: dict[str, list[Triple]] = defaultdict(list)
        for triple in ontology.triples:
            self.reference[triple[0]].append(triple)

    def findings(self, extract: Extract) -> list[Finding]:
        """Return what is wrong with one extract: its quotes against its text, its triples against the shapes."""
        return [*verify_quotes(extract.report, extract.claims), *self.graph_findings(list(named_quads(extract)))]

    def graph_findings(self, named: Iterable[Quad]) -> list[Finding]:
        """Return what the shapes find in the graphs of one report, with what can be inferred from them."""
        named = list(named)
        assessed = Assessed()
        assessed.add(named)
        triples = {(s, p, o) for _, s, p, o in named}
        report = next((o for _, _, p, o in named if p == IO + "reportedIn" and isinstance(o, str)), named[0][0] if named else "")
        return list(shacl({*triples, *assessed.of_one_report(self._mentioned(triples))}, self.shapes, report))

    def reference_findings(self) -> list[Finding]:
        """Return what the shapes find in the reference data."""
        return list(shacl(chain.from_iterable(self.reference.values()), self.shapes, ""))

    def _mentioned(self, triples: Iterable[Triple]) -> Iterator[Triple]:
        """Yield the reference data about the things that a report speaks of, and about the states they belong to."""
        things = {term for s, _, o in triples for term in (s, o) if isinstance(term, str)}
        home = {o for thing in things for _, p, o in self.reference.get(thing, ()) if p == IO + "ofState" and isinstance(o, str)}
        for thing in sorted(things | home):
            yield from self.reference.get(thing, ())


def verify_quotes(report: Report, claims: Iterable[Claim]) -> Iterator[Finding]:
    """Yield a finding for each piece of evidence whose quote is not the report's text at its offsets."""
    for claim in claims:
        for item in claim.evidence:
            if item.report != report.id or report.text[item.start : item.end] != item.quote:
                message = f"The quote {item.quote!r} is not what the text says at {item.start} to {item.end}."
                yield Finding(VIOLATION, report.id, claim.id, message)


def validate_quads(quads: Iterable[Quad], ontology: Ontology) -> Iterator[Finding]:
    """Yield what is wrong with a written graph, report by report, then with its reference data.

    `quads` come as `kg.graph.read.read_quads` gives them: each report's graph is followed by those of its claims.
    """
    validator = Validator(ontology)
    for _, named in groupby((quad for quad in quads if quad[0]), key=ReportOf()):
        yield from validator.graph_findings(named)
    yield from vocabulary_findings(ontology)


@lru_cache(maxsize=4)
def vocabulary_findings(ontology: Ontology) -> tuple[Finding, ...]:
    """Return what the shapes find in the reference data of a vocabulary, which takes a second the first time."""
    return tuple(Validator(ontology).reference_findings())
