"""Acts against an operation as events: removals, seizures, sanctions, indictments; who, when, and what was removed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kg.extractors.acts import Act, BareAct, acts, bare_acts
from kg.extractors.claims import claim
from kg.extractors.platform import own_service
from kg.extractors.when import announcement, literal, section_date
from kg.model import Claim, Triple, integer
from kg.namespaces import IO, TYPE, thing
from kg.reading.dates import DateMatch
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.entities import Party
from kg.reading.threads import Owned, months_of
from kg.reading.understanding import Understanding

NAME = "takedown"
KINDS = {
    "Takedown": "takedown",
    "Seizure": "seizure",
    "Sanction": "sanction",
    "Indictment": "indictment",
    "Restriction": "restriction",
    "NetworkBlock": "network-block",
}


@dataclass(slots=True, eq=False)
class _Event:
    """Acts that are one event."""

    operation: Operation
    kind: str
    actors: set[str]
    date: str
    acts: list[Act] = field(default_factory=list)
    implied: bool = False


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield each act as an event, its date, and the networks it removed."""
    yield from takedowns(reading)


@lru_cache(maxsize=2)
def takedowns(reading: Understanding) -> tuple[Claim, ...]:
    """Return the claims of takedowns; comparisons need them too."""
    return tuple(_takedowns(reading))


def _takedowns(reading: Understanding) -> Iterator[Claim]:
    events = _events(acts(reading))
    events += _implied(reading, events)
    for event in events:
        iri = _iri(event)
        for act in event.acts:
            yield claim(reading, act.sentence, NAME, act.speech, *_event_triples(iri, act), referred=event.implied)
        yield from _dated(reading, event, iri)
        yield from _services(reading, event)
    for owned in reading.discourse.owned:
        yield from _removed(reading, owned, events)


def _dated(reading: Understanding, event: _Event, iri: str) -> Iterator[Claim]:
    """Yield the date of an event: the acts' own, else the one day of its actors' announcement."""
    own = [act for act in event.acts if act.date is not None and act.date.value == event.date]
    for act in own:
        if act.date is not None:
            yield claim(reading, act.sentence, NAME, act.speech, _date_triple(iri, act.date))
    if not own and not event.operation.earlier and (day := announcement(reading, frozenset(event.actors))) is not None:
        act = event.acts[0]
        where = next(s for s in reading.document.sentences if any(d is day for d in s.dates))
        yield claim(reading, where, NAME, act.speech, _date_triple(iri, day), referred=True)


def _date_triple(iri: str, date: DateMatch) -> Triple:
    value = literal(date)
    return iri, IO + ("period" if value.datatype.endswith("string") else "date"), value


def _implied(reading: Understanding, events: list[_Event]) -> list[_Event]:
    """Events for operations whose assets are listed behind a removal, with no verb of their own ("The larger one: 211 accounts")."""
    seen = {e.operation.index for e in events}
    listed = [owned for owned in reading.discourse.owned if owned.act is None and owned.operation not in seen]
    if not listed:
        return []
    models: list[Act | BareAct] = [e.acts[0] for e in events if e.kind == "Takedown"]
    bare = list(bare_acts(reading))
    models = sorted(models + [a for a in bare if a.ours], key=lambda a: a.sentence.index) if models else [*bare]
    common = Counter(_whose(act) for act in models)
    if not common or max(common.values()) * 2 < len(models):
        return []
    most = max(common.values())
    first = next(act for act in models if common[_whose(act)] == most)
    # "The operations we disrupt" has no date, "the operations disrupted in May" has: the only one there is.
    days = {a.date.value: a.date for a in models if a.date and _whose(a) == _whose(first)}
    day = first.date or (next(iter(days.values())) if len(days) == 1 else None)
    out: list[_Event] = []
    for owned in listed:
        operation = reading.discourse.operations[owned.operation]
        if operation.index in seen or owned.sentence.index < first.sentence.index:
            continue
        seen.add(operation.index)
        speech = reading.reference.speech(owned.sentence, owned.asset.token)
        # What one section dates is not what another tells of.
        same = _section(reading, owned.sentence) == _section(reading, first.sentence) or _section(reading, first.sentence) < 0
        # Nor is the day of the first one that of a sentence with a date of its own.
        same = same and (owned.sentence is first.sentence or not months_of(owned.sentence))
        date = section_date(reading, owned.sentence) or (day if same else None)
        act = Act(operation, first.kind, first.actors, date, owned.sentence, owned.asset.token, speech, None)
        out.append(_Event(operation, first.kind, {p.iri for p in first.actors}, date.value if date else "", [act], implied=True))
    return out


def _whose(act: Act | BareAct) -> frozenset[str]:
    return frozenset(p.iri for p in act.actors)


def _section(reading: Understanding, sentence: Sentence) -> int:
    return reading.discourse.headed.get(sentence.index, (-1, ()))[0]


def _services(reading: Understanding, event: _Event) -> Iterator[Claim]:
    """A service that removes an operation from itself is one on which it was active."""
    for act in event.acts:
        for service in _services_of(reading, act.actors) if act.kind == "Takedown" else ():
            yield claim(reading, act.sentence, NAME, act.speech, (act.operation.iri, IO + "activeOn", service), referred=True)


def _services_of(reading: Understanding, actors: Iterable[Party]) -> Iterator[str]:
    """The services that parties are, or the one that a company runs ("X Corp.")."""
    for party in actors:
        if service := party.iri if party.kind == "Platform" else own_service(reading.document.ontology, party.iri):
            yield service


def _events(told: Iterable[Act]) -> list[_Event]:
    """Gather acts into events: one operation, kind and actor is one event unless the dates say otherwise."""
    events: list[_Event] = []
    for act in told:
        actors = {p.iri for p in act.actors}
        value = act.date.value if act.date else ""
        same = next(
            (e for e in events if e.operation is act.operation and e.kind == act.kind and e.actors & actors and _compatible(e.date, value)),
            None,
        )
        if same is None:
            same = _Event(act.operation, act.kind, set(), "")
            events.append(same)
        same.actors |= actors
        same.date = max(same.date, value, key=len)
        same.acts.append(act)
    return events


def _compatible(one: str, other: str) -> bool:
    return not one or not other or one.startswith(other) or other.startswith(one)


def _iri(event: _Event) -> str:
    first = event.acts[0]
    return thing(KINDS[event.kind], event.operation.iri, *sorted(event.actors), str(first.sentence.start + first.word.idx))


def _event_triples(iri: str, act: Act) -> Iterator[Triple]:
    yield iri, TYPE, IO + act.kind
    yield iri, IO + "recipient", act.operation.iri
    for actor in act.actors:
        yield iri, IO + "actor", actor.iri


def _removed(reading: Understanding, owned: Owned, events: list[_Event]) -> Iterator[Claim]:
    """Yield the network that counted assets are, and the event that removed them."""
    operation = reading.discourse.operations[owned.operation]
    event = next((e for e in events for a in e.acts if owned.act is not None and a.clause is owned.act and a.operation is operation), None)
    # Who is sanctioned or charged has no assets removed.
    own = [e for e in events if e.operation is operation and e.kind not in ("Sanction", "Indictment")] if event is None else []
    event = event or next((e for e in own for a in e.acts if a.word == owned.asset.number), None)
    if event is None and owned.act is None:
        # "X affirmed the removal of 284 accounts", where another one acted too.
        event = next((e for e in own for a in e.acts if a.clause is None and a.sentence is owned.sentence), None)
    if owned.act is None and not owned.asset.role and not owned.asset.gapped and _told_removed(reading, owned, events):
        # "The operation used 1,300 profiles. Meta removed 1,120": the first were not all removed.
        return
    # Counts that another act removed, by nobody we could tell, are not this actor's.
    event = event or (next(iter(own), None) if owned.act is None else None)
    if event is None:
        return
    platform = owned.asset.platform or _default_platform(reading, owned, event)
    network = thing("network", operation.iri, str(owned.asset.quantity.value), owned.asset.unit, platform, owned.asset.role)
    speech = reading.reference.speech(owned.sentence, owned.asset.token)
    yield claim(reading, owned.sentence, NAME, speech, *_network_triples(network, operation.iri, owned, platform))
    yield claim(reading, owned.sentence, NAME, speech, (_iri(event), IO + "removed", network), referred=owned.act is None)


def _told_removed(reading: Understanding, owned: Owned, events: list[_Event]) -> bool:
    """Whether other counts of the same unit of the operation are told as removed in so many words, and no noun of action stands here."""
    if any(a.clause is None and a.sentence is owned.sentence and not e.implied for e in events for a in e.acts):
        return False
    counts = [
        o for o in reading.discourse.owned if o.operation == owned.operation and o.asset.unit == owned.asset.unit and o.act is not None
    ]
    return bool(counts) and all(o.asset.quantity.value != owned.asset.quantity.value for o in counts)


def _network_triples(network: str, operation: str, owned: Owned, platform: str) -> Iterator[Triple]:
    asset = owned.asset
    yield network, TYPE, IO + "AccountNetwork"
    yield network, IO + "usedBy", operation
    yield network, IO + "unit", IO + asset.unit
    yield network, IO + "assetCount", integer(asset.quantity.value)
    yield network, IO + "precision", IO + asset.quantity.precision
    if platform:
        yield network, IO + "platform", platform
    if asset.role:
        yield network, IO + "role", IO + asset.role


def _default_platform(reading: Understanding, owned: Owned, event: _Event) -> str:
    """The service of the platform that acted, where the text names no other."""
    services = _services_of(reading, (p for act in event.acts for p in act.actors))
    return next(services, "") if owned.asset.unit not in ("domain", "website") else ""
