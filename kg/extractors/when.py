"""When an act took place or was announced: by its own clause, the verb of saying above it, its section's heading."""

import re
from dataclasses import replace
from datetime import timedelta

from kg.model import Literal
from kg.namespaces import XSD
from kg.reading import intervals
from kg.reading.clauses import is_swallowed
from kg.reading.dates import DateMatch, dates
from kg.reading.document import Sentence
from kg.reading.lexicon import Lexicon
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

# How many sentences back "the following month" may count from; "a day later" counts from the one before at most.
MEMORY = 3
TEMPORAL = frozenset({"ahead", "run-up", "runup", "wake", "eve"})
DATATYPES = {10: "date", 7: "gYearMonth", 4: "gYear"}
HEADING = re.compile(r"^[\s#*]*(?:in |during )?((?:early |mid-|late )?[A-Z][a-z]+(?: \d{4})?|Q[1-4] \d{4})[\s*:]*$")


def literal(date: DateMatch) -> Literal:
    """A date as the graph writes it: xsd:date, xsd:gYearMonth, xsd:gYear, or a plain "2022-Q2"."""
    datatype = DATATYPES.get(len(date.value)) if date.value.replace("-", "").isdigit() else None
    return Literal(date.value, XSD + datatype) if datatype else Literal(date.value)


def act_date(reading: Understanding, sentence: Sentence, word: Token) -> DateMatch | None:
    """Return the date that hangs nearest to a word, or to the verb of saying above it, or heads its section."""
    told = (d if d.kind != "anaphor" else since(reading, sentence, d) for d in sentence.dates)
    usable = [d for d in told if d is not None and d.value and not d.future and not _so_far(reading, sentence, d)]
    if (stated := _opening_clause(sentence, usable, word)) is not None:
        return stated
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
    return _heading_line(sentence, usable) or section_date(reading, sentence)


def _opening_clause(sentence: Sentence, usable: list[DateMatch], word: Token) -> DateMatch | None:
    """The date behind which a clause hangs that tells of the act ("in October 2020, when it suspended ...")."""
    opening = next((t for t in word.children if t.lower_ == "when" and t.i < word.i), None)
    return next((d for d in usable if opening is not None and sentence.text[d.end : opening.idx].strip() in ("", ",")), None)


def since(reading: Understanding, sentence: Sentence, date: DateMatch) -> DateMatch | None:
    """An anaphor ("a day later", "the following month") as a date: so long after the date told last before it."""
    back = 1 if date.relative == "days" else MEMORY
    recent = reading.document.sentences[max(0, sentence.index - back) : sentence.index + 1]
    before = [(s, d) for s in recent for d in s.dates if d.value and not d.future and (s is not sentence or d.start < date.start)]
    of_what_follows = sentence.text[date.start : date.end].lower().endswith(("after", "before"))
    words = sentence.text[date.start : date.end].lower()
    same = date.relative == "acts" or "same day" in words or date.relative == "months"
    if not before or not (date.shift or same) or of_what_follows:
        return None
    last = before[-1][1]
    if date.relative == "acts" or ("same day" in words and last.grain == "day"):
        return replace(last, start=date.start, end=date.end, kind="relative")
    if date.relative == "months" and last.grain in ("day", "month"):
        shifted = intervals.months_back(last.last, (date.shift < 0) - (date.shift > 0))
    elif date.relative == "days" and last.grain == "day":
        shifted = intervals.day(last.first + timedelta(days=date.shift))
    else:
        return None
    return replace(date, first=shifted.first, last=shifted.last, grain=shifted.grain, value=shifted.value, kind="relative")


def _heading_line(sentence: Sentence, usable: list[DateMatch]) -> DateMatch | None:
    """The date that opens an entry of a live blog or a chronicle ("MARCH 16: Twitter says ...")."""
    return next((d for d in usable if d.start == 0 and sentence.text[d.end :].lstrip()[:1] in (":", "-", "–", "—")), None)


def _on_verb(sentence: Sentence, date: DateMatch) -> bool:
    """Whether a date hangs on a verb and not on some other noun ("the vote on 17 March")."""
    head = sentence.tokens(date.start, date.end)[-1]
    while head.dep_ in ("pobj", "prep", "compound", "nummod", "amod", "npadvmod", "nmod") and not head.tag_.startswith("VB"):
        above = head.head
        if above.tag_.startswith("NN") and not date.start <= above.idx < date.end:
            return False
        head = above
    return head.tag_.startswith("VB")


def _so_far(reading: Understanding, sentence: Sentence, date: DateMatch) -> bool:
    """Whether a date only says how far a sum reaches ("15 operations this year"), or is a week of which the text tells the day."""
    words = sentence.text[date.start : date.end].lower()
    around = (sentence.text[: date.start].lower().rstrip()[-6:], sentence.text[date.end :].lower().lstrip()[:6])
    if words == "this week" and any(_is_day_of(d, date) for s in reading.document.sentences for d in s.dates):
        return True
    return words in ("this year", "this quarter", "so far this year") or (words.startswith("this ") and "so far" in around)


def _is_day_of(day: DateMatch, week: DateMatch) -> bool:
    return day.grain == "day" and bool(day.value) and not day.relative and week.first <= day.first <= week.last


def _elsewhere(lexicon: Lexicon, sentence: Sentence, date: DateMatch, top: Token, word: Token) -> bool:
    """Whether a date sits in a clause of its own, or tells of content or age and not of the act.

    Behind "run from Laos" or "linked to Laos" the parser takes the removal's date for theirs; it is not.
    """
    tokens = sentence.tokens(date.start, date.end)
    head = tokens[0]
    last = tokens[-1]
    of_a_noun = last.dep_ in ("compound", "nmod", "amod", "poss", "nummod") and last.head.tag_.startswith("NN") and last.head not in tokens
    of_a_noun = of_a_noun and not is_swallowed(last.head)
    # "Between July and September" is a time of its own; "between May" is half of one.
    half = ("since", "until", "before") if date.grain in ("quarter", "range", "half") else ("since", "until", "before", "between")
    if of_a_noun or sentence.text[: date.start].rstrip().lower().endswith(half):
        return True
    if _is_of_something_else(date, last, word):
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


def _is_of_something_else(date: DateMatch, last: Token, word: Token) -> bool:
    """Whether a date says when that was which an act came before or after ("ahead of the vote on 14 February")."""
    token = last
    while token.head not in (token, word) and not token.head.tag_.startswith("VB"):
        above = token.head
        outside = not date.start <= above.idx < date.end
        if outside and above.tag_.startswith("NN") and above.dep_ == "pobj" and _is_temporal(above.head):
            return True
        token = above
    return False


def _is_temporal(preposition: Token) -> bool:
    """Whether a preposition sets something before or after what it governs: "before", "ahead of", "in the run-up to"."""
    words = {preposition.lower_, preposition.head.lower_}
    return preposition.lower_ in ("before", "after", "until", "since", "following") or bool(
        words & {"ahead", "run-up", "runup", "wake", "eve"}
    )


def section_date(reading: Understanding, sentence: Sentence) -> DateMatch | None:
    """The date that the nearest heading above consists of ("April", "Q2 2022"), resolved by the report's date.

    Headings of operations ("Network run from Laos") and lines of their records ("Accounts: 241") stand below it.
    """
    told = {index for index, _ in reading.discourse.at}
    for above in reversed(reading.document.sentences[: sentence.index]):
        if above.kind != "heading":
            continue
        found = HEADING.match(above.text)
        if found is None and (above.index in told or ":" in above.text):
            continue
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
