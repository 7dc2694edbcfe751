"""Acts against an operation that are reported as done: removals, seizures, sanctions, indictments; who, when, and what was removed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extractors.claims import claim
from kg.model import Claim, Literal, Triple, integer
from kg.namespaces import IO, TYPE, XSD, thing
from kg.reading.clauses import Clause
from kg.reading.dates import DateMatch
from kg.reading.discourse import Operation, Owned
from kg.reading.document import Sentence
from kg.reading.entities import Party
from kg.reading.reference import Speech
from kg.reading.understanding import Understanding

NAME = "takedown"
CLASSES = {"removal": "Takedown", "seizure": "Seizure", "sanction": "Sanction", "indictment": "Indictment", "restriction": "Restriction"}
KINDS = {"Takedown": "takedown", "Seizure": "seizure", "Sanction": "sanction", "Indictment": "indictment", "Restriction": "restriction"}
ENFORCERS = frozenset({"Platform", "Company", "GovernmentBody"})
DATATYPES = {"day": "date", "month": "gYearMonth", "year": "gYear"}


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """One sentence's word of one act against one operation."""

    operation: Operation
    kind: str
    actors: tuple[Party, ...]
    date: DateMatch | None
    sentence: Sentence
    verb: Token
    speech: Speech
    clause: Clause | None


@dataclass(slots=True, eq=False)
class _Event:
    """Acts that are one event."""

    operation: Operation
    kind: str
    actors: set[str]
    date: str
    acts: list[Act] = field(default_factory=list)


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield each act as an event, its date, and the networks it removed."""
    events = _events(list(_acts(reading)))
    for event in events:
        iri = _iri(reading, event)
        for act in event.acts:
            yield claim(reading, act.sentence, NAME, act.speech, *_event_triples(iri, act))
            if act.date and act.date.value and _value(act.date) == event.date:
                yield claim(
                    reading,
                    act.sentence,
                    NAME,
                    act.speech,
                    (iri, IO + "date" if act.date.grain in DATATYPES else IO + "period", _literal(act.date)),
                )
        yield from _services(reading, event)
    for owned in reading.discourse.owned:
        yield from _removed(reading, owned, events)


def _services(reading: Understanding, event: _Event) -> Iterator[Claim]:
    """A service that removes an operation from itself is one on which it was active."""
    for act in event.acts:
        for actor in act.actors if act.kind == "Takedown" else ():
            if actor.kind == "Platform":
                yield claim(reading, act.sentence, NAME, act.speech, (act.operation.iri, IO + "activeOn", actor.iri), referred=True)


def _acts(reading: Understanding) -> Iterator[Act]:
    for sentence, clause in reading.clauses():
        kind = _kind(reading, clause)
        if not kind or clause.negated or clause.hypothetical:
            continue
        operations = _against(reading, sentence, clause)
        actors = _actors(reading, sentence, clause)
        if operations and actors:
            speech = reading.reference.speech(sentence, clause.verb)
            date = _date(sentence, clause.verb)
            for operation in operations:
                yield Act(operation, kind, actors, date, sentence, clause.verb, speech, clause)


def _kind(reading: Understanding, clause: Clause) -> str:
    lexicon = reading.document.lexicon
    return next((CLASSES[k] for k in ("seizure", "indictment", "sanction", "removal") if lexicon.is_verb(clause.verb, k)), "")


def _against(reading: Understanding, sentence: Sentence, clause: Clause) -> tuple[Operation, ...]:
    together = [t for p in ("with", "of") for t in clause.to(p)]
    found = [o for t in [*clause.patients, *together] for o in reading.discourse.of(sentence, t)]
    found += [reading.discourse.operations[x.operation] for x in reading.discourse.owned if x.act is clause]
    return tuple(dict.fromkeys(found))


def _actors(reading: Understanding, sentence: Sentence, clause: Clause) -> tuple[Party, ...]:
    named = [p for p in reading.reference.everyone(sentence, clause.agents) if p.kind in ENFORCERS]
    if named:
        return tuple(_units_last(named))
    if clause.agents and not clause.passive:
        return ()
    above = reading.reference.speech(sentence, clause.verb).speaker
    near = above if above and above.kind in ENFORCERS else reading.reference.firms.get(sentence.index) or reading.reference.publisher
    return (near,) if near is not None and near.kind in ENFORCERS else ()


def _units_last(parties: list[Party]) -> list[Party]:
    return list(dict.fromkeys(parties))


def _date(sentence: Sentence, verb: Token) -> DateMatch | None:
    """The date that hangs nearest to the verb, or to the verb of saying above it."""
    usable = [d for d in sentence.dates if not d.future]
    token = verb
    while True:
        inside = {t.i for t in token.subtree}
        near = [d for d in usable if any(t.i in inside for t in sentence.tokens(d.start, d.end))]
        near = [d for d in near if d.value and not _belongs_elsewhere(sentence, d, token)]
        if near:
            return min(near, key=lambda d: (abs(d.start - verb.idx), d.start))
        if token.head == token:
            return None
        token = token.head


def _belongs_elsewhere(sentence: Sentence, date: DateMatch, verb: Token) -> bool:
    """Whether a date sits in a clause of its own below the verb (what was said on Monday about a removal in May)."""
    tokens = sentence.tokens(date.start, date.end)
    head = tokens[0]
    while head != verb and head.head != head:
        if head.tag_.startswith("VB") and head.dep_ in ("relcl", "acl", "advcl", "ccomp") and head != verb:
            return True
        head = head.head
    return False


def _value(date: DateMatch | None) -> str:
    return date.value if date else ""


def _literal(date: DateMatch) -> Literal:
    return Literal(date.value, XSD + DATATYPES[date.grain]) if date.grain in DATATYPES else Literal(date.value)


def _events(acts: list[Act]) -> list[_Event]:
    """Gather acts into events: one operation, kind and actor is one event unless the dates say otherwise."""
    events: list[_Event] = []
    for act in acts:
        actors, value = {p.iri for p in act.actors}, _value(act.date)
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
    return _shared_dates(events)


def _compatible(one: str, other: str) -> bool:
    return not one or not other or one.startswith(other) or other.startswith(one)


def _shared_dates(events: list[_Event]) -> list[_Event]:
    return events


def _iri(reading: Understanding, event: _Event) -> str:
    first = event.acts[0]
    return thing(KINDS[event.kind], event.operation.iri, *sorted(event.actors), str(first.sentence.start + first.verb.idx))


def _event_triples(iri: str, act: Act) -> Iterator[Triple]:
    yield iri, TYPE, IO + act.kind
    yield iri, IO + "recipient", act.operation.iri
    for actor in act.actors:
        yield iri, IO + "actor", actor.iri


def _removed(reading: Understanding, owned: Owned, events: list[_Event]) -> Iterator[Claim]:
    """Yield the network that counted assets are, and the event that removed them."""
    operation = reading.discourse.operations[owned.operation]
    event = next((e for e in events for a in e.acts if owned.act is not None and a.clause is owned.act and a.operation is operation), None)
    event = event or next((e for e in events if e.operation is operation), None)
    if event is None:
        return
    platform = owned.asset.platform or _default_platform(reading, owned, event)
    network = thing("network", operation.iri, str(owned.asset.quantity.value), owned.asset.unit, platform, owned.asset.role)
    speech = reading.reference.speech(owned.sentence, owned.asset.token)
    yield claim(reading, owned.sentence, NAME, speech, *_network_triples(network, operation.iri, owned, platform))
    yield claim(reading, owned.sentence, NAME, speech, (_iri(reading, event), IO + "removed", network), referred=owned.act is None)


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


SERVICES = {"meta": "platform/facebook", "google": "platform/youtube", "twitter-inc": "platform/twitter", "x-corp": "platform/twitter"}


def _default_platform(reading: Understanding, owned: Owned, event: _Event) -> str:
    """The service of the platform that acted, where the text names no other."""
    parties = [p for act in event.acts for p in act.actors]
    platforms = [p.iri for p in parties if p.kind == "Platform"]
    return platforms[0] if platforms and owned.asset.unit not in ("domain", "website") else ""
