"""Acts against operations as sentences tell them: "removed", "the removal by X of Y", and what counts only imply."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extractors.when import act_date
from kg.namespaces import ID
from kg.ontology import Ontology
from kg.reading.assets import units
from kg.reading.clauses import Clause
from kg.reading.dates import DateMatch
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.entities import Party
from kg.reading.reference import Speech, enforcers
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

EU = f"{ID}government/eu"
CLASSES = {"seizure": "Seizure", "indictment": "Indictment", "sanction": "Sanction", "removal": "Takedown", "restriction": "Restriction"}
# Numbers that are none: "hundreds of accounts in a network".
MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "millions"})


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """One sentence's word of one act against one operation; `clause` is None where a noun tells it."""

    operation: Operation
    kind: str
    actors: tuple[Party, ...]
    date: DateMatch | None
    sentence: Sentence
    word: Token
    speech: Speech
    clause: Clause | None


def acting(party: Party) -> Party:
    """The body that acts where a union of states is named ("the European Union sanctioned ...")."""
    return replace(party, iri=EU, kind="GovernmentBody") if party.iri == f"{ID}region/EU" else party


def enforces(reading: Understanding, party: Party, kind: str = "Takedown") -> bool:
    """Whether a party is one that acts against operations: a service, its owner, a body of a state, a state where only states act."""
    if party.kind == "State" and kind in ("Seizure", "Sanction", "Indictment"):
        return True
    return party.kind == "GovernmentBody" or party.iri in enforcers(reading.document.ontology)


@lru_cache(maxsize=2)
def acts(reading: Understanding) -> tuple[Act, ...]:
    """Return the acts of a report that are told as done, in the order of the text."""
    return tuple(_acts(reading))


def _acts(reading: Understanding) -> Iterator[Act]:
    known = nouns(reading.document.ontology)
    for sentence in reading.document.sentences:
        for clause in reading.discourse.clauses[sentence.index]:
            if not clause.negated and not clause.hypothetical:
                yield from _told_by_verb(reading, sentence, clause)
        for token in sentence.doc:
            if token.lower_ in known:
                yield from _told_by_noun(reading, sentence, token, known[token.lower_])
        yield from _told_by_gap(reading, sentence)


def _told_by_gap(reading: Understanding, sentence: Sentence) -> Iterator[Act]:
    """ "Facebook removed 49 profiles; Twitter, 71": the second actor has no verb of its own."""
    for owned in reading.discourse.owned:
        asset = owned.asset
        if owned.sentence is not sentence or owned.act is not None or not asset.carried or "/platform/" not in asset.platform:
            continue
        found = reading.reference.who(sentence, next(t for t in sentence.doc if (n := sentence.name_at(t)) and n.thing == asset.platform))
        verbs = [c for c in reading.discourse.clauses[sentence.index] if reading.document.lexicon.is_verb(c.verb, "removal")]
        if found and verbs and asset.number.i > verbs[0].verb.i and enforces(reading, found):
            operation = reading.discourse.operations[owned.operation]
            date, speech = act_date(reading, sentence, verbs[0].verb), reading.reference.speech(sentence, verbs[0].verb)
            yield Act(operation, "Takedown", (found,), date, sentence, asset.number, speech, None)


def _told_by_verb(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[Act]:
    kind = next((CLASSES[k] for k in CLASSES if reading.document.lexicon.is_verb(clause.verb, k)), "")
    operations = _against(reading, sentence, clause) if kind else ()
    if kind in ("Sanction", "Indictment") and not operations:
        operations = _on_account_of(reading, sentence, clause)
    parties = actors(reading, sentence, clause, kind) if operations else ()
    if not parties:
        return
    speech = reading.reference.speech(sentence, clause.verb)
    date = act_date(reading, sentence, clause.verb)
    for operation in operations:
        own = _own_date(reading, sentence, operation) if len(operations) > 1 else None
        yield Act(operation, kind, parties, own or date, sentence, clause.verb, speech, clause)


def _own_date(reading: Understanding, sentence: Sentence, operation: Operation) -> DateMatch | None:
    """The date that stands behind one of several operations ("one from A in March and another from B in June")."""
    places = {t.idx: reading.discourse.of(sentence, t) for t in sentence.doc}
    mine = [idx for idx, found in places.items() if found == (operation,)]
    later = [idx for idx, found in places.items() if mine and found and found != (operation,) and idx > mine[0]]
    end = min(later, default=len(sentence.text))
    behind = [d for d in sentence.dates if mine and d.value and not d.future and mine[0] < d.start < end]
    return behind[0] if behind else None


@dataclass(frozen=True, slots=True, eq=False)
class BareAct:
    """A removal of accounts at large, which a list then tells apart ("Twitter has deleted 10,000 handles ...: Serbia - 8,558")."""

    kind: str
    actors: tuple[Party, ...]
    date: DateMatch | None
    sentence: Sentence


def bare_acts(reading: Understanding) -> Iterator[BareAct]:
    """Yield removals whose object is no operation of its own."""
    for sentence, clause in reading.clauses():
        if clause.negated or clause.hypothetical or not reading.document.lexicon.is_verb(clause.verb, "removal"):
            continue
        if any(units(reading.document.ontology).get(t.lower_) for t in clause.patients) and (who := actors(reading, sentence, clause)):
            yield BareAct("Takedown", who, act_date(reading, sentence, clause.verb), sentence)


def _against(reading: Understanding, sentence: Sentence, clause: Clause) -> tuple[Operation, ...]:
    heads = [*clause.patients, *clause.to("with")]
    heads += [t for p in clause.patients if not reading.discourse.of(sentence, p) for t in _tied(reading, p)]
    heads += [t for t in clause.to("on", "of", "to") if any(reading.document.lexicon.has("carrier", p.lower_) for p in clause.patients)]
    if any(p.lower_ in MANY or units(reading.document.ontology).get(p.lower_) for p in clause.patients):
        heads += clause.to("in")
    found = [o for t in heads for o in reading.discourse.of(sentence, t)]
    found += [reading.discourse.operations[x.operation] for x in reading.discourse.owned if x.act is clause]
    return tuple(dict.fromkeys(found))


def _tied(reading: Understanding, patient: Token) -> Iterator[Token]:
    """What "dozens of accounts tied to an operation" are tied to."""
    for token in patient.subtree:
        above = token.head
        tied = above.dep_ == "prep" and (
            above.head.dep_ in ("acl", "relcl")
            and not any(t.dep_ == "neg" for t in above.head.children)
            and reading.document.lexicon.is_verb(above.head, "attribute", "belong", "run")
        )
        of = above.dep_ == "prep" and above.lower_ in ("of", "in") and patient in (above.head, above.head.head.head)
        if token.tag_.startswith("NN") and token.dep_ == "pobj" and (tied or of):
            yield token


def _on_account_of(reading: Understanding, sentence: Sentence, clause: Clause) -> tuple[Operation, ...]:
    """The operations for which somebody is sanctioned or charged ("for running a campaign", "in connection with")."""
    inside = [t for t in clause.verb.subtree if t.i > clause.verb.i and t.tag_.startswith("NN")]
    return tuple(dict.fromkeys(o for t in inside for o in reading.discourse.of(sentence, t)))


def actors(reading: Understanding, sentence: Sentence, clause: Clause, kind: str = "Takedown") -> tuple[Party, ...]:
    """Who acts: the agents, else (in a passive without agent) who speaks, who was spoken of, or who publishes."""
    named = [p for p in map(acting, reading.reference.everyone(sentence, clause.agents)) if enforces(reading, p, kind)]
    if named:
        return tuple(dict.fromkeys(named))
    above = reading.reference.speech(sentence, clause.verb).speaker
    place = [p for p in reading.reference.everyone(sentence, clause.to("from", "off")) if p.kind == "Platform"]
    if place and not clause.agents:
        # "Removed from Facebook", with nobody named: the service itself.
        return tuple(place[:1])
    if clause.agents:
        pronoun = all(t.lower_ in ("it", "they") for t in clause.agents)
        return (above,) if pronoun and above and enforces(reading, above) else ()
    near = above if above and enforces(reading, above) else reading.reference.firms.get(sentence.index) or reading.reference.publisher
    return (near,) if near is not None and enforces(reading, near) else ()


@lru_cache(maxsize=4)
def nouns(ontology: Ontology) -> Mapping[str, str]:
    """Map each noun that tells of an act ("takedown") to the class of event."""
    return {noun: kind for kind, listed in ontology.phrases["acts"].items() for noun in listed}


def _told_by_noun(reading: Understanding, sentence: Sentence, token: Token, kind: str) -> Iterator[Act]:
    """ "Meta's takedown of 383 accounts", "the seizure on October 7 of 92 domains", "the removal by Google of ..."."""
    if not token.tag_.startswith("NN") or _unreal(token):
        return
    operations = tuple(dict.fromkeys(o for t in _behind(token, "of", "against") for o in reading.discourse.of(sentence, t)))
    operations = operations or tuple(
        reading.discourse.operations[x.operation]
        for x in reading.discourse.owned
        if x.sentence is sentence and any(t == x.asset.token for t in _behind(token, "of"))
    )
    if kind in ("Sanction", "Indictment") and not operations:
        operations = tuple(dict.fromkeys(o for t in sentence.doc if t.tag_.startswith("NN") for o in reading.discourse.of(sentence, t)))
    by = [t for t in token.children if t.dep_ == "poss"] + list(_behind(token, "by"))
    parties = tuple(p for p in map(acting, reading.reference.everyone(sentence, by)) if enforces(reading, p))
    above = next((t for t in token.ancestors if t.tag_.startswith("VB")), None)
    subject = [t for t in above.children if t.dep_ == "nsubj"] if above is not None else []
    parties = parties or tuple(p for p in map(acting, reading.reference.everyone(sentence, subject)) if enforces(reading, p))
    if kind == "Sanction" and not subject:
        return
    near = reading.reference.publisher or reading.reference.firms.get(sentence.index)
    parties = parties or ((near,) if near is not None and enforces(reading, near) and not by else ())
    if operations and parties:
        date = act_date(reading, sentence, token)
        for operation in operations:
            yield Act(operation, kind, parties, date, sentence, token, reading.reference.speech(sentence, token), None)


def _unreal(token: Token) -> bool:
    """Whether a noun of action stands under what was asked for, refused or not done."""
    words = {t.lower_ for t in token.children if t.dep_ in ("det", "neg", "amod")} | {t.lower_ for t in token.ancestors}
    return bool(
        words
        & {
            "no",
            "without",
            "possible",
            "potential",
            "future",
            "demand",
            "demanded",
            "request",
            "requests",
            "requested",
            "call",
            "calls",
            "called",
            "urged",
            "threatened",
            "could",
            "would",
            "seek",
            "sought",
        }
    )


def _behind(token: Token, *prepositions: str) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in prepositions:
            yield from (t for t in child.subtree if t.tag_.startswith("NN"))
        elif child.dep_ == "prep":
            yield from (
                t for g in child.subtree if g.dep_ == "prep" and g.lower_ in prepositions for t in g.subtree if t.tag_.startswith("NN")
            )
