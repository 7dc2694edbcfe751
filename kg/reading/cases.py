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
    r"^\W*(?:(?P<noun>[A-Za-z]+(?: [a-z]+)?)(?: (?:no\.? ?|#)?(?:\d{1,2}|[IVX]{1,4}))?\s*[:.–—-]?\s*)?"
    r"[“\"‘'](?P<name>[A-Z][\w’'&.-]*(?: [\w’'&.-]+){0,4})[”\"’']\s*[:.]?\s*$"
)
COUNTING = re.compile(
    r"^\W*(?P<noun>[A-Za-z]+)(?: (?:no\.?|number|#))?[ #]*(?:\d{1,2}|[A-Z]|[IVX]{1,4}|one|two|three|four|five|six)\W*$", re.IGNORECASE
)
# One heading of this kind may be of anything; so many are the plan of the report.
SIBLINGS = 2
# What is written small in a name.
SMALL = frozenset("of the for and in on".split())
# Words of a heading of this kind, at most.
LONGEST = 9


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
    known: str = ""
    counted: bool = False
    # Its heading stands in the line of what it heads, and names an operation only if that tells of one.
    run_in: bool = False


def cases(document: Document) -> Mapping[int, Case]:
    """Return the beginnings of such sections by the index of their sentence."""
    first = [s for s in document.sentences if s.first]
    named = [c for s in first if (c := _named(document, s)) is not None]
    kinds = (_placed, _told, _numbered, _opened_by_place, _run_in)
    placed = [c for s in first if (c := next((c for kind in kinds if (c := kind(document, s)) is not None), None)) is not None]
    counted = [c for s in first if (c := _row(document, s) or _counted(document, s)) is not None]
    headings = {c.sentence.index for c in (*named, *placed)}
    if len(placed) >= SIBLINGS and (_announced(document, placed[0]) or _listed(document, placed)):
        named += [c for c in placed if not c.states or not _is_bare(document, headings, c)]
    if len(counted) >= SIBLINGS and _announced(document, counted[0]):
        named += counted
    return {c.sentence.index: c for c in named}


def _announced(document: Document, first: Case) -> bool:
    """Whether a report is on several operations: it counts them before the first section ("we removed three networks"), or it is
    on influence and by whoever acts against it."""
    if document.on_crime:
        return False
    before = [t for s in document.sentences[: first.sentence.index] for t in s.doc]
    plural = [t for t in before if t.tag_ == "NNS" and document.lexicon.noun(t, "operation")]
    counted = any(c.dep_ == "nummod" or c.lower_ in ("several", "both") for t in plural for c in t.children)
    enforces = bool(document.publishers & {"Platform", "Company", "GovernmentBody"})
    return counted or (enforces and (document.on_influence or bool(plural)))


def _listed(document: Document, placed: list[Case]) -> bool:
    """Whether one sentence before the first section tells of operations and names the place of each ("operations linked to A and B")."""
    for sentence in document.sentences[: placed[0].sentence.index]:
        if not any(t.tag_ == "NNS" and document.lexicon.noun(t, "operation") for t in sentence.doc):
            continue
        named = {document.ontology.things[n.thing].state for n in sentence.names if _is_place(document, n)}
        if all(c.states and named.issuperset(c.states) for c in placed):
            return not document.on_crime
    return False


def _placed(document: Document, sentence: Sentence) -> Case | None:
    """A heading, or a first sentence, that is nothing but names of places: "Algeria", "2. Cuba", "Russia."."""
    rest, places = sentence.text, [n for n in sentence.names if _is_place(document, n)]
    for place in reversed(places):
        rest = rest[: place.start] + rest[place.end :]
    if not places or not JOINING.match(NUMBERED.sub("", rest)) or not (tokens := sentence.tokens(places[-1].start, places[-1].end)):
        return None
    states = {document.ontology.things[n.thing].state for n in places}
    return Case(sentence, tokens[-1], tuple(sorted(s for s in states if s)))


def _opened_by_place(document: Document, sentence: Sentence) -> Case | None:
    """A heading that sets out from a country and goes on to a name: "RUSSIA: THE VOLGA CENTRE"."""
    name = next(iter(sentence.names), None)
    if sentence.kind != "heading" or name is None or name.start or not _is_place(document, name):
        return None
    rest = re.match(r"\s*[:–—-]\s+(?P<rest>.+)", sentence.text[name.end :])
    if rest is None or len(sentence.doc) > LONGEST or any(w[0].islower() and w not in SMALL for w in rest["rest"].split()):
        return None
    state = document.ontology.things[name.thing].state
    return Case(sentence, sentence.tokens(name.start, name.end)[-1], (state,) if state else ())


def _told(document: Document, sentence: Sentence) -> Case | None:
    """A heading that is the name of a known operation, or says of what it is and where: "Interference in Armenia"."""
    numbered = sentence.kind == "bullet" and _heads_record(document, sentence)
    if not (sentence.kind == "heading" or numbered) or len(sentence.doc) > LONGEST or sentence.asks:
        return None
    if any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in sentence.doc):
        return None
    known = [n for n in sentence.names if document.ontology.kind(n.thing) == "InfluenceOperation"]
    if len(known) == 1 and JOINING.match(sentence.text[: known[0].start] + sentence.text[known[0].end :]):
        return Case(sentence, sentence.tokens(known[0].start, known[0].end)[-1], (), known=known[0].thing)
    places = {n.thing: n for n in sentence.names if document.ontology.kind(n.thing) == "State"}
    nouns = document.ontology.phrases["operation"]["headed"]
    if len(places) != 1 or known or not (any(t.lower_ in nouns for t in sentence.doc) or _heads_record(document, sentence)):
        return None
    # Whose doing it is or whom it is done to the heading leaves open.
    return next((Case(sentence, sentence.tokens(n.start, n.end)[-1], ()) for n in places.values()), None)


def _heads_record(document: Document, sentence: Sentence) -> bool:
    """Whether the line below a heading is a record of what was removed ("Political debate in Benin", "Accounts in network: 323")."""
    below = document.sentences[sentence.index + 1 : sentence.index + 2]
    return any(s.text[: a.quantity.start].rstrip().endswith(":") for s in below for a in assets(document, s)[:1])


def _numbered(document: Document, sentence: Sentence) -> Case | None:
    """A heading that only numbers what it heads: "Network 3", "Operation B"."""
    found = COUNTING.match(sentence.text) if sentence.kind == "heading" else None
    tokens = sentence.tokens(*found.span("noun")) if found else []
    return Case(sentence, tokens[0], ()) if tokens and document.lexicon.noun(tokens[0], "operation") else None


def _run_in(document: Document, sentence: Sentence) -> Case | None:
    """A name in the line of what it heads: "Night Class. A set of accounts ..."; not "Executive Summary. We removed ..."."""
    name = sentence.text.rstrip(".")
    if sentence.kind != "heading" or name == sentence.text or sentence.names or not name.istitle():
        return None
    words = document.ontology.phrases["operation"]
    if (
        " " not in name
        or name.lower() in words["parts"]
        or any(t.lower_ in words["editorial"] or t.tag_ in ("NNS", "PRP", "VBD", "VBP", "VBZ", "WP", "WRB") for t in sentence.doc)
    ):
        return None
    token = sentence.tokens(0, len(name))[-1]
    return Case(sentence, token, (), Naming(name, sentence, 0, len(name), token, token), run_in=True)


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
    if sentence.kind != "bullet" or not any(document.lexicon.is_verb(t, "removal") for t in sentence.doc):
        return None
    if not (counted := assets(document, sentence)) or counted[0].start > 0:
        return None
    behind = [t for t in sentence.doc if t.tag_.startswith("VB") and t.i > counted[0].token.i]
    if not behind or not document.lexicon.is_verb(behind[0], "removal"):
        return None
    named = any(document.ontology.kind(n.thing) == "InfluenceOperation" for n in sentence.names)
    return Case(sentence, None if named else counted[0].token, (), counted=True)


def _row(document: Document, sentence: Sentence) -> Case | None:
    """The row of a table that counts what was removed in one of its cells."""
    if sentence.marker != "|":
        return None
    row = (s for s in document.sentences[sentence.index :][:MOST_CELLS] if s.block == sentence.block)
    return Case(sentence, sentence.doc[0], (), counted=True) if any(assets(document, s) for s in row if s.column) else None


# How many sentences of a row are looked at.
MOST_CELLS = 12


def _is_bare(document: Document, headings: Collection[int], case: Case) -> bool:
    """Whether nothing in a section speaks of an operation or of accounts."""
    later = [index for index in headings if index > case.sentence.index]
    body = document.sentences[case.sentence.index + 1 : min(later, default=len(document.sentences))]
    known = (document.lexicon.noun(t, kind) for s in body for t in s.nouns for kind in ("operation", "account"))
    return not any(known)
