"""Phrases that say at whom an operation aims: verbs of aiming and of spreading, passing oneself off, set phrases, headings."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extractors.about import content_nouns, words
from kg.extractors.areas import PLACED, area, land, listed
from kg.extractors.audience import forms, reached
from kg.extractors.politics import fronted
from kg.ontology import Ontology
from kg.reading.clauses import Clause, spread
from kg.reading.document import Sentence
from kg.reading.patterns import Patterns
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

POSING = ("pos", "masquerad", "pretend", "purport")


def by_clause(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[Token]:
    """Yield the nouns at which a clause aims, whose people it poses as or speaks to, or where it spreads its word."""
    across = clause.to("across", "throughout")
    yield from (*_aimed(reading, clause), *_posed(reading, clause), *_spread_in(reading, clause), *across)
    yield from reached(reading, sentence, clause)


def in_front(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[str]:
    """Yield the areas that a sentence about content sets out from ("In Chad its pages praised ...")."""
    hunts = reading.document.lexicon.base(clause.verb) in reading.document.ontology.phrases["target"]["hunting"] and clause.to("after")
    if hunts or reading.document.lexicon.is_verb(clause.verb, "content"):
        yield from (land(reading, name.thing) for name in fronted(reading, sentence, clause.verb))


def of_persons(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[str]:
    """Yield the states of known persons whom a clause attacks ("attacked Emmanuel Macron")."""
    sheet, things = reading.document.ontology.phrases["target"], reading.document.ontology.things
    if reading.document.lexicon.verb(clause.verb) in sheet["opposing"] and not clause.passive:
        for name in (sentence.name_at(t) for t in clause.patients):
            if name is not None and name.thing in things and things[name.thing].kind == "Person" and things[name.thing].state:
                yield things[name.thing].state


def _aimed(reading: Understanding, clause: Clause) -> Iterator[Token]:
    lexicon, sheet = reading.document.lexicon, reading.document.ontology.phrases["target"]
    base = lexicon.verb(clause.verb)
    if lexicon.is_verb(clause.verb, "target"):
        # "Focusing on promoting Chadian interests in Peru": the interests say where.
        heads = [h for t in clause.to(*sheet["towards"]) for h in ([t] if not t.tag_.startswith("VB") else _objects(t))]
        yield from (t for t in heads if t.lower_ not in sheet["matters"])
        yield from _deeper(clause.verb)
    if base in sheet["direct"] or lexicon.base(clause.verb) in sheet["direct"]:
        yield from (t for t in clause.patients if t.lower_ not in sheet["matters"])
    elif base in sheet["opposing"]:
        yield from (t for t in clause.patients if t.lower_ in sheet["affected"] or t.tag_.startswith("NNP"))
        # "Discredit emigrants in Lithuania".
        people = [p for t in clause.patients if t.tag_ == "NNS" for p in t.children if p.dep_ == "prep" and p.lower_ in PLACED]
        yield from (t for p in people for t in p.children if t.dep_ == "pobj")
    if lexicon.base(clause.verb) in sheet["hunting"]:
        yield from (t for t in clause.to("after") if t.lower_ in sheet["affected"] or t.tag_ == "NNP")
    yield from _concerned(reading, clause)
    if lexicon.is_verb(clause.verb, "content", "target"):
        readers = words(reading.document.ontology, "target", "readers")
        yield from (t for t in clause.to("for", "to", "at") if t.lower_ in readers or t.tag_ == "NNPS")


def _objects(verb: Token) -> list[Token]:
    return [t for v in spread([verb]) for t in spread([c for c in v.children if c.dep_ == "dobj"])]


def _concerned(reading: Understanding, clause: Clause) -> Iterator[Token]:
    """Countries and people that content is said to be about and nothing else ("was concerned with Peru", "concerned Peru and Bolivia")."""
    if clause.verb.lower_ in forms(reading.document.ontology, "concerning"):
        readers = words(reading.document.ontology, "target", "audiences")
        about = clause.to("with", "on") if clause.passive else (*clause.patients, *clause.to("on"))
        yield from (t for t in about if t.lower_ in readers or (t.tag_ == "NNP" and not any(c.dep_ == "compound" for c in t.children)))


def _deeper(verb: Token) -> Iterator[Token]:
    """Prepositions that the parser hung one step lower ("directed for the most part at Libya")."""
    for child in verb.children:
        if child.dep_ in ("prep", "advmod", "dobj", "attr"):
            for token in child.subtree:
                if token.dep_ == "prep" and token.lower_ in ("at", "on", "towards", "toward"):
                    yield from (inner for inner in token.children if inner.dep_ == "pobj")


def _posed(reading: Understanding, clause: Clause) -> Iterator[Token]:
    """Whom the operation's hands passed themselves off as ("posing as Americans", "claimed to be located in Syria")."""
    sheet = reading.document.ontology.phrases["target"]
    if clause.verb.lower_.startswith(tuple(sheet["copying"])):
        yield from clause.patients
    elif clause.verb.lower_ in forms(reading.document.ontology, "posing") or clause.verb.lower_.startswith(
        ("pos", "masquerad", "pretend", "purport")
    ):
        yield from clause.to("as", "for")
        for child in clause.verb.children:
            # "Claimed to live in Zurich", "to be edited in Ghent" only make a disguise credible.
            if child.dep_ == "xcomp" and child.lower_ in sheet["being"]:
                yield from (t for c in child.children if c.dep_ in ("attr", "dobj", "prep", "acomp", "oprd") for t in [c])


def _spread_in(reading: Understanding, clause: Clause) -> Iterator[Token]:
    """Where an operation spread its word, or had it: "promoted narratives in Central Asia"."""
    sheet = reading.document.ontology.phrases["target"]
    if reading.document.lexicon.base(clause.verb) not in sheet["spreading"]:
        return
    yield from clause.to("in", "across", "throughout", "among", "around", "within")
    pieces = content_nouns(reading.document.ontology)
    for patient in (t for t in clause.patients if t.lower_ in pieces):
        yield from (t for p in patient.children if p.dep_ == "prep" and p.lower_ in PLACED for t in p.children if t.dep_ == "pobj")


def by_phrase(reading: Understanding, sentence: Sentence) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """Yield the areas behind each set phrase ("took aim at ..."), and those of a sentence under "Targets", with a word of the phrase."""
    if _under_heading(reading, sentence):
        yield sentence.doc[0], tuple(land(reading, name.thing) for t in sentence.doc if (name := area(reading, sentence, t)))
    for found, _ in _aims(reading.document.ontology).finditer(sentence.folded):
        behind = [t for t in sentence.doc if t.idx >= found.end()][:8]
        first = next((t for t in behind if area(reading, sentence, t)), None)
        name = area(reading, sentence, first) if first is not None else None
        if first is not None and name is not None:
            yield sentence.tokens(*found.span())[-1], (land(reading, name.thing), *listed(reading, sentence, first))


@lru_cache(maxsize=4)
def _aims(ontology: Ontology) -> Patterns:
    return Patterns((rf"\b{pattern}", "") for pattern in ontology.phrases["target"]["aims"])


def at_home(reading: Understanding, sentence: Sentence) -> Token | None:
    """Return the last word of a phrase that means the operation's own people ("domestic audiences"), if the sentence has one."""
    found = _home(reading.document.ontology).search(sentence.folded)
    return sentence.tokens(*found.span())[-1] if found is not None else None


@lru_cache(maxsize=4)
def _home(ontology: Ontology) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in ontology.phrases['target']['home'])})\b")


def _under_heading(reading: Understanding, sentence: Sentence) -> bool:
    """Whether a sentence stands behind "Targets" as the title of its paragraph, or opens with it."""
    if _opening(reading.document.ontology).match(sentence.text):
        return True
    if sentence.index == 0 or sentence.first:
        return False
    before = reading.document.sentences[sentence.index - 1]
    titled = before.first and before.block == sentence.block
    return titled and _title(reading.document.ontology).fullmatch(before.text.strip()) is not None


@lru_cache(maxsize=4)
def _opening(ontology: Ontology) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(ontology.phrases['target']['headings'])})\s*[:–-]", re.IGNORECASE)


@lru_cache(maxsize=4)
def _title(ontology: Ontology) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(ontology.phrases['target']['headings'])})[.:]?", re.IGNORECASE)
