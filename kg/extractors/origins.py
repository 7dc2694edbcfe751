"""What the origins that phrases name come to in the graph: one state each where they can be dealt out, else all to all."""

import re
from collections.abc import Iterator

from kg.extractors.claims import claim
from kg.model import Claim, Triple, boolean
from kg.namespaces import IO
from kg.reading.attribution import Origin
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.entities import Party
from kg.reading.reference import Speech
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

NAME = "attribution"
RULING = re.compile(r"\b(?:ruling|governing)\b")
NOT_BEHIND = frozenset({"Platform", "Region", "Topic", "Technique", "InfluenceOperation"})


def claims(
    reading: Understanding,
    sentence: Sentence,
    token: Token,
    operations: tuple[Operation, ...],
    found: list[Origin],
    speech: Speech | None = None,
) -> Iterator[Claim]:
    """Deal origins out to operations: one state each where there are as many states as operations, else all to all."""
    if not found:
        return
    states = list(dict.fromkeys(o.state for o in found if o.state))
    dealt = len(operations) > 1 and len(states) == len(operations)
    # Some of a group may have been given theirs, and the rest none.
    placed = 1 < len(states) < len(operations) and any(operation.states for operation in operations)
    said = speech or reading.reference.speech(sentence, token)
    called = {naming.text for operation in reading.discourse.operations for naming in operation.names}
    found = [o for o in found if o.party.known or o.party.label not in called]
    for number, operation in enumerate(operations):
        for origin in found:
            if origin.state and ((dealt and states.index(origin.state) != number) or (placed and origin.state not in operation.states)):
                continue
            by = _relative_attributor(reading, sentence, origin.verb) or said
            cue = sentence.text[origin.start : origin.end].lower()
            ruling = [(operation.iri, IO + "stateBacked", boolean(True))] if RULING.search(cue) else []
            for triple in [*_triples(operation.iri, origin), *ruling]:
                yield claim(reading, sentence, NAME, by, triple, shared=len(operations) > 1 and not dealt and not placed)


def _triples(operation: str, origin: Origin) -> Iterator[Triple]:
    """What an origin says in the graph's terms (design/ontology.md, properties of an operation)."""
    party, state = origin.party, origin.state
    if party.kind in NOT_BEHIND:
        return
    if party.kind in ("State", "Territory"):
        yield operation, IO + _state_relation(origin, party), party.iri
    elif origin.indirect and party.kind == "GovernmentBody" and party.label.split()[-1].islower():
        # "Individuals associated with the military": a tie to the state, not an attribution to the body.
        if state:
            yield operation, IO + "originatesFrom", state
            yield operation, IO + "stateBacked", boolean(True)
    elif origin.relation != "from":
        yield operation, IO + "attributedTo", party.iri
        if state and party.kind != "Person":
            yield operation, IO + "originatesFrom", state
        # Only a state's own outlets have a state in the vocabulary; a rich man's money makes nothing a state's.
        if party.kind == "GovernmentBody" or (origin.relation == "backed" and party.kind == "MediaOutlet" and state):
            yield operation, IO + "stateBacked", boolean(True)


def _state_relation(origin: Origin, party: Party) -> str:
    if party.how == "government" or (origin.relation == "backed" and not origin.indirect):
        return "backedBy"
    return "attributedTo" if origin.relation in ("attributed", "run") and not origin.indirect else "originatesFrom"


def _relative_attributor(reading: Understanding, sentence: Sentence, verb: Token | None) -> Speech | None:
    """Who attributes in "operations which it attributed to Russia"."""
    if verb is None or verb.dep_ != "relcl" or not reading.document.lexicon.is_verb(verb, "attribute"):
        return None
    parties = reading.reference.everyone(sentence, [t for t in verb.children if t.dep_ == "nsubj"])
    return Speech(parties[0], "reported") if parties else None
