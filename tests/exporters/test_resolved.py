"""Where reports' operations were found to be one, exports speak of that one."""

import csv
import json
from pathlib import Path

import pytest
from hard_graph import removal
from readers import READERS, in_nquads
from test_every_format import exported

from kg.folder import Graph
from kg.graph import write
from kg.graph.terms import Quad
from kg.model import Literal, text
from kg.namespaces import ID, IO, LABEL, OA, SCHEMA, TYPE, XSD, thing

OWN = [thing("operation", "own", str(number)) for number in (1, 2)]
ONE = thing("operation", "resolved")
QUOTE = "removed 7 accounts of Paper Lantern"


def told(number: int) -> list[Quad]:
    """What one report tells of its own operation: a removal of the same network."""
    report, claim, evidence = (f"{ID}{kind}/resolved{number}" for kind in ("report", "claim", "evidence"))
    meta = [
        (report, TYPE, IO + "Report"), (report, LABEL, text(f"Report {number}")), (report, SCHEMA + "headline", text(f"Report {number}")),
        (report, SCHEMA + "datePublished", Literal(f"2024-01-0{number}", XSD + "date")),
        (claim, TYPE, IO + "Claim"), (claim, IO + "reportedIn", report), (claim, IO + "speaker", report),
        (claim, IO + "modality", IO + "asserted"), (claim, IO + "polarity", IO + "positive"),
        (claim, IO + "confidence", Literal("0.9", XSD + "decimal")), (claim, IO + "extractor", text("takedown")),
        (claim, IO + "evidence", evidence), (evidence, TYPE, OA + "SpecificResource"), (evidence, OA + "hasSource", report),
        (evidence, OA + "hasSelector", evidence + "-position"), (evidence, OA + "hasSelector", evidence + "-quote"),
        (evidence + "-position", OA + "start", Literal("0", XSD + "integer")),
        (evidence + "-position", OA + "end", Literal(str(len(QUOTE)), XSD + "integer")), (evidence + "-quote", OA + "exact", text(QUOTE)),
    ]  # fmt: skip
    said = [*removal(OWN[number - 1], 10 + number, 7), (OWN[number - 1], SCHEMA + "name", text("Paper Lantern"))]
    return [(report, *triple) for triple in meta] + [(claim, *triple) for triple in said]


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    default = [*removal(ONE, 11, 7), (ONE, SCHEMA + "name", text("Paper Lantern")), (ONE, LABEL, text("Paper Lantern"))]
    default += [(own, IO + "sameOperation", ONE) for own in OWN]
    for kind, name in (("takedown", "sameEvent"), ("network", "sameNetwork")):
        default.append((thing(kind, "hard", "12"), IO + name, thing(kind, "hard", "11")))
    folder = tmp_path_factory.mktemp("joined")
    with (folder / "graph.nq").open("w", encoding="utf-8", newline="\n") as stream:
        write([*told(1), *told(2), *(("", *triple) for triple in default)], {"nq": stream})
    return Graph(folder)


@pytest.mark.parametrize(("name", "at"), [(name, at) for name, readers in READERS.items() for at in range(len(readers))])
def test_each_format_has_the_resolved_operation_alone(name: str, at: int, joined: Graph, tmp_path: Path) -> None:
    found, wanted = READERS[name][at](exported(joined, name, tmp_path)), in_nquads(joined.folder / "graph.nq")
    assert wanted.operations == {ONE.rsplit("/", 1)[-1]}
    assert (found.operations, found.takedowns, found.counts) == (wanted.operations, wanted.takedowns, wanted.counts)


def test_claims_of_every_report_lead_to_it(joined: Graph, tmp_path: Path) -> None:
    with (exported(joined, "csv", tmp_path) / "claims.csv").open(encoding="utf-8", newline="") as file:
        assert [row["operation"] for row in csv.DictReader(file)] == ["operation:" + ONE.rsplit("/", 1)[-1]] * 2
    bundle = json.loads(exported(joined, "stix-strict", tmp_path).read_text(encoding="utf-8"))
    (campaign,) = [one for one in bundle["objects"] if one["type"] == "campaign"]
    assert campaign["name"] == "Paper Lantern"
    reports = [one for one in bundle["objects"] if one["type"] == "report"]
    assert [campaign["id"] in report["object_refs"] for report in reports] == [True, True]
