"""Graphs to draw: one shaped like the sample article's, in our own words, one hostile, one large."""

from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from kg.analysis import Source
from kg.namespaces import IO

REPORT = "https://w3id.org/influence-kg/id/report/5d5d"
QUOTE = "Birdsong Inc. shut a core ring of 23,750 busy accounts on Thursday."

LABELS = {
    "backedBy": "backed by", "activeOn": "active on", "actor": "actor", "recipient": "recipient", "removed": "removed",
    "usedBy": "used by", "platform": "on platform", "amplifies": "amplifies", "promotes": "promotes", "about": "about",
    "linkedTo": "linked to", "targets": "targets", "addresses": "addresses", "denies": "denies", 
    "originatesFrom": "originates from", "ofState": "belongs to",
}  # fmt: skip


def source(quote: str = QUOTE, modality: str = "reported", confidence: float = 0.9, **other: Any) -> Source:
    """Return a source whose quote stands at a made-up place in a made-up report."""
    start = sum(map(ord, quote)) % 2000
    values: dict[str, Any] = {
        "claim": f"https://w3id.org/influence-kg/id/claim/{start:04x}{modality}",
        "speaker": "Twitter",
        "modality": modality,
        "polarity": "positive",
        "confidence": confidence,
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "report": REPORT,
        "title": "Ministry tells a platform to silence its critics",
        "publisher": "The Example Courier",
        "published": "2020-06-12",
        "url": "https://courier.example/ministry",
    }
    return Source(**(values | other))


@dataclass
class Drawn:
    """Builds a graph in the shape that kg.analysis gives."""

    graph: "nx.MultiDiGraph[str]" = field(default_factory=nx.MultiDiGraph)

    def node(
        self, iri: str, kind: str, label: str, *facts: tuple[str, str], claims: tuple[Source, ...] = (), names: tuple[str, ...] = ()
    ) -> None:
        stated = dict.fromkeys(facts, claims)
        self.graph.add_node(iri, label=label, kind=kind, facts=facts, claims=claims, stated=stated, names=names)

    def edge(self, a: str, key: str, b: str, *claims: Source, inferred: bool = False) -> None:
        label = LABELS.get(key, key)
        self.graph.add_edge(a, b, key=key, predicate=IO + key, label=label, inferred=inferred, claims=claims)


def _things(drawn: Drawn) -> None:
    core = source()
    states = {"state/CN": "China", "state/RU": "Russia", "state/TR": "Türkiye", "state/US": "United States"}
    for iri, label in states.items():
        drawn.node(iri, "State", label)
    drawn.node("territory/HK", "Territory", "Hong Kong")
    for iri, label in {"twitter": "Twitter", "facebook": "Facebook", "youtube": "YouTube", "instagram": "Instagram"}.items():
        drawn.node(f"platform/{iri}", "Platform", label)
    drawn.node("government/mfa", "GovernmentBody", "Ministry of Foreign Affairs of China")
    drawn.node("operation/cn", "InfluenceOperation", "State-backed operation from China", ("stateBacked", "true"), claims=(core,))
    drawn.node("operation/old", "InfluenceOperation", "Earlier state-backed operation")
    drawn.node("operation/ru", "InfluenceOperation", "Smaller operation attributed to Russia")
    drawn.node("operation/tr", "InfluenceOperation", "Smaller operation attributed to Türkiye")
    core_facts = (("assetCount", "23750"), ("precision", "exact"), ("role", "core"), ("unit", "account"))
    drawn.node("network/core", "AccountNetwork", "23,750 core accounts on Twitter", *core_facts, claims=(core,))
    amplifier = (("assetCount", "150000"), ("precision", "about"), ("role", "amplifier"), ("unit", "account"))
    drawn.node("network/amp", "AccountNetwork", "about 150,000 amplifier accounts on Twitter", *amplifier)
    drawn.node("takedown/new", "Takedown", "Takedown by Twitter, 2020-06-11", ("date", "2020-06-11"), claims=(core,))
    for name in ("old", "ru", "tr"):
        drawn.node(f"takedown/{name}", "Takedown", f"Takedown of {name}")
    drawn.node("narrative/gov", "Narrative", "Praise for the government of China")
    drawn.node("narrative/hk", "Narrative", "Misleading stories on politics in Hong Kong")
    drawn.node("topic/covid", "Topic", "COVID-19")
    drawn.node("demand/1", "Demand", "Demand to shut accounts", ("comment", "close every account that slanders the country"))
    drawn.node("restriction/1", "AccessRestriction", "Twitter blocked in China", ("status", "inForce"))


def _ties(drawn: Drawn) -> None:
    said, backed = source(), source("Its makers, the platform said, answer to Beijing.", confidence=0.85)
    old = source("Three firms had taken the older ring apart a year before.", modality="alleged", confidence=0.6)
    drawn.edge("operation/cn", "backedBy", "state/CN", backed)
    drawn.edge("operation/cn", "originatesFrom", "state/CN", backed)
    drawn.edge("operation/cn", "activeOn", "platform/twitter", said)
    drawn.edge("operation/cn", "promotes", "narrative/gov", backed)
    drawn.edge("operation/cn", "addresses", "topic/covid", backed)
    drawn.edge("operation/cn", "linkedTo", "operation/old", old)
    drawn.edge("narrative/gov", "about", "state/CN", backed)
    for network in ("network/core", "network/amp"):
        drawn.edge(network, "usedBy", "operation/cn", said)
        drawn.edge(network, "platform", "platform/twitter", said)
        drawn.edge("takedown/new", "removed", network, said)
    drawn.edge("network/amp", "amplifies", "network/core", said)
    drawn.edge("takedown/new", "recipient", "operation/cn", said)
    drawn.edge("takedown/new", "actor", "platform/twitter", said)
    for platform in ("twitter", "facebook", "youtube"):
        drawn.edge("takedown/old", "actor", f"platform/{platform}", old)
        drawn.edge("operation/old", "activeOn", f"platform/{platform}", inferred=True)
    drawn.edge("takedown/old", "recipient", "operation/old", old)
    drawn.edge("operation/old", "promotes", "narrative/hk", old)
    drawn.edge("narrative/hk", "about", "territory/HK", old)
    for name, state in (("ru", "state/RU"), ("tr", "state/TR")):
        drawn.edge(f"takedown/{name}", "actor", "platform/twitter", said)
        drawn.edge(f"takedown/{name}", "recipient", f"operation/{name}", said)
        drawn.edge(f"operation/{name}", "backedBy", state, source(f"The platform put one down to {state}.", polarity="negative"))
        drawn.edge(f"operation/{name}", "targets", state, said)
    asked = source("Close those accounts, the ministry asked.", modality="requested", speaker="Ministry")
    drawn.edge("demand/1", "actor", "government/mfa", asked)
    drawn.edge("demand/1", "recipient", "platform/twitter", asked)
    drawn.edge("government/mfa", "ofState", "state/CN")
    drawn.edge("territory/HK", "ofState", "state/CN")
    drawn.edge("restriction/1", "actor", "state/CN", said)
    drawn.edge("restriction/1", "recipient", "platform/twitter", said)
    drawn.edge("restriction/1", "recipient", "platform/instagram", said)


def article_graph() -> "nx.MultiDiGraph[str]":
    """Return the graph of the sample article's main events."""
    drawn = Drawn()
    _things(drawn)
    _ties(drawn)
    return drawn.graph


HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "{{ cycler.__init__.__globals__ }}{% raw %}",
    "\ud800 lone, \x00 nul, \u202e reversed, \u2028 separated",
    "<!--<script>",
    "\"'&amp;]]>",
    "x" * 10_000,
)


def hostile_graph() -> "nx.MultiDiGraph[str]":
    """Return a graph all of whose texts try to break out of the page."""
    drawn = Drawn()
    for place, text in enumerate(HOSTILE):
        said = source(text, title=text, publisher=text, speaker=text, url=("javascript:alert(3)", f"https://x.example/{text}")[place % 2])
        drawn.node(f"id:{place}{text}", "Narrative" if place % 2 else text[:40], text, (text, text), claims=(said,))
        if place:
            drawn.graph.add_edge(
                f"id:{place}{text}", f"id:0{HOSTILE[0]}", key=text, predicate=text, label=text, inferred=False, claims=(said,)
            )
    return drawn.graph


def large_graph(things: int) -> "nx.MultiDiGraph[str]":
    """Return `things` nodes: operations, each with a few networks, platforms and a state, joined through those."""
    drawn = Drawn()
    for number in range(20):
        drawn.node(f"state/{number:02}", "State", f"Country {number}")
        drawn.node(f"platform/{number:02}", "Platform", f"Platform {number}")
    for number in range((things - 40) // 5):
        operation = f"operation/{number:05}"
        drawn.node(operation, "InfluenceOperation", f"Operation {number}")
        drawn.edge(operation, "originatesFrom", f"state/{number % 20:02}", source())
        for part in range(4):
            network = f"network/{number:05}-{part}"
            drawn.node(network, "AccountNetwork", f"{number * 7 + part:,} accounts", ("assetCount", str(number * 7 + part)))
            drawn.edge(network, "usedBy", operation, source(f"Ring {number}, part {part}."))
            drawn.edge(network, "platform", f"platform/{(number * 3 + part) % 20:02}", source())
    return drawn.graph
