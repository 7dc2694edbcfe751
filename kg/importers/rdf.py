"""RDF that kg exported, from here or from a colleague: back into report graphs and claim graphs.

Its default graph is not taken over: what to believe is worked out anew from all claims together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import ReportError
from kg.graph.terms import Quad
from kg.model import Literal, Term, Triple
from kg.namespaces import ID, IO, LABEL, OA, RDF, TYPE
from kg.ontology import Ontology

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    **dict.fromkeys((".jsonld", ".json"), ox.RdfFormat.JSON_LD),
}
_CLAIM, _REPORT = ID + "claim/", ID + "report/"
# What a report's graph says of a thing that only it names.
_DESCRIBING = (TYPE, LABEL, IO + "ofState")
# Whose labels are no names but worked out, so that they are worked out here again.
_COMPUTED = {IO + name for name in (
    "InfluenceOperation", "AccountNetwork", "Remark", "Claim", "Inference", "Report", "Takedown", "Seizure", "Sanction", "Indictment",
    "Restriction", "NetworkBlock", "Demand", "Denial", "Accusation", "NonAttribution", "AccessRestriction",
)}  # fmt: skip

_Graphs = dict[str, list[Triple]]
_Read = tuple[str, tuple[Quad, ...], tuple[str, ...]]


def read(path: Path, ontology: Ontology, base: str) -> Iterator[_Read]:
    """Yield each report's IRI with the quads of its graph and of its claims. Raises ReportError where there are none, or for bad RDF."""
    graphs: _Graphs = defaultdict(list)
    for graph, s, p, o in parsed(path, base):
        graphs[graph].append((s, p, o))
    named = {name: triples for name, triples in graphs.items() if name} or _named(graphs[""])
    reports = sorted(name for name in named if name.startswith(_REPORT))
    if not reports:
        raise NoReports("has no reports in it; kg imports what kg exported with its provenance (--base, if it was exported with one)")
    of = _claims_of(named)
    # Turtle cannot say whether a claim or the report itself described a thing: then the report did
    known = _described_elsewhere(graphs[""], named if len(graphs) > 1 else {}, ontology)
    # what no claim speaks of goes with the first report
    loose = known.keys() - {term for triples in named.values() for s, _, o in triples for term in (s, o)}
    strange = [name for name in named if name not in reports and name not in {claim for claims in of.values() for claim in claims}]
    for number, report in enumerate(reports):
        kept = {name: named[name] for name in (report, *sorted(of[report])) if name in named}
        quads = [(name, *triple) for name, triples in kept.items() for triple in triples]
        wanted = {term for _, s, _, o in quads for term in (s, o) if isinstance(term, str)} | (set() if number else loose)
        quads += [(report, *triple) for thing in sorted(wanted & known.keys()) for triple in known[thing]]
        notes = (f"{len(strange)} graphs of other kinds were left out",) if strange and not number else ()
        yield report, tuple(dict.fromkeys(quads)), notes


class NoReports(ReportError):
    """The file is sound RDF, but has no report in it."""


def parsed(path: Path, base: str) -> Iterator[Quad]:
    """Yield the quads of a file. Raises ReportError for bad RDF, and for blank nodes, which kg never writes."""
    try:
        for quad in ox.parse(path=str(path), format=_FORMATS[path.suffix.lower()]):
            graph = quad.graph_name
            name = _moved(graph.value, base) if isinstance(graph, ox.NamedNode) else ""
            yield name, _iri(quad.subject, base), quad.predicate.value, _term(quad.object, base)
    except SyntaxError as error:
        where = f"line {error.lineno}: " if error.lineno else ""
        raise ReportError(f"{where}{error.msg}") from error
    except (OSError, TypeError) as error:
        raise ReportError(str(error)) from error


def _iri(node: Any, base: str) -> str:
    if not isinstance(node, ox.NamedNode):
        raise TypeError(f"{node} is neither an IRI nor a literal, which kg never writes")
    return _moved(node.value, base)


def _moved(iri: str, base: str) -> str:
    return ID + iri[len(base) :] if base and iri.startswith(base) else iri


def _term(node: Any, base: str) -> Term:
    if not isinstance(node, ox.Literal):
        return _iri(node, base)
    return Literal(node.value, language=node.language) if node.language else Literal(node.value, node.datatype.value)


def _claims_of(named: _Graphs) -> dict[str, set[str]]:
    """Return the claims of each report, as its own graph lists them."""
    of: dict[str, set[str]] = defaultdict(set)
    for report, triples in named.items():
        if report.startswith(_REPORT):
            of[report] |= {s for s, p, o in triples if p == IO + "reportedIn" and o == report and s.startswith(_CLAIM)}
    return of


def _named(flat: Iterable[Triple]) -> _Graphs:
    """Return the named graphs that Turtle has flattened: claims from their statements, reports from what hangs on them."""
    about: dict[str, list[Triple]] = defaultdict(list)
    for triple in flat:
        about[triple[0]].append(triple)
    graphs: _Graphs = {name: list(triples) for name, triples in about.items() if name.startswith(_REPORT)}
    for claim, triples in about.items():
        report = _object(triples, IO + "reportedIn")
        if claim.startswith(_CLAIM) and isinstance(report, str) and report in graphs:
            graphs[report] += [triple for triple in triples if triple[1] != IO + "states"]
            graphs[claim] = [_statement(about[o]) for _, p, o in triples if p == IO + "states" and isinstance(o, str)]
            for evidence in _objects(triples, IO + "evidence"):
                graphs[report] += about[evidence]
                graphs[report] += [t for selector in _objects(about[evidence], OA + "hasSelector") for t in about[selector]]
    return graphs


def _objects(triples: Iterable[Triple], predicate: str) -> list[str]:
    return [o for _, p, o in triples if p == predicate and isinstance(o, str)]


def _object(triples: Iterable[Triple], predicate: str) -> Term | None:
    return next((o for _, p, o in triples if p == predicate), None)


def _statement(triples: list[Triple]) -> Triple:
    s, p, o = (_object(triples, RDF + name) for name in ("subject", "predicate", "object"))
    if not isinstance(s, str) or not isinstance(p, str) or o is None:
        raise ReportError(f"the statement {triples[0][0] if triples else ''} lacks its subject, predicate or object")
    return s, p, o


def _described_elsewhere(default: Iterable[Triple], named: _Graphs, ontology: Ontology) -> dict[str, list[Triple]]:
    """Return what describes things that our vocabulary does not have and no named graph of the file describes: a colleague's own."""
    said = {triple for triples in named.values() for triple in triples}
    known = {s for s, _, _ in ontology.triples}
    kinds: dict[str, set[Term]] = defaultdict(set)
    about: dict[str, list[Triple]] = defaultdict(list)
    for s, p, o in default:
        if p in _DESCRIBING and s.startswith(ID) and s not in known:
            kinds[s] |= {o} if p == TYPE else set()
            about[s] += [(s, p, o)] if (s, p, o) not in said else []
    things = {s for s, types in kinds.items() if types and not types & _COMPUTED and all(str(kind).startswith(IO) for kind in types)}
    return {s: triples for s, triples in about.items() if s in things}
