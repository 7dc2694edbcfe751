"""A report, read closely: sentences with exact offsets, each parsed and annotated with names, quantities and dates."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from kg.model import Evidence, Report, evidence
from kg.ontology import Name, Ontology
from kg.reading.boilerplate import Furniture
from kg.reading.dates import DateMatch, dates, in_told_years, told_year
from kg.reading.fold import fold
from kg.reading.lexicon import Lexicon, lexicon
from kg.reading.names import Gazetteer, NameMatch
from kg.reading.numbers import Quantity, quantities, uses_dot_thousands
from kg.reading.parse import parse
from kg.reading.sentences import Block, blocks, sentences
from kg.reading.tokens import Token

# "WARSAW, Oct 14 (Agency) - ": where a story was filed, which is nobody's doing.
DATELINE = re.compile(
    r"[A-Z][A-Z’'. -]+(?:, [A-Z][A-Za-z.’' -]+)?(?:,? \d{0,2} ?[A-Z][A-Za-z]{2,8}\.? ?\d{0,2}(?:, \d{4})?)?"
    r"\s*(?:\([^)\n]{1,40}\))?\s*(?:-|–|—)\s+(?=[A-Z“\"])"
)
# "Warsaw, May 15, 2025 (Agency) - ", "Nairobi, 3 June - ": in small letters the date tells it from other openings.
DATED = re.compile(
    r"[A-Z][\w’'.-]+(?:[ /][A-Z][\w’'.-]+){0,3}, (?:\d{1,2} )?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?: \d{1,2})?(?:,? \d{4})?"
    r"\s*(?:\([^)\n]{1,40}\))?\s*(?:-|–|—|:)\s+(?=[A-Z“\"])"
)


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence; `start` and `end` are offsets in the report, everything inside counts from `start`.

    `folded` is the text in lower case, ASCII letters only, so that offsets hold in it too. By place among the words, `named` has
    the name that covers a word, and `offsets` where it begins; `nouns` are the words that are nouns or names.
    """

    index: int
    start: int
    end: int
    block: int
    kind: str
    marker: str
    first: bool
    text: str
    folded: str
    doc: tuple[Token, ...]
    names: tuple[NameMatch, ...]
    signals: tuple[NameMatch, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMatch, ...]
    named: Mapping[int, NameMatch]
    offsets: tuple[int, ...]
    nouns: tuple[Token, ...]
    # What the column of a cell is called.
    column: str = ""

    @property
    def asks(self) -> bool:
        """Whether it is a question: what it asks is not said."""
        return self.text.rstrip("”\"’') ").endswith("?")

    def name_at(self, token: Token) -> NameMatch | None:
        """The name that covers a token."""
        return self.named.get(token.i)

    def name_start(self, token: Token) -> int:
        """Where the name that covers a token begins, else the token itself."""
        name = self.name_at(token)
        return name.start if name else int(token.idx)

    def nouns_before(self, token: Token) -> list[Token]:
        """The nouns and names that stand before a token."""
        return [t for t in self.nouns if t.i < token.i]

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that begin within start..end."""
        return list(self.doc[bisect_left(self.offsets, start) : bisect_left(self.offsets, end)])


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A report with its sentences in order; furniture of the page is left out."""

    report: Report
    sentences: tuple[Sentence, ...]
    ontology: Ontology
    lexicon: Lexicon
    # Whether the report speaks of influence at all: only then are "a campaign" and "an outfit" what they seem.
    on_influence: bool
    # Whether it speaks of theft, spying or spam, and hardly of influence: then removed accounts are no operation's.
    on_crime: bool
    # What whoever publishes it is: "Platform", "Company", "GovernmentBody" and the like.
    publishers: frozenset[str]

    def cite(self, sentence: Sentence, start: int | None = None, end: int | None = None) -> Evidence:
        """Return the evidence for offsets within a sentence, or the whole of it."""
        low = sentence.start + (start or 0)
        return evidence(self.report, low, sentence.start + end if end is not None else sentence.end)


@lru_cache(maxsize=4)
def gazetteer(ontology: Ontology) -> Gazetteer:
    """Build the automaton of all names once per vocabulary."""
    return _gazetteer(_Names(ontology.names))


class _Names:
    """The names of a vocabulary as a key: compared by identity, as to hash and compare thousands takes longer than to read a sentence."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.names = names

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Names) and self.names is other.names

    def __hash__(self) -> int:
        return id(self.names)


@lru_cache(maxsize=4)
def _gazetteer(key: _Names) -> Gazetteer:
    # Vocabularies that differ in phrases alone share it.
    return Gazetteer(key.names)


# Number and block, start and end of a sentence, and whether it is the first of its block.
Span = tuple[int, Block, int, int, bool]


def read(report: Report, ontology: Ontology) -> Document:
    """Read a report: split, parse and annotate it."""
    return next(read_all(iter([report]), ontology))


def read_all(reports: Iterator[Report], ontology: Ontology) -> Iterator[Document]:
    """Yield what `read` gives for each report; the parser looks ahead to reports to come, as it is quicker with many sentences at once."""
    waiting: deque[tuple[Report, list[Span]]] = deque()
    docs = parse(_texts(reports, ontology, waiting))
    while (first := next(docs, None)) is not None or waiting:
        docs = chain([first] if first is not None else [], docs)
        while waiting:
            report, spans = waiting.popleft()
            yield _document(report, spans, list(islice(docs, len(spans))), ontology)


def _texts(reports: Iterator[Report], ontology: Ontology, waiting: deque[tuple[Report, list[Span]]]) -> Iterator[str]:
    """Yield the sentences of one report after the other, noting whose they are."""
    for report in reports:
        spans = list(_sentences(report.text, ontology))
        waiting.append((report, spans))
        yield from (report.text[start:end] for _, _, start, end, _ in spans)


# How many sentences back "that year" may have been told.
RECENT = 3


def _document(report: Report, spans: list[Span], docs: list[tuple[Token, ...]], ontology: Ontology) -> Document:
    names = gazetteer(ontology)
    dotted = uses_dot_thousands(report.text)
    found: list[Sentence] = []
    for index, ((number, block, start, end, first), doc) in enumerate(zip(spans, docs, strict=True)):
        text = report.text[start:end]
        known = tuple(names.find(text))
        offsets = tuple([t.idx for t in doc])
        told = next((y for s in reversed(found[-RECENT:]) if (y := told_year(s.text, list(s.dates)))), 0)
        found.append(
            Sentence(
                index, start, end, number, block.kind, block.marker, first, text, fold(text), doc,
                names=known,
                signals=tuple(names.find_signals(text)),
                quantities=tuple(quantities(text, dotted)),
                dates=tuple(in_told_years(dates(text, report.published), text, told)),
                named={i: n for n in known for i in range(bisect_left(offsets, n.start), bisect_left(offsets, n.end))},
                offsets=offsets,
                nouns=tuple(t for t in doc if t.tag_[:2] == "NN"),
                column=next((title for low, high, title in block.cells if low <= start < high), ""),
            )
        )  # fmt: skip
    theme, crime = (_words(report, ontology, kind) for kind in ("theme", "crimes"))
    publishers = frozenset(ontology.kind(n.thing) for n in names.find(report.publisher))
    on_crime = crime >= (FEW if theme else FEW - 1) and crime > 2 * theme
    # "Doppelganger: five questions" needs no other word for what it is about.
    named = any(ontology.kind(n.thing) == "InfluenceOperation" for s in found for n in s.names)
    return Document(report, tuple(found), ontology, lexicon(ontology), bool(theme) or named, on_crime, publishers)


# So many different words of crime show what a report is about; one fewer where nothing in it is of influence.
FEW = 3


def _words(report: Report, ontology: Ontology, kind: str) -> int:
    """Count the different words of a list of the sheet `operation` in a report."""
    return len({found[0] for found in any_of(ontology, kind).finditer(fold(f"{report.title}\n{report.text}"))})


@lru_cache(maxsize=8)
def any_of(ontology: Ontology, kind: str) -> re.Pattern[str]:
    """Return the pattern of the words of a list of the sheet `operation`, for folded text."""
    words = "|".join(re.escape(word) for word in ontology.phrases["operation"][kind])
    return re.compile(rf"(?<!\w)(?:{words})s?(?!\w)")


@lru_cache(maxsize=4)
def _furniture(ontology: Ontology) -> Furniture:
    return Furniture(ontology.phrases["furniture"])


def _sentences(text: str, ontology: Ontology) -> Iterator[Span]:
    """Yield (block number, block, start, end, first of its block) of every sentence that is not furniture."""
    dropped = list(_furniture(ontology).spans(text))
    for number, block in enumerate(blocks(text)):
        first = True
        for start, end in sentences(text, block):
            if not any(low < end and start < high for low, high in dropped):
                found = (DATELINE.match(text, start, end) or DATED.match(text, start, end)) if first else None
                yield number, block, found.end() if found and found.end() < end else start, end, first
                first = False
