"""What a person decides about two operations: it wins, it lasts, and taking it back leaves no trace."""

import json
from pathlib import Path

import pytest
from event import files, put

from kg import build, find_inputs
from kg.cli import main
from kg.ontology import load
from kg.operations import operations


def resolve(graph: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict:
    assert main(["resolve", "-g", str(graph), "--json", "--quiet", *words]) == 0, capsys.readouterr().err
    out = capsys.readouterr().out
    return json.loads(out)


@pytest.fixture
def own(graph: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The reports' own operations by the first word of their label and of their report's title."""
    assert main(["resolve", "-g", str(graph), "--list", "--json"]) == 0
    joined = json.loads(capsys.readouterr().out)["joined"]
    found = {f"{one['label'].split()[0]} {told['title'].split()[0]}": told["operation"] for one in joined for told in one["told"]}
    for row in json.loads((graph / "run.json").read_text())["reports"]:
        found[row["file"]] = row["id"]
    return found


def groups(graph: Path, capsys: pytest.CaptureFixture[str]) -> list[set[str]]:
    return [{told["operation"] for told in one["told"]} for one in resolve(graph, capsys, "--list")["joined"]]


def alone(graph: Path, title: str) -> str:
    """The operation of a report of which nothing was joined, from the labels of the graph."""
    found = operations(graph, load())
    return next(one for one in sorted(found.profiles) if found.told(one).title == title)


def test_a_merge_is_undone_by_one_line_and_the_line_taken_back(
    graph: Path, own: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    before, pair = files(graph), (own["Iranian TikTok"], own["Iranian Platforms"])
    told = resolve(graph, capsys, "--different", *pair)
    assert (told["verdict"], told["joined"], told["person"]) == ("different", "", "different")
    assert files(graph) != before
    assert not any(set(pair) <= group for group in groups(graph, capsys))
    lines = (graph / "judgements.ttl").read_text().splitlines()
    assert [line for line in lines if line.startswith("judgement:")] == lines[-1:]
    told = resolve(graph, capsys, "--forget", *pair)
    assert told["verdict"] == "same"
    assert files(graph) == before
    assert not (graph / "judgements.ttl").exists()


def test_a_merge_by_a_person_is_undone_by_the_opposite(graph: Path, own: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    before = files(graph)
    pair = own["Belarusan TikTok"], alone(graph, "TikTok removes another Belarusian network")
    assert resolve(graph, capsys, "--same", *pair)["joined"]
    assert any(set(pair) <= group for group in groups(graph, capsys))
    assert resolve(graph, capsys, "--different", *pair)["joined"] == ""
    assert files(graph) == before


def test_a_decision_survives_rebuilds_and_new_reports(
    graph: Path, own: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pair = own["Iranian TikTok"], own["Iranian Platforms"]
    resolve(graph, capsys, "--different", *pair)
    decided = files(graph)
    assert build(find_inputs([str(put(tmp_path / "again"))]), graph, fresh=True).status == 0
    assert files(graph) == decided
    new = tmp_path / "new.txt"
    new.write_text(
        "---\ntitle: Late news\npublished: 2023-03-20\n---\n\n"
        "On March 14, 2023 TikTok removed 97 accounts of an influence operation from Iran.\n"
    )
    assert build(find_inputs([str(new)]), graph).status == 0
    assert not any(set(pair) <= group for group in groups(graph, capsys))


def test_a_report_is_parted_from_all_that_it_was_joined_with(graph: Path, own: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    told = resolve(graph, capsys, "--explain", own["Belarusan TikTok"], own["Belarusan Belarus"])
    resolve(graph, capsys, "--different", own["Belarusan Belarus"], told["joined"])
    assert not any(own["Belarusan Belarus"] in group for group in groups(graph, capsys))
    assert any({own["Belarusan TikTok"], own["Belarusan Platforms"]} <= group for group in groups(graph, capsys))


def test_a_merge_is_explained_on_one_screen(graph: Path, own: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resolve", "-g", str(graph), "--explain", own["Iranian TikTok"], own["Iranian Platforms"]]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) < 24
    assert "same, score" in lines[2]
    assert "  run from Iran (+20)" in lines
    assert lines[-1].startswith("to change: kg resolve --different operation:")


def test_what_was_ruled_out_says_why(graph: Path, own: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    told = resolve(graph, capsys, "--explain", own["Belarusan TikTok"], alone(graph, "TikTok removes another Belarusian network"))
    assert (told["verdict"], told["vetoes"]) == ("different", ["the dates are 176 days apart"])


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("judgement:x a io:Judgement ; io:verdict io:same ; io:between operation:1 .", "needs io:between two operations"),
        (
            "judgement:x a io:Judgement ; io:verdict io:perhaps ; io:between operation:1 , operation:2 .",
            "io:verdict io:same or io:different",
        ),
        ("judgement:x io:verdict", "line 4"),
    ],
)
def test_a_broken_line_is_named_and_costs_nothing(graph: Path, line: str, wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(graph)
    names = {"io": "https://w3id.org/influence-kg/ns#", "judgement": "https://j.example/", "operation": "https://o.example/"}
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in names.items())
    (graph / "judgements.ttl").write_text(prefixes + line)
    assert main(["resolve", "-g", str(graph), "--list"]) == 1
    error = capsys.readouterr().err
    assert "judgements.ttl" in error and wanted in error
    assert error.count("\n") == 1
    assert files(graph) == before


def test_a_decision_needs_the_vocabulary_of_the_build(
    graph: Path, own: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "mine.ttl").write_text(
        "@prefix io: <https://w3id.org/influence-kg/ns#> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<https://w3id.org/influence-kg/id/operation/quiet-river> a io:InfluenceOperation ; rdfs:label "Quiet River"@en .\n'
    )
    assert main(["resolve", "-g", str(graph), "--same", own["Iranian TikTok"], own["Belarusan TikTok"], "--ontology", str(mine)]) == 1
    assert "another vocabulary" in capsys.readouterr().err
    assert not (graph / "judgements.ttl").exists()


def test_mistakes_are_answered(graph: Path, own: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resolve", "-g", str(graph)]) == 2
    assert main(["resolve", "-g", str(graph), "--same", "nobody", own["Iranian TikTok"]]) == 1
    assert "no operation is called 'nobody'" in capsys.readouterr().err
    assert main(["resolve", "-g", str(graph), "--explain", own["Iranian TikTok"], own["Iranian TikTok"]]) == 1
    assert "that is one operation" in capsys.readouterr().err
