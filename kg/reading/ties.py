"""Where a sentence ties one operation to another ("resembles", "the same people behind") or tells two apart ("unlike")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import Ontology
from kg.reading.document import Document, Sentence
from kg.reading.tokens import Token

# How far back from the day of publication what "we removed in May" tells of is another operation than the news.
NEWS = 45
# How many characters may lie between a tie and the phrase it is a tie to.
REACH = 48


@dataclass(frozen=True, slots=True)
class Tie:
    """A stretch of a sentence before the phrase of another operation.

    `strong`: what follows must be another operation; `denied`: they are told apart, or the tie is doubted.
    """

    start: int
    end: int
    strong: bool
    denied: bool


@lru_cache(maxsize=4)
def cues(ontology: Ontology) -> dict[str, re.Pattern[str]]:
    """Compile `ontologies/phrases/link.yaml`, one pattern for each kind of cue."""
    sheet = ontology.phrases["link"]

    def whole(kind: str) -> re.Pattern[str]:
        listed = [sheet[kind]] if isinstance(sheet[kind], str) else sheet[kind]
        filled = [p.replace("{hands}", sheet["hands"]).replace("{content}", sheet["content"]) for p in listed]
        return re.compile("|".join(filled if kind in ("denied", "contrast", "again") else [rf"\b(?:{'|'.join(filled)})(?!\w)"]))

    return {kind: whole(kind) for kind in ("strong", "weak", "mutual", "apart", "again", "denied", "contrast")}


def ties(document: Document, sentence: Sentence) -> tuple[Tie, ...]:
    """Return the ties of a sentence in the order of the text; of two that overlap the stronger."""
    return _ties(document.ontology, sentence.text.lower())


@lru_cache(maxsize=64)
def _ties(ontology: Ontology, text: str) -> tuple[Tie, ...]:
    known = cues(ontology)
    found = [Tie(*m.span(), strong=True, denied=True) for m in known["apart"].finditer(text)]
    for kind in ("strong", "weak"):
        for m in known[kind].finditer(text):
            if not any(t.start < m.end() and m.start() < t.end for t in found):
                found.append(Tie(*m.span(), strong=kind == "strong", denied=denied(ontology, text, m.start())))
    return tuple(sorted(found, key=lambda t: t.start))


def denied(ontology: Ontology, text: str, place: int) -> bool:
    """Whether what a sentence (in lower case) says at `place` is denied, doubted or only supposed by what stands before it."""
    known = cues(ontology)
    breaks = [m.end() for m in known["contrast"].finditer(text, 0, place)]
    before = re.sub(r", (?:which|who|whose|where)\b[^,]*,", " ", text[max(breaks, default=0) : place])
    return known["denied"].search(known["again"].sub(" ", before)) is not None


def tie_before(document: Document, sentence: Sentence, start: int) -> Tie | None:
    """Return the tie that leads up to the phrase that begins at `start`."""
    text = sentence.text.lower()
    for tie in reversed(ties(document, sentence)):
        gap = re.sub(r"^, (?:in|by|with|both in|at least in) [^,]*,", "", text[tie.end : start]).rstrip(" ,“\"‘'")
        if not tie.strong and re.search(r"\w (?:and|as well as|plus)(?: (?:about |some |another )?\d.*)?$", gap):
            # "926 accounts linked to the army and 526 accounts run by ...": the tie has its object already.
            return None
        if tie.end <= start and len(gap) <= REACH and not re.search(r"[;:.()]|, (?!the |a )", gap):
            return tie if not _has_verb(sentence, tie.end, start) else None
    return None


def _has_verb(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a clause of its own lies between ("resembled others in that the network ...")."""
    return any(t.tag_ in ("VBZ", "VBP", "MD") for t in sentence.tokens(start, end))


def past(document: Document, sentence: Sentence, noun: Token) -> bool:
    """Whether a phrase says of its operation that it is one of the past ("the network we removed in 2019", "an earlier campaign")."""
    earlier = document.ontology.phrases["link"]["earlier"]
    if any(t.lower_ in earlier for t in noun.subtree if t.i < noun.i):
        return True
    behind = [t for t in noun.subtree if t.dep_ in ("relcl", "acl") and t.i > noun.i and _hangs_on(t, noun)]
    return any(_removed_before(document, sentence, t) for t in behind)


def _hangs_on(verb: Token, noun: Token) -> bool:
    """Whether a relative clause is the noun's, hung by the parser on a place or on accounts ("the network from Benin we removed")."""
    above = verb.head
    while above != noun and above.dep_ in ("pobj", "prep"):
        above = above.head
    return above == noun


def _removed_before(document: Document, sentence: Sentence, verb: Token) -> bool:
    published = document.report.published
    inside = {t.i for t in verb.subtree}
    if not document.lexicon.is_verb(verb, "removal", "expose", "seizure"):
        return False
    dated = [d for d in sentence.dates if d.value and published and any(t.i in inside for t in sentence.tokens(d.start, d.end))]
    words = {t.lower_ for t in verb.subtree}
    return any((published - d.last).days > NEWS for d in dated if published) or bool(words & {"earlier", "previously", "already", "once"})


def mutual(document: Document, sentence: Sentence) -> Iterator[int]:
    """Yield where a sentence says of several that they are tied to each other."""
    text = sentence.text.lower()
    for found in cues(document.ontology)["mutual"].finditer(text):
        if not denied(document.ontology, text, found.start()):
            yield found.start()


def again(document: Document, sentence: Sentence) -> int:
    """Return the offset behind which an earlier case is told ("it is not the first time: ..."), or -1."""
    found = cues(document.ontology)["again"].search(sentence.text.lower())
    return found.end() if found else -1
