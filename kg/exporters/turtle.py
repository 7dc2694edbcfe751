"""Turtle to read: operation by operation with its networks and events, then things, then claims with their quotes."""

from itertools import groupby
from typing import TextIO

from kg.exporters.exporter import Exporter, Options
from kg.exporters.rdf import RDF_OPTIONS, SECTIONS, Place, flat, outgoing, prefixes, renamed
from kg.folder import Graph
from kg.graph.lines import value_of
from kg.graph.turtle import Written, compactor, grouped, header
from kg.namespaces import LABEL
from kg.queries.formats import printable


def write(graph: Graph, stream: TextIO, options: Options) -> None:
    """Write one graph; a claim keeps its triples as io:states, for there are no named graphs."""
    stream.write(header(prefixes(options)))
    compact = compactor(prefixes(options))
    for section, blocks in groupby(flat(outgoing(graph, options)), key=lambda block: block[0][0]):
        stream.write(f"\n# ==== {SECTIONS[section]} ====\n")
        for place, triples in blocks:
            stream.write(f"\n{_heading(place, triples)}{grouped(renamed(triples, options), compact=compact)}")


def _heading(place: Place, triples: list[Written]) -> str:
    section, owner, _, subject = place
    label = next((printable(value_of(o)) for _, p, o in triples if p == f"<{LABEL}>"), "")
    return f"# ---- {label} ----\n" if section in (0, 3) and owner == subject and label else ""


EXPORTER = Exporter("Turtle to read: grouped by operation, with labels and headings", ".ttl", write, takes=RDF_OPTIONS)
