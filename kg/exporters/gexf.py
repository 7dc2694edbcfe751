"""GEXF 1.3 for Gephi: coloured by class, with times, weights and quotes."""

from typing import TextIO

from kg.exporters.drawn import EDGE_FIELDS, NODE_FIELDS, Edge, Fields, Node, drawn
from kg.exporters.exporter import Exporter, Options
from kg.exporters.xml_text import xml
from kg.folder import Graph

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>kg</creator><description>Influence operations as reported</description></meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
"""
_TYPES = {"assets": "long", "claims": "integer", "weight": "float", "confidence": "float", "inferred": "boolean"}


def write(graph: Graph, stream: TextIO, options: Options) -> None:
    """Write nodes and edges; what has no known time is there all the time."""
    nodes, edges = drawn(graph)
    stream.write(_HEAD + _declared("node", NODE_FIELDS) + _declared("edge", EDGE_FIELDS) + "<nodes>\n")
    stream.writelines(map(_node, nodes))
    stream.write("</nodes>\n<edges>\n")
    stream.writelines(map(_edge, edges))
    stream.write("</edges>\n</graph>\n</gexf>\n")


def _declared(kind: str, fields: dict[str, bool]) -> str:
    rows = (f'<attribute id="{kind}-{name}" title="{name}" type="{_TYPES.get(name, "string")}"/>\n' for name in fields if name != "weight")
    return f'<attributes class="{kind}" mode="static">\n{"".join(rows)}</attributes>\n'


def _times(item: Node | Edge) -> str:
    return "".join(f' {name}="{day}"' for name, day in (("start", item.start), ("end", item.end)) if day)


def _values(kind: str, fields: Fields) -> str:
    values = (f'<attvalue for="{kind}-{name}" value="{xml(value)}"/>' for name, value in fields.items() if name != "weight")
    return f"<attvalues>{''.join(values)}</attvalues>"


def _node(node: Node) -> str:
    red, green, blue = (int(str(node.fields["colour"])[at : at + 2], 16) for at in (1, 3, 5))
    head = f'<node id="{xml(node.id)}" label="{xml(node.label)}"{_times(node)}>'
    return f'{head}{_values("node", node.fields)}<viz:color r="{red}" g="{green}" b="{blue}"/></node>\n'


def _edge(edge: Edge) -> str:
    ends = f'source="{xml(edge.source)}" target="{xml(edge.target)}"'
    kind = f'kind="{xml(edge.fields["type"])}" weight="{edge.fields["weight"]}"'
    head = f'<edge id="{edge.id}" {ends} label="{xml(edge.label)}" {kind}{_times(edge)}>'
    return f"{head}{_values('edge', edge.fields)}</edge>\n"


EXPORTER = Exporter("GEXF: for Gephi, coloured by class, with a timeline", ".gexf", write)
