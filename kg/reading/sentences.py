"""Cuts a report's text into blocks (headings, bullets, paragraphs) and these into sentences, by code point offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

import syntok.segmenter
import syntok.tokenizer

from kg.reading.tables import Cells, rows

# A paragraph wrapped by hand or by a mail program has lines of about this many characters.
WRAPPED = range(45, 111)
HEADING_WORDS = 12
LEAD_IN_WORDS = 6

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_MARKER = re.compile(r"\s*([•*◦▪‣·●○>\-–—]|\d{1,2}[.)]|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|[a-z]\))\s+(?=\S)")
_HASHES = re.compile(r"\s*(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"\s*(\*\*|__)(?=\S)(?P<inner>[^*\n]*\S)\1:?\s*$")
_CLOCK = re.compile(r"\s*\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:GMT|UTC|[A-Z]{2,4}T)?\s*[-–—|:]\s+\S")
_BYLINE = re.compile(
    r"""\s*(?:
        (?:By|BY)\s+(?:the\s+)?[^\W\d_a-z][\w.'’-]*(?:[\s,&]+(?:and\s+|with\s+|in\s+|de\s+|van\s+|al-)?[^\W\d_a-z][\w.'’-]*){0,7}
            \s*(?:[-–—|,].{0,60})?
      | (?:Written|Reported|Posted|Published|Updated|Filed)\s+(?:by|on|at)?\s*:?\s.{0,60}
      | (?:Author|Authors|Byline|Last\s+(?:updated|modified))\s*:.{0,80}
      | (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?=.{0,24}\b\d{1,2}\b)(?:\d{1,2}\s+)?
            (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s+\d{1,2})?,?\s+\d{4}(?:[,\s]+\d{1,2}[:.]\d{2}.{0,12})?
      | \d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:[,\s]+\d{1,2}:\d{2})?(?:\s.{0,60})?
    )(?<!\w{2}[.!?])\s*$""",
    re.VERBOSE,
)
_BOLD_HEAD = re.compile(r"^(?P<mark>\*\*|__)(?P<head>[^\W_][^*\n]{0,60}?)(?:(?<=[.:])(?P=mark)|(?P=mark):)[ \t]+(?=[A-Z“\"])", re.MULTILINE)
_PLAIN_HEAD = re.compile(r"^(?P<head>[A-Z][\w’'&-]+(?: (?:[A-Z\d][\w’'&-]*|of|the|and|in|for)){0,4}\.)[ \t]+(?=[A-Z“\"])", re.MULTILINE)
# What a short first sentence says that heads nothing.
_ANSWERS = frozenset({"yes", "no", "maybe", "perhaps", "nothing", "none", "never", "why", "finally", "indeed"})
_STOP = re.compile(r"[.!…;,]['\"”’)\]]*\s*$")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*\s*$")
# Where more follows what may end a sentence; without it a block is one sentence.
_WITHIN = re.compile(r"[.!?…]['\"”’)\]]*\s*\S")
# A stop behind a word in small letters, with a capital to follow, ends a sentence wherever no bracket or quotation is open.
_PLAIN_END = re.compile(r"(?:\b[a-z]{3}|[a-z]{4})(?:[.!?] +(?=[A-Z“\"])|[.!?][”\"] +(?=[A-Z]))")
_BRACKETS = (("(", ")"), ("[", "]"), ("“", "”"))
# The segmenter breaks after these although more always follows, or does not break where a space was lost.
_UNFINISHED = re.compile(
    r"(?:^|[\s(\"“])(?:Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Col|Lt|Maj|Capt|Sgt|St|Rev|Hon|Pres|Messrs|vs|approx|ca|cf|[A-Z])\.$"
)
_NUMBERED = re.compile(r"(?:^|[\s(])(?:Nos?|Art|Sec|p|pp|Fig|Vol|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")
_GLUED = re.compile(
    r"(?<=[a-z\d”\"’')][.!?])(?=(?:The|He|She|It|They|This|These|That|In|On|At|A|An|We|But|And|As|After|According|Some|Its|His)\s)"
    r"|(?<=[.!?][”\"’')])(?=(?:The|He|She|It|They|This|These|That|In|On|At|A|An|We|But|And|As|After|According|Some|Its|His)\s)"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, bullet, byline or paragraph; `start` lies after a bullet's `marker` or a heading's marks.

    `kind` is "heading", "bullet", "prose" or "byline"; `level` a heading's rank from 1, a bullet's depth from 0, else 0.
    """

    start: int
    end: int
    kind: str
    level: int = 0
    marker: str = ""
    # The row of a table is a bullet with cells.
    cells: Cells = ()


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of the text from first to last; they never overlap. What heads a table is told with its cells alone."""
    tabled, heads = rows(text), _run_in(text)
    for paragraph in _paragraphs(text):
        for in_table, lines in groupby(paragraph, key=lambda line: line[0] in tabled):
            if not in_table:
                for start, end in _joined(text, list(lines)):
                    if head := heads.get(start):
                        yield Block(*head.span("head"), "heading", 2)
                    yield _block(text, head.end() if head else start, end)
                continue
            for start, end in lines:
                if cells := tabled[start]:
                    yield Block(start, end, "bullet", marker="|", cells=cells)


def _run_in(text: str) -> dict[int, re.Match[str]]:
    """Return, by where their paragraphs begin, headings that stand in the line of what they head ("Night Class. A set of accounts ...",
    "**Rwanda.** Researchers ..."); one alone is none, for it may be a short sentence."""
    bold = list(_BOLD_HEAD.finditer(text))
    plain = [m for m in _PLAIN_HEAD.finditer(text) if m["head"].rstrip(".").lower() not in _ANSWERS and not _UNFINISHED.search(m["head"])]
    several = sum(" " in m["head"] for m in plain) > 1
    return {m.start(): m for m in (*(bold if len(bold) > 1 else ()), *(plain if several else ()))}


def sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the sentences of one block, stripped; but for bars between cells they hold all that is not white space."""
    if block.cells:
        for start, end, _ in block.cells:
            yield from sentences(text, Block(start, end, block.kind))
        return
    body = re.sub(r"\s", " ", text[block.start : block.end])
    starts = set(_segments(body)) if _WITHIN.search(body) else set()
    starts |= {match.start() for match in _GLUED.finditer(body)}
    cuts = [0, *(at for at in sorted(starts) if at > 0 and _may_start(body, at)), len(body)]
    for start, end in pairwise(cuts):
        stripped = _stripped(text, block.start + start, block.start + end)
        if stripped[0] < stripped[1]:
            yield stripped


def _segments(body: str) -> Iterator[int]:
    """Yield where sentences may begin: the segmenter, which takes its time, is asked of what plain ends leave open."""
    for start, end in pairwise((0, *_plain_ends(body), len(body))):
        yield start
        if _WITHIN.search(part := body[start:end]):
            tokens = syntok.tokenizer.Tokenizer().tokenize(part)
            yield from (start + sentence[0].offset for sentence in syntok.segmenter.split(tokens) if sentence)


def _plain_ends(body: str) -> Iterator[int]:
    """Yield where a sentence has plainly ended, outside of brackets and quotations."""
    start, opened, quotes = 0, [0] * len(_BRACKETS), 0
    for found in _PLAIN_END.finditer(body):
        part, start = body[start : found.end()], found.end()
        opened = [before + part.count(left) - part.count(right) for before, (left, right) in zip(opened, _BRACKETS, strict=True)]
        quotes += part.count('"')
        if not any(opened) and quotes % 2 == 0:
            yield start


def _may_start(body: str, at: int) -> bool:
    before = body[max(0, at - 24) : at].rstrip()
    # A semicolon parts clauses and list items, which are read better together.
    if not _SENTENCE_END.search(before) or _UNFINISHED.search(before):
        return False
    return not (_NUMBERED.search(before) and body[at : at + 1].isdigit())


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of lines without a blank line between them, as offsets."""
    run: list[tuple[int, int]] = []
    last = 0
    for match in _LINE.finditer(text):
        if run and (not match[0].strip() or re.search(r"\n\s*?\n|\r\s*?\r|\u2029", text[last : match.start()])):
            yield run
            run = []
        if match[0].strip():
            run.append(_stripped(text, *match.span()))
        last = match.end()
    if run:
        yield run


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the lines of a paragraph, those of hard-wrapped prose put together again."""
    width = max(end - start for start, end in lines)
    open_start, open_end = lines[0]
    for previous, line in pairwise(lines):
        if _continues(text, previous, line, width, lines[-1][1]):
            open_end = line[1]
        else:
            yield open_start, open_end
            open_start, open_end = line
    yield open_start, open_end


def _continues(text: str, previous: tuple[int, int], line: tuple[int, int], width: int, paragraph_end: int) -> bool:
    """Tell whether a line break was only put in because the next word had no room."""
    before, after = text[slice(*previous)], text[slice(*line)]
    if width not in WRAPPED or _starts_own_block(after) or _HASHES.match(before) or _BOLD.match(before):
        return False
    if after[0].islower() and not _SENTENCE_END.search(before):
        return True
    full = len(before) in WRAPPED and len(before) + 1 + len(after.split(maxsplit=1)[0]) >= width - 8
    return full and bool(_SENTENCE_END.search(text[:paragraph_end][-4:]))


def _starts_own_block(line: str) -> bool:
    return any(pattern.match(line) for pattern in (_MARKER, _HASHES, _BOLD, _CLOCK, _BYLINE))


def _block(text: str, start: int, end: int) -> Block:
    line = text[start:end]
    if hashes := _HASHES.match(line):
        return Block(start + hashes.end(), end, "heading", len(hashes[1]))
    if bold := _BOLD.match(line):
        return Block(start + bold.start("inner"), start + bold.end("inner"), "heading", 2)
    if _BYLINE.match(line):
        return Block(start, end, "byline")
    if marker := _MARKER.match(line):
        indent = start - (max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1)
        return Block(start + marker.end(), end, "bullet", indent // 2, marker[1].strip("().") or marker[1])
    return Block(start, end, "heading", 1) if _is_heading(line) else Block(start, end, "prose")


def _is_heading(line: str) -> bool:
    words = line.split()
    if len(words) > 2 * HEADING_WORDS or not any(letter.isalpha() for letter in line):
        return False
    if _CLOCK.match(line):
        return not _STOP.search(line) or line.endswith('..."')
    if line.rstrip().endswith(":"):
        return len(words) <= LEAD_IN_WORDS
    if line.upper() == line:
        return not _STOP.search(line) or len(words) <= 3
    first = next(letter for letter in line if letter.isalnum())
    return len(words) <= HEADING_WORDS and not _STOP.search(line) and not first.islower()
