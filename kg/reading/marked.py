"""What is said around an operation's noun: that it is of fakes, or that the noun means no operation here."""

import re

from kg.reading.assets import Asset, units
from kg.reading.clauses import spread
from kg.reading.document import Document, Sentence
from kg.reading.entities import phrase
from kg.reading.forms import plurals
from kg.reading.mention import words_of
from kg.reading.tokens import Token

FAKE = frozenset("fake false bogus inauthentic sham fictitious phoney phony dummy invented bot troll".split())


def is_of_others(document: Document, token: Token) -> bool:
    """Whether the phrase is of things that are neither people nor assets ("a network of shell companies")."""
    lexicon, known = document.lexicon, units(document.ontology)
    of = [t for p in token.children if p.dep_ == "prep" and p.lower_ == "of" for t in p.children if t.dep_ == "pobj"]
    ours = [t for t in of if t.lower_ in known or any(lexicon.noun(t, kind) for kind in ("people", "account", "agent", "operation"))]
    return bool(of) and not ours and not any(t.tag_.startswith("NNP") for t in of)


def is_collective(document: Document, token: Token, words: frozenset[str], counted: list[Asset]) -> bool:
    """Whether a noun means many things of any kind, nothing here saying that they are fakes ("the French army", "a wave of tourists")."""
    lexicon = document.lexicon
    if not lexicon.noun(token, "collective") or is_of_fakes(document, token, counted) or any(lexicon.has("troll", w) for w in words):
        return False
    pieces = {form for noun in document.ontology.phrases["content"]["pieces"] for form in plurals(noun)}
    of = {t.lower_ for p in token.children if p.dep_ == "prep" and p.lower_ == "of" for t in spread(list(p.children))}
    return not (lexicon.noun(token, "outburst") and of & pieces and any(lexicon.has("marks", w) for w in words))


def is_apposed_to_party(document: Document, sentence: Sentence, token: Token) -> bool:
    """Whether the phrase only says what a known organisation is ("the IRA, the St. Petersburg troll factory")."""
    if token.lower_ in ("operation", "campaign") and words_of(token) & {"separate", "another", "second", "different", "further"}:
        return False
    start = min(t.idx for t in phrase(token))
    before = [n for n in sentence.names if n.end <= start and sentence.text[n.end : start].strip(" \"“‘'") in (",", "),", ", the")]
    # "According to the DoJ, the operation sought ...": that is no apposition.
    before = [n for n in before if not re.search(r"\baccording to (?:the )?$", sentence.folded[: n.start])]
    kinds = {document.ontology.kind(n.thing) for n in before}
    return bool(kinds & {"Organisation", "GovernmentBody", "Company", "MediaOutlet"})


def is_of_fakes(document: Document, token: Token, counted: list[Asset]) -> bool:
    """Whether "of fake accounts", "of 8,558 accounts", "of bots" or "that used fake profiles" follows."""
    of = [p for p in token.children if p.dep_ == "prep" and p.lower_ == "of"]
    inner = [t for p in of for t in p.subtree]
    if any(a.token in inner for a in counted) or any(t.dep_ == "amod" and t.lower_ in FAKE for t in inner):
        return True
    known = units(document.ontology)
    told = [t for c in token.children if c.dep_ in ("relcl", "acl") for t in c.subtree]
    if any(t.lower_ in FAKE and t.dep_ == "amod" and t.head.lower_ in known for t in told):
        return True
    direct = [t for p in of for t in p.children]
    return any(known.get(t.lower_) in ("account", "page", "bot", "persona") or document.lexicon.has("troll", t.lower_) for t in direct)


def is_to_sway(document: Document, token: Token) -> bool:
    """Whether it is said to be for swaying people unseen ("a scheme to covertly influence the public")."""
    sheet = document.ontology.phrases["operation"]
    purposes = (c for c in token.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VB" and c.lower_ in sheet["swaying"])
    return any(t.lower_ in sheet["covertly"] for verb in purposes for t in verb.children)


def is_runner(document: Document, token: Token) -> bool:
    """Whether it is what runs an operation ("run by a troll farm in Accra"): an actor, no operation of its own."""
    by = token.head if token.dep_ == "pobj" and token.head.dep_ == "agent" else None
    return by is not None and document.lexicon.is_verb(by.head, "run")


def is_of_platform(document: Document, sentence: Sentence, token: Token) -> bool:
    """Whether it is a service's own ("Facebook's network")."""
    owners = [t for t in token.children if t.dep_ == "poss"]
    names = [sentence.name_at(t) for t in owners]
    return any(n and document.ontology.kind(n.thing) in ("Platform", "Company") for n in names)
