"""`kg evaluate` as a user types it, on annotations of their own."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parents[1]))
from threads import in_threads

from kg import extract_report
from kg.cli import main
from kg.graph import quads, write
from kg.ontology import load
from kg.sources import read_report

BODY = """---
title: A network from Turkey is gone
published: 2023-05-06
language: en
---

Twitter said on Thursday that it had removed 412 accounts of an influence operation that originated in Turkey.
"""
GOLD: dict[str, Any] = {
    "relevant": True,
    "operations": [
        {
            "key": "turkey",
            "origins": ["TR"],
            "platforms": ["twitter"],
            "takedowns": [
                {
                    "by": ["twitter"],
                    "action": "removal",
                    "date": "2023-05-04",
                    "assets": [{"count": 412, "precision": "exact", "unit": "account", "platform": "twitter"}],
                }
            ],
        }
    ],
    "traps": [{"count": 2023, "unit": "year", "why": "a date"}],
}
MISTAKEN = GOLD | {"operations": [GOLD["operations"][0] | {"targets": ["FR", "DE"]}]}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gold").mkdir()
    annotate("gold/turkey", GOLD)
    return tmp_path


def annotate(name: str, gold: Any, body: str = BODY) -> None:
    Path(f"{name}.txt").write_text(body, encoding="utf-8")
    Path(f"{name}.gold.json").write_text(json.dumps(gold), encoding="utf-8")


def write_graph(files: list[str]) -> None:
    """Write what a build writes first, without the time that its processes take."""
    extracts = (extract_report(read_report(Path(file))[0], load()) for file in files)
    Path("graph").mkdir()
    with Path("graph/graph.nq").open("w", encoding="utf-8") as stream:
        write(quads(sorted(extracts, key=lambda extract: extract.report.id), load()), {"nq": stream})


def rows(out: str) -> dict[str, list[str]]:
    """The rows of the tables in an output, by their first cell."""
    return {cells[0]: cells[1:] for line in out.splitlines() if len(cells := line.split()) == 7}


def test_a_table_has_each_slot_and_core(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "gold"]) == 0
    out, err = capsys.readouterr()
    shown = rows(out)
    assert shown["slot"] == ["P", "R", "F1", "hit", "spurious", "missed"]
    assert shown["asset"] == shown["origins"] == shown["takedown"] == ["1.000", "1.000", "1.000", "1", "0", "0"]
    assert shown["CORE"][:3] == ["1.000", "1.000", "1.000"]
    assert "0 traps hit" in out
    assert err == ""
    assert sorted(path.name for path in mine.iterdir()) == ["gold"]


def test_what_is_wrong_is_listed_with_file_slot_and_operation(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    annotate("gold/other", MISTAKEN)
    assert main(["evaluate", "gold", "--errors", "--by-file", "--slots", "targets, asset"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[:2] == [f"other.txt\ttargets\tmissed\t{code}\tturkey" for code in ("DE", "FR")]
    shown = rows(out)
    assert shown["targets"] == ["1.000", "0.000", "0.000", "0", "0", "2"]
    assert "origins" not in shown
    assert shown["other.txt"][-1] == "2"
    assert shown["CORE"][-1] == "2"


def test_json_has_all_of_it(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    annotate("gold/other", MISTAKEN)
    assert main(["evaluate", "gold", "--json", "--errors", "--by-file"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["reports"] == 2
    assert told["slots"]["targets"] == {"precision": 1.0, "recall": 0.0, "f1": 0.0, "hit": 0, "spurious": 0, "missed": 2}
    assert told["core"]["missed"] == 2
    assert told["relevance"]["hit"] == 2
    assert told["evidence_verified"][0] == told["evidence_verified"][1] > 0
    assert [(error["file"], error["slot"], error["kind"], error["value"]) for error in told["errors"]] == [
        ("other.txt", "targets", "missed", "DE"),
        ("other.txt", "targets", "missed", "FR"),
    ]
    assert {file["file"]: file["core"]["missed"] for file in told["files"]} == {"other.txt": 2, "turkey.txt": 0}


def test_a_floor_decides_the_exit_status(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    annotate("gold/other", MISTAKEN)
    assert main(["evaluate", "gold", "--fail-under", "0.5"]) == 0
    capsys.readouterr()
    assert main(["evaluate", "gold", "--fail-under", "0.99"]) == 1
    assert capsys.readouterr().err.startswith("the F1 of CORE is 0.")


def test_several_folders_are_measured_together(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree("gold", "more")
    assert main(["evaluate", "gold", "more", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["reports"], told["slots"]["asset"]["hit"]) == (2, 2)


def test_a_graph_that_is_built_already_is_measured_as_it_is(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with in_threads():
        assert main(["build", "gold/turkey.txt", "-o", "graph", "--quiet"]) == 0
    annotate("gold/unbuilt", GOLD)
    Path("gold/turkey.txt").unlink()
    capsys.readouterr()
    assert main(["evaluate", "gold", "-g", "graph", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["not_in_graph"] == ["unbuilt.txt"]
    assert (told["slots"]["asset"]["hit"], told["slots"]["asset"]["missed"]) == (1, 1)
    assert told["evidence_verified"] == [0, 0]


def test_quotes_that_do_not_stand_in_the_text_are_counted(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_graph(["gold/turkey.txt"])
    annotate("gold/turkey", GOLD, BODY.replace("Twitter said", "Well, Twitter said"))
    assert main(["evaluate", "gold", "-g", "graph", "--json"]) == 0
    good, all_ = json.loads(capsys.readouterr().out)["evidence_verified"]
    assert good == 0 < all_


def test_of_several_reports_with_one_name_the_one_with_the_same_text_is_measured(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = ["411", "412", "413", "414"]
    for number in folders:
        Path(number).mkdir()
        gold = json.loads(json.dumps(GOLD).replace("412", number))
        annotate(f"{number}/turkey", gold, BODY.replace("412", number))
    write_graph([f"{number}/turkey.txt" for number in folders])
    assert main(["evaluate", *folders, "-g", "graph", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["slots"]["asset"]["hit"] == 4


def test_a_text_that_cannot_be_read_is_named_and_counts_as_missed(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    annotate("gold/french", GOLD, BODY.replace("language: en", "language: fr"))
    assert main(["evaluate", "gold", "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == "not read: gold/french.txt: its language is fr, only English is read\n"
    assert json.loads(out)["slots"]["asset"]["missed"] == 1


@pytest.mark.parametrize(
    ("line", "status", "complaint"),
    [
        ("evaluate", 2, "GOLD_DIR"),
        ("evaluate gone", 2, "'gone' does not exist"),
        ("evaluate gold/turkey.txt", 2, "is a file"),
        ("evaluate gold --slots origin", 2, "no slot is called 'origin'; did you mean 'origins'?"),
        ("evaluate gold --slots zzz", 2, "there are operation, names"),
        ("evaluate gold --fail-under 80", 2, "--fail-under"),
        ("evaluate empty", 1, "Error: nothing to evaluate: no NAME.gold.json in empty"),
        ("evaluate broken", 1, "Error: broken/x.gold.json: line 1, column 2: not JSON"),
        ("evaluate alone", 1, "Error: alone/x.gold.json: there is no x.txt beside it"),
        ("evaluate gold -g empty", 1, "no graph there"),
    ],
)
def test_a_mistake_is_a_line_and_a_status(line: str, status: int, complaint: str, mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in (("broken", "{"), ("alone", '{"relevant": true}')):
        (mine / name).mkdir()
        (mine / name / "x.gold.json").write_text(content, encoding="utf-8")
    (mine / "empty").mkdir()
    assert main(line.split()) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert complaint in " ".join(err.split())
    assert "Traceback" not in err
