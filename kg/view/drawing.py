"""The graph as vis-network draws it: placed nodes, and one line for all the statements between two nodes."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from kg.view.apart import Box, Line
from kg.view.content import Statement
from kg.view.fold import FEW, TOP, Deed
from kg.view.layout import positions
from kg.view.look import box, label_box
from kg.view.room import beside
from kg.view.sources import denied
from kg.view.spring import Point

LABELS_ON_A_LINE = 2
Drawn = dict[str, Any]
Places = list[tuple[int, int]]

# A line looks like the first of these that any of its statements is.
STYLES = ("disputed", "stated", "alleged", "background", "inferred")


def lines(edges: Sequence[Statement], levels: Sequence[int], folded: Sequence[Deed], node_levels: Sequence[int]) -> list[Drawn]:
    """Return one dict per pair of joined nodes and direction: id, from, to, label, style, the first level that draws it, `statements`.

    `edges` are sorted by their ends, as `content.statements` gives them, and `levels` are theirs. A line for folded acts names
    them (`acts`) and the `last` level that draws it: at the next, all of them are drawn themselves.
    """
    groups = [list(group) for _, group in groupby(range(len(edges)), key=lambda place: (edges[place].source, edges[place].target))]
    found = [_line(edges, levels, group) for group in groups] + [_deed_line(edges, deed, node_levels) for deed in folded]
    return [{"id": number, **line} for number, line in enumerate(found)]


def _line(edges: Sequence[Statement], levels: Sequence[int], group: list[int]) -> Drawn:
    level = min(levels[place] for place in group)
    return {
        "from": edges[group[0]].source,
        "to": edges[group[0]].target,
        "label": _label([edges[place] for place in group if levels[place] == level]),
        "style": min((style(edges[place]) for place in group), key=STYLES.index),
        "level": level,
        "statements": group,
    }


def _deed_line(edges: Sequence[Statement], deed: Deed, node_levels: Sequence[int]) -> Drawn:
    return {
        "from": deed.source,
        "to": deed.target,
        "label": deed.label,
        "style": min((style(edges[place]) for place in deed.statements), key=STYLES.index),
        "level": max(node_levels[deed.source], node_levels[deed.target]),
        "last": max(node_levels[act] for act in deed.acts) - 1,
        "statements": list(deed.statements),
        "acts": list(deed.acts),
    }


def style(edge: Statement) -> str:
    """Return how firmly a statement stands: the name of a line style, see STYLES."""
    if edge.inferred:
        return "inferred"
    if edge.clash or denied(edge.claims):
        return "disputed"
    if not edge.claims:
        return "background"
    return "stated" if any(claim.modality in {"asserted", "reported"} for claim in edge.claims) else "alleged"


def _label(edges: Sequence[Statement]) -> str:
    labels = list(dict.fromkeys(edge.label for edge in edges if not edge.inferred)) or sorted({edge.label for edge in edges})
    rest = len(labels) - LABELS_ON_A_LINE
    return ",\n".join(labels[:LABELS_ON_A_LINE]) + (f" +{rest}" if rest > 0 else "")


def places(
    labels: Sequence[str], sizes: Sequence[float], drawn: Sequence[Drawn], node_levels: Sequence[int]
) -> list[list[tuple[int, int]]]:
    """Return for each level where each node stands, in pixels; what a level does not draw waits beside what it belongs to."""
    boxes = [box(*pair) for pair in zip(labels, sizes, strict=True)]
    found: list[Places] = []
    former: list[int] = []
    for level in range(1, max([TOP, *node_levels]) + 1):
        kept = lines_at(level, drawn)
        shown = nodes_at(kept, drawn, len(boxes))
        if level > TOP or (found and shown == former):
            found.append(found[-1])
        else:
            found.append(_laid_out(boxes, shown, [(n["from"], n["to"], label_box(n["label"], sizes[n["to"]])) for n in kept], drawn))
        former = shown
    return found


def lines_at(level: int, drawn: Sequence[Drawn]) -> list[Drawn]:
    """Return the lines drawn at `level`."""
    return [line for line in drawn if line["level"] <= level <= line.get("last", level)]


def nodes_at(kept: Sequence[Drawn], drawn: Sequence[Drawn], count: int) -> list[int]:
    """Return the nodes drawn with the lines `kept`: those that one of them holds, and those that no line at all does."""
    joined, held = ({node for line in some for node in (line["from"], line["to"])} for some in (drawn, kept))
    return [node for node in range(count) if node in held or node not in joined]


def _laid_out(boxes: Sequence[Box], shown: list[int], kept: list[Line], drawn: Sequence[Drawn]) -> Places:
    index = {node: place for place, node in enumerate(shown)}
    own = [(index[a], index[b], label) for a, b, label in kept]
    points: dict[int, Point] = dict(zip(shown, positions([boxes[node] for node in shown], own), strict=True))
    return beside(boxes, points, [(line["from"], line["to"]) for line in drawn])


def first_level(drawn: Sequence[Drawn], count: int) -> int:
    """Return the level at which the page opens: 2 if its things fit a screen, else 1."""
    return 2 if len(nodes_at(lines_at(2, drawn), drawn, count)) <= FEW else 1
