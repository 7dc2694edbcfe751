"""What the page knows about the graph, as plain lists and dicts that become JSON; text from reports is cleaned here.

Nodes, reports and sources are referred to by their place in a list. A *statement* is one edge of the graph; a *line* is what is
drawn between two nodes, in one direction, for all their statements together.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import networkx as nx

from kg.namespaces import local
from kg.view.look import KIND_ORDER, look, words

if TYPE_CHECKING:
    from kg.analysis import Source
    from kg.analysis.disagreements import Account, Disagreement

Json = dict[str, Any]

# Lone surrogates, control characters (not tab and newline) and bidirectional overrides mislead a reader or break a file.
_UNSAFE = re.compile("[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_REPORT = ("report", "title", "publisher", "published", "url")
# Facts in the text's own words, which a redacted page leaves out together with the quotes.
_VERBATIM = frozenset({"comment"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One edge of the graph: `source` and `target` are places in the list of nodes; `claims` are sorted."""

    source: int
    target: int
    label: str
    inferred: bool
    claims: "tuple[Source, ...]"


def clean(text: str) -> str:
    """Return `text` with every character that could mislead a reader or break a file shown as U+FFFD."""
    return _UNSAFE.sub("\ufffd", text)


def link(url: str) -> str:
    """Return `url` if it is an absolute http or https address, else nothing: no other scheme may be followed."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return clean(url) if parts.scheme in {"http", "https"} and parts.netloc else ""


def order(graph: "nx.MultiDiGraph[str]") -> list[str]:
    """Return the nodes in the order the page lists them: by class as in the legend, then label, then IRI."""
    last = len(KIND_ORDER)

    def place(iri: str) -> tuple[int, str, str, str]:
        kind = graph.nodes[iri]["kind"]
        return KIND_ORDER.get(kind, last), kind, graph.nodes[iri]["label"], iri

    return sorted(graph, key=place)


def statements(graph: "nx.MultiDiGraph[str]", nodes: Sequence[str]) -> list[Statement]:
    """Return the edges of `graph` in the order of `nodes`."""
    place = {iri: index for index, iri in enumerate(nodes)}
    found = [
        (place[a], place[b], data["inferred"], data["label"] or key, data["predicate"], tuple(sorted(data["claims"])))
        for a, b, key, data in graph.edges(keys=True, data=True)
    ]
    return [Statement(a, b, clean(label), inferred, claims) for a, b, inferred, label, _, claims in sorted(found)]


def label(graph: "nx.MultiDiGraph[str]", iri: str) -> str:
    """Return what a node is called, its local name if it has no label."""
    return clean(graph.nodes[iri]["label"].strip() or local(iri) or iri)


def content(graph: "nx.MultiDiGraph[str]", nodes: Sequence[str], edges: Sequence[Statement], *, redact: bool) -> Json:
    """Return everything that the panel, the legend, the table and the search show."""
    sources = _Sources(redact)
    return {
        "nodes": [_node(graph, iri, sources, redact) for iri in nodes],
        "statements": [_statement(edge, sources) for edge in edges],
        "sources": sources.listed,
        "reports": sources.reports,
        "kinds": {kind: _kind(kind) for kind in sorted({graph.nodes[iri]["kind"] for iri in nodes})},
        "redacted": redact,
    }


def _kind(kind: str) -> Json:
    return {"name": clean(words(kind)), "colour": look(kind).colour, "shape": look(kind).shape}


def _node(graph: "nx.MultiDiGraph[str]", iri: str, sources: "_Sources", redact: bool) -> Json:
    data = graph.nodes[iri]
    facts = [(clean(words(name)), clean(value)) for name, value in data["facts"] if not (redact and name in _VERBATIM)]
    return {
        "iri": clean(iri),
        "label": label(graph, iri),
        "kind": data["kind"],
        "facts": facts,
        "sources": sources.places(data["claims"]),
        "disagreements": [_disagreement(one, sources) for one in data.get("disagreements", ())],
    }


def _disagreement(one: "Disagreement", sources: "_Sources") -> Json:
    return {
        "slot": clean(one.slot),
        "about": clean(one.about),
        "conflict": one.conflict,
        "sides": [{"value": clean(side.value), "accounts": [_account(told, sources) for told in side.accounts]} for side in one.sides],
    }


def _account(told: "Account", sources: "_Sources") -> Json:
    return {"title": clean(told.title), "date": clean(told.published), "copy": told.copy, "sources": sources.places(told.sources)}


def _statement(edge: Statement, sources: "_Sources") -> Json:
    return {
        "from": edge.source,
        "to": edge.target,
        "label": edge.label,
        "inferred": edge.inferred,
        "sources": sources.places(edge.claims),
    }


class _Sources:
    """Each distinct source and report once, numbered as they come."""

    def __init__(self, redact: bool) -> None:
        self._redact = redact
        self._sources: dict[str, int] = {}
        self._reports: dict[str, int] = {}
        self.listed: list[Json] = []
        self.reports: list[Json] = []

    def places(self, claims: "Iterable[Source]") -> list[int]:
        """Return where in `listed` the sources of `claims` stand; claims that differ in nothing a reader sees are one."""
        return list(dict.fromkeys(self._place(claim) for claim in sorted(claims)))

    def _place(self, claim: "Source") -> int:
        shown = asdict(replace(claim, claim="", quote="" if self._redact else claim.quote))
        report = {name: shown.pop(name) for name in _REPORT}
        del shown["claim"]
        entry = {name: clean(value) if isinstance(value, str) else value for name, value in shown.items()}
        entry["report"] = _numbered(self._reports, self.reports, report["report"], lambda: _report(report))
        return _numbered(self._sources, self.listed, repr(entry), lambda: entry)


def _report(report: Json) -> Json:
    return {
        "title": clean(report["title"]),
        "publisher": clean(report["publisher"]),
        "date": clean(report["published"]),
        "url": link(report["url"]),
    }


def _numbered(places: dict[str, int], values: list[Json], key: str, make: Callable[[], Json]) -> int:
    if key not in places:
        places[key] = len(values)
        values.append(make())
    return places[key]
