"""What others make of an operation: their verdict in the text's words, and who studied it."""

from collections.abc import Iterator

from kg.extractors.cast import described, members
from kg.extractors.claims import claim
from kg.extractors.statements.parties import Parties, parties_of
from kg.extractors.voice import voices
from kg.extractors.wording import forms, is_finite, span, wording
from kg.model import STATED, Claim, text
from kg.namespaces import IO
from kg.reading.clauses import Clause
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.understanding import Understanding

NAME = "assessment"


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield verdicts, one claim for each of those who give them, and examinations."""
    parties = parties_of(reading)
    for sentence, clause in reading.clauses():
        if not clause.negated:
            yield from _verdicts(parties, sentence, clause)
            yield from _examinations(parties, sentence, clause)


def _verdicts(parties: Parties, sentence: Sentence, clause: Clause) -> Iterator[Claim]:
    """ "The network was largely an echo chamber of fake accounts"."""
    operations = _meant(parties, sentence, clause)
    predicate = [t for t in clause.verb.children if t.dep_ in ("attr", "acomp") and t.i > clause.verb.i]
    if clause.lemma != "be" or not operations or not predicate or not is_finite(clause.verb):
        return
    behind = [t for t in span(clause.verb) if t.i > clause.verb.i]
    # What is called an operation is one: that is no verdict ("it was part of a campaign" is a link).
    if any(parties.reading.discourse.of(sentence, t) for t in behind):
        return
    for speech in voices(parties, sentence, clause.verb):
        who = tuple(described(speech.speaker)) if speech.speaker is not None else ()
        for operation in operations if speech.modality in STATED else ():
            verdict = operation.iri, IO + "assessment", text(wording(sentence, behind))
            yield claim(parties.reading, sentence, NAME, speech, verdict, *who)


def _meant(parties: Parties, sentence: Sentence, clause: Clause) -> tuple[Operation, ...]:
    """The operations that a clause's subject means by a noun: "it" is too often something else."""
    heads = [t for t in clause.agents if t.tag_.startswith("NN") and t.lower_ not in ("accounts", "pages")]
    return tuple(dict.fromkeys(o for t in heads for o in parties.reading.discourse.of(sentence, t)))


def _examinations(parties: Parties, sentence: Sentence, clause: Clause) -> Iterator[Claim]:
    """ "Researchers who analyzed the accounts"."""
    if clause.verb.lower_ not in forms(parties.document.ontology, "examine") or not is_finite(clause.verb):
        return
    examined = dict.fromkeys(o for t in clause.patients for o in parties.reading.discourse.of(sentence, t))
    actors = [who for who in members(parties, sentence, list(clause.agents)) if who.kind != "InfluenceOperation"]
    for speech in voices(parties, sentence, clause.verb) if examined and actors else ():
        for who in actors if speech.modality in STATED else ():
            triples = [(o.iri, IO + "examinedBy", who.iri) for o in examined]
            yield claim(parties.reading, sentence, NAME, speech, *triples, *described(who))
