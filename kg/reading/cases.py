"""Sections of a report that tell of one operation each: those under "Algeria", "2. Cuba" or "Operation “Paper Lantern”"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.reading.document import Document, Sentence
from kg.reading.names import NameMatch
from kg.reading.naming import OPERATION, Naming
from kg.reading.tokens import Token

NUMBERED = re.compile(
    r"^\W*(?:(?:case|network|operation|section|no\.?|number|part)? ?#?(?:\d{1,2}|[ivx]{1,4})\s?[.):–—-]+\s+)?", re.IGNORECASE
)
# What may stand between and behind the places of such a heading ("China and Nepal", "Iran:", "Russia / Belarus").
JOINING = re.compile(r"^(?:\s|[,/&.:;()*_–—-]|\band\b|\bthe\b)*$", re.IGNORECASE)
QUOTED = re.compile(
    r"^\W*(?:(?P<noun>[A-Za-z]+(?: [a-z]+)?)\s*[:–—-]?\s*)?[“\"‘'](?P<name>[A-Z][\w’'&.-]*(?: [\w’'&.-]+){0,4})[”\"’']\s*[:.]?\s*$"
)
# One heading of this kind may be of anything; so many are the plan of the report.
SIBLINGS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """The beginning of a section on one operation: the places in its heading, or the name that it gives."""

    sentence: Sentence
    token: Token
    states: tuple[str, ...]
    naming: Naming | None = None


def cases(document: Document) -> Mapping[int, Case]:
    """Return the beginnings of such sections by the index of their sentence."""
    found = {s.index: c for s in document.sentences if s.first and (c := _named(document, s) or _placed(document, s)) is not None}
    placed = [c for c in found.values() if c.naming is None]
    few = len(placed) < SIBLINGS or not (document.on_influence or _announced(document, placed[0]))
    return {index: c for index, c in found.items() if c.naming is not None or not (few or _is_bare(document, found, c))}


def _announced(document: Document, first: Case) -> bool:
    """Whether what stands before the first such section speaks of operations in the plural ("we removed three networks")."""
    before = (t for s in document.sentences[: first.sentence.index] for t in s.doc)
    return any(t.tag_ == "NNS" and document.lexicon.noun(t, "operation") for t in before)


def _placed(document: Document, sentence: Sentence) -> Case | None:
    """A heading, or a first sentence, that is nothing but names of places: "Algeria", "2. Cuba", "Russia."."""
    rest, places = sentence.text, [n for n in sentence.names if _is_place(document, n)]
    for place in reversed(places):
        rest = rest[: place.start] + rest[place.end :]
    if not places or not JOINING.match(NUMBERED.sub("", rest)) or not (tokens := sentence.tokens(places[-1].start, places[-1].end)):
        return None
    states = {document.ontology.things[n.thing].state for n in places}
    return Case(sentence, tokens[-1], tuple(sorted(s for s in states if s)))


def _is_place(document: Document, name: NameMatch) -> bool:
    return document.ontology.kind(name.thing) in ("State", "Territory") and name.role != "demonym"


def _named(document: Document, sentence: Sentence) -> Case | None:
    """A heading that quotes a name and says what it names: "Operation “Paper Lantern”"."""
    found = QUOTED.match(sentence.text) if sentence.kind in ("heading", "bullet") else None
    if found is None or not found["noun"] or OPERATION.search(sentence.text):
        return None
    noun = next((t for t in sentence.tokens(*found.span("noun")) if document.lexicon.noun(t, "operation")), None)
    if found["noun"].lower() not in document.ontology.phrases["operation"]["headings"] and noun is None:
        return None
    token = sentence.tokens(*found.span("name"))[-1]
    return Case(sentence, token, (), Naming(found["name"], sentence, *found.span("name"), token, token))


def _is_bare(document: Document, found: Mapping[int, Case], case: Case) -> bool:
    """Whether nothing in a section speaks of an operation or of accounts."""
    later = [index for index in found if index > case.sentence.index]
    body = document.sentences[case.sentence.index + 1 : min(later, default=len(document.sentences))]
    known = (document.lexicon.noun(t, kind) for s in body for t in s.doc if t.tag_.startswith("NN") for kind in ("operation", "account"))
    return not any(known)
