"""Access restrictions as nouns: "Nigeria lifted its ban on Twitter", "the Twitter ban in Nigeria"."""

from collections.abc import Iterator

from kg.extractors.statements.context import Context
from kg.extractors.statements.events import Statement
from kg.extractors.statements.grammar import governed, verb_above
from kg.extractors.statements.parties import Actor
from kg.extractors.statements.restriction import WITHIN, each
from kg.extractors.statements.rules import negated
from kg.extractors.statements.services import land, rules_land, services
from kg.reading.clauses import clause
from kg.reading.document import Sentence
from kg.reading.tokens import Token

NOT_YET = frozenset({"no", "possible", "potential", "proposed", "threatened", "planned", "any"})


def bans(context: Context) -> Iterator[Statement]:
    """Yield the bans on services that nouns tell of."""
    nouns = context.rules.lists["ban_noun"]
    for sentence in context.reading.document.sentences:
        for token in sentence.doc:
            if token.lower_ in nouns and token.tag_.startswith("NN"):
                yield from _of_noun(context, sentence, token)


def _of_noun(context: Context, sentence: Sentence, noun: Token) -> Iterator[Statement]:
    on = governed(noun, "on", "of", "against")
    on += [t for v in noun.children if v.dep_ in ("relcl", "acl") for t in governed(v, "on", "against")]  # "the ban it placed on"
    named = [c for c in noun.children if c.dep_ in ("compound", "nmod")]
    patients = [s for t in [*on, *named] for s in services(context, sentence, t)]
    above = verb_above(noun)
    if not patients or any(t.lower_ in NOT_YET for t in noun.children) or (above is not None and _open(context, above)):
        return
    for ruler in _makers(context, sentence, noun, above):
        yield from each(context, sentence, noun, ruler, patients)
        return


def _open(context: Context, above: Token) -> bool:
    """Whether the verb above leaves it open that there is a ban."""
    unsettled = context.rules.base(above) in context.rules.lists["unsettled"]
    return unsettled or negated(above) or clause(above, context.reading.document.lexicon).hypothetical


def _makers(context: Context, sentence: Sentence, noun: Token, above: Token | None) -> Iterator[Actor]:
    """Whose ban it is, by order of what says so best: an owner, who imposes or lifts it, the land where it holds."""
    owners = [context.parties.who(sentence, t) for t in noun.children if t.dep_ in ("poss", "amod")]
    yield from (a for a in owners if a is not None and rules_land(a))
    where = governed(noun, *WITHIN)
    if above is not None:
        if context.rules.base(above) in context.rules.lists["banning"] and noun.dep_ in ("dobj", "nsubjpass", "conj"):
            yield from (a for a in context.actors(sentence, clause(above, context.reading.document.lexicon)) if rules_land(a))
        where += governed(above, *WITHIN)
    yield from (a for t in where if (a := land(context, sentence, t)) is not None)
