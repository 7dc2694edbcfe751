"""What a state can cut its people off from, and where: platforms and outlets as such (never accounts on them), and lands."""

from collections.abc import Iterator
from functools import lru_cache

from kg.extractors.statements.context import Context
from kg.extractors.statements.parties import Actor
from kg.namespaces import IO
from kg.ontology import Ontology
from kg.reading.clauses import SUBJECTS
from kg.reading.document import Sentence
from kg.reading.entities import Party
from kg.reading.tokens import Token

OUTLETS = frozenset("channel broadcaster station newspaper outlet website forum portal".split())
SERVICES = frozenset({"Platform", "MediaOutlet"})
RULERS = frozenset({"State", "Territory", "GovernmentBody", "Person", "Region"})
ALONG = frozenset({"along", "together", "with", "as", "including", "like", "besides", "alongside", "well"})


def services(context: Context, sentence: Sentence, token: Token) -> Iterator[Actor]:
    """Yield the platforms and outlets that a phrase means: themselves, access to them, their operations in a country."""
    for t in (token, *_alongside(token)):
        who = context.parties.named(sentence, t) if sentence.name_at(t) else None
        if who is not None and (is_service(context, who) or _called_service(context, t)):
            yield who
        elif t.tag_.startswith("NNP") and _called_service(context, t) and (found := context.parties.named(sentence, t)) is not None:
            yield found
        elif t.lower_ in context.rules.lists["access_noun"]:
            yield from _through(context, sentence, t)


def _called_service(context: Context, token: Token) -> bool:
    """ "Mjadala, a discussion site": a service that only the report knows."""
    lists = context.rules.lists
    return any(t.dep_ == "appos" and t.lower_ in lists["platforms"] | OUTLETS and t.tag_ == "NN" for t in token.children)


def _through(context: Context, sentence: Sentence, noun: Token) -> Iterator[Actor]:
    inner = [t for t in noun.children if t.dep_ in ("poss", "compound", "nmod", "appos")]
    inner += [
        t for p in noun.children if p.dep_ == "prep" and p.lower_ in ("to", "of") for t in p.subtree if t.dep_ in ("pobj", "conj", "nmod")
    ]
    if noun.lower_ in context.rules.lists["licence_noun"]:
        inner += list(noun.subtree)  # "the licence for RT to broadcast"
    if any(t.lower_ in context.rules.lists["broadcasting"] | context.rules.lists["licence_noun"] for t in (noun, *noun.children)):
        of = [t for p in noun.subtree if p.lower_ == "of" for t in p.children if t.dep_ == "pobj" and t.tag_.startswith("NNP")]
        outlets = [
            a for t in of if (a := context.parties.named(sentence, t)) is not None and a.party.kind in ("Organisation", "MediaOutlet")
        ]
        if outlets:
            yield from outlets  # who has a licence to broadcast is an outlet, known or not
            return
    named = [w for t in inner if sentence.name_at(t) and (w := context.parties.named(sentence, t)) is not None and is_service(context, w)]
    yield from named or _the_service(context, sentence, [noun, *inner])


def _the_service(context: Context, sentence: Sentence, nouns: list[Token]) -> Iterator[Actor]:
    """ "The site", "access to the service": the platform that was last spoken of."""
    definite = any(t.lower_ in context.rules.lists["platforms"] and any(c.lower_ in ("the", "this") for c in t.children) for t in nouns)
    last = context.parties.last[sentence.index].get("platform") if definite else None
    if last is not None and is_service(context, last):
        yield last


def is_service(context: Context, actor: Actor) -> bool:
    """Whether a party is a platform, an outlet, or a company whose name is that of its service ("X Corp.")."""
    party = actor.party
    return party.kind in SERVICES or (party.kind == "Company" and party.iri in _sole_operators(context.reading.document.ontology))


@lru_cache(maxsize=4)
def _sole_operators(ontology: Ontology) -> frozenset[str]:
    """Companies that are called like their one service, as X Corp. is; to block Meta would be several acts."""
    named = {name.text for name in ontology.names if ontology.kind(name.thing) == "Platform"}
    return frozenset(
        iri for iri in operators(ontology) if iri in ontology.things and ontology.things[iri].label.split()[0].rstrip(",") in named
    )


@lru_cache(maxsize=4)
def operators(ontology: Ontology) -> frozenset[str]:
    """Companies that run, or ran, a platform."""
    return frozenset(o for _, p, o in ontology.triples if p == IO + "operatedBy" and isinstance(o, str))


def _alongside(token: Token) -> list[Token]:
    """ "Twitter, along with companies such as Facebook and Instagram": names that share the predicate."""
    out = []
    hung = (
        [p for p in token.head.children if p.lower_ in ("along", "together") and token.dep_ in SUBJECTS]
        if token.head.tag_.startswith("VB")
        else []
    )
    for child in (*token.children, *hung):
        if child.dep_ in ("prep", "cc") and child.lower_ in ALONG:
            out += [t for t in child.subtree if t.dep_ in ("pobj", "conj", "appos")]
        elif child.dep_ == "appos":
            out += [child, *(t for t in child.subtree if t.dep_ in ("conj", "appos"))]
    return out


def rules_land(actor: Actor) -> bool:
    """Whether a party can order a restriction: a state, a body, a union of states, somebody in office of a known state."""
    return actor.party.kind in RULERS and (actor.party.kind != "Person" or bool(actor.party.state))


def land(context: Context, sentence: Sentence, token: Token) -> Actor | None:
    """The state in which a place lies ("in New Caledonia" is France's act)."""
    who = context.parties.named(sentence, token)
    if who is not None and who.party.kind == "Region":
        return who  # a union of states can ban as one
    if who is None or who.party.kind not in ("State", "Territory") or not who.party.state:
        return None
    state = context.reading.document.ontology.things[who.party.state]
    return Actor(Party(state.iri, state.label, state.kind, state.iri))
