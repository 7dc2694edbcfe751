"""Non-attributions: a named party says that it cannot, or does not, say who is behind an operation."""

from collections.abc import Iterator

from kg.extractors.statements.context import Context, told_as_done
from kg.extractors.statements.events import Statement
from kg.extractors.statements.parties import Actor
from kg.extractors.statements.rules import negated
from kg.reading.clauses import Clause, clause
from kg.reading.document import Sentence
from kg.reading.reference import Speech
from kg.reading.tokens import Token


def non_attributions(context: Context) -> Iterator[Statement]:
    """Yield who leaves an operation without a master."""
    if not context.field:
        return
    for sentence in context.reading.document.sentences:
        for verb in (t for t in sentence.doc if t in context.fulfilled):
            rules = context.matching("non_attribution", verb)
            if rules and not context.of_content(verb):
                yield from (_unknown if rules[0].frame == "unknown" else _of_verb)(context, sentence, verb)


def _unknown(context: Context, sentence: Sentence, verb: Token) -> Iterator[Statement]:
    """ "The operators remain unknown, according to Graphika": only where somebody is named who says so."""
    words = {t.lower_ for t in verb.subtree} & context.rules.lists["behind"]
    speaker = context.reading.reference.speech(sentence, verb).speaker
    quoted = context.speaker(sentence, verb)
    who = quoted[0] if quoted is not None else Actor(speaker) if speaker is not None else None
    clear = any(t.lower_ in ("clear", "known", "possible") for t in verb.children)
    if words and who is not None and negated(verb) == clear:
        yield Statement("NonAttribution", who, None, sentence, verb, Speech(who.party, "reported"))


def _of_verb(context: Context, sentence: Sentence, verb: Token) -> Iterator[Statement]:
    of = verb.head if verb.dep_ == "acomp" and verb.head.tag_.startswith("VB") else verb
    found = clause(of, context.reading.document.lexicon)
    if (found.passive and not found.agents) or not _told(context, verb, found):
        return
    quoted = context.speaker(sentence, verb)
    himself = quoted is not None and _himself(context, sentence, found, quoted[0])
    actors = context.speakers(sentence, verb) if himself else context.actors(sentence, found)
    for actor in actors or _authors(context, found):
        speech = Speech(actor.party, "reported") if quoted is not None else Speech(None, "asserted")
        yield Statement("NonAttribution", actor, None, sentence, verb, speech)


def _told(context: Context, verb: Token, found: Clause) -> bool:
    """ "Could not say" is a fact about the speaker; "if it could not say" and "should not say" are none."""
    if verb.tag_.startswith("VB") and any(
        t.lower_ in ("if", "unless", "whether", "should", "may", "might", "must") for t in verb.children if t.dep_ in ("mark", "aux")
    ):
        return False
    return verb.tag_ != "VB" or any(t.dep_ == "aux" for t in verb.children) or told_as_done(verb, found)


def _himself(context: Context, sentence: Sentence, found: Clause, speaker: Actor) -> bool:
    actors = context.actors(sentence, found)
    pronoun = any(t.tag_ in ("PRP", "EX") for t in found.agents)
    return pronoun or not actors or any(a.party.iri == speaker.party.iri for a in actors)


def _authors(context: Context, found: Clause) -> Iterator[Actor]:
    """A dangling "though unable to trace" is the author's own, where no noun is its subject."""
    publisher = context.reading.reference.publisher
    if found.verb.dep_ in ("advcl", "amod", "acl") and publisher is not None and not found.verb.tag_.startswith("VB"):
        yield Actor(publisher)
