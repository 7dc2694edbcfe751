"""What an operation is called: "dubbed X", "which researchers call X", "Operation X", a heading "X (Country)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import Ontology
from kg.reading.document import Document, Sentence
from kg.reading.entities import name_run, phrase
from kg.reading.tokens import Token

OPERATION = re.compile(r"\bOperation (?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){0,2}")
HEADING = re.compile(r"^(?P<name>[A-Z][\w’'&-]+(?: (?:of |the )?[A-Z0-9][\w’'&-]+){0,4}) \((?P<place>[A-Z][\w .’'-]+)\)(?:[.:]|$)")
# A line under a section's heading that says whence its operation comes.
ORIGIN_LINE = re.compile(r"^\W*(?:(?:likely|probable|suspected|assessed|apparent|possible) )?(?:country of )?origins?\W*:", re.I)
# A heading that says itself what it names: "Covert operation: Paper Lantern".
LABELLED = re.compile(r"^(?:[\w-]+ ){0,3}(?:operation|campaign|network) ?: (?P<name>[A-Z].*\S)\s*$", re.I)
TITLE = re.compile(r"^[A-Z][\w’'&-]+(?: (?:of |the )?[A-Z0-9][\w’'&-]*){0,4}$")
_WORDS = r"[A-Z0-9][\w’'&.-]*(?:[ -](?:of |the |and )?[A-Z0-9][\w’'&-]*){0,4}"
_QUOTED = rf"[“\"‘'](?:Operation )?(?P<name>{_WORDS})[,.]?[”\"’']"
# What stands right before the phrase of an operation, or right behind its noun, as its name.
BESIDE = re.compile(rf"(?:^|[\s(•*-])[“\"‘']?(?P<name>{_WORDS})[”\"’']?(?:\s?[,:–—]| [-–—]| is| was| has been)\s+$")
QUOTED_BEFORE = re.compile(rf"(?:{_QUOTED}|\bso-called (?P<called>{_WORDS}))(?: [a-z]+)? $")
BEHIND = re.compile(rf"^(?:,? ?\(?{_QUOTED}| \((?P<code>[A-Z][\w-]*\d[\w-]*)\))")
CALLING = re.compile(r"\b(?:named|dub(?:bed|s)?|calls?|called|christened|nicknamed|code-?named|tracks?) (?:the|this|that|an?) [\w -]*$")
AS_CALLED = re.compile(rf"^[“\"‘']?(?P<name>{_WORDS})[”\"’']?, as [\w\s’'-]{{1,40}}? (?:named|call|calls|called|dubbed)\b")
NAME = re.compile(r"[“\"‘']?(?P<name>[A-Z0-9][\w’'&.-]*(?:[ -](?:of |the |and )?[A-Z0-9][\w’'&-]*){0,4})")


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """A proper name of an operation: `token` is its last word, `of` the word it hangs on."""

    text: str
    sentence: Sentence
    start: int
    end: int
    token: Token
    of: Token
    states: tuple[str, ...] = ()


def heading_name(document: Document, sentence: Sentence) -> Naming | None:
    """Return the name that a section on one operation begins with: "High Five (Philippines).", "Slow Tram / Origin: Russia"."""
    if sentence.kind == "heading" and (titled := _labelled(document, sentence) or _title_with_origin(document, sentence)):
        return titled
    found = HEADING.match(sentence.text)
    if not found or not sentence.first or not _is_name(document, sentence, *found.span("name")):
        return None
    states = tuple(
        n.thing
        for n in sentence.names
        if found.start("place") <= n.start < found.end("place") and document.ontology.kind(n.thing) in ("State", "Territory")
    )
    tokens = sentence.tokens(*found.span("name"))
    return Naming(found["name"], sentence, *found.span("name"), tokens[-1], tokens[-1], states) if states and tokens else None


def _labelled(document: Document, sentence: Sentence) -> Naming | None:
    found = LABELLED.match(sentence.text)
    if not found or not TITLE.match(found["name"]) or not _is_name(document, sentence, *found.span("name")):
        return None
    token = sentence.tokens(*found.span("name"))[-1]
    return Naming(found["name"], sentence, *found.span("name"), token, token)


def _title_with_origin(document: Document, sentence: Sentence) -> Naming | None:
    below = document.sentences[sentence.index + 1] if sentence.index + 1 < len(document.sentences) else None
    text = sentence.text.rstrip()
    if below is None or not ORIGIN_LINE.match(below.text) or not TITLE.match(text) or not _is_name(document, sentence, 0, len(text)):
        return None
    states = tuple(n.thing for n in below.names if document.ontology.kind(n.thing) in ("State", "Territory"))
    token = sentence.tokens(0, len(text))[-1]
    return Naming(text, sentence, 0, len(text), token, token, states) if states else None


@lru_cache(maxsize=4)
def calling(ontology: Ontology) -> re.Pattern[str]:
    """Return the pattern of what leads up to a name ("dubbed", "known to researchers as"), by the sheet `operation`."""
    ways = "|".join(ontology.phrases["operation"]["called"])
    named = (
        r"(?:it |them |(?:the|this|that) (?:network|operation|campaign|activity|cluster|effort|actor) )?(?:the )?[“\"‘']?(?=[A-Z0-9“\"‘'])"
    )
    # "Known as X, the network ...": at the start of a sentence the words are written large.
    return re.compile(rf"\b(?i:{ways})\s+{named}")


def is_called(ontology: Ontology, sentence: Sentence, start: int) -> bool:
    """Whether the words before `start` give a name to something ("christened it ...")."""
    return any(m.end() == start for m in calling(ontology).finditer(sentence.text, 0, start + 1))


def namings(document: Document, sentence: Sentence) -> Iterator[Naming]:
    """Yield the names that a sentence gives to operations, known ones from the vocabulary included."""
    spans = [(n.start, n.end) for n in sentence.names if document.ontology.kind(n.thing) == "InfluenceOperation"]
    spans += [m.span() for m in OPERATION.finditer(sentence.text) if not names_no_operation(document, sentence, m.start())]
    for called in calling(document.ontology).finditer(sentence.text):
        if not _names_an_operation(document, sentence, called.start()):
            continue
        if (m := NAME.match(sentence.text, called.end())) and _is_name(document, sentence, *m.span("name")):
            spans.append(m.span("name"))
    beside = dict(_beside(document, sentence))
    spans += beside
    seen: set[int] = set()
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        tokens = sentence.tokens(start, end)
        if tokens and not seen & set(range(start, end)):
            seen |= set(range(start, end))
            of = beside.get((start, end), tokens[-1])
            yield Naming(sentence.text[start:end].rstrip(".,'’"), sentence, start, end, tokens[-1], of)


def _beside(document: Document, sentence: Sentence) -> Iterator[tuple[tuple[int, int], Token]]:
    """Yield the spans of names that stand beside an operation's phrase, each with the noun of that phrase."""
    for noun in sentence.nouns:
        if not document.lexicon.noun(noun, "operation"):
            continue
        words = [t for t in phrase(noun) if t.dep_ != "punct"]
        determined = words[0].lower_ in ("a", "an", "the", "another", "this")
        said = noun.lower_ in NAMED or any(document.lexicon.has("marks", t.lower_) for t in words) or of_accounts(document, noun)
        before, behind = sentence.text[: noun.idx], sentence.text[noun.idx + len(noun) :]
        candidates = [(0, BESIDE.search(sentence.text[: words[0].idx]))] if determined and said else []
        candidates += [(0, QUOTED_BEFORE.search(before)), (noun.idx + len(noun), BEHIND.match(behind))]
        candidates += [(0, AS_CALLED.match(before))]
        candidates += [(noun.idx + len(noun) + 1, NAME.match(behind[1:]))] if CALLING.search(before) else []
        for offset, found in candidates:
            for start, end in (found.span(group) for group in found.re.groupindex) if found else ():
                low = _without_opening(sentence, offset + start, offset + end) if start >= 0 else -1
                if (
                    0 <= low < offset + end
                    and _is_name(document, sentence, low, offset + end)
                    and _is_no_firm(document, sentence, offset + end)
                ):
                    yield (low, offset + end), noun


def of_accounts(document: Document, noun: Token) -> bool:
    """Whether it is "a network of at least 540 accounts"."""
    of = [t for p in noun.children if p.dep_ == "prep" and p.lower_ == "of" for t in p.subtree]
    return any(document.lexicon.noun(t, "account") for t in of)


# Nouns that of themselves say that what they are told of is an undertaking and no firm.
NAMED = frozenset({"operation", "campaign"})


def _without_opening(sentence: Sentence, start: int, end: int) -> int:
    """Where a name begins behind a first word that is only written large ("In Sandgrouse, a campaign ...")."""
    first = next(iter(sentence.tokens(start, end)), None)
    if first is not None and first.tag_ in ("IN", "DT", "CC", "RB", "TO", "WRB") and first.idx == start:
        return next((t.idx for t in sentence.tokens(start + len(first), end)), end)
    return start


def _is_no_firm(document: Document, sentence: Sentence, end: int) -> bool:
    """Whether a name does not end like that of a firm or body ("Volga Lab, a network of pages")."""
    last = [t for t in sentence.doc if t.idx + len(t) <= end][-1]
    return not document.lexicon.has("firm", last.lower_)


# "One account was called X" is as "an account called X".
BEING = frozenset({"is", "are", "was", "were", "been", "being", "also"})


def _names_an_operation(document: Document, sentence: Sentence, start: int) -> bool:
    """Whether what is called something may be an operation: not "a user called X", "a firm named Y"."""
    before = [t for t in sentence.doc if t.idx + len(t) <= start and t.is_alpha and t.lower_ not in BEING]
    noun = before[-1] if before else None
    if noun is None or not noun.tag_.startswith("NN"):
        return True
    if names_no_operation(document, sentence, start + 1):
        return False
    lexicon = document.lexicon
    if noun.tag_ == "NNP" and sentence.text[noun.idx + len(noun) : start].startswith(",") and sentence.name_at(noun) is None:
        # "Ivan Petrov, known as the Chef" against "Operation Owl, also known as ...".
        return any(m.end() >= noun.idx + len(noun) > m.start() for m in OPERATION.finditer(sentence.text)) or any(
            low <= noun.idx < high for (low, high), _ in _beside(document, sentence)
        )
    return bool(lexicon.noun(noun, "operation")) or not (any(lexicon.noun(noun, kind) for kind in ("agent", "people", "called", "account")))


POLICE = re.compile(r"\b(?:raids?|sweep|sting|crackdown|investigations?|inquiry|probe|police operation|dragnet|bust)\b[\w\s,-]{0,40}$")


# How soon behind words of naming a name begins with "Operation", be it in quotation marks or behind "as".
NAMED_SOON = 24


def names_no_operation(document: Document, sentence: Sentence, start: int) -> bool:
    """Whether what is named here is the work of the police or of an army, or what an operation writes about, and no operation itself
    ("in a raid code-named Operation Echo", "the exercise was called Operation Echo", "the accounts praised Operation Echo")."""
    if POLICE.search(sentence.text[:start]) is not None:
        return True
    words = document.ontology.phrases["operation"]
    coded = "Operation" in sentence.text[start : start + NAMED_SOON] and any(t.lower_ in words["military"] for t in sentence.doc)
    if coded and not any(w in sentence.folded for w in words["political"]):
        return True
    token = next((t for t in sentence.doc if t.idx >= start), None)
    while token is not None and token.dep_ == "compound":
        token = token.head
    lexicon = document.lexicon
    if token is None or token.dep_ != "dobj" or not lexicon.is_verb(token.head, "content") or lexicon.is_verb(token.head, "expose"):
        return False
    return any(lexicon.noun(t, "account") or t.lower_ in ("it", "they") for t in token.head.children if t.dep_ == "nsubj")


def _is_name(document: Document, sentence: Sentence, start: int, end: int) -> bool:
    """Whether what follows "called" is a name of its own and not a state, a person or a platform."""
    if any(n.start < end and start < n.end for n in sentence.names if document.ontology.kind(n.thing) != "InfluenceOperation"):
        return False
    if sentence.text[end : end + 1] == ":" and sentence.text[start:end].lower() in document.ontology.phrases["operation"]["parts"]:
        # "Actor: a cluster of nine accounts".
        return False
    if sentence.text[max(0, start - 1) : start] in ("“", '"', "‘") and sentence.text[end : end + 1] == " ":
        # "A campaign called “Check first”": the name goes on.
        return False
    tokens = sentence.tokens(start, end)
    if not any(t.is_alpha or "-" in t.text for t in tokens):
        return False
    return bool(tokens) and all(t.tag_ not in ("PRP", "DT") for t in tokens) and len(name_run(tokens[0])) <= 5
