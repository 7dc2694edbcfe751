"""Two CSV files for Neo4j's importer, which needs to be told that quotes may span lines:

neo4j-admin database import full --multiline-fields=true --nodes=nodes.csv --relationships=relationships.csv
"""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from kg.exporters.drawn import EDGE_FIELDS, NODE_FIELDS, Fields, drawn
from kg.exporters.exporter import FOLDER, Exporter, Options
from kg.folder import Graph
from kg.namespaces import local

_TYPES = {"assets": ":long", "claims": ":long", "weight": ":long", "confidence": ":double", "inferred": ":boolean"}


def write(graph: Graph, folder: Path, options: Options) -> None:
    """Write nodes.csv and relationships.csv. A cell that starts with =, +, - or @ stays as it is: a database runs no formulas."""
    nodes, edges = drawn(graph)
    kept = [name for name in NODE_FIELDS if name != "kind"]
    header = [":ID", "name", "start", "end", *(name + _TYPES.get(name, "") for name in kept), ":LABEL"]
    rows = ([n.id, n.label, n.start, n.end, *_cells(n.fields, kept), local(str(n.fields.get("kind", "")))] for n in nodes)
    _write(folder / "nodes.csv", header, rows)
    kept = [name for name in EDGE_FIELDS if name != "type"]
    header = [":START_ID", ":END_ID", "start", "end", *(name + _TYPES.get(name, "") for name in kept), ":TYPE"]
    rows = ([e.source, e.target, e.start, e.end, *_cells(e.fields, kept), _type(str(e.fields["type"]))] for e in edges)
    _write(folder / "relationships.csv", header, rows)


def _write(path: Path, header: list[str], rows: Iterable[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _cells(fields: Fields, names: Iterable[str]) -> list[object]:
    return [fields.get(name, "") for name in names]


def _type(name: str) -> str:
    """Return a relation as Neo4j writes types: attributedTo -> ATTRIBUTED_TO."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()


EXPORTER = Exporter("Neo4j: nodes.csv and relationships.csv for neo4j-admin import", "-neo4j", write, FOLDER)
