"""What leads from a quote to its place in the original: the page of a PDF, the words of a web page."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from urllib.parse import quote

# As many words as browsers need to find one place, and people to recognise it.
WORDS = 5
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")
_MARK = re.compile(r"[-–—•*|#>]+")


def page_fragment(pages: Sequence[int], start: int) -> str:
    """Return `page=N` for an offset (RFC 8118); `pages` are the offsets at which the second and later pages begin."""
    return f"page={bisect_right(pages, start) + 1}"


def text_fragment(text: str, start: int, end: int) -> str:
    """Return `:~:text=` for a stretch of text (W3C, URL Fragment Text Directives), "" if it holds no words.

    A long one is given by its first and last words; one whose first words also stand earlier, by the word before as well.
    """
    lines = [words for line in _LINE.finditer(text, start, end) if (words := _words(text, line.start(), line.end()))]
    if not lines:
        return ""
    first, last = lines[0], lines[-1]
    if len(lines) == 1 and len(first) <= 2 * WORDS:
        head, tail = _cut(text, first), ""
    else:
        head, tail = _cut(text, first[:WORDS]), _cut(text, last[-WORDS:])
    before = _before(text, first[0].start()) if text.find(head) < first[0].start() else ""
    return ":~:text=" + f"{_escaped(before)}-," * bool(before) + _escaped(head) + f",{_escaped(tail)}" * bool(tail)


def _words(text: str, start: int, end: int) -> list[re.Match[str]]:
    return [match for match in _WORD.finditer(text, start, end) if not _MARK.fullmatch(match[0])]


def _cut(text: str, words: Sequence[re.Match[str]]) -> str:
    return text[words[0].start() : words[-1].end()]


def _before(text: str, start: int) -> str:
    """Return the last words before `start` that stand on one line: no part of a fragment may cross from block to block."""
    line = text[:start].rstrip(" \n-–—•*|#>").rpartition("\n")[2]
    return " ".join([word for word in line[-200:].split() if not _MARK.fullmatch(word)][-3:])


def _escaped(words: str) -> str:
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
