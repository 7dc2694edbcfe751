"""Hypothesis strategies for the values of `kg.model`: shapes as the extractors give them, text as hard as Unicode allows."""

from datetime import date
from hashlib import sha256

from hypothesis import strategies as st

from kg.model import MODALITIES, NEGATIVE, POSITIVE, Claim, Evidence, Extract, Literal, Report, Term, Triple, decimal, evidence
from kg.namespaces import ID, IO, LABEL, SCHEMA, TYPE, XSD

# What breaks careless writers: quotes, escapes, controls, line ends of all kinds, marks that join or turn the text, high planes.
HARD = list(
    "\"'\\\n\r\t\x00\x0b\x0c\x1b\x7f\x85\u2028\u2029\ufeff\ufffd\ufffe<>{}|^`@#%. aéßİıあ中\u0301\u200d\u200f\u202e\U0001f468\U0010ffff"
)

hard_text = st.text(st.sampled_from(HARD) | st.characters(codec="utf-8"), max_size=40)
hard_text_not_empty = hard_text.filter(bool)
names = st.text("abcXYZ019-_.~é", min_size=1, max_size=8)
kinds = st.sampled_from(["operation", "takedown", "network", "platform", "state", "unlisted-kind"])
iris = st.builds(lambda kind, name: f"{ID}{kind}/{name}", kinds, names) | st.sampled_from(
    ["https://news.example/a?b=c&d=%20#e", "urn:example:x", "http://xn--bcher-kva.example/ü", IO + "core"]
)
dates = st.dates(date(1990, 1, 1), date(2040, 1, 1))
languages = st.sampled_from(["", "en", "fr", "zh-hant"])
literals = st.one_of(
    st.builds(lambda value, language: Literal(value, language=language), hard_text, languages),
    st.integers().map(lambda n: Literal(str(n), XSD + "integer")),
    st.floats(0, 1).map(decimal),
    st.booleans().map(lambda b: Literal(str(b).lower(), XSD + "boolean")),
    dates.map(lambda day: Literal(day.isoformat(), XSD + "date")),
)
terms: st.SearchStrategy[Term] = iris | literals
predicates = st.sampled_from([TYPE, LABEL, IO + "actor", IO + "assetCount", SCHEMA + "name", "https://other.example/p"])
triples: st.SearchStrategy[Triple] = st.tuples(iris, predicates, terms)
quads = st.lists(st.tuples(st.just("") | iris, iris, predicates, terms), max_size=12)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report with any text and any metadata."""
    text = draw(hard_text_not_empty)
    return Report(
        text,
        draw(names) + ".txt",
        sha256(text.encode()).hexdigest(),
        title=draw(hard_text),
        url=draw(st.sampled_from(["", "https://news.example/1", "http://b.example/a b", "not a url"]) | hard_text),
        publisher=draw(hard_text),
        published=draw(st.none() | dates),
        language=draw(languages),
    )


@st.composite
def evidence_in(draw: st.DrawFn, report: Report) -> Evidence:
    """A stretch of a report's text, cut out of it as the extractors do."""
    start = draw(st.integers(0, len(report.text) - 1))
    return evidence(report, start, draw(st.integers(start + 1, len(report.text))), draw(st.sampled_from([0, 3, 32])))


@st.composite
def claims_in(draw: st.DrawFn, report: Report) -> Claim:
    """A claim of any mode that a report makes."""
    return Claim(
        report.id,
        tuple(draw(st.lists(triples, min_size=1, max_size=4))),
        tuple(draw(st.lists(evidence_in(report), min_size=1, max_size=2))),
        draw(st.just(report.id) | iris),
        draw(st.sampled_from(MODALITIES)),
        draw(st.sampled_from(["takedown", "attribution"])),
        draw(st.sampled_from([POSITIVE, NEGATIVE])),
        draw(st.floats(0, 1)),
    )


@st.composite
def extracts(draw: st.DrawFn) -> Extract:
    """What came out of one report: several claims and the things that only it names."""
    report = draw(reports())
    named = st.tuples(iris, st.just(LABEL), hard_text.map(Literal)) | st.tuples(iris, st.just(TYPE), st.just(IO + "Person"))
    return Extract(
        report,
        True,
        tuple(draw(st.lists(claims_in(report), max_size=4))),
        tuple(draw(st.lists(named, max_size=2))),
        len(report.text.split()),
    )
