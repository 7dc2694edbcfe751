"""Two invented reports that are hard on writers: no dates, no names, huge counts, quotes with all that Unicode has, formulas."""

from collections.abc import Iterator
from hashlib import sha256

from strategies import HARD

from kg.model import Claim, Extract, Literal, Report, Triple, evidence, integer, text
from kg.namespaces import ID, IO, LABEL, SCHEMA, TYPE, XSD, thing

NASTY = "".join(HARD) + '=cmd|"/c calc"!A1 ]]> <b>&amp;</b> -- "quoted", \u0627\u0644\u0639\u0631\u0628\u064a\u0629 \U0001f600'
FORMULA = '=HYPERLINK("http://x.example")'
BODY = f"{FORMULA} removed 1 trillion accounts. {NASTY} It was denied. A page was pushed that the West is at fault."
TWITTER, FRANCE = ID + "platform/twitter", ID + "state/FR"
NAMELESS, NAMED = thing("operation", "hard", "nameless"), thing("operation", "hard", "named")
HUGE = 10**12


def _report(number: int, **more: object) -> Report:
    body = BODY + str(number)
    return Report(body, f"hard-{number}.txt", sha256(body.encode()).hexdigest(), **more)


def _claim(report: Report, start: int, end: int, *triples: Triple, **more: object) -> Claim:
    options = {"speaker": report.id, "modality": "asserted", "extractor": "takedown", "confidence": 0.5} | more
    return Claim(report.id, triples, (evidence(report, start, end),), **options)


def removal(operation: str, number: int, count: int | None, *date: Triple) -> Iterator[Triple]:
    event, network = thing("takedown", "hard", str(number)), thing("network", "hard", str(number))
    yield operation, TYPE, IO + "InfluenceOperation"
    yield event, TYPE, IO + "Takedown"
    yield event, IO + "actor", TWITTER
    yield event, IO + "recipient", operation
    yield event, IO + "removed", network
    yield network, TYPE, IO + "AccountNetwork"
    yield network, IO + "usedBy", operation
    yield network, IO + "unit", IO + "account"
    if count is not None:
        yield network, IO + "assetCount", integer(count)
        yield network, IO + "precision", IO + "atLeast"


def dated(number: int, value: str, kind: str) -> Triple:
    literal = Literal(value, XSD + kind)
    return thing("takedown", "hard", str(number)), IO + ("period" if kind == "string" else "date"), literal


def hard_extracts() -> Iterator[Extract]:
    """Yield an extract without any metadata, and one with metadata as nasty as its quotes."""
    bare = _report(1)
    nasty = (BODY.index(NASTY), BODY.index(NASTY) + len(NASTY))
    denial = thing("denial", "hard")
    yield Extract(
        bare,
        True,
        (
            _claim(bare, 0, len(FORMULA), *removal(NAMELESS, 1, HUGE)),
            _claim(bare, *nasty, (NAMED, TYPE, IO + "InfluenceOperation"), (NAMED, SCHEMA + "name", text(FORMULA))),
            _claim(
                bare, *nasty, (denial, TYPE, IO + "Denial"), (denial, IO + "actor", FRANCE), (denial, IO + "denies", NAMED),
                (NAMED, IO + "backedBy", FRANCE), modality="denied", speaker=FRANCE,
            ),
        ),
    )  # fmt: skip
    told = _report(2, title=NASTY, publisher=NASTY, url="https://news.example/a?b=c&d=%20", language="en")
    narrative, person = thing("narrative", "hard"), ID + "person/hard"
    yield Extract(
        told,
        True,
        (
            _claim(told, *nasty, *removal(NAMED, 2, None), dated(2, "2021", "gYear")),
            _claim(told, *nasty, *removal(NAMED, 3, 0), dated(3, "2021-03", "gYearMonth"), speaker=person),
            _claim(told, 0, 9, *removal(NAMED, 4, 7), dated(4, "2021-Q3", "string"), modality="reported"),
            _claim(told, 0, 9, *removal(NAMED, 5, 8), modality="hypothetical"),
            _claim(told, *nasty, (narrative, TYPE, IO + "Narrative"), (narrative, LABEL, text(NASTY)), (NAMED, IO + "promotes", narrative)),
            _claim(told, 0, 9, (NAMED, IO + "uses", ID + "technique/T0049"), (NAMED, IO + "attributedTo", person)),
            _claim(told, 0, 9, (NAMED, IO + "targets", FRANCE), (NAMED, IO + "addresses", ID + "topic/elections")),
        ),
        ((person, TYPE, IO + "Person"), (person, LABEL, text(NASTY))),
    )
