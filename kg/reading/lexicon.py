"""Trigger words by class, as `ontologies/phrases/` lists them: verbs with their particles, and nouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from kg.ontology import Ontology
from kg.reading.forms import plurals, table
from kg.reading.tokens import Token

NONE: frozenset[str] = frozenset()
PARTICLES = frozenset({"down", "off", "out", "up", "away", "over", "back", "on", "in", "with", "offline"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Verb forms -> base form; base form (with particle) -> classes; base forms that have particles; noun forms -> class -> singular;
    lists -> their words, and words -> their lists.

    `events` has the nouns that tell of an act ("takedown") with the class of event.
    """

    forms: Mapping[str, str]
    verbs: Mapping[str, frozenset[str]]
    phrasal: frozenset[str]
    nouns: Mapping[str, Mapping[str, str]]
    words: Mapping[str, frozenset[str]]
    listed: Mapping[str, frozenset[str]]
    events: Mapping[str, str]

    def base(self, token: Token) -> str:
        """Return the base form of a verb token, in lower case where it is not one of ours."""
        return self.forms.get(token.lower_, token.lower_)

    def verb(self, token: Token) -> str:
        """Return base form plus particle ("take down") where the vocabulary has that combination, else the base form."""
        return self._sense(token).verb

    def _sense(self, token: Token) -> Sense:
        sense: Sense | None = token.sense
        if sense is None or sense.lexicon is not self:
            verb = self._verb(token)
            token.sense = sense = Sense(self, verb, self.verbs.get(verb, NONE))
        return sense

    def _verb(self, token: Token) -> str:
        base = self.base(token)
        if base not in self.phrasal:
            return base
        # "Take action on" and "make ineligible" are acts of their own, whatever "take on" and "make" are.
        particles = [t.lower_ for t in token.children if t.dep_ in ("dobj", "acomp", "oprd")]
        particles += [t.lower_ for c in token.children if c.dep_ in ("ccomp", "dobj") for t in c.rights if t.tag_ == "JJ"]
        particles += [t.lower_ for t in token.children if t.dep_ in ("prt", "advmod", "prep") and t.lower_ in PARTICLES]
        if token.i + 1 < len(token.doc) and token.nbor().lower_ in PARTICLES:
            particles.append(token.nbor().lower_)
        particles.insert(0, " ".join(t.lower_ for t in token.doc[token.i + 1 : token.i + 3]))  # "do away with"
        return next((f"{base} {p}" for p in particles if f"{base} {p}" in self.verbs), base)

    def kinds(self, token: Token) -> frozenset[str]:
        """Return the classes of the verb that the token is a form of."""
        return self._sense(token).kinds

    def is_verb(self, token: Token, *classes: str) -> bool:
        """Whether the token is a form of a verb of one of the classes."""
        sense = token.sense
        if sense is None or sense.lexicon is not self:
            sense = self._sense(token)
        return not sense.kinds.isdisjoint(classes)

    def noun(self, token: Token, kind: str) -> str:
        """Return the singular if the token is a noun of class `kind`, else ""."""
        kinds = self.nouns.get(token.lower_)
        return kinds.get(kind, "") if kinds else ""

    def has(self, kind: str, word: str) -> bool:
        """Whether a lower-case word is in the list `kind`."""
        return word in self.words.get(kind, NONE)

    def lists(self, word: str) -> frozenset[str]:
        """Return the lists that a lower-case word is in."""
        return self.listed.get(word, NONE)

    def within(self, kind: str, folded: str) -> bool:
        """Whether a text in lower case holds one of the phrases of the list `kind`."""
        return any(phrase in folded for phrase in self.words.get(kind, NONE))


class Sense(NamedTuple):
    """What a lexicon takes a token for, kept with the token, as grammar asks again and again."""

    lexicon: Lexicon
    verb: str
    kinds: frozenset[str]


@lru_cache(maxsize=4)
def lexicon(ontology: Ontology) -> Lexicon:
    """Build the lexicon of a vocabulary from its sheets `verbs`, `nouns` and `words`."""
    verbs: dict[str, set[str]] = {}
    for kind, listed in _sheet(ontology, "verbs").items():
        for verb in listed:
            verbs.setdefault(verb, set()).add(kind)
    nouns: dict[str, dict[str, str]] = {}
    for kind, listed in _sheet(ontology, "nouns").items():
        for noun in listed:
            for form in plurals(noun):
                nouns.setdefault(form, {})[kind] = noun
    words = {kind: frozenset(listed) for kind, listed in _sheet(ontology, "words").items()}
    return Lexicon(
        forms=table(verb.split()[0] for verb in verbs),
        verbs={verb: frozenset(kinds) for verb, kinds in verbs.items()},
        phrasal=frozenset(verb.split()[0] for verb in verbs if " " in verb),
        nouns=nouns,
        events={noun: kind for kind, listed in _sheet(ontology, "acts").get("nouns", {}).items() for noun in listed},
        words=words,
        listed={word: frozenset(kind for kind, listed in words.items() if word in listed) for word in frozenset().union(*words.values())},
    )


def _sheet(ontology: Ontology, name: str) -> dict[str, Any]:
    return dict(ontology.phrases.get(name) or {})
