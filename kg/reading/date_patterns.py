"""How dates are written in news and reports: each pattern with the function that reads it."""

import re

from kg.reading import date_readings as read
from kg.reading.date_readings import Rule
from kg.reading.number_patterns import THINGS
from kg.reading.numerals import SMALL

_LONG = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
_M = rf"(?:(?:{_LONG}|{_LONG.upper()})\b|{_SHORT}|(?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\b\.?)"
_D = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_Y = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_EARLY = r"(?:early|mid|late|the\s+(?:start|beginning|middle|end)\s+of)(?:\s+to\s+(?:mid|late))?[\s-]"
_PART = rf"(?:{_EARLY})?"
_COUNT = rf"(?:an?|a\s+couple\s+of|{SMALL}|\d{{1,3}})"
_WHICH_YEAR = rf"(?:{_Y}|(?:the|this|that|last|next)\s+year)"


_BEFORE_YEAR = r"\b(?:in|since|of|by|until|till|during|from|before|after|around|as\s+early\s+as|to|through|throughout|as\s+of)\s+|\("
_UNITS = r"(?P<unit>day|week|month|year)s?"
_AFTER_YEAR = rf"(?![\w%]|-\w|[.,]\d|/\d|\s+{THINGS})"
_OPEN = r"(?<![\w/.-])"


# What a text must have for a rule to fit: most sentences have none of these, and no rule need be tried on them.
DIGIT, YEAR, PART, MONTH, WORD, DAY, AWAY = "digit", "year", "part of a year", "month", "word", "day", "away"
# But for months in small letters, in which they are sooner found.
SIGNS = {
    DIGIT: re.compile(r"\d"),
    YEAR: re.compile(r"(?:19|20)\d\d"),
    PART: re.compile(r"[hq][1-4]"),
    MONTH: re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"),
    WORD: re.compile(
        r"day|week|month|year|quarter|half|hour|spring|summer|autumn|fall|winter|tomorrow|night|morning|afternoon|evening|q[1-4]"
        r"|same (?:breath|stroke|sweep|swoop|move)"
    ),
    DAY: re.compile("day"),
    AWAY: re.compile(r"later|earlier|before|after|previously"),
}
# A text without any of these has none of the others that matters.
FIRST = (DIGIT, MONTH, WORD)
# Which of the words it is: few of the rules for words fit any one of them.
QUARTER, HALF, SEASON, DAYTIME, UNIT, AGO, LATELY, WEEKEND, HOURS, MONTHLY, SAME = (
    "quarter", "half", "season", "time of day", "unit", "ago", "lately", "weekend", "hours", "monthly", "same"
)  # fmt: skip
WORDS = {
    QUARTER: re.compile(r"quarter|q[1-4]"),
    HALF: re.compile("half"),
    SEASON: re.compile("spring|summer|autumn|fall|winter"),
    DAYTIME: re.compile("day|tomorrow|night|morning|afternoon|evening"),
    UNIT: re.compile("week|month|quarter|year"),
    AGO: re.compile("ago"),
    LATELY: re.compile("last|past|recent"),
    WEEKEND: re.compile("weekend"),
    HOURS: re.compile("hours"),
    MONTHLY: re.compile("month"),
    SAME: re.compile("same"),
}


def signs(text: str) -> frozenset[str]:
    """Return which signs of a date a text has."""
    low = text.lower()
    if not any(SIGNS[sign].search(text if sign == MONTH else low) for sign in FIRST):
        return frozenset()
    found = {sign for sign, pattern in SIGNS.items() if pattern.search(text if sign == MONTH else low)}
    return frozenset(found | {word for word, pattern in WORDS.items() if pattern.search(low)} if WORD in found else found)


def _rule(sign: str, pattern: str, rule: Rule) -> tuple[str, re.Pattern[str], Rule]:
    return sign, re.compile(rf"{_OPEN}(?:{pattern})", 0 if sign == MONTH else re.IGNORECASE), rule


_WD = rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?"
_DAYS = rf"(?P<d>{_D})(?:\s?(?:-|–|\bto\b|\band\b)\s?(?P<d2>{_D}))?"
_YEAR_TAIL = rf"(?:(?:,\s?|\s+(?:of\s+)?)(?P<y>{_Y}|last\s+year|this\s+year)(?![\d,]\d))?"
_BEFORE_MONTH = (
    r"\b(?i:in|since|of|by|until|till|during|from|before|after|through|throughout|around|and|between|to)\s+"
    rf"(?P<date>{_PART}(?P<m>{_M}))"
)
RULES: tuple[tuple[str, re.Pattern[str], Rule], ...] = (
    _rule(
        MONTH,
        rf"(?P<date>(?:(?P<d>{_D})\s+)?(?P<m>{_M})(?:\s+(?P<d2>{_D}))?,?\s+(?:of\s+)?(?i:that|the\s+same)\s+(?:same\s+)?year)\b",
        read.of_that_year,
    ),
    _rule(YEAR, rf"(?P<date>(?P<y>{_Y})[-/](?P<m>\d\d)[-/](?P<d>\d\d))(?!\d)", read.iso),
    _rule(DIGIT, rf"(?P<date>(?P<a>\d\d?)([./-])(?P<b>\d\d?)\3(?P<y>{_Y}|\d\d))(?![\d/])", read.slashed),
    _rule(
        MONTH,
        rf"(?P<date>{_WD}(?P<m>{_M})\s+(?:the\s+)?{_DAYS}(?!\d|:\d|[.,]\d|%|\s+(?:\w+\s+)?{THINGS}){_YEAR_TAIL})",
        read.dated,
    ),
    _rule(MONTH, rf"(?P<date>{_WD}{_DAYS}\s+(?:of\s+)?(?P<m>{_M}){_YEAR_TAIL})", read.dated),
    _rule(
        MONTH,
        rf"(?P<date>(?P<m>{_M})\s?(?:and|to|through|until|-|–)\s?(?P<m2>{_M}){_YEAR_TAIL})(?!\s*\d)",
        read.months,
    ),
    _rule(
        MONTH,
        rf"(?P<date>{_PART}(?P<m>{_M}),?\s+(?:of\s+)?(?P<y>{_Y}|last\s+year|this\s+year|next\s+year)){_AFTER_YEAR}",
        read.month_of_year,
    ),
    _rule(
        QUARTER,
        rf"(?P<date>(?P<n>first|second|third|fourth|last|final|[1-4](?:st|nd|rd|th))\s+quarter\s+of\s+(?P<y>{_WHICH_YEAR}))\b",
        read.quarter,
    ),
    _rule(PART, rf"(?P<date>Q(?P<n>[1-4])(?:\s+of)?[\s-]+(?P<y>{_Y}))\b", read.quarter),
    _rule(PART, rf"(?P<date>(?P<y>{_Y})[\s-]?Q(?P<n>[1-4]))\b", read.quarter),
    _rule(
        QUARTER,
        r"(?:in|during|for|of)\s+(?P<date>Q(?P<q>[1-4])|(?:the\s+)?(?P<nth>first|second|third|fourth)\s+quarter)\b(?!\s+of\b)(?![\s-]+\d{4})",
        read.bare_quarter,
    ),
    _rule(HALF, rf"(?P<date>(?P<n>first|second|latter|last)\s+half\s+of\s+(?P<y>{_WHICH_YEAR}))\b", read.half),
    _rule(PART, rf"(?P<date>H(?P<n>[12])(?:\s+of)?[\s-]+(?P<y>{_Y}))\b", read.half),
    _rule(PART, rf"(?P<date>(?P<y>{_Y})[\s-]?H(?P<n>[12]))\b", read.half),
    _rule(SEASON, rf"(?P<date>(?:spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<y>{_Y}|last\s+year))\b", read.season),
    _rule(
        YEAR,
        rf"(?:between|from)\s+(?P<date>{_PART}(?P<y>{_Y})\s+(?:and|to|until|through)\s+{_PART}(?P<y2>{_Y})){_AFTER_YEAR}",
        read.years,
    ),
    _rule(YEAR, rf"(?P<date>(?P<y>{_Y})\s?[-–]\s?(?P<y2>{_Y}|\d\d)){_AFTER_YEAR}(?![-–])", read.years),
    _rule(YEAR, rf"(?:{_BEFORE_YEAR})(?P<date>{_PART}(?P<y>{_Y})){_AFTER_YEAR}", read.year),
    _rule(YEAR, rf"(?P<date>{_EARLY}(?P<y>{_Y})){_AFTER_YEAR}", read.year),
    _rule(YEAR, rf"\b(?:in|of|since)\s+{_Y},?\s+(?:and|or)\s+(?P<date>(?P<y>{_Y})){_AFTER_YEAR}", read.year),
    _rule(MONTH, rf"(?P<date>{_PART}(?P<which>(?i:last|this|next))\s+(?P<m>{_M}))(?!\s*\d)", read.bare_month),
    _rule(
        MONTH,
        rf"{_BEFORE_MONTH}(?!,?\s*{_D}\b(?!\s+(?:\w+\s+)?{THINGS})|,?\s*{_Y}|\s+(?:of\s+)?(?:last|this|next)\s+year)(?P<which>)",
        read.bare_month,
    ),
    _rule(MONTH, rf"(?P<which>)\A\s*(?P<date>(?P<m>{_M}))\s*:?\s*\Z", read.bare_month),
    _rule(
        DAYTIME,
        rf"(?P<date>(?:(?P<which>last|this|next|past)\s+)?(?P<w>{_WEEKDAY})(?:\s+(?:night|morning|afternoon|evening))?"
        rf"(?P<week>(?:\s+of)?\s+(?:last|this)\s+week)?)\b",
        read.weekday,
    ),
    _rule(
        DAYTIME,
        r"(?P<date>(?:earlier\s+)?today|yesterday|tomorrow|tonight|last\s+night|this\s+(?:morning|afternoon|evening))\b",
        read.named_day,
    ),
    _rule(
        UNIT,
        r"(?P<date>(?:(?:earlier|later)\s+)?(?P<which>last|this|next|past|coming)\s+(?P<unit>week|month|quarter|year))\b(?!\s+of\b)",
        read.unit,
    ),
    _rule(AGO, rf"(?P<date>(?P<n>{_COUNT})\s+(?P<unit>hour|day|week|month|year)s?\s+ago)\b", read.ago),
    _rule(
        LATELY,
        rf"(?P<date>(?:the\s+)?(?:last|past|recent)\s+(?:(?P<n>{_COUNT})\s+|few\s+|several\s+)?(?P<unit>day|week|month|year)s)\b",
        read.lately,
    ),
    _rule(
        WEEKEND,
        r"(?:(?:over|at|on|during)\s+)?(?P<date>(?:(?<=over )the|(?<=at )the|(?<=on )the|(?<=during )the|last|this)\s+weekend)\b",
        read.weekend,
    ),
    _rule(SEASON, r"(?P<date>(?P<which>last|this)\s+(?P<s>spring|summer|autumn|fall))\b", read.last_season),
    _rule(
        HOURS,
        r"(?P<date>(?:(?:less\s+than|within|only|just|barely)\s+)?(?:(?:24|twenty-four|a\s+few|\d\d?)\s+)?hours\s+after)\b",
        read.hours_after,
    ),
    _rule(AWAY, rf"(?P<date>(?P<n>{_COUNT})\s+{_UNITS}\s+(?P<way>later|earlier|before|after|previously))\b", read.shifted),
    _rule(
        DAY,
        r"(?P<date>(?:the\s+(?:very\s+)?same|that(?:\s+same|\s+very)?|(?:the\s+)?(?P<next>next|following|previous|preceding))"
        r"\s+day)\b(?P<after>)",
        read.next_day,
    ),
    _rule(
        MONTHLY,
        r"(?P<date>(?:the\s+(?:very\s+)?same|that(?:\s+same|\s+very)?|(?:the\s+)?(?P<next>next|following|previous|preceding))\s+month)\b",
        read.next_month,
    ),
    _rule(SAME, r"(?P<date>in\s+the\s+same\s+(?:breath|stroke|sweep|swoop|move))\b", read.same_time),
    _rule(DAY, r"(?P<date>(?:the|a)\s+day\s+(?P<after>before|after|later|earlier))\b(?P<next>)", read.next_day),
)
