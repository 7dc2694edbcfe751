"""Names of things for tools that merge by name: two things never share one, and none is bare ("operation", "core network")."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from hashlib import blake2b

from kg.analysis.things import Thing, Things, edges
from kg.exporters.stix_things import Named
from kg.exporters.tables import ACTS, STATEMENTS
from kg.namespaces import SCHEMA, local

# Named by what surrounds them, so that only their surroundings tell them apart.
_DESCRIBED = ("AccountNetwork", "InfluenceOperation", *ACTS, *STATEMENTS)
# The operation that something belongs to.
_OF = ("usedBy", "recipient", "denies")


class Names:
    """Gives every thing a name of its own; holds the names of all in memory, since each must be another."""

    def __init__(self, things: Iterable[Thing], read: Things) -> None:
        self._facts = read.facts
        self._names: dict[str, str] = {}
        families: dict[str, str] = {}
        owned: dict[str, str] = {}
        for thing in things:
            owner = self._owner(thing)
            families[thing.iri] = _family(thing.kind)
            self._names[thing.iri] = _name(thing) + ("" if owner or not _unnamed(thing) else _told(read, thing))
            if owner and thing.kind != "InfluenceOperation":
                owned[thing.iri] = owner
        for iri, owner in owned.items():
            self._names[iri] += f": {self._names[owner]}"
        counts = Counter(_key(families[iri], name) for iri, name in self._names.items())
        for iri, name in self._names.items():
            if counts[_key(families[iri], name)] > 1:
                self._names[iri] = f"{name} [{local(iri)}]"

    def of(self, iri: str) -> str:
        """Return the name of a thing."""
        return self._names[iri]

    def named(self, thing: Thing) -> Named:
        """Return a thing under its name, with its facts and with the labels of what it is tied to."""
        facts: dict[str, list[str]] = defaultdict(list)
        for key, value in thing.stated:
            facts[key].append(value)
        tied: dict[str, list[str]] = defaultdict(list)
        for tie in edges([thing]):
            # of a topic its code: a label of an object is a code too
            tied[tie.key].append(local(tie.target) if tie.key == "addresses" else self._facts.label(tie.target))
        return Named(thing.iri, self.of(thing.iri), thing.label, thing.kind, facts, tied)

    def _owner(self, thing: Thing) -> str:
        owners = (tie.target for tie in edges([thing]) if tie.key in _OF and self._facts.kind(tie.target) == "InfluenceOperation")
        return next(owners, "")


def _key(family: str, name: str) -> bytes:
    """Return what names that a reader would take for one have in common: eight bytes, for there are as many as things."""
    return blake2b(f"{family}\x1f{name.lower().strip()}".encode(), digest_size=8).digest()


def _family(kind: str) -> str:
    return kind if kind in _DESCRIBED else "thing" if kind not in ("State", "Territory", "Region") else "place"


def _name(thing: Thing) -> str:
    return thing.label.strip() or local(thing.iri)


def _unnamed(thing: Thing) -> bool:
    return thing.kind in _DESCRIBED and all(name != local(SCHEMA + "name") for name, _ in thing.stated)


def _told(read: Things, thing: Thing) -> str:
    """Say in which report an unnamed thing is told of, the first of them."""
    claims = read.sources.of(thing.claims)
    first = min(((one.published, one.title, one.report) for one in claims), default=("", "", ""))
    return f" in “{first[1]}”" + (f" ({first[0]})" if first[0] else "") if first[1] else ""
