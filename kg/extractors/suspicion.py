"""Where nobody attributes an operation: the state that is accused in the same breath, or whose people the text speaks of as its hands.

Where a report tells of no operation otherwise, the campaign that a state is accused of is one.
"""

from collections.abc import Iterator

from kg.extractors.about import in_view
from kg.extractors.claims import claim
from kg.extractors.homes import homes
from kg.extractors.statements.accusation import accusations
from kg.extractors.statements.context import context
from kg.extractors.statements.events import Statement
from kg.extractors.statements.rules import following
from kg.model import Claim, boolean
from kg.namespaces import IO, TYPE, thing
from kg.reading.clauses import NEGATIONS
from kg.reading.document import Sentence, gazetteer
from kg.reading.entities import Party, state_of
from kg.reading.reference import Speech
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

NAME = "suspicion"


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield an alleged origin for operations in view that no other words of the report give one, or an alleged operation."""
    told = [o for o in reading.discourse.operations if o.index not in reading.discourse.gone]
    for made in accusations(context(reading)):
        if made.recipient is not None and (state := _state(reading, made.recipient.party)):
            speech = Speech(made.actor.party, "alleged")
            if not told and _is_of_influence(reading, made):
                yield from _alleged(reading, made, state, speech)
            else:
                yield from _claims(reading, made.sentence, state, speech)
    hands = reading.document.ontology.phrases["operation"]["hands"]
    for sentence in reading.document.sentences:
        for token in (t for t in sentence.doc if t.lower_ in hands):
            if state := _hand(reading, sentence, token):
                speech = reading.reference.speech(sentence, token)
                yield from _claims(reading, sentence, state, Speech(speech.speaker, "alleged"))


def _claims(reading: Understanding, sentence: Sentence, state: str, speech: Speech) -> Iterator[Claim]:
    meant = in_view(reading, sentence)
    if len(meant) == 1 and not homes(reading)[meant[0].iri]:
        yield claim(reading, sentence, NAME, speech, (meant[0].iri, IO + "originatesFrom", state), referred=True)


def _alleged(reading: Understanding, made: Statement, state: str, speech: Speech) -> Iterator[Claim]:
    """The operation that an accusation speaks of, one for each state accused; what the state itself does is backed by it."""
    operation = thing("operation", reading.report.id, "accused", state)
    yield claim(reading, made.sentence, NAME, speech, (operation, TYPE, IO + "InfluenceOperation"))
    yield claim(reading, made.sentence, NAME, speech, (operation, IO + "originatesFrom", state))
    yield claim(reading, made.sentence, NAME, speech, (operation, IO + "stateBacked", boolean(True)))


def _is_of_influence(reading: Understanding, made: Statement) -> bool:
    """Whether what somebody is accused of is to sway opinion by deceit, and not any other quarrel."""
    words = f"{made.verb.lower_} {following(made.verb)}".lower()
    sheet = reading.document.ontology.phrases["operation"]
    return any(w in words for w in (*sheet["charges"], *sheet["theme"], "discredit")) and not reading.document.on_crime


def _state(reading: Understanding, party: Party) -> str:
    """The state that is accused, be it through one of its bodies or in the text's own words ("Russian state media")."""
    if party.kind == "State":
        return party.iri
    ontology = reading.document.ontology
    named = [n.thing for n in gazetteer(ontology).find(party.label) if ontology.kind(n.thing) == "State"] if not party.known else []
    official = party.kind in ("GovernmentBody", "MediaOutlet", "Organisation")
    return (party.state or next(iter(named), "")) if official else ""


def _hand(reading: Understanding, sentence: Sentence, token: Token) -> str:
    """The state in "Azerbaijani actors", "Russian operatives"; "" where that is denied or open."""
    if sentence.asks:
        return ""
    denied = any(t.lower_ in NEGATIONS for t in (*token.children, *(c for a in token.ancestors for c in a.children if c.dep_ == "neg")))
    return "" if denied else state_of(reading.document, sentence, token)
