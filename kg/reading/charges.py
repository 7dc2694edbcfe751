"""What somebody is sanctioned or charged for, where no noun says that it is an operation ("for producing deepfakes of candidates")."""

from collections.abc import Iterator

from kg.reading.clauses import spread
from kg.reading.document import Document, Sentence
from kg.reading.mention import Mention, states_of
from kg.reading.tokens import Token

GROUNDS = frozenset({"suspicion", "charges", "charge", "counts", "count", "allegations"})
FOR = frozenset({"for", "with", "over"})
UPON = frozenset({"on", "against", "upon"})
CLAUSES = ("relcl", "acl")
# Held without a charge, somebody may have done anything.
CHARGING = frozenset({"indict", "charge", "prosecute", "bring charges", "file charges", "press charges"})


def charge(document: Document, sentence: Sentence, verb: Token) -> Mention | None:
    """Return the mention of what a verb of sanctioning or charging gives as its reason, where that is what operations do."""
    if not document.lexicon.is_verb(verb, "sanction", "indictment"):
        return None
    for reason in _reasons(verb):
        told = sentence.text[reason.left_edge.idx : reason.right_edge.idx + len(reason.right_edge)].lower()
        if _is_of_influence(document, told):
            # "Firms that support the influence operations of X": the noun says of which, and whose it is.
            nouns = [t for t in reason.subtree if document.lexicon.noun(t, "operation") and states_of(document, sentence, t)]
            if len(nouns) == 1:
                return Mention(sentence, nouns[0], "charge", False, 1, states_of(document, sentence, nouns[0]), marked=True)
            return Mention(sentence, reason, "charge", False, 1, marked=True)
    return _of_outlet(document, sentence, verb)


def _is_of_influence(document: Document, told: str) -> bool:
    sheet = document.ontology.phrases["operation"]
    swaying = any(f" {word}" in f" {told}" for word in sheet["swaying"]) and any(word in told for word in sheet["contests"])
    return swaying or any(word in told for word in sheet["charges"])


def _reasons(verb: Token) -> Iterator[Token]:
    """Yield the words under which a reason may be told, those of what is imposed and of those it falls on included."""
    heads = [verb, *spread([t for t in verb.children if t.dep_ == "dobj"])]
    for preposition in (p for h in heads for p in h.children if p.dep_ == "prep" and p.i > verb.i):
        for inner in (t for t in preposition.children if t.dep_ in ("pcomp", "pobj")):
            if preposition.lower_ in FOR:
                yield inner
            elif inner.lower_ in GROUNDS:
                # "Arrested six people on suspicion of selling fake profiles".
                yield from (t for p in inner.children if p.dep_ == "prep" for t in p.children if t.dep_ in ("pcomp", "pobj"))
    # "In response to efforts to sway the vote", "as part of a response to".
    answers = [t for t in verb.subtree if t.lower_ == "response" and t.i > verb.i]
    yield from (t for a in answers for p in a.children if p.lower_ == "to" for t in p.children if t.dep_ in ("pcomp", "pobj"))
    # "Sanctioned three men who ran fake profiles", "imposed sanctions on men who it says tried to sway the vote".
    upon = [t for h in heads for p in h.children if p.dep_ == "prep" and p.lower_ in UPON for t in p.children if t.dep_ == "pobj"]
    yield from (t for person in [*heads[1:], *spread(upon)] for t in person.children if t.dep_ in CLAUSES)
    # "..., accusing them of trying to sway the vote".
    yield from (t for t in verb.rights if t.dep_ == "advcl" and t.tag_ == "VBG")


def _of_outlet(document: Document, sentence: Sentence, verb: Token) -> Mention | None:
    """ "A grand jury charged two employees of RT": in a report on influence, what they did there; the outlet stands for it."""
    if not document.on_influence or document.lexicon.verb(verb) not in CHARGING:
        return None
    reasons = [t for p in verb.children if p.dep_ == "prep" and p.lower_ in ("for", "with") for t in p.subtree]
    if reasons and not {t.lower_ for t in reasons} & set(document.ontology.phrases["acts"]["reasons"]):
        return None
    charged = [
        t for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "appos", "prep") and c.lower_ not in ("by", "in") for t in c.subtree
    ]
    for token in charged:
        name = sentence.name_at(token)
        known = document.ontology.things.get(name.thing) if name is not None and name.end == token.idx + len(token) else None
        if known is not None and known.kind == "MediaOutlet" and known.state:
            return Mention(sentence, token, "charge", False, 1, (known.state,), owner=known.iri, marked=True)
    return None
