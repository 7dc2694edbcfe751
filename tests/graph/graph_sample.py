"""A small report with its claims, written by hand, and as much of a vocabulary as it needs."""

from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date
from hashlib import sha256
from pathlib import Path

from kg.graph import quads, write
from kg.model import Claim, Extract, Literal, Report, Triple, evidence, integer, text
from kg.namespaces import ID, IO, LABEL, SCHEMA, TYPE, XSD, thing
from kg.ontology import Ontology

BODY = (
    "Twitter said on Thursday it had removed 900 accounts run from China. Of these 120 were core accounts and about 780 "
    "amplified them. The firm blamed the Bureau. Beijing denied it."
)
TWITTER, CHINA, BUREAU = ID + "platform/twitter", ID + "state/CN", ID + "government/cn-bureau"
OPERATION, TAKEDOWN, DENIAL = (thing(kind, "sample") for kind in ("operation", "takedown", "denial"))
WHOLE, CORE, REST = (thing("network", "sample", part) for part in ("whole", "core", "rest"))
REFERENCE: tuple[Triple, ...] = (
    (TWITTER, TYPE, IO + "Platform"),
    (TWITTER, LABEL, text("Twitter", "en")),
    (CHINA, TYPE, IO + "State"),
    (CHINA, LABEL, text("China", "en")),
    (CHINA, IO + "demonym", text("Chinese", "en")),
    (BUREAU, TYPE, IO + "GovernmentBody"),
    (BUREAU, LABEL, text("Bureau", "en")),
    (BUREAU, IO + "ofState", CHINA),
    (IO + "account", LABEL, text("account", "en")),
)


def write_files(folder: Path, extracts: Iterable[Extract], vocabulary: Ontology) -> None:
    with ExitStack() as files:
        opened = {
            name: files.enter_context((folder / f"graph.{name}").open("w", encoding="utf-8", newline="\n"))
            for name in ("nq", "trig", "ttl")
        }
        write(quads(extracts, vocabulary), opened)


def make_report(body: str = BODY, name: str = "sample.txt") -> Report:
    return Report(
        body,
        name,
        sha256(body.encode()).hexdigest(),
        title='A "sample"',
        url=f"https://news.example/{name}",
        publisher="The Example",
        published=date(2020, 6, 12),
        language="en",
    )


def make_claim(report: Report, quote: str, *triples: Triple, speaker: str = TWITTER, **more: object) -> Claim:
    start = report.text.index(quote)
    options = {"modality": "reported", "extractor": "takedown"} | more
    return Claim(report.id, triples, (evidence(report, start, start + len(quote)),), speaker, **options)


def network(iri: str, count: int, precision: str, *role: str) -> list[Triple]:
    return [
        (TAKEDOWN, TYPE, IO + "Takedown"),
        (TAKEDOWN, IO + "actor", TWITTER),
        (TAKEDOWN, IO + "recipient", OPERATION),
        (TAKEDOWN, IO + "removed", iri),
        (iri, TYPE, IO + "AccountNetwork"),
        (iri, IO + "usedBy", OPERATION),
        (iri, IO + "platform", TWITTER),
        (iri, IO + "unit", IO + "account"),
        (iri, IO + "assetCount", integer(count)),
        (iri, IO + "precision", IO + precision),
        *((iri, IO + "role", IO + part) for part in role),
    ]


def make_sample(name: str = "sample.txt") -> Extract:
    report = make_report(name=name)
    day = (TAKEDOWN, IO + "date", Literal("2020-06-11", XSD + "date"))
    origin = [(OPERATION, TYPE, IO + "InfluenceOperation"), (OPERATION, IO + "originatesFrom", CHINA)]
    denial = [(DENIAL, TYPE, IO + "Denial"), (DENIAL, IO + "actor", CHINA), (DENIAL, IO + "denies", OPERATION)]
    claims = (
        make_claim(report, "removed 900 accounts", *network(WHOLE, 900, "exact"), day, confidence=0.9),
        make_claim(report, "120 were core accounts", *network(CORE, 120, "exact", "core")),
        make_claim(report, "about 780 amplified", *network(REST, 780, "about", "amplifier"), confidence=0.85),
        make_claim(report, "run from China", *origin, extractor="attribution"),
        make_claim(report, "blamed the Bureau", (OPERATION, IO + "attributedTo", BUREAU), extractor="attribution"),
        make_claim(report, "Beijing denied it", *denial, (OPERATION, IO + "backedBy", CHINA), speaker=CHINA, modality="denied"),
    )
    person = ID + "person/ana-example"
    described = (
        (person, TYPE, IO + "Person"),
        (person, LABEL, text("Ana Example")),
        (person, SCHEMA + "email", text("a@b.example")),
    )
    return Extract(report, True, claims, described, len(BODY.split()))
