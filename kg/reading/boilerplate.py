"""Finds what of a page is furniture: share bars, menus, captions, credits, lists of other stories, comment forms."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

END = 0.65  # where in a text its end begins, for rules that hold only there
_SENTENCE = re.compile(r"[.!][\"'”’)*]*$")
_LISTED = re.compile(r"[>»›•*–-]\s*\S")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_CAPTION_WORDS = 3  # a repeated line is a caption only if it has this many


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern for a whole line; `long` lifts the limit on its words, `at_end` confines it to the end of the text."""

    pattern: re.Pattern[str]
    long: bool
    at_end: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text without the white space around it; `words` is how many it has."""

    start: int
    end: int
    text: str
    words: int


class Furniture:
    """The rules of `ontologies/phrases/furniture.yaml`; Python keeps the compiled patterns."""

    def __init__(self, sheet: Mapping[str, Any]) -> None:
        self.limit = int(sheet.get("words", 25))
        self.lines = _rules(sheet.get("lines"))
        self.headers = _rules(sheet.get("headers"))
        self.ends = _rules(sheet.get("ends"))
        self.captions = frozenset(str(caption) for caption in sheet.get("captions") or ())

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the offsets of the lines that are furniture, in order."""
        lines = list(_lines(text))
        prose = [line for line in lines if self._is_prose(line)]
        seen: set[str] = set()
        under: Line | None = None
        for line in lines:
            repeated = self._is_repeated_caption(line, seen)
            seen.add(line.text)
            if prose and line.start > prose[0].start and self._fits(self.ends, line, text):
                yield line.start, len(text.rstrip())
                return
            if self._fits(self.headers, line, text):
                under = line
            elif under and not self._is_listed(line):
                under = None
            if under or repeated or line.text in self.captions or self._fits(self.lines, line, text):
                yield line.start, line.end

    def _fits(self, rules: Sequence[Rule], line: Line, text: str) -> bool:
        late = line.start >= END * len(text)
        short = line.words <= self.limit
        fitting = [rule for rule in rules if (short or rule.long) and (late or not rule.at_end)]
        return any(rule.pattern.fullmatch(line.text) for rule in fitting)

    def _is_prose(self, line: Line) -> bool:
        return line.words > self.limit and _SENTENCE.search(line.text) is not None

    def _is_listed(self, line: Line) -> bool:
        """Tell whether a line below "Read also" is another headline: short, and no sentence unless it is marked as a list item."""
        if line.words > self.limit:
            return False
        return not _SENTENCE.search(line.text) or _LISTED.match(line.text) is not None

    def _is_repeated_caption(self, line: Line, seen: set[str]) -> bool:
        if line.text not in seen or not _CAPTION_WORDS <= line.words <= self.limit:
            return False
        return not any(letter.isdigit() for letter in line.text) and not _LISTED.match(line.text)


def furniture(text: str, rules: Mapping[str, Any] | None) -> list[tuple[int, int]]:
    """Return the spans of the text that yield nothing, by the rules of `furniture.yaml` (none: nothing is furniture)."""
    if not rules:
        return []
    return list(Furniture(rules).spans(text))


def _rules(entries: Sequence[Mapping[str, Any]] | None) -> tuple[Rule, ...]:
    return tuple(
        Rule(re.compile(str(entry["pattern"]), re.IGNORECASE), bool(entry.get("long")), entry.get("at") == "end") for entry in entries or ()
    )


def _lines(text: str) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped[0])
            yield Line(start, start + len(stripped), stripped, len(stripped.split()))
