"""What the page knows about the graph, as plain lists and dicts that become JSON; text from reports is cleaned here.

Nodes, reports and sources are referred to by their place in a list. A *statement* is one edge of the graph; a *line* is what is
drawn between two nodes, in one direction, for all their statements together.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.analysis.paths import passing
from kg.namespaces import ID, local
from kg.show import SINGLE
from kg.view.clean import clean, name
from kg.view.look import KIND_ORDER, look, words
from kg.view.sources import Sources, denied, differ, independent
from kg.view.when import span

if TYPE_CHECKING:
    from kg.analysis import Source
    from kg.analysis.disagreements import Account, Disagreement

Json = dict[str, Any]

# Facts in the text's own words, which a redacted page leaves out together with the quotes.
_VERBATIM = frozenset({"comment"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One edge of the graph: `source` and `target` are places in the list of nodes, `key` is the property's local name.

    `claims` are sorted; `clash` is whether somebody denies it, or something else is said where only one thing can be true.
    """

    source: int
    target: int
    key: str
    label: str
    inferred: bool
    clash: bool
    claims: "tuple[Source, ...]"


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
    rivals = _rivals(graph)
    found = []
    for a, b, key, data in graph.edges(keys=True, data=True):
        claims = tuple(sorted(data["claims"]))
        clash = not data["inferred"] and (key == "denies" or denied(claims) or (a, key) in rivals)
        found.append((place[a], place[b], data["inferred"], name(data["label"] or key), clean(key), clash, claims))
    return [Statement(a, b, key, label, inferred, clash, claims) for a, b, inferred, label, key, clash, claims in sorted(found)]


def _rivals(graph: "nx.MultiDiGraph[str]") -> set[tuple[str, str]]:
    """Return the things and properties of which only one value can be true and different voices give different ones."""
    values: dict[tuple[str, str], list[tuple[Source, ...]]] = defaultdict(list)
    for a, _, key, data in graph.edges(keys=True, data=True):
        if key in SINGLE and not data["inferred"]:
            values[a, key].append(data["claims"])
    return {one for one, accounts in values.items() if differ(accounts)}


def label(graph: "nx.MultiDiGraph[str]", iri: str) -> str:
    """Return what a node is called, its local name if it has no label."""
    return name(graph.nodes[iri]["label"].strip() or local(iri) or iri)


def content(graph: "nx.MultiDiGraph[str]", nodes: Sequence[str], edges: Sequence[Statement], *, redact: bool) -> Json:
    """Return everything that the panel, the legend, the tables and the search show."""
    sources = Sources(redact)
    return {
        "nodes": [_node(graph, iri, sources, redact) for iri in nodes],
        "statements": [_statement(edge, sources) for edge in edges],
        "sources": sources.listed,
        "reports": sources.reports,
        "kinds": {kind: _kind(kind) for kind in sorted({graph.nodes[iri]["kind"] for iri in nodes})},
        "redacted": redact,
    }


def _kind(kind: str) -> Json:
    drawn = look(kind)
    return {"name": clean(words(kind)), "colour": drawn.colour, "shape": drawn.shape, "passing": passing(kind)}


def _node(graph: "nx.MultiDiGraph[str]", iri: str, sources: Sources, redact: bool) -> Json:
    data = graph.nodes[iri]
    pairs = [pair for pair in data["facts"] if not (redact and pair[0] in _VERBATIM)]
    accounts: dict[str, list[tuple[Source, ...]]] = defaultdict(list)
    for pair in pairs:
        accounts[pair[0]].append(data["stated"].get(pair, ()))
    rivals = {key for key, told in accounts.items() if key in SINGLE and differ(told)}
    return {
        "id": clean(iri.removeprefix(ID)),
        "iri": clean(iri),
        "label": label(graph, iri),
        "names": [name(other) for other in data["names"]],
        "kind": data["kind"],
        "facts": [_fact(pair, data["stated"].get(pair, ()), pair[0] in rivals, sources) for pair in pairs],
        "when": span(pairs),
        "sources": sources.places(data["claims"]),
        "disagreements": [_disagreement(one, sources) for one in data.get("disagreements", ())],
    }


def _disagreement(one: "Disagreement", sources: Sources) -> Json:
    return {
        "slot": clean(one.slot),
        "about": clean(one.about),
        "conflict": one.conflict,
        "sides": [{"value": clean(side.value), "accounts": [_account(told, sources) for told in side.accounts]} for side in one.sides],
    }


def _account(told: "Account", sources: Sources) -> Json:
    return {"title": clean(told.title), "date": clean(told.published), "copy": told.copy, "sources": sources.places(told.sources)}


def _fact(pair: tuple[str, str], claims: "tuple[Source, ...]", rival: bool, sources: Sources) -> Json:
    key, value = pair
    return {
        "key": clean(key),
        "label": clean(words(key)),
        "value": clean(value),
        "clash": rival or denied(claims),
        "reports": independent(claims),
        "sources": sources.places(claims),
    }


def _statement(edge: Statement, sources: Sources) -> Json:
    return {
        "from": edge.source,
        "to": edge.target,
        "key": edge.key,
        "label": edge.label,
        "inferred": edge.inferred,
        "clash": edge.clash,
        "reports": independent(edge.claims),
        "sources": sources.places(edge.claims),
    }
