"""What others have made, taken in beside what was read here."""

import json
import re
from pathlib import Path

import pytest
from invented_bundle import LAMP, one, tie

from kg import build, find_inputs
from kg.building.bring import bring
from kg.errors import StoreError
from kg.exporters import EXPORTERS, Options, save
from kg.folder import Graph
from kg.namespaces import ID, OA

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"


def exported(graph: Graph, name: str, folder: Path, base: str = "") -> Path:
    path = folder / f"theirs{EXPORTERS[name].suffix}"
    save(graph, EXPORTERS[name], path, Options(base=base))
    return path


def rows(folder: Path, query: str, *columns: str) -> set[tuple[str, ...]]:
    table = Graph(folder).query(query)
    places = [table.columns.index(column) for column in columns]
    return {tuple(row[place] for place in places) for row in table.texts()}


@pytest.mark.parametrize(("name", "base"), [("nq", ""), ("trig", "https://example.org/kg/"), ("jsonld", "")])
def test_an_export_comes_back_as_the_graph_that_it_was(name: str, base: str, seed: Graph, tmp_path: Path) -> None:
    told = bring([exported(seed, name, tmp_path, base)], tmp_path / "out", base=base)
    assert (told.reports, told.claims, told.failed, told.status) == (1, 106, (), 0)
    assert (tmp_path / "out" / "graph.nq").read_bytes() == (seed.folder / "graph.nq").read_bytes()


def test_json_ld_is_known_by_what_it_holds(seed: Graph, tmp_path: Path) -> None:
    path = exported(seed, "jsonld", tmp_path, "").rename(tmp_path / "theirs.json")
    assert bring([path], tmp_path / "out").claims == 106
    assert (tmp_path / "out" / "graph.nq").read_bytes() == (seed.folder / "graph.nq").read_bytes()


@pytest.mark.parametrize("name", ["ttl", "nt"])
def test_flat_triples_come_back_with_their_claims(name: str, seed: Graph, tmp_path: Path) -> None:
    bring([exported(seed, name, tmp_path)], tmp_path / "out")
    back, before = ({quad for quad in graph.quads() if "/id/report/" not in quad[0]} for graph in (Graph(tmp_path / "out"), seed))
    assert back == before


def test_what_was_imported_outlives_builds_until_a_fresh_one(seed: Graph, bundle: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    bring([bundle], out)
    build(find_inputs([str(ROOT / "seeds")]), out)
    build(find_inputs([str(ROOT / "seeds")]), out)
    assert len(rows(out, "reports", "title")) == 2
    build(find_inputs([str(ROOT / "seeds")]), out, fresh=True)
    assert (out / "graph.nq").read_bytes() == (seed.folder / "graph.nq").read_bytes()


def test_the_order_of_building_and_importing_does_not_matter(bundle: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    bring([bundle], first)
    build(find_inputs([str(ROOT / "seeds")]), first)
    build(find_inputs([str(ROOT / "seeds")]), second)
    bring([bundle], second)
    bring([bundle], second)
    for name in ("graph.nq", "graph.trig", "graph.ttl", "graph.html", "run.json"):
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_a_report_that_was_read_here_stays_as_it_is(seed: Graph, tmp_path: Path) -> None:
    theirs = exported(seed, "nq", tmp_path)
    theirs.write_text(theirs.read_text().replace("170000", "180000"))
    out = tmp_path / "out"
    build(find_inputs([str(ROOT / "seeds")]), out)
    told = bring([theirs], out)
    assert (told.reports, told.status) == (0, 0)
    assert "is here already" in told.notes[0]
    assert (out / "graph.nq").read_bytes() == (seed.folder / "graph.nq").read_bytes()


def test_a_bundle_is_a_report_with_operations_actors_narratives(bundle: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    told = bring([bundle], out)
    assert told.notes == (f"{bundle}: 1 relationships have no counterpart here: channel delivers attack-pattern (1)",)
    assert rows(out, "operations", "operation") == {("Grey Nest",), ("PL-7 / Paper Lamp",)}
    assert rows(out, "attributions", "operation", "to", "modality") == {("Grey Nest", "Azerbaijan", "alleged")}
    assert rows(out, "narratives", "narrative", "operation") == {
        ("The mainland neglects its islands “\u202e\U0001f600”", "PL-7 / Paper Lamp")
    }
    assert rows(out, "techniques", "code", "operation") == {("T0019.002", "PL-7 / Paper Lamp")}
    assert rows(out, "links", "operation", "linked") == {("PL-7 / Paper Lamp", "Grey Nest")}
    assert rows(out, "reports", "title", "published") == {("Lamps over the islands", "2024-02-03")}
    assert {"It aimed at voters on the islands."} == {
        quote.partition('": "')[2].strip('"') for (quote,) in rows(out, "evidence", "quote") if "voters" in quote
    }


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ({"name": "Chili", "country": "CL"}, "Chile"),
        ({"name": "New-Zealand", "country": "New-Zealand"}, "New Zealand"),
        ({"name": "Aotearoa", "x_opencti_aliases": [7, "New Zealand"]}, "New Zealand"),
        ({"name": "The Outer Isles", "region": "The Outer Isles"}, "The Outer Isles"),
        ({"name": "Lyon", "country": "FR", "city": "Lyon"}, ""),
        ({"name": "Neverland", "country": "ZZ"}, ""),
        ({"name": "Somewhere"}, ""),
    ],
)
def test_a_place_is_known_by_name_or_code_and_a_region_may_be_new(place: dict[str, object], found: str, tmp_path: Path) -> None:
    target = one("location", 5, **place)
    (tmp_path / "b.json").write_text(json.dumps({"type": "bundle", "objects": [LAMP, target, tie(13, LAMP, "targets", target)]}))
    told = bring([tmp_path / "b.json"], tmp_path / "out")
    assert rows(tmp_path / "out", "operations", "targets") == {(found,)}
    assert bool(told.notes) == (not found)


def test_every_quote_of_a_bundle_is_its_text_at_the_offsets(bundle: Path, tmp_path: Path) -> None:
    bring([bundle], tmp_path / "out")
    text = bundle.read_text(encoding="utf-8")
    about: dict[str, dict[str, str]] = {}
    for _, s, p, o in Graph(tmp_path / "out").quads():
        if p.startswith(f"<{OA}") and s.startswith(f"<{ID}evidence"):
            about.setdefault(re.sub("-(position|quote)>$", "", s), {})[p[len(OA) + 1 : -1]] = (
                json.loads(o.partition("^^")[0]) if o[0] == '"' else ""
            )
    found = [parts for parts in about.values() if "exact" in parts]
    assert len(found) > 8
    for parts in found:
        assert text[int(parts["start"]) : int(parts["end"])] == parts["exact"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "is not JSON in UTF-8"),
        ("[1]", "is not a STIX 2.1 bundle"),
        ('{"type": "bundle", "objects": [{"type": "campaign"}]}', "one without type or id"),
        ('{"type": "bundle", "objects": 7}', "is not a STIX 2.1 bundle"),
        ("[" * 100_000, "is not JSON in UTF-8"),
    ],
)
def test_what_is_no_bundle_is_named_in_a_line(content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text(content)
    told = bring([tmp_path / "bad.json"], tmp_path / "out")
    assert told.status == 1
    assert said in told.failed[0][1]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("suffix", "content", "said"),
    [
        (".ttl", "@prefix a: <a:b> .\na:b a:c", "line 2"),
        (".nq", "_:b <a:b> <a:c> .\n", "neither an IRI nor a literal"),
        (".trig", "<a:b> <a:c> <a:d> .", "has no reports in it; kg imports what kg exported with its provenance (--base"),
        (".docx", "", "no importer for .docx"),
        (".jsonld", '{"@context": "https://remote.example/context", "@id": "a:b"}', "remote contexts"),
    ],
)
def test_what_is_no_export_is_named_in_a_line_and_costs_the_others_nothing(
    suffix: str, content: str, said: str, bundle: Path, tmp_path: Path
) -> None:
    path = tmp_path / f"bad{suffix}"
    path.write_text(content)
    told = bring([path, tmp_path / "gone.nq", bundle], tmp_path / "out")
    assert (told.status, told.reports) == (3, 1)
    assert said in told.failed[0][1]
    assert told.failed[1] == (str(tmp_path / "gone.nq"), "no such file")


def test_a_claim_without_evidence_is_refused(seed: Graph, tmp_path: Path) -> None:
    theirs = exported(seed, "nq", tmp_path)
    lines = [line for line in theirs.read_text().splitlines(keepends=True) if "ns#evidence>" not in line]
    theirs.write_text("".join(lines))
    told = bring([theirs], tmp_path / "out")
    assert told.status == 1
    assert "at least one stretch of text as evidence" in told.failed[0][1]


def test_a_graph_of_another_vocabulary_is_left_alone(seed: Graph, bundle: Path, tmp_path: Path) -> None:
    out, mine = tmp_path / "out", tmp_path / "mine"
    mine.mkdir()
    (mine / "more.ttl").write_text("# nothing yet\n")
    build(find_inputs([str(ROOT / "seeds")]), out)
    with pytest.raises(StoreError, match="another vocabulary"):
        bring([bundle], out, ontology=(mine,))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the agency's bundles are not part of this project")
def test_the_two_public_bundles_can_be_queried(tmp_path: Path) -> None:
    out = tmp_path / "out"
    told = bring(sorted(SHARED.glob("*.stix.json")), out)
    assert (told.reports, told.status) == (2, 0)
    assert {"Matrioshka", "UN-Notorious BIG", "Olimpiya", "BIG"} == {name for (name,) in rows(out, "operations", "operation")}
    assert ("Accusing France of neocolonialism", "UN-Notorious BIG") in rows(out, "narratives", "narrative", "operation")
    assert {("BIG", "Azerbaijan"), ("Matrioshka", "Russia")} <= rows(out, "attributions", "operation", "to")
    assert {("Azerbaijan",), ("Russia",)} <= rows(out, "actors", "actor")
    assert {"Corsica", "New Zealand"} <= {one for (all_,) in rows(out, "operations", "targets") for one in all_.split(", ")}
    assert ("T0019.002",) in rows(out, "techniques", "code") or len(rows(out, "techniques", "technique")) > 40
    assert ("VIGINUM",) in {(publisher,) for (publisher,) in rows(out, "reports", "publisher")}
