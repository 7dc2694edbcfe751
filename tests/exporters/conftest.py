"""Graph folders to export: any quads, the sample article, an invented graph that is hard on writers, and nothing at all."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from hard_graph import hard_extracts

from kg import build, find_inputs
from kg.folder import Graph
from kg.graph import quads, write
from kg.graph.terms import Quad
from kg.graph.write import in_graphs
from kg.ontology import load

TESTS = Path(__file__).parents[1]
Folder = Callable[[Iterable[Quad]], Graph]


def write_folder(folder: Path, dataset: Iterable[Quad]) -> Graph:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "graph.nq").open("w", encoding="utf-8", newline="\n") as stream:
        write(dataset, {"nq": stream})
    return Graph(folder)


@pytest.fixture(scope="session")
def as_graph(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return lambda dataset: write_folder(tmp_path_factory.mktemp("graph"), in_graphs(dataset))


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The sample article, built as the README says."""
    folder = tmp_path_factory.mktemp("seed")
    build(find_inputs([str(TESTS.parent / "seeds")]), folder)
    return Graph(folder)


@pytest.fixture(scope="session")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    extracts = sorted(hard_extracts(), key=lambda extract: extract.report.id)
    return write_folder(tmp_path_factory.mktemp("hard"), quads(extracts, load()))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return write_folder(tmp_path_factory.mktemp("empty"), quads([], load()))


@pytest.fixture(scope="session")
def void(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Not even a vocabulary."""
    return write_folder(tmp_path_factory.mktemp("void"), [])


@pytest.fixture(params=["seed", "hard", "empty", "void"])
def graph(request: pytest.FixtureRequest) -> Graph:
    chosen: Graph = request.getfixturevalue(request.param)
    return chosen
