"""The graph in the formats that other people's tools take: one file per format, and the table that names them."""

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from kg.errors import KgError
from kg.exporters import (
    csv_tables,
    cytoscape,
    gexf,
    graphml,
    jsonld,
    misp,
    neo4j,
    nquads,
    ntriples,
    parquet,
    stix,
    trig,
    turtle,
    void,
    xlsx,
)
from kg.exporters.exporter import BINARY, DEFAULTS, FOLDER, TEXT, Exporter, Options
from kg.exporters.save import save
from kg.folder import Graph

EXPORTERS: Mapping[str, Exporter] = {
    "ttl": turtle.EXPORTER,
    "nt": ntriples.EXPORTER,
    "nq": nquads.EXPORTER,
    "trig": trig.EXPORTER,
    "jsonld": jsonld.EXPORTER,
    "stix": stix.EXPORTER,
    "stix-strict": stix.STRICT,
    "misp": misp.EXPORTER,
    "graphml": graphml.EXPORTER,
    "gexf": gexf.EXPORTER,
    "cytoscape": cytoscape.EXPORTER,
    "neo4j": neo4j.EXPORTER,
    "csv": csv_tables.EXPORTER,
    "xlsx": xlsx.EXPORTER,
    "parquet": parquet.EXPORTER,
    "void": void.EXPORTER,
}


@cache
def exporters() -> Mapping[str, Exporter]:
    """Return the formats, ours and those of installed packages (entry points of the group `kg.exporters`).

    Raises KgError where another package claims one of our names, or gives no Exporter.
    """
    found = dict(EXPORTERS)
    for point in sorted(entry_points(group="kg.exporters"), key=lambda point: point.name):
        other = point.load()
        if point.name in found or not isinstance(other, Exporter):
            raise KgError(f"the exporter {point.name!r} of {point.value} cannot be used: its name is taken or it is no Exporter")
        found[point.name] = other
    return found


def export(graph: Graph, name: str, target: Path | str, options: Options = DEFAULTS) -> None:
    """Write a graph in the format called `name` to a file, or a folder for formats of several files.

    Raises KgError where there is no such format, a library for it is missing, or `target` cannot be written.
    """
    if name not in exporters():
        raise KgError(f"no format is called {name!r}; there are {', '.join(exporters())}")
    save(graph, exporters()[name], Path(target), options)


__all__ = ["BINARY", "DEFAULTS", "EXPORTERS", "FOLDER", "TEXT", "Exporter", "Options", "export", "exporters", "save"]
