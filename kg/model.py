"""The values that flow from stage to stage; all frozen, all compared by content."""

from dataclasses import dataclass
from datetime import date

from kg.namespaces import ID, XSD, digest
from kg.place import page_fragment, text_fragment

POSITIVE, NEGATIVE = "positive", "negative"
MODALITIES = ("asserted", "reported", "alleged", "requested", "denied", "hypothetical")
HTML, PDF = "text/html", "application/pdf"
# What a reader may take as a statement of fact by somebody; the rest never becomes an assessed triple.
STATED = frozenset({"asserted", "reported", "alleged"})


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """An RDF literal; `datatype` is a full IRI, `language` a BCP 47 tag (then `datatype` does not count)."""

    value: str
    datatype: str = XSD + "string"
    language: str = ""


# An IRI is a plain string, a literal is a Literal: nothing else can stand in a triple, and there are no blank nodes.
Term = str | Literal
Triple = tuple[str, str, Term]


def text(value: str, language: str = "") -> Literal:
    """Return a string literal."""
    return Literal(value, language=language)


def integer(value: int) -> Literal:
    """Return an xsd:integer literal."""
    return Literal(str(value), XSD + "integer")


def boolean(value: bool) -> Literal:
    """Return an xsd:boolean literal."""
    return Literal("true" if value else "false", XSD + "boolean")


def decimal(value: float) -> Literal:
    """Return an xsd:decimal literal with at most three decimal places, never in exponent form."""
    return Literal(f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else str(int(value)), XSD + "decimal")


@dataclass(frozen=True, slots=True)
class Report:
    """One article, post, bulletin or release, as read.

    `text` is the body without front matter; every offset in the graph counts its Unicode code points from 0.
    `sha256` is of `text` in UTF-8. `file_name` is a base name, never a path of this machine (of what lies in an archive: the
    archive's, then the path inside it). `pages` has the offsets at which the second and later pages begin, `format` the media
    type where it is not plain text. Empty strings mean unknown.
    """

    text: str
    file_name: str
    sha256: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = ""
    author: str = ""
    format: str = ""
    pages: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """The report's IRI: a function of its URL or else of its text."""
        return f"{ID}report/{digest(self.url or self.sha256)}"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A stretch of a report's text; `start` and `end` are code point offsets, `end` exclusive.

    `fragment` is what leads to it in the original, after the `#` of a link: `page=3`, `:~:text=...`, or "" for plain text.
    """

    report: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""
    fragment: str = ""

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and len(self.quote) == self.end - self.start):
            raise ValueError(f"evidence {self.start}-{self.end} does not fit its quote {self.quote!r}")


def evidence(report: Report, start: int, end: int, context: int = 32) -> Evidence:
    """Cut the evidence out of the report itself, so that a quote can never differ from its source."""
    text = report.text
    before, after = text[max(0, start - context) : start], text[end : end + context]
    return Evidence(report.id, start, end, text[start:end], before, after, fragment(report, start, end))


def fragment(report: Report, start: int, end: int) -> str:
    """Return what leads to a stretch of text in the report's original."""
    if report.format == PDF:
        return page_fragment(report.pages, start)
    return text_fragment(report.text, start, end) if report.format == HTML else ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one stretch of text states: triples, who says so, in what mode, and the words that say it.

    `speaker` is an IRI (the report's own where nobody is named), `confidence` a number in 0..1 (see `kg/extractors/confidence.py`),
    `extractor` the name of the family of rules that read it. Raises ValueError where a claim would have no evidence or no triple.
    """

    report: str
    triples: tuple[Triple, ...]
    evidence: tuple[Evidence, ...]
    speaker: str
    modality: str
    extractor: str
    polarity: str = POSITIVE
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.evidence or not self.triples:
            raise ValueError("a claim needs evidence and at least one triple")
        if self.modality not in MODALITIES or self.polarity not in (POSITIVE, NEGATIVE) or not 0 <= self.confidence <= 1:
            raise ValueError(f"not a claim: {self.modality} {self.polarity} {self.confidence}")
        if any(item.report != self.report for item in self.evidence):
            raise ValueError("a claim's evidence lies in its own report")

    @property
    def id(self) -> str:
        """The claim's IRI: a function of report, offsets, triples, speaker and mode."""
        spans = [f"{item.start}-{item.end}" for item in self.evidence]
        triples = sorted("\x1e".join((s, p, repr(o))) for s, p, o in self.triples)
        return f"{ID}claim/{digest(self.report, *spans, *triples, self.speaker, self.modality, self.polarity)}"

    @property
    def stated(self) -> bool:
        """Whether somebody states this as fact (whatever we make of it)."""
        return self.modality in STATED and self.polarity == POSITIVE


@dataclass(frozen=True, slots=True)
class Extract:
    """What came out of one report: nothing where the gate found it beside the point."""

    report: Report
    relevant: bool
    claims: tuple[Claim, ...] = ()
    # Labels and types of things that only this report names (people, firms, operations), for the report's graph.
    described: tuple[Triple, ...] = ()
    words: int = 0
