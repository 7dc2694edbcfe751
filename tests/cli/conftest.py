"""A folder as a user has it after the README's first command: seeds/, the graph built from it, and annotations of the seed."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli import main

sys.path.append(str(Path(__file__).parents[1] / "sources"))
sys.path.append(str(Path(__file__).parents[1]))
from source_samples import rss
from threads import in_threads

ROOT = Path(__file__).parents[2]
BUNDLE = """{"type": "bundle", "id": "bundle--1", "objects": [
  {"type": "campaign", "spec_version": "2.1", "id": "campaign--1", "name": "Paper Lamp"}]}"""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("user")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copytree(ROOT / "tests" / "data" / "gold", folder / "gold")
    shutil.copytree(ROOT / "seeds", folder / "gold", dirs_exist_ok=True)
    (folder / "feed.xml").write_bytes(rss())
    with in_threads():
        assert main(["build", str(folder / "seeds"), "-o", str(folder / "output"), "--quiet"]) == 0
    (folder / "theirs").mkdir()
    shutil.copy(folder / "output" / "graph.trig", folder / "theirs")
    (folder / "theirs" / "bundle.json").write_text(BUNDLE)
    return folder


@pytest.fixture
def home(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy to do anything with, as the current folder."""
    shutil.copytree(built, tmp_path / "home")
    monkeypatch.chdir(tmp_path / "home")
    with in_threads():
        yield tmp_path / "home"
