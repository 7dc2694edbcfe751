"""Which operations a mention means: by name, state, count, order, size, or because it is what the text is speaking of."""

from kg.ontology import Ontology
from kg.reading.clauses import Clause
from kg.reading.document import Sentence
from kg.reading.mentions import NUMBERS, Mention
from kg.reading.naming import calling, is_called
from kg.reading.threads import ANOTHER, EARLIER, LARGE, LEAD, SMALL, Done, Thread, Threads, months_of, years_of
from kg.reading.tokens import Token


def operation(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "a Beijing-backed operation", "the two Russian networks", a known name."""
    if _is_denied(m):
        _drop(self, m, done)
        return ()
    if m.name:
        return _named(self, m, done)
    if m.owner:
        mine = [t.index for t in self.threads if t.owner == m.owner]
        return (mine[-1],) if mine else _owned_by(self, m)
    if m.number == 0 and len(m.states) < 2 and not (m.definite and self.threads):
        # "Influence operations" at large; of one state, behind a removal, it is what the removal is about.
        return introduce(self, m) if len(m.states) == 1 and m.marked and _with_assets(self, m, found) else ()
    if (subject := _predicated(self, m, done)) and not m.words & ANOTHER:
        return subject
    if m.definite and (selected := _select(self, m)):
        return selected
    if _is_given_a_name(self.document.ontology, m):
        return (self.new(m, m.states),)
    return introduce(self, m) if m.marked or m.states or _undergoes(self, m, found) else ()


def _is_given_a_name(ontology: Ontology, m: Mention) -> bool:
    """Whether an indefinite phrase goes on to name its thing ("a network which it tracks as X"), or is of an earlier one."""
    behind = m.sentence.text[m.head.idx : m.head.right_edge.idx + len(m.head.right_edge)]
    return bool(calling(ontology).search(behind)) or (bool(m.words & EARLIER) and not m.definite)


def _named(self: Threads, m: Mention, done: Done) -> tuple[int, ...]:
    """Resolve a known name: the operation that has it, or the one that it is given to here, else a new one."""
    known = [t.index for t in self.threads if t.name == m.name]
    if known:
        return (known[0],)
    start = m.sentence.name_start(m.head)
    called = is_called(self.document.ontology, m.sentence, start)
    above = [t for t in m.head.ancestors if t.i in done] if called or m.head.dep_ == "appos" else []
    given = _predicated(self, m, done) or next((done[t.i] for t in above), ())
    pronoun = m.sentence.text[:start].rstrip(" “\"‘'").lower().endswith((" it", " them", " the network", " the operation", " the campaign"))
    if not given and called and pronoun:
        given = tuple(self.focus[-1:])
    if len(given) == 1 and not self.threads[given[0]].name:
        self.threads[given[0]].name = m.name
        return given
    return (self.new(m, m.states),)


def _owned_by(self: Threads, m: Mention) -> tuple[int, ...]:
    index = self.new(m, m.states)
    self.threads[index].owner = m.owner
    return (index,)


def _is_denied(m: Mention) -> bool:
    """Whether the text says that something is no such operation."""
    before = [t.lower_ for t in m.sentence.doc[max(0, m.head.i - 6) : m.head.i]]
    return m.head.dep_ in ("attr", "ROOT", "pobj") and ("not" in before or "n't" in before) and bool({"a", "an"} & set(before)) and m.marked


def _drop(self: Threads, m: Mention, done: Done) -> None:
    for index in _predicated(self, m, done) or tuple(t.index for t in self.threads if t.titled and t.index in self.focus):
        self.threads[index].dropped = True


def _predicated(self: Threads, m: Mention, done: Done) -> tuple[int, ...]:
    """The subject's operations, where the phrase only says what they are ("it was a state-backed operation")."""
    head = m.head
    if head.dep_ in ("attr", "oprd"):
        return next((done[t.i] for t in head.head.children if t.dep_ in ("nsubj", "nsubjpass") and t.i in done), ())
    if head.dep_ == "appos" and head.head.i in done and not m.words & {"another", "one"}:
        return done[head.head.i]
    if head.dep_ == "pobj" and head.head.lower_ in ("as", "of") and head.head.head.dep_ in ("acl", "prep", "ROOT", "relcl", "pobj", "attr"):
        above = head.head.head
        near = [above, above.head, *(t for t in above.children if t.dep_ in ("dobj", "nsubjpass"))] if head.head.lower_ == "as" else []
        return next((done[t.i] for t in near if t.i in done), ())
    return ()


def _with_assets(self: Threads, m: Mention, found: list[Clause]) -> bool:
    """Whether a phrase stands in a clause that removes counted things."""
    above = {t.i for t in m.head.ancestors}
    removing = [c for c in found if c.verb.i in above and self.document.lexicon.is_verb(c.verb, "removal", "seizure")]
    return any(q.kind == "count" for q in m.sentence.quantities) and bool(removing)


def _undergoes(self: Threads, m: Mention, found: list[Clause]) -> bool:
    """Whether something is done to the phrase that is done to operations."""
    return any(m.head in c.patients and self.document.lexicon.is_verb(c.verb, "removal") and not c.negated for c in found)


def _select(self: Threads, m: Mention) -> tuple[int, ...]:
    """Pick from the operations met so far what a definite phrase means."""
    fitting = self.matching(m.states)
    if not fitting:
        # Of a group introduced without states, each state called up later takes the next free member.
        grouped = [t for t in self.latest_group() if t.group > 0 and not t.states]
        loose = grouped or [t for t in self.threads if not t.states and t.index in self.focus]
        fitting = loose if len(loose) == 1 else grouped[: max(m.number, 1)]
        for thread in fitting[: max(m.number, 1)]:
            thread.states |= set(m.states)
        return tuple(t.index for t in fitting[: max(m.number, 1)])
    if m.ordinal and len(grouped := self.latest_group()) >= m.ordinal:
        return (sorted(grouped, key=lambda t: t.index)[m.ordinal - 1].index,)
    if sized := _by_size(self, m, fitting):
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


def _by_size(self: Threads, m: Mention, fitting: list[Thread]) -> tuple[int, ...]:
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


def introduce(self: Threads, m: Mention) -> tuple[int, ...]:
    """Introduce what an indefinite phrase speaks of, unless the lead has already done so."""
    if is_ordinary(self, m) or m.sentence.text.rstrip().endswith("?"):
        return ()
    if titled := [t.index for t in self.threads if t.titled and t.first.sentence.block == m.sentence.block]:
        return (titled[-1],)
    number = max(m.number, len(m.states) if m.number == 0 else 1, 1)
    if document_noun(self, m) in ONE_PLANT:
        number = 1
    if number > MOST and len(m.states) != number:
        return ()
    if number > 1:
        lead = [t for t in self.matching(m.states) if t.first.sentence.index < LEAD and not t.detailed]
        if len(lead) == number and m.words.isdisjoint(ANOTHER):
            return tuple(sorted(t.index for t in lead))
        return self.new_group(m, number)
    if m.words.isdisjoint(ANOTHER):
        same = [t for t in self.matching(m.states) if same_thing(self, t, m)]
        if same:
            same[-1].detailed = True
            same[-1].states |= set(m.states)
            return (same[-1].index,)
    return (self.new(m, m.states),)


def is_ordinary(self: Threads, m: Mention) -> bool:
    """Whether a sentence tells of ordinary moderation or crime and says nothing of influence, states or coordination."""
    words = self.document.ontology.phrases["operation"]
    text = f" {m.sentence.text.lower()} "
    ordinary = any(f" {w}" in text for w in words["ordinary"])
    told = any(w in text for w in words["told"] if w not in ("network", "operation", "campaign"))
    return ordinary and not told and not m.states


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
    fresh = t.first.sentence.index < LEAD and not t.detailed
    nearby = t.index in self.focus and not m.sentence.marker and t.first.sentence.block == m.sentence.block
    return fresh or nearby or (not m.states and not m.sentence.marker and t.index in self.focus)


def room(t: Thread, m: Mention) -> bool:
    """Whether an operation can take these counts too: the same ones again, ones with a role, or of a unit or actor it has none of."""
    if t.year and (years := years_of(m.sentence)) and t.year not in years:
        return False
    if m.assets and t.months and (months := months_of(m.sentence)) and not months & t.months:
        return False
    told = {(a.unit, remover(m.sentence, a.token)) for a in m.assets}
    known = {(a.quantity.value, a.unit) for a in m.assets}
    return any(a.role for a in m.assets) or bool(t.counts & known) or not told & t.removed


def remover(sentence: Sentence, token: Token) -> str:
    """Who is named as the subject nearest before a count, as far as that tells one actor's figures from another's."""
    before = [n for n in sentence.names if n.end <= token.idx and n.role in ("label", "ambiguous")]
    subjects = [n for n in before if any(t.dep_ in ("nsubj", "pobj", "conj", "poss") for t in sentence.tokens(n.start, n.end))]
    platforms = [n.thing for n in subjects if "/platform/" in n.thing or "/company/" in n.thing]
    return platforms[-1] if platforms else ""


def accounts(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "the Honduran accounts", "these pages", "Russian trolls"."""
    if m.definite and (selected := _select(self, m)):
        return selected[-1:] if not m.states else selected
    return introduce(self, m) if m.states and m.marked else ()


def pronoun(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "it", "they", "both" to what the sentence or the text before it speaks of."""
    if m.head.lower_ == "both" and (pair := next((ids for ids in reversed(done.values()) if len(ids) == 2), ())):
        return pair
    if m.head.lower_ == "both":
        return tuple(sorted(self.focus[-2:])) if len(self.focus) >= 2 else tuple(sorted(t.index for t in self.matching(())[-2:]))
    inside = [done[i] for i in sorted(done) if i < m.head.i]
    return inside[-1] if inside else tuple(self.focus)


def elliptic(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "the larger one", "the other", "one of them" within the group last spoken of."""
    if m.states and (called := self.matching(m.states)):
        return (called[-1].index,)
    inner = [done[t.i] for t in m.head.subtree if t.i in done and len(done[t.i]) > 1]
    group = [self.threads[i] for i in inner[0]] if inner else self.latest_group()
    if "another" in m.words and not any(t.group > 0 and not t.counts and not t.states for t in group):
        return (self.new(m, m.states),) if self.threads else ()
    if len(group) < 2:
        return ()
    if sized := _by_size(self, m, group):
        return sized
    if m.ordinal and m.ordinal <= len(group):
        return (group[m.ordinal - 1].index,)
    if m.head.lower_ in NUMBERS and m.number == 2:
        return tuple(t.index for t in group[-2:])
    free = [t for t in group if t.last < 0 or not t.states]
    taken = {i for ids in done.values() for i in ids if len(ids) == 1}
    free = [t for t in free if t.index not in taken] or [t for t in group if t.index not in taken]
    return (free[0].index,) if free else ()
