"""What a phrase that names nothing known brings up: an operation of its own, one of a group, or one that the lead already told of."""

from kg.reading.dates import DateMatch
from kg.reading.document import Sentence
from kg.reading.mention import Mention
from kg.reading.ordinary import is_ordinary
from kg.reading.refuted import refuted
from kg.reading.threads import ANOTHER, LEAD, Thread, Threads, months_of, years_of
from kg.reading.ties import ties
from kg.reading.tokens import Token


def of_another_year(self: Threads, m: Mention) -> bool:
    """Whether a phrase is of what was removed in a year before that of the report ("the network we took down in November 2020")."""
    published = self.document.report.published
    years = {d.first.year for d in _removed_on(self, m)}
    known = {t.year for t in self.threads} | ({published.year} if published else set())
    return bool(years) and not years & known


def of_another_month(self: Threads, m: Mention) -> bool:
    """Whether a phrase is of what was removed in a month in which nothing else told so far was ("one that we removed in February")."""
    months = {d.value[:7] for d in _removed_on(self, m) if d.value[4:5] == "-" and d.value[5:7].isdigit()}
    return bool(months) and bool(self.threads) and not any(months & t.months for t in self.threads)


def _removed_on(self: Threads, m: Mention) -> list[DateMatch]:
    """The dates in a clause behind a phrase that tells of its removal."""
    behind = [t for c in m.head.children if c.dep_ in ("relcl", "acl") and self.document.lexicon.is_verb(c, "removal") for t in c.subtree]
    inside = {t.i for t in behind}
    return [d for d in m.sentence.dates if d.value and any(t.i in inside for t in m.sentence.tokens(d.start, d.end))]


def _is_refuted(self: Threads, m: Mention) -> bool:
    """ "The rumour that Facebook had removed a Chilean network was false": there is none."""
    verb = next((t for t in m.head.ancestors if t.tag_.startswith("VB")), None)
    return verb is not None and refuted(verb, self.document.lexicon)


def introduce(self: Threads, m: Mention) -> tuple[int, ...]:
    """Introduce what an indefinite phrase speaks of, unless the lead has already done so."""
    if is_ordinary(self, m) or m.sentence.asks or _is_refuted(self, m):
        return ()
    if titled := [t.index for t in self.threads if t.titled and t.first.sentence.block == m.sentence.block]:
        return (titled[-1],)
    if of_section(self, m):
        return (self.section,)
    number = max(m.number, len(m.states) if m.number == 0 else 1, 1)
    if document_noun(self, m) in ONE_PLANT:
        number = 1
    if number > MOST and len(m.states) != number:
        return ()
    if number > 1:
        lead = [t for t in self.matching(m.states) if t.first.sentence.index < LEAD and not t.detailed]
        if len(lead) == number and m.words.isdisjoint(ANOTHER):
            return tuple(sorted(t.index for t in lead))
        if announced := _announced(self, m, number):
            return announced
        return self.new_group(m, number)
    if opens_section(self, m) and (free := self.free_members(m.states)):
        free[0].states |= set(m.states)
        return (free[0].index,)
    if m.words.isdisjoint(ANOTHER) and not of_another_month(self, m):
        like = _likened_to(self, m)
        same = [t for t in self.matching(m.states) if t.name not in like and same_thing(self, t, m)] or _just_counted(self, m)
        if same:
            same[-1].detailed = True
            same[-1].states |= set(m.states)
            return (same[-1].index,)
    return (self.new(m, m.states),)


def _announced(self: Threads, m: Mention, number: int) -> tuple[int, ...]:
    """Those of a group announced without saying whence, where a phrase tells as many states as it has or fewer ("we are disclosing four
    networks. ... include operations that we attribute to A, B and C")."""
    free = [t for t in self.free_members(()) if not t.states] if len(m.states) == number and m.words.isdisjoint(ANOTHER) else []
    if len(free) < number:
        return ()
    for thread, state in zip(free, m.states, strict=False):
        thread.states.add(state)
    return tuple(t.index for t in free[:number])


def _likened_to(self: Threads, m: Mention) -> frozenset[str]:
    """The known names in what a phrase is said to be like ("a cluster of accounts that resembled Spamouflage")."""
    inside = range(m.head.idx, m.head.right_edge.idx + len(m.head.right_edge))
    start = min((t.start for t in ties(self.document, m.sentence) if t.strong and t.start in inside), default=inside.stop)
    return frozenset(n.thing for n in m.sentence.names if start < n.start < inside.stop)


def of_section(self: Threads, m: Mention) -> bool:
    """Whether a phrase may mean the operation that the section is of: one, of no other state or time, and not "another"
    save where the section begins ("a second set of ...")."""
    if self.section < 0 or m.number > 1 or of_another_year(self, m):
        return False
    ours = self.threads[self.section]
    if ours.counts and (of_another_month(self, m) or not m.words.isdisjoint(ANOTHER)):
        return False
    return not ours.is_elsewhere(m.states) and room(ours, m)


def opens_section(self: Threads, m: Mention) -> bool:
    """Whether a phrase is in a heading, or in the first sentence of an item of a list or of what stands under a heading."""
    return m.sentence.kind == "heading" or (m.sentence.first and (bool(m.sentence.marker) or below_heading(self, m)))


def below_heading(self: Threads, m: Mention) -> bool:
    """Whether a phrase is in the first sentence under a heading."""
    before = m.sentence.index - 1
    return before >= 0 and (self.document.sentences[before].kind == "heading" or before in self.cases)


def _just_counted(self: Threads, m: Mention) -> list[Thread]:
    """The thread of the sentence before in the same paragraph, where it has counts and nothing yet says whence
    ("38 channels terminated. Coordinated influence operation linked to Jordan.")."""
    last = [t for t in self.threads if t.last == m.sentence.index - 1 and t.first.sentence.block == m.sentence.block]
    return [t for t in last if t.counts and not t.states and t.first.assets and not m.assets]


def document_noun(self: Threads, m: Mention) -> str:
    """The base form of an operation noun."""
    return self.document.lexicon.noun(m.head, "operation")


# Several of these are the premises of one undertaking; more than so many operations in one phrase are a statistic.
ONE_PLANT = frozenset({"farm", "factory"})
MOST = 6


def same_thing(self: Threads, t: Thread, m: Mention) -> bool:
    """Whether an indefinite phrase may mean an operation already met: its states and counts agree, and the text is still speaking of it."""
    if m.states and not t.states & set(m.states):
        return False
    if not room(t, m):
        return False
    elsewhere = bool(t.first.sentence.marker) and t.first.sentence.block != m.sentence.block
    fresh = t.first.sentence.index < LEAD and not t.detailed and not elsewhere
    nearby = t.index in self.focus and not m.sentence.marker and t.first.sentence.block == m.sentence.block
    return fresh or nearby or (not m.states and not m.sentence.marker and t.index in self.focus)


def room(t: Thread, m: Mention) -> bool:
    """Whether an operation can take these counts too: the same ones again, ones with a role, or of a unit or actor it has none of."""
    counted = (*m.assets, *m.holds)
    if t.year and (years := years_of(m.sentence)) and t.year not in years and not _acts_next(t, m, years):
        return False
    if counted and (months := months_of(m.sentence)):
        # Each service may act in a month of its own; two months of one are two removals.
        who = remover(m.sentence, counted[0].token)
        same = {month for by, month in t.acted if by == who or not (by and who)}
        if same and not same & months:
            return False
    told = {(a.unit, remover(m.sentence, a.token), a.platform) for a in counted}
    known = {(a.quantity.value, a.unit) for a in counted}
    clash = any(one[0] == other[0] and _may_be_same(one[1:], other[1:]) for one in told for other in t.removed)
    return any(a.role for a in counted) or bool(t.counts & known) or not clash


def _acts_next(t: Thread, m: Mention, years: frozenset[int]) -> bool:
    """Whether another service acts in the year after ("Meta removed 214 accounts in November. In January X suspended 600")."""
    who = remover(m.sentence, m.assets[0].token) if m.assets else ""
    return bool(who) and bool(t.acted) and all(by and by != who for by, _ in t.acted) and t.year + 1 in years


def _may_be_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two removals of (whom, where) may be by the same; where one names nobody the service decides."""
    (who, where), (by, there) = one, other
    return who == by or (not (who and by) and (where == there or not where or not there))


def remover(sentence: Sentence, token: Token) -> str:
    """Who is named as the subject nearest before a count, or "we", as far as that tells one actor's figures from another's."""
    before = [n for n in sentence.names if n.end <= token.idx and n.role in ("label", "ambiguous")]
    subjects = [n for n in before if any(t.dep_ in ("nsubj", "pobj", "conj", "poss") for t in sentence.tokens(n.start, n.end))]
    platforms = [(n.start, n.thing) for n in subjects if "/platform/" in n.thing or "/company/" in n.thing]
    platforms += [(t.idx, "we") for t in sentence.doc[: token.i] if t.lower_ == "we" and t.dep_ == "nsubj"]
    return max(platforms)[1] if platforms else ""
