"""The graph as flat nodes and edges, for tools that draw: plain values only, none missing but by its absence."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.analysis.source import Source, Sources
from kg.analysis.things import Thing, Things, edges
from kg.exporters.lookup import short
from kg.folder import Graph
from kg.graph.runs import Spool
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
# The first and the last day.
Span = tuple[str, str]


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


def drawn(graph: Graph) -> tuple[Iterator[Node], Iterator[Edge]]:
    """Return what is believed, in the order of IRIs. Of the graph, only IRIs and the times of things that have any are in memory."""
    things, spans = Things(graph.store), dict[str, Span]()
    spool = Spool(_timed(things, spans))
    return (_node(thing, things.sources.of(thing.claims)) for thing in spool), _edges(spool, things.sources, spans)


def interval(value: str) -> Span:
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


def _span(values: Iterable[str]) -> Span:
    spans = [span for value in values if (span := interval(value))[0]]
    return min((start for start, _ in spans), default=""), max((end for _, end in spans), default="")


def _joined(values: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(value for value in values if value))


def _timed(things: Iterable[Thing], spans: dict[str, Span]) -> Iterator[Thing]:
    """Pass things on and write down the times of those that have any: edges lie between those of their ends."""
    for thing in things:
        if (span := _span(_dates(thing)))[0]:
            spans[thing.iri] = span
        yield thing


def _values(thing: Thing, name: str) -> list[str]:
    return [value for other, value in thing.stated if other == name]


def _dates(thing: Thing) -> list[str]:
    return _values(thing, "date") + _values(thing, "period")


def _node(thing: Thing, claims: tuple[Source, ...]) -> Node:
    dates = _dates(thing)
    counts = [int(value) for value in _values(thing, "assetCount") if value.isascii() and value.isdigit()]
    own: Fields = {"kind": thing.kind, "iri": thing.iri, "date": _joined(dates)}
    own |= {name: _joined(_values(thing, name)) for name in ("precision", "unit", "role")}
    own["facts"] = _joined(f"{name}: {value}" for name, value in thing.stated)
    own["quotes"] = _joined(claim.quote for claim in claims)
    own["claims"] = len({claim.claim for claim in claims})
    own |= {"assets": max(counts)} if counts else {}
    colour = look(thing.kind).colour
    own["colour"] = _BLACK if colour == INK else colour
    return Node(short(thing.iri), thing.label or local(thing.iri), *_span(dates), _kept(own, NODE_FIELDS))


def _edges(things: Iterable[Thing], sources: Sources, spans: Mapping[str, Span]) -> Iterator[Edge]:
    for number, tie in enumerate(edges(things)):
        claims = sources.of(tie.claims)
        times = [day for iri in (tie.source, tie.target) for day in spans.get(iri, ()) if day]
        own = {"type": tie.key, "inferred": "true" if tie.inferred else "false", **_sources(claims)}
        span = _span(times or (claim.published for claim in claims))
        yield Edge(f"e{number}", short(tie.source), short(tie.target), tie.label or tie.key, *span, _kept(own, EDGE_FIELDS))


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
