"""Cytoscape JSON, as Cytoscape desktop and cytoscape.js read it."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from kg.exporters.drawn import drawn
from kg.exporters.exporter import Exporter, Options
from kg.folder import Graph


def write(graph: Graph, stream: TextIO, options: Options) -> None:
    """Write the elements, one a line."""
    nodes, edges = drawn(graph)
    about = {"name": "Influence operations as reported", "shared_name": "Influence operations as reported"}
    stream.write(f'{{"data": {json.dumps(about)},\n"elements": {{\n"nodes": [\n')
    _elements(stream, ({"id": n.id, "name": n.label, "label": n.label, "start": n.start, "end": n.end} | n.fields for n in nodes))
    stream.write('],\n"edges": [\n')
    _elements(
        stream,
        (
            {"id": e.id, "source": e.source, "target": e.target, "interaction": e.fields["type"], "label": e.label}
            | {"start": e.start, "end": e.end} | e.fields
            for e in edges
        ),
    )  # fmt: skip
    stream.write("]}}\n")


def _elements(stream: TextIO, items: Iterable[dict[str, Any]]) -> None:
    comma = ""
    for item in items:
        stream.write(comma + json.dumps({"data": {name: value for name, value in item.items() if value != ""}}, ensure_ascii=False))
        comma = ",\n"
    stream.write("\n" if comma else "")


EXPORTER = Exporter("Cytoscape JSON: for Cytoscape and cytoscape.js", ".cyjs", write)
