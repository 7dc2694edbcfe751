"""N-Triples: the same triples as in Turtle, one a line."""

from typing import TextIO

from kg.exporters.exporter import Exporter, Options
from kg.exporters.rdf import RDF_OPTIONS, flat, outgoing, renamed
from kg.folder import Graph


def write(graph: Graph, stream: TextIO, options: Options) -> None:
    """Write each triple on its line; a claim keeps its triples as statements, for there are no named graphs."""
    for _, triples in flat(outgoing(graph, options)):
        stream.writelines(f"{s} {p} {o} .\n" for s, p, o in renamed(triples, options))


EXPORTER = Exporter("N-Triples: the triples of ttl, one a line", ".nt", write, takes=RDF_OPTIONS)
