"""Whose doing a clause tells of: the operations that its subject, or what it hangs on, means."""

from spacy.tokens import Token

from kg.reading.clauses import Clause
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.forms import plurals
from kg.reading.understanding import Understanding


def voices(reading: Understanding) -> frozenset[str]:
    """Nouns that stand for an operation's own output or hands ("posts", "its operators")."""
    return frozenset(form for noun in reading.document.ontology.phrases["content"]["voices"] for form in plurals(noun))


def doers(reading: Understanding, sentence: Sentence, clause: Clause) -> tuple[Operation, ...]:
    """Return the operations that do what a clause says, () where somebody else does."""
    subjects = clause.patients if clause.passive else clause.agents
    for token in subjects:
        if found := reading.discourse.of(sentence, token):
            return found
    if not subjects:
        return reading.discourse.near(sentence, clause.verb)
    return next((found for t in subjects if (found := _through(reading, sentence, t))), ())


def _through(reading: Understanding, sentence: Sentence, token: Token) -> tuple[Operation, ...]:
    """Through "its operators", "the people behind the network", "posts from the accounts" to the operation."""
    for inner in token.subtree:
        if inner != token and inner.tag_ != "PRP" and (found := reading.discourse.of(sentence, inner)):
            return found
    if token.lower_ not in voices(reading) or sentence.name_at(token):
        return ()
    above = token.head.head if token.head.tag_.startswith("VB") and token.head.dep_ in ("relcl", "acl") else None
    if above is not None and (found := reading.discourse.of(sentence, above)):
        return found
    index = reading.discourse.focus.get(sentence.index, ()) or reading.discourse.before.get(sentence.index, ())
    return tuple(reading.discourse.operations[i] for i in index)
