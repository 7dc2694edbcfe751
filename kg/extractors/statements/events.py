"""Statements as they are read, the events they make up, and their claims."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.extractors.claims import claim
from kg.extractors.statements.parties import Actor
from kg.extractors.statements.rules import phrase
from kg.model import Claim, Literal, Triple, text
from kg.namespaces import IO, RDFS, TYPE, XSD, thing
from kg.reading.dates import DateMatch
from kg.reading.document import Sentence
from kg.reading.entities import Party
from kg.reading.reference import Speech
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

NAME = "statement"
KINDS = {
    "Demand": "demand",
    "Denial": "denial",
    "Accusation": "accusation",
    "NonAttribution": "non-attribution",
    "AccessRestriction": "access-restriction",
}
DATATYPES = {"day": "date", "month": "gYearMonth", "year": "gYear"}
FIRMS = frozenset({"Platform", "Company"})
NEAR = 2


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One sentence's word of one act of one party towards another."""

    kind: str
    actor: Actor
    recipient: Actor | None
    sentence: Sentence
    verb: Token
    speech: Speech
    status: str = ""
    denies: str = ""
    guessed: bool = False


@dataclass(slots=True, eq=False)
class _Event:
    kind: str
    told: list[Statement] = field(default_factory=list)


def claims(reading: Understanding, found: list[Statement]) -> Iterator[Claim]:
    """Yield the claims of all statements, those that tell of the same act under one event."""
    for event in _gather(found):
        first = next((s for s in event.told if not s.actor.office), event.told[0])
        to = next((s.recipient.party.iri for s in event.told if s.recipient), "")
        iri = thing(KINDS[event.kind], reading.report.id, first.actor.party.iri, to, first.status)
        sure = any(s.recipient is not None and not s.guessed for s in event.told)
        for statement in (replace(s, recipient=None, guessed=False) if sure and s.guessed else s for s in event.told):
            yield claim(reading, statement.sentence, NAME, statement.speech, *_triples(iri, statement), referred=statement.guessed)


def _gather(found: list[Statement]) -> list[_Event]:
    """One event for what has the same actor and recipient; a state counts for its bodies, a heading for what the text then tells."""
    events: list[_Event] = []
    for statement in sorted(found, key=_firmness):
        same = next((e for e in events if e.kind == statement.kind and all(_same(s, statement) for s in e.told[:1])), None)
        if same is None:
            same = _Event(statement.kind)
            events.append(same)
        same.told.append(statement)
    for event in events:
        event.told.sort(key=lambda s: (s.sentence.index, s.verb.i))
    return sorted(events, key=lambda e: (e.told[0].sentence.index, e.told[0].verb.i))


def _firmness(s: Statement) -> tuple[bool, bool, bool, int, int]:
    """Named parties of the running text first, so that what is vaguer finds the event it belongs to."""
    return _teaser(s) and s.actor.office, s.actor.party.kind in ("State", "Territory"), s.actor.office, s.sentence.index, s.verb.i


def _teaser(s: Statement) -> bool:
    return s.sentence.kind in ("heading", "bullet")


def _same(one: Statement, other: Statement) -> bool:
    return one.status == other.status and _same_actor(one, other) and _same_recipient(one, other)


def _same_actor(one: Statement, other: Statement) -> bool:
    a, b = one.actor, other.actor
    if a.party.iri == b.party.iri:
        return True
    if _teaser(other) and b.office and a.party.kind == "Person":
        return True
    state = a.party.state and a.party.state == b.party.state
    if state and "State" in (a.party.kind, b.party.kind):
        return True
    near = abs(one.sentence.index - other.sentence.index) <= NEAR
    return bool(state) and near and bool(a.speaks_for or b.speaks_for)


def _same_recipient(one: Statement, other: Statement) -> bool:
    if one.kind in ("Denial", "NonAttribution") or one.recipient is None or other.recipient is None:
        return True
    a, b = one.recipient, other.recipient
    if a.group == "carrier" and b.group == "carrier":
        return True
    return _service(a.party) == _service(b.party) or (
        one.kind != "AccessRestriction" and bool(a.party.state) and a.party.state == b.party.state
    )


def _service(party: Party) -> str:
    return party.label.lower().removesuffix(" inc.").removesuffix(" corp.").removesuffix(" inc").removesuffix(" corp")


def _triples(iri: str, s: Statement) -> Iterator[Triple]:
    yield iri, TYPE, IO + s.kind
    yield iri, IO + "actor", s.actor.party.iri
    yield from s.actor.party.described()
    if s.recipient is not None:
        yield iri, IO + "recipient", s.recipient.party.iri
        yield from s.recipient.party.described()
        if s.recipient.party.kind == "Platform":
            yield iri, IO + "platform", s.recipient.party.iri
    if s.status:
        yield iri, IO + "status", IO + s.status
    if s.denies:
        yield iri, IO + "denies", s.denies
    yield iri, RDFS + "comment", text(matter(s.sentence, s.verb))
    if (date := when(s.sentence, s.verb)) is not None:
        yield (
            (iri, IO + "date", Literal(date.value, XSD + DATATYPES[date.grain]))
            if date.grain in DATATYPES
            else (iri, IO + "period", Literal(date.value))
        )


def matter(sentence: Sentence, verb: Token) -> str:
    """What the act is about, in the text's words: from the verb to the end of its phrase."""
    words = phrase(verb)
    while len(words) > 1 and (words[-1].is_punct or words[-1].dep_ == "cc"):
        words = words[:-1]
    return " ".join(sentence.text[verb.idx : words[-1].idx + len(words[-1])].split())


def when(sentence: Sentence, verb: Token) -> DateMatch | None:
    """The date that hangs on the verb, or on the verb of saying above it."""
    told = [d for d in sentence.dates if d.value and not d.future]
    hung = [(d, _verb_of(t)) for d in told for t in sentence.tokens(d.start, d.end)[:1]]
    above = [verb.head] if verb.dep_ in ("ccomp", "xcomp", "conj") else []
    return next((date for token in (verb, *above) for date, governor in hung if governor is token), None)


def _verb_of(token: Token) -> Token:
    while token.head != token:
        token = token.head
        if token.tag_.startswith("VB"):
            return token
    return token


def said_by(actor: Actor, modality: str) -> Speech:
    """The speech of the acting party itself."""
    return Speech(actor.party, modality)


def retold(speech: Speech, modality: str) -> Speech:
    """The same speaker in another mode."""
    return replace(speech, modality=modality)
