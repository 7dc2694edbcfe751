"""Phrases that only say what an operation is that is spoken of: "it was a state-backed operation", "removed in a covert campaign"."""

from kg.reading.entities import phrase
from kg.reading.mention import Mention
from kg.reading.threads import ANOTHER, Done, Threads
from kg.reading.tokens import Token

ABOVE_AS = frozenset({"acl", "prep", "ROOT", "relcl", "pobj", "attr", "advcl", "ccomp", "conj"})


def predicated(self: Threads, m: Mention, done: Done) -> tuple[int, ...]:
    """The subject's operations, where the phrase only says what they are ("it was a state-backed operation")."""
    head = m.head
    first = phrase(head)[0]
    if first.i > 1 and first.nbor(-1).text == "," and first.lower_ in ("the", "a", "an") and not m.words & {"another", "one"}:
        # "Doppelganger, the Russian operation": what stands right before the comma.
        named = first.nbor(-2)
        if named.i in done and named.tag_.startswith("NNP"):
            return done[named.i]
    if head.dep_ in ("attr", "oprd"):
        subjects = [t for t in head.head.children if t.dep_ in ("nsubj", "nsubjpass")]
        return next((done[t.i] for t in subjects if t.i in done), ()) or _pointed_at(self, m, subjects)
    if within := _removed_in(self, m, done):
        return within
    if head.dep_ == "appos" and head.head.i in done and not m.words & {"another", "one"}:
        # "Between Paper Moon and Green Tea, a network run from X": the last of those joined.
        return done[head.head.i] if not any(t.dep_ == "conj" and t.i < head.i for t in head.head.rights) else ()
    if head.dep_ == "pobj" and head.head.lower_ in ("as", "of") and head.head.head.dep_ in ABOVE_AS:
        above = head.head.head
        near = [above, above.head, *(t for t in above.children if t.dep_ in ("dobj", "nsubjpass"))] if head.head.lower_ == "as" else []
        return next((done[t.i] for t in near if t.i in done), ())
    return ()


def _pointed_at(self: Threads, m: Mention, subjects: list[Token]) -> tuple[int, ...]:
    """The one operation spoken of, where "it" or "this" is said to be one ("It was a Chadian influence operation")."""
    back = any(t.lower_ in ("it", "this", "that") for t in subjects)
    spoken = self.focus[-1:] if back and m.number == 1 and m.words.isdisjoint(ANOTHER) else []
    return tuple(i for i in spoken if not self.threads[i].is_elsewhere(m.states))


def _removed_in(self: Threads, m: Mention, done: Done) -> tuple[int, ...]:
    """What is removed "in a Chadian influence operation": one of which nothing was told before the sentence."""
    through = m.head.head
    if m.head.dep_ != "pobj" or through.lower_ != "in" or m.definite or m.number != 1 or not m.words.isdisjoint(ANOTHER):
        return ()
    verb = next((t for t in through.ancestors if t.tag_.startswith("VB")), through)
    if not self.document.lexicon.is_verb(verb, "removal"):
        return ()
    objects = [done[t.i] for t in verb.children if t.dep_ in ("dobj", "nsubjpass") and len(done.get(t.i, ())) == 1]
    fresh = [meant for meant in objects if self.threads[meant[0]].first.sentence is m.sentence]
    return next((meant for meant in fresh if not self.threads[meant[0]].is_elsewhere(m.states)), ())
