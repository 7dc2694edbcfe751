"""Quads to N-Quads, TriG and Turtle: sorted, escaped and grouped by us, so that the same graph is the same bytes anywhere."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TextIO

from kg.graph.inference import reified
from kg.graph.runs import in_order
from kg.graph.terms import Quad, iri, term
from kg.graph.turtle import HEADER, Written, compact, grouped
from kg.model import Triple
from kg.namespaces import ID, IO, LABEL, TYPE

# The text of a named graph (N-Quads: also of the default graph, "") in one format, from its name, its triples, and the same in
# order and written out.
Block = Callable[[str, list[Triple], list[Written]], str]

_FIRST = {f"<{TYPE}>": 0, f"<{LABEL}>": 1}


def write(quads: Iterable[Quad], streams: Mapping[str, TextIO]) -> int:
    """Write quads to each stream in the format that is its key, as they come, and return how many N-Quads has.

    The quads of one graph stand together, as `kg.graph.quads.quads` and `in_graphs` give them; their order does not matter.
    Named graphs are held in memory one at a time; the default graph, which grows with the dataset, is sorted on disk.
    Formats are "nq", "trig", "ttl" (which keeps each claim as a node with io:states) and "ttl-plain" (the default graph alone).
    """
    count = 0
    for name, stream in streams.items():
        stream.write(HEADERS[name])
    for graph, triples, lines in _blocks(quads):
        count += len(lines)
        # Of the default graph, which is most of a small dataset, all but N-Quads have the same.
        text = "" if graph or streams.keys() <= {"nq"} else "\n" + grouped(lines)
        for name, stream in streams.items():
            stream.write(FORMATS[name](graph, triples, lines) if graph or name == "nq" else text)
    if "nq" in streams:
        # A file that was cut off, even between two lines, shows it: see `kg.graph.read`.
        streams["nq"].write(f"# {count} quads\n")
    return count


def _blocks(quads: Iterable[Quad]) -> Iterator[tuple[str, list[Triple], list[Written]]]:
    """Yield what can be written at once: a named graph, or all that the default graph says of one subject (as lines alone)."""
    for graph, same in groupby(quads, key=lambda quad: quad[0]):
        triples = ((s, p, o) for _, s, p, o in same)
        if graph:
            held = list(triples)
            yield graph, held, in_lines(held, graph)
        else:
            yield from (("", [], lines) for lines in _by_subject(triples))


def _by_subject(triples: Iterable[Triple]) -> Iterator[list[Written]]:
    """Yield the lines of each subject, in the order of `in_lines`; what does not fit into a fixed share of memory lies on disk."""
    # Without its ">", as below: the order of subjects is the same whether they are sorted here or there.
    runs = (((iri(subject)[:-1],), in_lines(same)) for subject, same in groupby(triples, key=lambda triple: triple[0]))
    for _, blocks in groupby(in_order(runs), key=lambda block: block[0]):
        (_, first), *more = blocks
        yield _merged([first, *(lines for _, lines in more)]) if more else first


def _merged(parts: Iterable[list[Written]]) -> list[Written]:
    return sorted({line for lines in parts for line in lines}, key=lambda line: (_FIRST.get(line[1], 2), line[1], line[2]))


def in_graphs(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield quads that come in any order graph by graph, the default graph last."""
    yield from sorted(quads, key=lambda quad: (not quad[0], quad[0]))


def in_lines(triples: Iterable[Triple], graph: str = "") -> list[Written]:
    """Return triples as N-Quads writes their terms, each once, in order: what the graph is named after comes first."""
    own = iri(graph)[:-1]
    keys = set()
    for s, p, o in triples:
        # Without its ">" a subject sorts before those that its IRI is the beginning of.
        subject, predicate = iri(s)[:-1], iri(p)
        keys.add((subject != own, subject, _FIRST.get(predicate, 2), predicate, term(o)))
    return [(f"{s}>", p, o) for _, s, _, p, o in sorted(keys)]


def _nquads(graph: str, _triples: list[Triple], lines: list[Written]) -> str:
    end = f" {iri(graph)} .\n" if graph else " .\n"
    return "".join([f"{s} {p} {o}{end}" for s, p, o in lines])


def _trig(graph: str, _triples: list[Triple], lines: list[Written]) -> str:
    return f"\n{compact(iri(graph))} {{\n{grouped(lines, '  ')}}}\n"


def _turtle(graph: str, triples: list[Triple], lines: list[Written]) -> str:
    if graph.startswith(ID + "claim/"):
        lines = in_lines((stated for triple in triples for stated in _stated(graph, triple)), graph)
    return "\n" + grouped(lines)


def _stated(claim: str, triple: Triple) -> Iterator[Triple]:
    node = list(reified(triple))
    yield claim, IO + "states", node[0][0]
    yield from node


def _none(_graph: str, _triples: list[Triple], _lines: list[Written]) -> str:
    return ""


FORMATS: dict[str, Block] = {"nq": _nquads, "trig": _trig, "ttl": _turtle, "ttl-plain": _none}
HEADERS = {"nq": "", "trig": HEADER, "ttl": HEADER, "ttl-plain": HEADER}
