"""Who "the company", "it", "the country", "we" are: parties in context, and who speaks in a clause."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from kg.model import Report
from kg.namespaces import IO, thing
from kg.ontology import Ontology
from kg.reading.clauses import Clause, is_swallowed, spread, swallowed
from kg.reading.document import Document, Sentence, gazetteer
from kg.reading.entities import Party, party
from kg.reading.lexicon import NONE, Lexicon
from kg.reading.tokens import Token

FIRMS = frozenset({"Platform", "Company"})


@lru_cache(maxsize=4)
def enforcers(ontology: Ontology) -> frozenset[str]:
    """The services and the companies that run one: who can remove accounts."""
    platforms = {t.iri for t in ontology.things.values() if t.kind == "Platform"}
    return frozenset(platforms | {o for s, p, o in ontology.triples if p == IO + "operatedBy" and isinstance(o, str)})


LANDS = frozenset({"State", "Territory"})
PLACING = frozenset({"in", "from", "near", "outside"})
FIRST_PERSON = frozenset({"we", "us", "our", "ourselves"})


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """Who says what a clause says (None: the report itself), and how."""

    speaker: Party | None
    modality: str
    hedged: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """Parties in context: the firm and the country that a description in each sentence would mean.

    `main` is the one firm that acts or speaks, for a description before any is named; None where there are several.
    """

    document: Document
    firms: Mapping[int, Party]
    lands: Mapping[int, Party]
    publisher: Party | None
    main: Party | None

    def who(self, sentence: Sentence, token: Token) -> Party | None:
        """Return who a phrase means, descriptions and pronouns included; None where that is not clear."""
        if is_pronoun(token):
            return self._we(sentence, token)
        found = party(self.document, sentence, token)
        if found is not None:
            return found
        for child in token.children:
            if child.dep_ == "appos" and (named := party(self.document, sentence, child)) is not None:
                return named
        owner = next((self.who(sentence, t) for t in token.children if t.dep_ == "poss" and t.lower_ not in ("its", "their")), None)
        if owner is not None and owner.kind in FIRMS:
            return owner
        return self._described(sentence, token)

    def _we(self, sentence: Sentence, token: Token) -> Party | None:
        """The publisher; in a quotation within somebody else's report, the firm of whoever is quoted."""
        known = enforcers(self.document.ontology)
        own = self.publisher is not None and (self.publisher.iri in known or self.publisher.kind == "GovernmentBody")
        quoted = sentence.text[: token.idx].count("“") + sentence.text[: token.idx].count('"')
        if own or not quoted:
            return self.publisher
        saying = [t for v in sentence.doc if v.dep_ == "ROOT" and is_saying(self, v) for t in v.children if t.dep_ == "nsubj"]
        heads = [t for s in saying for t in (s, *s.children) if t == s or t.dep_ == "poss"]
        found = [p for t in heads if not is_pronoun(t) and (p := self.who(sentence, t)) is not None]
        # A quotation whose speaker this sentence does not name is of the firm that the text speaks of.
        return next((p for p in found if p.iri in known), self.publisher if found else self.firms.get(sentence.index) or self.publisher)

    def _described(self, sentence: Sentence, token: Token) -> Party | None:
        definite = any(t.lower_ in ("the", "this", "that") for t in token.children if t.dep_ == "det") or token.lower_ == "it"
        if not definite or says_which(token):
            return None
        if self._is_publisher(token):
            return self.publisher
        if token.lower_ == "it" or self.document.lexicon.noun(token, "company"):
            # Only a description ("the company") may be of a firm that the text is yet to name.
            if token.lower_ == "it":
                return self.before(sentence, token, FIRMS) or self.firms.get(sentence.index) or self._just_named(sentence)
            told = self._just_named(sentence)
            subject = self.firms.get(sentence.index)
            return self.before(sentence, token, FIRMS) or (told if self._we_told(sentence) else None) or subject or told or self.main
        if self.document.lexicon.noun(token, "country"):
            return self.before(sentence, token, LANDS) or self.lands.get(sentence.index)
        return None

    def _just_named(self, sentence: Sentence) -> Party | None:
        """The one firm that the sentence before names, in whatever part ("We shared a draft with Meta. It removed ...")."""
        if not sentence.index:
            return None
        before, known = self.document.sentences[sentence.index - 1], enforcers(self.document.ontology)
        named = {n.thing: n for n in before.names if n.thing in known}
        tokens = [t for n in named.values() for t in before.tokens(n.start, n.end)[-1:]]
        return party(self.document, before, tokens[0]) if len(named) == 1 and tokens else None

    def _we_told(self, sentence: Sentence) -> bool:
        """Whether the sentence before is what the writers did or sent ("We shared the list with Meta. The company removed ...")."""
        before = self.document.sentences[sentence.index - 1] if sentence.index else sentence
        return any(is_pronoun(t) and t.dep_ == "nsubj" and t.head.dep_ == "ROOT" for t in before.doc)

    def _is_publisher(self, token: Token) -> bool:
        """Whether "the Department", "the Council" is the body whose release this is."""
        if self.publisher is None or self.publisher.kind not in ("GovernmentBody", "Organisation") or not token.text[:1].isupper():
            return False
        alone = all(t.dep_ in ("det", "punct") or t.i > token.i for t in token.children)
        return alone and token.lower_ in self.document.report.publisher.lower().replace(",", " ").split()

    def before(self, sentence: Sentence, token: Token, kinds: frozenset[str]) -> Party | None:
        """Return the subject of that kind earlier in the same sentence."""
        earlier = [t for t in sentence.doc[: token.i] if t.dep_ in ("nsubj", "nsubjpass") or (t.dep_ == "pobj" and is_swallowed(t))]
        owners = [t for t in sentence.doc[: token.i] if t.dep_ == "poss"]
        for subject in [*reversed(earlier), *reversed(owners)]:
            # "A spokeswoman for Telegram said it had ...".
            of = [t for p in subject.children if p.dep_ == "prep" and p.lower_ == "for" for t in p.children]
            for named in (subject, *of):
                found = party(self.document, sentence, named)
                if found is not None and found.kind in kinds:
                    return found
        return None

    def everyone(self, sentence: Sentence, tokens: tuple[Token, ...] | list[Token]) -> tuple[Party, ...]:
        """Return the parties of several heads, each once."""
        found = [self.who(sentence, t) for t in tokens]
        return tuple(dict.fromkeys(p for p in found if p is not None))

    def speech(self, sentence: Sentence, verb: Token) -> Speech:
        """Return who says what the clause of `verb` says: a governing verb of saying, "according to", or the report itself."""
        return _speech(self, sentence, verb)


def reference(document: Document, found: Mapping[int, tuple[Clause, ...]]) -> Reference:
    """Read through a document and note, for each sentence, which firm and which country was last the subject before it."""
    known = enforcers(document.ontology)
    firms: dict[int, Party] = {}
    lands: dict[int, Party] = {}
    firm = land = None
    subjects = [tuple(_subjects(document, s, found[s.index])) for s in document.sentences]
    for sentence in document.sentences:
        if firm:
            firms[sentence.index] = firm
        if land:
            lands[sentence.index] = land
        for subject in subjects[sentence.index]:
            firm = subject if subject.iri in known else firm
            land = subject if subject.kind in LANDS else land
    speaking = Counter(p for told in subjects for p in told if p.iri in known)
    main = next(iter(speaking), None) if len(speaking) == 1 else None
    return Reference(document, MappingProxyType(firms), MappingProxyType(lands), publisher(document.report, document), main)


def _subjects(document: Document, sentence: Sentence, found: tuple[Clause, ...]) -> Iterator[Party]:
    """Parties that act or speak, in order; the first of a list stands for it."""
    for c in found:
        heads = c.agents or c.patients
        if heads and (p := party(document, sentence, heads[0])) is not None:
            yield p


def publisher(report: Report, document: Document) -> Party | None:
    """Return the party behind a report's own "we": its publisher."""
    if not report.publisher:
        return None
    for name in gazetteer(document.ontology).find(report.publisher):
        known = document.ontology.things[name.thing]
        if known.kind in FIRMS | {"GovernmentBody", "Organisation"}:
            return Party(known.iri, known.label, known.kind, known.state)
    return Party(thing("organisation", report.publisher), report.publisher, "Organisation", "", False)


@lru_cache(maxsize=128)
def _speech(self: Reference, sentence: Sentence, verb: Token) -> Speech:
    lexicon = self.document.lexicon
    hedged = _hedged(lexicon, verb)
    token = verb
    while token.head != token:
        above = token.head
        inside = token.dep_ in ("ccomp", "parataxis") or (token.dep_ == "xcomp" and is_saying(self, above))
        if inside and above.tag_.startswith("VB") and is_saying(self, above):
            return _said(self, sentence, above, hedged)
        token = above
    said = next((t for t in verb.children if t.dep_ in ("parataxis", "ccomp") and lexicon.is_verb(t, "say") and t.i > verb.i), None)
    if said is not None and said.dep_ == "parataxis":
        return _said(self, sentence, said, hedged)
    if (source := _according(self, sentence)) is not None:
        return Speech(source, "reported", hedged)
    return Speech(None, "alleged" if hedged else "asserted", hedged)


def is_saying(self: Reference, verb: Token) -> bool:
    """Whether a verb reports speech or opinion."""
    return self.document.lexicon.is_verb(verb, "say", "suspect", "accuse", "deny")


def _said(self: Reference, sentence: Sentence, verb: Token, hedged: bool) -> Speech:
    subjects = spread(t for t in verb.children if t.dep_ in ("nsubj", "agent")) or swallowed(verb)
    subjects = [t for s in subjects for t in ([s] if s.dep_ != "agent" else [c for c in s.children if c.dep_ == "pobj"])]
    if not subjects and verb.dep_ == "conj":
        subjects = [t for t in verb.head.children if t.dep_ == "nsubj"]
    if not subjects and any(t.lower_ == "to" and t.dep_ == "aux" for t in verb.children):
        # "It is interesting to know that ...": the writer's own words.
        return Speech(None, "alleged" if hedged else "asserted", hedged)
    who = next((p for p in (self.who(sentence, t) for t in subjects) if p), None)
    alleged = hedged or self.document.lexicon.is_verb(verb, "suspect", "accuse")
    return Speech(who, "alleged" if alleged else "reported", hedged)


def _according(self: Reference, sentence: Sentence) -> Party | None:
    for token in sentence.doc if "according" in sentence.text.lower() else ():
        if token.lower_ == "according" and token.i + 1 < len(sentence.doc) and token.nbor().lower_ == "to":
            for inner in token.subtree:
                if inner.dep_ == "pobj" and (found := self.who(sentence, inner)) is not None:
                    return found
    return None


def _is_rumour(lexicon: Lexicon, verb: Token) -> bool:
    """ "Rumour has it"."""
    it = verb.lower_ in ("has", "had", "have") and any(t.lower_ == "it" for t in verb.children)
    return it and any(lexicon.has("hearsay", t.lower_) for t in verb.children)


def _sureness(verb: Token) -> list[Token]:
    """What kind of confidence something is said with ("with low confidence")."""
    phrases = (t for p in verb.children if p.dep_ == "prep" and p.lower_ == "with" for t in p.children if t.lower_ == "confidence")
    return [t for noun in phrases for t in noun.children if t.dep_ == "amod"]


def _hedged(lexicon: Lexicon, verb: Token) -> bool:
    near = [*verb.children, *(t for child in verb.children if child.dep_ in ("advmod", "amod") for t in child.children)]
    near.append(verb.head if verb.dep_ == "xcomp" else verb)
    if verb.dep_ == "ccomp":
        if lexicon.is_verb(verb.head, "refute") or _is_rumour(lexicon, verb.head):
            return True
        # "It is likely that", "it appears that".
        near += [t for t in verb.head.children if t.dep_ in ("acomp", "attr", "advmod")]
        near += [] if lexicon.is_verb(verb.head, "say", "suspect", "accuse") else [verb.head]
        near += _sureness(verb.head)
    if verb.dep_ == "acl" and verb.head.lower_ == "confidence":
        near += list(verb.head.children)
    near += _sureness(verb)
    return not lexicon.words.get("hedge", NONE).isdisjoint([t.lower_ for t in near])


def is_pronoun(token: Token, words: frozenset[str] = FIRST_PERSON) -> bool:
    """Whether a word is one of some pronouns, those of the first person if none are given; "US" is a country."""
    return token.lower_ in words and token.text != "US"


def says_which(token: Token) -> bool:
    """Whether a phrase goes on to say which one it means ("the firm in Tver which ...") and so need not be what was spoken of."""
    placed = (t for p in token.rights if p.dep_ == "prep" and p.lower_ in PLACING for t in p.children)
    defined = (c for c in token.rights if c.dep_ == "relcl" and c.left_edge.i > 0 and c.left_edge.nbor(-1).text != ",")
    return any(t.tag_.startswith("NNP") for t in placed) or any(defined)
