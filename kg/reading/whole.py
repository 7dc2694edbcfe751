"""Which operation a phrase means that says whose the things are of which the text has just spoken."""

from collections.abc import Mapping
from functools import lru_cache

from kg.ontology import Ontology
from kg.reading.assets import units
from kg.reading.clauses import Clause
from kg.reading.forms import table
from kg.reading.mention import Mention
from kg.reading.threads import ANOTHER, Done, Threads
from kg.reading.tokens import Token

# How many sentences back "the domains" may have been counted.
NEAR = 2


def whole(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "a cluster of accounts used by an Iranian operation", "The domains served a campaign called X": that of the things."""
    if m.number != 1 or not m.words.isdisjoint(ANOTHER) or m.definite:
        return ()
    things = _used_by(self, m, done) or _serving(self, m, found) or _of_its_runners(self, m, done)
    ours = [i for i in things if not self.threads[i].is_elsewhere(m.states)]
    return (ours[0],) if len(ours) == 1 else ()


def _used_by(self: Threads, m: Mention, done: Done) -> tuple[int, ...]:
    by = m.head.head
    verb = by.head
    if m.head.dep_ != "pobj" or verb.dep_ != "acl":
        return ()
    things = verb.head
    if not _tells_whose(self, verb) and not (self.document.lexicon.is_verb(verb, "attribute") and _are_only_things(things)):
        return ()
    above = things.head.head if things.dep_ == "pobj" and things.head.lower_ == "of" else things
    return done.get(above.i) or done.get(things.i) or ()


# What is no operation but a part of one that somebody has put together.
LOTS = frozenset({"cluster", "set", "batch", "group", "series", "collection", "number", "handful", "string"})


def _are_only_things(noun: Token) -> bool:
    """Whether a noun only counts accounts ("a cluster of accounts linked to an Iranian operation"); a network is one of its own."""
    lot = noun if noun.lower_ in LOTS else noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return lot.lower_ in LOTS and any(t.tag_ == "NNS" for p in lot.children if p.lower_ == "of" for t in p.children)


def _of_its_runners(self: Threads, m: Mention, done: Done) -> tuple[int, ...]:
    """ "A network of accounts that attempted an operation in Chad": that of the network."""
    verb = m.head.head
    if m.head.dep_ != "dobj" or verb.dep_ != "relcl" or not self.document.lexicon.is_verb(verb, "run"):
        return ()
    return done.get(verb.head.i, ())


def _serving(self: Threads, m: Mention, found: list[Clause]) -> tuple[int, ...]:
    for c in found:
        if m.head in (*c.patients, *c.to("in", "by", "to", "for")) and _tells_whose(self, c.verb) and not (c.negated or c.hypothetical):
            for subject in c.patients if c.passive else c.agents:
                if counted := _counted(self, m, subject):
                    return counted
    return ()


def _counted(self: Threads, m: Mention, subject: Token) -> tuple[int, ...]:
    """The operation of "the domains" that a sentence just before has counted."""
    unit = units(self.document.ontology).get(subject.lower_)
    if unit is None or not any(t.lower_ in ("the", "these", "those") for t in subject.children):
        return ()
    near = [o for o in self.owned if o.asset.unit == unit and 0 < m.sentence.index - o.sentence.index <= NEAR]
    return tuple({o.operation for o in near})


def _tells_whose(self: Threads, verb: Token) -> bool:
    return _forms(self.document.ontology).get(verb.lower_) is not None


@lru_cache(maxsize=4)
def _forms(ontology: Ontology) -> Mapping[str, str]:
    return table(ontology.phrases["operation"]["whose"])
