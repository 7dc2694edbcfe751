"""The graph as the objects of one STIX bundle: things, relationships, and notes, opinions and reports that say who stated them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set

from kg.analysis.source import Source
from kg.analysis.things import Things, Tie, edges
from kg.exporters.stix_ids import Json, identified
from kg.exporters.stix_names import Names
from kg.exporters.stix_notes import Told, noted
from kg.exporters.stix_things import made, threat_actor
from kg.graph.runs import Spool

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


def timed(claims: Iterable[Source]) -> Json:
    """Return when an object was made and last changed: the days on which the first and last report told of it."""
    days = sorted({claim.published for claim in claims if claim.published})
    first, last = (f"{day}T00:00:00.000Z" for day in (days[0], days[-1])) if days else (UNKNOWN, UNKNOWN)
    return {"created": first, "modified": last}


def _confidence(claims: Iterable[Source]) -> Json:
    values = [claim.confidence for claim in claims if claim.supports]
    return {"confidence": round(100 * max(values))} if values else {}


def bundled(things: Things, strict: bool) -> Iterator[Json]:
    """Yield the objects, without markings: things, relationships, notes, opinions, reports. Of those with one id the first counts.

    Of the graph, the IRIs, names and ids of things are in memory, and what those are tied to that have no object.
    """
    return _Bundle(things, strict).objects()


class _Bundle:
    """Goes over the things several times: each needs what was found out of all the others."""

    def __init__(self, things: Things, strict: bool) -> None:
        self._strict, self._facts, self._sources = strict, things.facts, things.sources
        self._things = Spool(things)
        self._names = Names(self._things, things)
        self._ids: dict[str, str] = {}
        self._near: dict[str, set[str]] = defaultdict(set)
        self._techniques: dict[str, Json] = {}

    def objects(self) -> Iterator[Json]:
        for thing in self._things:
            if one := made(self._names.named(thing), self._strict):
                self._ids[thing.iri] = one["id"]
                if one["type"] == "attack-pattern":
                    self._techniques.setdefault(one["id"], one)
                yield self._dated(one, thing.claims)
        for tie in edges(self._things):
            for iri, other in ((tie.source, tie.target), (tie.target, tie.source)):
                if iri not in self._ids and other in self._ids:
                    self._near[iri].add(self._ids[other])
            yield from (self._dated(one, claims) for one, claims in self._related(tie))
        yield from noted(self._told(), self._sources, self._techniques)

    def _dated(self, one: Json, claims: Set[str]) -> Json:
        """Return an object with the times and the confidence of the claims it rests on."""
        sources = self._sources.of(claims)
        return one | timed(sources) | _confidence(sources)

    def _related(self, tie: Tie) -> Iterator[tuple[Json, Set[str]]]:
        """Yield the objects of a tie with the claims that each rests on, the relationship itself last; none where it has none."""
        source, target = self._ids.get(tie.source), self._ids.get(tie.target)
        if not source or not target:
            return
        if tie.key in BEHIND:
            actor = threat_actor(self._names.of(tie.target), self._facts.kind(tie.target), self._strict)
            yield actor, tie.claims
            # the state, body or person behind an operation has its location or identity beside that of a threat actor
            kind = "located-at" if target.startswith("location") else "attributed-to"
            yield identified(_relationship(kind, actor["id"], target)), frozenset()
            target = str(actor["id"])
        if source == target or tie.key in _INSIDE:
            return
        kind, backwards = RELATIONS.get(tie.key, ("related-to", False))
        if tie.key == "attributedTo" and self._facts.kind(tie.target) == "InfluenceOperation":
            kind = "related-to"
        said = tie.label + (" (computed, stated by nobody)" if tie.inferred else "")
        ends = (target, source) if backwards else (source, target)
        yield identified(_relationship(kind, *ends)) | {"description": said}, tie.claims

    def _told(self) -> Iterator[Told]:
        """Yield claims with the ids of what they speak of; where that has no object, of what it is tied to."""
        for thing in self._things:
            own = self._ids.get(thing.iri)
            yield thing.claims, {own} if own else self._near.get(thing.iri, set()), ()
        for tie in edges(self._things):
            *_, last = None, *(one for one, _ in self._related(tie))
            if last:
                yield tie.claims, {last["id"]}, (last["source_ref"], last["target_ref"])
            else:
                own = self._ids.get(tie.source) or self._ids.get(tie.target)
                yield tie.claims, {own} if own else self._near.get(tie.source) or self._near.get(tie.target) or set(), ()


def _relationship(kind: str, source: str, target: str) -> Json:
    return {"type": "relationship", "relationship_type": kind, "source_ref": source, "target_ref": target}
