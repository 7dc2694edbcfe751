"""Demands: a party asks another to do something about accounts, content or access."""

from collections.abc import Iterator

from kg.extractors.statements.context import Context, saying_above, subject
from kg.extractors.statements.events import Statement, retold
from kg.extractors.statements.grammar import governed, verb_above
from kg.extractors.statements.matter import about_content, matters
from kg.extractors.statements.parties import Actor
from kg.extractors.statements.rules import negated
from kg.extractors.statements.services import land
from kg.reading.clauses import Clause, clause, spread
from kg.reading.document import Sentence
from kg.reading.tokens import Token

ASKED_OF = ("on", "upon", "to", "of", "from", "with", "at")
DUTY = frozenset({"should", "must", "ought"})
SERVICES = frozenset({"Platform", "Company", "Organisation", "Person", "State", "GovernmentBody"})


def demands(context: Context) -> Iterator[Statement]:
    """Yield who asks whom, in the order of the text, as verbs tell it."""
    for sentence, found in context.reading.clauses():
        for rule in context.matching("demand", found.verb):
            if context.of_content(found.verb):
                break
            yield from FRAMES[rule.frame](context, sentence, found)


def demand(context: Context, sentence: Sentence, at: Token, actor: Actor, recipient: Actor | None) -> Statement:
    """Make a demand that the word `at` tells of."""
    return Statement("Demand", actor, recipient, sentence, at, retold(context.reading.reference.speech(sentence, at), "requested"))


def _ask(context: Context, sentence: Sentence, found: Clause) -> Iterator[Statement]:
    asked = next((a for a in matters(found.verb) if about_content(context, sentence, a)), None) if _real(found) else None
    if asked is None:
        return
    heads = _heads(context, found, asked)
    named = [a for t in heads if (a := context.parties.who(sentence, t)) is not None]
    if heads and not named:
        return  # asked of users, staff, everybody: no party
    for actor in _askers(context, sentence, found):
        again = [a for t in heads if t.tag_ == "PRP" and (a := context.parties.before_it(sentence, t)) is not None]
        named = again if again and all(n.party.iri == actor.party.iri for n in named) else named
        others = [r for r in named or _whoever_could(context, sentence, asked) if r.party.iri != actor.party.iri]
        yield from (demand(context, sentence, found.verb, actor, recipient) for recipient in others or (None,))


def _real(found: Clause) -> bool:
    """Whether the asking itself is told as done."""
    verb = found.verb
    if negated(verb) or found.negated or found.hypothetical or verb.tag_ == "VB":
        return False
    if verb.tag_ == "VBG" and not any(t.dep_ == "aux" for t in verb.children):
        governed_by = verb.dep_ == "pcomp" and verb.head.lower_ in ("for", "after", "by")
        return verb.dep_ in ("advcl", "acl") or (governed_by and not _doubtful(verb))
    return True


def _doubtful(verb: Token) -> bool:
    return any(t.lower_ in ("whether", "if") for above in verb.ancestors for t in above.children if t.dep_ == "mark")


def _askers(context: Context, sentence: Sentence, found: Clause) -> Iterator[Actor]:
    """The subject; in "is known for demanding" that of the verb above."""
    above = verb_above(found.verb)
    if found.verb.dep_ == "acl" and above is not None and found.verb.head.lower_ in context.rules.lists["demand_noun"]:
        yield from context.actors(sentence, clause(above, context.reading.document.lexicon))  # "sent a letter demanding"
        return
    if not found.agents and found.verb.dep_ == "pcomp" and above is not None:
        yield from context.actors(sentence, clause(above, context.reading.document.lexicon))
    yield from context.actors(sentence, found)


def _heads(context: Context, found: Clause, asked: Token) -> list[Token]:
    """The phrases that say of whom: the object, "of", "on" or "to" somebody, else who is to act."""
    if found.passive:
        return list(found.patients)
    inner = set(asked.subtree)
    objects = [
        t
        for t in found.verb.children
        if t.dep_ in ("dobj", "dative") and t not in inner and t.i < asked.i and t.lower_ not in ("hours", "days", "weeks")
    ]
    objects = [t for t in objects if t.lower_ not in ("it", "them")] or _written_to(found.verb) or objects
    through = [t for t in found.to(*ASKED_OF) if t.tag_[:2] in ("NN", "PR") and t not in inner]
    from_it = [t for p in inner if p.lower_ == "from" and asked.tag_.startswith("NN") for t in p.children if t.dep_ == "pobj"]
    doing = [t for t in asked.children if t.dep_ == "nsubj" and asked.tag_.startswith("VB")]
    by = [t for p in inner if p.dep_ == "agent" for t in p.children if t.dep_ == "pobj"]
    return spread(objects or through or from_it or _written_to(found.verb) or doing or by)


def _written_to(verb: Token) -> list[Token]:
    """ "Wrote to Google asking it to close": the one who was written to."""
    if verb.dep_ not in ("advcl", "acl") or verb.tag_ != "VBG":
        return []
    if verb.dep_ == "acl":
        sends = verb_above(verb)
        given = [t for t in sends.children if t.dep_ == "dative" and t.tag_.startswith("NN")] if sends is not None else []
        return given + governed(verb.head, "to") + (governed(sends, "to") if sends is not None else [])
    return governed(verb.head, "to") + [t for t in verb.head.children if t.dep_ in ("dobj", "dative")]


def _whoever_could(context: Context, sentence: Sentence, asked: Token) -> list[Actor]:
    """Where nobody is named: the state whose measure it is, the platforms in the same sentence, or the platform last spoken of."""
    last = context.parties.last[sentence.index]
    if context.rules.has("undoing", asked) or asked.lower_ in ("restoration", "end", "lifting", "unblocking", "reversal"):
        where = [a for t in asked.subtree if t.dep_ == "pobj" and t.head.lower_ == "in" and (a := land(context, sentence, t)) is not None]
        about = subject(asked) if asked.tag_.startswith("VB") else None
        if where or (about is not None and about.tag_ == "PRP" and "land" in last):
            return where or [last["land"]]
    here = [a for t in sentence.doc if t.lower_ in context.rules.lists["platforms"] and (a := context.parties.who(sentence, t)) is not None]
    return here[:1] or ([last["platform"]] if "platform" in last else [])


def _should(context: Context, sentence: Sentence, found: Clause) -> Iterator[Statement]:
    """ "China said that Twitter should shut down the accounts"."""
    later = [t for t in found.verb.doc[found.verb.i :] if t.head == t and saying_above(context.rules, t) == found.verb]
    said = [*(t for t in found.verb.children if t.dep_ == "ccomp"), *later]
    for duty in [*said, *(t for v in said for t in v.children if t.dep_ in ("ccomp", "conj", "parataxis") and t.tag_ == "VB")]:
        aux = {t.lower_ for t in duty.children if t.dep_ == "aux"}
        about = subject(duty)
        real = aux & DUTY and not aux & {"have", "be"} and not negated(duty) and not found.negated
        if about is None or not real or not about_content(context, sentence, duty):
            continue
        recipient = context.parties.who(sentence, about)
        for actor in context.actors(sentence, found):
            if recipient is not None and recipient.party.kind in SERVICES and recipient.party.iri != actor.party.iri:
                yield demand(context, sentence, found.verb, actor, recipient)


FRAMES = {"act": _ask, "should": _should}
