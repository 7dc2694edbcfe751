"""Ties between operations: same hands, continuation, resemblance (cues in `ontologies/phrases/link.yaml`)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extractors.attribution import attributions
from kg.extractors.claims import claim
from kg.model import Claim
from kg.namespaces import ID, IO
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.entities import phrase
from kg.reading.ties import NEWS, Tie, again, mutual, tie_before, ties
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

NAME = "link"
STATES = (ID + "state/", ID + "territory/", ID + "government/")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield the ties that sentences state between two operations of the report."""
    if len(reading.discourse.operations) < 2:
        return
    meant = {index for index, _ in reading.discourse.at}
    for sentence in (s for s in reading.document.sentences if not s.asks):
        if sentence.index in meant:
            yield from _tied(reading, sentence)
        yield from _earlier_cases(reading, sentence)
    yield from shared_hands(reading, attributions(reading))


def _tied(reading: Understanding, sentence: Sentence) -> Iterator[Claim]:
    """Yield what a sentence that means operations says of their ties."""
    for tie in ties(reading.document, sentence):
        if not tie.denied and (other := _other(reading, sentence, tie)):
            yield from _linked(reading, sentence, tie.start, _ours(reading, sentence, tie, other), other)
    for place in mutual(reading.document, sentence):
        group = _several(reading, sentence, place)
        for one, another in pairwise(group):
            yield from _linked(reading, sentence, place, (one,), (another,), together=True)


def shared_hands(reading: Understanding, attributed: Iterable[Claim]) -> Iterator[Claim]:
    """Operations that one sentence attributes to the same organisation or person share their hands."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for c in attributed:
        for _, p, o in c.triples:
            if p == IO + "attributedTo" and isinstance(o, str) and not o.startswith(STATES):
                groups.setdefault((o, c.speaker, str(c.evidence)), []).append(c)
    for same in groups.values():
        operations = list(dict.fromkeys(c.triples[0][0] for c in same))
        for one, other in pairwise(operations):
            yield replace(same[0], triples=((one, IO + "linkedTo", other),), extractor=NAME)


def _linked(
    reading: Understanding,
    sentence: Sentence,
    place: int,
    ours: tuple[Operation, ...],
    others: tuple[Operation, ...],
    *,
    together: bool = False,
) -> Iterator[Claim]:
    word = next((t for t in sentence.doc if t.idx >= place), sentence.doc[-1])
    speech = reading.reference.speech(sentence, word)
    for one in ours:
        for other in others:
            if one is not other and (together or one.group < 0 or one.group != other.group):
                yield claim(reading, sentence, NAME, speech, (one.iri, IO + "linkedTo", other.iri))


def _other(reading: Understanding, sentence: Sentence, tie: Tie) -> tuple[Operation, ...]:
    """The operation whose phrase a tie leads up to."""
    for token in sentence.doc:
        if found := reading.discourse.of(sentence, token):
            start = phrase(token)[0].idx
            if start >= tie.end and tie_before(reading.document, sentence, start) == tie:
                return found
    return ()


def _ours(reading: Understanding, sentence: Sentence, tie: Tie, other: tuple[Operation, ...]) -> tuple[Operation, ...]:
    """The operations that a tie is told of: the subject nearest before it, else any phrase before it, else what is in focus."""
    of = reading.discourse.of
    before = [t for t in sentence.doc if t.idx < tie.end and (found := of(sentence, t)) and found != other]
    subjects = [t for t in before if t.dep_ in SUBJECTS]
    if before:
        return of(sentence, (subjects or before)[-1])
    if tie.start == 0:
        # "Reminiscent of X, the network ...".
        return next((found for t in sentence.doc if t.idx > tie.end and (found := of(sentence, t)) and found != other), ())
    focus = tuple(reading.discourse.operations[i] for i in reading.discourse.before.get(sentence.index, ()))
    return focus if len(focus) == 1 else ()


def _several(reading: Understanding, sentence: Sentence, place: int) -> tuple[Operation, ...]:
    """The several operations that the subject before `place` means: "the two", "both", "A and B"."""
    before = [t for t in sentence.doc if t.idx < place and t.dep_ in SUBJECTS]
    for subject in reversed(before):
        named = [o for t in (subject, *_joined(subject)) for o in reading.discourse.of(sentence, t)]
        if len(found := tuple(dict.fromkeys(named))) > 1:
            return found
    return ()


def _joined(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "conj":
            yield child
            yield from _joined(child)


def _earlier_cases(reading: Understanding, sentence: Sentence) -> Iterator[Claim]:
    """ "It is not the first time: in 2019 the company removed ...": an earlier case from the same country."""
    place, published = again(reading.document, sentence), reading.report.published
    focus = reading.discourse.before.get(sentence.index, ())
    if place < 0 or len(focus) != 1 or published is None:
        return
    ours = reading.discourse.operations[focus[0]]
    for o in reading.discourse.operations:
        first = o.first.sentence
        later = (first is sentence and o.first.start >= place) or first.index == sentence.index + 1
        same_country = not ours.states or set(o.states) & set(ours.states)
        if later and same_country and any(d.value and (published - d.last).days > NEWS for d in first.dates):
            yield from _linked(reading, first, o.first.start, (ours,), (o,))
