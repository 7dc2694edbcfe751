"""Access restrictions: a state keeps its people from a platform or an outlet, or threatens to."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extractors.statements.context import Context, subject
from kg.extractors.statements.events import Statement
from kg.extractors.statements.parties import Actor
from kg.extractors.statements.rules import negated
from kg.extractors.statements.services import land, rules_land, services
from kg.reading.clauses import Clause, clause
from kg.reading.document import Sentence
from kg.reading.reference import Speech

WITHIN = ("in", "throughout", "across", "within", "inside", "from")
# Who orders others to block, blocks.
ORDERS = frozenset({"order", "instruct", "direct", "command", "tell", "oblige", "compel", "require"})
# What is done with a ban by those who made it.
KEEPS = frozenset(
    "impose imposed lift lifted lifts announce announced announces order ordered orders introduce introduced end ended ends ease eased extend extended uphold upheld "
    "confirm confirmed enforce enforced enforces maintain maintained renew renewed decree decreed declare declared revoke revoked reverse reversed repeal repealed keep kept".split()
)
WISHES = frozenset(
    "demand propose consider urge support seek oppose threaten plan call want propose proposed considered considering threatened urged sought proposes considers".split()
)
DEVICES = frozenset({"devices", "phones", "networks", "computers", "laptops", "buildings", "campuses", "equipment"})


def restrictions(context: Context) -> Iterator[Statement]:
    """Yield what states block and threaten to block."""
    commanded: list[Actor] = []
    for sentence, found in context.reading.clauses():
        if context.rules.base(found.verb) in context.rules.lists["restricting"]:
            yield from _by_verb(context, sentence, found)
            commanded += _commander(context, sentence, found)
        elif any(t.lower_ in context.rules.lists["ban_adjective"] for t in found.verb.children if t.dep_ == "acomp"):
            yield from _by_adjective(context, sentence, found, commanded)
    for sentence in context.reading.document.sentences:
        for token in sentence.doc:
            if token.lower_ in context.rules.lists["ban_noun"] and token.tag_.startswith("NN"):
                yield from _by_noun(context, sentence, token)


def _by_verb(context: Context, sentence: Sentence, found: Clause) -> Iterator[Statement]:
    status = _status(context, found)
    if not status or found.negated or negated(found.verb) or any(t.lower_ in DEVICES for t in found.to("from", "on")):
        return
    patients = [s for t in [*found.patients, *_behind_relative(found)] for s in services(context, sentence, t)]
    for ruler in _rulers(context, sentence, found) if patients else ():
        yield from _each(context, sentence, found.verb, ruler, patients, status)


def _behind_relative(found: Clause) -> list[Token]:
    """ "TikTok, which rioters used, has been blocked": the parser may make the main verb part of the relative clause."""
    return [found.verb.head] if found.passive and found.verb.dep_ in ("relcl", "acl") else []


def _each(context: Context, sentence: Sentence, at: Token, ruler: Actor, found: list[Actor], status: str) -> Iterator[Statement]:
    speech = context.reading.reference.speech(sentence, at)
    mode = Speech(speech.speaker, "hypothetical") if status == "threatened" else speech
    for service in {s.party.iri: s for s in found}.values():
        yield Statement("AccessRestriction", ruler, service, sentence, at, mode, status=status)


def _status(context: Context, found: Clause) -> str:
    """In force, threatened, or "" where the words say neither (an imperative, a gerund, what others wish)."""
    verb = found.verb
    aux = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
    if verb.dep_ in ("xcomp", "advcl", "ccomp") and verb.tag_ == "VB" and context.rules.base(verb.head) in ORDERS:
        return "" if verb.head.tag_ in ("VB", "VBG") or negated(verb.head) else "inForce"
    if found.hypothetical:
        return "threatened"
    if verb.tag_ == "VBG" and not aux:
        return "inForce" if verb.dep_ == "pcomp" and verb.head.lower_ in ("by", "after", "since", "for") else ""
    return (
        ""
        if (verb.tag_ == "VB"
        and not aux & {"did", "does", "do", "to"})
        or (verb.tag_ == "VB"
        and verb.dep_ in ("xcomp", "advcl", "acl", "relcl"))
        else "inForce"
    )


def _rulers(context: Context, sentence: Sentence, found: Clause) -> list[Actor]:
    """Who restricts: the state or body that acts, else the state where it is in force."""
    if commanding := _commander(context, sentence, found):
        return commanding
    by = any(t.dep_ == "agent" for t in found.verb.children)
    if found.agents and (by or not found.passive):
        return [a for a in context.actors(sentence, found) if rules_land(a)]
    heads = [*found.to(*WITHIN), *(t for noun in found.patients for t in _inside(noun))]
    return [a for t in heads if (a := land(context, sentence, t)) is not None][:1] if found.passive else []


def _inside(noun: Token) -> list[Token]:
    return [t for p in noun.children if p.dep_ == "prep" and p.lower_ in WITHIN for t in p.children if t.dep_ == "pobj"]


def _commander(context: Context, sentence: Sentence, found: Clause) -> list[Actor]:
    """Who orders others to cut access: "the regulator directed the networks to block the site"."""
    above = found.verb.head
    if found.verb.dep_ not in ("xcomp", "advcl", "ccomp") or context.rules.base(above) not in ORDERS:
        return []
    head = subject(above)
    who = context.parties.who(sentence, head) if head is not None else None
    return [who] if who is not None and rules_land(who) else []


def _by_adjective(context: Context, sentence: Sentence, found: Clause, commanded: list[Actor]) -> Iterator[Statement]:
    """ "Facebook and Twitter have been unreachable": by order of whoever ordered it, or in a country."""
    patients = [s for t in found.agents for s in services(context, sentence, t)]
    adjectives = [t for t in found.verb.children if t.dep_ == "acomp"]
    places = [*found.to(*WITHIN), *(t for a in adjectives for t in _inside(a))]
    rulers = [a for t in places if (a := land(context, sentence, t)) is not None] or commanded[-1:]
    if patients and rulers and not found.negated and not found.hypothetical:
        yield from _each(context, sentence, found.verb, rulers[0], patients, "inForce")


def _by_noun(context: Context, sentence: Sentence, noun: Token) -> Iterator[Statement]:
    """ "Its ban on Twitter", "the Twitter ban in Nigeria": whose it is, who imposes or lifts it, or where it holds."""
    on = [t for p in noun.children if p.dep_ == "prep" and p.lower_ in ("on", "of", "against") for t in p.children if t.dep_ == "pobj"]
    patients = [s for t in [*on, *(c for c in noun.children if c.dep_ in ("compound", "nmod"))] for s in services(context, sentence, t)]
    above = _verb_above(noun)
    if not patients or any(t.lower_ in ("no", "possible", "potential", "proposed", "threatened") for t in noun.children):
        return
    if above is not None and (above.lower_ in WISHES or negated(above) or clause(above, context.reading.document.lexicon).hypothetical):
        return
    for ruler in _makers(context, sentence, noun, above):
        yield from _each(context, sentence, noun, ruler, patients, "inForce")
        return


def _verb_above(noun: Token) -> Token | None:
    return next((t for t in noun.ancestors if t.tag_.startswith("VB")), None)


def _makers(context: Context, sentence: Sentence, noun: Token, above: Token | None) -> Iterator[Actor]:
    owners = [context.parties.who(sentence, t) for t in noun.children if t.dep_ in ("poss", "amod")]
    yield from (a for a in owners if a is not None and rules_land(a))
    if above is not None and above.lower_ in KEEPS and noun.dep_ in ("dobj", "nsubjpass", "conj"):
        yield from (a for a in context.actors(sentence, clause(above, context.reading.document.lexicon)) if rules_land(a))
    where = _inside(noun) + [
        t
        for p in (above.children if above is not None else ())
        if p.dep_ == "prep" and p.lower_ in WITHIN
        for t in p.children
        if t.dep_ == "pobj"
    ]
    yield from (a for t in where if (a := land(context, sentence, t)) is not None)
