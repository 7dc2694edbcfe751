"""Which of the operations met so far a definite phrase means: by state, order, size, stance, or as what was just spoken of."""

from kg.reading.introduce import of_another_year
from kg.reading.mention import Mention
from kg.reading.threads import LARGE, SMALL, Done, Thread, Threads, nth

DETERMINERS = frozenset({"the", "this", "that", "such", "whole", "entire"})
# "Pro-" and "anti-" with something behind them.
SHORTEST = 5


def select(self: Threads, m: Mention) -> tuple[int, ...]:
    """Return which of the operations met so far a definite phrase means."""
    if of_another_year(self, m):
        return ()
    fitting = self.matching(m.states)
    if not fitting:
        # Of a group introduced without states, each state called up later takes the next free member.
        grouped = [t for t in self.latest_group() if t.group > 0 and not t.states]
        loose = grouped or [t for t in self.threads if not t.states and t.index in self.focus]
        fitting = loose if len(loose) == 1 else grouped[: max(m.number, 1)]
        for thread in fitting[: max(m.number, 1)]:
            thread.states |= set(m.states)
        return tuple(t.index for t in fitting[: max(m.number, 1)])
    grouped = [t for t in self.latest_group() if not m.states or t.states & set(m.states)]
    if m.ordinal and len(grouped) >= m.ordinal:
        return (nth(grouped, m.ordinal).index,)
    if sized := by_size(self, m, fitting):
        return sized
    if m.words & {"earlier", "previous", "prior"} and not any(t.words & {"earlier", "previous", "prior"} for t in fitting):
        return ()
    if m.number == 1 and "both" not in m.words:
        return (fitting[-1].index,)
    if m.number == 0 and "both" not in m.words:
        recent = [t.index for t in fitting if t.index in self.focus]
        return tuple(sorted(recent or [t.index for t in fitting if t.group == fitting[-1].group]))
    number = 2 if "both" in m.words else m.number
    return tuple(sorted(t.index for t in fitting[-number:]))


def by_size(self: Threads, m: Mention, fitting: list[Thread]) -> tuple[int, ...]:
    """ "The smaller of the two", "the larger one": the first so called takes the first free one of its group."""
    for words in (SMALL, LARGE):
        if m.words & words and len(fitting) > 1:
            called = [t for t in fitting if t.words & words]
            free = [t for t in sorted(fitting, key=lambda t: t.index) if not t.words & (SMALL | LARGE)]
            if called or free:
                chosen = (called or free)[0]
                chosen.words |= m.words & words
                return (chosen.index,)
    return ()


def of_stance(self: Threads, m: Mention) -> tuple[int, ...]:
    """Return which one the text has called so before ("the pro-Kremlin accounts")."""
    called = next((w for w in sorted(m.words) if w.startswith(("pro-", "anti-")) and len(w) > SHORTEST), "")
    for (sentence, _), meant in sorted(self.at.items(), reverse=True) if called and m.definite and not m.states else ():
        if len(meant) == 1 and called in self.document.sentences[sentence].folded:
            return meant
    return ()


def just_spoken_of(m: Mention, done: Done) -> tuple[int, ...]:
    """The one operation of which the sentence has spoken before, where "the campaign" says no more of it than that."""
    before = {ids for k, ids in done.items() if k < m.head.i}
    bare = m.number == 1 and not m.states and not m.ordinal and not m.words - DETERMINERS
    return next(iter(before)) if bare and len(before) == 1 and all(len(ids) == 1 for ids in before) else ()
