"""A small graph folder for the queries: the sample article and an invented second report that contradicts it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.queries import named
from kg.queries.evaluate import answer
from kg.queries.guard import checked

GRAPH = Path(__file__).parent.parent / "data" / "sample-graph" / "graph.nq"
Ask = Callable[..., list[dict[str, str]]]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sample-graph")
    shutil.copy(GRAPH, made)
    return made


@pytest.fixture(scope="session")
def store() -> ox.Store:
    loaded = ox.Store()
    loaded.load(path=str(GRAPH), format=ox.RdfFormat.N_QUADS)
    return loaded


@pytest.fixture
def ask(store: ox.Store) -> Ask:
    """Answer a named query in this process, as rows of column -> text ("" for an empty cell)."""

    def rows(name: str, **values: str) -> list[dict[str, str]]:
        head, *lines = answer(store, checked(named(name).bound(values)), None)
        return [dict(zip(head[1:], ((cell or [""])[0] for cell in line[1:]), strict=True)) for line in lines[:-1]]

    return rows
