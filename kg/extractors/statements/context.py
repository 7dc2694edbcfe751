"""What statement rules look at besides their own words: the report's parties, its field, who speaks, and who has accused."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extractors.statements.grammar import governed
from kg.extractors.statements.parties import WE, Actor, Parties, parties_of
from kg.extractors.statements.quoted import quoting, unquoted
from kg.extractors.statements.rules import Rule, Rules, negated
from kg.reading.clauses import Clause
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.entities import Party
from kg.reading.reference import is_pronoun
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

# Besides acting against it and attributing it, what accuses whoever runs an operation.
# What may stand between a verb and the verb of saying it is told by.
VENTING = frozenset("took takes used uses went goes rushed moved came hastened held called".split())
INSIDE = frozenset({"ccomp", "conj", "parataxis", "xcomp", "advcl"})


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """One report as the statement rules see it; `field` tells whether it speaks of influence operations at all."""

    reading: Understanding
    rules: Rules
    parties: Parties
    field: bool
    accusers: tuple[tuple[int, Party], ...]
    # What verbs fulfil of the rules, each with what follows it.
    fulfilled: Mapping[Token, tuple[Rule, ...]]

    def matching(self, kind: str, verb: Token) -> list[Rule]:
        """The rules of a kind that a verb, with what follows it, fulfils."""
        met = self.fulfilled.get(verb)
        return [rule for rule in met if rule.kind == kind] if met else []

    def actors(self, sentence: Sentence, clause: Clause) -> tuple[Actor, ...]:
        """Who does what a clause tells: each of a coordinated subject."""
        quoted = self.speaker(sentence, clause.verb) if any(is_pronoun(t, WE) for t in clause.agents) else None
        if quoted is not None:
            return (quoted[0],)
        found = [a for t in clause.agents if not is_title(t) for a in self._meant(sentence, t)]
        return tuple({a.party.iri: a for a in found}.values())

    def _meant(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        who = self.parties.who(sentence, token)
        return self.parties.together(sentence, token) or ((who,) if who is not None else ())

    def speakers(self, sentence: Sentence, verb: Token) -> tuple[Actor, ...]:
        """Everybody who is quoted with the clause of `verb`: "the companies said they could not tell" is what each of them said."""
        said = saying_above(self.rules, verb)
        subject = sayer(said) if said is not None else None
        return self._meant(sentence, subject) if subject is not None else ()

    def speaker(self, sentence: Sentence, verb: Token) -> tuple[Actor, Token] | None:
        """Who is quoted with the clause of `verb`, and the verb of saying; None where the report itself speaks."""
        said = saying_above(self.rules, verb)
        if said is None:
            sentence, said = quoting(self.reading.document, self.rules, sentence) or (sentence, None)
        if said is None:
            return None
        subject = sayer(said)
        who = self.parties.who(sentence, subject) if subject is not None else None
        return (who, said) if who else None

    def accuser(self, sentence: Sentence, operations: tuple[Operation, ...], but: Party) -> Party | None:
        """The one who most often acted against, or attributed, these operations; else any."""
        asking = self.reading.reference.publisher
        if asking is not None and asking.iri == self.author != but.iri and any(is_pronoun(t) for t in unquoted(sentence)):
            return asking  # "described our questions as": whoever writes is answered
        wanted = {o.index for o in operations}
        others = [(i, who) for i, who in self.accusers if who.iri != but.iri and (not but.state or who.state != but.state)]
        if but.iri != self.author and any(who.iri == self.author for _, who in others):
            return next(who for _, who in others if who.iri == self.author)  # who writes "we found" is answered, not a firm named beside
        counted = Counter([who for i, who in others if i in wanted] or [who for _, who in others])
        return max(counted, key=lambda who: counted[who], default=None)  # the first of equals: max keeps the order of the text

    @property
    def author(self) -> str:
        """The IRI of the publisher, where the report speaks in the first person; else ""."""
        publisher = self.reading.reference.publisher
        return publisher.iri if publisher is not None and self.parties.first_person else ""

    def of_content(self, verb: Token) -> bool:
        """Whether a clause tells what posts or accounts say, not what parties do ("the posts claimed that Kyiv denied it")."""
        lists = self.rules.lists
        for token in (verb, *verb.ancestors):
            above = token.head
            head = sayer(above) if token.dep_ in ("ccomp", "xcomp") and above.tag_.startswith("VB") else None
            heads = [head, *governed(head, "of")] if head is not None else []
            if any(t.lower_ in lists["content"] for t in heads) and self.rules.has("saying", above):
                return True
            if (
                token.dep_ in ("acl", "ccomp")
                and above != token
                and (above.lower_ in lists["allegation"] or above.lower_ in lists["content"])
            ):
                spread_by = verb_of(above)
                if spread_by is not None and (who := subject(spread_by)) is not None and who.lower_ in lists["content"]:
                    return True
        return False

    def denied(self, sentence: Sentence, verb: Token, actor: Party) -> tuple[Operation, ...]:
        """The operations that a denial is about: its own words, else those of the denier's state, else those in focus."""
        everything = self.reading.discourse.operations
        own = tuple(dict.fromkeys(o for t in verb.subtree for o in self.reading.discourse.of(sentence, t)))
        met = tuple(o for o in own if o.first.sentence.index < sentence.index)  # "ran no network" speaks of none that is new
        theirs = tuple(o for o in everything if actor.state and actor.state in o.states)
        focus = self.reading.discourse.before.get(sentence.index, ())
        return met or theirs or tuple(everything[i] for i in focus) or own


@lru_cache(maxsize=2)
def context(reading: Understanding) -> Context:
    """Gather the context of a report; several families of facts need it."""
    parties = parties_of(reading)
    found = parties.rules
    text = f" {reading.report.title} {reading.report.text} ".lower()
    field = (
        bool(reading.discourse.operations)
        or any(w in text for w in found.lists["field"])
        or any(_pretends(found, s) for s in reading.document.sentences)
    )
    fulfilled = found.fulfilled(reading.document.sentences)
    return Context(reading, found, parties, field, tuple(_accusers(reading, parties)), fulfilled)


def _pretends(found: Rules, sentence: Sentence) -> bool:
    """Whether a sentence speaks of accounts that are not what they seem."""
    words = {t.lower_ for t in sentence.doc}
    return bool(words & found.lists["pretence"] and words & found.lists["accounts"])


NAMING = 2


def _accusers(reading: Understanding, parties: Parties) -> Iterator[tuple[int, Party]]:
    """Yield who acted against operations, or said whose they are, with the operation's index, -1 where it is not clear which."""
    for sentence, clause in reading.clauses():
        weight = 0 if clause.negated or clause.hypothetical else _charges(reading, clause)
        if not weight:
            continue
        found = [actor.party for t in clause.agents if (actor := _by_name(parties, sentence, t)) is not None]
        if clause.passive and not found:
            # "Three people had been charged with running it, the agency said".
            speaker = reading.reference.speech(sentence, clause.verb).speaker
            found = [speaker] if speaker is not None else []
        found = [who for who in found if who.kind not in ("Person", "State")]
        if found:
            operations = dict.fromkeys(o.index for t in clause.verb.subtree for o in reading.discourse.of(sentence, t)) or [-1]
            yield from ((i, who) for who in found for i in operations for _ in range(weight))


def _charges(reading: Understanding, clause: Clause) -> int:
    """How much a clause makes an accuser: who only removes accounts says less of whose they are than who names or charges somebody."""
    lexicon = reading.document.lexicon
    if lexicon.is_verb(clause.verb, "attribute", "suspect", "expose_whose", "indictment", "sanction"):
        return NAMING
    return 1 if lexicon.is_verb(clause.verb, "removal", "seizure") else 0


def _by_name(parties: Parties, sentence: Sentence, token: Token) -> Actor | None:
    """ "The company" may be another one than was meant; a name or a pronoun is surer."""
    return parties.who(sentence, token) if token.tag_ == "PRP" else parties.named(sentence, token)


def saying_above(found: Rules, verb: Token) -> Token | None:
    """The verb of saying that a clause is told by, however deep it stands under it."""
    token = verb
    while token.head != token and token.dep_ in INSIDE:
        through, token = token.dep_, token.head
        if (
            through in ("ccomp", "parataxis", "advcl")
            and token.tag_.startswith("VB")
            and found.has("saying", token)
            and sayer(token) is not None
        ):
            return token
    return next((t for t in verb.children if t.dep_ == "parataxis" and found.has("saying", t)), None) or _before_colon(found, token)


def _before_colon(found: Rules, root: Token) -> Token | None:
    """ "The senator thundered: Google must go": what the parser takes for two sentences."""
    if root.head != root:
        return None
    before = next((t for t in reversed(root.doc[: root.first]) if t.text == ":" or not t.is_punct), None)
    return before.head if before is not None and before.text == ":" and found.has("saying", before.head) else None


def sayer(verb: Token) -> Token | None:
    """Who says: the subject, or the name right before a verb of saying that the parser left without one."""
    found = _subject(verb)
    if found is not None or not verb.i:
        return found
    before = next((t for t in reversed(verb.doc[: verb.i]) if not t.is_punct), None)
    return before if before is not None and before.tag_ in ("NNP", "NN") and before.dep_ in ("appos", "dobj", "pobj") else None


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, past coordination, "keeps telling" and relative clauses."""
    own = next((t for t in verb.children if t.dep_ == "nsubj" and not is_title(t)), None)
    if own is not None and own.tag_ not in ("WP", "WDT"):
        return own
    above = verb
    while above.head.tag_.startswith("VB") and (above.dep_ in ("xcomp", "conj") or (above.dep_ == "advcl" and above.tag_ == "VBG")):
        above = above.head
        own = next((t for t in above.children if t.dep_ == "nsubj"), own)
    if above.dep_ == "relcl":
        return above.head
    return own if own is not None and own.tag_ not in ("WP", "WDT") else None


def is_title(token: Token) -> bool:
    """Whether a noun only introduces the name behind it that has the same place ("the marketing agency Blue Orchid said")."""
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    while behind.dep_ == "compound" and behind.head.i > behind.i:
        behind = behind.head
    return token.tag_ == "NN" and behind.tag_.startswith("NNP") and behind.dep_ == token.dep_ and behind.head == token.head


def subject(verb: Token) -> Token | None:
    """The subject of a verb, passive ones too."""
    return _subject(verb) or next((t for t in verb.children if t.dep_ == "nsubjpass"), None)


def told_as_done(verb: Token, clause: Clause | None) -> bool:
    """Whether a clause is told as a fact: no modal, condition or wish above it, no headline imperative."""
    aux = [t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")]
    if {"would", "will"} & set(aux) and (negated(verb) or any(t.lower_ in ("none", "no", "nothing") for t in verb.children)):
        return True  # "would not concede", "would have none of it" are refusals
    if clause is not None and clause.hypothetical:
        return False
    return verb.tag_ != "VB" or bool({"did", "do", "does"} & set(aux)) or _vented(verb, aux)


def _vented(verb: Token, aux: list[str]) -> bool:
    """ "Took to television to rubbish the report": done, for all that it is an infinitive."""
    return aux == ["to"] and verb.dep_ in ("advcl", "xcomp") and verb.head.lower_ in VENTING and verb.head.tag_ in ("VBD", "VBZ", "VBN")


def verb_of(noun: Token) -> Token | None:
    """The verb whose object or subject a noun is."""
    return noun.head if noun.dep_ in ("dobj", "nsubj", "nsubjpass") and noun.head.tag_.startswith("VB") else None
