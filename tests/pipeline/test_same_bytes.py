"""The same reports give the same files, whatever the process that builds them is like."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SEED = Path(__file__).parents[2] / "seeds" / "china-demands-twitter.txt"
FILES = ("graph.nq", "graph.trig", "graph.ttl", "graph.html", "run.json")
PROGRAM = "import sys; from kg.cli import main; sys.exit(main(sys.argv[1:]))"


def built(folder: Path, hash_seed: str, *options: str) -> dict[str, bytes]:
    """Build from a copy of the reports at another place, in a process of its own."""
    (folder / "reports").mkdir(parents=True)
    shutil.copy(SEED, folder / "reports")
    (folder / "reports" / "other.txt").write_text("Meta removed 312 accounts of an influence operation from Russia.\n")
    words = [sys.executable, "-c", PROGRAM, "build", str(folder / "reports"), "-o", str(folder / "out"), "--quiet", *options]
    subprocess.run(words, check=True, env=os.environ | {"PYTHONHASHSEED": hash_seed}, cwd=folder)
    return {name: (folder / "out" / name).read_bytes() for name in FILES}


def test_place_hash_seed_and_workers_do_not_matter(tmp_path: Path) -> None:
    one = built(tmp_path / "here", "1", "--workers", "1")
    assert built(tmp_path / "else" / "where", "4242", "--workers", "2") == one
