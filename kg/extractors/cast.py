"""Who takes part in a clause: named parties, operations, and groups in the text's own words."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.statements.parties import Parties
from kg.extractors.wording import listed
from kg.model import Triple
from kg.namespaces import IO
from kg.reading.assets import units
from kg.reading.document import Sentence
from kg.reading.entities import Party
from kg.reading.tokens import Token

PRONOUNS = frozenset({"it", "they"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
GROUP = "AgentGroup"
PARTIES = frozenset({"State", "Territory", "Region", "Platform", "Company", "GovernmentBody", "MediaOutlet", "Organisation", "Person"})


def members(parties: Parties, sentence: Sentence, tokens: list[Token]) -> list[Party]:
    """Return everybody that the phrases mean, each once; an operation stands as a Party of kind InfluenceOperation."""
    found = [who for t in tokens for who in _meant(parties, sentence, t)]
    return list(dict.fromkeys(found))


def member(parties: Parties, sentence: Sentence, token: Token) -> Party | None:
    """Return the first that a phrase means, or None."""
    return next(iter(_meant(parties, sentence, token)), None)


def is_empty(token: Token) -> bool:
    """Whether a word only fills the place of a subject: "it is well known that ...", "there was ..."."""
    if token.lower_ != "it" or token.dep_ == "expl":
        return token.dep_ == "expl"
    verb = token.head
    inner = [*verb.children, *(c for t in verb.children if t.dep_ == "acomp" for c in t.children)]
    clause = any(t.dep_ in ("xcomp", "ccomp", "csubj") for t in inner)
    return clause and any(t.dep_ in ("acomp", "attr") for t in inner)


def _meant(parties: Parties, sentence: Sentence, token: Token) -> list[Party]:
    if is_empty(token):
        return []
    if token.lower_ in PRONOUNS:
        return _pronoun(parties, sentence, token)
    if sentence.name_at(token) is None and (ours := _operations(parties, sentence, token)):
        return ours
    if together := parties.together(sentence, token):
        return [actor.party for actor in together]
    who = _party(parties, sentence, token)
    return [who] if who is not None else []


def _operations(parties: Parties, sentence: Sentence, token: Token) -> list[Party]:
    return [Party(o.iri, "", "InfluenceOperation") for o in parties.reading.discourse.of(sentence, token)]


def _party(parties: Parties, sentence: Sentence, token: Token) -> Party | None:
    actor = parties.who(sentence, token)
    if actor is not None and not actor.party.known and not actor.office and _is_no_name(parties, actor.party, token):
        actor = None
    if actor is not None:
        return replace(actor.party, kind=GROUP) if actor.group else actor.party
    if token.tag_ == "NNS" and token.lower_ in listed(parties.document.ontology, "groups"):
        return replace(parties.described(sentence, token).party, kind=GROUP)
    return None


def _is_no_name(parties: Parties, who: Party, token: Token) -> bool:
    """Names of people take no article ("the Novel Coronavirus" is nobody), and "Pages" are no organisation."""
    article = any(t.dep_ == "det" for t in token.children)
    return (who.kind == "Person" and article) or token.lower_ in units(parties.document.ontology)


def described(who: Party) -> Iterator[Triple]:
    """What the graph must be told of a party that only the text names; whose state's it is only where that is in a body's name."""
    yield from (t for t in who.described() if t[1] != IO + "ofState" or who.kind == "GovernmentBody")


def _pronoun(parties: Parties, sentence: Sentence, token: Token) -> list[Party]:
    """Who "it" is: a service where only that can be meant, the subject to come in "without saying how it ...", else the last subject."""
    if _of_service(parties, token) and (service := _last_service(parties, sentence, token)) is not None:
        return [service]
    later = [t for a in token.ancestors for t in a.children if t.dep_ in SUBJECTS and t.i > token.i and t.tag_.startswith("NN")]
    earlier = [t for t in sentence.doc[: token.i] if t.dep_ in SUBJECTS and not t.tag_.startswith(("PRP", "W"))]
    for subject in later[:1] if later and not earlier else reversed(earlier):
        found = _meant(parties, sentence, subject)
        if found and found[0].kind != "Person":
            return found
    actor = parties.who(sentence, token)
    return _operations(parties, sentence, token) or ([actor.party] if actor is not None else [])


def _of_service(parties: Parties, token: Token) -> bool:
    words = [token.head, *(t for t in token.head.children if t.dep_ == "acomp")]
    return token.dep_ in SUBJECTS and any(t.lower_ in listed(parties.document.ontology, "of_services") for t in words)


def _last_service(parties: Parties, sentence: Sentence, token: Token) -> Party | None:
    ontology = parties.document.ontology
    before = [n for n in sentence.names if n.end <= token.idx and ontology.kind(n.thing) == "Platform"]
    if before:
        known = ontology.things[before[-1].thing]
        return Party(known.iri, known.label, known.kind, known.state)
    last = parties.last[sentence.index].get("platform")
    return last.party if last is not None else None
