"""Demands: a party asks another to do something about accounts, content or access."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extractors.statements.context import Context, subject
from kg.extractors.statements.events import Statement, retold
from kg.extractors.statements.parties import Actor
from kg.extractors.statements.rules import negated
from kg.reading.clauses import Clause, clause
from kg.reading.document import Sentence

ASKED_OF = ("on", "upon", "to", "of", "from", "with", "at")
DUTY = frozenset({"should", "must", "ought"})
ORDER_NOUNS = frozenset(
    {
        "order",
        "orders",
        "request",
        "requests",
        "demand",
        "demands",
        "appeal",
        "appeals",
        "call",
        "calls",
        "instruction",
        "instructions",
        "ultimatum",
        "injunction",
    }
)
FOLLOWS = frozenset(
    "comply complied complies carry carried obey obeyed follow followed implement implemented receive received defy defied ignore ignored reject rejected refuse refused heed heeded".split()
)
SERVICES = frozenset({"Platform", "Company"})
LIFTED = frozenset({"reverse", "lift", "rescind", "revoke", "overturn", "end", "withdraw", "unblock"})


def demands(context: Context) -> Iterator[Statement]:
    """Yield who asks whom, in the order of the text."""
    for sentence, found in context.reading.clauses():
        for rule in context.rules.matching("demand", found.verb):
            yield from FRAMES[rule.frame](context, sentence, found)
        for noun in found.verb.subtree if found.verb.dep_ == "ROOT" else ():
            if noun.lower_ in ORDER_NOUNS and noun.tag_.startswith("NN"):
                yield from _by_noun(context, sentence, noun)


# -- by verb -----------------------------------------------------------------------------------------------------------


def _ask(context: Context, sentence: Sentence, found: Clause) -> Iterator[Statement]:
    if not _real(context, found):
        return
    asked = next((a for a in _matters(found.verb) if _about_content(context, sentence, found.verb, a)), None)
    if asked is None:
        return
    recipients = list(_recipients(context, sentence, found, asked))
    for actor in _askers(context, sentence, found):
        for recipient in [r for r in recipients if r.party.iri != actor.party.iri] or [None]:
            yield _demand(context, sentence, found.verb, actor, recipient)


def _real(context: Context, found: Clause) -> bool:
    """Whether the asking itself is told as done."""
    verb = found.verb
    if negated(verb) or found.negated or found.hypothetical or verb.tag_ == "VB":
        return False
    if verb.tag_ == "VBG" and not any(t.dep_ == "aux" for t in verb.children):
        return verb.dep_ in ("advcl", "acl") or (
            verb.dep_ == "pcomp" and verb.head.lower_ in ("for", "after", "by") and not _doubtful(verb)
        )
    return True


def _doubtful(verb: Token) -> bool:
    return any(t.lower_ in ("whether", "if") for above in verb.ancestors for t in above.children if t.dep_ == "mark")


def _askers(context: Context, sentence: Sentence, found: Clause) -> Iterator[Actor]:
    if found.agents:
        yield from context.actors(sentence, found)
    elif found.verb.dep_ == "pcomp" and (above := next((t for t in found.verb.ancestors if t.tag_.startswith("VB")), None)) is not None:
        yield from context.actors(sentence, clause(above, context.reading.document.lexicon))


def _matters(verb: Token) -> Iterator[Token]:
    """What is asked for: the complement's verb, or the noun of an act ("the removal of the posts")."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > verb.i and child.tag_.startswith("VB"):
            yield child
            yield from (t for t in child.children if t.dep_ in ("conj", "xcomp") and t.tag_.startswith("VB"))
        if child.dep_ in ("dobj", "dative", "attr"):
            yield from (t for t in child.children if t.dep_ in ("acl", "relcl") and t.tag_ == "VB")
        if child.dep_ in ("dobj", "prep"):
            yield from (t for t in [child, *child.children] if t.tag_.startswith("NN"))


def _about_content(context: Context, sentence: Sentence, verb: Token, asked: Token) -> bool:
    """Whether what is asked for is an act on accounts, content or access."""
    lists = context.rules.lists
    act = context.rules.base(asked) in lists["action"] if asked.tag_.startswith("VB") else asked.lower_ in lists["act_noun"]
    if not act:
        return False
    words = [t for t in asked.subtree]
    return (
        any(t.lower_ in lists["matter"] and t != asked for t in words)
        or _named_service(context, sentence, words)
        or _that_act(context, asked)
    )


def _named_service(context: Context, sentence: Sentence, words: list[Token]) -> bool:
    found = [context.parties.named(sentence, t) for t in words if sentence.name_at(t)]
    return any(a is not None and a.party.kind == "Platform" for a in found)


def _that_act(context: Context, asked: Token) -> bool:
    """ "Demanded that it be reversed": what can be undone is a measure spoken of before."""
    about = subject(asked)
    return context.rules.base(asked) in LIFTED and about is not None and about.lower_ in ("it", "they", "this")


def _recipients(context: Context, sentence: Sentence, found: Clause, asked: Token) -> Iterator[Actor]:
    """Of whom: the object, "of", "on" or "to" somebody, who is to act, else who could."""
    heads = [t for t in found.verb.children if t.dep_ in ("dobj", "dative") and t != asked and t not in asked.subtree]
    heads = [t for t in heads if t.lower_ not in ("it", "them")] or _earlier(found.verb) or heads
    heads += [
        t for t in found.to(*ASKED_OF) if t.tag_[:2] in ("NN", "PR") and t not in heads and t.lower_ not in context.rules.lists["act_noun"]
    ]
    if found.passive:
        heads = list(found.patients)
    if asked.tag_.startswith("VB") and asked.dep_ in ("ccomp", "advcl", "xcomp") and not heads:
        heads = [t for t in asked.children if t.dep_ == "nsubj"]
    heads += [t for p in asked.subtree if p.dep_ in ("agent",) or p.lower_ == "from" for t in p.children if t.dep_ == "pobj"]
    named = [a for t in _spread(heads) if (a := context.parties.who(sentence, t)) is not None]
    yield from named or _whoever_could(context, sentence, found, asked)


def _earlier(verb: Token) -> list[Token]:
    """ "Wrote to Google asking it to close": the one who was written to."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        return [t for p in verb.head.children if p.dep_ == "prep" and p.lower_ == "to" for t in p.children if t.dep_ == "pobj"] + [
            t for t in verb.head.children if t.dep_ in ("dobj", "dative")
        ]
    return []


def _spread(heads: list[Token]) -> list[Token]:
    return [
        t
        for head in heads
        for t in (head, *(c for c in head.subtree if c.dep_ == "conj" and c.tag_.startswith("NN") and c.head in (head, *head.children)))
    ]


def _whoever_could(context: Context, sentence: Sentence, found: Clause, asked: Token) -> Iterator[Actor]:
    """Where nobody is named: the state whose measure it is, the platforms in the same sentence, or the platform last spoken of."""
    last = context.parties.last[sentence.index]
    if context.rules.base(asked) in LIFTED and "land" in last:
        yield last["land"]
        return
    here = [a for t in sentence.doc if t.lower_ in context.rules.lists["platforms"] and (a := context.parties.who(sentence, t)) is not None]
    yield from here[:1] or ([last["platform"]] if "platform" in last else [])


# -- by what somebody should do -------------------------------------------------------------------------------------------


def _should(context: Context, sentence: Sentence, found: Clause) -> Iterator[Statement]:
    """ "China said that Twitter should shut down the accounts"."""
    for duty in (t for t in found.verb.children if t.dep_ == "ccomp"):
        aux = {t.lower_ for t in duty.children if t.dep_ == "aux"}
        about = subject(duty)
        if (
            not aux & DUTY
            or aux & {"have", "be"}
            or about is None
            or negated(duty)
            or found.negated
            or not _about_content(context, sentence, found.verb, duty)
        ):
            continue
        recipient = context.parties.who(sentence, about)
        for actor in context.actors(sentence, found):
            if recipient is not None and recipient.party.kind in SERVICES | {"Organisation"} and recipient.party.iri != actor.party.iri:
                yield _demand(context, sentence, found.verb, actor, recipient)


# -- by noun ---------------------------------------------------------------------------------------------------------------


def _by_noun(context: Context, sentence: Sentence, noun: Token) -> Iterator[Statement]:
    """ "Complied with court orders to suspend accounts", "X's requests to be reinstated in Brazil"."""
    asked = next((t for t in noun.children if t.dep_ in ("acl", "relcl", "xcomp") and t.tag_ == "VB"), None) or _beside(noun)
    if asked is None or not (
        _about_content(context, sentence, noun, asked) or context.rules.base(asked) in ("reinstate", "restore", "unblock")
    ):
        return
    owners = [
        t.nbor(-1) if t.lower_ in ("’s", "'s") and t.i else t for t in noun.children if t.dep_ in ("poss", "compound", "amod", "nmod")
    ]
    actor = next((a for t in owners if (a := context.parties.who(sentence, t)) is not None), None)
    recipient = _addressee(context, sentence, noun, asked)
    if actor is not None and (recipient is None or recipient.party.iri != actor.party.iri):
        yield _demand(context, sentence, noun, actor, recipient)


def _beside(noun: Token) -> Token | None:
    """An infinitive that the parser hangs on the verb above the noun it belongs to."""
    last = max(t.i for t in noun.subtree)
    return next(
        (t for above in noun.ancestors for t in above.children if t.dep_ in ("advcl", "xcomp") and t.tag_ == "VB" and 0 < t.i - last <= 3),
        None,
    )


def _addressee(context: Context, sentence: Sentence, noun: Token, asked: Token) -> Actor | None:
    """Who complies with it, or to whom it goes; for what is to be granted in a country, its state."""
    to = [t for p in noun.children if p.dep_ == "prep" and p.lower_ in ("to", "on") for t in p.children if t.dep_ == "pobj"]
    above = next((t for t in noun.ancestors if t.tag_.startswith("VB")), None)
    doing = list(clause(above, context.reading.document.lexicon).agents) if above is not None and above.lower_ in FOLLOWS else []
    where = [t for p in asked.children if p.dep_ == "prep" and p.lower_ == "in" for t in p.children if t.dep_ == "pobj"]
    return next((a for t in [*to, *doing, *where] if (a := context.parties.who(sentence, t)) is not None), None)


def _demand(context: Context, sentence: Sentence, at: Token, actor: Actor, recipient: Actor | None) -> Statement:
    return Statement("Demand", actor, recipient, sentence, at, retold(context.reading.reference.speech(sentence, at), "requested"))


FRAMES = {"act": _ask, "should": _should}
