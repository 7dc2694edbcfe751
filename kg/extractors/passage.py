"""Stretches of a text that tell what an operation puts about, each with whose it is: behind a verb or noun of content.

A stretch is read from the parser's tree and from the order of the words, as the tree is often wrong in long sentences; it ends
where somebody else begins to act or to be named as the one behind it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extractors.about import content_nouns, on_operations, owners, told, words
from kg.extractors.audience import are_people
from kg.ontology import Ontology
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.patterns import Patterns
from kg.reading.reference import Speech
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

# Behind these it is told who is behind the operation, or what was done to it, not what it said.
BEHIND = ("removal", "seizure", "restriction", "attribute", "run", "originate", "base", "link", "indictment", "sanction")
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# What makes a piece of content the operation's own, and the plurals that mean a part of it.
OWN = frozenset("the these those its their some many most all other several such this every each".split())
PLURALS = frozenset(
    {"most", "some", "others", "rest", "many", "accounts", "they", "posts", "several", "all", "comments", "videos", "pages"}
)
# Behind these a thing is only named to compare another with it.
LIKENING = frozenset({"compare", "liken", "equate"})
STOPS = frozenset({";", "according"})
CONTENT = ("content", "target")
ABOUT = frozenset({"about", "on", "over", "regarding", "concerning", "against"})


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """What `operations` put about in one stretch: from the verb or noun `cue` over the tokens with these indexes."""

    sentence: Sentence
    cue: Token
    operations: tuple[Operation, ...]
    tokens: frozenset[int]
    speech: Speech

    @property
    def words(self) -> list[Token]:
        """The words of the stretch, in order."""
        return [self.sentence.doc[i] for i in sorted(self.tokens)]

    def holds(self, start: int, end: int) -> bool:
        """Whether a word within these offsets of the sentence belongs to the stretch."""
        return any(t.i in self.tokens for t in self.sentence.tokens(start, end))


@lru_cache(maxsize=2)
def passages(reading: Understanding) -> tuple[Passage, ...]:
    """Return the stretches of content of a report: what operations are "about", then the rest in the order of the text."""
    return (*_subjects(reading), *_stretches(reading))


def _subjects(reading: Understanding) -> Iterator[Passage]:
    """ "A disinformation campaign about the downing of the plane"."""
    for sentence, token, operations in reading.mentioned():
        about = frozenset(t.i for p in token.children if p.dep_ == "prep" and p.lower_ in ABOUT for t in p.subtree)
        if about:
            yield Passage(sentence, token, operations, about, reading.reference.speech(sentence, token))


def _stretches(reading: Understanding) -> Iterator[Passage]:
    for sentence in on_operations(reading):
        for cue in dict.fromkeys(cues(reading, sentence)):
            found = () if _behind(reading, cue) else _owners(reading, sentence, cue)
            if found:
                yield Passage(sentence, cue, found, stretch(reading, sentence, cue), reading.reference.speech(sentence, cue))


def _owners(reading: Understanding, sentence: Sentence, cue: Token) -> tuple[Operation, ...]:
    """Whose content a cue tells of; a noun that hangs on nothing is the operation's in view only in a sentence without a subject."""
    loose = not cue.tag_.startswith("NN") or cue.lower_ in words(reading.document.ontology, "content", "pieces")
    loose = loose or not any(t.dep_ in SUBJECTS for t in sentence.doc)
    return owners(reading, sentence, cue, loose=loose)


def cues(reading: Understanding, sentence: Sentence) -> Iterator[Token]:
    """Yield verbs and nouns that tell of content, those that are denied, asked for or supposed left out."""
    yield from _idioms(reading, sentence)
    verbs = {c.verb for c in reading.discourse.clauses[sentence.index]}
    happened = {c.verb for c in told(reading, sentence)}
    nouns = content_nouns(reading.document.ontology)
    for token in sentence.doc:
        if token in verbs:
            tells = token in happened and _tells(reading, sentence, token)
        else:
            noun = token.lower_ in nouns and _is_content_noun(reading, token) and _is_real(token, verbs - happened)
            tells = noun or (token.lower_.endswith("ed") and _mistagged(reading, token))
        if tells:
            yield token


def _tells(reading: Understanding, sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells of content, and not of who somebody was made out to be."""
    says = reading.document.lexicon.is_verb(verb, *CONTENT) or _speaks(reading, sentence, verb)
    return says and verb.dep_ not in ("amod", "prep") and not _of_a_persona(verb)


def _speaks(reading: Understanding, sentence: Sentence, verb: Token) -> bool:
    """Whether a verb says what was said, or what people were told or brought to do ("told pensioners that ...")."""
    if reading.document.lexicon.base(verb) in reading.document.ontology.phrases["content"]["saying"]:
        return any(t.dep_ == "ccomp" for t in verb.children)
    if not reading.document.lexicon.is_verb(verb, "reach"):
        return False
    behind = [t for t in verb.children if t.dep_ in ("dobj", "dative", "nsubj")]
    behind += [t for p in verb.children if p.dep_ == "prep" for t in p.children]
    return any(t.i > verb.i and are_people(reading, sentence, t) for t in behind)


def _idioms(reading: Understanding, sentence: Sentence) -> Iterator[Token]:
    """Yield the first word of each set phrase of content that is not under a negation or a supposition."""
    for found, _ in idioms(reading.document.ontology).finditer(sentence.folded):
        tokens = sentence.tokens(*found.span())
        above = next((t for t in (*tokens[:1], *tokens[0].ancestors) if t.tag_.startswith("VB")), None) if tokens else None
        clause = next((c for c in reading.discourse.clauses[sentence.index] if c.verb == above), None)
        if tokens and (clause is None or clause in told(reading, sentence)):
            yield tokens[0]


@lru_cache(maxsize=4)
def idioms(ontology: Ontology) -> Patterns:
    """Return the set phrases of content, each with the side it takes: "for", "against" or ""."""
    listed = [(i["pattern"], i["side"]) for i in ontology.phrases["content"]["idioms"]]
    return Patterns((rf"^(?:{p[1:]})\b" if p.startswith("^") else rf"\b(?:{p})\b", side) for p, side in listed)


def _of_a_persona(verb: Token) -> bool:
    """Whether a verb says whom somebody passed for ("claimed to be", "portraying themselves as", "included an activist")."""
    to_be = any(c.dep_ == "xcomp" and c.lower_ in ("be", "located", "based", "have") for c in verb.children)
    itself = any(c.dep_ in ("dobj", "nsubj") and c.lower_ in ("themselves", "itself", "himself", "herself") for c in verb.children)
    return to_be or itself or verb.lower_.startswith("includ")


def _is_content_noun(reading: Understanding, token: Token) -> bool:
    """Whether a word for content stands for it; as a subject only where it is the operation's own ("the posts", "its videos")."""
    if not token.tag_.startswith("NN") or token.dep_ in ("compound", "nmod", "amod"):
        return False
    if token.lower_ in words(reading.document.ontology, "content", "pieces"):
        return token.dep_ not in SUBJECTS or any(t.lower_ in OWN for t in token.subtree)
    return token.dep_ not in SUBJECTS


def _is_real(noun: Token, unreal: set[Token]) -> bool:
    return not any(t in unreal for t in noun.ancestors) and not any(t.lower_ in ("no", "any") for t in noun.children)


def _mistagged(reading: Understanding, token: Token) -> bool:
    """Whether the parser took the past of a rare verb that opens a predicate for an adjective ("Most flattered the president")."""
    opens = token.tag_ in ("JJ", "NN", "NNP") and token.i > 0 and token.nbor(-1).lower_ in PLURALS
    return opens and reading.document.lexicon.is_verb(token, "content")


def _behind(reading: Understanding, token: Token) -> bool:
    """Whether a word stands where it is told who is behind an operation or what was done to it."""
    lexicon = reading.document.lexicon
    for above in (token, *token.ancestors):
        if lexicon.has("backing", above.lower_):
            return True
        if above.dep_ not in ("acl", "relcl"):
            continue
        if above == token or lexicon.is_verb(above, *CONTENT):
            return False
        if above.tag_ == "VBN" and lexicon.is_verb(above, "attribute", "run", "base"):
            return True
    return False


def stretch(reading: Understanding, sentence: Sentence, cue: Token) -> frozenset[int]:
    """Return the indexes of the words that say what the content was, from its cue to where somebody else takes over."""
    end = len(sentence.doc)
    listed = cue.text == ":"
    for token in sentence.doc[cue.i + 1 :]:
        # Behind a colon nobody else takes over.
        if token.lower_ in STOPS or (not listed and _takes_over(reading, token, cue)):
            end = token.left_edge.i if token.left_edge.i > cue.i and token.lower_ not in STOPS else token.i
            break
        listed = listed or token.text == ":"
    before = [t.i for child in cue.lefts if cue.tag_.startswith("NN") for t in child.subtree if child.dep_ not in ("relcl", "appos")]
    # What is spread "by the network" stands in front.
    undergone = [t.i for child in cue.children if child.dep_ == "nsubjpass" for t in child.subtree]
    return frozenset([*before, *undergone, *range(cue.i, end)])


def _takes_over(reading: Understanding, token: Token, cue: Token) -> bool:
    """Whether another one acts from `token` on, outside of what the content itself claims."""
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.i > token.i and token.lower_ not in ("that", "which", "who"):
        return not _claimed(token.head, cue) and token.head != cue and not _hangs(token.head, cue)
    lexicon = reading.document.lexicon
    if token.lower_ in ("to", "with") and lexicon.base(cue) in LIKENING and cue in token.ancestors:
        return True
    return (
        token.tag_ in ("VBN", "VBD")
        and token.dep_ in ("acl", "relcl", "advcl", "conj", "ROOT")
        and lexicon.is_verb(token, *BEHIND)
        and not lexicon.is_verb(token, *CONTENT)
    )


def _claimed(verb: Token, cue: Token) -> bool:
    """Whether a clause is what the content claims ("claiming that the army had fled")."""
    while verb.dep_ in ("ccomp", "xcomp", "conj", "advcl", "acl", "relcl", "pcomp") and verb != cue:
        if verb.dep_ == "ccomp" and (verb.head == cue or verb.head.i >= cue.i):
            return True
        verb = verb.head
    return False


def _hangs(verb: Token, cue: Token) -> bool:
    """Whether a clause without a party of its own only tells more of the content ("West Papua, where a movement is growing")."""
    return (
        cue.is_ancestor(verb)
        and verb.dep_ in ("relcl", "advcl", "acl")
        and not any(t.tag_ == "NNP" and t.dep_ == "nsubj" for t in verb.children)
    )
