"""What an operation's content was about: topics from the closed list, by their signals and by rules."""

from collections.abc import Iterator

from kg.extractors.about import words
from kg.extractors.claims import claim
from kg.extractors.homes import homes
from kg.extractors.passage import Passage, passages
from kg.extractors.politics import DOMESTIC, US, assailed, compounds, own_politics, political, relations, specific
from kg.extractors.target import targets
from kg.model import Claim
from kg.namespaces import ID, IO
from kg.reading.discourse import Operation
from kg.reading.names import NameMatch
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

NAME = "content"
AMERICA = f"{ID}state/US"
LANDS = frozenset({"State", "Territory", "Region"})


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield the topics of what operations put about."""
    aims: dict[str, set[str]] = {}
    for made in targets(reading):
        aims.setdefault(made.triples[0][0], set()).add(str(made.triples[0][2]))
    for passage in passages(reading):
        topics = list(dict.fromkeys(_topics(reading, passage)))
        for operation in passage.operations:
            aimed = frozenset(aims.get(operation.iri, ()))
            by_whom = (*relations(reading, passage, operation, aimed), *compounds(reading, passage, aimed))
            american = aimed == {AMERICA} and not _is_of_home(reading, passage, operation)
            for topic in dict.fromkeys([*(US if t == DOMESTIC and american else t for t in topics), *by_whom]):
                yield claim(reading, passage.sentence, NAME, passage.speech, (operation.iri, IO + "addresses", topic))


def _is_of_home(reading: Understanding, passage: Passage, operation: Operation) -> bool:
    """Whether a stretch names no country but the one that the operation is from: its politics, told elsewhere, are no politics of there."""
    named = {n.thing for n in passage.sentence.names if passage.holds(n.start, n.end) and reading.document.ontology.kind(n.thing) in LANDS}
    return bool(named) and named <= homes(reading)[operation.iri]


def _topics(reading: Understanding, passage: Passage) -> Iterator[str]:
    filler = reading.document.ontology.phrases["content"]["filler"]
    if any(t.lower_ in filler for t in passage.sentence.doc if t.i in passage.tokens):
        return
    for signal in passage.sentence.signals:
        if passage.holds(signal.start, signal.end) and not _only_audience(reading, passage, signal):
            if signal.thing != DOMESTIC:
                yield signal.thing
            elif not any(specific(passage, t) for t in passage.sentence.tokens(signal.start, signal.end)):
                yield own_politics(reading, passage, signal.start)
    yield from political(reading, passage)
    yield from assailed(reading, passage)


def _only_audience(reading: Understanding, passage: Passage, signal: NameMatch) -> bool:
    """Whether a country's name says whom the operation aimed at rather than what it spoke of ("reach people in Taiwan")."""
    ontology = reading.document.ontology
    country = any(n.start == signal.start and ontology.kind(n.thing) in LANDS for n in passage.sentence.names)
    return country and reading.document.lexicon.is_verb(passage.cue, "target") and _is_aim(reading, passage.cue)


def _is_aim(reading: Understanding, cue: Token) -> bool:
    """Whether a verb that may aim at people does ("focused on the Pacific" may only say what was spoken of)."""
    if reading.document.lexicon.base(cue) not in reading.document.ontology.phrases["content"]["aiming"]:
        return True
    audiences = words(reading.document.ontology, "target", "audiences")
    return any(t.lower_ in audiences and t.dep_ in ("dobj", "pobj", "conj") for t in cue.subtree)
