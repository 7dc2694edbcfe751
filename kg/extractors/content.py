"""What an operation put about: topics from the closed list, and narratives in the text's own words."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extractors.about import doers
from kg.extractors.claims import claim
from kg.model import Claim, Triple, text
from kg.namespaces import IO, LABEL, TYPE, thing
from kg.reading.clauses import Clause
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.forms import plurals
from kg.reading.reference import Speech
from kg.reading.understanding import Understanding

NAME = "content"
LONGEST = 160


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield topics and narratives of the clauses that tell of content."""
    for sentence, clause in reading.clauses():
        if clause.negated or clause.hypothetical or not reading.document.lexicon.is_verb(clause.verb, "content"):
            continue
        operations = _tellers(reading, sentence, clause)
        speech = reading.reference.speech(sentence, clause.verb)
        for operation in operations:
            for topic in _topics(sentence, clause):
                yield claim(reading, sentence, NAME, speech, (operation.iri, IO + "addresses", topic))
            yield from _narratives(reading, sentence, clause, operation, speech)


def _tellers(reading: Understanding, sentence: Sentence, clause: Clause) -> tuple[Operation, ...]:
    """The operations whose content a clause tells of; nobody's where a named party is the one who speaks."""
    if any(reading.reference.who(sentence, t) for t in clause.agents) and not any(
        reading.discourse.of(sentence, t) for t in clause.agents
    ):
        return ()
    return doers(reading, sentence, clause)


def _reach(clause: Clause) -> list[Token]:
    """The words that belong to what a clause says, without its subject."""
    subject = {t for s in clause.agents for t in s.subtree} if not clause.passive else set()
    return [t for t in clause.verb.subtree if t not in subject]


def _topics(sentence: Sentence, clause: Clause) -> Iterator[str]:
    words = {t.i for t in _reach(clause)}
    for signal in sentence.signals:
        if any(t.i in words for t in sentence.tokens(signal.start, signal.end)):
            yield signal.thing


def _narratives(
    reading: Understanding, sentence: Sentence, clause: Clause, operation: Operation, speech: Speech
) -> Iterator[Claim]:
    """Yield a narrative for each object of a clause: a piece of content, or what a verb takes sides on."""
    sheet = reading.document.ontology.phrases["content"]
    pieces = {form for noun in sheet["pieces"] for form in plurals(noun)}
    base = reading.document.lexicon.verb(clause.verb)
    side = "favours" if base in sheet["favour"] else "opposes" if base in sheet["oppose"] else ""
    for head in clause.patients if not clause.passive else ():
        if head.lower_ not in pieces and not side:
            continue
        label = _label(sentence, clause, head, piece=head.lower_ in pieces)
        if label is None:
            continue
        narrative = thing("narrative", operation.iri, label)
        triples: list[Triple] = [
            (operation.iri, IO + "promotes", narrative),
            (narrative, TYPE, IO + "Narrative"),
            (narrative, LABEL, text(label)),
            *_stance(reading, sentence, head, narrative, "" if head.lower_ in pieces else side),
        ]
        yield claim(reading, sentence, NAME, speech, *triples)
        for area in _affairs(reading, sentence, head):
            if area not in operation.states:
                yield claim(reading, sentence, NAME, speech, (operation.iri, IO + "targets", area), referred=True)


def _label(sentence: Sentence, clause: Clause, head: Token, *, piece: bool) -> str | None:
    """The narrative in the text's words: the object with what hangs on it, and its verb where that says which side."""
    tokens = [t for t in head.subtree if t.dep_ != "punct" or t.i < head.right_edge.i]
    if len(tokens) < 2 and piece:
        return None
    trailing = [t for child in clause.verb.children if child.dep_ == "prep" and child.i > head.i and child.lower_ in ("about", "on", "that") for t in child.subtree]
    low = (tokens[0] if piece else clause.verb).idx
    last = max([*tokens, *trailing], key=lambda t: t.i)
    label = sentence.text[low : last.idx + len(last)].strip(" ,;.")
    return " ".join(label.split()) if len(label) <= LONGEST else None


def _stance(reading: Understanding, sentence: Sentence, head: Token, narrative: str, side: str) -> Iterator[Triple]:
    sheet = reading.document.ontology.phrases["content"]
    things = reading.document.ontology.things
    for token in head.subtree:
        name = sentence.name_at(token)
        if not name or name.thing not in things or things[name.thing].kind not in ("State", "Territory", "Region"):
            continue
        before = sentence.text[: name.start].lower()
        words = {t.lower_ for t in head.subtree if t.i < token.i} | {t.lower_ for t in token.ancestors}
        if before.endswith(("pro-", "pro–")) or words & set(sheet["favourable"]) or side == "favours":
            yield narrative, IO + "favours", name.thing
        elif before.endswith(("anti-", "anti–")) or words & set(sheet["unfavourable"]) or side == "opposes":
            yield narrative, IO + "opposes", name.thing
        else:
            yield narrative, IO + "about", name.thing


def _affairs(reading: Understanding, sentence: Sentence, head: Token) -> Iterator[str]:
    """Countries whose politics a piece of content is about."""
    affairs = set(reading.document.ontology.phrases["content"]["affairs"])
    things = reading.document.ontology.things
    tokens = list(head.head.subtree if head.dep_ == "dobj" else head.subtree)
    for noun in (t for t in tokens if t.lower_ in affairs):
        for token in noun.subtree:
            name = sentence.name_at(token)
            if name and name.thing in things and things[name.thing].kind in ("State", "Territory") and name.role != "place":
                yield name.thing
