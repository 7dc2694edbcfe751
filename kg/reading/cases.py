"""Sections of a report that tell of one operation each: those under "Algeria", "2. Cuba" or "Operation “Paper Lantern”"."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kg.reading.assets import assets
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
    """The beginning of a section on one operation: the places in its heading, or the name that it gives.

    One that is `counted` is an item of a list that begins with what was removed, and ends with the item; `token` is None where the
    item names its operation itself.
    """

    sentence: Sentence
    token: Token | None
    states: tuple[str, ...]
    naming: Naming | None = None
    counted: bool = False


def cases(document: Document) -> Mapping[int, Case]:
    """Return the beginnings of such sections by the index of their sentence."""
    first = [s for s in document.sentences if s.first]
    named = [c for s in first if (c := _named(document, s)) is not None]
    placed = [c for s in first if (c := _placed(document, s)) is not None]
    counted = [c for s in first if (c := _counted(document, s)) is not None]
    headings = {c.sentence.index for c in (*named, *placed)}
    if len(placed) >= SIBLINGS and _announced(document, placed[0]):
        named += [c for c in placed if not _is_bare(document, headings, c)]
    if len(counted) >= SIBLINGS and _announced(document, counted[0]):
        named += counted
    return {c.sentence.index: c for c in named}


def _announced(document: Document, first: Case) -> bool:
    """Whether the report, or what stands before the first such section, speaks of operations ("we removed three networks")."""
    before = (t for s in document.sentences[: first.sentence.index] for t in s.doc)
    return document.on_influence or any(t.tag_ == "NNS" and document.lexicon.noun(t, "operation") for t in before)


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


def _counted(document: Document, sentence: Sentence) -> Case | None:
    """An item of a list that begins with what was removed: "• 57 channels terminated. The campaign, from Brazil, ..."."""
    if sentence.kind != "bullet" or not (counted := assets(document, sentence)) or counted[0].start > 0:
        return None
    behind = [t for t in sentence.doc if t.tag_.startswith("VB") and t.i > counted[0].token.i]
    if not behind or not document.lexicon.is_verb(behind[0], "removal"):
        return None
    named = any(document.ontology.kind(n.thing) == "InfluenceOperation" for n in sentence.names)
    return Case(sentence, None if named else counted[0].token, (), counted=True)


def _is_bare(document: Document, headings: Collection[int], case: Case) -> bool:
    """Whether nothing in a section speaks of an operation or of accounts."""
    later = [index for index in headings if index > case.sentence.index]
    body = document.sentences[case.sentence.index + 1 : min(later, default=len(document.sentences))]
    known = (document.lexicon.noun(t, kind) for s in body for t in s.doc if t.tag_.startswith("NN") for kind in ("operation", "account"))
    return not any(known)
