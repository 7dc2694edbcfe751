"""TriG: every layer with prefixes, one block for each claim, report and the default graph."""

from itertools import groupby
from typing import TextIO

from kg.exporters.exporter import Exporter, Options
from kg.exporters.rdf import RDF_OPTIONS, outgoing, prefixes, renamed, renamer
from kg.folder import Graph
from kg.graph.turtle import compactor, grouped, header


def write(graph: Graph, stream: TextIO, options: Options) -> None:
    """Write the graphs in the order of graph.nq, subject by subject."""
    stream.write(header(prefixes(options)))
    compact, rename = compactor(prefixes(options)), renamer(options)
    for name, quads in groupby(outgoing(graph, options), key=lambda quad: quad[0]):
        stream.write(f"\n{compact(rename(name))} {{\n" if name else "\n")
        for place, (_, same) in enumerate(groupby(quads, key=lambda quad: quad[1])):
            block = grouped(renamed((quad[1:] for quad in same), options), "  " if name else "", compact)
            stream.write("\n" + block if place and not name else block)
        stream.write("}\n" if name else "")


EXPORTER = Exporter("TriG: every layer with prefixes, claims as named graphs", ".trig", write, takes=RDF_OPTIONS)
