"""The words of a clause: which are its own, how it reads in the text, and the base form of its verb."""

from collections.abc import Mapping
from functools import lru_cache

from kg.extractors.statements.rules import phrase
from kg.ontology import Ontology
from kg.reading.clauses import SUBJECTS, antecedent
from kg.reading.document import Document, Sentence
from kg.reading.forms import table
from kg.reading.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
TENSED = FINITE | {"MD"}
OPENING = SUBJECTS | {"aux", "auxpass", "neg"}
TEMPORAL = frozenset({"after", "before"})


@lru_cache(maxsize=32)
def listed(ontology: Ontology, name: str) -> frozenset[str]:
    """Return a list of the sheet `remark`."""
    return frozenset(ontology.phrases["remark"][name])


@lru_cache(maxsize=32)
def forms(ontology: Ontology, name: str) -> Mapping[str, str]:
    """Return each form of the verbs of a list of the sheet `remark`, with its base form."""
    return table(listed(ontology, name))


def base(document: Document, verb: Token) -> str:
    """Return the base form of a verb with its particle, or the word as it stands where no sheet has it."""
    known = document.lexicon.verb(verb)
    return forms(document.ontology, "acts").get(known, known)


def is_finite(verb: Token) -> bool:
    """Whether a verb heads a clause of its own: it has a tense, or a modal or another auxiliary that has one."""
    if not verb.tag_.startswith("VB") or verb.dep_ in ("aux", "auxpass"):
        return False
    helpers = {t.tag_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
    if helpers:
        return "TO" not in helpers and not helpers.isdisjoint(TENSED)
    if verb.dep_ == "conj" and verb.tag_ in ("VB", "VBN", "VBG"):
        return is_finite(verb.head)
    # Behind a noun "dismantled" is a participle, whatever the tagger says, unless it has a subject of its own.
    participle = verb.dep_ in ("acl", "amod") and not any(t.dep_ in SUBJECTS for t in verb.children)
    return verb.tag_ in FINITE and not participle


def is_own(token: Token, verb: Token) -> bool:
    """Whether a token is of a verb's clause itself, and not of one in it that has a tense of its own, save that which tells when."""
    while token is not verb:
        if token.head is token or (is_finite(token) and not _is_temporal(token)):
            return False
        token = token.head
    return True


def _is_temporal(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(t.dep_ == "mark" and t.lower_ in TEMPORAL for t in verb.children)


def span(verb: Token) -> list[Token]:
    """Return the tokens of a clause from its subject, or what it stands behind, to its end, in one piece."""
    words = phrase(verb)
    while len(words) > 1 and (words[-1].is_punct or words[-1].dep_ == "cc"):
        words = words[:-1]
    return list(verb.doc[_first(verb) : words[-1].i + 1])


def _first(verb: Token) -> int:
    if verb.dep_ == "pcomp":
        return int(verb.head.head.i if verb.head.head.dep_ == "advmod" else verb.head.i)
    near = [t for t in verb.lefts if t.dep_ in OPENING]
    noun = antecedent(verb) if any(t.tag_ in ("WDT", "WP") for t in near) else None
    if noun is not None and noun.i < verb.i:
        return int(noun.left_edge.i)
    return min([t.left_edge.i for t in near] + [verb.i])


def wording(sentence: Sentence, tokens: list[Token]) -> str:
    """Return the text over tokens, with single spaces."""
    first, last = tokens[0], tokens[-1]
    return " ".join(sentence.text[first.idx : last.idx + len(last)].split())
