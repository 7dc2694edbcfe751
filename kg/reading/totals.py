"""Counts that are the sum of what several operations had: no operation's own."""

from kg.reading.assets import Asset
from kg.reading.clauses import Clause
from kg.reading.document import Sentence, any_of
from kg.reading.mention import Mention
from kg.reading.threads import Done, Thread, Threads


def by_kind(m: Mention) -> list[list[Asset]]:
    """The counts of a list by unit and service, so that "63 and 211 profiles, 29 and 126 Pages" can be dealt to two."""
    kinds = list(dict.fromkeys((a.unit, a.platform) for a in m.assets))
    return [[a for a in m.assets if (a.unit, a.platform) == kind] for kind in kinds]


# No operation that was ever disclosed had so many accounts; services remove more of them every week.
AT_LARGE = 1_000_000


def is_at_large(self: Threads, m: Mention) -> bool:
    """Whether a count is of what a service removes anyway ("500 accounts every week", "3 billion fake accounts this year")."""
    if m.states:
        return False
    many = any(a.quantity.value >= AT_LARGE for a in m.assets)
    return many or any_of(self.document.ontology, "periods").search(m.sentence.folded) is not None


def is_total(self: Threads, m: Mention, act: Clause | None, done: Done) -> bool:
    """Whether a count is the sum over many operations ("15 influence operations, and 3,001 accounts associated with them")."""
    lexicon = self.document.lexicon
    behind = m.sentence.text[max(a.end for a in m.assets) :].lower().lstrip(" ,")
    if behind.startswith(ALTOGETHER) and any(len(ids) > 1 for ids in done.values()):
        return True
    number = {len(same) for same in by_kind(m)}
    if len(number) == 1 and max(number) > 1 and any(len(ids) == max(number) for ids in done.values()):
        return False
    plural = [t for t in m.sentence.doc if t.tag_ == "NNS" and lexicon.noun(t, "operation") and t.lower_ not in ("activities", "efforts")]
    numbered = [t for t in plural if any(c.dep_ == "nummod" for c in t.children)]
    own = {t.i for t in m.assets[0].token.subtree}
    return act is not None and any((t.i < m.assets[0].number.i or t.i in own) and len(done.get(t.i, ())) != 1 for t in numbered)


# Behind a count these say that it is of all that stands before.
ALTOGETHER = ("in total", "in all", "altogether", "between them", "all told", "overall", "combined")


def mere_totals(reading: Threads) -> set[int]:
    """What a lead only sums up ("3,465 accounts related to information operations") where the text goes on to tell those apart."""
    counted = [t for t in reading.threads if t.counts]
    totals: set[int] = set()
    for t in counted:
        below = [w for a in t.first.assets for w in a.token.subtree]
        plural = any(w.tag_ == "NNS" and reading.document.lexicon.noun(w, "operation") for w in below)
        others = [max(n for n, _ in o.counts) for o in counted if o is not t]
        told = t.states or t.namings or t.runners or t.name
        if plural and not told and len(others) > 1 and sum(others) <= max(n for n, _ in t.counts):
            totals.add(t.index)
    return totals


def break_up(self: Threads, sentence: Sentence, found: list[Clause], done: Done) -> None:
    """ "They are connected to operations run by A and B": what was counted as one before is the sum of these, and none itself."""
    for c in found:
        if c.negated or c.hypothetical or not self.document.lexicon.is_verb(c.verb, "attribute"):
            continue
        whole = next((done[t.i] for t in (c.patients if c.passive else c.agents) if t.i in done), ())
        parts = next((done[t.i] for _, t in c.obliques if len(done.get(t.i, ())) > 1), ())
        fresh = bool(parts) and self.threads[parts[0]].first.sentence is sentence
        if fresh and len(whole) == 1 and _is_mere_count(self.threads[whole[0]]):
            self.threads[whole[0]].dropped = True
            done |= {place: parts for place, meant in done.items() if meant == whole}


def _is_mere_count(thread: Thread) -> bool:
    return thread.first.kind == "assets" and not (thread.states or thread.name or thread.namings or thread.runners)
