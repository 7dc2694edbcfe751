"""That there is an operation, what it is called, and whether a state is said to stand behind it."""

from collections.abc import Iterator

from kg.extractors.claims import ASSERTED, claim
from kg.model import Claim, boolean, text
from kg.namespaces import IO, SCHEMA, TYPE
from kg.reading.understanding import Understanding

NAME = "operation"


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield the existence, the names and the unnamed sponsorship of each operation."""
    for operation in reading.discourse.operations:
        first = operation.first.sentence
        speech = reading.reference.speech(first, operation.first.head)
        yield claim(reading, first, NAME, speech, (operation.iri, TYPE, IO + "InfluenceOperation"))
        for naming in operation.names:
            triple = (operation.iri, SCHEMA + "name", text(naming.text))
            yield claim(reading, naming.sentence, NAME, ASSERTED, triple)
    yield from _sponsored(reading)


def _sponsored(reading: Understanding) -> Iterator[Claim]:
    """ "state-backed", "government-linked" without a name."""
    lexicon = reading.document.lexicon
    for sentence, token, operations in reading.mentioned():
        before = "".join(t.text_with_ws for child in token.lefts for t in child.subtree).lower().split()
        if any(lexicon.has("sponsor", word.strip("“”\"'‘’,")) for word in before):
            speech = reading.reference.speech(sentence, token)
            for operation in operations:
                yield claim(reading, sentence, NAME, speech, (operation.iri, IO + "stateBacked", boolean(True)))
    for index, _, sentence in reading.discourse.dealt:
        # "Other state-linked networks ...: from A (5,350 accounts), B (3,104)": said of each in the list.
        if any(lexicon.has("sponsor", word.strip("“”\"'‘’,")) for word in sentence.text.lower().split()):
            iri = reading.discourse.operations[index].iri
            yield claim(reading, sentence, NAME, ASSERTED, (iri, IO + "stateBacked", boolean(True)), shared=True)
