"""The third event, built once for all tests, and copies of it to change."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from event import put
from threads import in_threads

from kg.cli import main


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("event")
    with in_threads():
        assert main(["build", str(put(folder / "reports")), "-o", str(folder / "graph"), "--quiet", "--workers", "1"]) == 0
    return folder / "graph"


@pytest.fixture
def graph(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "graph"))
