"""Names of things for tools that merge by name: two things never share one, and none is bare ("operation", "core network")."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from kg.analysis import Graph as Things
from kg.analysis import Source
from kg.exporters.stix_things import Thing
from kg.exporters.tables import ACTS, STATEMENTS
from kg.namespaces import SCHEMA, local

# Named by what surrounds them, so that only their surroundings tell them apart.
_DESCRIBED = ("AccountNetwork", "InfluenceOperation", *ACTS, *STATEMENTS)
# The operation that something belongs to.
_OF = ("usedBy", "recipient", "denies")


def named(things: Things) -> dict[str, Thing]:
    """Return every node under a name of its own, by IRI, in their order."""
    tied = _tied(things)
    names = {iri: _name(things, iri, tied[iri]) for iri in sorted(things)}
    for iri, name in list(names.items()):  # what things belong to first gets its own name
        owners = [names[other] for other in tied[iri].get("owner", ()) if things.nodes[iri]["kind"] != "InfluenceOperation"]
        names[iri] = f"{name}: {owners[0]}" if owners else name
    shared = {
        key for key, count in Counter((_family(things, iri), name.lower().strip()) for iri, name in names.items()).items() if count > 1
    }
    return {iri: _thing(things, iri, name, shared, tied[iri]) for iri, name in names.items()}


def _family(things: Things, iri: str) -> str:
    kind = str(things.nodes[iri]["kind"])
    return kind if kind in _DESCRIBED else "thing" if kind not in ("State", "Territory", "Region") else "place"


def _tied(things: Things) -> dict[str, dict[str, list[str]]]:
    tied: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for a, b, key in sorted(things.edges(keys=True)):
        # of a topic its code: a label of an object is a code too
        tied[a][str(key)].append(local(b) if key == "addresses" else things.nodes[b]["label"])
        if key in _OF and things.nodes[b]["kind"] == "InfluenceOperation":
            tied[a]["owner"].append(b)
    return tied


def _name(things: Things, iri: str, tied: Mapping[str, list[str]]) -> str:
    node = things.nodes[iri]
    label = str(node["label"]).strip() or local(iri)
    if node["kind"] not in _DESCRIBED or any(name == local(SCHEMA + "name") for name, _ in node["facts"]):
        return label
    if tied.get("owner"):
        return label
    return label + _told(node["claims"])


def _told(claims: tuple[Source, ...]) -> str:
    """Say in which report an unnamed thing is told of, the first of them."""
    first = min(((one.published, one.title, one.report) for one in claims), default=("", "", ""))
    return f" in “{first[1]}”" + (f" ({first[0]})" if first[0] else "") if first[1] else ""


def _thing(things: Things, iri: str, name: str, shared: set[tuple[str, str]], tied: Mapping[str, list[str]]) -> Thing:
    facts: dict[str, list[str]] = defaultdict(list)
    for key, value in things.nodes[iri]["facts"]:
        facts[key].append(value)
    own = f"{name} [{local(iri)}]" if (_family(things, iri), name.lower().strip()) in shared else name
    return Thing(iri, own, str(things.nodes[iri]["label"]), facts, tied)
