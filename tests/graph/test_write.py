"""The files: exact bytes, and nothing lost on the way through other people's parsers."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from graph_sample import make_sample
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import HARD, extracts, hard_text
from strategies import quads as some_quads

from kg.graph import quads, read_quads, runs, write
from kg.graph.terms import statement, string
from kg.graph.write import in_graphs
from kg.model import Literal, text
from kg.namespaces import ID, IO, RDF, TYPE, XSD

GOLDEN = Path(__file__).parent / "golden"
OX = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "ttl": ox.RdfFormat.TURTLE, "ttl-plain": ox.RdfFormat.TURTLE}


def written(dataset, name):
    stream = io.StringIO(newline="\n")
    write(dataset, {name: stream})
    return stream.getvalue()


def term(node):
    if isinstance(node, ox.Literal):
        return Literal(node.value, language=node.language) if node.language else Literal(node.value, node.datatype.value)
    return node.value


def parsed(content, name):
    for quad in ox.parse(content.encode(), format=OX[name]):
        graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        yield graph, quad.subject.value, quad.predicate.value, term(quad.object)


def rdflib_term(node):
    if isinstance(node, rdflib.URIRef):
        return str(node)
    return Literal(str(node), language=node.language) if node.language else Literal(str(node), str(node.datatype or XSD + "string"))


def rdflib_parsed(content, name):
    data = rdflib.Dataset(default_union=False)
    data.parse(data=content, format={"nq": "nquads", "trig": "trig"}[name])
    for s, p, o, graph in data.quads((None, None, None, None)):
        yield ("" if graph in (None, rdflib.graph.DATASET_DEFAULT_GRAPH_ID) else str(graph)), str(s), str(p), rdflib_term(o)


@pytest.mark.parametrize("name", ["nq", "trig", "ttl", "ttl-plain"])
def test_sample_is_written_byte_for_byte(sample, vocabulary, name):
    """`KG_GOLDEN=write pytest tests/graph` writes these files anew; read the difference before you keep it."""
    content = written(quads([sample], vocabulary), name)
    golden = GOLDEN / f"sample.{name}"
    if os.environ.get("KG_GOLDEN") == "write":
        golden.write_text(content, encoding="utf-8", newline="\n")
    assert content.encode() == golden.read_bytes()


@given(some_quads)
def test_pyoxigraph_reads_back_what_was_written(dataset):
    for name in ("nq", "trig"):
        assert set(parsed(written(in_graphs(dataset), name), name)) == set(dataset)


@pytest.fixture
def forms_kept(monkeypatch):
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


@settings(max_examples=40)
@given(dataset=some_quads)
def test_rdflib_reads_back_what_was_written(dataset):
    for name in ("nq", "trig"):
        assert set(rdflib_parsed(written(in_graphs(dataset), name), name)) == set(dataset)


@given(some_quads, st.randoms(use_true_random=False))
def test_order_of_quads_does_not_change_bytes(dataset, random):
    shuffled = random.sample(dataset, len(dataset))
    for name in OX:
        assert written(in_graphs(shuffled), name) == written(in_graphs(dataset), name)


@given(some_quads, st.randoms(use_true_random=False))
def test_a_default_graph_that_memory_does_not_hold_is_sorted_on_disk_to_the_same_bytes(dataset, random):
    default = [("", *quad[1:]) for quad in dataset]
    shuffled = random.sample(2 * default, 2 * len(default))  # each comes twice, those of one subject not together
    for name in OX:
        expected = written(default, name)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(runs.in_order, "__defaults__", (3,))
            assert written(shuffled, name) == expected


@settings(max_examples=40)
@given(extracts())
def test_extracts_survive_the_way_to_the_file_and_back(tmp_path_factory, vocabulary, extract):
    dataset = list(quads([extract], vocabulary))
    path = tmp_path_factory.mktemp("nq") / "graph.nq"
    path.write_text(written(dataset, "nq"), encoding="utf-8", newline="\n")
    assert set(read_quads(path)) == set(dataset)
    for graph, s, p, o in dataset:
        if p.endswith("#exact") and graph == extract.report.id:
            start, end = (
                int(next(v.value for _, a, b, v in dataset if a == s.replace("-quote", "-position") and b.endswith(side)))
                for side in ("#start", "#end")
            )
            assert o.value == extract.report.text[start:end]


@settings(max_examples=40)
@given(some_quads)
def test_turtle_keeps_each_claim_as_statements(dataset):
    claims = [(f"{ID}claim/1", s, p, o) for _, s, p, o in dataset]
    found = set(parsed(written(claims, "ttl"), "ttl"))
    for _, s, p, o in claims:
        node = statement((s, p, o))
        assert {("", f"{ID}claim/1", IO + "states", node), ("", node, TYPE, RDF + "Statement")} <= found
        assert {("", node, RDF + "subject", s), ("", node, RDF + "predicate", p), ("", node, RDF + "object", o)} <= found
    assert written(claims, "ttl-plain") == written([], "ttl-plain")


def test_bytes_do_not_depend_on_the_hash_seed():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from types import SimpleNamespace\n"
        "from graph_sample import REFERENCE, make_sample\n"
        "from kg.graph import quads, write\n"
        "known = SimpleNamespace(triples=REFERENCE)\n"
        "for name in ('nq', 'trig', 'ttl'): write(quads([make_sample()], known), {name: sys.stdout})\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent)],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000


@given(hard_text)
def test_a_literal_stays_on_its_line_and_has_no_control_character(value):
    line = string(value)
    assert len(line.splitlines()) == 1
    assert all(character >= " " for character in line)


def test_lone_surrogates_become_replacement_characters():
    assert string("a\ud800b") == '"a\ufffdb"'


def test_an_iri_with_what_cannot_stand_in_it_is_still_readable():
    bad = "https://b.example/<" + "".join(HARD) + "\ud800>"
    content = written([("", bad, IO + "actor", text("x"))], "nq")
    assert [o for *_, o in parsed(content, "nq")] == [text("x")]
    assert [o for *_, o in rdflib_parsed(content, "nq")] == [text("x")]


def test_only_safe_local_names_get_a_prefix():
    names = ["a1", "a.b", "a.", "-a", "a/b", "a~b", "é", ""]
    content = written([("", f"{ID}state/{name}", IO + "within", ID + "region/eu") for name in names], "trig")
    subjects = [line.split()[0] for line in content.splitlines() if "io:within" in line]
    assert {"state:a1", "state:a.b"} == {subject for subject in subjects if not subject.startswith("<")}
    assert {s for _, s, _, _ in parsed(content, "trig")} == {f"{ID}state/{name}" for name in names}


def test_all_formats_in_one_pass_are_the_same_as_one_by_one(vocabulary):
    streams = {name: io.StringIO(newline="\n") for name in OX}
    write(quads([make_sample()], vocabulary), streams)
    for name, stream in streams.items():
        assert stream.getvalue() == written(quads([make_sample()], vocabulary), name)
