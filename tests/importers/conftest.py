"""The same graphs as for the exporters, and an invented STIX bundle."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "exporters"))
sys.path.insert(0, str(Path(__file__).parent))

from invented_bundle import BUNDLE

from kg import build, find_inputs
from kg.folder import Graph

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("seed")
    build(find_inputs([str(ROOT / "seeds")]), folder)
    return Graph(folder)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "lamps.json"
    path.write_text(json.dumps(BUNDLE, ensure_ascii=False, indent=2), encoding="utf-8")
    return path
