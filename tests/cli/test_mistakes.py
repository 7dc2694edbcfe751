"""What goes wrong is said in a line, with the right exit status and no traceback."""

import os
from pathlib import Path

import pytest

from kg.cli import main


@pytest.fixture
def bad(home: Path) -> Path:
    """Inputs that cannot be read, next to the good ones of the sample."""
    folder = home / "bad"
    folder.mkdir()
    (folder / "nul.txt").write_bytes(b"Text\0with NUL")
    (folder / "yaml.txt").write_text("---\ntitle: [x\n---\n\nText.\n")
    (folder / "empty.txt").write_text("")
    (folder / "broken.txt").write_bytes("Café, naïve, “quoted”".encode() + b"\xff")
    (folder / "line.txt").write_text("x")
    os.truncate(folder / "line.txt", 200_000_000)
    (home / "hollow").mkdir()
    (home / "named.txt").mkdir()
    (home / "file").write_text("mine")
    (home / "future.txt").write_text("---\npublished: 9000-01-01\n---\n\nRain is expected.\n")
    (home / "wrong").mkdir()
    (home / "wrong" / "mine.ttl").write_text("@prefix io: <https://w3id.org/influence-kg/ns#> .\nio:x io:y")
    return home


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("build gone.txt -o new", 1, "gone.txt: no such file or folder"),
        ("build hollow -o new", 1, "nothing to build from"),
        ("build named.txt -o new", 1, "nothing to build from"),
        ("build bad -o new", 1, "bad/empty.txt: is empty"),
        ("build bad/line.txt -o new", 1, "too large: 200 MB"),
        ("build bad/nul.txt -o new", 1, "NUL bytes"),
        ("build bad/yaml.txt -o new", 1, "front matter is not valid YAML in line"),
        ("build bad seeds -o new", 3, "not read: bad/broken.txt: has broken UTF-8 at byte"),
        ("build seeds gone.txt -o new", 3, "not read: gone.txt: no such file or folder"),
        ("build future.txt -o new", 0, "note: future.txt: published 9000-01-01, which is in the future"),
        ("build seeds -o file", 1, "file: cannot be written to"),
        ("build seeds -o /proc/new", 1, "/proc/new: cannot be written to"),
        ("build seeds -o new --ontology wrong", 1, "wrong/mine.ttl: line 2"),
        ("build seeds -o new --ontology gone", 1, "gone: not a folder"),
        ("build seeds -o new --published soon", 2, "'soon'"),
        ("build seeds -o new --workers -1", 2, "greater than or equal to 0"),
        ("build", 2, "Missing argument"),
        ("build seeds -o new --map gone.toml", 1, "mapping gone.toml: No such file or directory, and there is no preset"),
        ("build http://127.0.0.1:9/x -o new", 1, "127.0.0.1, inside a private network (--allow-private fetches it all the same)"),
        ("build https://me:secret@example.org/ -o new", 1, "holds a name or password"),
        ("build https://example.org/ seeds -o new --offline", 3, "there is no snapshot of it, and --offline fetches nothing"),
        ("watch gone.xml --once", 1, "not read: gone.xml: no such file or folder"),
        ("watch feed.xml --every soon", 2, "'soon' is no time"),
        ("biuld seeds", 2, "Did you mean 'build'?"),
        ("build seeds --frehs", 2, "--fresh"),
        ("extract gone.txt", 1, "gone.txt: no such file or folder"),
        ("extract seeds gone.txt", 3, "gone.txt: no such file or folder"),
        ("query", 2, "give a query"),
        ("query takedwns", 1, "did you mean takedowns"),
        ("query takedowns --format xml", 2, "'xml' is none of table, json"),
        ("query takedowns -p state", 1, "key=value"),
        ("query gone.rq", 1, "gone.rq: cannot be read"),
        ("query takedowns -g hollow", 1, "hollow"),
        ("query --text words -g hollow", 1, "hollow"),
        ("show Atlantis", 1, "nothing in the graph is called 'Atlantis'"),
        ("path China Atlantis", 1, "nothing in the graph is called 'Atlantis'"),
        ("view -o gone/page.html", 1, "gone/page.html: cannot be written"),
        ("view --max-nodes 0", 2, "--max-nodes"),
        ("stats -g file", 1, "file"),
        ("validate -g hollow", 1, "hollow"),
        ("doctor -g hollow", 1, ""),
    ],
)
def test_a_mistake_is_a_line_and_a_status(bad: Path, capsys: pytest.CaptureFixture[str], words: str, status: int, said: str) -> None:
    assert main(words.split()) == status
    out, err = capsys.readouterr()
    assert said in err
    assert "Traceback" not in out + err
    assert "unexpected" not in err


def test_nothing_is_written_where_nothing_could_be_read(bad: Path) -> None:
    assert main(["build", "bad", "-o", "new"]) == 1
    assert not (bad / "new" / "graph.nq").exists()


def test_debug_shows_where(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "gone.txt", "-o", "new", "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_surprise_is_still_one_line(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def surprise(*_: object, **__: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("kg.analysis.stats", surprise)
    assert main(["stats"]) == 1
    assert capsys.readouterr().err == "Error: unexpected RuntimeError: two lines (--debug shows where)\n"


def test_an_interruption_is_130(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.analysis.stats", interrupted)
    assert main(["stats"]) == 130
