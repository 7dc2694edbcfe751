"""Stretches of a text that tell what an operation puts about, each with whose it is: behind a verb or noun of content.

A stretch is read from the parser's tree and from the order of the words, as the tree is often wrong in long sentences; it ends
where somebody else begins to act or to be named as the one behind it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extractors.about import owners, told, words
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.reference import Speech
from kg.reading.understanding import Understanding

# Behind these it is told who is behind the operation, or what was done to it, not what it said.
BEHIND = ("removal", "seizure", "restriction", "attribute", "run", "originate", "base", "link", "indictment", "sanction")
TIES = frozenset({"links", "link", "ties", "tie", "behalf", "sponsor", "sponsors", "affiliation", "connection", "connections"})
STOPS = frozenset({";", "according"})
CONTENT = ("content", "target")


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """What `operations` put about in one stretch: from the verb or noun `cue` over the tokens with these indexes."""

    sentence: Sentence
    cue: Token
    operations: tuple[Operation, ...]
    tokens: frozenset[int]
    speech: Speech

    def holds(self, start: int, end: int) -> bool:
        """Whether a word within these offsets of the sentence belongs to the stretch."""
        return any(t.i in self.tokens for t in self.sentence.tokens(start, end))


def passages(reading: Understanding) -> Iterator[Passage]:
    """Yield the stretches of content of a report, in the order of the text."""
    for sentence in reading.document.sentences:
        for cue in cues(reading, sentence):
            found = () if _behind(reading, cue) else owners(reading, sentence, cue)
            if found:
                yield Passage(sentence, cue, found, stretch(reading, sentence, cue), reading.reference.speech(sentence, cue))


def cues(reading: Understanding, sentence: Sentence) -> Iterator[Token]:
    """Yield verbs and nouns that tell of content, those that are denied, asked for or supposed left out."""
    verbs = {t.verb.i: t for t in reading.discourse.clauses[sentence.index]}
    happened = {c.verb.i for c in told(reading, sentence)}
    nouns = words(reading.document.ontology, "content", "nouns") | words(reading.document.ontology, "content", "pieces")
    for token in sentence.doc:
        if token.i in verbs:
            if token.i in happened and reading.document.lexicon.is_verb(token, *CONTENT):
                yield token
        elif (token.tag_.startswith("NN") and token.lower_ in nouns and _is_real(token, verbs.keys() - happened)) or _mistagged(
            reading, token
        ):
            yield token


def _is_real(noun: Token, unreal: set[int]) -> bool:
    return not any(t.i in unreal for t in noun.ancestors) and not any(t.lower_ in ("no", "any") for t in noun.children)


def _mistagged(reading: Understanding, token: Token) -> bool:
    """Whether the parser took a rare verb that opens a predicate for an adjective ("Most flattered the president")."""
    past = token.lower_.endswith("ed") and token.tag_ in ("JJ", "NN", "NNP")
    before = token.nbor(-1).lower_ if token.i else ""
    return (
        past
        and before in ("most", "some", "others", "rest", "many", "accounts", "they", "posts")
        and reading.document.lexicon.is_verb(token, "content")
    )


def _behind(reading: Understanding, token: Token) -> bool:
    """Whether a word stands where it is told who is behind an operation or what was done to it."""
    lexicon = reading.document.lexicon
    for above in (token, *token.ancestors):
        if above.lower_ in TIES:
            return True
        if (
            above != token
            and above.tag_ == "VBN"
            and lexicon.is_verb(above, "attribute", "run", "base")
            and not lexicon.is_verb(above, *CONTENT)
        ):
            return above.dep_ in ("acl", "relcl")
    return False


def stretch(reading: Understanding, sentence: Sentence, cue: Token) -> frozenset[int]:
    """Return the indexes of the words that say what the content was, from its cue to where somebody else takes over."""
    end = len(sentence.doc)
    for token in sentence.doc[cue.i + 1 :]:
        if token.lower_ in STOPS or _takes_over(reading, token, cue):
            end = token.left_edge.i if token.left_edge.i > cue.i and token.lower_ not in STOPS else token.i
            break
    before = [t.i for child in cue.lefts if cue.tag_.startswith("NN") for t in child.subtree if child.dep_ not in ("relcl", "appos")]
    return frozenset([*before, *range(cue.i, end)])


def _takes_over(reading: Understanding, token: Token, cue: Token) -> bool:
    """Whether another one acts from `token` on, outside of what the content itself claims."""
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.i > token.i and token.lower_ not in ("that", "which", "who"):
        return not _claimed(token.head, cue) and token.head != cue and not _hangs(token.head, cue)
    lexicon = reading.document.lexicon
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
