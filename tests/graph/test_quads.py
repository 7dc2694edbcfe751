"""What is in each layer of the dataset."""

from dataclasses import replace

import pytest
from graph_sample import (
    BUREAU,
    CHINA,
    CORE,
    DENIAL,
    OPERATION,
    REST,
    TAKEDOWN,
    TWITTER,
    WHOLE,
    make_claim,
    make_report,
    make_sample,
    network,
)

from kg.graph import quads, without_report
from kg.model import Extract, text
from kg.namespaces import ID, IO, LABEL, OA, PROV, RDF, RDFS, SCHEMA, TYPE


def default(extracts, vocabulary):
    return {quad[1:] for quad in quads(extracts, vocabulary) if not quad[0]}


def inferred(believed):
    """The statements that an inference states."""
    inferences = {s for s, p, o in believed if p == TYPE and o == IO + "Inference"}
    return {o for s, p, o in believed if p == IO + "states" and s in inferences}


def in_id_order(*extracts):
    return sorted(extracts, key=lambda extract: extract.report.id)


def test_each_claim_has_a_graph_of_its_triples(sample, vocabulary):
    dataset = list(quads([sample], vocabulary))
    for claim in sample.claims:
        assert {quad[1:] for quad in dataset if quad[0] == claim.id} == set(claim.triples)


def test_report_graph_has_metadata_claims_and_evidence(sample, vocabulary):
    report = sample.report.id
    own = {quad[1:] for quad in quads([sample], vocabulary) if quad[0] == report}
    assert (report, SCHEMA + "url", "https://news.example/sample.txt") in own
    assert (report, LABEL, text('A "sample"')) in own
    claim = sample.claims[0]
    evidence = next(o for s, p, o in own if s == claim.id and p == IO + "evidence")
    selectors = {o for s, p, o in own if s == evidence and p == OA + "hasSelector"}
    assert selectors == {evidence + "-position", evidence + "-quote"}
    assert (evidence + "-quote", OA + "exact", text("removed 900 accounts")) in own
    assert set(sample.described) <= own


@pytest.mark.parametrize("url", ["http://b.example/a b", "ftp://b.example/", "https://b.example/ü", "https://b.example/%zz"])
def test_an_address_that_is_no_iri_stays_text(sample, vocabulary, url):
    extract = Extract(replace(sample.report, url=url), True)
    assert [o for _, _, p, o in quads([extract], vocabulary) if p == SCHEMA + "url"] == [text(url)]


def test_stated_triples_are_assessed_and_denied_ones_only_as_events(sample, vocabulary):
    believed = default([sample], vocabulary)
    assert (OPERATION, IO + "originatesFrom", CHINA) in believed
    assert (DENIAL, IO + "denies", OPERATION) in believed
    assert (OPERATION, IO + "backedBy", CHINA) not in believed


@pytest.mark.parametrize("options", [{"modality": "requested"}, {"modality": "hypothetical"}, {"polarity": "negative"}])
def test_what_nobody_states_is_not_assessed(vocabulary, options):
    report = make_report()
    claim = make_claim(report, "run from China", (OPERATION, IO + "originatesFrom", CHINA), **options)
    assert default([Extract(report, True, (claim,))], vocabulary) == set(vocabulary.triples)


def test_described_things_give_the_default_graph_type_and_label_only(sample, vocabulary):
    person = ID + "person/ana-example"
    assert {t for t in default([sample], vocabulary) if t[0] == person} == set(sample.described[:2])


def test_every_assessed_triple_is_claimed_or_known_or_computed(sample, vocabulary):
    believed = default([sample], vocabulary)
    stated = {quad[1:] for quad in quads([sample], vocabulary) if quad[0]}
    marked = {
        tuple(next(o for s, p, o in believed if s == node and p == RDF + part) for part in ("subject", "predicate", "object"))
        for node in inferred(believed)
    }
    about_them = {s for s, p, o in believed if p == TYPE and o in (IO + "Inference", RDF + "Statement")}
    left = {t for t in believed - stated - set(vocabulary.triples) - marked if t[0] not in about_them}
    assert {p for _, p, _ in left} == {LABEL}


def test_the_state_behind_a_body_is_inferred_with_its_source(sample, vocabulary):
    believed = default([sample], vocabulary)
    assert (OPERATION, IO + "attributedTo", BUREAU) in believed
    assert (OPERATION, IO + "attributedTo", CHINA) in believed
    statement = next(s for s, p, o in believed if p == RDF + "object" and o == CHINA and s in inferred(believed))
    inference = next(s for s, p, o in believed if p == IO + "states" and o == statement)
    blamed = next(claim.id for claim in sample.claims if claim.evidence[0].quote == "blamed the Bureau")
    assert {o for s, p, o in believed if s == inference and p == PROV + "wasDerivedFrom"} == {blamed}
    assert [o.value for s, p, o in believed if s == inference and p == RDFS + "comment"]


def test_a_stated_triple_is_not_also_inferred(sample, vocabulary):
    claim = make_claim(sample.report, "Beijing denied it", (OPERATION, IO + "attributedTo", CHINA))
    believed = default([replace(sample, claims=(*sample.claims, claim))], vocabulary)
    assert not [s for s, p, o in believed if p == RDF + "object" and o == CHINA and s in inferred(believed)]


def test_parts_are_joined_to_the_whole_of_their_report(sample, vocabulary):
    believed = default([sample], vocabulary)
    assert {(s, o) for s, p, o in believed if p == IO + "subNetworkOf"} == {(CORE, WHOLE), (REST, WHOLE)}


def test_parts_larger_than_the_whole_are_not_joined(vocabulary):
    report = make_report()
    claims = (
        make_claim(report, "removed 900 accounts", *network(WHOLE, 900, "exact")),
        make_claim(report, "120 were core accounts", *network(CORE, 1200, "exact", "core")),
    )
    believed = default([Extract(report, True, claims)], vocabulary)
    assert not [t for t in believed if t[1] == IO + "subNetworkOf"]


def test_things_without_a_name_get_a_readable_label(sample, vocabulary):
    labels = {s: o.value for s, p, o in default([sample], vocabulary) if p == LABEL}
    assert labels[OPERATION] == "Chinese operation (900 accounts, June 2020)"
    assert labels[TAKEDOWN] == "takedown by Twitter, 2020-06-11"
    assert labels[CORE] == "120 accounts (core) on Twitter"
    assert labels[REST] == "about 780 accounts (amplifier) on Twitter"
    assert labels[DENIAL] == "denial by China"


def test_an_operation_is_labelled_by_its_names(sample, vocabulary):
    claim = make_claim(sample.report, "it had removed", (OPERATION, SCHEMA + "name", text("Paper Lantern")))
    labels = {s: o.value for s, p, o in default([replace(sample, claims=(*sample.claims, claim))], vocabulary) if p == LABEL}
    assert labels[OPERATION] == "Paper Lantern"


def test_an_operation_of_no_known_origin_is_labelled_by_who_and_where(vocabulary):
    report = make_report()
    facts = (OPERATION, TYPE, IO + "InfluenceOperation"), (OPERATION, IO + "activeOn", TWITTER), (OPERATION, IO + "backedBy", CHINA)
    believed = default([Extract(report, True, (make_claim(report, "it had removed", *facts),))], vocabulary)
    assert (OPERATION, LABEL, text("operation (attributed to China, on Twitter)", "en")) in believed


def test_an_operation_without_details_is_labelled_by_its_report(vocabulary):
    report = make_report()
    claim = make_claim(report, "it had removed", (OPERATION, TYPE, IO + "InfluenceOperation"))
    believed = default([Extract(report, True, (claim,))], vocabulary)
    assert (OPERATION, LABEL, text('operation (A "sample")', "en")) in believed


def test_reports_beside_the_point_are_left_out(sample, vocabulary):
    assert {q[0] for q in quads([replace(sample, relevant=False)], vocabulary)} == {""}


def test_extracts_out_of_order_are_refused(vocabulary):
    pair = in_id_order(make_sample("one.txt"), make_sample("two.txt"))
    with pytest.raises(ValueError, match="comes after"):
        list(quads(reversed(pair), vocabulary))


def test_withdrawing_a_report_leaves_no_trace_of_it(vocabulary):
    one, two = in_id_order(make_sample("one.txt"), make_sample("two.txt"))
    extra = make_claim(two.report, "it had removed", (OPERATION, SCHEMA + "name", text("Paper Lantern")))
    two = replace(two, claims=(*two.claims, extra))
    both = list(quads([one, two], vocabulary))
    assert set(without_report(both, two.report.id, vocabulary)) == set(quads([one], vocabulary))
    assert set(without_report(both, one.report.id, vocabulary)) == set(quads([two], vocabulary))
