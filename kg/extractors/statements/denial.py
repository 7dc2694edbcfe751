"""Denials: a party rejects what is said of it, in its own verb ("denied", "dismissed") or in what it is quoted with."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.statements.accusation import accusations
from kg.extractors.statements.context import Context, subject, told_as_done
from kg.extractors.statements.events import FIRMS, Statement, said_by
from kg.extractors.statements.grammar import governed
from kg.extractors.statements.parties import HE, IT, WE, Actor
from kg.extractors.statements.services import operators
from kg.reading.clauses import Clause
from kg.reading.document import Sentence
from kg.reading.ordinary import is_of_spying
from kg.reading.reference import is_pronoun
from kg.reading.tokens import Token

OWNED = frozenset({"its", "his", "her", "their", "our", "my"})
# Nobody's charge: what a report is about.
NOT_ACCUSERS = frozenset({"Territory", "Region", "Election"})
NEAR = 4  # sentences from an accusation to its denial
# Words that show that what is denied is what a report like this is about.
MATTERS = ("operation", "manipulation", "matter", "field", "allegation", "hand", "behind")
SAME = frozenset({"same", "likewise"})


def denials(context: Context) -> Iterator[Statement]:
    """Yield what parties deny; nothing where the report has nothing to deny."""
    if not context.field:
        return
    before: Statement | None = None
    charged = [s for s in accusations(context) if s.recipient is not None]
    for sentence, clause in context.reading.clauses():
        found = [_to_accuser(s, charged) for s in _of_clause(context, sentence, clause)]
        if not found and before is not None and sentence.index - before.sentence.index <= 1:
            found = list(_same_again(context, sentence, clause))
        if found and is_of_spying(context.reading.document, sentence):
            continue
        yield from found
        before = found[-1] if found else before


def _to_accuser(told: Statement, charged: list[Statement]) -> Statement:
    """Answer whoever accused the denier, or its state, a little before, where the words name nobody."""
    for accusation in reversed(charged if told.guessed or told.recipient is None else []):
        one, other = told.actor.party, accusation.recipient.party if accusation.recipient else told.actor.party
        same = one.iri == other.iri or (one.state and one.state == other.state) or one.label in other.label.split()
        theirs = bool(one.state) and one.state == accusation.actor.party.state
        if same and not theirs and 0 <= told.sentence.index - accusation.sentence.index <= NEAR and accusation.actor.party.iri != one.iri:
            return replace(told, recipient=accusation.actor)
    return told


def _of_clause(context: Context, sentence: Sentence, clause: Clause) -> Iterator[Statement]:
    for rule in context.matching("denial", clause.verb):
        if context.of_content(clause.verb) or _is_of_something_else(context, sentence, clause.verb):
            return
        told = rule.frame != "act" or told_as_done(clause.verb, clause)
        actors = [a for a in FRAMES[rule.frame](context, sentence, clause) if told and _may_deny(context, a)]
        for actor in actors:
            yield _denial(context, sentence, clause.verb, actor)
        if actors:
            return


def _is_of_something_else(context: Context, sentence: Sentence, verb: Token) -> bool:
    """ "Chad denied that its economy was shrinking": what is said of a thing, and of nothing that a report like this is about."""
    said = next((t for t in verb.children if t.dep_ == "ccomp"), None)
    about = subject(said) if said is not None and context.rules.base(verb) == "deny" else None
    if said is None or about is None or about.tag_ not in ("NN", "NNS") or sentence.name_at(about) is not None:
        return False
    lists = context.rules.lists
    known = frozenset().union(*(lists[kind] for kind in MATTERS))
    named = any(sentence.name_at(t) or (t.tag_ != "PRP$" and context.reading.discourse.of(sentence, t)) for t in said.subtree)
    return not named and known.isdisjoint(t.lower_ for t in said.subtree)


def _may_deny(context: Context, actor: Actor) -> bool:
    """Whoever runs a service, or has itself accused, answers other charges than these."""
    accusing = {who.iri for _, who in context.accusers} | operators(context.reading.document.ontology)
    judge = actor.party.label.split()[-1].lower() in context.rules.lists["judges"]
    return actor.party.kind != "Platform" and not judge and not (actor.party.kind in FIRMS and actor.party.iri in accusing)


def _denial(context: Context, sentence: Sentence, verb: Token, actor: Actor) -> Statement:
    operations = context.denied(sentence, verb, actor.party)
    recipient = _answered(context, sentence, verb, actor)
    guess = context.accuser(sentence, operations, actor.party) if recipient is None else None
    recipient, guessed = (Actor(guess), True) if guess is not None else (recipient, False)
    denied = operations[0].iri if len(operations) == 1 else ""
    return Statement("Denial", actor, recipient, sentence, verb, said_by(actor, "denied"), denies=denied, guessed=guessed)


def _answered(context: Context, sentence: Sentence, verb: Token, actor: Actor) -> Actor | None:
    """Whose charge it is, if the words say so: "Canada's accusation", "allegations by Meta"."""
    for noun in (t for t in verb.subtree if t.lower_ in context.rules.lists["allegation"] or (t.head == verb and _charge(context, t))):
        for token in _owners(context, noun):
            found = context.parties.named(sentence, token)
            named = found is not None and found.party.iri != actor.party.iri and found.party.kind not in NOT_ACCUSERS
            if found is not None and named and not (found.party.state and found.party.state == actor.party.state):
                return found
    against = [t for v in (verb, verb.head, verb.head.head) if v.tag_.startswith("VB") for t in governed(v, "at", "against")]
    return next((a for t in against if (a := context.parties.named(sentence, t)) is not None and a.party.iri != actor.party.iri), None)


def _charge(context: Context, noun: Token) -> bool:
    return noun.dep_ in ("dobj", "nsubjpass", "nsubj") and context.rules.has("charge", noun)


def _owners(context: Context, noun: Token) -> list[Token]:
    """Whose a charge is: "Canada's", "the Clemson University report", "by Meta", "of the opposition", "published by Graphika"."""
    before = [t for t in noun.children if t.dep_ in ("poss", "compound", "amod", "nmod") and t.i < noun.i]
    by = governed(noun, "by", "from")
    made = [t for t in noun.children if t.dep_ in ("acl", "relcl") and t.lower_ in context.rules.lists["made"]]
    by += [t for v in made for t in governed(v, "by", "in")]
    of = governed(noun, "of") if noun.lower_ in ("allegation", "allegations", "claim", "claims", "accusation", "accusations") else []
    behind = [t for found in by for t in governed(found, "at", "from", "of", "with") if found.tag_ in ("NN", "NNS")]
    return before + behind + by + of


def _act(context: Context, sentence: Sentence, clause: Clause) -> Iterator[Actor]:
    if not clause.passive or clause.agents:
        yield from context.actors(sentence, clause)
        return
    # "Rejected as absurd by its chairman": the parser may hang the agent on the verdict.
    by = [t for p in clause.verb.subtree if p.lower_ == "by" and p.head.tag_[:2] in ("JJ", "IN") for t in p.children if t.dep_ == "pobj"]
    yield from (a for t in by if (a := context.parties.who(sentence, t)) is not None)


def _said(context: Context, sentence: Sentence, clause: Clause) -> Iterator[Actor]:
    quoted = context.speaker(sentence, clause.verb)
    about = subject(clause.verb)
    if quoted is None or about is None or not told_as_done(quoted[1], None):
        return
    if _own_side(context, sentence, about, quoted[0]) or _points_back(quoted[1], about):
        yield quoted[0]


def _points_back(said: Token, about: Token) -> bool:
    """ "Lumen ran no accounts, its director said": the speaker is the subject's own."""
    speaker = subject(said)
    return speaker is not None and speaker.doc is about.doc and about.i < speaker.i and any(t.lower_ in OWNED for t in speaker.children)


def _own_side(context: Context, sentence: Sentence, about: Token, speaker: Actor) -> bool:
    """Whether the subject is the speaker, or the state or organisation for which the speaker speaks."""
    if is_pronoun(about, HE | IT | WE | context.rules.lists["own"]) and not _another_land(context, sentence, about, speaker):
        return True
    if any(t.lower_ in OWNED for t in about.children):
        return True  # "his staff had done nothing"
    who = context.parties.named(sentence, about)
    return who is not None and (who.party.iri == speaker.party.iri or (bool(who.party.state) and who.party.state == speaker.party.state))


def _another_land(context: Context, sentence: Sentence, about: Token, speaker: Actor) -> bool:
    who = context.parties.named(sentence, about) if about.tag_.startswith("NN") else None
    return who is not None and bool(who.party.state and speaker.party.state) and who.party.state != speaker.party.state


def _verdict(context: Context, sentence: Sentence, clause: Clause) -> Iterator[Actor]:
    quoted, about = context.speaker(sentence, clause.verb), subject(clause.verb)
    if (
        quoted is not None
        and about is not None
        and (context.rules.has("charge", about) or about.lower_ in ("this", "it", "that", "these", "all"))
    ):
        plural = any(t.dep_ == "relcl" for t in about.children)
        yield from () if plural else (quoted[0],)


def _passive(context: Context, sentence: Sentence, clause: Clause) -> Iterator[Actor]:
    """ "In Moscow such things are called an invention": the place stands for who calls."""
    about = subject(clause.verb)
    if not clause.passive or about is None or not (context.rules.has("charge", about) or about.lower_ == "things"):
        return
    yield from context.actors(sentence, clause)
    for place in clause.to("in"):
        found = context.parties.named(sentence, place)
        if found is not None and found.party.kind in ("State", "Territory") and not clause.agents:
            yield found


def _same_again(context: Context, sentence: Sentence, clause: Clause) -> Iterator[Statement]:
    """ "The police say the same": a denial that leans on the one before it."""
    if context.rules.has("saying", clause.verb) and any(t.lower_ in SAME for t in clause.verb.children if t.dep_ in ("dobj", "advmod")):
        for actor in context.actors(sentence, clause):
            yield _denial(context, sentence, clause.verb, actor)


def _ours(context: Context, sentence: Sentence, clause: Clause) -> Iterator[Actor]:
    """ "The pages were not run by us": what is denied is the speaker's own hand."""
    quoted = context.speaker(sentence, clause.verb)
    if quoted is None or not clause.passive:
        return
    mine = [t for agent in clause.agents for t in (agent, *agent.children) if is_pronoun(t, HE | IT | WE | OWNED)]
    if mine or any(_own_side(context, sentence, t, quoted[0]) for t in clause.agents):
        yield quoted[0]


FRAMES = {"act": _act, "said": _said, "verdict": _verdict, "passive": _passive, "ours": _ours}
