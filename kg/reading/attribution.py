"""Where a noun phrase says its thing comes from: "Beijing-backed", "run from China", "linked to individuals associated with X"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kg.reading.astray import complements, is_an_operation
from kg.reading.clauses import BEING, spread
from kg.reading.document import Document, Sentence
from kg.reading.entities import Party, party
from kg.reading.lexicon import Lexicon
from kg.reading.refuted import untrue
from kg.reading.tokens import Token

SUFFIX = re.compile(r"^[-–](\w+)")
# What the word behind a name's hyphen makes of it ("Beijing-backed"), by the list of `words.yaml` that has it.
SUFFIXES = {"backed": "backed", "linked": "attributed", "based": "from"}
AGAINST = re.compile(r"(?:pro|anti|counter|non|ex)[-–\s]?$", re.I)
LANGUAGE = re.compile(r"^(?:[-–\s]language|[-–\s]speaking|[-–\s]speaker)", re.I)
PLACES = frozenset({"from", "in", "inside", "within", "of"})
DEPTH = 7
CLIENTS = frozenset("client clients customer customers paymaster paymasters employer employers sponsor sponsors patron patrons".split())
PARTS = frozenset("one two three another other others second third".split())


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """A source that a phrase names: `relation` is backed, attributed, linked, run or from; offsets are the cue's in the sentence."""

    relation: str
    party: Party
    start: int
    end: int
    indirect: bool = False
    verb: Token | None = None

    @property
    def state(self) -> str:
        """The state it points to, or ""."""
        return self.party.state or (self.party.iri if self.party.kind in ("State", "Territory") else "")


@lru_cache(maxsize=128)
def origins(document: Document, sentence: Sentence, noun: Token) -> tuple[Origin, ...]:
    """Return what the modifiers of a noun say about where its thing comes from; asked in reading, and again in drawing claims."""
    return tuple(_origins(document, sentence, noun))


def _origins(document: Document, sentence: Sentence, noun: Token) -> Iterator[Origin]:
    yield from _before(document, sentence, noun)
    for what in _what_it_is(document, sentence, noun):
        yield from (o for o in _before(document, sentence, what) if o.state)
    for beside in noun.head.children if noun.dep_ == "dobj" and document.lexicon.noun(noun, "operation") else ():
        # "We removed networks from X, Y and Z": nobody removes from a state, though the parser says so.
        if beside.lower_ == "from" and beside.dep_ == "prep" and beside.i == noun.i + 1:
            yield from (o for o in _prepositional(document, sentence, beside) if o.relation == "from" and o.state)
    for tie in _hung_on_its_verb(document, noun):
        yield from _prepositional(document, sentence, tie)
    for child in noun.children:
        if child.i > noun.i and child.dep_ in ("prep", "acl", "relcl", "amod"):
            yield from (o for o in _behind(document, sentence, child) if not _of_a_part(sentence, noun, o))
        if child.dep_ == "prep" and child.lower_ == "of" and document.lexicon.noun(noun, "operation"):
            # "A network of accounts and Pages tied to X": the parser hangs the tie on the accounts.
            for inner in spread(t for t in child.children if t.dep_ == "pobj" and document.lexicon.noun(t, "account")):
                for tie in (t for t in inner.children if t.dep_ in ("acl", "relcl") or t.lower_ == "from"):
                    yield from _behind(document, sentence, tie)


def _hung_on_its_verb(document: Document, noun: Token) -> Iterator[Token]:
    """The preposition in "removed 33 accounts, with ties to X", which the parser hangs on the verb: nobody removes with ties."""
    if noun.dep_ in ("dobj", "nsubjpass") and document.lexicon.is_verb(noun.head, "removal"):
        for child in noun.head.children:
            if child.lower_ == "with" and child.i > noun.i and any(document.lexicon.has("tie", t.lower_) for t in child.children):
                yield child


def _what_it_is(document: Document, sentence: Sentence, token: Token) -> list[Token]:
    """What a known operation is called beside its name: "the Russian actor X", "X, a Russian group"."""
    name = sentence.name_at(token)
    if name is None or document.ontology.kind(name.thing) != "InfluenceOperation":
        return []
    above = [token.head] if token.dep_ == "appos" else []
    beside = (*above, *(c for c in token.children if c.dep_ == "appos"))
    # "X, the network that cheered on Duterte, then the Philippine president": the parser hangs the person on the name.
    return [t for t in beside if t.tag_ == "NN" and t.lower_ not in document.ontology.phrases["content"]["offices"]]


def _of_a_part(sentence: Sentence, noun: Token, origin: Origin) -> bool:
    """Whether a cue is told of some of several only ("three networks, one of them linked to ...")."""
    if noun.tag_ not in ("NNS", "NNPS"):
        return False
    between = [t.lower_ for t in sentence.doc[noun.i + 1 :] if t.idx < origin.end]
    return any(word in PARTS and after in ("of", "to", "from", "in", "linked", "tied", "was") for word, after in pairwise(between))


def _before(document: Document, sentence: Sentence, noun: Token) -> Iterator[Origin]:
    left = [t for child in noun.lefts for t in child.subtree]
    for token in left:
        name = sentence.name_at(token)
        if name is None or token.idx + len(token) != name.end:
            continue
        found = party(document, sentence, sentence.tokens(name.start, name.end)[-1])
        found = found or _land(document, name.thing, name.role)
        relation = _cue(document, sentence.text, name.start, name.end, found, token, noun)
        if found and relation:
            yield Origin(relation, found, name.start, noun.idx + len(noun))


def _cue(document: Document, text: str, start: int, end: int, found: Party | None, token: Token, noun: Token) -> str:
    """What the words around a name before a noun make of it, or "" where it is no origin."""
    behind, state = text[end:], found is not None and found.kind in ("State", "Territory")
    if AGAINST.search(text[:start]) or LANGUAGE.match(behind):
        return ""
    suffix = hyphened[1].lower() if (hyphened := SUFFIX.match(behind)) else ""
    for kind, relation in SUFFIXES.items():
        if document.lexicon.has(kind, suffix):
            return relation if relation != "attributed" or not state else "linked"
    near = token.head == noun or (token.head.head == noun and token.head.dep_ == "compound")
    direct = near and token.dep_ in ("amod", "compound", "nmod", "poss")
    return "from" if state and direct and not re.match(r"^[-–]\w", behind) else ""


def _behind(document: Document, sentence: Sentence, child: Token) -> Iterator[Origin]:
    if child.dep_ == "prep":
        yield from _prepositional(document, sentence, child)
        for of in (t for t in child.children if child.lower_ == "out" and t.lower_ == "of"):
            # "A campaign out of China".
            yield from _prepositional(document, sentence, of)
        for other in (t for t in child.children if t.dep_ == "conj" and t.tag_ == "IN"):
            yield from _prepositional(document, sentence, other)
    elif child.tag_.startswith("VB"):
        yield from verbal(document, sentence, child)
        if document.lexicon.is_verb(child, "say", "suspect"):
            # "Accounts which it says served ...": the clause that is said stands one step lower.
            for said in (t for t in child.children if t.dep_ == "ccomp" and t.tag_.startswith("VB")):
                yield from verbal(document, sentence, said)


def _prepositional(document: Document, sentence: Sentence, preposition: Token) -> Iterator[Origin]:
    for inner in complements(preposition, document.lexicon):
        if preposition.lower_ == "with" and document.lexicon.has("tie", inner.lower_):
            yield from tied(document, sentence, inner, "linked")
        elif preposition.lower_ == "of" and inner.lower_ == "origin":
            yield from _before(document, sentence, inner)
        else:
            relation = _meaning(document, preposition, inner)
            behalf = document.lexicon.has("behalf", inner.lower_) and relation == "backed"
            for found, indirect in (_of if behalf else sources)(document, sentence, inner) if relation else ():
                land = found.kind in ("State", "Territory") and found.how not in ("government", "demonym")
                if relation != "from" or land:
                    yield Origin(relation, found, preposition.idx, inner.idx + len(inner), indirect)


def _meaning(document: Document, preposition: Token, inner: Token) -> str:
    """What a preposition behind a noun makes of its object: where the thing is from, who runs it, whom it is run for."""
    word, lexicon = preposition.lower_, document.lexicon
    if lexicon.has("behalf", inner.lower_) and word in ("on", "at", "under", "by"):
        return "backed"
    if word == "for":
        return "backed" if lexicon.noun(preposition.head, "operation") and _is_run(document, preposition.head) else ""
    if word == "of":
        if preposition.head.lower_ == "out":
            return "from"
        return "run" if lexicon.noun(inner, "agent") and inner.lower_ not in ("network", "networks") else ""
    if word == "in" and (_is_run(document, preposition.head) or preposition.head.lower_ in CAMPAIGNS):
        # Who "ran a campaign in X" ran it from elsewhere, and a campaign is where its public is.
        return ""
    return {"from": "from", "in": "from", "by": "run"}.get(word, "")


def _is_run(document: Document, noun: Token) -> bool:
    """Whether somebody runs it: only then "a campaign for X" tells whom it is run for."""
    return noun.head.tag_.startswith("VB") and document.lexicon.is_verb(noun.head, "run") and noun.dep_ == "dobj"


def _of(document: Document, sentence: Sentence, noun: Token) -> Iterator[tuple[Party, bool]]:
    """The parties behind "on behalf of", "on orders from"."""
    for preposition in (t for t in noun.children if t.dep_ == "prep" and t.lower_ in ("of", "from")):
        for inner in spread(t for t in preposition.children if t.dep_ == "pobj"):
            yield from sources(document, sentence, inner)
    for owner in (t for t in noun.children if t.dep_ == "poss"):
        if (found := party(document, sentence, owner)) is not None:
            yield found, False


def _behalf(document: Document, sentence: Sentence, verb: Token) -> Iterator[Origin]:
    """Yield on whose behalf, and for which customers, something is done."""
    for preposition in (t for t in verb.children if t.dep_ == "prep" and t.lower_ in ("on", "at", "under", "by")):
        if any(document.lexicon.has("behalf", t.lower_) for t in preposition.children):
            yield from _prepositional(document, sentence, preposition)
    for preposition in (t for t in verb.children if t.dep_ == "prep" and t.lower_ == "for"):
        for client in (t for t in preposition.children if t.lower_ in CLIENTS):
            yield from (
                Origin("attributed", p, preposition.idx, client.idx + len(client), True, verb)
                for p, _ in sources(document, sentence, client)
            )


# The classes of verbs that say where something comes from, the telling ones first.
OF_ORIGIN = ("attribute", "run", "originate", "base", "serve")


@lru_cache(maxsize=128)
def verbal(document: Document, sentence: Sentence, verb: Token) -> tuple[Origin, ...]:
    """Return what a verb of origin, operation or attribution says through its prepositions: "run from X by Y", "linked to Z"."""
    found = tuple(_verbal(document, sentence, verb))
    return () if found and untrue(verb, document.lexicon) else found


def _verbal(document: Document, sentence: Sentence, verb: Token) -> Iterator[Origin]:
    yield from _behalf(document, sentence, verb)
    lexicon = document.lexicon
    kinds = lexicon.kinds(verb)
    classes = [c for c in OF_ORIGIN if c in kinds]
    if verb.lower_ in BEING and any(t.lower_ == "from" for t in verb.rights):
        # "The four operations were from A, B, C and D".
        classes = ["originate"]
    if not classes:
        return
    for inner in spread(t for t in verb.children if t.dep_ == "dobj") if classes == ["serve"] else ():
        for found, _ in sources(document, sentence, inner):
            if found.how == "government" or found.kind in ("GovernmentBody", "Organisation"):
                yield Origin("backed", found, verb.idx, inner.idx + len(inner), verb=verb)
    for preposition in _prepositions(verb):
        for inner in complements(preposition, lexicon):
            relation = _relation(lexicon, verb, classes, preposition.lower_)
            if relation:
                for found, indirect in sources(document, sentence, inner):
                    # "Publishes in French" is a language.
                    if relation != "from" or (found.kind in ("State", "Territory") and found.how != "demonym"):
                        start, last = min(verb.idx, preposition.idx), inner.right_edge
                        yield Origin(relation, found, start, last.idx + len(last), indirect, verb)


def _prepositions(verb: Token) -> Iterator[Token]:
    """The prepositions of a verb, those hung on its adverbials or its object included ("attribute with high confidence to")."""
    for noun in (t for t in verb.children if t.dep_ == "dobj"):
        yield from (t for t in noun.children if t.dep_ == "prep" and t.lower_ in ("on", "to") and t.i > noun.i)
    for child in verb.children:
        if child.dep_ in ("prep", "agent", "prt", "advmod") or (child.dep_ == "dative" and child.lower_ == "to"):
            yield child
            # "From Cameroon and, to a smaller extent, from France".
            yield from (t for t in child.children if t.dep_ == "conj" and t.tag_ == "IN")
            for inner in child.children:
                if (child.dep_ in ("advmod", "prt") or child.lower_ == "out") and inner.dep_ == "prep":
                    # "Traced back to", "run out of".
                    yield inner
                if (
                    child.lower_ in ("with", "at", "in")
                    and inner.dep_ == "pobj"
                    and inner.lower_ in ("confidence", "part", "turn", "return", "fact")
                ):
                    yield from (t for t in inner.children if t.dep_ == "prep")


def _relation(lexicon: Lexicon, verb: Token, classes: list[str], preposition: str) -> str:
    if preposition in ("to", "with", "on", "back") and "attribute" in classes:
        return "attributed" if lexicon.is_verb(verb, "attribute_outright") else "linked"
    if preposition == "by" and "run" in classes:
        return "backed" if lexicon.is_verb(verb, "back") else "run"
    if preposition == "for" and "serve" in classes:
        return "backed"
    if preposition == "in" and any(t.dep_ == "dobj" for t in verb.children):
        # Who "attempted an operation in X", or ran ads there, did so from elsewhere.
        return ""
    if verb.lower_ in BEING:
        return "from" if preposition == "from" else ""
    if preposition in PLACES and ({"run", "originate", "base"} & set(classes)):
        return "from"
    return ""


def tied(document: Document, sentence: Sentence, noun: Token, relation: str) -> Iterator[Origin]:
    """Yield what "links to X", "ties with X", "Iranian links" names behind the noun or before it."""
    yield from _before(document, sentence, noun)
    behind = [t for t in noun.children if t.dep_ == "prep"]
    behind += [t for first in behind for t in first.children if t.dep_ == "conj" and t.tag_ in ("IN", "TO")]
    for preposition in (t for t in behind if t.lower_ in ("to", "with", "in", "between")):
        for inner in spread(t for t in preposition.children if t.dep_ == "pobj"):
            for found, indirect in sources(document, sentence, inner):
                yield Origin(relation, found, noun.idx, inner.idx + len(inner), indirect)


def sources(document: Document, sentence: Sentence, token: Token, depth: int = 0) -> Iterator[tuple[Party, bool]]:
    """Yield the parties that a phrase comes down to, through "individuals associated with", "a firm in", "employees of"."""
    if is_an_operation(sentence, token):
        return
    found = None if _is_who_says(document, token) else party(document, sentence, token)
    if found is not None:
        yield found, depth > 0
        yield from ((other, depth > 0) for other in _other_governments(document, sentence, token, found))
        if found.known and found.kind in ("State", "Territory", "Platform"):
            return
    for child in token.children:
        if depth > DEPTH:
            return
        if child.dep_ == "appos" and (found is not None or _may_be_named(document, token, child)):
            # "Two companies, X and Y".
            named = spread([child]) if token.tag_ in ("NNS", "NNPS") else [child]
            yield from (each for t in named for each in sources(document, sentence, t, depth + (found is None)))
        elif found is None or not found.known:
            yield from _inside(document, sentence, token, child, depth)
    if found is None and document.lexicon.noun(token, "agent"):
        yield from ((named, depth > 0) for named in _behind_its_place(document, sentence, token))


def _is_who_says(document: Document, token: Token) -> bool:
    """Whether the parser joined whoever says it with those it is said of ("linked to actors Meta says are in Peru")."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    people = any(t.i == token.i - 1 and t.dep_ == "compound" and document.lexicon.noun(t, "people") for t in token.children)
    return people and after is not None and after.tag_ in ("VBZ", "VBD") and document.lexicon.is_verb(after, "say", "suspect")


def _behind_its_place(document: Document, sentence: Sentence, noun: Token) -> Iterator[Party]:
    """The name in "an agency from Santiago, Puente Alto Medios, ran ...", which the parser lists with the place."""
    places = [t for p in noun.children if p.dep_ == "prep" and p.lower_ in ("in", "from") for t in p.children if t.dep_ == "pobj"]
    for name in (t for place in places if sentence.name_at(place) for t in place.children if t.dep_ == "conj"):
        comma = name.doc[name.left_edge.i - 1].text == ","
        if comma and sentence.name_at(name) is None and (found := party(document, sentence, name)) is not None:
            yield found


def _may_be_named(document: Document, token: Token, name: Token) -> bool:
    """Whether a noun is of people, firms or bodies, so that a name beside it is theirs ("in a lesser measure, Niger" is not);
    what a name stands right behind is what he does for a living, whatever that is ("the financier Ivan Petrov")."""
    if token.tag_ == "NN" and name.left_edge.i == token.i + 1 and name.tag_ == "NNP":
        return True
    nouns = ("people", "agent", "state", "company", "country", "ministry", "operation")
    return token.tag_.startswith("NNP") or any(document.lexicon.noun(token, kind) for kind in nouns)


def _other_governments(document: Document, sentence: Sentence, token: Token, first: Party) -> Iterator[Party]:
    """The further states of "the authorities in A, B and C"."""
    if first.how != "government":
        return
    for preposition in (t for t in token.children if t.dep_ == "prep" and t.lower_ in ("of", "in")):
        for inner in spread(t for t in preposition.children if t.dep_ == "pobj"):
            name = sentence.name_at(inner)
            known = document.ontology.things.get(name.thing) if name else None
            if known and known.kind == "State" and known.iri != first.iri:
                yield Party(known.iri, known.label, known.kind, known.state, True, "government")


def _inside(document: Document, sentence: Sentence, token: Token, child: Token, depth: int) -> Iterator[tuple[Party, bool]]:
    lexicon = document.lexicon
    person = any(lexicon.noun(token, kind) for kind in ("people", "agent", "state"))
    general = person or token.tag_.startswith("NNP") or lexicon.has("passing", token.lower_)
    name = sentence.name_at(child)
    if child.i < token.i and name and child.dep_ in ("amod", "nmod", "compound", "poss") and not lexicon.has("rulers", token.lower_):
        if person and (found := party(document, sentence, child) or _land(document, name.thing, "demonym")):
            yield found, True
    elif child.i < token.i and child.dep_ == "poss" and person and (owner := party(document, sentence, child)) is not None:
        # "The Thai army's information unit".
        yield owner, True
    elif general and child.dep_ == "prep" and child.lower_ in INTO:
        for inner in spread(t for t in child.children if t.dep_ == "pobj"):
            parties = sources(document, sentence, inner, depth + 1)
            # A name that nobody knows behind "in" is a place.
            yield from ((p, i) for p, i in parties if p.known or child.lower_ not in WHERE or p.kind == "GovernmentBody")
    elif person and child.dep_ == "acl" and lexicon.is_verb(child, "name"):
        for inner in (t for t in child.children if t.tag_ in ("NNP", "NNPS")):
            yield from sources(document, sentence, inner, depth + 1)
    elif person and child.dep_ in ("acl", "relcl") and child.tag_.startswith("VB"):
        yield from _told_of(document, sentence, child)


CAMPAIGNS = frozenset({"campaign", "campaigns", "effort", "efforts", "drive", "push", "offensive", "blitz", "activity", "activities"})
# Prepositions through which a phrase leads on to who is meant ("offices of", "in the province of").
WHERE = frozenset("in at within inside from".split())
INTO = frozenset("in of from with to at for within inside formerly".split())


def _told_of(document: Document, sentence: Sentence, verb: Token) -> Iterator[tuple[Party, bool]]:
    """The known parties in a clause about people or a firm; places only where it says that they are from there."""
    placed = document.lexicon.is_verb(verb, "base", "run", "originate", "attribute", "serve")
    # "A firm that ran a campaign against voters in X": the place is the campaign's.
    ran = {t.i for c in verb.children if c.dep_ == "dobj" and document.lexicon.is_verb(verb, "run") for t in c.subtree}
    for inner in (t for t in verb.subtree if t.dep_ in ("pobj", "dobj", "conj") and t.tag_.startswith("NN")):
        found = party(document, sentence, inner)
        # "A firm which recruited writers in X": where somebody acted is not where he is from.
        elsewhere = not placed or (inner.i in ran and found is not None and found.how != "government")
        if found is None or (found.kind in ("State", "Territory") and elsewhere):
            continue
        tie = document.lexicon.is_verb(verb, "run", "attribute", "serve") and inner.head.lower_ in ("with", "to", "by", "for")
        near = tie and inner.head.dep_ in ("prep", "agent") and inner.head.head == verb
        if found.known or found.kind == "GovernmentBody" or near:
            yield found, True


def _land(document: Document, iri: str, how: str) -> Party | None:
    """A state or territory as a party; `how` is the role of the name used."""
    known = document.ontology.things.get(iri)
    if known is None or known.kind not in ("State", "Territory"):
        return None
    return Party(known.iri, known.label, known.kind, known.state, True, how)
