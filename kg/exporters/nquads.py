"""N-Quads: every layer, one quad a line; what kg itself keeps as graph.nq."""

from collections.abc import Iterator
from typing import TextIO

from kg.exporters.exporter import DEFAULTS, Exporter, Options
from kg.exporters.rdf import RDF_OPTIONS, outgoing, renamer
from kg.folder import Graph
from kg.graph.lines import raw_lines
from kg.graph.read import QUADS


def write(graph: Graph, stream: TextIO, options: Options) -> None:
    """Write the quads in the order of graph.nq, and last a comment that counts them: so a file that was cut off shows it."""
    count = 0
    lines = raw_lines(graph.folder / QUADS) if options == DEFAULTS else _changed(graph, options)
    for count, line in enumerate(lines, 1):  # noqa: B007  the last number counts
        stream.write(line)
    stream.write(f"# {count} quads\n")


def _changed(graph: Graph, options: Options) -> Iterator[str]:
    rename = renamer(options)
    for g, s, p, o in outgoing(graph, options):
        end = f" {rename(g)} .\n" if g else " .\n"
        yield f"{rename(s)} {rename(p)} {rename(o)}{end}"


EXPORTER = Exporter("N-Quads: every layer, one quad a line, for any RDF store", ".nq", write, takes=RDF_OPTIONS)
