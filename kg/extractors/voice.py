"""Whose words a clause is, and in what mode: told by the report, said by others, asked for, or only supposed.

Beyond `reading.reference.speech` this knows who asks, who joins in saying, and that what hangs on a doubt is no fact.
"""

from dataclasses import dataclass, replace

from kg.extractors.about import words
from kg.extractors.cast import is_empty, member
from kg.extractors.statements.parties import Parties
from kg.reading.clauses import SUBJECTS, is_supposed, spread, swallowed
from kg.reading.document import Sentence
from kg.reading.entities import Party
from kg.reading.reference import Speech
from kg.reading.tokens import Token

# "Content" is for what accounts claim, which is nobody's word.
TELLING = ("say", "suspect", "accuse", "deny", "ask", "content")
OUGHT = frozenset({"should", "must", "ought"})
WAITING = frozenset({"when", "once", "until"})
# Through these a clause is still the very thing that is said or asked for; a relative clause inside is taken for granted.
DIRECT = frozenset({"ccomp", "conj", "xcomp", "parataxis"})
NOBODY = frozenset({"nothing", "nobody", "none"})
COMPANIONS = frozenset({"along", "together"})


@dataclass(frozen=True, slots=True)
class _Frame:
    """The verb of saying or asking above a clause; `direct`: the clause is itself what is said."""

    verb: Token
    direct: bool


def voices(parties: Parties, sentence: Sentence, verb: Token) -> tuple[Speech, ...]:
    """Return who says what the clause of `verb` says, one Speech for each; Speech(None, ...) is the report itself.

    Empty where it is not the report and not clear who: posts that claim something, a quotation without a name.
    """
    frame = _frame(parties, verb)
    plain = parties.reading.reference.speech(sentence, verb)
    said = [Speech(None, "alleged" if plain.hedged else "asserted", plain.hedged)]
    if frame is not None:
        mode = _mode(parties, frame, verb, plain.hedged)
        named = [Speech(who, mode, plain.hedged) for who in _speakers(parties, sentence, frame.verb)]
        said = named or ([] if _has_subject(frame.verb) else said)
    elif plain.speaker is not None:
        said = [plain]
    if said and said[0].speaker is None and is_quoted(parties, sentence, verb):
        return ()
    unreal = _unreal(parties, sentence, verb)
    return tuple(replace(s, modality=unreal) if unreal and s.modality != "requested" else s for s in said)


def _frame(parties: Parties, verb: Token) -> _Frame | None:
    lexicon = parties.document.lexicon
    token, direct = verb, True
    while token.head != token:
        above = token.head
        # "Ordered it to drop rules that harm us" is told in the report's words, all but what is ordered.
        inside = token.dep_ in ("ccomp", "parataxis") or (token.dep_ == "xcomp" and direct)
        if inside and above.tag_.startswith("VB") and lexicon.is_verb(above, *TELLING):
            return _Frame(above, direct)
        if _astray(token):
            said = next((a for a in token.ancestors if a.tag_.startswith("VB") and lexicon.is_verb(a, "say")), None)
            return _Frame(said, direct) if said is not None else None
        direct = direct and token.dep_ in DIRECT
        token = above
    return _before_colon(parties, verb)


def _before_colon(parties: Parties, verb: Token) -> _Frame | None:
    """The verb that announces what stands behind a colon: "they spread two theories: the drill was ..."."""
    colon = max((t.i for t in verb.doc[: verb.i] if t.text == ":"), default=0)
    telling = [t for t in verb.doc[:colon] if t.tag_.startswith("VB") and parties.document.lexicon.is_verb(t, *TELLING)]
    return _Frame(telling[-1], True) if telling and telling[-1].dep_ not in ("acl", "amod", "relcl") else None


def _astray(verb: Token) -> bool:
    """Whether "that" with a subject of its own behind it hangs on a noun ("told us at a briefing that many sites had ...")."""
    that = any(t.lower_ == "that" and t.dep_ in ("dep", "mark") for t in verb.children)
    return verb.dep_ == "relcl" and that and any(t.dep_ in SUBJECTS and t.lower_ != "that" for t in verb.children)


def _mode(parties: Parties, frame: _Frame, verb: Token, hedged: bool) -> str:
    lexicon = parties.document.lexicon
    if lexicon.is_verb(frame.verb, "ask") and not lexicon.is_verb(frame.verb, "say"):
        return "requested" if frame.direct else "reported"
    if lexicon.is_verb(frame.verb, "deny") and frame.direct:
        return "denied"
    doubted = lexicon.is_verb(frame.verb, "suspect", "accuse") and not lexicon.is_verb(frame.verb, "say")
    return "alleged" if hedged or doubted else "reported"


def _has_subject(said: Token) -> bool:
    """Whether somebody says it, be it unclear who; in "it is well known that" nobody does."""
    return any(t.dep_ in ("nsubj", "agent") and not is_empty(t) and t.lower_ not in NOBODY for t in said.children)


def is_quoted(parties: Parties, sentence: Sentence, verb: Token) -> bool:
    """Whether a word stands in a quotation, which may have begun earlier in its paragraph."""
    first = sentence
    while first.index and (previous := parties.document.sentences[first.index - 1]).block == sentence.block:
        first = previous
    before = parties.document.report.text[first.start : sentence.start + verb.idx]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _speakers(parties: Parties, sentence: Sentence, said: Token) -> list[Party]:
    """Everybody who says it: subjects, those "along with" them; a participle's are those of the clause it stands in."""
    heads = spread(t for t in said.children if t.dep_ == "nsubj") or swallowed(said)
    heads += spread(t for p in said.children if p.dep_ == "agent" for t in p.children if t.dep_ == "pobj")
    if not heads and said.dep_ in ("advcl", "xcomp") and (outer := [s.speaker for s in voices(parties, sentence, said) if s.speaker]):
        return outer
    if not heads:
        found = (c for c in parties.reading.discourse.clauses[sentence.index] if c.verb == said)
        heads = [t for c in found for t in c.agents if not is_empty(t)]
    beside = [w for p in said.children if p.lower_ in COMPANIONS for w in p.children]
    heads += spread(t for w in beside for t in w.children if t.dep_ == "pobj")
    everyone = [member(parties, sentence, t) for t in heads]
    return list(dict.fromkeys(p for p in everyone if p is not None and p.kind != "InfluenceOperation"))


def _unreal(parties: Parties, sentence: Sentence, verb: Token) -> str:
    """Return "requested" or "hypothetical" for what is not told as so, else ""."""
    if sentence.asks:
        return "hypothetical"
    if any(t.dep_ == "aux" and t.lower_ in OUGHT for t in verb.children):
        return "requested"
    token = verb
    while True:
        if supposed(token):
            return "hypothetical"
        above = token.head
        if above == token or not _hangs(token):
            return ""
        if _doubts(parties, sentence, token, above):
            return "hypothetical"
        token = above


def supposed(verb: Token) -> bool:
    """Whether a clause stands under a modal, a future or a condition."""
    if is_supposed(verb):
        return True
    alone = verb.dep_ == "conj" and not any(t.dep_ in SUBJECTS for t in verb.children)
    return alone and verb.head.tag_.startswith("VB") and supposed(verb.head)


def _hangs(verb: Token) -> bool:
    """Whether a clause is so only if what it hangs on is so."""
    marks = {t.lower_ for t in verb.children if t.dep_ == "mark"}
    return verb.dep_ == "ccomp" or (verb.dep_ in ("acl", "relcl") and "that" in marks) or (verb.dep_ == "advcl" and bool(marks & WAITING))


def _doubts(parties: Parties, sentence: Sentence, verb: Token, above: Token) -> bool:
    """Whether what a clause hangs on denies it or leaves it open: "no guarantee that", "nothing shows that", "hopes that"."""
    clauses = parties.reading.discourse.clauses[sentence.index]
    if above.tag_.startswith("NN"):
        unsure = above.lower_ in words(parties.document.ontology, "remark", "unsure") or any(
            t.lower_ in ("no", "any") for t in above.children
        )
        return unsure or any(c.negated for c in clauses if c.verb == above.head)
    lexicon = parties.document.lexicon
    wishes = lexicon.is_verb(above, "intend") and not lexicon.is_verb(above, "say")
    return verb.dep_ == "ccomp" and (wishes or any(c.negated for c in clauses if c.verb == above))
