"""What an operation's content was about: topics from the closed list, by their signals and by rules."""

from collections.abc import Iterator

from kg.extractors.claims import claim
from kg.extractors.passage import Passage, passages
from kg.model import Claim
from kg.namespaces import IO
from kg.reading.understanding import Understanding

NAME = "content"


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield the topics of what operations put about."""
    for passage in passages(reading):
        for topic in dict.fromkeys(_topics(passage)):
            for operation in passage.operations:
                yield claim(reading, passage.sentence, NAME, passage.speech, (operation.iri, IO + "addresses", topic))


def _topics(passage: Passage) -> Iterator[str]:
    for signal in passage.sentence.signals:
        if passage.holds(signal.start, signal.end):
            yield signal.thing
