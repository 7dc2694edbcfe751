"""The lines of a document's pages -> its paragraphs: what repeats on every page goes, words broken at a line's end are mended."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

# How much of a page, from its top and bottom, may hold running heads.
MARGIN = 0.12
# A line that ends this far (share of the widest line) before the others do is the last of its paragraph.
SHORT = 0.88
# Lines of one column begin within this, in points.
INDENT = 30
# Lines farther apart than this times their usual distance begin a paragraph.
GAP = 1.35

_NUMBER = re.compile(r"(?:page|p\.)?\s*[-–—|]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—|]?", re.IGNORECASE)
_FIRST_HALF = re.compile(r"([^\W\d_]+)[-\u00ad\u2010\ufffe\x02]$")
_SECOND_HALF = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"([^\W\d_]+)[\ufffe\x02\u00ad]([^\W\d_]+)")
_COMPOUND = re.compile(
    r"(?:backed|linked|based|run|aligned|sponsored|funded|led|owned|controlled|affiliated|supported|directed|related|tied|wide|made|born"
    r"|language|speaking|friendly|style|old|year|month|day|level|scale|term|profile|driven|generated|authored|hosted|[A-Z].*)"
)
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_ITEM = re.compile(r"(?:[•◦▪‣·●○–—-]|\d{1,2}[.)]|\([a-z0-9]{1,3}\))\s")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; `left` and `right` in points, `top`, `bottom` and `height` as shares of the page, from its foot.

    Where the library has joined two lines at a broken word, `left` and `top` are those of the first, the others of the last.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    height: float


def without_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without page numbers and without what stands in the margin of most pages (heads, feet)."""
    seen = Counter(key for page in pages for key in {_key(line) for line in page if _marginal(line)})
    enough = max(2, len(pages) // 3)
    return [[line for line in page if not (_marginal(line) and (_is_number(line) or seen[_key(line)] >= enough))] for page in pages]


def _marginal(line: Line) -> bool:
    return line.top > 1 - MARGIN or line.bottom < MARGIN


def _is_number(line: Line) -> bool:
    return _NUMBER.fullmatch(line.text.strip()) is not None


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.lower().split()))


def flowed(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[int, ...]]:
    """Return the text, one line for each paragraph, and the offsets at which the second and later pages begin in it."""
    lines = [(number, line) for number, page in enumerate(pages) for line in page]
    pitch, edges = _pitch(pages), _edges(line for _, line in lines)
    spelt = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(line.text for _, line in lines).lower()))
    parts: list[str] = []
    starts: list[int] = []
    length, page, before = 0, 0, None
    for number, line in lines:
        joint = _joint(before, line, number == page, pitch, _edge(edges, before)) if before else ""
        if joint == " " and (broken := _broken(parts[-1], line.text)):
            keep = _is_compound(*broken, spelt)
            parts[-1] = parts[-1][:-1] + "-" * keep
            length -= not keep
            joint = ""
        # Pages without text begin where the next one does.
        starts += [length + len(joint)] * (number - page)
        page, before = number, line
        parts.append(joint + _mended(line.text, spelt))
        length += len(parts[-1])
    starts += [length] * (len(pages) - 1 - page)
    return "".join(parts) + "\n", tuple(starts)


def _joint(before: Line, line: Line, same_page: bool, pitch: float, edge: float) -> str:
    """Return what stands between two lines: a space within a paragraph, else an empty line."""
    if _ITEM.match(line.text):
        return "\n"
    if abs(line.height - before.height) > 0.2 * before.height:
        return "\n\n"
    ended = _SENTENCE_END.search(before.text) is not None
    if not same_page or line.top > before.top:  # the next page or column
        return "\n\n" if ended and (before.right < SHORT * edge or not line.text[:1].islower()) else " "
    if _step(before, line) > GAP * pitch:
        return "\n\n"
    short = before.right - before.left < SHORT * (edge - before.left)
    return "\n\n" if ended and short and not line.text[:1].islower() else " "


def _step(before: Line, line: Line) -> float:
    """How far the foot of a line is below that of the line before."""
    return before.bottom - (line.top - line.height)


def _pitch(pages: Sequence[Sequence[Line]]) -> float:
    """The usual distance of one line from the next."""
    steps = [_step(one, two) for page in pages for one, two in pairwise(page) if one.top > two.top]
    return median(steps) if steps else 1.0


def _edges(lines: Iterable[Line]) -> dict[int, float]:
    """Where lines end, in points, by where they begin: so the columns of a page have each their own edge."""
    edges: dict[int, float] = {}
    for line in lines:
        edges[_column(line)] = max(line.right, edges.get(_column(line), 0.0))
    return edges


def _edge(edges: dict[int, float], line: Line) -> float:
    return max(edges.get(_column(line) + near, 0.0) for near in (-1, 0, 1))


def _column(line: Line) -> int:
    return round(line.left / INDENT)


def _broken(text: str, following: str) -> tuple[str, str] | None:
    """Return the halves of a word that is broken at a line's end, None where none is."""
    first, second = _FIRST_HALF.search(text), _SECOND_HALF.match(following)
    return (first[1], second[0]) if first and second else None


def _is_compound(first: str, second: str, spelt: Counter[str]) -> bool:
    """Whether a hyphen at a line's end belongs to the word: as it is spelt elsewhere in the text, else by its second half."""
    whole, compound = (first + second).lower(), f"{first}-{second}".lower()
    if spelt[whole] != spelt[compound]:
        return spelt[compound] > spelt[whole]
    return _COMPOUND.fullmatch(second) is not None


def _mended(text: str, spelt: Counter[str]) -> str:
    """Mend the words that the library has joined itself, leaving U+FFFE between their halves."""

    def joined(match: re.Match[str]) -> str:
        return match[1] + "-" * _is_compound(match[1], match[2], spelt) + match[2]

    return _UNPRINTABLE.sub("", _JOINED.sub(joined, text))
