"""Decides whether a name that is also something else ("X", "Line", "MAS", "Georgia") means what the vocabulary lists."""

import re
from bisect import bisect_right
from collections.abc import Callable
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
_BEFORE_ON = re.compile(r"\bon(?:to)?(?: both| either)?\s[\"“]?$", re.IGNORECASE)
_BEFORE_LINK = re.compile(
    r"""(?: (?:^|\s)(?:on|to|via|from|using|of|and|or|nor|including|platforms|like|by|through|over|across|at|into|onto|both|either
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
_AFTER_PAST = re.compile(r"\s(?:[a-z]+ed|paid|hid|kept|found)\b")
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


# Introduces a newspaper, agency or channel; belongs to one.
_BEFORE_MEDIUM = re.compile(
    r"""\b(?:agenc(?:y|ies)|newspapers?|broadcasters?|outlets?|media|channels?|magazines?|weekly|dail(?:y|ies)|tabloids?|station
      |publication|publisher|told|tells|quoted\sby|reported\sby|published\sby|seen\sby|according\sto)\s["“]?(?:[Tt]he\s)?$""",
    re.VERBOSE,
)
_AFTER_MEDIUM = re.compile(r"(?:'s)?\s(?:reporters?|journalists?|correspondents?|newsrooms?|editors?|articles?|investigation|news)\b")
_EXPLAINED = re.compile(r"[^\W\d_]\s\((?:the\s|or\s|also\s)?[\"“]?$")
_BEFORE_ARTICLE = re.compile(r"\b(?:[Tt]he|[Ii]ts|ruling|governing|opposition)\s$")
_AFTER_BODY = re.compile(
    r"(?:'s)?\s(?:[Gg]roup|mercenar(?:y|ies)|fighters?|troops|boss|chief|founder|researchers?|analysts?|employees|staff|members)\b"
)
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Gov)\b\.?\s$|\b(?:[Pp]resident|[Pp]remier|Prime Minister|[Mm]inister|[Ss]pokes(?:man|woman)|leader|Chairman|General)\s$"
)
_WORK = r"(?:operations?|campaigns?|networks?|clusters?|actors?|group|efforts?|activity|websites?|sites?|bots?)"
_BEFORE_OPERATION = re.compile(
    rf"""(?:\b(?:[Oo]peration|{_WORK})\s(?:it\s)?
      | \b(?:called|dubbed|named|known\sas|codenamed|code-named|nicknamed|christened|labell?ed|tracked\sas|aka|a\.k\.a\.|call\sit|as|alias)\s
      )["“'(]?$ | ["“]$""",
    re.VERBOSE,
)
_AFTER_OPERATION = re.compile(rf"[\"”']?(?:'s)?\s(?:influence\s|disinformation\s|propaganda\s)?{_WORK}\b")
_OTHER_PLACE = re.compile(
    r"""\b(?:Atlanta|Alabama|Florida|Michigan|Arizona|Pennsylvania|Nevada|Wisconsin|Carolina|Texas|Ohio|Senate|Fulton\sCounty|Savannah
      |swing\sstates?|battleground|governor|secretary\sof\sstate|senators?|\.png|JPE?G|image\sfiles?|jersey\snumber)\b""",
    re.VERBOSE,
)
_BEFORE_CLAUSE = re.compile(r"\b(?:says|said|that|which|because|while|after|before|when)\s$")


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
        return not words or not words[-1][:1].isupper() or _OPENERS.fullmatch(words[-1]) is not None or words[-1][-1] in ",;:"


def is_meant(name: Setting, certain: list[Known]) -> bool:
    """Tell whether the name means its thing, given the names in the text that surely mean theirs."""
    if _is_part_of_another_word(name):
        return False
    first, last = name.sentence
    near = [known for known in certain if first <= known.start < last]
    return _RULES.get(kind(name.iri), _is_service)(name, near)


def kind(iri: str) -> str:
    """Return the part of an IRI that says what it is of: "platform", "state", "organisation"."""
    return iri.rsplit("/", 2)[-2] if iri.count("/") > 1 else ""


def _is_part_of_another_word(name: Setting) -> bool:
    if name.before.endswith("-"):
        return True
    return re.match(r"-\w", name.after) is not None and not _AFTER_HYPHEN.match(name.after)


def _is_service(name: Setting, near: list[Known]) -> bool:
    """A platform or company: has accounts, is posted on, says something, or stands in a list of such."""
    if _LABELS.match(name.after):
        return False
    if name.free and (_AFTER_THINGS.match(name.after) or _AFTER_ALIAS.match(name.after)):
        return True
    if _BEFORE_ALIAS.search(name.before) or _BEFORE_ON.search(name.before):
        return True
    return _speaks(name) or _keeps_company(name, [known for known in near if kind(known.iri) in {"platform", "company"}])


def _speaks(name: Setting) -> bool:
    single = name.end - name.start == 1
    said = _AFTER_SAID.match(name.after) or (single and _AFTER_DID.match(name.after))
    if said and _BEFORE_VERB.search(name.before):
        return True
    return single and bool(_BEFORE_CLAUSE.search(name.before) and _AFTER_PAST.match(name.after))


def _keeps_company(name: Setting, near: list[Known]) -> bool:
    """Tell whether it is named in one breath with its like: in a list, or as the doer of a deed."""
    if not near:
        return False
    linked = _BEFORE_LINK.search(name.before) is not None
    if linked and any(abs(known.start - name.start) <= NEAR for known in near):
        return True
    acting = _BEFORE_VERB.search(name.before) is not None
    following = min((known.start for known in near if known.start >= name.end), default=name.end)
    listed = _AFTER_LINK.fullmatch(name.text[name.end : following]) is not None
    return acting and (listed or _AFTER_DID.match(name.after) is not None)


def _is_medium(name: Setting, near: list[Known]) -> bool:
    """A newspaper, agency or channel: introduced as one, saying something, or in a list of such."""
    if _BEFORE_MEDIUM.search(name.before) or _AFTER_MEDIUM.match(name.after):
        return True
    return _speaks(name) or _is_listed(name, [known for known in near if kind(known.iri) == "media"])


def _is_listed(name: Setting, near: list[Known]) -> bool:
    """Tell whether nothing but a comma or "and" is between it and one of its like."""
    gaps = [name.text[known.end : name.start] if known.end <= name.start else name.text[name.end : known.start] for known in near]
    return any(_AFTER_LINK.fullmatch(gap.rstrip() + " ") for gap in gaps if gap)


def _is_body(name: Setting, near: list[Known]) -> bool:
    """A party, firm or group: an abbreviation that is being explained or has its article, saying something, or in a list of such."""
    if name.words.isupper():
        shouted = re.match(r"\W*[A-Z]{2,}\b", name.after) is not None
        if _EXPLAINED.search(name.before) and name.after[:1] in {")", ",", ";"}:
            return True
        return _BEFORE_ARTICLE.search(name.before) is not None and not shouted
    like = [known for known in near if kind(known.iri) in {"organisation", "company", "media", "government"}]
    return _speaks(name) or bool(_AFTER_BODY.match(name.after)) or _is_listed(name, like)


def _is_government(name: Setting, near: list[Known]) -> bool:
    """A ministry or agency whose name several states have: its own state is named with it."""
    code = name.iri.rsplit("/", 1)[-1].split("-")[0].upper()
    return any(kind(known.iri) == "state" and known.iri.rsplit("/", 1)[-1] == code for known in near)


def _is_person(name: Setting, near: list[Known]) -> bool:
    """A surname that others bear: right behind a title."""
    return _TITLE.search(name.before) is not None


def _is_operation(name: Setting, near: list[Known]) -> bool:
    """A code name of ordinary words: called so, in quotes, or beside a word for an operation."""
    if _BEFORE_OPERATION.search(name.before) or _AFTER_OPERATION.match(name.after):
        return True
    heads = not name.before.strip() and re.match(r"\s\(|\s?[:–—]", name.after) is not None
    return heads or _is_listed(name, [known for known in near if kind(known.iri) == "operation"])


def _is_place(name: Setting, near: list[Known]) -> bool:
    """A country that shares its name with an American state, an island or a file format."""
    if _OTHER_PLACE.search(name.text[slice(*name.sentence)]) or name.before.endswith(("New ", "Port ", "Lake ")):
        return False
    return _BEFORE_LINK.search(name.before) is not None or name.after.startswith("'s") or _BEFORE_VERB.search(name.before) is not None


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
