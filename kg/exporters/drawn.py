"""The graph as flat nodes and edges, for tools that draw: plain values only, none missing but by its absence."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.analysis import Graph as Things
from kg.analysis import Source
from kg.exporters.lookup import short
from kg.folder import Graph
from kg.namespaces import local
from kg.view.look import INK, look

# Name -> whether it is a number; the order is that of every format.
NODE_FIELDS = {
    "kind": False, "iri": False, "date": False, "assets": True, "precision": False, "unit": False, "role": False, "facts": False,
    "claims": True, "quotes": False, "colour": False,
}  # fmt: skip
EDGE_FIELDS = {
    "type": False, "inferred": False, "weight": True, "confidence": True, "modality": False, "speakers": False, "reports": False,
    "quotes": False,
}  # fmt: skip
_WHEN = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])))?")
_BLACK = "#222222"

Fields = dict[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing; `start` and `end` are ISO days, "" where no time is known; `fields` has some of NODE_FIELDS."""

    id: str
    label: str
    start: str
    end: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two nodes (by id); `fields` has some of EDGE_FIELDS."""

    id: str
    source: str
    target: str
    label: str
    start: str
    end: str
    fields: Fields


def drawn(graph: Graph) -> tuple[list[Node], list[Edge]]:
    """Return what is believed, in the order of IRIs. Holds the whole graph in memory, as the tools that draw it do."""
    things = graph.to_networkx()
    nodes = [_node(iri, data) for iri, data in sorted(things.nodes.items())]
    return nodes, list(_edges(things, {node.id: node for node in nodes}))


def interval(value: str) -> tuple[str, str]:
    """Return the first and last ISO day of a date ("2021", "2021-03", "2021-03-18") or period ("2021-Q1", "2021-H2")."""
    match = _WHEN.fullmatch(value)
    if not match or match[1] == "0000":
        return "", ""
    year, month, day, quarter, half = match.groups()
    first = int(month or (int(quarter) * 3 - 2 if quarter else int(half) * 6 - 5 if half else 1))
    last = int(month or (int(quarter) * 3 if quarter else int(half) * 6 if half else 12))
    if not (1 <= first <= 12 and int(day or 1) <= monthrange(int(year), last)[1]):
        return "", ""
    return f"{year}-{first:02}-{day or '01'}", f"{year}-{last:02}-{day or monthrange(int(year), last)[1]}"


def _span(values: Iterable[str]) -> tuple[str, str]:
    spans = [span for value in values if (span := interval(value))[0]]
    return min((start for start, _ in spans), default=""), max((end for _, end in spans), default="")


def _joined(values: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(value for value in values if value))


def _node(iri: str, data: Mapping[str, Any]) -> Node:
    facts: tuple[tuple[str, str], ...] = data["facts"]
    claims: tuple[Source, ...] = data["claims"]
    values = {name: [value for other, value in facts if other == name] for name, _ in facts}
    dates = [*values.get("date", ()), *values.get("period", ())]
    counts = [int(value) for value in values.get("assetCount", ()) if value.isascii() and value.isdigit()]
    own: Fields = {"kind": data["kind"], "iri": iri, "date": _joined(dates)}
    own |= {name: _joined(values.get(name, ())) for name in ("precision", "unit", "role")}
    own["facts"] = _joined(f"{name}: {value}" for name, value in facts)
    own["quotes"] = _joined(claim.quote for claim in claims)
    own["claims"] = len({claim.claim for claim in claims})
    own |= {"assets": max(counts)} if counts else {}
    colour = look(data["kind"]).colour
    own["colour"] = _BLACK if colour == INK else colour
    return Node(short(iri), data["label"] or local(iri), *_span(dates), _kept(own, NODE_FIELDS))


def _edges(things: Things, nodes: dict[str, Node]) -> Iterator[Edge]:
    for number, (a, b, key, data) in enumerate(sorted(things.edges(keys=True, data=True), key=lambda edge: edge[:3])):
        source, target = short(a), short(b)
        claims: tuple[Source, ...] = data["claims"]
        times = [day for node in (nodes[source], nodes[target]) for day in (node.start, node.end) if day]
        own = {"type": str(key), "inferred": "true" if data["inferred"] else "false", **_sources(claims)}
        span = _span(times or (claim.published for claim in claims))
        yield Edge(f"e{number}", source, target, data["label"] or str(key), *span, _kept(own, EDGE_FIELDS))


def _sources(claims: tuple[Source, ...]) -> Fields:
    """Describe whom and what an edge rests on; the weight is the number of claims, and 1 for what needs none."""
    return {
        "weight": max(1, len({claim.claim for claim in claims})),
        "confidence": max((claim.confidence for claim in claims), default=1.0),
        "modality": _joined(sorted({claim.modality for claim in claims})),
        "speakers": _joined(claim.speaker for claim in claims),
        "reports": _joined(claim.title or short(claim.report) for claim in claims),
        "quotes": _joined(claim.quote for claim in claims),
    }


def _kept(fields: Fields, order: Iterable[str]) -> Fields:
    return {name: fields[name] for name in order if fields.get(name, "") != ""}
