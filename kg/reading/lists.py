"""Whose counted assets are: what governs a list of counts, and the operation it is removed from or makes up."""

from dataclasses import replace

from kg.reading.attribution import origins
from kg.reading.clauses import Clause
from kg.reading.mentions import BESIDE, Mention
from kg.reading.resolve import is_ordinary, room, same_thing
from kg.reading.threads import ANOTHER, LEAD, Done, Threads
from kg.reading.tokens import Token

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
    for by_phrase in BY_PHRASE:
        if (meant := by_phrase(self, m, done)) is not None:
            return meant
    act, how = governing(self, m, found)
    if not how or _total(self, m, act, done):
        return ()
    if not m.states and (place := _opening_state(self, m)):
        m = replace(m, states=place)
    for by_clause in BY_CLAUSE:
        if (meant := by_clause(self, m, done, act, how)) is not None:
            return meant
    further = m.words & {"further", "additional", "more"}
    return (self.new(m, m.states),) if m.states or (_told(self, m) and not further) else ()


def _in_phrase(self: Threads, m: Mention, done: Done) -> Answer:
    return _around(self, m, done) or _beside(m, done) or None


def _of_what_follows(self: Threads, m: Mention, done: Done) -> Answer:
    """ "1,019 more from a network run from Peru"; "Twitter, 71" is of the list before it."""
    token = m.assets[0].token
    after = [k for k in sorted(done) if token.i < k <= token.i + NEAR]
    if token.lower_ == "more" and after:
        return done[after[0]]
    if all(a.carried and a.platform for a in m.assets) and done:
        return next((ids for k, ids in sorted(done.items(), reverse=True) if k < m.assets[0].number.i and len(ids) == 1), ())
    return None


def _counted_before(self: Threads, m: Mention, done: Done, act: Clause | None, how: str) -> Answer:
    known = {(a.quantity.value, a.unit) for a in m.assets if a.quantity.value >= COUNT_THAT_IDENTIFIES}
    again = [t.index for t in self.threads if len(t.counts & known) >= min(2, len(m.assets))]
    return (again[-1],) if again else None


def _made_of(self: Threads, m: Mention, done: Done, act: Clause | None, how: str) -> Answer:
    """ "The French operation comprised 84 accounts"; "They comprise 182 accounts"."""
    if how != "made of" or act is None:
        return None
    if any(t.lower_ in ("it", "they") for t in act.agents) and all(room(self.threads[i], m) for i in self.focus):
        return tuple(self.focus)
    return next((done[t.i] for t in act.agents if t.i in done and t.tag_ != "PRP$"), ())


def _beside_in_clause(self: Threads, m: Mention, done: Done, act: Clause | None, how: str) -> Answer:
    return (_in_clause(self, m, act, done) or None) if how == "removed" and act is not None else None


def _by_state(self: Threads, m: Mention, done: Done, act: Clause | None, how: str) -> Answer:
    if not m.states or m.words & ANOTHER:
        return None
    opening = m.sentence.doc[0].lower_ in OPENINGS
    same = [t for t in self.matching(m.states) if same_thing(self, t, m) or (opening and t.states and room(t, m))]
    return (same[-1].index,) if same else None


def _by_focus(self: Threads, m: Mention, done: Done, act: Clause | None, how: str) -> Answer:
    if how == "made of":
        return tuple(self.focus[-1:])
    if not m.states and (free := _free_member(self, m)):
        return free
    in_focus = [self.threads[i] for i in self.focus]
    fresh = m.sentence.marker and m.sentence.first
    if not m.states and in_focus and not fresh and "another" not in m.words and room(in_focus[-1], m):
        return (in_focus[-1].index,)
    loose = [t for t in self.threads if not t.states and not t.counts and t.first.sentence.index < LEAD]
    return (loose[0].index,) if len(loose) == 1 and not m.words & ANOTHER else None


def _free_member(self: Threads, m: Mention) -> tuple[int, ...]:
    """The next member of the group announced before that has no counts yet, where a new section begins to tell of one."""
    group = [t for t in self.latest_group() if t.group > 0]
    here = any(self.threads[i].last >= 0 and self.threads[i].first.sentence.block == m.sentence.block for i in self.focus)
    free = [t for t in group if not t.counts]
    told_before = all(t.first.sentence is not m.sentence for t in group)
    return (free[0].index,) if len(group) > 1 and free and m.sentence.first and not here and told_before else ()


def _opening_state(self: Threads, m: Mention) -> tuple[str, ...]:
    """The state with which the sentence opens ("In Bolivia, ... the company removed 1,041 profiles"), if an operation has it."""
    if m.sentence.doc[0].lower_ not in OPENINGS:
        return ()
    names = [n.thing for n in m.sentence.names if n.start == m.sentence.doc[0].idx + len(m.sentence.doc[0]) + 1]
    return tuple(n for n in names if self.document.ontology.kind(n) == "State" and self.matching((n,)))


def _of_state(self: Threads, m: Mention, done: Done) -> Answer:
    """ "Serbia - 8,558 handles": the operation of the state that stands right before."""
    if BESIDE not in m.words:
        return None
    # One that is also run from there is another line of the list, once it has counts of its own.
    same = [t for t in self.matching(m.states) if t.states == set(m.states) or (t.states and not t.counts)]
    free = [t for t in self.latest_group() if t.group > 0 and not t.states and not t.counts]
    index = same[-1].index if same else free[0].index if free else self.new(m, m.states)
    self.threads[index].states |= set(m.states)
    self.dealt.extend((index, state, m.sentence) for state in m.states)
    return (index,)


def _several_governments(self: Threads, m: Mention, done: Done) -> Answer:
    """ "20,000 accounts that served the authorities in A, B and C": one operation for each, the total is nobody's."""
    found = [o for a in m.assets for o in origins(self.document, m.sentence, a.token) if o.party.how == "government" and o.state]
    states = tuple(dict.fromkeys(o.state for o in found))
    if len(states) < MANY:
        return None
    lead = [t for t in self.matching(states) if t.states]
    return tuple(t.index for t in lead) if lead else self.new_group(replace(m, states=states, assets=()), len(states))


def _total(self: Threads, m: Mention, act: Clause | None, done: Done) -> bool:
    """Whether a count is the sum over many operations ("15 influence operations, and 3,001 accounts associated with them")."""
    lexicon = self.document.lexicon
    plural = [t for t in m.sentence.doc if t.tag_ == "NNS" and lexicon.noun(t, "operation") and t.lower_ not in ("activities", "efforts")]
    numbered = [t for t in plural if any(c.dep_ == "nummod" for c in t.children)]
    own = {t.i for t in m.assets[0].token.subtree}
    return act is not None and any((t.i < m.assets[0].number.i or t.i in own) and len(done.get(t.i, ())) != 1 for t in numbered)


def _told(self: Threads, m: Mention) -> bool:
    """Whether anything but the number speaks for an operation: coordination, a sponsor, a name."""
    if is_ordinary(self, m):
        return False
    text = m.sentence.text.lower()
    mixed = len({(a.unit, a.platform) for a in m.assets}) > 1
    ours = bool({"we", "our"} & {t.lower_ for t in m.sentence.doc})
    return mixed or ours or bool(m.sentence.marker) or any(w in text for w in self.document.ontology.phrases["operation"]["told"])


def _around(self: Threads, m: Mention, done: Done) -> tuple[int, ...]:
    """The operation whose phrase the list stands in ("a network of 8,558 accounts"), or that its own modifiers name."""
    token = m.assets[0].token
    above = token
    while above.dep_ in ("pobj", "nummod", "conj", "appos", "compound", "prep") and not above.tag_.startswith("VB"):
        above = above.head
        if above.i in done and above.tag_.startswith("NN"):
            return done[above.i]
    for asset in m.assets:
        behind = [c for c in asset.token.rights if c.dep_ in ("acl", "prep", "relcl") and _belongs(self, c)]
        for t in (t for child in behind for t in child.subtree):
            if t.i in done and t.tag_.startswith("NN"):
                return done[t.i]
    return ()


def _belongs(self: Threads, child: Token) -> bool:
    """Whether a modifier says that things are part of something ("tied to", "that belonged to", "behind", "used by")."""
    if any(t.dep_ == "neg" for t in child.children):
        return False
    if child.dep_ == "prep":
        return child.lower_ in ("of", "from", "in", "behind", "with", "within")
    return self.document.lexicon.is_verb(child, "attribute", "serve", "run", "originate", "base", "comprise", "belong")


def _in_clause(self: Threads, m: Mention, act: Clause, done: Done) -> tuple[int, ...]:
    """The one operation that the removing clause names beside the list ("in connection with an operation linked to ...")."""
    verbs = {act.verb, *(t for t in act.verb.children if t.dep_ == "conj")}
    inside = {t.i for v in verbs for t in v.subtree if t.i > act.verb.i and t.tag_.startswith("NN") and not _is_denied(t, verbs)}
    named = {i for k, ids in done.items() if k in inside for i in ids}
    fresh = [i for i in named if self.threads[i].first.sentence is m.sentence]
    if len(named) == 1 and fresh:
        return (fresh[0],)
    nouns = {i for k, ids in done.items() if k < m.assets[0].number.i and m.sentence.doc[k].tag_.startswith("NN") for i in ids}
    return tuple(nouns) if len(nouns) == 1 and all(room(self.threads[i], m) for i in nouns) else ()


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
    bracket = doc[place].text != ","
    for token in (doc[place - 1], *(doc[i] for i in range(place - 2, max(-1, place - 9), -1) if bracket)):
        if token.i in done and token.tag_ not in ("PRP$", "PRP"):
            return done[token.i]
        if token.tag_.startswith("VB") or token.text in ".;()":
            return ()
    return ()


HEDGES = frozenset({"about", "some", "nearly", "almost", "over", "more", "than", "around", "roughly", "approximately", "least", "at"})


def governing(self: Threads, m: Mention, found: list[Clause]) -> tuple[Clause | None, str]:
    """Return the clause that governs a list and what it makes of it: "removed", "made of", or "" where it is neither."""
    lexicon = self.document.lexicon
    tokens = {a.token for a in m.assets} | {m.head}
    above = [m.head, *m.head.ancestors]
    by_verb = {c.verb: c for c in found}
    for token in above:
        c = by_verb.get(token)
        if c is None:
            continue
        if lexicon.is_verb(token, "removal", "seizure") and not c.negated and not c.hypothetical:
            return c, "removed"
        if lexicon.is_verb(token, "comprise") and (tokens & set(c.patients) or not c.passive):
            return c, "made of"
        if lexicon.is_verb(token, "say") and token.dep_ == "ROOT" and not tokens & set(c.patients):
            continue
        if lexicon.is_verb(token, "list") and tokens & {*c.agents, *c.patients}:
            return None, "made of" if m.states else ""
        return c, ""
    before = [c for c in found if c.verb.i < m.assets[0].number.i]
    if before and any(t.tag_.startswith("VB") for t in above) and lexicon.is_verb(before[-1].verb, "removal", "seizure"):
        return (before[-1], "removed") if not before[-1].negated and not before[-1].hypothetical else (None, "")
    return None, "made of" if self.focus or m.states or m.sentence.marker else ""


BY_PHRASE = (_of_state, _in_phrase, _of_what_follows, _several_governments)
BY_CLAUSE = (_counted_before, _made_of, _beside_in_clause, _by_state, _by_focus)
