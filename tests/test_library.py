"""The graph as a value that other libraries take."""

import shutil
import sys
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
import rdflib

from kg import Graph, KgError, QueryError, StoreError, export

SAMPLE = Path(__file__).parent / "data" / "sample-graph" / "graph.nq"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("graph")
    shutil.copy(SAMPLE, folder)
    return Graph(folder)


def test_a_query_is_a_data_frame_with_numbers(graph: Graph) -> None:
    frame = graph.query("takedowns", actor="Twitter").df()
    assert isinstance(frame, pd.DataFrame)
    assert frame["assets"].max() == 170_000
    assert set(frame["action"]) == {"Takedown"}
    assert frame["confidence"].dtype == float


def test_a_query_may_be_sparql(graph: Graph) -> None:
    assert graph.query("ASK { ?event a io:Takedown }") is True
    frame = graph.query("SELECT ?a ?b { VALUES ?a { true } }").df()
    assert frame["a"].tolist() == [True]
    assert frame["b"].isna().all()


def test_without_a_library_for_frames_one_line_says_so(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pandas", "polars"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(QueryError, match="pip install pandas"):
        graph.query("takedowns").df()


def test_networkx_and_rdflib_get_it_whole(graph: Graph) -> None:
    things = graph.to_networkx()
    assert isinstance(things, nx.MultiDiGraph)
    assert sum(data["kind"] == "Takedown" for data in things.nodes.values()) > 1
    dataset = graph.to_rdflib()
    assert isinstance(dataset, rdflib.Dataset)
    assert len(list(dataset.quads((None, None, None, None)))) == len(set(graph.quads()))
    assert len(dataset.default_graph) == len({quad for quad in graph.quads() if not quad[0]})


def test_an_export_is_a_call(graph: Graph, tmp_path: Path) -> None:
    export(graph, "nq", tmp_path / "x.nq")
    assert (tmp_path / "x.nq").read_bytes() == SAMPLE.read_bytes()
    with pytest.raises(KgError, match="no format is called 'word'; there are ttl, nt"):
        export(graph, "word", tmp_path / "x.doc")


def test_no_graph_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph there"):
        Graph(tmp_path)
