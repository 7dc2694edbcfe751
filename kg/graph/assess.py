"""Which triples of which claims are believed, and the default graph that is made of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.graph.facts import facts
from kg.graph.inference import infer
from kg.graph.joined import copied, joined, said_again, supported
from kg.graph.labels import labels
from kg.graph.terms import Quad
from kg.model import POSITIVE, STATED, Literal, Term, Triple
from kg.namespaces import ID, IO, LABEL, OA, SCHEMA, TYPE, digest
from kg.resolution import Copies, Memory, Profile, Verdicts, profiles, resolve
from kg.resolution.sayings import SAYINGS, Saying, merged, retold, sayings
from kg.resolution.world import world

_BOOKKEEPING = (ID + "report/", ID + "claim/", ID + "evidence/")
_BELIEVED = frozenset(IO + mode for mode in STATED)
_NO_VERDICTS = Verdicts()

_About = Mapping[tuple[str, str], Term]


class Assessed:
    """Gathers what the named graphs support, report by report; the default graph is a function of these alone."""

    def __init__(self) -> None:
        self.claims: dict[Triple, set[str]] = defaultdict(set)
        self.reports: dict[str, str] = {}
        self.speakers: dict[str, str] = {}
        self.wordings: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.described: set[Triple] = set()
        self.profiles: list[Profile] = []
        self.sayings: list[Saying] = []
        self.copies = Copies()

    def add(self, named: Iterable[Quad]) -> None:
        """Take in the graph of a report, or of several, together with the graphs of all their claims."""
        graphs: dict[str, list[Triple]] = defaultdict(list)
        for graph, s, p, o in named:
            graphs[graph].append((s, p, o))
        about = {(s, p): o for triples in graphs.values() for s, p, o in triples if s.startswith(_BOOKKEEPING)}
        stated: dict[str, list[Triple]] = defaultdict(list)
        claimed: dict[str, list[Triple]] = defaultdict(list)
        for graph, triples in graphs.items():
            report = about.get((graph, IO + "reportedIn"))
            if isinstance(report, str):
                claimed[report] += triples
                stated[report] += self._claim(graph, report, about, triples)
            else:
                self.described |= {t for t in triples if t[1] in (TYPE, LABEL) and not t[0].startswith(_BOOKKEEPING)}
                self._quoted(graph, about, triples)
        for report, triples in claimed.items():
            published = _text(about.get((report, SCHEMA + "datePublished")))
            self.profiles += profiles(report, published, stated[report])
            self.sayings += sayings(report, published, triples)

    def _claim(self, claim: str, report: str, about: _About, triples: list[Triple]) -> list[Triple]:
        """Take in one claim; return its triples where it states them as fact."""
        stated = about.get((claim, IO + "modality")) in _BELIEVED and about.get((claim, IO + "polarity")) == IO + POSITIVE
        sayings = {s for s, p, o in triples if p == TYPE and o in SAYINGS}
        title = about.get((report, LABEL))
        self.reports[claim] = report
        self.speakers[claim] = str(about.get((claim, IO + "speaker"), report))
        self.wordings[claim] = _wording(claim, about, triples)
        for triple in triples:
            if stated or triple[0] in sayings:
                self.claims[triple].add(claim)
                if isinstance(title, Literal):
                    self.titles[triple[0]] = min(self.titles.get(triple[0], title.value), title.value)
        return triples if stated else []

    def _quoted(self, report: str, about: _About, triples: list[Triple]) -> None:
        quotes = (o.value for _, p, o in triples if p == OA + "exact" and isinstance(o, Literal))
        self.copies.add(report, _text(about.get((report, SCHEMA + "datePublished"))), quotes)

    def default_graph(
        self, reference: Iterable[Triple], verdicts: Verdicts = _NO_VERDICTS, memory: Memory | None = None
    ) -> Iterator[Triple]:
        """Yield `reference` (which needs no claim), what is believed, labels and types, what follows, and how many stand behind it.

        In no particular order, and some triples more than once: all of it is too much to hold in memory beside what it is made of.
        What several reports tell of one operation is told of the resolved one; `verdicts` are what people decided about that;
        `memory` saves comparisons that an earlier build made.
        """
        reference = dict.fromkeys(reference)
        around = world(reference)
        found = resolve(self.profiles, around, verdicts, memory)
        copies = self.copies.found()
        originals = {copy.report: copy.original for copy in copies}
        again = retold(self.sayings, found.node, originals, around)
        node = {**found.node, **merged(again)}
        claims = self._resolved(node)
        yield from joined(found, self.claims)
        yield from said_again(again, self.claims)
        yield from copied(copies, self.reports, self.wordings)
        yield from supported(claims, self.reports, self.speakers, originals)
        yield from self._believed(reference, claims, node)

    def of_one_report(self, reference: Iterable[Triple]) -> Iterator[Triple]:
        """Yield the same for a single report, without what only counts among several."""
        yield from self._believed(dict.fromkeys(reference), self.claims, {})

    def _believed(self, reference: Mapping[Triple, None], claims: Mapping[Triple, set[str]], node: Mapping[str, str]) -> Iterator[Triple]:
        titles: dict[str, str] = {}
        for thing, title in self.titles.items():
            titles[node.get(thing, thing)] = min(titles.get(node.get(thing, thing), title), title)
        believed = {*reference, *claims, *self.described}
        known = facts(believed, claims, self.reports, titles)
        # As it came, subject by subject, what is most of a small graph is written in half the time.
        yield from reference
        yield from (triple for triple in believed if triple not in reference)
        yield from infer(known, believed)
        yield from labels(known)

    def _resolved(self, node: Mapping[str, str]) -> Mapping[Triple, set[str]]:
        """The claims behind each triple, as told of resolved operations, acts and networks."""
        if not node:
            return self.claims
        claims: dict[Triple, set[str]] = defaultdict(set)
        for (s, p, o), stating in self.claims.items():
            claims[node.get(s, s), p, node.get(o, o) if isinstance(o, str) else o] |= stating
        return claims


def _text(value: Term | None) -> str:
    return value.value if isinstance(value, Literal) else ""


def _wording(claim: str, about: _About, triples: list[Triple]) -> str:
    """Return what a claim has in common with the same claim of a copy: its words, and what it says about what."""
    evidence = str(about.get((claim, IO + "evidence"), ""))
    quote = about.get((evidence + "-quote", OA + "exact"))
    kinds = sorted({p for _, p, _ in triples} | {o.value for _, _, o in triples if isinstance(o, Literal)})
    return digest(" ".join(_text(quote).split()), str(about.get((claim, IO + "modality"))), *kinds)
