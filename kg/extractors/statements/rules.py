"""The rules of `ontologies/phrases/statement.yaml`: which verb, followed by which words, is an act of which kind."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.ontology import Ontology
from kg.reading.clauses import SUBJECTS
from kg.reading.document import Sentence
from kg.reading.forms import table
from kg.reading.tokens import Token

NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "cannot", "hardly"})
NO_SUBJECT = frozenset({"nobody", "none", "no-one", "neither"})
# Not verbs for the parser, but they govern what a verb would.
ADJECTIVES = frozenset({"unable"})
# Lists of verbs, for which every form counts.
VERBS = (
    "saying",
    "action",
    "restricting",
    "ordering",
    "wishing",
    "unsettled",
    "banning",
    "heeding",
    "sending",
    "undoing",
    "licensing",
    "loose_restricting",
)
_QUOTES = dict.fromkeys(map(ord, "\"'“”‘’„«»`"))


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One way to do an act: a verb of `verbs`, with what follows it matching `after` from the start and never `unless`."""

    kind: str
    name: str
    verbs: frozenset[str]
    frame: str
    negated: str
    after: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    object: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """All rules by the verbs they hang on, verb forms by base form, and the shared word lists."""

    by_verb: Mapping[str, tuple[Rule, ...]]
    forms: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]

    def base(self, token: Token) -> str:
        return self.forms.get(token.lower_, token.lower_)

    def has(self, name: str, token: Token) -> bool:
        """Whether a token is, in any inflection, a word of the list."""
        listed, word = self.lists[name], token.lower_
        return word in listed or self.forms.get(word, word) in listed

    def fulfilled(self, sentences: Iterable[Sentence]) -> dict[Token, tuple[Rule, ...]]:
        """Map each verb of some sentences to the rules of all kinds that it fulfils with what follows it, if any."""
        verbs = (t for s in sentences for t in s.doc if t.tag_.startswith("VB") or t.lower_ in ADJECTIVES)
        return {verb: met for verb in verbs if (met := self._met(verb))}

    def _met(self, token: Token) -> tuple[Rule, ...]:
        found = [(rule, "") for rule in self.by_verb.get(self.base(token), ())]
        if any(t.dep_ == "auxpass" for t in token.children):
            # "Was involved", which the parser takes for a passive.
            found += [(rule, f"{token.lower_} ") for rule in self.by_verb.get("be", ())]
        if not found:
            return ()
        words, negative = following(token), negated(token)
        return tuple(
            rule for rule, before in found if _polarity(rule, negative) and _fits(rule, before + words) and self._has_object(rule, token)
        )

    def _has_object(self, rule: Rule, verb: Token) -> bool:
        """Whether the verb's object, or what it scoffs "at", is of the rule's list."""
        if not rule.object:
            return True
        found = [t for t in verb.children if t.dep_ in ("dobj", "nsubjpass")]
        found += [
            t
            for p in verb.children
            if p.dep_ in ("prep", "prt") and p.lower_ in ("at", "off", "aside", "as")
            for t in p.children
            if t.dep_ == "pobj"
        ]
        return any(t.lower_ in self.lists[rule.object] for t in found)


@lru_cache(maxsize=4)
def rules(ontology: Ontology) -> Rules:
    """Build the rules of a vocabulary."""
    sheet = dict(ontology.phrases["statement"])
    lists = {name: frozenset(str(w) for w in words) for name, words in sheet.pop("lists").items()}
    # The longer word first, so that a pattern takes all of it.
    either = {
        f"{{{name}}}": "(" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")" for name, words in lists.items()
    }
    found = [_rule(kind, entry, either) for kind, entries in sheet.items() for entry in entries]
    verbs = {v for rule in found for v in rule.verbs} | {v for name in VERBS for v in lists[name]}
    by_verb: dict[str, tuple[Rule, ...]] = {}
    for rule in found:
        by_verb |= {v: (*by_verb.get(v, ()), rule) for v in rule.verbs}
    return Rules(by_verb, table(sorted(verbs)), lists)


def _rule(kind: str, entry: Mapping[str, Any], either: Mapping[str, str]) -> Rule:
    polarity = {True: "yes", False: "no"}.get(entry.get("negated", False), "any")
    return Rule(
        kind, entry["name"], frozenset(entry["verbs"]), entry.get("frame", "noun" if entry.get("nouns") else "act"), polarity,
        _pattern(entry.get("after"), either), _pattern(entry.get("unless"), either), entry.get("object", ""),
    )  # fmt: skip


def _pattern(source: str | None, either: Mapping[str, str]) -> re.Pattern[str] | None:
    if not source:
        return None
    for name, words in either.items():
        source = source.replace(name, words)
    return re.compile(source, re.IGNORECASE)


def _polarity(rule: Rule, negative: bool) -> bool:
    return rule.negated == "any" or (rule.negated == "yes") == negative


def _fits(rule: Rule, words: str) -> bool:
    if rule.after is not None and not rule.after.match(words):
        return False
    return rule.unless is None or not rule.unless.match(words)


def following(verb: Token) -> str:
    """The words of a verb's phrase that stand behind it, in lower case, one space apart, without quotation marks."""
    own = [t for t in phrase(verb) if not (t.dep_ == "neg" and t.head == verb)]
    words = [t.lower_.translate(_QUOTES) for t in own[1:]]
    return " ".join([word for word in words if word and word not in ",()"])


def phrase(verb: Token) -> list[Token]:
    """The tokens from a verb to the end of its phrase, without what is coordinated with it."""
    others = [
        t.i for t in verb.children if t.i > verb.i and t.dep_ in ("conj", "parataxis") and any(c.dep_ in SUBJECTS for c in t.children)
    ]
    end = min((verb.doc[i].left_edge.i for i in others), default=len(verb.doc))
    last = verb.right_edge.i
    return list(verb.doc[verb.i : min(last + 1, max(end, verb.i + 1))])


def negated(verb: Token) -> bool:
    """Whether an adverb or the subject negates the verb, or the verb that it completes ("no network" does not negate "ran")."""
    for child in verb.children:
        if child.dep_ in ("neg", "advmod", "preconj", "cc") and child.lower_ in NOT and child.i < verb.i + 2:
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and _negative_subject(child):
            return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    return verb.dep_ in ("xcomp", "conj") and verb.head.tag_.startswith("VB") and _carried(verb)


def _negative_subject(subject: Token) -> bool:
    return subject.lower_ in NO_SUBJECT or any(
        t.lower_ in NOT or t.lower_ == "no" for t in subject.children if t.dep_ in ("preconj", "det", "neg", "cc")
    )


def _carried(verb: Token) -> bool:
    """Whether the negation of the verb above reaches down: to its complement, and to "did not run or own" behind "or"."""
    if verb.dep_ == "xcomp":
        return negated(verb.head)
    alternatives = any(t.lower_ in ("or", "nor") for t in verb.head.children if t.dep_ == "cc")
    return alternatives and not any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.children) and negated(verb.head)
