"""Decides whether a name that is also an ordinary word ("X", "Threads", "Line") means a platform where it stands."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

WINDOW = 60
NEAR = 120

_SENTENCE_BREAK = re.compile(r"[.!?]['\")”]*\s+(?=[\"“'(]?[^\W\d_a-z])|\s{2,}")
# What can belong to a platform, and what one can do or say.
_THINGS = (
    r"accounts?|users?|posts?|posting|handles?|profiles?|channels?|pages?|feeds?|timelines?|apps?|messenger|servers?|groups?|bots?"
    r"|platforms?|messages?|chats?|blogs?|followers|subscribers|ads|spaces|communit(?:y|ies)|personas?|usernames?|bloggers?|stories"
    r"|trolls?|networks?"
)
_SAID = (
    r"(?:said|says|announced|told|declined|confirmed|denied|denies|refused|did not|has not|would not|stated|responded|disclosed"
    r"|reported)"
)
_DID = (
    r"(?:removed|suspended|banned|deleted|blocked|took down|restored|reinstated|labell?ed|shut|closed|has|have|had|is|was|will"
    r"|owner)"
)
_AFTER_THINGS = re.compile(rf"(?:'s)?\s(?:[a-z-]+\s)?(?:{_THINGS})\b")
_AFTER_ALIAS = re.compile(r",?\s\(?(?:formerly|previously|once|ex-|the (?:former|platform|service|app|site|network|social))")
_BEFORE_ALIAS = re.compile(
    r"""(?: Twitter(?:,|\s\(|/|\s)+(?:now(?:\sknown\sas)?|(?:since\s)?renamed(?:\sas)?|rebranded(?:\sas)?|or|aka|called)?[\s("]*
      | \b(?:now\sknown\sas|now\scalled|renamed|rebranded\sas|messaging\sapp|messenger|platforms?|network|service|app|site
           |posts?\s(?:on|to))\s["']? )$""",
    re.VERBOSE,
)
_BEFORE_ON = re.compile(r"\bon(?: both| either)?\s[\"“]?$", re.IGNORECASE)
_BEFORE_LINK = re.compile(
    r"""(?: (?:^|\s)(?:on|to|via|from|using|of|and|or|nor|including|platforms|like|by|through|over|across|at|into|both|either
            |neither|than|such\sas|for|against|between|with|outside|off)\s
      | ,\s | [/&+:(]\s? | @\s )["“]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE_VERB = re.compile(
    r"""(?: ^ | [.!?:;,("“]\s?
      | \b(?:that|while|when|after|before|but|and|because|as|if|which|where|though|although|so|says|said)\s["“]? )$""",
    re.VERBOSE,
)
_AFTER_SAID = re.compile(rf"\s(?:also\s|later\s)?{_SAID}\b")
_AFTER_DID = re.compile(rf"(?:'s\b|\s(?:also\s|later\s)?{_DID}\b)")
_AFTER_LINK = re.compile(r"\s?(?:,|/|&|\sand|\sor|\snor|\sas well as)\s?(?:and\s|or\s|on\s)?")
_AFTER_HYPHEN = re.compile(r"-(?:linked|owned|based|style|like|hosted)\b")
# "Line 5", "the X axis", "X, Y and Z".
_LABELS = re.compile(r"\s(?:\d|axis\b|[B-HJ-Z]\b(?!\.)|rays?\b|chromosome)|,\s[YZ]\b")
_OPENERS = re.compile(
    r"(?:A|An|And|As|At|Both|But|By|Either|From|If|In|Its|Many|Neither|On|Our|Several|Some|That|The|Their|Via|When|While)"
)


def sentence_starts(text: str) -> list[int]:
    """Return where sentences roughly begin; good enough to ask what else one mentions."""
    return [0, *(match.end() for match in _SENTENCE_BREAK.finditer(text))]


@dataclass(frozen=True)
class Setting:
    """A doubtful name in its text; `starts` are the offsets at which sentences begin."""

    text: str
    start: int
    end: int
    starts: list[int]

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
        return not words or not words[-1][:1].isupper() or _OPENERS.fullmatch(words[-1]) is not None or words[-1][-1] in ",;:"


def is_platform(name: Setting, platforms: list[tuple[int, int]]) -> bool:
    """Tell whether the name means a platform, given the spans of those that surely do."""
    if _is_part_of_another_word(name) or _LABELS.match(name.after):
        return False
    return _stands_like_one(name) or _keeps_company(name, platforms)


def _is_part_of_another_word(name: Setting) -> bool:
    if name.before.endswith("-"):
        return True
    return re.match(r"-\w", name.after) is not None and not _AFTER_HYPHEN.match(name.after)


def _stands_like_one(name: Setting) -> bool:
    if name.free and (_AFTER_THINGS.match(name.after) or _AFTER_ALIAS.match(name.after)):
        return True
    if _BEFORE_ALIAS.search(name.before) or _BEFORE_ON.search(name.before):
        return True
    speaks = _AFTER_SAID.match(name.after) or (name.end - name.start == 1 and _AFTER_DID.match(name.after))
    return bool(speaks and _BEFORE_VERB.search(name.before))


def _keeps_company(name: Setting, platforms: list[tuple[int, int]]) -> bool:
    """Tell whether it is named in one breath with a platform: in a list, or as the doer of a deed."""
    first, last = name.sentence
    near = [span for span in platforms if first <= span[0] < last]
    if not near:
        return False
    linked = _BEFORE_LINK.search(name.before) is not None
    if linked and any(abs(start - name.start) <= NEAR for start, _ in near):
        return True
    acting = _BEFORE_VERB.search(name.before) is not None
    following = min((start for start, _ in near if start >= name.end), default=name.end)
    listed = _AFTER_LINK.fullmatch(name.text[name.end : following]) is not None
    return acting and (listed or _AFTER_DID.match(name.after) is not None)
