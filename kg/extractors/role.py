"""What noun phrases tell of parties in passing: who speaks for whom, where firms and services belong, who owns them, what lies where."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.extractors.claims import ASSERTED, claim
from kg.extractors.statements.parties import Parties, parties_of
from kg.extractors.wording import listed
from kg.model import Claim, Triple, text
from kg.namespaces import IO, LABEL, TYPE, thing
from kg.reading.clauses import spread
from kg.reading.document import Sentence
from kg.reading.entities import Party, body, party, state_of
from kg.reading.names import NameMatch
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

NAME = "role"
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
OFFICES = MODIFIERS | {"appos"}
FIRMS = frozenset({"Platform", "Company"})
LANDS = frozenset({"State", "Territory"})
HOUSES = FIRMS | LANDS | {"GovernmentBody", "Organisation", "MediaOutlet"}
# Between two names of places, the second of which contains the first: "Wuhan, Hubei Province of China"; "Lviv, Odesa" is a list.
PARTS = "province|oblast|region|prefecture|county|district|municipality"
WITHIN = re.compile(rf"(?: (?:{PARTS}))?(?:,| of|, in) (?:the )?", re.IGNORECASE)
PART = re.compile(rf" (?:{PARTS})\b", re.IGNORECASE)


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield what phrases take for granted; it is the report that does so, whoever is quoted around them."""
    parties = parties_of(reading)
    for sentence in reading.document.sentences:
        for token in sentence.nouns:
            if token.tag_.startswith("NNP"):
                yield from _claims(reading, sentence, _speaks_for(parties, sentence, token))
            if token.lefts:
                yield from _claims(reading, sentence, _owned(reading, sentence, token))
            if token.tag_ == "NNS" and reading.document.lexicon.noun(token, "company"):
                yield from _claims(reading, sentence, _based(reading, sentence, token))
        for inner, outer in _nested(reading, sentence):
            yield claim(reading, sentence, NAME, ASSERTED, *_within(reading, inner, outer))


def _claims(reading: Understanding, sentence: Sentence, found: Iterable[tuple[Triple, ...]]) -> Iterator[Claim]:
    return (claim(reading, sentence, NAME, ASSERTED, *triples) for triples in found)


def _speaks_for(parties: Parties, sentence: Sentence, token: Token) -> Iterator[tuple[Triple, ...]]:
    """ "Chinese foreign ministry spokeswoman Hua Chunying", "Andy Stone, a spokesman for Facebook"."""
    office = next((t for t in token.children if t.dep_ in OFFICES and _is_office(parties, t)), None)
    actor = parties.who(sentence, token) if office is not None else None
    if office is None or actor is None or actor.party.kind != "Person" or actor.office:
        return
    house = next((p for t in _around(parties, office, token) if (p := _house(parties, sentence, t, token)) is not None), None)
    if house is not None and house.iri != actor.party.iri:
        yield (actor.party.iri, IO + "spokespersonOf", house.iri), *actor.party.described(), *house.described()


def _is_office(parties: Parties, token: Token) -> bool:
    return token.lower_ in listed(parties.document.ontology, "spokesperson")


def _around(parties: Parties, office: Token, person: Token) -> Iterator[Token]:
    """Yield the nouns that say whose spokesperson it is: before the office, behind "for", or before the name."""
    behind = listed(parties.document.ontology, "speaks_for")
    yield from (t for p in office.children if p.dep_ == "prep" and p.lower_ in behind for t in p.children if t.dep_ == "pobj")
    for above in (office, person):
        yield from (t for t in above.lefts if t.dep_ in MODIFIERS and t != office)


def _house(parties: Parties, sentence: Sentence, token: Token, person: Token) -> Party | None:
    found = party(parties.document, sentence, token)
    if found is None or (found.kind in LANDS and found.how == "demonym"):
        state = state_of(parties.document, sentence, person)
        found = body(parties.document, sentence, token, state) if state and token.tag_.startswith("NN") else None
    return found if found is not None and found.kind in HOUSES else None


def _owned(reading: Understanding, sentence: Sentence, token: Token) -> Iterator[tuple[Triple, ...]]:
    """ "America's Twitter Inc.", "Google's YouTube"."""
    genitives = [t for t in token.lefts if t.dep_ == "poss" or any(mark.tag_ == "POS" for mark in t.children)]
    owned = party(reading.document, sentence, token) if genitives else None
    if owned is not None and owned.known and owned.kind in FIRMS:
        for owner in _owners(reading, sentence, token, genitives):
            if owner.kind in LANDS:
                yield ((owned.iri, IO + "basedIn", owner.iri),)
            elif owned.kind == "Platform" and owner.kind in ("Company", "Organisation") and owner.iri != owned.iri:
                yield ((owned.iri, IO + "operatedBy", owner.iri),)


def _based(reading: Understanding, sentence: Sentence, token: Token) -> Iterator[tuple[Triple, ...]]:
    """ "American companies such as Facebook and Instagram"."""
    if land := _land(reading, sentence, token):
        for firm in _instances(reading, sentence, token):
            yield ((firm.iri, IO + "basedIn", land),)


def _owners(reading: Understanding, sentence: Sentence, token: Token, genitives: list[Token]) -> Iterator[Party]:
    """Yield the parties whose genitive stands before a name."""
    name = sentence.name_at(token)
    for child in genitives:
        if sentence.name_at(child) != name and (owner := party(reading.document, sentence, child)) is not None:
            yield owner


def _land(reading: Understanding, sentence: Sentence, token: Token) -> str:
    """The one state that modifies a noun, "" where it is none or several."""
    names = {n.thing for t in token.lefts if t.dep_ in MODIFIERS and (n := sentence.name_at(t)) is not None}
    lands = [iri for iri in names if reading.document.ontology.kind(iri) in LANDS]
    return lands[0] if len(lands) == 1 == len(names) else ""


def _instances(reading: Understanding, sentence: Sentence, token: Token) -> Iterator[Party]:
    """Yield the firms named as examples, and those beside which "other" ones are set."""
    listing = [p for p in token.children if p.dep_ == "prep" and p.lower_ in ("as", "like", "including")]
    heads = spread(t for p in listing for t in p.children if t.dep_ == "pobj")
    if any(t.lower_ == "other" for t in token.children):
        heads += _beside(token)
    found = [party(reading.document, sentence, t) for t in heads]
    yield from dict.fromkeys(p for p in found if p is not None and p.known and p.kind in FIRMS)


def _beside(token: Token) -> list[Token]:
    """Return what "other companies" are others than: "X and other companies", "X, along with other companies"."""
    if token.dep_ == "conj":
        first = token
        while first.dep_ == "conj":
            first = first.head
        return [t for t in spread([first]) if t != token]
    with_ = token.head if token.dep_ == "pobj" and token.head.lower_ in ("with", "like") else None
    verb = with_.head.head if with_ is not None and with_.head.lower_ in ("along", "together") else None
    return [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")] if verb is not None else []


def _nested(reading: Understanding, sentence: Sentence) -> Iterator[tuple[NameMatch, NameMatch]]:
    """Yield pairs of names, a place of a state and what the text says that it lies in."""
    state = {n: reading.document.ontology.things[n.thing].state for n in sentence.names if n.thing in reading.document.ontology.things}
    for inner, outer in pairwise(sentence.names):
        contains = inner.role == "place" and outer.role in ("place", "label") and state.get(inner) == state.get(outer) != ""
        larger = outer.role == "label" or PART.match(sentence.text, outer.end)
        if contains and larger and WITHIN.fullmatch(sentence.text[inner.end : outer.start]):
            yield inner, outer


def _within(reading: Understanding, inner: NameMatch, outer: NameMatch) -> Iterator[Triple]:
    ends = []
    for name in (inner, outer):
        iri = thing("place", name.thing, name.text) if name.role == "place" else name.thing
        ends.append(iri)
        if name.role == "place":
            yield iri, TYPE, IO + "Place"
            yield iri, LABEL, text(name.text)
    yield ends[0], IO + "within", ends[1]
