"""The graph as the objects of one STIX bundle: things, relationships, and notes, opinions and reports that say who stated them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.analysis import Graph as Things
from kg.analysis import Source
from kg.exporters.stix_ids import Json, identified
from kg.exporters.stix_names import named
from kg.exporters.stix_notes import noted
from kg.exporters.stix_things import Thing, made, threat_actor

# When a thing appeared is not known to the day of its making: for all that no dated report tells of, this.
UNKNOWN = "1970-01-01T00:00:00.000Z"
BEHIND = ("attributedTo", "backedBy")
# Property -> STIX relationship, and whether it runs the other way there; all others are "related-to" with their label.
RELATIONS: dict[str, tuple[str, bool]] = {
    "originatesFrom": ("originates-from", False),
    "attributedTo": ("attributed-to", False),
    "backedBy": ("attributed-to", False),
    "targets": ("targets", False),
    "promotes": ("uses", False),
    "uses": ("uses", False),
    "usedBy": ("uses", True),
    "ofState": ("located-at", False),
}
# What becomes a label or part of a description of the thing itself.
_INSIDE = {"addresses"}


@dataclass(slots=True)
class Bundle:
    """Objects by id; `of` has the ids that stand for a thing or an edge, to which notes can refer."""

    strict: bool
    objects: dict[str, Json] = field(default_factory=dict)
    of: dict[object, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, one: Json, claims: Iterable[Source], *keys: object) -> str:
        """Add an object with the times and the confidence of the claims it rests on; return its id."""
        self.objects.setdefault(one["id"], one | timed(claims) | _confidence(claims))
        for key in keys:
            self.of[key].append(one["id"])
        return str(one["id"])


def timed(claims: Iterable[Source]) -> Json:
    """Return when an object was made and last changed: the days on which the first and last report told of it."""
    days = sorted({claim.published for claim in claims if claim.published})
    first, last = (f"{day}T00:00:00.000Z" for day in (days[0], days[-1])) if days else (UNKNOWN, UNKNOWN)
    return {"created": first, "modified": last}


def _confidence(claims: Iterable[Source]) -> Json:
    values = [claim.confidence for claim in claims if claim.supports]
    return {"confidence": round(100 * max(values))} if values else {}


def bundled(things: Things, strict: bool) -> dict[str, Json]:
    """Return the objects by id, without markings: things, relationships, notes, opinions, reports."""
    bundle, known = Bundle(strict), named(things)
    for iri, thing in known.items():
        one = made(thing, things.nodes[iri]["kind"], strict)
        if one:
            bundle.add(one, things.nodes[iri]["claims"], iri)
    for edge in sorted(things.edges(keys=True)):
        _relate(bundle, things, known, edge)
    for one in noted(_told(things, bundle), bundle.objects):
        bundle.objects.setdefault(one["id"], one)
    return bundle.objects


def _relate(bundle: Bundle, things: Things, known: dict[str, Thing], edge: tuple[str, str, str]) -> None:
    a, b, key = edge
    data = things.edges[edge]
    source, target = bundle.of.get(a, [])[:1], bundle.of.get(b, [])[:1]
    if key in BEHIND and source and target:
        target = [_behind(bundle, things, known[b], target[0], data["claims"])]
    if not (source and target) or source == target or key in _INSIDE:
        bundle.of[edge] += source or target
        return
    kind, backwards = RELATIONS.get(key, ("related-to", False))
    if things.nodes[b]["kind"] == "InfluenceOperation" and key == "attributedTo":
        kind = "related-to"
    ends = target + source if backwards else source + target
    made_of = {"type": "relationship", "relationship_type": kind, "source_ref": ends[0], "target_ref": ends[1]}
    said = str(data["label"]) + (" (computed, stated by nobody)" if data["inferred"] else "")
    bundle.add(identified(made_of) | {"description": said}, data["claims"], edge)


def _behind(bundle: Bundle, things: Things, thing: Thing, place: str, claims: tuple[Source, ...]) -> str:
    """Return the threat actor that a state, body or person behind an operation is, tied to its location or identity."""
    actor = bundle.add(threat_actor(thing, things.nodes[thing.iri]["kind"], bundle.strict), claims)
    kind = "located-at" if place.startswith("location") else "attributed-to"
    tie = identified({"type": "relationship", "relationship_type": kind, "source_ref": actor, "target_ref": place})
    bundle.add(tie, ())
    return actor


def _told(things: Things, bundle: Bundle) -> Iterator[tuple[Source, list[str]]]:
    """Yield every source with the ids of what it speaks of; where that has no object, of what it is tied to."""
    near: dict[str, list[str]] = defaultdict(list)
    for a, b, _ in sorted(things.edges(keys=True)):
        near[a] += bundle.of.get(b, [])
        near[b] += bundle.of.get(a, [])
    for iri in sorted(things):
        for source in things.nodes[iri]["claims"]:
            yield source, bundle.of.get(iri) or near[iri]
    for edge in sorted(things.edges(keys=True)):
        for source in things.edges[edge]["claims"]:
            yield source, bundle.of.get(edge) or near[edge[0]] or near[edge[1]]
