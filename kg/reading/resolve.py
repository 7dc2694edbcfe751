"""Which operations a mention means: by name, state, count, order, size, or because it is what the text is speaking of."""

import re
from dataclasses import replace

from kg.reading.accounts import ENGAGED
from kg.reading.clauses import Clause
from kg.reading.document import any_of
from kg.reading.introduce import below_heading, document_noun, introduce, of_another_year, of_section
from kg.reading.lead import told_in_the_lead, told_unnamed
from kg.reading.mention import Mention
from kg.reading.mentions import NUMBERS, UNPROVEN
from kg.reading.naming import is_called, of_accounts
from kg.reading.ordinary import is_apolitical, is_ordinary
from kg.reading.predicated import predicated
from kg.reading.runners import of_runner
from kg.reading.select import DETERMINERS, by_size, just_spoken_of, of_stance, select
from kg.reading.threads import ANOTHER, EARLIER, Done, Thread, Threads, nth
from kg.reading.tied import accounts_of, is_given_a_name, tied_to
from kg.reading.ties import tie_before
from kg.reading.whole import whole


def operation(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "a Beijing-backed operation", "the two Russian networks", a known name."""
    if _is_denied(m):
        _drop(self, m, done)
        return ()
    if m.name:
        return _named(self, m, done)
    if UNPROVEN in m.words:
        return select(self, m)
    if m.owner:
        mine = [t.index for t in self.threads if t.owner == m.owner]
        return (mine[-1],) if mine else _owned_by(self, m)
    # "The five operations aimed at France", where one of them has been told of.
    if _is_of_others(self, m) or (self.threads and m.definite and m.number > max(2, len(self.threads))):
        return ()
    if m.number == 0 and (meant := _at_large(self, m, found)) is not None:
        return meant
    if (subject := predicated(self, m, done) or whole(self, m, found, done)) and not m.words & ANOTHER:
        return subject
    if tied := accounts_of(self, m, done) or tied_to(self, m, done):
        return tied
    if runs := of_runner(self, m):
        return runs
    if m.definite and (selected := of_stance(self, m) or just_spoken_of(m, done) or select(self, m)):
        return selected
    if self.section >= 0 and m.number > 1 and m.head.lower_ in PARTS and of_accounts(self.document, m.head):
        # "Two sets of accounts" in a section on one operation: what it is made of.
        return (self.section,)
    if is_given_a_name(self, m):
        return told_in_the_lead(self, m) or (() if is_apolitical(self, m) else (self.new(m, m.states),))
    told = m.marked or m.states or _is_reason(self, m) or of_section(self, m) or _undergoes(self, m, found) or _is_presupposed(self, m)
    told = told or _is_another(self, m, found)
    return introduce(self, m) if told else ()


# Words for a number of things that somebody has put together, and that are no network by themselves.
PARTS = frozenset({"sets", "subsets", "batches", "lots", "tranches"})


def _is_reason(self: Threads, m: Mention) -> bool:
    """Whether accounts are removed for what the phrase names ("removed dozens of accounts for engaging in a campaign that")."""
    above = [t for t in m.head.ancestors if t.dep_ == "prep" and t.lower_ in ("for", "over") and t.head.tag_.startswith("VB")]
    removing = [p.head for p in above if self.document.lexicon.is_verb(p.head, "removal")]
    things = [t for v in removing for c in v.children if c.dep_ in ("dobj", "nsubjpass") for t in c.subtree]
    return self.document.on_influence and any(self.document.lexicon.noun(t, "account") for t in things)


def _is_of_others(self: Threads, m: Mention) -> bool:
    """ "Similar steps against such operations in Peru and Chile", "in contrast to the campaigns run from Peru": none told of here."""
    if m.number == 0 and "such" in m.words and (m.states or len(self.threads) < 2):
        return True
    if m.number == 1 or not m.states or any(t.states & set(m.states) for t in self.threads):
        return False
    tie = tie_before(self.document, m.sentence, m.start)
    return tie is not None and tie.strong and tie.denied


def _at_large(self: Threads, m: Mention, found: list[Clause]) -> tuple[int, ...] | None:
    """What a plural without a number means: nothing where it is of operations at large; None where it may be of some."""
    if not m.definite and any_of(self.document.ontology, "habitual").search(m.sentence.folded):
        return ()
    if len(m.states) > 1:
        # "As part of our investigation into operations linked to A and B": one case, that points to both.
        one = not m.definite and _is_looked_into(self, m) and _with_assets(self, m, found)
        return introduce(self, replace(m, number=1)) if one else None
    if not self.threads and _is_one_of(m) and _undergoes(self, m, found):
        return introduce(self, m)
    if m.definite and self.threads:
        return None
    # Of one state, behind a removal, it is what the removal is about.
    one = (len(m.states) == 1 and m.marked and _with_assets(self, m, found)) or _is_charged(self, m)
    return introduce(self, m) if one else ()


def _is_one_of(m: Mention) -> bool:
    """ "Uncovered one of the Kremlin's largest networks"."""
    return m.head.dep_ == "pobj" and m.head.head.lower_ == "of" and m.head.head.head.lower_ == "one"


def _is_looked_into(self: Threads, m: Mention) -> bool:
    inquiries = self.document.ontology.phrases["attribution"]["inquiries"]
    return m.head.dep_ == "pobj" and m.head.head.lower_ in ("into", "against") and m.head.head.head.lower_ in inquiries


def _is_another(self: Threads, m: Mention, found: list[Clause]) -> bool:
    """Whether a phrase adds one to those told of, which is run from somewhere, aimed at somebody or made up of something."""
    if not self.threads or m.definite or m.words.isdisjoint(ANOTHER) or document_noun(self, m) not in ("network", "operation"):
        return False
    # "Another network, CNN, was based in Atlanta".
    named = [n for t in m.head.children if t.dep_ == "appos" and (n := m.sentence.name_at(t)) is not None]
    if any(self.document.ontology.kind(n.thing) in ("MediaOutlet", "Platform", "Company") for n in named):
        return False
    return any(m.head in (*c.agents, *c.patients) and self.document.lexicon.is_verb(c.verb, *ENGAGED, "comprise") for c in found)


def _is_presupposed(self: Threads, m: Mention) -> bool:
    """Whether a report speaks of "this network" before it has introduced one: its title, or the page around it, has done so."""
    if self.threads or not m.definite or m.number != 1:
        return False
    if m.words - DETERMINERS:
        # "This underground campaign": an excerpt that goes on about it.
        return self.document.on_influence and "this" in m.words and m.head.dep_ in ("nsubj", "nsubjpass")
    ours = self.publisher_enforces and document_noun(self, m) in ("network", "operation", "campaign")
    return ours or (self.document.on_influence and document_noun(self, m) in ("network", "operation"))


def _named(self: Threads, m: Mention, done: Done) -> tuple[int, ...]:
    """Resolve a known name: the operation that has it, or the one that it is given to here, else a new one."""
    known = [t.index for t in self.threads if t.name == m.name]
    if known:
        return (known[0],)
    start = m.sentence.name_start(m.head)
    called = is_called(self.document.ontology, m.sentence, start)
    above = [t for t in m.head.ancestors if t.i in done] if called or m.head.dep_ == "appos" else []
    given = predicated(self, m, done) or next((done[t.i] for t in above), ())
    given = _given_here(self, m, done, given, start) if called else given
    if len(given) == 1 and not self.threads[given[0]].name and not _is_called_otherwise(self, given[0], m, start):
        self.threads[given[0]].name = m.name
        return given
    if not given and (lead := told_unnamed(self, m)):
        self.threads[lead[0]].name = m.name
        return lead
    for token in above if given else ():
        # "The operation called Y", when what is spoken of is called X, is another one.
        done.pop(token.i, None)
    return (self.new(m, m.states),)


# "RRN, also known as ...": of whose name the other is one.
ALSO = re.compile(
    r"(?P<name>[A-Z][\w’'-]*),? \(?(?:also |formerly |otherwise |better )?(?:known|referred to|tracked|a\.?k\.?a\.?) ?(?:as)? ?[“\"‘']?$"
)


def _names_another(self: Threads, m: Mention, done: Done, start: int) -> bool:
    """Whether a further name is of what is named right before it and is none that is spoken of ("registered with those of RRN, also
    known as X")."""
    found = ALSO.search(m.sentence.text[:start])
    tokens = m.sentence.tokens(*found.span("name")) if found else []
    if found is None or not tokens or not tokens[-1].tag_.startswith("NNP") or tokens[-1].i in done:
        return False
    return tokens[-1].dep_ == "pobj" and not any(found["name"] in n.text for t in self.threads for n in t.namings)


def _given_here(self: Threads, m: Mention, done: Done, given: tuple[int, ...], start: int) -> tuple[int, ...]:
    """What is called by a name that words of naming stand before, `given` being what the parser hangs it on."""
    given = given or _of_which(m, done)
    if given:
        return () if _names_another(self, m, done, start) or _is_of_a_party(m) else given
    before = m.sentence.text[:start].rstrip(" “\"‘'").lower().removesuffix(" as")
    return tuple(self.focus[-1:]) if before.endswith((" it", " them", " the network", " the operation", " the campaign")) else ()


def _of_which(m: Mention, done: Done) -> tuple[int, ...]:
    """ "Our reports on the network, for which we use the name X": the parser hangs the clause on the reports."""
    last = max((k for k in done if k < m.head.i), default=m.head.i)
    which = any(t.lower_ == "which" for t in m.sentence.doc[last + 1 : m.head.i])
    return done[last] if which and m.sentence.doc[last].tag_ == "NN" else ()


def _is_of_a_party(m: Mention) -> bool:
    """Whether a name is given in what the text says aside of a party ("worked with Acme, the firm behind the campaign called X")."""
    aside = next((t for t in m.head.ancestors if t.dep_ == "appos"), None)
    return aside is not None and aside.head.tag_.startswith("NNP")


ALIAS = re.compile(
    r"\b(?:also|alias|aka|a\.k\.a\.?|or|elsewhere|previously|formerly|otherwise|others?|researchers|variously|by)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def _is_called_otherwise(self: Threads, index: int, m: Mention, start: int) -> bool:
    """Whether an operation has a name already, and the text does not say that this is a further one ("also known as")."""
    names = {n.text for n in self.threads[index].namings}
    given = m.sentence.text[start : m.head.idx + len(m.head)]
    return bool(names) and not any(given in name or name in given for name in names) and not ALIAS.search(m.sentence.text[:start])


def _owned_by(self: Threads, m: Mention) -> tuple[int, ...]:
    index = self.new(m, m.states)
    self.threads[index].owner = m.owner
    return (index,)


def _is_denied(m: Mention) -> bool:
    """Whether the text says that something is no such operation."""
    before = [t.lower_ for t in m.sentence.doc[max(0, m.head.i - 6) : m.head.i]]
    opening = m.sentence.doc[0].lower_ == "not" and m.head.i <= NEAR_NOT
    return (
        (opening or m.head.dep_ in ("attr", "ROOT", "pobj"))
        and ("not" in before or "n't" in before)
        and bool({"a", "an"} & set(before))
        and m.marked
    )


# "Not an influence operation but a scam": how near its beginning the denial of a verbless sentence stands.
NEAR_NOT = 5


def _drop(self: Threads, m: Mention, done: Done) -> None:
    for index in predicated(self, m, done) or tuple(t.index for t in self.threads if t.titled and t.index in self.focus):
        self.threads[index].dropped = True


def _is_charged(self: Threads, m: Mention) -> bool:
    """Whether an indictment tells by "operations" what its defendants did ("the defendants' operations to interfere with elections")."""
    court = {t.lower_ for t in m.sentence.doc} & {"defendant", "defendants"}
    purpose = [t for t in m.head.children if t.dep_ in ("acl", "relcl") and self.document.lexicon.is_verb(t, "target")]
    return bool(court) and (m.marked or bool(purpose)) and document_noun(self, m) in ("operation", "campaign", "activity", "effort")


def _with_assets(self: Threads, m: Mention, found: list[Clause]) -> bool:
    """Whether a phrase stands in a clause that removes counted things."""
    above = {t.i for t in m.head.ancestors}
    moves = self.document.ontology.phrases["acts"]["moves"]
    if any(t.lower_ in moves and t.dep_ == "pobj" for t in m.head.ancestors):
        # "Seized 32 domains, in its strongest move against Russian campaigns": a move of many.
        return False
    removing = [c for c in found if c.verb.i in above and self.document.lexicon.is_verb(c.verb, "removal", "seizure")]
    return any(q.kind == "count" for q in m.sentence.quantities) and bool(removing)


def _undergoes(self: Threads, m: Mention, found: list[Clause]) -> bool:
    """Whether something is done to the phrase that is done to operations."""
    kinds = ("removal", "unmask") if self.document.on_influence else ("removal",)
    patient = m.head.head.head if _is_one_of(m) else m.head
    return any(patient in c.patients and self.document.lexicon.is_verb(c.verb, *kinds) and not c.negated for c in found)


def again(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "the first lot", "the Russian set" among several operations."""
    if len(self.threads) < 2:
        return ()
    if m.words & {"other"} and not m.ordinal and not m.states:
        others = [t.index for t in self.latest_group() if t.index not in self.focus]
        return tuple(others) if len(others) == max(m.number, 1) else ()
    return select(self, m)


def several(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "we took down four of them": of networks at large that the sentence before spoke of."""
    if m.number < 2 or self.threads or not m.sentence.index:
        return ()
    before = self.document.sentences[m.sentence.index - 1]
    plural = any(t.tag_ == "NNS" and self.document.lexicon.noun(t, "operation") for t in before.doc)
    return self.new_group(m, m.number) if plural and self.document.on_influence else ()


def predicate(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "it was an Iranian plot": nothing but what it is said of."""
    return predicated(self, m, done)


def charge(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve what somebody is sanctioned or charged for: an operation named in it, else one of its own."""
    inside = next((done[t.i] for t in m.head.subtree if t.i in done and t.tag_.startswith("NN")), ())
    if inside or is_ordinary(self, m):
        return inside
    if m.owner:
        mine = [t.index for t in self.threads if t.owner == m.owner or any(r.iri == m.owner for r in t.runners)]
        meant = (mine[-1],) if mine else _owned_by(self, m)
        # "Seized 32 domains and charged two employees of RT": the domains are of what comes next.
        self.apart |= set(meant) - set(mine)
        return meant
    # An official release goes on to say what its first sentence was about; elsewhere another's charge is of another operation.
    going_on = [i for i in self.focus if m.sentence.index - self.threads[i].last <= NEAR and self.official]
    return tuple(going_on) if len(going_on) == 1 else (self.new(m, m.states),)


NEAR = 3


def outfit(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "pulled the plug on a shop in Ghana", "booted Volga Insight, a firm in Tver": whom a service removes is behind an
    operation of its own."""
    removing = [c for c in found if self.document.lexicon.is_verb(c.verb, "removal") and not c.negated and not c.hypothetical]
    named = m.head.head if m.head.dep_ == "appos" else m.head
    removed = any(named in (*c.patients, *c.to("on")) and not (c.passive and named in c.to("on")) for c in removing)
    if not removed or is_ordinary(self, m) or not self.document.on_influence:
        return ()
    near = [i for i in self.focus if m.sentence.index - self.threads[i].last <= NEAR]
    # "Team X, the outfit unmasked in May" is told of for itself; "Meta banned X, a firm in Peru" of what stands before.
    itself = all(c.verb in m.head.subtree for c in removing)
    return tuple(near) if named is not m.head and len(near) == 1 and not itself else (self.new(m, m.states),)


def pronoun(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "it", "they", "both" to what the sentence or the text before it speaks of."""
    if _removes(self, m, found) or _joins_verbs(m):
        return ()
    if (tie := tie_before(self.document, m.sentence, m.head.idx)) is not None and tie.strong and m.head.dep_ != "poss":
        ours = {i for k, ids in done.items() if k < m.head.i for i in ids}
        return tuple(i for i in self.focus if i not in ours)[-1:]
    if m.head.lower_ == "both" and (pair := next((ids for ids in reversed(done.values()) if len(ids) == 2), ())):
        return pair
    if m.head.lower_ == "both":
        return tuple(sorted(self.focus[-2:])) if len(self.focus) >= 2 else tuple(sorted(t.index for t in self.matching(())[-2:]))
    inside = [done[i] for i in sorted(done) if i < m.head.i]
    return inside[-1] if inside else tuple(self.focus)


def _joins_verbs(m: Mention) -> bool:
    """Whether "both" only joins two verbs of another's ("others went after an activist, or both praised and condemned the vote")."""
    verb = m.head.head
    joined = any(t.dep_ == "conj" and t.tag_.startswith("VB") for t in verb.children)
    return m.head.lower_ == "both" and verb.dep_ == "conj" and joined


def _removes(self: Threads, m: Mention, found: list[Clause]) -> bool:
    """Whether a pronoun is whoever removes, charges or is quoted: no operation does, nor "it" behind a quotation ("...," it said)."""
    clause = next((c for c in found if m.head in c.agents), None)
    if clause is None:
        return False
    quoted = m.head.i > 1 and m.head.nbor(-1).text in QUOTES and self.document.lexicon.base(clause.verb) == "say"
    # "The ministry condemned what it described as ...".
    quoted = quoted or (m.head.i > 1 and m.head.nbor(-1).lower_ == "what")
    return quoted or self.document.lexicon.is_verb(clause.verb, "removal", "seizure", "sanction", "indictment")


QUOTES = frozenset({'"', "”", "''", "’", "'"})


def case(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "in the Serbian case": what the rest of the sentence speaks of."""
    called = (self.matching(m.states) or _first_told_with(self, m.states)) if m.states else []
    if not called:
        return ()
    self.focus, called[-1].last = [called[-1].index], m.sentence.index
    return (called[-1].index,)


def _first_told_with(self: Threads, states: tuple[str, ...]) -> list[Thread]:
    """The one operation whose first sentence names a state: at which it aims, where it is from another."""
    found = [t for t in self.threads if {n.thing for n in t.first.sentence.names} & set(states)]
    return found if len(found) == 1 else []


def elliptic(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "the larger one", "the other", "one of them" within the group last spoken of."""
    if m.states and (called := self.matching(m.states)):
        return (called[-1].index,)
    if of_section(self, m) and below_heading(self, m):
        return (self.section,)
    if m.words & EARLIER and self.threads and of_another_year(self, m):
        # "The earlier one, which we removed in 2019".
        return (self.new(m, m.states),)
    inner = [done[t.i] for t in m.head.subtree if t.i in done and len(done[t.i]) > 1]
    group = [self.threads[i] for i in inner[0]] if inner else self.latest_group()
    if "another" in m.words and not any(t.group > 0 and not t.counts and not t.states for t in group):
        return (self.new(m, m.states),) if self.threads else ()
    if len(group) < 2:
        return ()
    if m.ordinal and m.ordinal <= len(group):
        return (nth(group, m.ordinal).index,)
    if sized := by_size(self, m, group):
        return sized
    if m.head.lower_ in NUMBERS and m.number == 2:
        return tuple(t.index for t in group[-2:])
    free = [t for t in group if t.last < 0 or not t.states]
    taken = {i for ids in done.values() for i in ids if len(ids) == 1}
    free = [t for t in free if t.index not in taken] or [t for t in group if t.index not in taken]
    return (free[0].index,) if free else ()
