"""Which operations a report tells apart, and which of them each phrase means.

A report is read once from the start. Every mention (`kg/reading/mentions.py`) is resolved to operations already met, by what it says
of them (name, state, count, order, size), or introduces new ones. What is in focus answers "it", "the network", "these accounts".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from spacy.tokens import Token

from kg.namespaces import thing
from kg.reading.assets import Asset
from kg.reading.attribution import origins, verbal
from kg.reading.clauses import Clause, antecedent, clauses
from kg.reading.document import Document, Sentence
from kg.reading.mentions import NUMBERS, Mention, mentions
from kg.reading.naming import Naming, heading_name, namings

LEAD = 4
COUNT_THAT_IDENTIFIES = 20


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """An operation as this report tells of it; `first` is its first mention, `assets` what is counted as its own."""

    index: int
    iri: str
    first: Mention
    names: tuple[Naming, ...]
    states: tuple[str, ...]
    earlier: bool


@dataclass(frozen=True, slots=True, eq=False)
class Owned:
    """Counted assets of an operation; `act` is the clause that removes them, None where they are only said to make it up."""

    operation: int
    asset: Asset
    sentence: Sentence
    act: Clause | None


@dataclass(frozen=True, slots=True, eq=False)
class Discourse:
    """The operations of a report and where each is meant."""

    operations: tuple[Operation, ...]
    at: Mapping[tuple[int, int], tuple[int, ...]]
    focus: Mapping[int, tuple[int, ...]]
    before: Mapping[int, tuple[int, ...]]
    owned: tuple[Owned, ...]
    clauses: Mapping[int, tuple[Clause, ...]]

    def of(self, sentence: Sentence, token: Token) -> tuple[Operation, ...]:
        """The operations that a token's phrase means."""
        return tuple(self.operations[i] for i in self.at.get((sentence.index, token.i), ()))

    def near(self, sentence: Sentence, token: Token) -> tuple[Operation, ...]:
        """The operations that what hangs at `token` is about: its own, its governors', their subjects', else the focus."""
        seen = token
        while True:
            for candidate in (seen, *_arguments(seen)):
                if found := self.of(sentence, candidate):
                    return found
            if seen.head == seen:
                break
            seen = seen.head
        return tuple(self.operations[i] for i in self.focus.get(sentence.index, ()))


def _arguments(token: Token) -> list[Token]:
    if not token.tag_.startswith("VB"):
        return []
    noun = antecedent(token)
    subjects = [t for t in token.children if t.dep_ in ("nsubj", "nsubjpass")]
    objects = [t for t in token.children if t.dep_ == "dobj"]
    return ([noun] if noun is not None else []) + subjects + objects


@dataclass(slots=True, eq=False)
class _Thread:
    """An operation while the report is being read."""

    index: int
    first: Mention
    states: set[str] = field(default_factory=set)
    name: str = ""
    namings: list[Naming] = field(default_factory=list)
    counts: set[tuple[int, str]] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    group: int = -1
    last: int = -1
    detailed: bool = False


class _Reading:
    """The state of one reading; nothing of it outlives `discourse`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.threads: list[_Thread] = []
        self.at: dict[tuple[int, int], tuple[int, ...]] = {}
        self.focus: list[int] = []
        self.groups = 0
        self.owned: list[Owned] = []

    # -- resolving ---------------------------------------------------------------------------------------------

    def resolve(self, mention: Mention, found: list[Clause], done: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
        """Return the operations that a mention means, introducing them where they are new."""
        return RESOLVERS[mention.kind](self, mention, found, done)

    def new(self, mention: Mention, states: tuple[str, ...], group: int = -1) -> int:
        thread = _Thread(len(self.threads), mention, set(states), mention.name, words=set(mention.words), group=group)
        self.threads.append(thread)
        return thread.index

    def new_group(self, mention: Mention, number: int) -> tuple[int, ...]:
        """Introduce several at once; states are dealt out where there are as many of them."""
        self.groups += 1
        states = mention.states
        each = [(s,) for s in states] if len(states) == number else [states if len(states) == 1 else ()] * number
        return tuple(self.new(mention, s, self.groups) for s in each)

    def matching(self, states: tuple[str, ...]) -> list[_Thread]:
        """Threads that may be meant by a phrase with these states, the most recently mentioned last."""
        fitting = [t for t in self.threads if not states or t.states & set(states)]
        return sorted(fitting, key=lambda t: (t.last, -t.index))

    def latest_group(self) -> list[_Thread]:
        grouped = [t for t in self.threads if t.group == self.groups and self.groups > 0]
        return grouped or self.threads[-2:]


def _resolve_operation(self: _Reading, m: Mention, found: list[Clause], done: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    if m.name:
        known = [t.index for t in self.threads if t.name == m.name]
        subject = _predicated(self, m, done)
        if not known and subject and not any(self.threads[i].name for i in subject):
            self.threads[subject[0]].name = m.name
            return subject[:1]
        return (known[0],) if known else (self.new(m, m.states),)
    if not m.definite and m.number != 1 and len(m.states) < 2 and m.number < 2:
        return ()
    if (subject := _predicated(self, m, done)) and not m.words & _ANOTHER:
        return subject
    if m.definite and (selected := _select(self, m)):
        return selected
    return _introduce(self, m) if m.marked or m.states or _undergoes(self, m, found) else ()


_ANOTHER = frozenset({"another", "separate", "second", "third", "fourth", "fifth", "different", "new", "earlier", "previous", "prior", "similar", "other"})


def _predicated(self: _Reading, m: Mention, done: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
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


def _undergoes(self: _Reading, m: Mention, found: list[Clause]) -> bool:
    """Whether something is done to the phrase that is done to operations."""
    return any(m.head in c.patients and self.document.lexicon.is_verb(c.verb, "removal") and not c.negated for c in found)


def _select(self: _Reading, m: Mention) -> tuple[int, ...]:
    """Pick from the operations met so far what a definite phrase means."""
    fitting = self.matching(m.states)
    if not fitting:
        loose = [t for t in self.threads if not t.states and t.index in self.focus]
        fitting = loose if len(loose) == 1 and m.number == 1 else []
    if not fitting:
        return ()
    if m.ordinal and len(grouped := [t for t in fitting if t.group == fitting[-1].group and t.group > 0]) >= m.ordinal:
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


def _by_size(self: _Reading, m: Mention, fitting: list[_Thread]) -> tuple[int, ...]:
    """ "The smaller of the two", "the larger one": the first so called takes the first free one of its group."""
    for words in (_SMALL, _LARGE):
        if m.words & words and len(fitting) > 1:
            called = [t for t in fitting if t.words & words]
            free = [t for t in sorted(fitting, key=lambda t: t.index) if not t.words & (_SMALL | _LARGE)]
            if called or free:
                chosen = (called or free)[0]
                chosen.words |= m.words & words
                return (chosen.index,)
    return ()


_SMALL = frozenset({"smaller", "smallest", "lesser"})
_LARGE = frozenset({"larger", "bigger", "largest", "biggest"})


def _introduce(self: _Reading, m: Mention) -> tuple[int, ...]:
    """Introduce what an indefinite phrase speaks of, unless the lead has already done so."""
    number = max(m.number, len(m.states) if m.number == 0 else 1, 1)
    if number > 1:
        lead = [t for t in self.matching(m.states) if t.first.sentence.index < LEAD and not t.detailed]
        if len(lead) == number and m.words.isdisjoint(_ANOTHER):
            return tuple(sorted(t.index for t in lead))
        return self.new_group(m, number)
    if m.words.isdisjoint(_ANOTHER):
        same = [t for t in self.matching(m.states) if _same_thing(self, t, m)]
        if same:
            same[-1].detailed = True
            same[-1].states |= set(m.states)
            return (same[-1].index,)
    return (self.new(m, m.states),)


def _same_thing(self: _Reading, t: _Thread, m: Mention) -> bool:
    if m.states and not t.states & set(m.states):
        return False
    counts = {(a.quantity.value, a.unit) for a in m.assets}
    if t.counts and counts and not t.counts & counts and not any(a.role for a in m.assets):
        return False
    fresh = t.first.sentence.index < LEAD and not t.detailed
    nearby = t.index in self.focus and not m.sentence.marker and t.first.sentence.block == m.sentence.block
    return fresh or nearby or (not m.states and not m.sentence.marker and t.index in self.focus)


def _resolve_assets(self: _Reading, m: Mention, found: list[Clause], done: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    known = {(a.quantity.value, a.unit) for a in m.assets if a.quantity.value >= COUNT_THAT_IDENTIFIES}
    again = [t.index for t in self.threads if len(t.counts & known) >= min(2, len(m.assets))]
    inside = _around(m, done)
    if inside:
        return inside
    act, how = _governing(self, m, found)
    if not how:
        return ()
    if again:
        return (again[-1],)
    if how == "made of" and act is not None and (subject := next((done[t.i] for t in act.agents if t.i in done), ())):
        return subject
    if m.states and (same := [t for t in self.matching(m.states) if _same_thing(self, t, m)]) and not m.words & _ANOTHER:
        return (same[-1].index,)
    if how == "made of":
        return tuple(self.focus[-1:])
    in_focus = [self.threads[i] for i in self.focus]
    fresh = m.sentence.marker and m.sentence.first
    if not m.states and in_focus and not fresh and not m.words & {"another"} and all(_room(t, m) for t in in_focus[-1:]):
        return (in_focus[-1].index,)
    loose = [t for t in self.threads if not t.states and not t.counts and t.first.sentence.index < LEAD]
    if len(loose) == 1 and not m.words & _ANOTHER:
        return (loose[0].index,)
    return (self.new(m, m.states),) if m.states or _told(self, m) else ()


def _told(self: _Reading, m: Mention) -> bool:
    """Whether anything but the number speaks for an operation: coordination, a sponsor, a name."""
    text = m.sentence.text.lower()
    return bool(m.sentence.marker) or any(w in text for w in self.document.ontology.phrases["operation"]["told"])


def _room(t: _Thread, m: Mention) -> bool:
    """Whether an operation can take these counts too: it has none yet, or these have a role or another unit."""
    return not t.counts or any(a.role for a in m.assets) or not {a.unit for a in m.assets} & {u for _, u in t.counts}


def _around(m: Mention, done: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    """The operation whose phrase the list stands in ("a network of 8,558 accounts"), or that its own modifiers name."""
    token = m.assets[0].token
    for above in (token.head, token.head.head) if token.dep_ in ("pobj", "nummod", "conj", "appos", "compound") else ():
        if above.i in done and above.tag_.startswith("NN"):
            return done[above.i]
    for asset in m.assets:
        inner = [t for child in asset.token.rights if child.dep_ in ("acl", "prep", "relcl") for t in child.subtree]
        for t in inner:
            if t.i in done and t.tag_.startswith("NN"):
                return done[t.i]
    return ()


def _governing(self: _Reading, m: Mention, found: list[Clause]) -> tuple[Clause | None, str]:
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
        if lexicon.is_verb(token, "say") and token.dep_ == "ROOT":
            continue
        return c, ""
    return None, "made of" if self.focus or m.states or m.sentence.marker else ""


def _resolve_accounts(self: _Reading, m: Mention, found: list[Clause], done: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    if m.definite and (selected := _select(self, m)):
        return selected[-1:] if not m.states else selected
    return _introduce(self, m) if m.states and m.marked else ()


def _resolve_pronoun(self: _Reading, m: Mention, found: list[Clause], done: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    if m.head.lower_ == "both" and (pair := next((ids for ids in reversed(done.values()) if len(ids) == 2), ())):
        return pair
    if m.head.lower_ == "both":
        return tuple(sorted(self.focus[-2:])) if len(self.focus) >= 2 else tuple(sorted(t.index for t in self.matching(())[-2:]))
    inside = [done[i] for i in sorted(done) if i < m.head.i]
    return inside[-1] if inside else tuple(self.focus)


def _resolve_elliptic(self: _Reading, m: Mention, found: list[Clause], done: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    group = self.latest_group()
    if len(group) < 2:
        return ()
    if m.states and (same := [t for t in group if t.states & set(m.states)]):
        return (same[0].index,)
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


RESOLVERS = {
    "operation": _resolve_operation,
    "assets": _resolve_assets,
    "accounts": _resolve_accounts,
    "pronoun": _resolve_pronoun,
    "elliptic": _resolve_elliptic,
}


def discourse(document: Document) -> Discourse:
    """Read a document through and return its operations and who is meant where."""
    reading = _Reading(document)
    focus: dict[int, tuple[int, ...]] = {}
    before: dict[int, tuple[int, ...]] = {}
    found: dict[int, tuple[Clause, ...]] = {}
    for sentence in document.sentences:
        found[sentence.index] = tuple(clauses(list(sentence.doc), document.lexicon))
        before[sentence.index] = tuple(reading.focus)
        _read_sentence(reading, sentence, list(found[sentence.index]))
        focus[sentence.index] = tuple(reading.focus)
    operations = tuple(_freeze(document, t) for t in reading.threads)
    return Discourse(
        operations, MappingProxyType(reading.at), MappingProxyType(focus), MappingProxyType(before),
        tuple(reading.owned), MappingProxyType(found),
    )  # fmt: skip


def _freeze(document: Document, t: _Thread) -> Operation:
    start = t.first.sentence.start + t.first.start
    iri = thing("operation", document.report.id, str(start), str(t.index))
    return Operation(t.index, iri, t.first, tuple(t.namings), tuple(sorted(t.states)), bool(t.words & {"earlier", "previous", "prior"}))


def _read_sentence(self: _Reading, sentence: Sentence, found: list[Clause]) -> None:
    done: dict[int, tuple[int, ...]] = {}
    if (titled := heading_name(self.document, sentence)) is not None:
        done[titled.token.i] = (_titled(self, sentence, titled),)
    for mention in sorted(mentions(self.document, sentence), key=_order):
        if mention.head.i in done and mention.kind != "assets":
            continue
        meant = self.resolve(mention, found, done)
        if meant:
            done[mention.head.i] = meant
            _note(self, sentence, mention, meant, found)
    for token, meant in done.items():
        self.at[sentence.index, token] = meant
        for i in meant:
            self.threads[i].last = sentence.index
    _learn(self, sentence, found, done)
    _refocus(self, sentence, done)


def _order(m: Mention) -> tuple[int, int]:
    # Counted lists are read after the phrases around them; pronouns after what they may point back to.
    return {"operation": 0, "accounts": 0, "elliptic": 1, "assets": 2, "pronoun": 3}[m.kind], m.head.i


def _titled(self: _Reading, sentence: Sentence, titled: Naming) -> int:
    mention = Mention(sentence, titled.token, "operation", True, 1, titled.states, "", marked=True)
    known = [t.index for t in self.threads if any(n.text == titled.text for n in t.namings)]
    index = known[0] if known else self.new(mention, titled.states)
    self.threads[index].namings.append(titled)
    return index


def _note(self: _Reading, sentence: Sentence, m: Mention, meant: tuple[int, ...], found: list[Clause]) -> None:
    """Keep what a mention says of its operation for later mentions, and whose the counted assets are."""
    if len(meant) == 1:
        self.threads[meant[0]].states |= set(m.states) if m.kind != "pronoun" else set()
        self.threads[meant[0]].words |= m.words & (_SMALL | _LARGE)
    act, how = _governing(self, m, found) if m.assets else (None, "")
    if m.assets and how and len(meant) == 1:
        removed = act if how == "removed" else None
        for asset in m.assets:
            self.threads[meant[0]].counts.add((asset.quantity.value, asset.unit))
            self.owned.append(Owned(meant[0], asset, sentence, removed))


def _learn(self: _Reading, sentence: Sentence, found: list[Clause], done: dict[int, tuple[int, ...]]) -> None:
    """Let clauses tell where operations come from ("one of them originated in China"), and what they are called."""
    for c in found:
        if c.negated or c.hypothetical:
            continue
        arguments = c.patients if c.passive or self.document.lexicon.is_verb(c.verb, "attribute") else c.agents
        meant = next((done[t.i] for t in arguments if t.i in done), ())
        states = [o.state for o in verbal(self.document, sentence, c.verb) if o.state]
        if len(meant) == 1:
            self.threads[meant[0]].states |= set(states)
        elif len(meant) == len(states) > 1:
            for i, state in zip(meant, states, strict=True):
                self.threads[i].states.add(state)
    for token, meant in done.items():
        if len(meant) == 1:
            own = {o.state for o in origins(self.document, sentence, sentence.doc[token]) if o.state}
            self.threads[meant[0]].states |= own
    for naming in namings(self.document, sentence):
        meant = _named_one(self, sentence, naming, done)
        if len(meant) == 1:
            self.threads[meant[0]].namings.append(naming)


def _named_one(self: _Reading, sentence: Sentence, naming: Naming, done: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    token = naming.of
    while token is not None:
        if token.i in done:
            return done[token.i]
        token = token.head if token.head != token else None
    return tuple(self.focus[-1:])


def _refocus(self: _Reading, sentence: Sentence, done: dict[int, tuple[int, ...]]) -> None:
    """Put in focus what the sentence is chiefly about: its subject's operations, else the last mentioned."""
    strong = {i: meant for i, meant in done.items() if sentence.doc[i].lower_ not in ("its", "their")}
    if not strong:
        return
    subjects = [meant for i, meant in sorted(strong.items()) if sentence.doc[i].dep_ in ("nsubj", "nsubjpass")]
    everyone = list(dict.fromkeys(i for _, meant in sorted(strong.items()) for i in meant))
    chief = subjects[0] if subjects else everyone
    self.focus = list(chief)


def each(document: Document, found: Discourse) -> Iterator[tuple[Sentence, Clause]]:
    """Yield every clause of a document with its sentence."""
    for sentence in document.sentences:
        for c in found.clauses[sentence.index]:
            yield sentence, c
