"""Demands as nouns: "complied with court orders to suspend accounts", "X's requests to be reinstated in Brazil"."""

from collections.abc import Iterator

from kg.extractors.statements.context import Context
from kg.extractors.statements.demand import demand
from kg.extractors.statements.events import Statement
from kg.extractors.statements.grammar import governed, verb_above
from kg.extractors.statements.matter import about_content, wished
from kg.extractors.statements.parties import Actor
from kg.extractors.statements.rules import negated
from kg.reading.clauses import Clause, clause
from kg.reading.document import Sentence
from kg.reading.tokens import Token

ON_DEMAND = frozenset({"at", "after", "following", "on", "upon", "under", "per"})


def orders(context: Context) -> Iterator[Statement]:
    """Yield the demands that nouns tell of."""
    nouns = context.rules.lists["demand_noun"]
    for sentence in context.reading.document.sentences:
        for noun in sentence.doc:
            if noun.lower_ in nouns and noun.tag_.startswith("NN") and not context.of_content(noun):
                yield from _of_noun(context, sentence, noun)


def _of_noun(context: Context, sentence: Sentence, noun: Token) -> Iterator[Statement]:
    asked = next((t for t in noun.children if t.dep_ in ("acl", "relcl", "xcomp", "ccomp") and (wished(t) or _that(t))), None) or _beside(
        noun
    )
    asked = asked or next((t for t in noun.children if t.lower_ in context.rules.lists["act_noun"]), None) or _granted(noun)
    above = verb_above(noun)
    if asked is None or not (about_content(context, sentence, asked) or context.rules.has("undoing", asked)):
        return
    governing = clause(above, context.reading.document.lexicon) if above is not None else None
    if governing is not None and (governing.hypothetical or negated(governing.verb)):
        return
    actor = _first(context, sentence, _owners(context, noun, governing))
    recipient = _first(context, sentence, _addressees(context, noun, asked, governing))
    if actor is not None and recipient is not None and recipient.party.iri != actor.party.iri:
        yield demand(context, sentence, noun, actor, recipient)


def _that(verb: Token) -> bool:
    """ "The demand that it block": present tense behind "that"."""
    that = any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.children)
    return that and verb.tag_ in ("VB", "VBP", "VBZ") and not any(t.dep_ == "aux" and t.lower_ != "should" for t in verb.children)


def _granted(noun: Token) -> Token | None:
    """ "At Ukraine's request, YouTube removed it", "removed it after an order": what was done is what was asked."""
    tie = noun.head
    done = tie.head if noun.dep_ == "pobj" and tie.lower_ in ON_DEMAND else None
    return done if done is not None and done.tag_.startswith("VB") and done.lower_ not in ("acted", "acting", "act") else None


def _beside(noun: Token) -> Token | None:
    """An infinitive that the parser hangs on the verb above the noun it belongs to."""
    near = (t for above in noun.ancestors for t in above.children if t.dep_ in ("advcl", "xcomp") and 0 < t.i - noun.last <= 3)
    return next((t for t in near if wished(t)), None)


def _owners(context: Context, noun: Token, governing: Clause | None) -> list[Token]:
    """Whose demand it is: its owner, whom it is from, who sends it."""
    before = [t for t in noun.children if t.dep_ in ("poss", "compound", "amod", "nmod")]
    # The parser may take a curly possessive mark for a noun of its own.
    owners = [t.nbor(-1) if t.lower_ in ("’s", "'s") and t.i else t for t in before] + governed(noun, "from", "by", "of")
    sends = governing is not None and context.rules.base(governing.verb) in context.rules.lists["sending"]
    return owners + (list(governing.agents) if sends and governing is not None else [])


def _addressees(context: Context, noun: Token, asked: Token, governing: Clause | None) -> list[Token]:
    """To whom it goes, who heeds it; for what is to be granted in a country, its state."""
    to, where = governed(noun, "to", "on"), governed(asked, "in")
    if governing is None:
        return to + where
    heeds = context.rules.base(governing.verb) in context.rules.lists["heeding"] or asked == governing.verb
    given = [t for t in governing.verb.children if t.dep_ == "dative" and t.tag_.startswith("NN")] + list(governing.to("to"))
    return to + (list(governing.agents) if heeds else given) + where


def _first(context: Context, sentence: Sentence, tokens: list[Token]) -> Actor | None:
    return next((a for t in tokens if (a := context.parties.who(sentence, t)) is not None), None)
