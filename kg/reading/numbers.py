"""Finds the quantities in a text, with their hedges: how many of what, and how exactly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.reading.fold import fold
from kg.reading.number_patterns import (
    ABOUT,
    ANY_HEDGE_BEFORE,
    AT_LEAST,
    AT_MOST,
    COMMAS,
    CURRENCY_AFTER,
    CURRENCY_BEFORE,
    DOTTED,
    EXACT,
    HEDGE_AFTER,
    HEDGE_BEFORE,
    MASKED,
    NAMED_AFTER,
    NAMED_BEFORE,
    ONE_AFTER,
    ONE_BEFORE,
    ORDINAL,
    ORDINALS,
    PERCENT_AFTER,
    RANGE,
    SENTENCE_START,
    THINGS_NEAR,
    YEAR_BEFORE,
)
from kg.reading.numerals import START, Numeral, numeral

_DIGITS = re.compile(r"[\d.,]*\d")


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """A number in the text: start..end with its hedge, number_start..number_end without.

    `value` is what it says (the lower one of a range), `low` and `high` its bounds (None: unknown), `precision` "exact",
    "about", "atLeast" or "atMost", `kind` "count", "year", "percent", "money" or "ordinal".
    """

    start: int
    end: int
    low: int | None
    high: int | None
    value: int
    precision: str
    kind: str
    number_start: int
    number_end: int


def uses_dot_thousands(text: str) -> bool:
    """Tell whether a text writes thousands as "8.558", as many Europeans do."""
    dotted = list(DOTTED.finditer(text))
    if not dotted or len(COMMAS.findall(text)) >= len(dotted):
        return False
    return len(dotted) > 1 or dotted[0][0].endswith("000") or THINGS_NEAR.match(text, dotted[0].end()) is not None


def quantities(text: str, dot_thousands: bool | None = None) -> list[Quantity]:
    """Return the quantities of a text from first to last; `dot_thousands` as its whole report has it (None: look here)."""
    dotted = uses_dot_thousands(text) if dot_thousands is None else dot_thousands
    masked = MASKED.sub(lambda match: re.sub(r"\d", "\ue000", match[0]), text) if _DIGITS.search(text) else text
    ordinals = list(_ordinals(fold(masked)))
    taken = {at for ordinal in ordinals for at in range(ordinal.start, ordinal.end)}
    counted = [q for q in _numbers(masked, dot_thousands=dotted) if q.number_start not in taken]
    return sorted([*ordinals, *counted])


def _ordinals(folded: str) -> Iterator[Quantity]:
    for match in ORDINAL.finditer(folded):
        value = int(match[1]) if match[1] else ORDINALS[match[2]]
        yield Quantity(*match.span(), value, value, value, EXACT, "ordinal", *match.span())


def _numbers(text: str, *, dot_thousands: bool) -> Iterator[Quantity]:
    last = 0
    for candidate in START.finditer(fold(text)):
        start = candidate.start()
        if start < last:
            continue
        number = numeral(text, start, dot_thousands=dot_thousands or _dots_must_group(text, start))
        if number is None:
            last = max(last, _end_of_digits(text, start))
            continue
        quantity = _quantity(text, start, number, dot_thousands=dot_thousands)
        last = max(number.end, quantity.number_end if quantity else 0)
        if quantity:
            yield quantity


def _dots_must_group(text: str, start: int) -> bool:
    """Nobody removes eight and a half accounts: before things that are counted, "8.558" is in thousands."""
    match = DOTTED.match(text, start)
    return match is not None and THINGS_NEAR.match(text, match.end()) is not None


def _end_of_digits(text: str, start: int) -> int:
    match = _DIGITS.match(text, start)
    return match.end() if match else start


def _quantity(text: str, start: int, number: Numeral, *, dot_thousands: bool) -> Quantity | None:
    before = text[max(0, start - 60) : start]
    money = CURRENCY_BEFORE.search(before)
    hedged = before[: money.start()] if money else before
    upper = _upper(text, hedged, start, number, dot_thousands=dot_thousands)
    last = upper or number
    kind = _kind(text, before, start, last)
    if kind is None or (kind == "count" and last.value % 1):
        return None
    precision, hedge_start = _hedge_before(hedged, start - len(before))
    if hedge_start is None and money:
        hedge_start = start - len(money[0])
    softened = next(((key, after.end()) for key, pattern in HEDGE_AFTER.items() if (after := pattern.match(text, last.end))), None)
    if softened and precision == EXACT:
        precision = softened[0]
    if precision == EXACT and (upper or number.odd):
        precision = ABOUT
    value, high = int(number.value), int(last.value)
    bounds = (value, high) if upper else _bounds(precision, value)
    end = softened[1] if softened else last.end
    return Quantity(start if hedge_start is None else hedge_start, end, *bounds, value, precision, kind, start, last.end)


def _bounds(precision: str, value: int) -> tuple[int | None, int | None]:
    low = value if precision in {EXACT, AT_LEAST} else None
    return low, value if precision in {EXACT, AT_MOST} else None


def _hedge_before(before: str, offset: int) -> tuple[str, int | None]:
    """Return the precision that the words before a number give it, and where they begin; bounds win over "about"."""
    precision, start = EXACT, None
    while ANY_HEDGE_BEFORE.search(before):
        found = [(m.start(), kind) for kind, pattern in HEDGE_BEFORE.items() if (m := pattern.search(before))]
        # The longest wins: "fewer than" is also the end of "no fewer than".
        at, kind = min(found)
        precision = kind if precision in {EXACT, ABOUT} else precision
        start, before = offset + at, before[:at]
    between = re.search(r"\bbetween\s$", before, re.IGNORECASE)
    return precision, offset + between.start() if between else start


def _upper(text: str, before: str, start: int, number: Numeral, *, dot_thousands: bool) -> Numeral | None:
    """Return the upper end of a range that begins with this number: "10-15", "two or three", "between 10 and 15"."""
    link = RANGE.match(text, number.end)
    if link is None or (link["word"] == "to" and re.search(r"\bfrom\s$", before)):
        return None
    if link["word"] == "and" and not re.search(r"\bbetween\s$", before, re.IGNORECASE):
        return None
    at = link.end()
    begins = START.match(fold(text), at)
    other = numeral(text, at, dot_thousands=dot_thousands) if begins else None
    if other is None or other.value <= number.value:
        return None
    digits = len(str(int(other.value))) - len(str(int(number.value)))
    hyphenated = link["word"] is None
    if hyphenated and (digits > 1 or not (text[at].isdigit() and text[start].isdigit()) or (" " in link[0] and digits > 0)):
        return None
    return None if link["word"] == "or" and other.value > 10 * number.value else other


def _kind(text: str, before: str, start: int, number: Numeral) -> str | None:
    """Return what sort of number this is, or None where it counts nothing."""
    after = text[number.end : number.end + 80]
    written = text[start : number.end]
    if CURRENCY_BEFORE.search(before) or CURRENCY_AFTER.match(after):
        return "money"
    if PERCENT_AFTER.match(after):
        return "percent"
    if written[0].isdigit():
        return _digit_kind(before, after, written, number)
    if NAMED_AFTER.match(after) or before.endswith("-") or _is_name_word(before, written):
        return None
    lowered = written.lower()
    if lowered == "one" and (ONE_BEFORE.search(before) or ONE_AFTER.match(after)):
        return None
    return "count"


def _digit_kind(before: str, after: str, written: str, number: Numeral) -> str | None:
    year = re.search(r"(?:19|20)\d\d$", written) and re.fullmatch(r"(?:19|20)\d\d(?:\s?\D{1,4}\s?(?:19|20)\d\d)?", written)
    if year and (YEAR_BEFORE.search(before) or not THINGS_NEAR.match(after)):
        return None if NAMED_BEFORE.search(before) and not before.lower().endswith("mid-") else "year"
    counted = THINGS_NEAR.match(after) is not None
    reference = NAMED_BEFORE.search(before) is not None and not (counted and before[-1:].isspace())
    return None if reference or NAMED_AFTER.match(after) else "count"


def _is_name_word(before: str, written: str) -> bool:
    """ "Five" in the middle of a sentence belongs to a name: "High Five", "Group of Seven"."""
    return written[0].isupper() and written[1:2].islower() and not SENTENCE_START.search(before)
