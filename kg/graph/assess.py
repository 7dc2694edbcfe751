"""Which triples of which claims are believed, and the default graph that is made of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.graph.facts import facts, in_order
from kg.graph.inference import infer
from kg.graph.labels import labels
from kg.graph.terms import Quad
from kg.model import POSITIVE, STATED, Literal, Term, Triple
from kg.namespaces import ID, IO, LABEL, TYPE

# Acts that are facts because they were said, whatever becomes of what was said.
SAYINGS = frozenset(IO + name for name in ("AccessRestriction", "Accusation", "Demand", "Denial", "NonAttribution"))
_BOOKKEEPING = (ID + "report/", ID + "claim/", ID + "evidence/")
_BELIEVED = frozenset(IO + mode for mode in STATED)


class Assessed:
    """Gathers what the named graphs support, report by report; the default graph is a function of these alone."""

    def __init__(self) -> None:
        self.claims: dict[Triple, set[str]] = defaultdict(set)
        self.reports: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.described: set[Triple] = set()

    def add(self, named: Iterable[Quad]) -> None:
        """Take in the graph of a report, or of several, together with the graphs of all its claims."""
        graphs: dict[str, list[Triple]] = defaultdict(list)
        for graph, s, p, o in named:
            graphs[graph].append((s, p, o))
        about = {(s, p): o for triples in graphs.values() for s, p, o in triples if s.startswith(_BOOKKEEPING)}
        for graph, triples in graphs.items():
            report = about.get((graph, IO + "reportedIn"))
            if isinstance(report, str):
                self._claim(graph, report, about, triples)
            else:
                self.described |= {t for t in triples if t[1] in (TYPE, LABEL) and not t[0].startswith(_BOOKKEEPING)}

    def _claim(self, claim: str, report: str, about: dict[tuple[str, str], Term], triples: list[Triple]) -> None:
        stated = about.get((claim, IO + "modality")) in _BELIEVED and about.get((claim, IO + "polarity")) == IO + POSITIVE
        sayings = {s for s, p, o in triples if p == TYPE and o in SAYINGS}
        title = about.get((report, LABEL))
        self.reports[claim] = report
        for triple in triples:
            if stated or triple[0] in sayings:
                self.claims[triple].add(claim)
                if isinstance(title, Literal):
                    self.titles[triple[0]] = min(self.titles.get(triple[0], title.value), title.value)

    def default_graph(self, reference: Iterable[Triple]) -> Iterator[Triple]:
        """Yield `reference` (which needs no claim), what is believed, labels and types, and what follows, in order."""
        believed = {*reference, *self.claims, *self.described}
        known = facts(believed, self.claims, self.reports, self.titles)
        computed = {*infer(known, believed), *labels(known)}
        yield from in_order(believed | computed)
