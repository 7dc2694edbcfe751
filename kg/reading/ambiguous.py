"""Decides whether a name that is also something else ("X", "Line", "MAS", "Georgia") means what the vocabulary lists."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from kg.reading.ambiguous_patterns import (
    AFTER_ALIAS,
    AFTER_ASKED,
    AFTER_BODY,
    AFTER_DID,
    AFTER_DUTY,
    AFTER_HYPHEN,
    AFTER_LINK,
    AFTER_MEDIUM,
    AFTER_OPERATION,
    AFTER_PAST,
    AFTER_REMOVED,
    AFTER_SAID,
    AFTER_THINGS,
    BEFORE_ALIAS,
    BEFORE_ARTICLE,
    BEFORE_ASKED,
    BEFORE_CLAUSE,
    BEFORE_LINK,
    BEFORE_MEDIUM,
    BEFORE_ON,
    BEFORE_OPERATION,
    BEFORE_PLACE,
    BEFORE_REMOVED,
    BEFORE_VERB,
    EXPLAINED,
    LABELS,
    OPENERS,
    OTHER_PLACE,
    SENTENCE_BREAK,
    TITLE,
)

WINDOW = 60
NEAR = 120
EXPLICABLE = frozenset(("media", "operation", "organisation", "government"))


def sentence_starts(text: str) -> list[int]:
    """Return where sentences roughly begin; good enough to ask what else one mentions."""
    return [0, *(match.end() for match in SENTENCE_BREAK.finditer(text))]


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A name in the text whose meaning is settled."""

    start: int
    end: int
    iri: str


@dataclass(frozen=True)
class Setting:
    """A doubtful name of the thing `iri` in its text; `starts` are the offsets at which sentences begin."""

    text: str
    start: int
    end: int
    iri: str
    starts: list[int]

    @property
    def words(self) -> str:
        """The name as it stands."""
        return self.text[self.start : self.end]

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The offsets of the sentence around the name."""
        at = bisect_right(self.starts, self.start)
        return self.starts[at - 1], self.starts[at] if at < len(self.starts) else len(self.text)

    @cached_property
    def before(self) -> str:
        """What precedes the name in its sentence."""
        return self.text[max(self.sentence[0], self.start - WINDOW) : self.start]

    @cached_property
    def after(self) -> str:
        """What follows the name."""
        return self.text[self.end : self.end + WINDOW]

    @property
    def free(self) -> bool:
        """Whether the word before does not make one name with this, as "Malcolm" does with "X"."""
        words = self.before.split()
        return not words or not words[-1][:1].isupper() or OPENERS.fullmatch(words[-1]) is not None or words[-1][-1] in ",;:"


def is_meant(name: Setting, certain: list[Known]) -> bool:
    """Tell whether the name means its thing, given the names in the text that surely mean theirs."""
    if _is_part_of_another_word(name):
        return False
    # "Serbian Progressive Party (SNS)" says itself what it means.
    if EXPLAINED.search(name.before) and name.after[:1] in {")", ",", ";"} and kind(name.iri) in EXPLICABLE:
        return True
    first, last = name.sentence
    near = [known for known in certain if first <= known.start < last]
    return _RULES.get(kind(name.iri), _is_service)(name, near)


def is_meant_again(name: Setting) -> bool:
    """Tell whether a name that surely means its thing elsewhere in the text means it here too: one sense a discourse (Gale 1992).

    Not so for places, which a text names beside their namesakes, nor for a word that opens a sentence and so has its capital anyway.
    """
    if _is_part_of_another_word(name) or LABELS.match(name.after) or kind(name.iri) in {"state", "territory", "region", "government"}:
        return False
    joined = re.match(r"\s[A-Z]", name.after) is not None and name.end - name.start > 1
    return name.free and not joined and (name.end - name.start == 1 or bool(name.before.strip("\"“'( ")))


def kind(iri: str) -> str:
    """Return the part of an IRI that says what it is of: "platform", "state", "organisation"."""
    return iri.rsplit("/", 2)[-2] if iri.count("/") > 1 else ""


def _is_part_of_another_word(name: Setting) -> bool:
    if name.before.endswith("-"):
        return True
    return re.match(r"-\w", name.after) is not None and not AFTER_HYPHEN.match(name.after)


def _is_service(name: Setting, near: list[Known]) -> bool:
    """A platform or company: has accounts, is posted on, says something, or stands in a list of such."""
    if LABELS.match(name.after):
        return False
    if name.free and (AFTER_THINGS.match(name.after) or AFTER_ALIAS.match(name.after)):
        return True
    if any(before.search(name.before) for before in (BEFORE_ALIAS, BEFORE_ON, BEFORE_REMOVED)) or _is_asked(name):
        return True
    return _speaks(name) or _keeps_company(name, [known for known in near if kind(known.iri) in {"platform", "company"}])


def _is_asked(name: Setting) -> bool:
    """Tell whether a single letter is told to do something, cut off, or under a duty."""
    if name.end - name.start > 1:
        return False
    asked = BEFORE_ASKED.search(name.before) and AFTER_ASKED.match(name.after)
    return bool(asked or re.search(r"\b[Aa]ccess to $", name.before) or (name.free and AFTER_DUTY.match(name.after)))


def _speaks(name: Setting) -> bool:
    single = name.end - name.start == 1
    said = AFTER_SAID.match(name.after) or AFTER_REMOVED.match(name.after) or (single and AFTER_DID.match(name.after))
    if said and BEFORE_VERB.search(name.before):
        return True
    return single and bool(BEFORE_CLAUSE.search(name.before) and AFTER_PAST.match(name.after))


def _keeps_company(name: Setting, near: list[Known]) -> bool:
    """Tell whether it is named in one breath with its like: in a list, or as the doer of a deed."""
    if not near:
        return False
    linked = BEFORE_LINK.search(name.before) is not None
    if linked and any(abs(known.start - name.start) <= NEAR for known in near):
        return True
    acting = BEFORE_VERB.search(name.before) is not None
    following = min((known.start for known in near if known.start >= name.end), default=name.end)
    listed = AFTER_LINK.fullmatch(name.text[name.end : following]) is not None
    return acting and (listed or AFTER_DID.match(name.after) is not None)


def _is_medium(name: Setting, near: list[Known]) -> bool:
    """A newspaper, agency or channel: introduced as one, saying something, or in a list of such."""
    if BEFORE_MEDIUM.search(name.before) or AFTER_MEDIUM.match(name.after):
        return True
    return _speaks(name) or _is_listed(name, [known for known in near if kind(known.iri) == "media"])


def _is_listed(name: Setting, near: list[Known]) -> bool:
    """Tell whether nothing but a comma or "and" is between it and one of its like."""
    gaps = [name.text[known.end : name.start] if known.end <= name.start else name.text[name.end : known.start] for known in near]
    return any(AFTER_LINK.fullmatch(gap.rstrip() + " ") for gap in gaps if gap)


def _is_body(name: Setting, near: list[Known]) -> bool:
    """A party, firm or group: an abbreviation that is being explained or has its article, saying something, or in a list of such."""
    if name.words.isupper():
        shouted = re.match(r"\W*[A-Z]{2,}\b", name.after) is not None
        return BEFORE_ARTICLE.search(name.before) is not None and not shouted
    like = [known for known in near if kind(known.iri) in {"organisation", "company", "media", "government"}]
    return _speaks(name) or bool(AFTER_BODY.match(name.after)) or _is_listed(name, like)


def _is_government(name: Setting, near: list[Known]) -> bool:
    """A ministry or agency whose name several states have: its own state is named with it."""
    code = name.iri.rsplit("/", 1)[-1].split("-")[0].upper()
    return any(kind(known.iri) == "state" and known.iri.rsplit("/", 1)[-1] == code for known in near)


def _is_person(name: Setting, near: list[Known]) -> bool:
    """A surname that others bear: right behind a title."""
    return TITLE.search(name.before) is not None


def _is_operation(name: Setting, near: list[Known]) -> bool:
    """A code name of ordinary words: called so, in quotes, or beside a word for an operation."""
    if BEFORE_OPERATION.search(name.before) or AFTER_OPERATION.match(name.after):
        return True
    heads = not name.before.strip() and re.match(r"\s\(|\s?[:–—]", name.after) is not None
    return heads or _is_listed(name, [known for known in near if kind(known.iri) == "operation"])


def _is_place(name: Setting, near: list[Known]) -> bool:
    """A country that shares its name with an American state, an island or a file format."""
    if OTHER_PLACE.search(name.text[slice(*name.sentence)]) or name.before.endswith(("New ", "Port ", "Lake ")):
        return False
    if BEFORE_PLACE.search(name.before) or BEFORE_LINK.search(name.before):
        return True
    return name.after.startswith("'s") or BEFORE_VERB.search(name.before) is not None


def _is_region(name: Setting, near: list[Known]) -> bool:
    """ "The West", as a party to a quarrel."""
    return re.search(r"\b[Tt]he $", name.before) is not None and re.match(r"\s[A-Z]", name.after) is None


_RULES: dict[str, Callable[[Setting, list[Known]], bool]] = {
    "government": _is_government,
    "media": _is_medium,
    "operation": _is_operation,
    "organisation": _is_body,
    "person": _is_person,
    "region": _is_region,
    "state": _is_place,
    "territory": _is_place,
}
