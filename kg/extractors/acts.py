"""Acts against operations as sentences tell them: "removed", "the removal by X of Y", and what counts only imply."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extractors.charged import is_under, measure, of_those_behind
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

CLASSES = {
    "seizure": "Seizure",
    "indictment": "Indictment",
    "sanction": "Sanction",
    "removal": "Takedown",
    "restriction": "Restriction",
    "block": "NetworkBlock",
}
# How far back a charge may stand.
NEAR = 2
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


GOVERNMENTS = {
    f"{ID}region/EU": f"{ID}government/eu",
    f"{ID}state/GB": f"{ID}government/uk-gov",
    f"{ID}government/uk-fcdo": f"{ID}government/uk-gov",
}


# In the United States nobody else charges or seizes for the state.
PROSECUTORS = {f"{ID}state/US": f"{ID}government/us-doj"}


def acting(party: Party, ontology: Ontology, kind: str = "") -> Party:
    """The body that acts where a state or a union of states is named ("the European Union sanctioned ...")."""
    body = GOVERNMENTS.get(party.iri, "") or (PROSECUTORS.get(party.iri, "") if kind in ("Seizure", "Indictment") else "")
    known = ontology.things.get(body)
    return Party(known.iri, known.label, known.kind, known.state) if known is not None else party


def _acting(reading: Understanding, sentence: Sentence, tokens: list[Token] | tuple[Token, ...], kind: str = "") -> list[Party]:
    staff = reading.document.ontology.phrases["acts"]["staff"]
    # "FBI agents" act as the FBI.
    heads = [next((c for c in t.children if t.lower_ in staff and c.dep_ in ("compound", "nmod", "poss")), t) for t in tokens]
    return [acting(p, reading.document.ontology, kind) for p in reading.reference.everyone(sentence, heads)]


def enforces(reading: Understanding, party: Party, kind: str = "Takedown") -> bool:
    """Whether a party is one that acts against operations: a service, its owner, a body of a state, a state where only states act."""
    if party.kind == "State" and kind in ("Seizure", "Sanction", "Indictment"):
        return True
    if kind == "NetworkBlock":
        return party.kind in ("State", "GovernmentBody")
    if kind in ("Sanction", "Indictment"):
        return party.kind == "GovernmentBody"
    return party.kind == "GovernmentBody" or party.iri in enforcers(reading.document.ontology)


@lru_cache(maxsize=2)
def acts(reading: Understanding) -> tuple[Act, ...]:
    """Return the acts of a report that are told as done, in the order of the text."""
    return tuple(_acts(reading))


def _acts(reading: Understanding) -> Iterator[Act]:
    known = reading.document.lexicon.events
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
    kind, brought = _kind(reading, sentence, clause), None
    if not kind and (brought := measure(reading, clause)) is not None:
        kind = "Sanction"
    if not kind:
        return
    operations = _against(reading, sentence, clause) or (_told_next(reading, sentence, list(clause.patients)) if kind == "Takedown" else ())
    if kind in ("Sanction", "Indictment") and not operations:
        operations = _on_account_of(reading, sentence, clause) or _same_again(reading, sentence, clause)
        operations = operations or of_those_behind(reading, sentence, clause)
    if not operations:
        return
    if brought is not None and is_under(clause):
        whose = [t for t in brought.children if t.dep_ in ("amod", "compound", "nmod", "poss")]
        parties = tuple(p for p in _acting(reading, sentence, whose) if enforces(reading, p, kind))
    else:
        parties = actors(reading, sentence, clause, kind)
    date = act_date(reading, sentence, clause.verb)
    if kind in ("Sanction", "Indictment") and not (parties and date):
        charged, before = _charged_before(reading, sentence, kind)
        parties, date = parties or charged, date or before
    if not parties:
        return
    speech = reading.reference.speech(sentence, clause.verb)
    for operation in operations:
        own = _own_date(reading, sentence, operation) if len(operations) > 1 else None
        yield Act(operation, kind, parties, own or date, sentence, clause.verb, speech, clause)


def _kind(reading: Understanding, sentence: Sentence, clause: Clause) -> str:
    """The class of act that a verb tells; what a state bans or blocks stays where it is and is out of reach."""
    lexicon = reading.document.lexicon
    if not lexicon.is_verb(clause.verb, *CLASSES):
        return ""
    kind = next(CLASSES[k] for k in CLASSES if lexicon.is_verb(clause.verb, k))
    if kind == "NetworkBlock" and (clause.agents and all(t.lower_ == "we" for t in clause.agents)):
        # A service that bars sites from being shared restricts them.
        return "Restriction" if reading.reference.publisher and reading.reference.publisher.kind in ("Platform", "Company") else kind
    if kind == "Takedown" and lexicon.is_verb(clause.verb, "block"):
        agents = _acting(reading, sentence, clause.agents)
        return "NetworkBlock" if agents and all(p.kind in ("State", "GovernmentBody") for p in agents) else kind
    return kind


def _charged_before(reading: Understanding, sentence: Sentence, kind: str) -> tuple[tuple[Party, ...], DateMatch | None]:
    """Who charged, and when, in the sentences just before ("A grand jury on Thursday indicted three men. They are charged with ...")."""
    for before in reversed(reading.document.sentences[max(0, sentence.index - NEAR) : sentence.index]):
        for clause in reading.discourse.clauses[before.index]:
            same = any(CLASSES[k] == kind and reading.document.lexicon.is_verb(clause.verb, k) for k in CLASSES)
            if same and not clause.negated and not clause.hypothetical and (who := actors(reading, before, clause, kind)):
                return who, act_date(reading, before, clause.verb)
    return (), None


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
    """A removal of accounts at large, which a list then tells apart ("Twitter has deleted 10,000 handles ...: Serbia - 8,558").

    `ours` are those of operations by whoever publishes ("below is what we took action on"), and sums over several operations.
    """

    kind: str
    actors: tuple[Party, ...]
    date: DateMatch | None
    sentence: Sentence
    ours: bool


def bare_acts(reading: Understanding) -> Iterator[BareAct]:
    """Yield removals whose object is no operation of its own."""
    for sentence, clause in reading.clauses():
        if clause.negated or clause.hypothetical or not reading.document.lexicon.is_verb(clause.verb, "removal"):
            continue
        # "Networks disrupted in May", as a heading, says the same as "the networks we disrupted in May".
        headed = sentence.kind == "heading" and clause.passive and not clause.agents
        # "The operations below were disrupted in May", in a report of those who disrupt them.
        implied = bool(reading.document.publishers & {"Platform", "Company"}) and clause.passive and not clause.agents
        by_us = headed or implied or any(t.lower_ == "we" for t in clause.agents)
        ours = by_us and any(_of_ours(reading, t) for t in clause.patients)
        ours = ours or any(_sums_up(reading, t) for t in clause.patients)
        counted = any(units(reading.document.ontology).get(t.lower_) for t in clause.patients)
        if (counted or ours) and (who := actors(reading, sentence, clause)):
            yield BareAct("Takedown", who, act_date(reading, sentence, clause.verb), sentence, ours)


def _of_ours(reading: Understanding, patient: Token) -> bool:
    """Whether what a service says it has acted upon are operations ("the networks we disrupted", "what we took action on")."""
    lexicon = reading.document.lexicon
    return bool(lexicon.noun(patient, "operation")) or lexicon.has("carrier", patient.lower_) or patient.lower_ == "what"


def _sums_up(reading: Understanding, patient: Token) -> bool:
    """Whether a count is of several operations, which no one of them has ("3,465 accounts related to information operations")."""
    counted = any(t.dep_ == "nummod" for t in patient.children)
    return counted and any(t.tag_ == "NNS" and reading.document.lexicon.noun(t, "operation") for t in patient.subtree)


def _against(reading: Understanding, sentence: Sentence, clause: Clause) -> tuple[Operation, ...]:
    heads = [*clause.patients, *clause.to("with")]
    heads += [t for p in clause.patients if not reading.discourse.of(sentence, p) for t in _tied(reading, p)]
    if any(reading.document.lexicon.has("carrier", p.lower_) for p in clause.patients):
        heads += clause.to("on", "of", "to", "against")
    if any(p.lower_ in MANY or units(reading.document.ontology).get(p.lower_) for p in clause.patients):
        heads += clause.to("in")
        # "Removed dozens of accounts for engaging in a campaign that ...".
        reasons = [p for p in clause.verb.children if p.dep_ == "prep" and p.lower_ in ("for", "over")]
        heads += [t for p in reasons for t in p.subtree if t.tag_.startswith("NN")]
    found = [o for t in heads for o in reading.discourse.of(sentence, t)]
    found += [reading.discourse.operations[x.operation] for x in reading.discourse.owned if x.act is clause]
    return tuple(dict.fromkeys(found))


def _told_next(reading: Understanding, sentence: Sentence, things: list[Token]) -> tuple[Operation, ...]:
    """ "X banned several accounts. ... The accounts are part of an operation called Y": whose they were is told later."""
    known = units(reading.document.ontology)
    bare = [t for t in things if t.tag_ == "NNS" and known.get(t.lower_) and not any(c.dep_ == "nummod" for c in t.children)]
    if not bare or any(reading.discourse.of(sentence, t) for t in sentence.doc):
        return ()
    for later in reading.document.sentences[sentence.index + 1 :][:SOON]:
        again = [t for t in later.doc if t.lower_ == bare[0].lower_ and any(c.lower_ in ("the", "these") for c in t.children)]
        if found := next((o for t in again if (o := reading.discourse.of(later, t))), ()):
            return found if len(found) == 1 and found[0].first.sentence is later else ()
    return ()


# How many sentences behind a removal it may be told whose the accounts were.
SOON = 4


def _tied(reading: Understanding, patient: Token) -> Iterator[Token]:
    """What "dozens of accounts tied to an operation" are tied to."""
    for token in patient.subtree:
        above = token.head
        tied = above.dep_ == "prep" and (
            above.head.dep_ in ("acl", "relcl")
            and not any(t.dep_ == "neg" for t in above.head.children)
            and reading.document.lexicon.is_verb(above.head, "attribute", "run")
        )
        # "Accounts which used a chatbot to write comments for the campaign".
        tied = tied or (above.lower_ in ("for", "behind") and _describes(patient, above))
        of = above.dep_ == "prep" and above.lower_ in ("of", "in") and patient in (above.head, above.head.head.head)
        # "Accounts that appeared to be running an operation".
        ran = token.dep_ == "dobj" and reading.document.lexicon.is_verb(above, "run") and _describes(patient, above)
        if token.tag_.startswith("NN") and ((token.dep_ == "pobj" and (tied or of)) or ran):
            yield token


def _describes(patient: Token, token: Token) -> bool:
    """Whether a word stands in a clause behind accounts that says what was done with them."""
    nouns = (patient, *(t for p in patient.children if p.lower_ == "of" for t in p.children))
    clauses = (t for noun in nouns for t in noun.children if t.dep_ in ("relcl", "acl") and not any(c.dep_ == "neg" for c in t.children))
    return any(token in clause.subtree for clause in clauses)


def _same_again(reading: Understanding, sentence: Sentence, clause: Clause) -> tuple[Operation, ...]:
    """ "The US Treasury has today designated three of the same organisations": for what the text speaks of."""
    same = any(t.lower_ == "same" for patient in clause.patients for t in patient.subtree)
    focus = reading.discourse.focus.get(sentence.index, ())
    return tuple(reading.discourse.operations[i] for i in focus) if same and len(focus) == 1 else ()


def _on_account_of(reading: Understanding, sentence: Sentence, clause: Clause) -> tuple[Operation, ...]:
    """The operations for which somebody is sanctioned or charged ("for running a campaign", "in connection with")."""
    inside = [t for t in clause.verb.subtree if t.i > clause.verb.i and t.tag_.startswith(("NN", "VB"))]
    moves = reading.document.ontology.phrases["acts"]["moves"]
    # "Charged two men, in its strongest move against what it calls campaigns": not for these.
    # "In response to their efforts to sway the vote" gives the reason.
    aside = {t.i for move in inside if move.lower_ in moves and move.dep_ == "pobj" and list(move.lefts) for t in move.subtree}
    inside = [t for t in inside if t.i not in aside]
    return tuple(dict.fromkeys(o for t in inside for o in reading.discourse.of(sentence, t)))


def actors(reading: Understanding, sentence: Sentence, clause: Clause, kind: str = "Takedown") -> tuple[Party, ...]:
    """Who acts: the agents, else (in a passive without agent) who speaks, who was spoken of, or who publishes."""
    # "An indictment charges two men": whose it is the report has said, or its publisher is.
    papers = reading.document.ontology.phrases["acts"]["papers"] if kind == "Indictment" else ()
    agents = [t for t in clause.agents if t.lower_ not in papers]
    named = [p for p in _acting(reading, sentence, agents, kind) if enforces(reading, p, kind)]
    if named:
        return tuple(dict.fromkeys(named))
    above = reading.reference.speech(sentence, clause.verb).speaker
    # The parser takes the name in "booted off X" for an adverb.
    behind = [t for t in clause.verb.children if t.dep_ == "npadvmod" and t.i > clause.verb.i and t.nbor(-1).lower_ == "off"]
    place = [p for p in reading.reference.everyone(sentence, [*clause.to("from", "off"), *behind]) if p.kind == "Platform"]
    if place and not agents:
        # "Removed from Facebook", with nobody named: the service itself.
        return tuple(place[:1])
    if agents:
        pronoun = all(t.lower_ in ("it", "they") for t in agents)
        return (above,) if pronoun and above and enforces(reading, above) else ()
    near = above if above and enforces(reading, above) else reading.reference.firms.get(sentence.index) or reading.reference.publisher
    near = acting(near, reading.document.ontology) if near is not None else None
    return (near,) if near is not None and enforces(reading, near, kind) else ()


def _told_by_noun(reading: Understanding, sentence: Sentence, token: Token, kind: str) -> Iterator[Act]:
    """ "Meta's takedown of 383 accounts", "the seizure on October 7 of 92 domains", "the removal by Google of ..."."""
    if not token.tag_.startswith("NN") or _unreal(reading, token):
        return
    operations = tuple(dict.fromkeys(o for t in _behind(token, "of", "against") for o in reading.discourse.of(sentence, t)))
    operations = operations or tuple(
        reading.discourse.operations[x.operation]
        for x in reading.discourse.owned
        if x.sentence is sentence and any(t == x.asset.token for t in _behind(token, "of"))
    )
    if kind == "Takedown" and not operations:
        operations = _told_next(reading, sentence, list(_behind(token, "of")))
    if kind in ("Sanction", "Indictment") and not operations:
        operations = tuple(dict.fromkeys(o for t in sentence.nouns for o in reading.discourse.of(sentence, t)))
    by = [t for t in token.children if t.dep_ == "poss"] + list(_behind(token, "by"))
    parties = tuple(p for p in _acting(reading, sentence, by, kind) if enforces(reading, p))
    # "The department unsealed a warrant authorizing the seizure of ...".
    above = (t for t in token.ancestors if t.tag_.startswith("VB"))
    subject = next((found for verb in above if (found := [t for t in verb.children if t.dep_ == "nsubj"])), [])
    parties = parties or tuple(p for p in _acting(reading, sentence, subject, kind) if enforces(reading, p))
    if kind == "Sanction" and not subject:
        return
    near = reading.reference.publisher or reading.reference.firms.get(sentence.index)
    near = acting(near, reading.document.ontology) if near is not None else None
    parties = parties or ((near,) if near is not None and enforces(reading, near) and not by else ())
    if operations and parties:
        date = act_date(reading, sentence, token)
        for operation in operations:
            yield Act(operation, kind, parties, date, sentence, token, reading.reference.speech(sentence, token), None)


def _unreal(reading: Understanding, token: Token) -> bool:
    """Whether a noun of action stands under what was asked for, planned, refused or not done."""
    words = {t.lower_ for t in token.children if t.dep_ in ("det", "neg", "amod")} | {t.lower_ for t in token.ancestors}
    return not words.isdisjoint(reading.document.ontology.phrases["acts"]["unreal"])


# How far behind "the seizure" its "of" may stand ("on October 7 of 92 domains"), and how far that reaches.
REACH, SPAN = 6, 5


def _behind(token: Token, *prepositions: str) -> Iterator[Token]:
    """The nouns that the prepositions behind a noun of action lead to, by the parser or else by the order of the words."""
    after = token.doc[token.i + 1 : token.i + 1 + REACH]
    until = next((t.i for t in after if t.tag_.startswith("VB")), token.i + 1 + REACH)
    of = next((t.i for t in after if t.lower_ in prepositions and t.i < until), None)
    if of is not None:
        yield from (t for t in token.doc[of + 1 : of + 1 + SPAN] if t.tag_.startswith("NN"))
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in prepositions:
            yield from (t for t in child.subtree if t.tag_.startswith("NN"))
        elif child.dep_ == "prep":
            yield from (
                t for g in child.subtree if g.dep_ == "prep" and g.lower_ in prepositions for t in g.subtree if t.tag_.startswith("NN")
            )
