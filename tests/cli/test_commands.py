"""The commands on the graph of the sample article, as a user types them."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from source_samples import page

from kg.building.meter import Meter
from kg.cli import app, main
from kg.cli.progress import described

COMMANDS = typer.main.get_group(app).commands
EXAMPLES = [line.strip() for command in COMMANDS.values() for line in str(command.epilog).splitlines() if line.strip().startswith("kg ")]


def test_every_command_has_help_and_two_examples() -> None:
    for name, command in COMMANDS.items():
        assert command.help, name
        assert len([line for line in EXAMPLES if line.startswith(f"kg {name} ")]) + (f"kg {name}" in EXAMPLES) >= 2, name
        assert all(param.help for param in command.params if param.name != "help"), name  # type: ignore[attr-defined]  # options and arguments have it


@pytest.mark.parametrize("line", EXAMPLES)
def test_the_examples_in_the_help_work(line: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(shlex.split(line)[1:]) == 0, capsys.readouterr().err


def test_a_build_says_what_was_found_and_what_to_do_next(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "seeds", "-o", "new"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert re.fullmatch(r"1 report read · 1 relevant · \d+ claims · \d+ operations · \d+ takedowns · valid", err.splitlines()[0])
    assert err.splitlines()[1:] == [
        "wrote new/graph.ttl, graph.trig, graph.html",
        "next: kg query takedowns -g new · kg view -g new --open",
    ]


def test_a_second_build_reads_nothing_again(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (home / "output" / "graph.trig").read_bytes()
    assert main(["build", "seeds", "--json", "--quiet"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["read"], told["unchanged"]) == (1, 1)
    assert (home / "output" / "graph.trig").read_bytes() == before


def test_quiet_is_quiet(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "seeds", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_dry_run_writes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "seeds", "gone.txt", "-o", "new", "--dry-run"]) == 0
    out, err = capsys.readouterr()
    assert out == "seeds/china-demands-twitter.txt\n"
    assert err == "not read: gone.txt: no such file or folder\n"
    assert not (home / "new").exists()


def test_claims_come_as_json_lines_whose_quotes_are_the_text(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "seeds"]) == 0
    body = (home / "seeds" / "china-demands-twitter.txt").read_text(encoding="utf-8").split("\n---\n\n", 1)[1]
    claims = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(claims) > 10
    for claim in claims:
        assert all(body[item["start"] : item["end"]] == item["quote"] for item in claim["evidence"])


def test_a_query_may_be_a_name_a_file_sparql_or_standard_input(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sparql = "SELECT (COUNT(*) AS ?n) { ?event a io:Takedown }"
    (home / "mine.rq").write_text(sparql)
    (home / "stdin").write_text(sparql)
    answers = []
    with (home / "stdin").open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        for what in (sparql, "mine.rq", "-"):
            assert main(["query", what, "--format", "csv"]) == 0
            answers.append(capsys.readouterr().out)
    assert answers[0].startswith("n\n")
    assert len(set(answers)) == 1


def test_a_path_leads_from_china_to_hong_kong_with_quotes(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["path", "China", "Hong Kong"]) == 0
    assert re.search(r"^1\. China → .* → Hong Kong", out := capsys.readouterr().out)
    assert "“" in out


def test_a_pipe_that_closes_early_is_no_error(home: Path) -> None:
    program = "import sys; from kg.cli import main; sys.exit(main(['extract', 'seeds', '--all']))"
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-c", program], stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert done.stderr == ""


def test_help_loads_nothing_heavy() -> None:
    program = "import sys; from kg.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert not loaded & {"spacy", "rdflib", "networkx", "pyoxigraph", "rich", "yaml", "numpy", "pyvis", "sqlite3"}


def test_a_build_of_nothing_readable_fails_although_a_graph_is_there(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "gone.txt"]) == 1
    assert "not read: gone.txt: no such file or folder" in capsys.readouterr().err


def test_a_page_on_standard_input_is_built_with_links_to_its_words(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "story.html").write_text(page(), encoding="utf-8")
    with (home / "story.html").open(encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert main(["build", "-", "-o", "new", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["query", "evidence", "-g", "new", "--format", "csv"]) == 0
    assert "https://news.example.org/china-twitter#:~:text=The%20company%20suspended" in capsys.readouterr().out
    assert main(["validate", "-g", "new"]) == 0


def test_validate_finds_a_kept_text_that_was_changed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (kept,) = (home / "output" / "reports").glob("*.txt")
    kept.write_text(kept.read_text(encoding="utf-8").replace("23,750", "23,751"), encoding="utf-8")
    assert main(["validate"]) == 1
    assert "The text that is kept is not the one that was read." in capsys.readouterr().out


def test_the_counts_of_a_long_build_are_shown_in_words() -> None:
    meter = Meter(total=9, inputs=3, reports=1200, words=50_000, relevant=7, claims=80)
    assert described(meter, 2.0) == "1,200 reports, 7 relevant, 80 claims, 25,000 words/s"
