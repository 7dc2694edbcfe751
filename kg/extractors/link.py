"""Ties between operations: same hands, continuation, resemblance."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extractors.about import doers
from kg.extractors.attribution import attributions
from kg.extractors.claims import claim
from kg.model import Claim
from kg.namespaces import ID, IO
from kg.reading.clauses import Clause
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

NAME = "link"
STATES = (ID + "state/", ID + "territory/", ID + "government/")


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield the ties that clauses state between two operations of the report."""
    for sentence, clause in reading.clauses():
        if clause.negated or (clause.hypothetical and not clause.possible) or reading.document.lexicon.within("unproven", sentence.folded):
            continue
        pairs = dict.fromkeys(_pairs(reading, sentence, clause))
        speech = reading.reference.speech(sentence, clause.verb)
        for one, other in pairs:
            if one != other:
                yield claim(reading, sentence, NAME, speech, (one, IO + "linkedTo", other))
    yield from shared_hands(reading, attributions(reading))


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


def _pairs(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[tuple[str, str]]:
    lexicon = reading.document.lexicon
    subjects = clause.patients if clause.passive else clause.agents
    ours = [o for t in subjects for o in reading.discourse.of(sentence, t)] or list(doers(reading, sentence, clause) if subjects else ())
    if lexicon.is_verb(clause.verb, "link"):
        others = [t for _, t in clause.obliques] + ([] if clause.passive else list(clause.patients))
        yield from _each(reading, sentence, ours, others)
    for token in clause.verb.subtree if ours else ():
        if lexicon.has("tie", token.lower_) or lexicon.has("likeness", token.lower_):
            inner = [t for child in token.children if child.dep_ == "prep" for t in child.subtree] or [
                t for t in token.children if t.dep_ == "pobj"
            ]
            yield from _each(reading, sentence, ours, inner)


def _each(reading: Understanding, sentence: Sentence, ours: list[Operation], tokens: list[Token]) -> Iterator[tuple[str, str]]:
    others = [o for t in tokens if t.tag_ != "PRP" for o in reading.discourse.of(sentence, t)]
    for one in ours:
        for other in others:
            if one is not other and (one.group < 0 or one.group != other.group):
                yield one.iri, other.iri
