"""Access restrictions: a state keeps its people from a platform or an outlet, or threatens to."""

from collections.abc import Iterator

from kg.extractors.statements.context import Context, subject
from kg.extractors.statements.events import Statement
from kg.extractors.statements.grammar import governed
from kg.extractors.statements.parties import Actor
from kg.extractors.statements.rules import negated
from kg.extractors.statements.services import land, rules_land, services
from kg.reading.clauses import Clause
from kg.reading.document import Sentence
from kg.reading.reference import Speech
from kg.reading.tokens import Token

WITHIN = ("in", "throughout", "across", "within", "inside", "from")
AIR = frozenset({"air", "offline", "airwaves", "plug"})
BEGUN = frozenset({"began", "begun", "started", "starts", "begins", "kept", "keeps", "continued", "continues", "resumed"})
# What a body decides to do, it does.
DECIDED = frozenset({"decide", "decided", "agreed", "voted", "moved", "resolved"})
COMPLEMENT = frozenset({"xcomp", "ccomp", "advcl"})


def restrictions(context: Context) -> Iterator[Statement]:
    """Yield what states block and threaten to block, as verbs and adjectives tell it."""
    commanded: list[Actor] = []
    for sentence, found in context.reading.clauses():
        if context.rules.base(found.verb) in context.rules.lists["restricting"]:
            yield from _by_verb(context, sentence, found)
            commanded += _commander(context, sentence, found)
        elif _cut_off(context, found):
            yield from _by_adjective(context, sentence, found, commanded)


def each(context: Context, sentence: Sentence, at: Token, ruler: Actor, found: list[Actor], status: str = "inForce") -> Iterator[Statement]:
    """Yield one restriction for each of the services; `at` is the word that tells of it, `status` "inForce" or "threatened"."""
    speech = context.reading.reference.speech(sentence, at)
    mode = Speech(speech.speaker, "hypothetical") if status == "threatened" else speech
    for service in {s.party.iri: s for s in found}.values():
        yield Statement("AccessRestriction", ruler, service, sentence, at, mode, status=status)


def _by_verb(context: Context, sentence: Sentence, found: Clause) -> Iterator[Statement]:
    status = _status(context, found)
    if not status or found.negated or negated(found.verb) or _partial(context, found):
        return
    heads = [*found.patients, *_behind_relative(found), *_made(context, found), *_plugged(found)]
    patients = [s for t in heads for s in services(context, sentence, t)]
    for ruler in _rulers(context, sentence, found) if patients else ():
        yield from each(context, sentence, found.verb, ruler, patients, status)


def _partial(context: Context, found: Clause) -> bool:
    """Barred from doing something, or from some devices only; or restored without a word of access."""
    if _loose(context, found):
        return True
    kept = context.rules.lists["broadcasting"]
    gerund = any(p.lower_ == "from" and any(t.dep_ == "pcomp" and t.lower_ not in kept for t in p.children) for p in found.verb.children)
    devices = any(t.lower_ in context.rules.lists["devices"] for t in found.to("from", "on"))
    back = context.rules.base(found.verb) == "restore" and not any(t.lower_ == "access" for t in found.patients)
    return gerund or devices or back


def _loose(context: Context, found: Clause) -> bool:
    """Whether a verb that takes away all sorts of things has no licence, air or reach for its object."""
    base, lists = context.rules.base(found.verb), context.rules.lists
    if base in lists["loose_restricting"]:
        return not (_made(context, found) or _plugged(found) or AIR & {t.lower_ for t in found.verb.subtree})
    licence = any(t.lower_ in lists["licence_noun"] for t in found.patients)
    return base in lists["licensing"] and base != "suspend" and not licence


def _made(context: Context, found: Clause) -> list[Token]:
    """ "Made WhatsApp unreachable"."""
    adjectives = [t for t in found.verb.children if t.dep_ in ("ccomp", "oprd") and t.lower_ in context.rules.lists["ban_adjective"]]
    return [t for a in adjectives for t in a.children if t.dep_ == "nsubj"]


def _plugged(found: Clause) -> list[Token]:
    """ "Pulled the plug on Facebook"."""
    plugs = [t for t in found.patients if t.lower_ == "plug"]
    return [t for plug in plugs for t in [*governed(plug, "on"), *found.to("on")]]


def _behind_relative(found: Clause) -> list[Token]:
    """ "TikTok, which rioters used, has been blocked": the parser may make the main verb part of the relative clause."""
    return [found.verb.head] if found.passive and found.verb.dep_ in ("relcl", "acl") else []


def _status(context: Context, found: Clause) -> str:
    """In force, threatened, or "" where the words say neither (an imperative, a gerund, what others wish)."""
    verb, above = found.verb, context.rules.base(found.verb.head)
    if verb.dep_ in COMPLEMENT and above in context.rules.lists["ordering"] and verb.tag_ in ("VB", "VBN"):
        return "" if verb.head.tag_ in ("VB", "VBG") or negated(verb.head) else "inForce"
    if verb.dep_ in COMPLEMENT and above in context.rules.lists["wishing"]:
        return ""
    if verb.dep_ == "xcomp" and above in DECIDED and verb.head.tag_ in ("VBD", "VBN", "VBZ") and not negated(verb.head):
        return "inForce"
    if found.hypothetical and context.rules.base(verb) in ("restore", "unblock", "unban"):
        return ""  # to give it back is no threat
    return "threatened" if found.hypothetical else _finite(verb)


def _finite(verb: Token) -> str:
    aux = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBG" and not aux:
        if verb.dep_ == "xcomp" and verb.head.lower_ in BEGUN:
            return "inForce"
        return "inForce" if verb.dep_ == "pcomp" and verb.head.lower_ in ("by", "after", "since", "for") else ""
    return "inForce" if verb.tag_ != "VB" or aux & {"did", "does", "do"} else ""


def _rulers(context: Context, sentence: Sentence, found: Clause) -> list[Actor]:
    """Who restricts: the state or body that orders or does it, else the state where it is in force."""
    if commanding := _commander(context, sentence, found):
        return commanding
    by = any(t.dep_ == "agent" for t in found.verb.children)
    if found.agents and (by or not found.passive):
        acting = [context.parties.who(sentence, t) for agent in found.agents for t in _by_order(context, agent)]
        return [a for a in acting if a is not None and rules_land(a)] or _on_command(context, sentence, found)
    return _where(context, sentence, found) if found.passive else []


def _on_command(context: Context, sentence: Sentence, found: Clause) -> list[Actor]:
    """ "Providers cut access on the government's orders"."""
    commands = [
        t for t in found.verb.subtree if t.lower_ in context.rules.lists["command"] and t.head.lower_ in ("on", "by", "at", "under")
    ]
    acting = [context.parties.who(sentence, t) for command in commands for t in _by_order(context, command)]
    return [a for a in acting if a is not None and rules_land(a)]


def _cut_off(context: Context, found: Clause) -> bool:
    """Whether an adjective tells that something is out of reach: "is unreachable", "is no longer accessible"."""
    lists = context.rules.lists
    adjectives = [t.lower_ for t in found.verb.children if t.dep_ == "acomp"]
    if not adjectives:
        return False
    gone = found.negated or any(t.lower_ == "longer" for t in found.verb.subtree)
    return any(a in lists["ban_adjective"] or (gone and a in lists["reach_adjective"]) for a in adjectives)


def _where(context: Context, sentence: Sentence, found: Clause) -> list[Actor]:
    relative = found.verb.dep_ == "relcl" and any(t.lower_ == "where" for t in found.verb.children)
    heads = [found.verb.head] if relative else [*found.to(*WITHIN), *(t for noun in found.patients for t in governed(noun, *WITHIN))]
    lands = [a for t in heads if (a := land(context, sentence, t)) is not None]
    return list({a.party.iri: a for a in lands}.values())


def _by_order(context: Context, agent: Token) -> list[Token]:
    """ "By order of a court" is by the court."""
    if agent.lower_ not in context.rules.lists["command"]:
        return [agent]
    return governed(agent, "of", "from") + [t for t in agent.children if t.dep_ in ("poss", "compound")]


def _commander(context: Context, sentence: Sentence, found: Clause) -> list[Actor]:
    """Who orders others to cut access: "the regulator directed the networks to block the site"."""
    above = found.verb.head
    if found.verb.dep_ not in COMPLEMENT or context.rules.base(above) not in context.rules.lists["ordering"]:
        return []
    head = subject(above)
    who = context.parties.who(sentence, head) if head is not None else None
    return [who] if who is not None and rules_land(who) else []


def _by_adjective(context: Context, sentence: Sentence, found: Clause, commanded: list[Actor]) -> Iterator[Statement]:
    """ "Facebook and Twitter have been unreachable": by order of whoever ordered it, or in a country."""
    patients = [s for t in found.agents for s in services(context, sentence, t)]
    adjectives = [t for t in found.verb.children if t.dep_ == "acomp"]
    places = [*found.to(*WITHIN), *(t for a in adjectives for t in governed(a, *WITHIN))]
    rulers = [a for t in places if (a := land(context, sentence, t)) is not None] or commanded[-1:]
    reach = any(t.lower_ in context.rules.lists["reach_adjective"] for t in adjectives)
    if patients and rulers and (reach or not found.negated) and not found.hypothetical:
        yield from each(context, sentence, found.verb, rulers[0], patients)
