"""The sample graph of tests/data, in memory and as networkx."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.analysis import Graph, graph_of

GRAPH = Path(__file__).parent.parent / "data" / "sample-graph" / "graph.nq"


@pytest.fixture(scope="session")
def sample() -> ox.Store:
    loaded = ox.Store()
    loaded.load(path=str(GRAPH), format=ox.RdfFormat.N_QUADS)
    return loaded


@pytest.fixture
def graph(sample: ox.Store) -> Graph:
    return graph_of(sample)
