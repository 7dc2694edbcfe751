"""Phrases that are of another operation than what is spoken of: one that it is tied to, or one that they name."""

from kg.reading.mention import Mention
from kg.reading.naming import calling, namings
from kg.reading.ordinary import is_ordinary
from kg.reading.threads import ANOTHER, EARLIER, Done, Thread, Threads, months_of, years_of
from kg.reading.ties import past, tie_before


def accounts_of(self: Threads, m: Mention, done: Done) -> tuple[int, ...]:
    """ "A cluster of accounts tied to Spamouflage": accounts are of what they are tied to by its name."""
    if not m.holds and not any(self.document.lexicon.noun(t, "account") for p in m.head.children if p.lower_ == "of" for t in p.children):
        return ()
    lexicon, known = self.document.lexicon, {t.name: t.index for t in self.threads if t.name}
    ties = [c for t in m.head.subtree for c in t.children if c.dep_ in ("acl", "relcl") and lexicon.is_verb(c, "attribute")]
    named = [n for c in ties for p in c.children if p.dep_ == "prep" for t in p.children if (n := m.sentence.name_at(t)) is not None]
    return next(((known[n.thing],) for n in named if n.thing in known), ())


def tied_to(self: Threads, m: Mention, done: Done) -> tuple[int, ...]:
    """Resolve the other operation that what is spoken of is tied to or set apart from ("resembles the network we removed in 2019")."""
    tie = tie_before(self.document, m.sentence, m.start)
    noun = m.assets[0].token if m.assets else m.head
    of_the_past = past(self.document, m.sentence, noun)
    if tie is None or m.number > 1 or not (of_the_past or (tie.strong and not m.assets)) or is_ordinary(self, m):
        return ()
    if not (self.threads or self.document.on_influence or (tie.strong and of_the_past)):
        return ()
    ours = {i for k, ids in done.items() if m.sentence.doc[k].idx < tie.start for i in ids} or set(self.focus)
    others = [t for t in self.threads if t.index not in ours and (not m.states or t.states & set(m.states)) and _of_that_time(t, m)]
    told = m.states or of_the_past or not m.definite or is_given_a_name(self, m)
    if not told or (m.number == 0 and not m.assets):
        return ()
    # "Links to an earlier operation": by that alone it is none of those already told.
    told_before = (m.states or (of_the_past and (m.definite or _tells_a_time(m)))) and not m.words & {"another", "new"}
    index = others[-1].index if others and told_before else self.new(m, m.states)
    self.apart.add(index)
    return (index,)


def _tells_a_time(m: Mention) -> bool:
    return bool(years_of(m.sentence) or months_of(m.sentence))


def _of_that_time(t: Thread, m: Mention) -> bool:
    """Whether what a phrase says of the time of its operation may be true of one already met."""
    years, months = years_of(m.sentence), months_of(m.sentence)
    known = t.months | months_of(t.first.sentence)
    return bool(known & months) if months else not years or t.year in years


def is_given_a_name(self: Threads, m: Mention) -> bool:
    """Whether a phrase goes on to name its thing ("a network tracked as X", "we call this activity X"), or is of an earlier one."""
    behind = m.sentence.text[m.head.idx : m.head.right_edge.idx + len(m.head.right_edge)]
    first, pattern = self.document.on_influence and not self.threads, calling(self.document.ontology)
    inside = first and any(n.start() <= m.head.idx < n.end() for n in pattern.finditer(m.sentence.text))
    if m.words & ANOTHER and any(n.of is m.head for n in namings(self.document, m.sentence)):
        # "Clear Delta, a separate operation that ...".
        return True
    return bool(pattern.search(behind)) or inside or (bool(m.words & EARLIER) and not m.definite)
