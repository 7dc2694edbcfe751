"""Quads to N-Quads, TriG and Turtle: sorted, escaped and grouped by us, so that the same graph is the same bytes anywhere."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TextIO

from kg.graph.inference import reified
from kg.graph.terms import Quad, iri, term
from kg.graph.turtle import HEADER, Written, compact, grouped
from kg.model import Triple
from kg.namespaces import ID, IO, LABEL, TYPE

# The text of one graph in one format; "" is the default graph's name.
Block = Callable[[str, list[Triple]], str]

_FIRST = {f"<{TYPE}>": 0, f"<{LABEL}>": 1}


def write(quads: Iterable[Quad], streams: Mapping[str, TextIO]) -> int:
    """Write quads to each stream in the format that is its key, as they come, and return how many N-Quads has.

    The quads of one graph stand together, as `kg.graph.quads.quads` and `in_graphs` give them; their order does not matter.
    Formats are "nq", "trig", "ttl" (which keeps each claim as a node with io:states) and "ttl-plain" (the default graph alone).
    """
    count = 0
    for name, stream in streams.items():
        stream.write(HEADERS[name])
    for graph, same in groupby(quads, key=lambda quad: quad[0]):
        triples = list({(s, p, o) for _, s, p, o in same})
        count += len(triples)
        for name, stream in streams.items():
            stream.write(FORMATS[name](graph, triples))
    if "nq" in streams:
        # A file that was cut off, even between two lines, shows it: see `kg.graph.read`.
        streams["nq"].write(f"# {count} quads\n")
    return count


def in_graphs(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield quads that come in any order graph by graph, the default graph last."""
    yield from sorted(quads, key=lambda quad: (not quad[0], quad[0]))


def in_lines(triples: Iterable[Triple], graph: str = "") -> list[Written]:
    """Return triples as N-Quads writes their terms, each once, in order: what the graph is named after comes first."""
    written = {(iri(s), iri(p), term(o)) for s, p, o in triples}
    own = f"<{graph}>"
    return sorted(written, key=lambda t: (t[0] != own, t[0][:-1], _FIRST.get(t[1], 2), t[1], t[2]))


def nquads(graph: str, triples: Iterable[Triple]) -> str:
    """Return the N-Quads lines of one graph."""
    end = f" {iri(graph)} .\n" if graph else " .\n"
    return "".join([f"{s} {p} {o}{end}" for s, p, o in in_lines(triples, graph)])


def trig(graph: str, triples: Iterable[Triple]) -> str:
    """Return the TriG block of one graph."""
    lines = in_lines(triples, graph)
    return f"\n{compact(iri(graph))} {{\n{grouped(lines, '  ')}}}\n" if graph else "\n" + grouped(lines)


def turtle(graph: str, triples: Iterable[Triple]) -> str:
    """Return one graph as Turtle: a claim as a node that io:states its triples, any other graph as its plain triples."""
    if graph.startswith(ID + "claim/"):
        triples = [stated for triple in triples for stated in _stated(graph, triple)]
    return "\n" + grouped(in_lines(triples, graph))


def _stated(claim: str, triple: Triple) -> Iterator[Triple]:
    node = list(reified(triple))
    yield claim, IO + "states", node[0][0]
    yield from node


def _default_only(graph: str, triples: Iterable[Triple]) -> str:
    return "" if graph else turtle(graph, triples)


FORMATS: dict[str, Block] = {"nq": nquads, "trig": trig, "ttl": turtle, "ttl-plain": _default_only}
HEADERS = {"nq": "", "trig": HEADER, "ttl": HEADER, "ttl-plain": HEADER}
