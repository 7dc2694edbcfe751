"""What parties say and do around an operation, clause by clause, in the text's own words: grammar, no interpretation."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extractors.cast import GROUP, PARTIES, described, members
from kg.extractors.claims import claim
from kg.extractors.statements.events import DATATYPES, when
from kg.extractors.statements.parties import Parties, parties_of
from kg.extractors.voice import voices
from kg.extractors.wording import base, is_finite, is_own, listed, span, wording
from kg.model import NEGATIVE, POSITIVE, Claim, Literal, Triple, text
from kg.namespaces import IO, RDFS, TYPE, XSD, thing
from kg.reading.clauses import Clause
from kg.reading.document import Sentence
from kg.reading.entities import Party
from kg.reading.reference import Speech
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

NAME = "remark"
CONCERNED = PARTIES | {"InfluenceOperation"}
DO = frozenset({"did", "does", "do"})


@dataclass(frozen=True, slots=True, eq=False)
class Remark:
    """One clause with who acts, who undergoes, and the IRIs of what else it names."""

    sentence: Sentence
    clause: Clause
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    concerns: tuple[str, ...]
    said: list[Token]


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield a claim for each clause that names a party or means an operation, and for each of those who say it."""
    parties = parties_of(reading)
    for sentence, clause in reading.clauses():
        if (found := _remark(parties, sentence, clause)) is not None:
            for speech in voices(parties, sentence, clause.verb):
                yield _claim(reading, found, speech)


def _remark(parties: Parties, sentence: Sentence, clause: Clause) -> Remark | None:
    adverbial = _is_adverbial(parties, clause.verb)
    if not adverbial and not is_finite(clause.verb):
        return None
    agents = _agents_above(parties, sentence, clause.verb) if adverbial else _agents(clause)
    patients = [t for t in clause.patients if t.dep_ not in ("attr", "oprd")] + _asked(parties, clause)
    actors, recipients = members(parties, sentence, agents), members(parties, sentence, patients)
    taking_part = {who.iri for who in (*actors, *recipients)}
    if all(who.kind == GROUP for who in (*actors, *recipients)) and not _names_something(parties, sentence, clause.verb):
        return None
    said = span(clause.verb)
    concerns = tuple(iri for iri in _named(parties, sentence, said) if iri not in taking_part)
    return Remark(sentence, clause, tuple(actors), tuple(who for who in recipients if who not in actors), concerns, said)


def _is_adverbial(parties: Parties, verb: Token) -> bool:
    """Whether a gerund tells what the subject did, or did not do, besides: "without stating", "apart from leaving"."""
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG":
        return False
    ontology, before = parties.document.ontology, verb.head
    apart = before.lower_ == "from" and before.head.lower_ in listed(ontology, "adverbial_from")
    return apart or before.lower_ in listed(ontology, "adverbial")


def _agents(clause: Clause) -> list[Token]:
    """Who acts; behind "there was", nobody: not the subject of the clause before."""
    return [] if any(t.dep_ == "expl" for t in clause.verb.children) else list(clause.agents)


def _agents_above(parties: Parties, sentence: Sentence, verb: Token) -> list[Token]:
    above = next((t for t in verb.ancestors if t.tag_.startswith("VB")), None)
    main = [c for c in parties.reading.discourse.clauses[sentence.index] if c.verb == above]
    return [t for c in main for t in (c.patients if c.passive else c.agents)]


def _asked(parties: Parties, clause: Clause) -> list[Token]:
    """Of whom something is asked in "China demands Twitter deletes ...": the subject of what is asked for."""
    if not parties.document.lexicon.is_verb(clause.verb, "ask") or parties.document.lexicon.is_verb(clause.verb, "say"):
        return []
    wanted = [t for t in clause.verb.children if t.dep_ in ("ccomp", "xcomp") and t.i > clause.verb.i]
    return [t for verb in wanted for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")]


def _names_something(parties: Parties, sentence: Sentence, verb: Token) -> bool:
    """Whether a thing of the vocabulary that a remark may concern stands among a clause's own words."""
    kind = parties.document.ontology.kind
    return any(kind(name.thing) in CONCERNED and is_own(sentence.doc[i], verb) for i, name in sentence.named.items())


def _named(parties: Parties, sentence: Sentence, words: list[Token]) -> list[str]:
    """Return the things of the vocabulary that stand among some words, each once, in the order of the text."""
    kind = parties.document.ontology.kind
    things = dict.fromkeys(sentence.named[t.i].thing for t in words if t.i in sentence.named)
    return [thing for thing in things if kind(thing) in CONCERNED]


def _claim(reading: Understanding, found: Remark, speech: Speech) -> Claim:
    referred = any(t.tag_ == "PRP" for t in found.clause.agents)
    polarity = NEGATIVE if found.clause.negated or _is_inverted(found.clause.verb) else POSITIVE
    return claim(reading, found.sentence, NAME, speech, *_triples(reading, found, speech), polarity=polarity, referred=referred)


def _is_inverted(verb: Token) -> bool:
    """Whether "did" stands before the subject, as it does behind "nor", "in no case", "never" (questions are hypothetical)."""
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    return subject is not None and any(t.dep_ == "aux" and t.lower_ in DO and t.i < subject.i < verb.i for t in verb.children)


def _triples(reading: Understanding, found: Remark, speech: Speech) -> Iterator[Triple]:
    verb = found.clause.verb
    iri = thing("remark", reading.report.id, str(found.sentence.start + verb.idx))
    yield iri, TYPE, IO + "Remark"
    yield iri, IO + "act", text(base(reading.document, verb))
    yield iri, RDFS + "comment", text(wording(found.sentence, found.said))
    for role, everyone in (("actor", found.actors), ("recipient", found.recipients)):
        for who in everyone:
            yield iri, IO + role, who.iri
            yield from described(who)
    for other in found.concerns:
        yield iri, IO + "concerns", other
    if speech.speaker is not None:
        yield iri, IO + "saidBy", speech.speaker.iri
        yield from described(speech.speaker)
    date = when(found.sentence, verb)
    if date is not None and date.grain in DATATYPES:
        yield iri, IO + "date", Literal(date.value, XSD + DATATYPES[date.grain])
