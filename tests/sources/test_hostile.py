"""Whatever a file does, it costs one line: in little memory, in bounded time, and nothing of the others is lost."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_samples import BAD, GOOD, write

from kg.errors import ReportError
from kg.sources import guard, read_report
from kg.sources.item import of_path

CHILD = Path(__file__).with_name("hostile_child.py")
PROGRAM = "import sys; from kg.cli import main; sys.exit(main(sys.argv[1:]))"
# What only a file system has, and what is said of it.
ODD = {
    "line.txt": "too large: 2,000 MB",
    "line.md": "too large: 2,000 MB",
    "line.jsonl": "a line of over 500 MB",
    "pipe.txt": "not a regular file",
    "circle.txt": "no such file",
}
EXPECTED = {name: why for name, (_, why) in BAD.items()} | ODD


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("outside") / "hostile"
    made.mkdir()
    write(made)
    return made


def test_each_is_one_line_in_512_mb_and_what_is_good_is_read(folder: Path) -> None:
    words = [sys.executable, "-W", "ignore", str(CHILD), str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=os.environ | {"OPENBLAS_NUM_THREADS": "1"})
    assert done.stderr == ""
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows[-1][0] == "end"
    for name, expected in EXPECTED.items():
        why = [why for file, _, why, how in rows if file == name and how == "failed"]
        assert why, name
        assert re.search(expected, why[-1]), (name, why[-1])
        assert "\n" not in "".join(why)
    # Of what is bad only the message around a bad attachment is sound itself.
    assert sorted(file for file, found, *_ in rows if found) == sorted([*GOOD, "zip.eml"])


def test_a_build_of_them_all_says_what_it_could_not_read_and_builds_the_rest(folder: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-W", "ignore", "-c", PROGRAM, "build", str(folder), "-o", str(tmp_path / "out")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    account = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    failed = {row["file"].split("/")[0] for row in account["failed"]}
    assert failed == {re.sub(r"\.(gz|bz2|xz)$", "", name) for name in EXPECTED}
    for row in account["failed"]:
        assert f": {row['why']}" in done.stderr
    # The good ones are the same text, which is one report, however it arrived; the message lacks the headline.
    assert account["counts"]["relevant"] == 2
    assert len(account["skipped"]) == len(GOOD) - 1
    assert not list(folder.parent.rglob("climbed.html"))


def test_a_file_that_changes_while_it_is_read_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Acme removed 12 accounts.")
    states = iter([(25, 1), (30, 2)])
    monkeypatch.setattr("kg.sources.item._state", lambda file: next(states))
    with pytest.raises(ReportError, match="changed while it was read"):
        read_report(path)


def test_a_reader_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "SECONDS", 0.0)
    (tmp_path / "a.html").write_text("<html><body><p>Rain.</p></body></html>")
    one = guard.Guard()
    try:
        ((_, piece),) = one.read(of_path(tmp_path / "a.html"))
    finally:
        one.stop()
    assert isinstance(piece, guard.Problem)
    assert piece.why == "takes longer than 0 seconds to read"


def test_a_reader_that_works_for_ever_runs_out_of_time(tmp_path: Path) -> None:
    script = tmp_path / "busy.py"
    script.write_text(
        "import os\nfrom kg.sources import guard\n"
        "if __name__ == '__main__':\n"
        "    pid = os.fork()\n"
        "    if not pid:\n"
        "        guard._clock(0.2)\n"
        "        while True: pass\n"
        "    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, timeout=60)
    assert int(done.stdout) == -signal.SIGPROF
