"""What points to whoever is behind an operation: clues, orders, money, a name given to him, the firm that stands behind it."""

from kg.extractors.about import in_view, words
from kg.extractors.behind import LANDS, NAMING, Frame, Told, listed, meant, parties
from kg.reading.clauses import BEING, Clause, spread
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

POINTING = frozenset({"point", "points", "pointed"})
TAKING = frozenset("take takes took taken taking receive receives received receiving get gets got getting".split())
COMING = frozenset("come comes came coming flow flows flowed".split())


def _is_pointed_to(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "Phone numbers and payments pointed to X": what was found with the operation that is spoken of."""
    clues = words(reading.document.ontology, "attribution", "clues") if clause.verb.lower_ in POINTING else ()
    if not any(t.lower_ in clues for t in clause.agents):
        return (), []
    operations = meant(reading, sentence, list(clause.agents)) or in_view(reading, sentence)
    return operations, parties(reading, sentence, list(clause.to("to")), "linked", clause.verb)


def _orders(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "They took their orders from the ministry"."""
    orders = [t for t in clause.patients if t.lower_ in listed(reading, "orders")] if clause.verb.lower_ in TAKING else []
    if not orders:
        return (), []
    operations = meant(reading, sentence, list(clause.agents))
    givers = [*clause.to("from"), *(t for o in orders for p in o.children if p.lower_ == "from" for t in p.children if t.dep_ == "pobj")]
    return operations, parties(reading, sentence, spread(givers), "backed", clause.verb) if operations else []


def _money(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "The money for it came from the ministry"."""
    money = [t for t in clause.agents if t.lower_ in listed(reading, "money")] if clause.verb.lower_ in COMING else []
    if not money:
        return (), []
    purpose = [t for m in money for p in m.children if p.lower_ in ("for", "behind") for t in p.children if t.dep_ == "pobj"]
    operations = meant(reading, sentence, purpose) or (() if purpose else in_view(reading, sentence))
    return operations, parties(reading, sentence, list(clause.to("from")), "backed", clause.verb) if operations else []


def _is_named(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "X was identified as the operator of the network"."""
    if not clause.passive or not reading.document.lexicon.is_verb(clause.verb, "name", "unmask", "expose_whose", "identify"):
        return (), []
    roles = [t for t in clause.to("as") if t.lower_ in listed(reading, "hands")]
    of = [t for role in roles for p in role.children if p.lower_ in ("of", "behind") for t in p.children if t.dep_ == "pobj"]
    operations = meant(reading, sentence, of) or (in_view(reading, sentence) if roles and not of else ())
    return operations, parties(reading, sentence, list(clause.patients), "run", clause.verb) if operations else []


def _is_country_of_origin(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "Twitter identified Peru as the network's country of origin", "its country of origin was Peru"."""
    said_to_be = clause.agents if clause.lemma == "be" or clause.lemma in BEING else ()
    first, second = list(clause.patients), list(clause.to("as") if clause.lemma in NAMING else said_to_be)
    # "As the campaigns’ “presumptive countries of origin”": the quotation mark makes them an apposition.
    second += [t for noun in second for t in noun.children if t.dep_ == "appos"]
    origin = [t for t in (*first, *second) if _is_origin(t)]
    if not origin:
        return (), []
    places = [t for t in (*first, *second) if t not in origin]
    inside = [t for noun in origin for t in (*noun.subtree, noun.head) if t != noun]
    operations = meant(reading, sentence, inside) or in_view(reading, sentence)
    return operations, [o for o in parties(reading, sentence, spread(places), "from", clause.verb) if o.party.kind in LANDS]


def _is_origin(noun: Token) -> bool:
    """Whether a noun is "countries of origin", "origin"."""
    if noun.lower_ not in ("country", "countries", "place"):
        return noun.lower_ == "origin"
    return any(t.lower_ == "origin" for p in noun.children if p.lower_ == "of" for t in p.children)


def _works_for(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "The people behind it worked for X, a marketing firm"."""
    if clause.passive or not reading.document.lexicon.is_verb(clause.verb, "serve"):
        return (), []
    lexicon = reading.document.lexicon
    hands = [t for t in clause.agents if t.lower_ in listed(reading, "hands") and not reading.discourse.of(sentence, t)]
    # "The people who found it" are no hands of it.
    hands = [t for t in hands if all(lexicon.is_verb(c, "run") for c in t.children if c.dep_ in ("relcl", "acl"))]
    operations = meant(reading, sentence, hands) or _behind_it(reading, sentence, hands)
    return operations, parties(reading, sentence, list(clause.to("for")), "run", clause.verb) if operations else []


def _stands_beside(reading: Understanding, sentence: Sentence, clause: Clause) -> Told:
    """ "The two companies behind it, X and Y, are based in Peru", "Meta banned X, the firm behind it"."""
    told = [*clause.agents, *clause.patients]
    # "Slapped sanctions on two firms behind it".
    told += [t for noun in clause.patients for p in noun.rights if p.lower_ in ("on", "against") for t in p.children if t.dep_ == "pobj"]
    # What the firm is said to be beside its name, by the name: "X, the firm behind it".
    beside = {c: t for t in told for c in t.rights if c.dep_ == "appos" and t.tag_.startswith("NNP")}
    lexicon = reading.document.lexicon
    for firm in (t for t in (*told, *beside) if lexicon.noun(t, "agent")):
        heads = [t for p in _behind(clause, firm) for t in p.children if t.dep_ == "pobj"]
        if heads and any(lexicon.has("hedge", t.lower_) for t in firm.subtree):
            # "The firm allegedly behind it" is told as a fact by nobody.
            continue
        if operations := meant(reading, sentence, heads) or _in_view_behind(reading, sentence, heads):
            listed_behind = _listed_with(heads) if firm.tag_ == "NNS" else []
            named = [t for t in clause.patients if t.tag_.startswith("NNP")] if clause.verb.lower_ in BEING else []
            return operations, parties(reading, sentence, [beside.get(firm, firm), *listed_behind, *named], "run", clause.verb)
    return (), []


def _listed_with(heads: list[Token]) -> list[Token]:
    """The names in "two firms behind the campaign, X and Y", which the parser lists with the campaign; one alone may be its own."""
    beside = [t for head in heads for t in spread([head])[1:]]
    beside += [t for head in heads for t in spread([c for c in head.rights if c.dep_ == "appos"])]
    names = [t for t in beside if t.tag_.startswith("NNP")]
    return names if len(names) > 1 else []


def _behind(clause: Clause, firm: Token) -> list[Token]:
    """The "behind" of a firm, which the parser may hang on the verb."""
    return [p for p in (*firm.rights, *clause.verb.rights) if p.lower_ == "behind" and (p.head == firm or p.i == firm.i + 1)]


def _in_view_behind(reading: Understanding, sentence: Sentence, heads: list[Token]) -> tuple[Operation, ...]:
    """ "It": the one operation of which the sentence, or the one before, has just told."""
    if not any(t.lower_ in ("it", "this") for t in heads):
        return ()
    here = {o for t in sentence.nouns_before(heads[0]) for o in reading.discourse.of(sentence, t)}
    before = reading.document.sentences[sentence.index - 1 : sentence.index]
    here = here or {o for one in before for t in one.nouns for o in reading.discourse.of(one, t)}
    return tuple(here) if len(here) == 1 else ()


def _behind_it(reading: Understanding, sentence: Sentence, nouns: list[Token]) -> tuple[Operation, ...]:
    """The operations that nouns are said to be behind ("the firm behind the network")."""
    heads = [t for noun in nouns for p in noun.children if p.lower_ == "behind" for t in p.children if t.dep_ == "pobj"]
    return meant(reading, sentence, heads)


POINTERS: tuple[Frame, ...] = (
    _is_pointed_to,
    _orders,
    _money,
    _is_named,
    _is_country_of_origin,
    _works_for,
    _stands_beside,
)
