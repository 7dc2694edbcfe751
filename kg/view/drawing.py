"""The graph as vis-network draws it: placed nodes, and one line for all the statements between two nodes."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import networkx as nx

from kg.model import NEGATIVE
from kg.view.content import Statement, label
from kg.view.layout import positions
from kg.view.look import box, label_box, look, size, wrapped

LABELS_ON_A_LINE = 2


def drawn_nodes(graph: "nx.MultiDiGraph[str]", nodes: Sequence[str], edges: Sequence[Statement]) -> list[dict[str, Any]]:
    """Return one dict per node: id, label (broken into lines), shape, size (radius) and x, y in pixels."""
    kinds = [graph.nodes[iri]["kind"] for iri in nodes]
    labels = [wrapped(label(graph, iri)) for iri in nodes]
    sizes = [size(kind, graph.nodes[iri]["facts"]) for kind, iri in zip(kinds, nodes, strict=True)]
    lines = [(line["from"], line["to"], label_box(line["label"], sizes[line["to"]])) for line in drawn_lines(edges)]
    places = positions([box(*pair) for pair in zip(labels, sizes, strict=True)], lines)
    return [
        {"id": node, "label": labels[node], "shape": look(kinds[node]).shape, "size": sizes[node], "x": x, "y": y}
        for node, (x, y) in enumerate(places)
    ]


def drawn_lines(edges: Sequence[Statement]) -> list[dict[str, Any]]:
    """Return one dict per pair of joined nodes and direction: id, from, to, label, style, and the `statements` it stands for.

    `edges` are sorted by their ends, as `content.statements` gives them.
    """
    pairs = {(edge.source, edge.target) for edge in edges}
    numbered = enumerate(edges)
    groups = [list(group) for _, group in groupby(numbered, key=lambda pair: (pair[1].source, pair[1].target))]
    return [_line(number, group, pairs) for number, group in enumerate(groups)]


def _line(number: int, group: list[tuple[int, Statement]], pairs: set[tuple[int, int]]) -> dict[str, Any]:
    edges = [edge for _, edge in group]
    first = edges[0]
    return {
        "id": number,
        "from": first.source,
        "to": first.target,
        "label": _label(edges),
        "style": min((style(edge) for edge in edges), key=STYLES.index),
        "bent": (first.target, first.source) in pairs,
        "statements": [place for place, _ in group],
    }


# A line looks like the first of these that any of its statements is.
STYLES = ("disputed", "stated", "alleged", "background", "inferred")


def style(edge: Statement) -> str:
    """Return how firmly a statement stands: the name of a line style, see STYLES."""
    if edge.inferred:
        return "inferred"
    if any(claim.polarity == NEGATIVE or claim.modality == "denied" for claim in edge.claims):
        return "disputed"
    if not edge.claims:
        return "background"
    return "stated" if any(claim.modality in {"asserted", "reported"} for claim in edge.claims) else "alleged"


def _label(edges: Sequence[Statement]) -> str:
    labels = list(dict.fromkeys(edge.label for edge in edges if not edge.inferred)) or sorted({edge.label for edge in edges})
    rest = len(labels) - LABELS_ON_A_LINE
    return ",\n".join(labels[:LABELS_ON_A_LINE]) + (f" +{rest}" if rest > 0 else "")
