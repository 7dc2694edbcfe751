"""GraphML for yEd, Cytoscape, igraph and others."""

from typing import TextIO

from kg.exporters.drawn import EDGE_FIELDS, NODE_FIELDS, Edge, Fields, Node, drawn
from kg.exporters.exporter import Exporter, Options
from kg.exporters.xml_text import xml
from kg.folder import Graph

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES = {"assets": "long", "claims": "int", "weight": "int", "confidence": "double", "inferred": "boolean"}
_OWN = ("label", "start", "end")


def write(graph: Graph, stream: TextIO, options: Options) -> None:
    """Write nodes and edges, each with its label, times and fields as data."""
    nodes, edges = drawn(graph)
    stream.write(_HEAD + _declared("node", NODE_FIELDS) + _declared("edge", EDGE_FIELDS) + '<graph edgedefault="directed">\n')
    stream.writelines(f'<node id="{xml(node.id)}">{_data("node", node)}</node>\n' for node in nodes)
    for edge in edges:
        ends = f'source="{xml(edge.source)}" target="{xml(edge.target)}"'
        stream.write(f'<edge id="{edge.id}" {ends}>{_data("edge", edge)}</edge>\n')
    stream.write("</graph>\n</graphml>\n")


def _declared(kind: str, fields: dict[str, bool]) -> str:
    rows = (
        f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{_TYPES.get(name, "string")}"/>\n' for name in (*_OWN, *fields)
    )
    return "".join(rows)


def _data(kind: str, item: Node | Edge) -> str:
    own: Fields = {"label": item.label, "start": item.start, "end": item.end}
    values = {name: value for name, value in own.items() if value} | item.fields
    return "".join(f'<data key="{kind}-{name}">{xml(value)}</data>' for name, value in values.items())


EXPORTER = Exporter("GraphML: for yEd, Cytoscape, igraph", ".graphml", write)
