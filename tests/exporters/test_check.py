"""`kg validate` on what was exported: sound files pass, broken ones are named."""

from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import KgError
from kg.exporters import DEFAULTS, EXPORTERS, save
from kg.exporters.check import check
from kg.folder import Graph
from kg.ontology import load


def exported(graph: Graph, name: str, folder: Path) -> Path:
    path = folder / f"{name}{EXPORTERS[name].suffix}"
    save(graph, EXPORTERS[name], path, DEFAULTS)
    return path


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_export_is_sound(name: str, seed: Graph, hard: Graph, tmp_path: Path) -> None:
    for graph in (seed, hard):
        assert [finding for finding in check(exported(graph, name, tmp_path), load()) if finding.severity == "violation"] == []


@pytest.mark.parametrize(
    ("name", "file", "old", "new", "said"),
    [
        ("nq", "", "ns#evidence>", "ns#nothing>", "at least one stretch of text as evidence"),
        ("trig", "", "oa:start 683", "oa:start 684", "The quote is as long as its offsets say"),
        ("ttl", "", " a io:Claim ;", " a io:Claim", "line"),
        ("stix", "", '"relationship_type": "targets", ', "", "relationship_type"),
        ("stix-strict", "", '"target_ref": "campaign--', '"target_ref": "campaign--1', "is not in the bundle"),
        ("misp", "", '"object_relation": "title"', '"object_relation": "headline"', "MISP would not take it"),
        ("gexf", "", "<node id=", "<node nr=", "cannot be read"),
        ("graphml", "", '<node id="operation', '<node id="op', "is the end of an edge, but no node"),
        ("cytoscape", "", '"elements"', '"parts"', "is not Cytoscape JSON"),
        ("csv", "operations.csv", "operation:", "op:", "is no row of operations"),
        ("csv", "claims.csv", "the report,", "=report(),", "a spreadsheet would run '=report()'"),
        ("cypher", "", "MERGE (n:Thing {id: 'operation:", "MERGE (n:Thing {id: 'op:", "is the end of a relationship, but no node"),
        ("neo4j", "nodes.csv", "operation:", "op:", "is the end of a relationship, but no node"),
    ],
)
def test_a_broken_file_is_named(name: str, file: str, old: str, new: str, said: str, seed: Graph, tmp_path: Path) -> None:
    path = exported(seed, name, tmp_path)
    broken = path / file if file else path
    before = broken.read_text(encoding="utf-8")
    broken.write_text(before.replace(old, new), encoding="utf-8")
    assert before != broken.read_text(encoding="utf-8")
    assert said in " ".join(finding.message for finding in check(path, load()) if finding.severity == "violation")


@pytest.mark.parametrize(("name", "suffix"), [("cytoscape", ".json"), ("jsonld", ".json"), ("void", ".ttl")])
def test_what_a_file_holds_counts_whatever_it_is_called(name: str, suffix: str, seed: Graph, tmp_path: Path) -> None:
    path = exported(seed, name, tmp_path).rename(tmp_path / f"mine{suffix}")
    assert list(check(path, load())) == []
    path.write_text(path.read_text(encoding="utf-8").replace("id", "ix").replace(" ;\n", " \n"), encoding="utf-8")
    assert list(check(path, load())) != []


def test_a_description_that_is_cut_off_within_a_string_is_named(seed: Graph, tmp_path: Path) -> None:
    path = exported(seed, "void", tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index('"Influence operations') + 9], encoding="utf-8")
    assert "is not Turtle" in " ".join(finding.message for finding in check(path, load()))


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("x")
    for name, said in (("thesis.docx", "is in no format that kg writes"), ("gone.nq", "no such file or folder")):
        with pytest.raises(KgError, match=said):
            list(check(tmp_path / name, load()))


def test_the_command_prints_findings_and_fails(seed: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = exported(seed, "nq", tmp_path)
    assert main(["validate", str(path)]) == 0
    path.write_text(path.read_text().replace("ns#evidence>", "ns#nothing>"))
    assert main(["validate", str(path)]) == 1
    assert "violation: A claim has at least one stretch of text as evidence" in capsys.readouterr().out
    assert main(["validate", str(seed.folder)]) == 0
