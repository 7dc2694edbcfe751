"""Which operations a report tells apart, and which of them each phrase means.

A report is read once from the start. Every mention (`kg/reading/mentions.py`) is resolved to operations already met, by what it says
of them (name, state, count, order, size), or introduces new ones. What is in focus answers "it", "the network", "these accounts".
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.namespaces import thing
from kg.reading.accounts import accounts, hands, tie_accounts
from kg.reading.assets import units
from kg.reading.attribution import origins, verbal
from kg.reading.clauses import Clause, antecedent, clauses
from kg.reading.document import Document, Sentence
from kg.reading.entities import Party
from kg.reading.governing import governing
from kg.reading.introduce import remover, room
from kg.reading.labels import keep_label, take_label
from kg.reading.lists import assets
from kg.reading.mention import Mention
from kg.reading.mentions import NUMBERS, mentions
from kg.reading.naming import Naming, is_called, namings
from kg.reading.ordinary import is_ordinary
from kg.reading.resolve import again, case, charge, elliptic, operation, outfit, predicate, pronoun, several
from kg.reading.runners import learn_doers, learn_runners
from kg.reading.sections import open_section
from kg.reading.threads import EARLIER, LARGE, SMALL, Done, Owned, Thread, Threads, months_of, years_of
from kg.reading.tokens import Token
from kg.reading.totals import break_up, by_kind, mere_totals

SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """An operation as this report tells of it; `first` is its first mention, `assets` what is counted as its own."""

    index: int
    iri: str
    first: Mention
    names: tuple[Naming, ...]
    states: tuple[str, ...]
    earlier: bool
    owner: str = ""
    group: int = -1
    # Who is said to be behind it, by name.
    runners: frozenset[Party] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Discourse:
    """The operations of a report and where each is meant; `gone` are those the text then says are none,
    `dealt` the states that a sentence gives to members of a group."""

    gone: frozenset[int]
    dealt: tuple[tuple[int, str, Sentence], ...]
    operations: tuple[Operation, ...]
    at: Mapping[tuple[int, int], tuple[int, ...]]
    focus: Mapping[int, tuple[int, ...]]
    before: Mapping[int, tuple[int, ...]]
    owned: tuple[Owned, ...]
    clauses: Mapping[int, tuple[Clause, ...]]
    # The operation of the section that a sentence stands in, and the states that head it.
    headed: Mapping[int, tuple[int, tuple[str, ...]]]

    def of(self, sentence: Sentence, token: Token) -> tuple[Operation, ...]:
        """The operations that a token's phrase means."""
        meant = self.at.get((sentence.index, token.i))
        return tuple(self.operations[i] for i in meant) if meant else ()

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


def discourse(document: Document) -> Discourse:
    """Read a document through and return its operations and who is meant where."""
    reading = Threads(document)
    focus: dict[int, tuple[int, ...]] = {}
    before: dict[int, tuple[int, ...]] = {}
    found: dict[int, tuple[Clause, ...]] = {}
    headed: dict[int, tuple[int, tuple[str, ...]]] = {}
    for sentence in document.sentences:
        found[sentence.index] = tuple(clauses(list(sentence.doc), document.lexicon))
        before[sentence.index] = tuple(reading.focus)
        _read_sentence(reading, sentence, list(found[sentence.index]))
        focus[sentence.index] = tuple(reading.focus)
        if reading.section >= 0 and reading.case is not None and reading.case.states:
            headed[sentence.index] = (reading.section, reading.case.states)
    operations = tuple(_freeze(document, t) for t in reading.threads)
    gone = {t.index for t in reading.threads if t.dropped or t.unmet} | _not_told_apart(reading) | mere_totals(reading)
    reading.owned = [owned for owned in reading.owned if owned.operation not in gone]
    reading.at = {k: kept for k, v in reading.at.items() if (kept := tuple(i for i in v if i not in gone))}
    return Discourse(
        frozenset(gone),
        tuple(reading.dealt),
        operations, MappingProxyType(reading.at), MappingProxyType(focus), MappingProxyType(before),
        tuple(reading.owned), MappingProxyType(found), MappingProxyType(headed),
    )  # fmt: skip


def _not_told_apart(reading: Threads) -> set[int]:
    """The members of groups of which the text tells nothing of their own; of a group that is never told apart one stands for all."""
    alone = {meant[0] for meant in reading.at.values() if len(meant) == 1} | {owned.operation for owned in reading.owned}
    alone |= {index for index, _, _ in reading.dealt}
    gone: set[int] = set()
    for number in range(1, reading.groups + 1):
        group = [t for t in reading.threads if t.group == number]
        various = any(t.states != group[0].states for t in group)
        apart = [t for t in group if t.index in alone or t.namings or (various and t.states)]
        gone |= {t.index for t in group if t not in apart} - ({group[0].index} if group and not apart else set())
    return gone


def _freeze(document: Document, t: Thread) -> Operation:
    start = t.first.sentence.start + t.first.start
    iri = thing("operation", document.report.id, str(start), str(t.index))
    earlier = bool(t.words & EARLIER)
    return Operation(
        t.index, iri, t.first, tuple(t.namings), tuple(sorted(t.states)), earlier, t.owner, t.group, frozenset(t.runners)
    )  # fmt: skip


RESOLVERS: dict[str, Callable[[Threads, Mention, list[Clause], Done], tuple[int, ...]]] = {
    "operation": operation,
    "again": again,
    "outfit": outfit,
    "charge": charge,
    "hands": hands,
    "several": several,
    "predicate": predicate,
    "case": case,
    "assets": assets,
    "accounts": accounts,
    "pronoun": pronoun,
    "elliptic": elliptic,
}


def _read_sentence(self: Threads, sentence: Sentence, found: list[Clause]) -> None:
    done: Done = {}
    waiting: list[tuple[Mention, Clause | None]] = []
    done |= open_section(self, sentence)
    for named, index in _called(self, sentence):
        done.setdefault(named.i, (index,))
    keep_label(self, sentence)
    for mention in sorted(mentions(self.document, sentence), key=lambda m: _order(self.document, m)):
        if mention.head.i in done and mention.kind != "assets":
            continue
        meant = RESOLVERS[mention.kind](self, mention, found, done)
        if not meant and mention.kind == "assets":
            waiting += _waiting(self, mention, found)
        if meant:
            if mention.kind in ("operation", "again") and len(meant) > 1:
                self.recent = meant
            if mention.head.dep_ == "attr" and mention.kind == "elliptic":
                # "The network with the most accounts was the Serbian": the subject is what it is said to be.
                done |= {t.i: meant for t in mention.head.head.children if t.dep_ == "nsubj" and t.i in done}
            if mention.kind == "elliptic":
                # "The smaller of the two networks, which had ...": what follows is about the smaller.
                done |= {t.i: meant for t in mention.head.subtree if len(done.get(t.i, ())) > 1 and set(meant) < set(done[t.i])}
            done[mention.head.i] = meant
            _meet(self, mention, meant)
            _deal(self, sentence, meant)
            _note(self, sentence, mention, meant, found)
    tie_accounts(self, found, done)
    break_up(self, sentence, found, done)
    take_label(self, done)
    for token, meant in done.items():
        self.at[sentence.index, token] = meant
        for i in meant:
            self.threads[i].last = sentence.index
    _take_up(self, sentence, done)
    self.pending = waiting
    _learn(self, sentence, found, done)
    _refocus(self, sentence, done)


def _meet(self: Threads, mention: Mention, meant: tuple[int, ...]) -> None:
    """What only a heading has brought up begins where the text speaks of it."""
    if len(meant) == 1 and self.threads[meant[0]].unmet:
        self.threads[meant[0]].first, self.threads[meant[0]].unmet = mention, False


def _waiting(self: Threads, mention: Mention, found: list[Clause]) -> list[tuple[Mention, Clause | None]]:
    act, how = governing(self, mention, found)
    labelled = not how and ":" in mention.sentence.text
    return [(mention, act)] if (how == "removed" or labelled) and not is_ordinary(self, mention) else []


def _take_up(self: Threads, sentence: Sentence, done: Done) -> None:
    """ "Reddit removed 61 accounts. They were part of a covert network": the counts are the network's."""
    subjects = [t for t in sentence.doc if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT"]
    back = any(t.lower_ in ("they", "these", "all", "both") or t.lower_ in units(self.document.ontology) for t in subjects)
    back = back or any(t.i in done and any(c.lower_ in ("this", "the") for c in t.children) for t in subjects)
    meant = {i for k, ids in done.items() if sentence.doc[k].tag_.startswith("NN") for i in ids}
    if not back or len(meant) != 1 or not all(room(self.threads[i], m) for i in meant for m, _ in self.pending):
        return
    for mention, act in self.pending:
        for asset in mention.assets:
            self.threads[min(meant)].counts.add((asset.quantity.value, asset.unit))
            self.owned.append(Owned(min(meant), asset, mention.sentence, act))


def _order(document: Document, m: Mention) -> tuple[int, int]:
    # Counted lists are read after the phrases around them; pronouns after what they may point back to.
    # A name given here ("one of them, dubbed X") waits for what it is given to.
    names = [n for n in m.sentence.names if n.thing == m.name and n.start <= m.head.idx]
    # "Accounts of the so-called X network": that is no name given to what stands before.
    inside = any(m.head.idx < n.end for n in names)
    called = inside and any(is_called(document.ontology, m.sentence, n.start) for n in names)
    late = bool(m.name) and (called or m.head.dep_ == "appos")
    return 4 if late else {
        "operation": 0,
        "again": 0,
        "outfit": 0,
        "accounts": 0,
        "case": 0,
        "charge": 1,
        "hands": 1,
        "several": 0,
        "predicate": 4,
        "elliptic": 1,
        "assets": 2,
        "pronoun": 3,
    }[m.kind], m.head.i


def _called(self: Threads, sentence: Sentence) -> Iterator[tuple[Token, int]]:
    """Yield the last token of each name that an earlier sentence gave to an operation."""
    for thread in self.threads:
        for name in {n.text for n in thread.namings if len(n.text) >= SHORTEST_NAME and n.text in sentence.text}:
            for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence.text):
                if tokens := sentence.tokens(*found.span()):
                    yield tokens[-1], thread.index


def _note(self: Threads, sentence: Sentence, m: Mention, meant: tuple[int, ...], found: list[Clause]) -> None:
    """Keep what a mention says of its operation for later mentions, and whose the counted assets are."""
    if len(meant) == 1:
        self.threads[meant[0]].states |= set(m.states) if m.kind not in ("pronoun", "case") else set()
        self.threads[meant[0]].words |= m.words & (SMALL | LARGE)
    if m.kind == "elliptic" and len(meant) == 1:
        self.dealt.extend((meant[0], state, sentence) for state in m.states)
    act, how = governing(self, m, found) if m.assets else (None, "")
    if how == "not removed":
        return
    if m.assets and len(meant) == 1:
        removed = act if how == "removed" else None
        self.threads[meant[0]].year = self.threads[meant[0]].year or max(years_of(sentence), default=0)
        for asset in m.assets:
            self.threads[meant[0]].counts.add((asset.quantity.value, asset.unit))
            who = remover(sentence, asset.token)
            if how == "removed":
                self.threads[meant[0]].removed.add((asset.unit, who, asset.platform or _off(self, sentence)))
            # "The largest, in December, was a network of ..."; what is told behind a count is when its accounts were active.
            until = len(sentence.text) if how == "removed" else asset.start
            self.threads[meant[0]].acted |= {(who, month) for month in months_of(sentence, until)}
            self.owned.append(Owned(meant[0], asset, sentence, None if asset.gapped else removed))
    elif m.assets and how and len(meant) > 1:
        _deal_assets(self, sentence, m, meant, act if how == "removed" else None)


def _off(self: Threads, sentence: Sentence) -> str:
    """The service that things were removed from ("booted off X")."""
    services = [n for n in sentence.names if self.document.ontology.kind(n.thing) == "Platform"]
    return next((n.thing for n in services if sentence.text[: n.start].endswith((" off ", " from "))), "")


def _deal_assets(self: Threads, sentence: Sentence, m: Mention, meant: tuple[int, ...], act: Clause | None) -> None:
    """Deal counts out in order where each unit has one for each operation ("63 and 211 profiles, 29 and 126 Pages")."""
    each = by_kind(m)
    if any(len(same) != len(meant) for same in each):
        return
    for same in each:
        for index, asset in zip(sorted(meant), same, strict=True):
            self.threads[index].counts.add((asset.quantity.value, asset.unit))
            self.owned.append(Owned(index, asset, sentence, act))


def _learn(self: Threads, sentence: Sentence, found: list[Clause], done: dict[int, tuple[int, ...]]) -> None:
    """Let clauses tell where operations come from ("one of them originated in China"), and what they are called."""
    for c in found:
        if c.negated or c.hypothetical:
            continue
        arguments = c.patients if c.passive or self.document.lexicon.is_verb(c.verb, "attribute") else c.agents
        meant = next((done[t.i] for t in arguments if t.i in done), ())
        told = verbal(self.document, sentence, c.verb)
        states = [o.state for o in told if o.state]
        learn_runners(self, meant, told)
        learn_doers(self, sentence, c, done)
        if len(meant) == 1:
            self.threads[meant[0]].states |= set(states)
        elif 1 < len(states) <= len(meant) and not any(self.threads[i].states for i in meant):
            # "The five operations came from A, B and C": of which there were two in one of them it does not say.
            for i, state in zip(meant, states, strict=False):
                self.threads[i].states.add(state)
    for token, meant in done.items():
        found_here = list(origins(self.document, sentence, sentence.doc[token]))
        own = list(dict.fromkeys(o.state for o in found_here if o.state))
        learn_runners(self, meant, found_here)
        if len(meant) == 1:
            self.threads[meant[0]].states |= set(own)
        elif len(meant) == len(own):
            # "The two networks, attributed to A and B": one state each.
            for i, state in zip(meant, own, strict=True):
                self.threads[i].states.add(state)
    for naming in namings(self.document, sentence):
        meant = _named_one(self, sentence, naming, done)
        if len(meant) == 1:
            self.threads[meant[0]].namings.append(naming)
            self.at.setdefault((sentence.index, naming.token.i), meant)


def _deal(self: Threads, sentence: Sentence, meant: tuple[int, ...]) -> None:
    """Deal states out to a group: "three networks, one of them linked to France and two to Russia"."""
    group = [self.threads[i] for i in meant]
    if len(group) < 2 or any(t.states for t in group):
        return
    dealt: list[tuple[int, str]] = []
    number = 0
    for token in sentence.doc[max(t.first.head.i for t in group) + 1 if group[0].first.sentence is sentence else 0 :]:
        number = NUMBERS.get(token.lower_, {"another": 1, "other": 1, "third": 1}.get(token.lower_, number))
        name = sentence.name_at(token)
        known = self.document.ontology.things.get(name.thing) if name and name.start == token.idx else None
        if number and known and known.state:
            dealt.append((number, known.state))
            number = 0
    while len(dealt) > 1 and sum(n for n, _ in dealt) > len(group):
        # "Two operations, one from A and one from B, and a third one from C".
        dealt.pop()
    if sum(n for n, _ in dealt) == len(group):
        for thread, state in zip(group, [s for n, s in dealt for _ in range(n)], strict=True):
            thread.states.add(state)
            self.dealt.append((thread.index, state, sentence))


def _named_one(self: Threads, sentence: Sentence, naming: Naming, done: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    if beside := next((done[t.i] for t in naming.token.rights if t.dep_ == "appos" and t.i in done), ()):
        # "Meta named Green Tea, a network run from Laos, as the largest of the year".
        return beside
    first = next((t for t in naming.of.ancestors if t.dep_ == "advcl" and t.i == 0), None)
    if first is not None and (subject := next((done[t.i] for t in first.head.children if t.dep_ == "nsubj" and t.i in done), ())):
        # "Known as Green Tea, the network ...".
        return subject
    above = next((t for t in [naming.of, *naming.of.ancestors] if t.i in done), None)
    if above is not None:
        return done[above.i]
    noun = next(reversed(sentence.nouns_before(sentence.tokens(naming.start, naming.end)[0])), None)
    if noun is not None and noun.i not in done and any(t.lower_ in ("a", "an", "another") for t in noun.children):
        # "A unit they call Blue Heron": something else than what is spoken of.
        return ()
    before = [k for k in sorted(done) if k < naming.token.i and sentence.doc[k].tag_.startswith("NN")]
    return done[before[-1]] if before else tuple(self.focus[-1:])


def _refocus(self: Threads, sentence: Sentence, done: dict[int, tuple[int, ...]]) -> None:
    """Put in focus what the sentence is chiefly about: its subject's operations, else the last mentioned."""
    strong = {i: meant for i, meant in done.items() if sentence.doc[i].lower_ not in ("its", "their")}
    if not strong:
        return
    subjects = [meant for i, meant in sorted(strong.items()) if sentence.doc[i].dep_ in ("nsubj", "nsubjpass")]
    everyone = list(dict.fromkeys(i for _, meant in sorted(strong.items()) for i in meant))
    chief = subjects[0] if subjects else everyone
    including = subjects and any(t.dep_ == "ROOT" and self.document.lexicon.base(t) == "include" for t in sentence.doc)
    self.included = tuple(i for i in everyone if i not in subjects[0]) if including else ()
    self.focus = list(self.included or chief)
