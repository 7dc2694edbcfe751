"""Where nobody attributes an operation: the state that is accused in the same breath, or whose people the text speaks of as its hands."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extractors.about import in_view
from kg.extractors.claims import claim
from kg.extractors.homes import homes
from kg.extractors.statements.accusation import accusations
from kg.extractors.statements.context import context
from kg.model import Claim
from kg.namespaces import IO
from kg.reading.clauses import NEGATIONS
from kg.reading.document import Sentence
from kg.reading.entities import Party, state_of
from kg.reading.reference import Speech
from kg.reading.understanding import Understanding

NAME = "suspicion"


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield an alleged origin for operations in view that no other words of the report give one."""
    for made in accusations(context(reading)):
        if made.recipient is not None and (state := _state(made.recipient.party)):
            yield from _claims(reading, made.sentence, state, Speech(made.actor.party, "alleged"))
    for sentence in reading.document.sentences:
        for token in sentence.doc:
            if state := _hand(reading, sentence, token):
                speech = reading.reference.speech(sentence, token)
                yield from _claims(reading, sentence, state, Speech(speech.speaker, "alleged"))


def _claims(reading: Understanding, sentence: Sentence, state: str, speech: Speech) -> Iterator[Claim]:
    meant = in_view(reading, sentence)
    if len(meant) == 1 and not homes(reading)[meant[0].iri]:
        yield claim(reading, sentence, NAME, speech, (meant[0].iri, IO + "originatesFrom", state), referred=True)


def _state(party: Party) -> str:
    """The state that is accused, be it through one of its bodies."""
    return party.iri if party.kind == "State" else party.state if party.kind in ("GovernmentBody", "MediaOutlet") else ""


def _hand(reading: Understanding, sentence: Sentence, token: Token) -> str:
    """The state in "Azerbaijani actors", "Russian operatives"; "" where that is denied or open."""
    if token.lower_ not in reading.document.ontology.phrases["operation"]["hands"] or sentence.text.rstrip('”"’ ').endswith("?"):
        return ""
    denied = any(t.lower_ in NEGATIONS for t in (*token.children, *(c for a in token.ancestors for c in a.children if c.dep_ == "neg")))
    return "" if denied else state_of(reading.document, sentence, token)
