"""Graphs to draw: what Gephi and the others need to find in them."""

import io
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from kg.exporters import DEFAULTS, EXPORTERS
from kg.exporters.drawn import interval
from kg.folder import Graph
from kg.view.look import VERMILLION


def gexf(graph: Graph) -> str:
    stream = io.StringIO()
    EXPORTERS["gexf"].write(graph, stream, DEFAULTS)
    return stream.getvalue()


def test_gexf_is_valid_by_a_schema(graph: Graph) -> None:
    schema = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "gexf-1.3.xsd")))
    schema.assertValid(etree.fromstring(gexf(graph).encode()))


def test_nodes_are_coloured_and_dated_by_what_they_are(seed: Graph) -> None:
    read = nx.read_gexf(io.BytesIO(gexf(seed).encode()))
    operations = [data for _, data in read.nodes(data=True) if data["kind"] == "InfluenceOperation"]
    colours = {"#{r:02X}{g:02X}{b:02X}".format(**data["viz"]["color"]) for data in operations}
    assert colours == {VERMILLION}
    spans = {(data.get("start"), data.get("end")) for _, data in read.nodes(data=True) if data["kind"] == "Takedown"}
    assert spans == {(None, None), ("2020-06-11", "2020-06-11"), ("2019-01-01", "2019-12-31")}


def test_edges_have_type_weight_and_quotes(seed: Graph) -> None:
    read = nx.read_gexf(io.BytesIO(gexf(seed).encode()))
    edge = next(data for _, _, data in read.edges(data=True) if data["type"] == "backedBy")
    assert edge["weight"] >= 1
    assert "Beijing-backed" in edge["quotes"]
    assert (edge["start"], edge["end"]) == ("2020-06-12", "2020-06-12")


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("2021", ("2021-01-01", "2021-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2021-03-18", ("2021-03-18", "2021-03-18")),
        ("2025-Q2", ("2025-04-01", "2025-06-30")),
        ("2025-H1", ("2025-01-01", "2025-06-30")),
        ("2021-13", ("", "")),
        ("2021-02-30", ("", "")),
        ("last year", ("", "")),
        ("0000", ("", "")),
    ],
)
def test_a_date_or_period_is_the_days_that_it_covers(value: str, span: tuple[str, str]) -> None:
    assert interval(value) == span
