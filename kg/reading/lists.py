"""Whose counted assets are: what governs a list of counts, and the operation it is removed from or makes up."""

from dataclasses import replace

from kg.reading.accounts import are_fake, is_engaged
from kg.reading.assets import WHOLE
from kg.reading.attribution import origins, verbal
from kg.reading.clauses import BEING, Clause, spread
from kg.reading.counted import BESIDE
from kg.reading.document import Sentence, any_of
from kg.reading.governing import governing
from kg.reading.introduce import of_section, opens_section, remover, room, same_thing
from kg.reading.mention import Mention
from kg.reading.ordinary import is_apolitical, is_ordinary
from kg.reading.threads import ANOTHER, EARLIER, LEAD, Done, Threads
from kg.reading.tied import tied_to
from kg.reading.tokens import Token
from kg.reading.totals import is_at_large, is_total

COUNT_THAT_IDENTIFIES = 20
# So many governments in one phrase run an operation each.
MANY = 3
# How far behind "1,019 more" the phrase may stand that says of what.
NEAR = 6
OPENINGS = frozenset({"in", "from", "for"})


# What a step answers: the operations meant (none of them: ()), or None where it has nothing to say.
Answer = tuple[int, ...] | None


def assets(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve a list of counts: by the phrase it stands in, else by the clause that governs it."""
    if m.sentence.asks or is_apolitical(self, m):
        return ()
    if tied := tied_to(self, m, done):
        return tied
    done = {k: ids for k, ids in done.items() if not (set(ids) & self.apart and m.assets[0].number.i < k)}
    for by_phrase in BY_PHRASE:
        if (meant := by_phrase(self, m, done)) is not None:
            return meant
    if whence := _further(self, m, found) or _one_of_many(self, m):
        return (self.new(m, whence),)
    act, how = governing(self, m, found)
    if how in ("", "not removed") or is_at_large(self, m) or is_total(self, m, act, done):
        return ()
    if not m.states and (place := _opening_state(self, m)):
        m = replace(m, states=place)
    for by_clause in BY_CLAUSE:
        if (meant := by_clause(self, m, done, act, how)) is not None:
            return meant
    further = m.words & {"further", "additional", "more"}
    if is_ordinary(self, m):
        return ()
    politics = {t.lower_ for t in m.sentence.doc} & set(self.document.ontology.phrases["content"]["offices"])
    if m.states and opens_section(self, m) and (free := self.free_members(m.states)):
        return (free[0].index,)
    run = how == "run" and (self.document.on_influence or bool(politics) or any(are_fake(self, a.token) for a in m.assets))
    return (self.new(m, m.states),) if m.states or run or (_told(self, m, found) and not further) else ()


def _further(self: Threads, m: Mention, found: list[Clause]) -> tuple[str, ...]:
    """The states of "a further 25 accounts came from Laos", after counts that were removed and are of other states."""
    spoken = [self.threads[i] for i in self.focus[-1:]]
    if m.words.isdisjoint(("further", "another", "additional")) or not any(t.removed for t in spoken):
        return ()
    lexicon = self.document.lexicon
    main = [c for c in found if c.verb.dep_ == "ROOT" and not (c.negated or c.hypothetical)]
    come = [c for c in main if lexicon.is_verb(c.verb, "originate", "run", "base")]
    told = [c.verb for c in come if m.head in (c.patients if c.passive else c.agents)]
    states = tuple(dict.fromkeys(o.state for v in told for o in verbal(self.document, m.sentence, v) if o.state))
    return states if states and all(t.is_elsewhere(states) for t in spoken) else ()


def _one_of_many(self: Threads, m: Mention) -> tuple[str, ...]:
    """The states of "it stopped 14 other operations. Among them was a group of 61 accounts run from Chad"."""
    if m.sentence.doc[0].lower_ != "among" or m.sentence.doc[1].lower_ not in THEM or not m.sentence.index:
        return ()
    before = self.document.sentences[m.sentence.index - 1]
    many = any(t.tag_ == "NNS" and self.document.lexicon.noun(t, "operation") for t in before.nouns)
    return m.states if many and not self.matching(m.states) else ()


def _in_phrase(self: Threads, m: Mention, done: Done) -> Answer:
    return _around(self, m, done) or _beside(m, done) or None


def _part(self: Threads, m: Mention, done: Done) -> Answer:
    """ "Among the removed accounts, 704 are Pages": of the operation whose things the sentence has just named as a whole."""
    doc, number, verb = m.sentence.doc, m.assets[0].number, m.assets[0].token.head
    if verb.lower_ not in BEING or verb.i != number.i + 1:
        return None
    inner = (t for p in doc[: number.i] if p.lower_ in WHOLE for t in p.children if t.dep_ == "pobj")
    whole = next((t for t in inner if t.lower_ in THEM or any(c.lower_ in ("the", "these", "those") for c in t.children)), None)
    if whole is None:
        return None
    return done.get(whole.i) or (tuple(self.focus[-1:]) if len(self.focus) == 1 else None)


THEM = frozenset({"them", "these", "those", "which"})


def _of_what_follows(self: Threads, m: Mention, done: Done) -> Answer:
    """ "1,019 more from a network run from Peru"; "Twitter, 71" is of the list before it."""
    token = m.assets[0].token
    after = [k for k in sorted(done) if token.i < k <= token.i + NEAR]
    if token.lower_ == "more" and after:
        return done[after[0]]
    if all(a.carried and a.platform for a in m.assets) and done:
        return next((ids for k, ids in sorted(done.items(), reverse=True) if k < m.assets[0].number.i and len(ids) == 1), ())
    return None


def _of_earlier_ones(self: Threads, m: Mention, done: Done, act: Clause | None, how: str) -> Answer:
    """ "2,313 accounts that belonged to networks from earlier reports" are of none that is told of here."""
    below = [t for a in m.assets for t in a.token.subtree]
    plural = any(t.tag_ == "NNS" and self.document.lexicon.noun(t, "operation") for t in below)
    return () if plural and not PAST.isdisjoint(t.lower_ for t in below) else None


PAST = EARLIER | {"previously", "before", "past"}


def _in_section(self: Threads, m: Mention, done: Done, act: Clause | None, how: str) -> Answer:
    """The counts of a section that is of one operation are its own, but for those "associated with networks disrupted before"."""
    below = (t for a in m.assets for t in a.token.subtree)
    if self.section >= 0 and any(t.tag_ == "NNS" and self.document.lexicon.noun(t, "operation") for t in below):
        return ()
    return (self.section,) if of_section(self, m) and not is_ordinary(self, m) else None


def _counted_before(self: Threads, m: Mention, done: Done, act: Clause | None, how: str) -> Answer:
    known = {(a.quantity.value, a.unit) for a in m.assets if a.quantity.value >= COUNT_THAT_IDENTIFIES}
    again = [t.index for t in self.threads if len(t.counts & known) >= min(2, len(m.assets))]
    return (again[-1],) if again else None


def _in_chronicle(self: Threads, m: Mention, done: Done, act: Clause | None, how: str) -> Answer:
    """ "- 2 April: the registrar closed 31 domains" in a list of what was done against the one operation that a report is on."""
    first = min((d.start for d in m.sentence.dates), default=m.sentence.end)
    if how != "removed" or not m.sentence.marker or first > 0 or m.states or not m.words.isdisjoint(ANOTHER):
        return None
    chief = self.chief()
    return (chief.index,) if chief is not None else None


def _made_of(self: Threads, m: Mention, done: Done, act: Clause | None, how: str) -> Answer:
    """ "The French operation comprised 84 accounts"; "They comprise 182 accounts"."""
    if how != "made of" or act is None:
        return None
    if any(t.lower_ in ("it", "they") for t in act.agents) and all(room(self.threads[i], m) for i in self.focus):
        return tuple(self.focus)
    if m.states and all(t.lower_ in ("this", "that", "these") for t in act.agents):
        return None
    return next((done[t.i] for t in act.agents if t.i in done and t.tag_ != "PRP$"), ()) or _opening_one(m, act, done)


def _opening_one(m: Mention, act: Clause, done: Done) -> tuple[int, ...]:
    """ "The other, run from Laos, had 25 accounts": the parser takes "other" for a word of "run"."""
    opening = (k for k in (0, 1) if k in done and k < act.verb.i and not m.sentence.doc[k].tag_.startswith("NN"))
    return next((done[k] for k in opening if m.sentence.doc[k + 1].text == ","), ())


def _beside_in_clause(self: Threads, m: Mention, done: Done, act: Clause | None, how: str) -> Answer:
    return (_in_clause(self, m, act, done) or None) if how == "removed" and act is not None else None


def _alongside(self: Threads, m: Mention, done: Done, act: Clause | None, how: str) -> Answer:
    """ "The same day Twitter removed 71 accounts run from Peru": of what Facebook had removed, of which no state was told."""
    spoken = [self.threads[i] for i in self.focus[-1:]]
    if how != "removed" or not m.states or not m.words.isdisjoint(ANOTHER) or not all(t.counts and not t.states for t in spoken):
        return None
    if not any_of(self.document.ontology, "alongside").search(m.sentence.folded):
        return None
    who = remover(m.sentence, m.assets[0].token)
    return next(((t.index,) for t in spoken if who and all(other not in ("", who) for _, other, _ in t.removed)), None)


def _by_state(self: Threads, m: Mention, done: Done, act: Clause | None, how: str) -> Answer:
    if not m.states or m.words & ANOTHER:
        return None
    opening = m.sentence.doc[0].lower_ in OPENINGS
    same = [t for t in self.matching(m.states) if same_thing(self, t, m) or (opening and t.states and room(t, m))]
    return (same[-1].index,) if same else None


def _by_focus(self: Threads, m: Mention, done: Done, act: Clause | None, how: str) -> Answer:
    if how == "made of" and (self.focus or not m.states):
        elsewhere = any(self.threads[i].is_elsewhere(m.states) for i in self.focus[-1:])
        return None if elsewhere else tuple(self.focus[-1:])
    if not m.states and (free := _free_member(self, m)):
        return free
    in_focus = [self.threads[i] for i in self.focus]
    fresh = m.sentence.marker and m.sentence.first
    if not m.states and in_focus and not fresh and "another" not in m.words and room(in_focus[-1], m):
        return (in_focus[-1].index,)
    loose = [t for t in self.threads if not t.states and not t.counts and t.first.sentence.index < LEAD and t.index not in self.apart]
    return (loose[0].index,) if len(loose) == 1 and not m.words & ANOTHER else None


def _free_member(self: Threads, m: Mention) -> tuple[int, ...]:
    """The next member of the group announced before that has no counts yet, where a new section begins to tell of one."""
    group = [t for t in self.latest_group() if t.group > 0]
    here = any(self.threads[i].last >= 0 and self.threads[i].first.sentence.block == m.sentence.block for i in self.focus)
    free = [t for t in group if not t.counts]
    told_before = all(t.first.sentence is not m.sentence for t in group)
    return (free[0].index,) if len(group) > 1 and free and m.sentence.first and not here and told_before else ()


def _opening_state(self: Threads, m: Mention) -> tuple[str, ...]:
    """The state with which the sentence opens ("In Bolivia, ... the company removed 1,041 profiles"), if an operation has it or those
    spoken of are of others; also that of the sentence before ("The company tells about Iraq as well. There it removed 76 accounts")."""
    first = m.sentence.doc[0]
    if first.lower_ == "there" and first.dep_ == "advmod":
        before = self.document.sentences[m.sentence.index - 1 : m.sentence.index]
        named = [n.thing for s in before for n in s.names]
    elif first.lower_ in OPENINGS:
        named = [n.thing for n in m.sentence.names if n.start == first.idx + len(first) + 1]
    else:
        return ()
    states = list(dict.fromkeys(n for n in named if self.document.ontology.kind(n) == "State"))
    if len(states) != 1:
        return ()
    elsewhere = self.focus and all(self.threads[i].is_elsewhere(states) for i in self.focus)
    return tuple(states) if elsewhere or self.matching(tuple(states)) else ()


def _of_state(self: Threads, m: Mention, done: Done) -> Answer:
    """ "Serbia - 8,558 handles": the operation of the state that stands right before."""
    if BESIDE not in m.words:
        return None
    if _is_of_seats(self, m):
        # Part by part, one operation's: where those sit who run it.
        self.dealt.extend((index, state, m.sentence) for index in self.focus[-1:] for state in m.states)
        return ()
    # One that is also run from there is another line of the list, once it has counts of its own.
    same = [t for t in self.matching(m.states) if t.states == set(m.states) or (t.states and not t.counts)]
    free = [t for t in self.latest_group() if t.group > 0 and not t.states and not t.counts]
    index = same[-1].index if same else free[0].index if free else self.new(m, m.states)
    self.threads[index].states |= set(m.states)
    self.dealt.extend((index, state, m.sentence) for state in m.states)
    return (index,)


def _is_of_seats(self: Threads, m: Mention) -> bool:
    """Whether counts by country say where administrators sit ("administrators in Benin (52 pages) and Togo (21)")."""
    seated = self.document.ontology.phrases["operation"]["seated"]
    return any(t.lower_ in seated for t in m.sentence.doc[: m.assets[0].number.i])


def _several_governments(self: Threads, m: Mention, done: Done) -> Answer:
    """ "20,000 accounts that served the authorities in A, B and C": one operation for each, the total is nobody's."""
    found = [o for a in m.assets for o in origins(self.document, m.sentence, a.token) if o.party.how == "government" and o.state]
    states = tuple(dict.fromkeys(o.state for o in found))
    if len(states) < MANY:
        return None
    lead = [t for t in self.matching(states) if t.states]
    return tuple(t.index for t in lead) if lead else self.new_group(replace(m, states=states, assets=()), len(states))


def _told(self: Threads, m: Mention, found: list[Clause]) -> bool:
    """Whether anything but the number speaks for an operation: coordination, a sponsor, a name, what the assets were for."""
    text = m.sentence.text.lower()
    mixed = len({(a.unit, a.platform) for a in m.assets}) > 1
    ours = bool({"we", "our"} & {t.lower_ for t in m.sentence.doc})
    engaged = not self.document.on_crime and any(is_engaged(self, a.token, found) for a in m.assets)
    told = any(w in text for w in self.document.ontology.phrases["operation"]["told"])
    return mixed or ours or bool(m.sentence.marker) or engaged or told


def _around(self: Threads, m: Mention, done: Done) -> tuple[int, ...]:
    """The operation whose phrase the list stands in ("a network of 8,558 accounts"), or that its own modifiers name."""
    token = m.assets[0].token
    above = token
    while above.dep_ in ("pobj", "nummod", "conj", "appos", "compound", "prep") and not above.tag_.startswith("VB"):
        above = above.head
        if above.i in done and (above.tag_.startswith("NN") or above.lower_ in ("another", "one", "second", "third")):
            # "926 accounts linked to X and 526 accounts run by Y": listed together, yet not the same.
            other = m.states and all(self.threads[i].is_elsewhere(m.states) for i in done[above.i])
            return () if other else done[above.i]
    for noun in spread([a.token for a in m.assets]):
        behind = [c for c in noun.rights if c.dep_ in ("acl", "prep", "relcl") and _belongs(self, c)]
        for t in (t for child in behind for t in child.subtree):
            if t.i in done and t.tag_.startswith("NN"):
                return done[t.i]
            if t.lower_ == "it" and t.dep_ == "pobj" and self.focus:
                # "We banned 14 accounts connected to it".
                return tuple(self.focus[-1:])
    return ()


def _belongs(self: Threads, child: Token) -> bool:
    """Whether a modifier says that things are part of something ("tied to", "that belonged to", "behind", "used by")."""
    if any(t.dep_ == "neg" for t in child.children):
        return False
    if child.dep_ == "prep":
        return child.lower_ in ("of", "from", "in", "behind", "with", "within")
    return self.document.lexicon.is_verb(child, "attribute", "serve", "run", "originate", "base", "comprise")


def _in_clause(self: Threads, m: Mention, act: Clause, done: Done) -> tuple[int, ...]:
    """The one operation that the removing clause names beside the list ("in connection with an operation linked to ...")."""
    verbs = {act.verb, *(t for t in act.verb.children if t.dep_ == "conj")}
    inside = {t.i for v in verbs for t in v.subtree if t.i > act.verb.i and t.tag_.startswith("NN") and not _is_denied(t, verbs)}
    named = {i for k, ids in done.items() if k in inside for i in ids}
    fresh = [i for i in named if self.threads[i].first.sentence is m.sentence]
    by_name = {i for k, ids in done.items() if k in inside for i in ids if _is_called(self, i, m.sentence, m.sentence.doc[k])}
    if any(self.threads[i].is_elsewhere(m.states) for i in named):
        return ()
    if len(named) == 1 and (fresh or by_name or all(room(self.threads[i], m) for i in named)):
        return tuple(named)
    nouns = {i for k, ids in done.items() if k < m.assets[0].number.i and m.sentence.doc[k].tag_.startswith("NN") for i in ids}
    fits = len(nouns) == 1 and all(not self.threads[i].is_elsewhere(m.states) and room(self.threads[i], m) for i in nouns)
    return tuple(nouns) if fits else ()


def _is_called(self: Threads, index: int, sentence: Sentence, token: Token) -> bool:
    """Whether a token is the operation's own name."""
    thread, name = self.threads[index], sentence.name_at(token)
    return (name is not None and name.thing == thread.name) or any(n.text.endswith(token.text) for n in thread.namings)


def _is_denied(token: Token, verbs: set[Token]) -> bool:
    """Whether a phrase stands under a negated verb ("that were not linked to ...")."""
    for above in token.ancestors:
        if above in verbs:
            return False
        if any(t.dep_ == "neg" for t in above.children):
            return True
    return False


def _beside(m: Mention, done: Done) -> tuple[int, ...]:
    """The operation whose phrase ends right before the list, with nothing but a dash, a bracket or a comma between."""
    doc = m.sentence.doc
    place = min(a.number.i for a in m.assets) - 1
    while place > 0 and doc[place].lower_ in HEDGES:
        place -= 1
    if place < 1 or doc[place].lower_ not in ("-", "–", "—", "(", ":", ",", "with", "comprising", "totalling"):
        return ()
    if doc[place].lower_ == "with" and doc[place - 1].lower_ in ("along", "together"):
        # "Those accounts, along with five others": beside them, not in them.
        return ()
    if doc[place].text == ":" and any(a.token.dep_ in ("nsubj", "nsubjpass") and a.token.head.i > a.token.i for a in m.assets):
        # "Events: nine of them were scheduled": the verb says what is meant by the number.
        return ()
    bracket = doc[place].text != ","
    for token in (doc[place - 1], *(doc[i] for i in range(place - 2, max(-1, place - 9), -1) if bracket)):
        if token.i in done and token.tag_ not in ("PRP$", "PRP"):
            return done[token.i]
        if token.tag_.startswith("VB") or token.text in ".;()":
            return ()
    return ()


HEDGES = frozenset({"about", "some", "nearly", "almost", "over", "more", "than", "around", "roughly", "approximately", "least", "at"})


def _of_which(self: Threads, m: Mention, done: Done) -> Answer:
    """ "The operation known as X, 32 domains of which were seized": of what stands before."""
    behind = m.sentence.text[m.assets[-1].end :].lstrip()
    before = [k for k in sorted(done) if k < m.assets[0].number.i and m.sentence.doc[k].tag_.startswith("NN")]
    return done[before[-1]] if behind.startswith("of which") and before else None


BY_PHRASE = (_of_state, _of_which, _part, _in_phrase, _of_what_follows, _several_governments)
BY_CLAUSE = (_of_earlier_ones, _in_section, _counted_before, _in_chronicle, _made_of, _beside_in_clause, _alongside, _by_state, _by_focus)
