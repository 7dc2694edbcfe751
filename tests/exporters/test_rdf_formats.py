"""The RDF formats: the same dataset in each, whoever reads it."""

import io
import json

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from strategies import quads as some_quads

from kg.exporters import DEFAULTS, EXPORTERS, Options
from kg.exporters.jsonld import context
from kg.graph.terms import iri, statement
from kg.model import Literal
from kg.namespaces import ID, IO, RDF, TYPE, XSD
from kg.ontology import ontology_folder

OX = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "void": ox.RdfFormat.TURTLE,
}
LIB = {"nq": "nquads", "trig": "trig", "jsonld": "json-ld", "ttl": "turtle", "nt": "nt"}
WHOLE = ("nq", "trig", "jsonld")


def exported(graph, name, options=DEFAULTS):
    stream = io.StringIO(newline="\n")
    EXPORTERS[name].write(graph, stream, options)
    return stream.getvalue()


def term(node):
    if isinstance(node, ox.Literal):
        return Literal(node.value, language=node.language) if node.language else Literal(node.value, node.datatype.value)
    return node.value


def ox_read(content, name):
    return {
        (q.graph_name.value if isinstance(q.graph_name, ox.NamedNode) else "", q.subject.value, q.predicate.value, term(q.object))
        for q in ox.parse(content.encode(), format=OX[name], base_iri="https://base.example/")
    }


def lib_term(node):
    if isinstance(node, rdflib.URIRef):
        return str(node)
    return Literal(str(node), language=node.language) if node.language else Literal(str(node), str(node.datatype or XSD + "string"))


def lib_read(content, name):
    data = rdflib.Dataset(default_union=False)
    data.parse(data=content, format=LIB[name])
    return {
        ("" if g in (None, rdflib.graph.DATASET_DEFAULT_GRAPH_ID) else str(g), str(s), str(p), lib_term(o))
        for s, p, o, g in data.quads((None, None, None, None))
    }


def as_one_graph(dataset):
    """What Turtle has to say: claims keep their triples as statements."""
    for g, s, p, o in dataset:
        if g.startswith(ID + "claim/"):
            node = statement((s, p, o))
            yield "", g, IO + "states", node
            yield "", node, TYPE, RDF + "Statement"
            yield from (("", node, RDF + name, part) for name, part in zip(("subject", "predicate", "object"), (s, p, o), strict=True))
        else:
            yield "", s, p, o


@settings(max_examples=60)
@given(dataset=some_quads)
def test_pyoxigraph_reads_back_the_dataset(as_graph, dataset):
    graph = as_graph(dataset)
    for name in WHOLE:
        assert ox_read(exported(graph, name), name) == set(dataset), name
    for name in ("ttl", "nt"):
        assert ox_read(exported(graph, name), name) == set(as_one_graph(dataset)), name


@settings(max_examples=30)
@given(dataset=some_quads)
def test_rdflib_reads_back_the_dataset(as_graph, dataset):
    graph = as_graph(dataset)
    for name in WHOLE:
        assert lib_read(exported(graph, name), name) == set(dataset), name
    for name in ("ttl", "nt"):
        assert lib_read(exported(graph, name), name) == set(as_one_graph(dataset)), name


def test_every_layer_of_a_real_graph_is_the_same_in_each_format(graph):
    whole = ox_read(exported(graph, "nq"), "nq")
    assert [ox_read(exported(graph, name), name) == whole for name in WHOLE] == [True] * 3
    flat = set(as_one_graph(whole))
    assert [ox_read(exported(graph, name), name) == flat for name in ("ttl", "nt")] == [True] * 2


def test_nquads_are_the_graphs_own_file(seed):
    assert exported(seed, "nq").encode() == (seed.folder / "graph.nq").read_bytes()


def test_trig_is_as_the_build_writes_it(seed):
    assert exported(seed, "trig").encode() == (seed.folder / "graph.trig").read_bytes()


@pytest.mark.parametrize("name", ["nq", "trig", "jsonld", "ttl", "nt"])
def test_without_provenance_only_what_is_believed_is_left(seed, name):
    kept = ox_read(exported(seed, name, Options(provenance=False)), name)
    whole = {quad for quad in ox_read(exported(seed, "nq"), "nq") if not quad[0]}
    assert kept == {quad for quad in whole if not quad[1].startswith((ID + "inference/", ID + "statement/"))}
    assert len(kept) > 1000


@pytest.mark.parametrize("name", ["nq", "trig", "jsonld", "ttl", "nt"])
def test_a_base_moves_every_thing_and_nothing_else(seed, name):
    base = "https://example.org/kg/"

    def moved(value):
        return base + value[len(ID) :] if isinstance(value, str) and value.startswith(ID) else value

    before = ox_read(exported(seed, name), name)
    assert ox_read(exported(seed, name, Options(base=base)), name) == {tuple(moved(part) for part in quad) for quad in before}


def test_turtle_is_grouped_by_operation_under_headings(seed):
    content = exported(seed, "ttl")
    block = content.split("# ---- Chinese operation (170,000 accounts, June 2020) ----\n")[1].split("\n# ----")[0]
    assert block.startswith("operation:")
    assert block.count(" a io:AccountNetwork ;") == 3
    assert block.count(" a io:Takedown ;") == 1


def test_the_published_context_is_the_one_inside():
    published = json.loads((ontology_folder() / "context.jsonld").read_text(encoding="utf-8"))
    assert published == {"@context": context()}


def test_the_description_counts_and_names_what_is_there(seed):
    content = exported(seed, "void", Options(licence="https://creativecommons.org/licenses/by/4.0/"))
    described = list(ox.parse(content.encode(), format=OX["void"], base_iri="https://base.example/"))
    values = {(quad.predicate.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1], term(quad.object)) for quad in described}
    count = sum(1 for _ in seed.quads())
    assert ("triples", Literal(str(count), XSD + "integer")) in values
    assert ("license", "https://creativecommons.org/licenses/by/4.0/") in values
    assert ("checksumValue", Literal(seed.account()["reports"][0]["sha256"])) in values
    assert ("softwareVersion", Literal(seed.account()["versions"]["kg"])) in values


def test_an_iri_that_no_prefix_fits_is_written_in_full(as_graph):
    odd = [("", f"{ID}state/a~b", TYPE, ID + "unlisted/x y")]
    for name in WHOLE:
        assert ox_read(exported(as_graph(odd), name), name) == {("", odd[0][1], TYPE, iri(odd[0][3])[1:-1])}
