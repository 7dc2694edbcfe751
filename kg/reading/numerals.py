"""Reads the numeral that begins at one place of a text: "8,558", "1.5 million", "eighty-four", "2 lakh", "half a dozen"."""

import re
from dataclasses import dataclass
from decimal import Decimal

# fmt: off
UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}
# fmt: on
SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "lac": 10**5,
    "million": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "bln": 10**9,
    "milliard": 10**9,
    "trillion": 10**12,
}
SUFFIXES = {"k": 10**3, "K": 10**3, "m": 10**6, "mn": 10**6, "M": 10**6, "bn": 10**9, "b": 10**9, "B": 10**9, "tn": 10**12}
FIXED = {"single": 1, "pair of": 2, "couple of": 2, "couple": 2}

# Number words of one token below twenty, for "two years ago".
SMALL = "|".join(sorted(UNITS, key=len, reverse=True))

_SCALE = "|".join([*sorted(SCALES, key=len, reverse=True), "hundred", "dozen"])
_WORD = "|".join(sorted([*UNITS, *TENS, *SCALES, "hundred", "dozen"], key=len, reverse=True))
# A plain space groups digits only where another group of three follows and nothing else could be meant.
_DIGITS = re.compile(r"\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|(?:[\u00a0\u202f\u2009' ]\d{3})+)(?![\d])|\d+(?:[.,]\d+)*")
_NEXT_SCALE = re.compile(rf"(?:\s|-)?({_SCALE})\b", re.IGNORECASE)
_NEXT_SUFFIX = re.compile(r"\s?(mn|bn|tn|[kKmMbB])(?![\w'’])(?!\s(?:tall|long|wide|high|deep|away|sprint|race|run|hurdles|relay|dash)\b)")
_NEXT_ODD = re.compile(rf"-odd\b(?:\s({_SCALE})\b)?", re.IGNORECASE)
_NEXT_WORD = re.compile(rf"(?P<gap>\s+and\s+|\s+|-)?(?P<word>{_WORD})\b", re.IGNORECASE)
_AND_HALF = re.compile(rf"\s+and\s+an?\s+half\s+({_SCALE})\b", re.IGNORECASE)
_ARTICLE = re.compile(rf"an?\s+(?:(?P<fixed>single|pair of|couple(?: of)?)\b|(?P<word>{_SCALE})\b)", re.IGNORECASE)
_HALF = re.compile(rf"half\s+an?\s+({_SCALE})\b|half-an?-({_SCALE})\b|an?\s+half[\s-]({_SCALE})\b", re.IGNORECASE)
START = re.compile(rf"(?<!\w)(?:\d|half[\s-]an?\b|an?\s+(?:single|pair of|couple|half|{_SCALE})\b|(?:{_WORD})\b)")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: its value, where it ends, whether in digits without a scale word, and whether "-odd" softens it."""

    end: int
    value: Decimal
    bare: bool = False
    odd: bool = False


def numeral(text: str, at: int, *, dot_thousands: bool) -> Numeral | None:
    """Return the numeral that begins at `at`, or None; a dot before three digits groups them where `dot_thousands`."""
    if digits := _DIGITS.match(text, at):
        return _scaled(text, digits.end(), digits[0], dot_thousands=dot_thousands)
    if half := _HALF.match(text, at):
        return Numeral(half.end(), Decimal(_scale(half[1] or half[2] or half[3])) / 2)
    if article := _ARTICLE.match(text, at):
        if article["fixed"]:
            return Numeral(article.end(), Decimal(FIXED[" ".join(article["fixed"].lower().split())]))
        return _worded(text, article.start("word"), first=1)
    return _worded(text, at, first=0)


def _scale(word: str) -> int:
    return {"hundred": 100, "dozen": 12}.get(word.lower()) or SCALES[word.lower()]


def _scaled(text: str, end: int, digits: str, *, dot_thousands: bool) -> Numeral | None:
    """Apply the scale words after digits: "1.76 lakh crore" has two, "10k" a suffix."""
    factor, start = 1, end
    while (scale := _NEXT_SCALE.match(text, end)) is not None:
        factor, end = factor * _scale(scale[1]), scale.end()
    if factor == 1 and (suffix := _NEXT_SUFFIX.match(text, end)) is not None:
        factor, end = SUFFIXES[suffix[1]], suffix.end()
    odd = _NEXT_ODD.match(text, end)
    if odd:
        factor, end = factor * (_scale(odd[1]) if odd[1] else 1), odd.end()
    value = _digits(digits, dot_thousands=dot_thousands, scaled=factor > 1)
    return None if value is None else Numeral(end, value * factor, bare=end == start, odd=odd is not None)


def _digits(digits: str, *, dot_thousands: bool, scaled: bool) -> Decimal | None:
    """Return the value of digits with their separators; None for what is no one number ("1.2.3", "5,6")."""
    if re.fullmatch(r"\d{1,3}(?:[\u00a0\u202f\u2009' ]\d{3})+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", digits):
        grouped = dot_thousands and not scaled and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", digits)
        return Decimal(re.sub(r"[^\d]" if grouped else r"[^\d.]", "", digits))
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3}){2,}", digits):
        return Decimal(digits.replace(".", ""))
    if scaled and re.fullmatch(r"\d+,\d{1,2}", digits):
        return Decimal(digits.replace(",", "."))
    return None


def _worded(text: str, at: int, first: int) -> Numeral | None:
    """Add up number words as far as they make one number; `first` is 1 after "a" ("a hundred")."""
    total, current, end = 0, first, at
    while (match := _NEXT_WORD.match(text, end)) is not None:
        step = _step(match["word"].lower(), total, current, joined=(match["gap"] or "").strip() == "and")
        if step is None or (end > at) != bool(match["gap"]):
            break
        (total, current), end = step, match.end()
    if end == at or not (total or current):
        return None
    if (half := _AND_HALF.match(text, end)) is not None:
        return Numeral(half.end(), (Decimal(total + current) + Decimal("0.5")) * _scale(half[1]))
    if (odd := _NEXT_ODD.match(text, end)) is not None:
        return Numeral(odd.end(), Decimal((total + current) * (_scale(odd[1]) if odd[1] else 1)), odd=True)
    return Numeral(end, Decimal(total + current))


def _step(word: str, total: int, current: int, *, joined: bool) -> tuple[int, int] | None:
    """Take one more word into (sum so far, part below the next scale word); None where it would begin another number."""
    if joined and (not (total or current >= 100) or not (word in UNITS or word in TENS)):
        return None
    if word in UNITS or word in TENS:
        value = UNITS.get(word) or TENS.get(word, 0)
        fits = current % 100 == 0 if value > 9 else current % 10 == 0 and current % 100 != 10
        return (total, current + value) if fits else None
    if word in {"hundred", "dozen"}:
        return (total, current * _scale(word)) if 0 < current < 100 else None
    if current:
        return total + current * SCALES[word], 0
    return (total * SCALES[word], 0) if total else None
