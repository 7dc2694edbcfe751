"""A Cypher script for a Neo4j that runs, or another database that speaks Cypher: cypher-shell -f graph.cypher

Each statement is a line. What is there already under the same id is brought up to date, not doubled.
"""

from typing import TextIO

from kg.exporters.drawn import EDGE_FIELDS, NODE_FIELDS, Fields, drawn
from kg.exporters.exporter import Exporter, Options
from kg.exporters.neo4j import type_of
from kg.folder import Graph
from kg.namespaces import local

# A backslash as its code: older versions decode \u0027 in a quote before they read it, and would end the text there.
_ESCAPES = str.maketrans(
    {"\\": "\\u005C", "'": "\\'"} | {chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0x85, 0x2028, 0x2029, 0xFEFF)}
)


def write(graph: Graph, stream: TextIO, options: Options) -> None:
    """Write an index, then nodes, then relations between them."""
    nodes, edges = drawn(graph)
    stream.write("CREATE INDEX kg_thing IF NOT EXISTS FOR (n:Thing) ON (n.id);\n")
    for node in nodes:
        kind = local(str(node.fields["kind"]))
        own: Fields = {"name": node.label, "start": node.start, "end": node.end}
        values = _map(own | node.fields, ("name", "start", "end", *(name for name in NODE_FIELDS if name != "kind")))
        stream.write(f"MERGE (n:Thing {{id: {_text(node.id)}}}) SET n:`{kind}`, n += {values};\n")
    for edge in edges:
        own = {"start": edge.start, "end": edge.end}
        values = _map(own | edge.fields, ("start", "end", *(name for name in EDGE_FIELDS if name != "type")))
        ends = f"MATCH (a:Thing {{id: {_text(edge.source)}}}), (b:Thing {{id: {_text(edge.target)}}})"
        stream.write(f"{ends} MERGE (a)-[r:`{type_of(str(edge.fields['type']))}`]->(b) SET r += {values};\n")


def _map(fields: Fields, order: tuple[str, ...]) -> str:
    return "{" + ", ".join(f"{name}: {_value(name, fields[name])}" for name in order if fields.get(name, "") != "") + "}"


def _value(name: str, value: str | float) -> str:
    return str(value) if not isinstance(value, str) or name == "inferred" else _text(value)


def _text(value: str) -> str:
    return "'" + value.translate(_ESCAPES) + "'"


EXPORTER = Exporter("Cypher: a script for a Neo4j that runs", ".cypher", write)
