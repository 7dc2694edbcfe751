"""What the RDF formats share: which quads go out, under which names, and the same as one graph of triples in readable order."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from kg.exporters.exporter import Options
from kg.exporters.runs import in_order
from kg.folder import Graph
from kg.graph.lines import WrittenQuad
from kg.graph.terms import iri
from kg.graph.turtle import Written
from kg.namespaces import ID, IO, LABEL, PREFIXES, RDF, TYPE, digest

RDF_OPTIONS = frozenset({"base", "provenance"})
_COMPUTED = (f"<{ID}inference/", f"<{ID}statement/")
_CLAIM, _REPORT = f"<{ID}claim/", f"<{ID}report/"
_KEPT = (_CLAIM, _REPORT, f"<{ID}evidence/")
_SAME, _STATES = f"<{IO}sameOperation>", f"<{IO}states>"
# By which of its properties a thing belongs to an operation.
_BELONGS = (f"<{IO}usedBy>", f"<{IO}recipient>", f"<{IO}denies>")
_FIRST = {f"<{TYPE}>": 0, f"<{LABEL}>": 1}

# Where a block of triples stands in a readable file: section, what it is grouped under, rank in there, subject.
Place = tuple[int, str, int, str]
SECTIONS = (
    "Operations, each with its networks and events",
    "Things and other events",
    "Vocabulary",
    "Reports, claims and their evidence",
    "What was computed, and statements that claims share",
)


def outgoing(graph: Graph, options: Options) -> Iterator[WrittenQuad]:
    """Yield the quads to export: all of them, or without provenance the assessed triples and the reference data alone."""
    quads = graph.quads()
    if options.provenance:
        return quads
    return (quad for quad in quads if not quad[0] and not quad[1].startswith(_COMPUTED))


def renamer(options: Options) -> Callable[[str], str]:
    """Return a function that moves a written IRI from our namespace of things to `options.base`."""
    if not options.base:
        return lambda term: term
    old, new = f"<{ID}", iri(options.base)[:-1]
    return lambda term: new + term[len(old) :] if term.startswith(old) else term


def prefixes(options: Options) -> dict[str, str]:
    """Return the prefixes, those of things under `options.base`."""
    base = iri(options.base)[1:-1] or ID
    return {prefix: base + space[len(ID) :] if space.startswith(ID) else space for prefix, space in PREFIXES.items()}


def renamed(triples: Iterable[Written], options: Options) -> list[Written]:
    """Return triples with the names they have under `options.base`."""
    if not options.base:
        return list(triples)
    rename = renamer(options)
    return [(rename(s), rename(p), rename(o)) for s, p, o in triples]


def flat(quads: Iterable[WrittenQuad]) -> Iterator[tuple[Place, list[Written]]]:
    """Yield the dataset as one graph, subject by subject in readable order; each claim keeps its triples as io:states.

    Sorts on disk what does not fit into a fixed share of memory.
    """
    for place, same in groupby(in_order(_placed(quads)), key=lambda block: block[0]):
        yield place, sorted({triple for _, triples in same for triple in triples}, key=_by_predicate)


def _by_predicate(triple: Written) -> tuple[int, str, str]:
    return _FIRST.get(triple[1], 2), triple[1], triple[2]


def _placed(quads: Iterable[WrittenQuad]) -> Iterator[tuple[Place, list[Written]]]:
    report = ""
    for (graph, subject), same in groupby(quads, key=lambda quad: quad[:2]):
        triples = [quad[1:] for quad in same]
        report = graph if graph.startswith(_REPORT) else report
        if graph.startswith(_CLAIM):
            for triple in triples:
                node, stated = _stated(triple)
                yield (3, report, 1, graph), [(graph, _STATES, node)]
                yield (4, "", 0, node), stated
        else:
            yield _place(subject, triples, report if graph else "", in_default=not graph), triples


def _stated(triple: Written) -> tuple[str, list[Written]]:
    node = f"<{ID}statement/{digest(*triple)}>"
    parts = zip(("subject", "predicate", "object"), triple, strict=True)
    return node, [(node, f"<{TYPE}>", f"<{RDF}Statement>"), *((node, f"<{RDF}{name}>", part) for name, part in parts)]


def _place(subject: str, triples: list[Written], report: str, in_default: bool) -> Place:
    if subject.startswith(_KEPT):
        return 3, report, _rank(subject), subject
    if subject.startswith(_COMPUTED):
        return 4, "", 0, subject
    if subject.startswith(f"<{ID}operation/"):
        return 0, min((o for _, p, o in triples if p == _SAME), default=subject), 0, subject
    owner = min((o for _, p, o in triples if p in _BELONGS and o.startswith(f"<{ID}operation/")), default="")
    if owner and in_default:
        return 0, owner, 1 if subject.startswith(f"<{ID}network/") else 2, subject
    return 1 if subject.startswith(f"<{ID}") else 2, "", 0, subject


def _rank(subject: str) -> int:
    return 0 if subject.startswith(_REPORT) else 1 if subject.startswith(_CLAIM) else 2
