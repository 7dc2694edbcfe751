"""Accusations: a party blames another for manipulation, lies or interference."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extractors.statements.context import Context, subject, told_as_done
from kg.extractors.statements.events import FIRMS, Statement, said_by
from kg.extractors.statements.grammar import governed
from kg.extractors.statements.parties import Actor
from kg.extractors.statements.rules import following
from kg.reading.clauses import Clause, spread
from kg.reading.document import Sentence
from kg.reading.entities import state_of
from kg.reading.tokens import Token

# Who says so of a party or firm charges it; who only says so may have found it out.
ALLEGES = frozenset({"allege", "claim", "charge"})
ACCUSED = frozenset({"State", "Territory", "GovernmentBody", "Person", "Platform", "Company"})


@lru_cache(maxsize=2)
def accusations(context: Context) -> tuple[Statement, ...]:
    """Return who accuses whom, in the order of the text; denials answer them. Nothing where the report is about other quarrels."""
    return tuple(_accusations(context)) if context.field else ()


def _accusations(context: Context) -> Iterator[Statement]:
    for sentence, clause in context.reading.clauses():
        for rule in context.matching("accusation", clause.verb):
            # "They posed as Poles and accused Kyiv of theft": what accounts say.
            theirs = any(t.lower_ != "it" and context.reading.discourse.of(sentence, t) for t in clause.agents)
            if theirs or context.of_content(clause.verb):
                break
            pairs = FRAMES[rule.frame](context, sentence, clause)
            told = [(a, r) for a, r in pairs if _serious(context, sentence, clause.verb, a)]
            for actor, recipient in told:
                yield Statement("Accusation", actor, recipient, sentence, clause.verb, said_by(actor, "alleged"))
            if told:
                break


def _accused(context: Context, sentence: Sentence, clause: Clause) -> Iterator[tuple[Actor, Actor]]:
    """ "X accuses Y of ...", "Y was accused by X", "from the ranks of X, Y was accused", "X points the finger at Y"."""
    if not told_as_done(clause.verb, clause) or clause.negated:
        return
    actors = list(context.actors(sentence, clause))
    if clause.passive and not actors:
        actors = [a for t in clause.to("from") if (a := _ranks(context, sentence, t)) is not None]
    heads = [t for t in clause.patients if t.lower_ not in ("finger", "fingers", "accusation", "accusations")]
    at = [t for p in clause.verb.subtree if p.lower_ in ("at", "against") for t in p.children if t.dep_ == "pobj"]
    heads = heads or spread(at)
    for actor in actors:
        for recipient in _everyone(context, sentence, clause, heads):
            if actor.party.iri != recipient.party.iri:
                yield actor, recipient
            elif (publisher := context.reading.reference.publisher) is not None and heads[0].tag_ == "NN":
                yield actor, Actor(publisher)  # "accused the institute of bias", in the institute's own report


def _ranks(context: Context, sentence: Sentence, token: Token) -> Actor | None:
    inner = next((t for p in token.children if p.dep_ == "prep" for t in p.children if t.dep_ == "pobj"), None)
    return context.parties.who(sentence, token) or (context.parties.who(sentence, inner) if inner is not None else None)


def _everyone(context: Context, sentence: Sentence, clause: Clause, heads: list[Token]) -> Iterator[Actor]:
    """The accused; "X of lying and Y of cheating" names a second one that the parser hangs elsewhere."""
    accuse = context.rules.base(clause.verb) == "accuse"
    later = [t for t in _second(clause) if accuse and t not in heads]
    for token in map(_named_behind, [*heads, *later]):
        found = context.parties.who(sentence, token)
        if found is None and accuse and token.tag_.startswith("NN"):
            found = context.parties.described(sentence, token)
        if found is not None:
            yield found


def _named_behind(token: Token) -> Token:
    """ "The ruling All People's Congress": the parser may take the adjective for the object."""
    if token.lower_ not in ("ruling", "governing", "opposition") or token.i + 1 >= len(token.doc):
        return token
    run = next((t for t in token.doc[token.i + 1 : token.i + 3] if t.tag_.startswith("NNP")), token)
    while run.dep_ in ("compound", "poss") and run.head.i > run.i:
        run = run.head
    return run


def _second(clause: Clause) -> Iterator[Token]:
    """In "accuses A of trying to sway B and C of wanting ...", C is accused too: an "of" with a gerund follows it."""
    for p in clause.verb.subtree:
        gerund = next((t for t in p.children if t.dep_ == "pcomp" and t.tag_ == "VBG"), None)
        before = [t for t in clause.verb.doc[clause.verb.i : p.i] if t.tag_.startswith("NN") and not t.is_punct]
        if p.lower_ == "of" and gerund is not None and before and before[-1].dep_ == "conj":
            yield before[-1]


def _blamed(context: Context, sentence: Sentence, clause: Clause) -> Iterator[tuple[Actor, Actor]]:
    """What a quoted party says of another: "its interference is no fantasy", "Washington meddles"."""
    quoted, about = context.speaker(sentence, clause.verb), subject(clause.verb)
    quoted = quoted or _continued(context, sentence)
    if quoted is None or about is None or clause.hypothetical:
        return
    owner = next((t for t in about.children if t.dep_ == "poss"), about)
    accused = context.parties.who(sentence, owner) if owner.tag_ != "PRP" else None
    rivals = ACCUSED | {"Organisation"} if context.rules.base(quoted[1]) in ALLEGES else ACCUSED
    if accused is not None and accused.party.kind in rivals and quoted[0].party.kind not in FIRMS and _apart(quoted[0], accused):
        yield quoted[0], accused


def _owned(context: Context, sentence: Sentence, clause: Clause) -> Iterator[tuple[Actor, Actor]]:
    """ "Condemned Russian interference", "denounced manoeuvres by Russia": whose it is, is accused."""
    if not told_as_done(clause.verb, clause) or clause.negated or clause.passive:
        return
    for noun in clause.patients:
        owners = [t for t in noun.children if t.dep_ in ("poss", "compound")] + governed(noun, "by", "from", "of")
        accused = [a for t in owners if (a := context.parties.named(sentence, t)) is not None and a.party.kind in ACCUSED]
        state = state_of(context.reading.document, sentence, noun)
        accused = accused or ([context.parties.land(state)] if state else [])
        for actor in context.actors(sentence, clause):
            yield from ((actor, a) for a in accused[:1] if _apart(actor, a) and actor.party.kind not in FIRMS)


def _apart(one: Actor, other: Actor) -> bool:
    """Whether two parties are not of one house."""
    return one.party.iri != other.party.iri and (not other.party.state or other.party.state != one.party.state)


def _continued(context: Context, sentence: Sentence) -> tuple[Actor, Token] | None:
    """A paragraph that is all quotation goes on with whoever spoke in the sentence before."""
    text = sentence.text
    if not (text[:1] in "“\"'" and text.count("“") + text.count('"') <= 2 and sentence.index > 0):
        return None
    before = context.reading.document.sentences[sentence.index - 1]
    for root in (t for t in before.doc if t.head == t):
        if (head := subject(root)) is not None and (who := context.parties.who(before, head)) is not None:
            return who, root
    return None


def _serious(context: Context, sentence: Sentence, verb: Token, actor: Actor) -> bool:
    """Whether it is a charge of manipulation, and more than a platform's own attribution."""
    words = f"{verb.lower_} {following(verb)}"
    lists = context.rules.lists
    undertaking = any(o for t in verb.subtree for o in context.reading.discourse.of(sentence, t)) or _names(lists["operation"], words)
    if actor.party.kind in FIRMS and undertaking:
        return False
    return _names(lists["manipulation"], words) or not _names(lists["other_quarrel"], words)


def _names(words: frozenset[str], text: str) -> bool:
    return _any_of(words).search(text) is not None


@lru_cache(maxsize=16)
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words))) or '(?!)'})\b")


FRAMES = {"act": _accused, "blame": _blamed, "owned": _owned}
