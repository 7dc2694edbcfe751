"""When an act took place or was announced: by its own clause, the verb of saying above it, its section's heading."""

import re

from kg.model import Literal
from kg.namespaces import XSD
from kg.reading.clauses import is_swallowed
from kg.reading.dates import DateMatch, dates
from kg.reading.document import Sentence
from kg.reading.lexicon import Lexicon
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

DATATYPES = {10: "date", 7: "gYearMonth", 4: "gYear"}
HEADING = re.compile(r"^[\s#*]*(?:in |during )?((?:early |mid-|late )?[A-Z][a-z]+(?: \d{4})?|Q[1-4] \d{4})[\s*:]*$")


def literal(date: DateMatch) -> Literal:
    """A date as the graph writes it: xsd:date, xsd:gYearMonth, xsd:gYear, or a plain "2022-Q2"."""
    datatype = DATATYPES.get(len(date.value)) if date.value.replace("-", "").isdigit() else None
    return Literal(date.value, XSD + datatype) if datatype else Literal(date.value)


def act_date(reading: Understanding, sentence: Sentence, word: Token) -> DateMatch | None:
    """Return the date that hangs nearest to a word, or to the verb of saying above it, or heads its section."""
    usable = [d for d in sentence.dates if d.value and not d.future and not _so_far(sentence, d)]
    token = word
    while usable:
        inside = {t.i for t in token.subtree}
        near = [
            d
            for d in usable
            if any(t.i in inside for t in sentence.tokens(d.start, d.end))
            and not _elsewhere(reading.document.lexicon, sentence, d, token, word)
        ]
        if near:
            return min(near, key=lambda d: (not _on_verb(sentence, d), abs(d.start - word.idx), d.start))
        if token.head == token:
            break
        token = token.head
    return section_date(reading, sentence)


def _on_verb(sentence: Sentence, date: DateMatch) -> bool:
    """Whether a date hangs on a verb and not on some other noun ("the vote on 17 March")."""
    head = sentence.tokens(date.start, date.end)[-1]
    while head.dep_ in ("pobj", "prep", "compound", "nummod", "amod", "npadvmod", "nmod") and not head.tag_.startswith("VB"):
        above = head.head
        if above.tag_.startswith("NN") and not date.start <= above.idx < date.end:
            return False
        head = above
    return head.tag_.startswith("VB")


def _so_far(sentence: Sentence, date: DateMatch) -> bool:
    """Whether a date only says how far a sum reaches ("15 operations this year")."""
    return sentence.text[date.start : date.end].lower() in ("this year", "this month", "this quarter", "so far this year", "this week")


def _elsewhere(lexicon: Lexicon, sentence: Sentence, date: DateMatch, top: Token, word: Token) -> bool:
    """Whether a date sits in a clause of its own, or tells of content or age and not of the act.

    Behind "run from Laos" or "linked to Laos" the parser takes the removal's date for theirs; it is not.
    """
    tokens = sentence.tokens(date.start, date.end)
    head = tokens[0]
    last = tokens[-1]
    of_a_noun = last.dep_ in ("compound", "nmod", "amod", "poss", "nummod") and last.head.tag_.startswith("NN") and last.head not in tokens
    of_a_noun = of_a_noun and not is_swallowed(last.head)
    if of_a_noun or sentence.text[: date.start].rstrip().lower().endswith(("since", "until", "before", "between")):
        return True
    while head not in (top, head.head):
        loose = head.dep_ == "acl" and lexicon.is_verb(head, "run", "attribute", "originate", "base")
        if (
            head.tag_.startswith("VB")
            and not loose
            and head.dep_ in ("relcl", "acl", "advcl", "ccomp")
            and head != word
            and word not in head.subtree
        ):
            return True
        head = head.head
    return False


def section_date(reading: Understanding, sentence: Sentence) -> DateMatch | None:
    """The date that the nearest heading above consists of ("April", "Q2 2022"), resolved by the report's date."""
    for above in reversed(reading.document.sentences[: sentence.index]):
        if above.kind != "heading":
            continue
        found = HEADING.match(above.text)
        matches = dates("in " + found[1], reading.report.published) if found else []
        return matches[0] if matches and matches[0].value else None
    return None


def announcement(reading: Understanding, actors: frozenset[str]) -> DateMatch | None:
    """The one day on which the actors (IRIs) are said to have announced something, if the report names just one."""
    lexicon = reading.document.lexicon
    days: dict[str, DateMatch] = {}
    for sentence, clause in reading.clauses():
        announced = reading.document.lexicon.is_verb(clause.verb, "say") or any(
            t.lower_ in ("announcement", "statement") for t in clause.patients
        )
        if not announced or clause.negated or not sentence.dates:
            continue
        agentless = (
            clause.passive and not clause.agents and reading.document.lexicon.base(clause.verb) in ("announce", "disclose", "reveal")
        )
        if agentless or actors & {p.iri for p in reading.reference.everyone(sentence, clause.agents)}:
            inside = {t.i for t in clause.verb.subtree}
            for d in sentence.dates:
                direct = any(t.i in inside for t in sentence.tokens(d.start, d.end)) and not _elsewhere(
                    lexicon, sentence, d, clause.verb, clause.verb
                )
                if direct and d.grain == "day" and d.value and not d.future and not d.relative:
                    days[d.value] = d
    return next(iter(days.values())) if len(days) == 1 else None
