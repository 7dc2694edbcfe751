"""Each rule of the contract, broken once."""

from dataclasses import replace
from datetime import date

import pytest
from graph_sample import CORE, OPERATION, TAKEDOWN, TWITTER, WHOLE, make_claim, make_report, make_sample, network
from hypothesis import given, settings
from strategies import extracts

from kg.errors import OntologyError
from kg.graph import VIOLATION, WARNING, errors_in, quads, validate_quads, verify_quotes
from kg.graph.shacl import shacl
from kg.graph.validate import Validator
from kg.model import Evidence, Extract, Literal, decimal, integer
from kg.namespaces import ID, IO, OA, OWL, PROV, SCHEMA, TYPE, XSD
from kg.ontology import load


@pytest.fixture(scope="module")
def triples(vocabulary):
    """All triples of the sample: sound, to be broken one by one."""
    return frozenset(quad[1:] for quad in quads([make_sample()], vocabulary))


CLAIM = make_sample().claims[0].id


def found_in(extracts, vocabulary):
    validator = Validator(vocabulary)
    return [finding for extract in extracts for finding in validator.findings(extract)]


def broken(triples, shapes, drop=None, add=()):
    left = {t for t in triples if drop is None or not drop(*t)} | set(add)
    return [(finding.severity, finding.focus, finding.message) for finding in shacl(left, shapes, "r")]


def test_the_sample_is_sound(sample, vocabulary):
    assert found_in([sample], vocabulary) == []
    assert list(validate_quads(quads([sample], vocabulary), vocabulary)) == []


def test_the_reference_data_that_ships_is_sound():
    assert Validator(load()).reference_findings() == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("evidence", "A claim has at least one stretch of text as evidence."),
        ("reportedIn", "A claim is reported in exactly one report."),
        ("speaker", "A claim has exactly one speaker."),
        ("modality", "A claim has exactly one modality: asserted, reported, alleged, requested, denied or hypothetical."),
        ("polarity", "A claim is either positive or negative."),
        ("confidence", "A claim has one confidence, from 0 to 1."),
        ("extractor", "A claim says which extractor read it."),
    ],
)
def test_a_claim_needs(triples, vocabulary, name, message):
    found = broken(triples, vocabulary.shapes, lambda s, p, o: s == CLAIM and p == IO + name)
    assert (VIOLATION, CLAIM, message) in found


@pytest.mark.parametrize("value", [decimal(1.5), Literal("-0.1", XSD + "decimal")])
def test_confidence_lies_between_0_and_1(triples, vocabulary, value):
    found = broken(triples, vocabulary.shapes, lambda s, p, o: s == CLAIM and p == IO + "confidence", [(CLAIM, IO + "confidence", value)])
    assert [message for _, focus, message in found if focus == CLAIM] == ["A claim has one confidence, from 0 to 1."]


def test_a_quote_is_as_long_as_its_offsets_say(triples, vocabulary):
    end = next(t for t in triples if t[1] == OA + "end")
    found = broken(triples, vocabulary.shapes, lambda *t: t == end, [(end[0], end[1], integer(9999))])
    assert found == [(VIOLATION, end[0].removesuffix("-position"), "The quote is as long as its offsets say.")]


@pytest.mark.parametrize(
    ("drop", "message"),
    [
        ((TAKEDOWN, IO + "actor", TWITTER), "An enforcement action has an actor."),
        ((TAKEDOWN, IO + "recipient", OPERATION), "An enforcement action is directed at an influence operation."),
        ((CORE, IO + "unit", IO + "account"), "A network has one unit."),
        ((CORE, IO + "precision", IO + "exact"), "A network with a count says how precise it is."),
    ],
)
def test_events_and_networks_need(triples, vocabulary, drop, message):
    assert (VIOLATION, drop[0], message) in broken(triples, vocabulary.shapes, lambda *t: t == drop)


@pytest.mark.parametrize(
    ("add", "message"),
    [
        ((CORE, IO + "assetCount", integer(-1)), "A count is a whole number, 0 or more."),
        ((CORE, IO + "role", IO + "leader"), "A role is core or amplifier."),
        ((OPERATION, IO + "linkedTo", OPERATION), "Nothing is linked to itself."),
        ((TAKEDOWN, IO + "date", Literal("June 2020")), "A date is an xsd:date, xsd:gYearMonth or xsd:gYear."),
        ((TAKEDOWN, IO + "period", Literal("2020-Q5")), "A period is a quarter or half year, as 2025-Q2 or 2025-H1."),
        ((OPERATION, IO + "stateBacked", Literal("yes")), "Whether an operation is state-backed is true or false."),
    ],
)
def test_a_wrong_value_is_found(triples, vocabulary, add, message):
    assert (VIOLATION, add[0], message) in broken(triples, vocabulary.shapes, add=[add])


def test_an_inference_has_sources_and_no_speaker(triples, vocabulary):
    inference = min(s for s, p, o in triples if o == IO + "Inference")
    found = broken(
        triples,
        vocabulary.shapes,
        lambda s, p, o: s == inference and p == PROV + "wasDerivedFrom",
        [(inference, IO + "speaker", TWITTER)],
    )
    assert found == [
        (VIOLATION, inference, "An inference has no speaker: nobody said it."),
        (VIOLATION, inference, "An inference is derived from at least one claim."),
    ]


def test_parts_over_the_whole_are_doubtful(vocabulary):
    report = make_report()
    part = make_claim(report, "120 were core accounts", *network(CORE, 946, "exact", "core"), (CORE, IO + "subNetworkOf", WHOLE))
    whole = make_claim(report, "removed 900 accounts", *network(WHOLE, 900, "exact"))
    origin = make_claim(report, "run from China", (OPERATION, TYPE, IO + "InfluenceOperation"))
    found = found_in([Extract(report, True, (part, whole, origin))], vocabulary)
    assert [(f.severity, f.focus, f.message) for f in found] == [(WARNING, WHOLE, "The parts add up to more than 105 % of the whole.")]
    assert errors_in(found) == []


@pytest.mark.parametrize(
    ("published", "doubtful"),
    [(date(2020, 6, 11), False), (date(2020, 6, 10), True), (None, False), (date(2019, 12, 31), True)],
)
def test_a_date_after_publication_is_doubtful(sample, vocabulary, published, doubtful):
    report = replace(sample.report, published=published)
    found = found_in([replace(sample, report=report)], vocabulary)
    assert [(f.severity, f.focus) for f in found] == [(WARNING, TAKEDOWN)] * doubtful


def test_a_month_may_be_the_one_of_publication(triples, vocabulary):
    june = (TAKEDOWN, IO + "date", Literal("2020-06", XSD + "gYearMonth"))
    assert broken(triples, vocabulary.shapes, add=[june]) == []


def tenure(name, start, end=""):
    iri = ID + "tenure/" + name
    yield iri, TYPE, IO + "Tenure"
    yield iri, IO + "platform", TWITTER
    yield iri, IO + "operator", ID + "company/" + name
    yield iri, IO + "start", Literal(start, XSD + "date")
    if end:
        yield iri, IO + "end", Literal(end, XSD + "date")


@pytest.mark.parametrize(
    ("spans", "messages"),
    [
        ([("a", "2006-03-21", "2022-10-26"), ("b", "2022-10-27")], []),
        ([("a", "2006-03-21", "2022-10-27"), ("b", "2022-10-27")], ["Tenures of one platform do not overlap."]),
        ([("a", "2006-03-21"), ("b", "2022-10-27")], ["Tenures of one platform do not overlap."]),
        ([("a", "2006-03-21", "2005-01-01")], ["A tenure does not end before it starts."]),
    ],
)
def test_tenures_do_not_overlap(vocabulary, spans, messages):
    data = [(IO, TYPE, OWL + "Ontology"), *(triple for span in spans for triple in tenure(*span))]
    assert [message for _, _, message in broken(data, vocabulary.shapes)] == messages


def test_a_quote_that_is_not_in_the_text_is_found(sample, vocabulary):
    claim = sample.claims[0]
    item = claim.evidence[0]
    moved = replace(claim, evidence=(Evidence(item.report, item.start + 1, item.end + 1, item.quote),))
    found = list(verify_quotes(sample.report, [moved]))
    assert [(f.severity, f.report, f.focus) for f in found] == [(VIOLATION, sample.report.id, moved.id)]
    assert "removed 900 accounts" in found[0].message
    assert errors_in(found_in([replace(sample, claims=(moved, *sample.claims[1:]))], vocabulary)) == found


@settings(max_examples=60)
@given(extracts())
def test_quotes_cut_from_the_text_always_verify(extract):
    assert list(verify_quotes(extract.report, extract.claims)) == []


def test_a_written_graph_is_checked_report_by_report(vocabulary):
    pair = sorted((make_sample("one.txt"), make_sample("two.txt")), key=lambda extract: extract.report.id)
    dataset = list(quads(pair, vocabulary))
    cut = [quad for quad in dataset if not (quad[1] == pair[1].claims[0].id and quad[2] == IO + "speaker")]
    found = list(validate_quads(cut, vocabulary))
    assert [(f.report, f.focus) for f in found] == [(pair[1].report.id, pair[1].claims[0].id)]


def test_published_is_a_day(triples, vocabulary):
    report = make_report().id
    found = broken(
        triples,
        vocabulary.shapes,
        lambda s, p, o: p == SCHEMA + "datePublished",
        [(report, SCHEMA + "datePublished", integer(2020))],
    )
    assert (VIOLATION, report, "A report appeared on one day, given as an xsd:date.") in found


@pytest.mark.parametrize(
    "shapes",
    [
        "this is not Turtle",
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <x:s> a sh:NodeShape ; sh:targetNode <x:n> ; sh:property [ sh:minCount 1 ] .",
    ],
)
def test_broken_shapes_are_named(triples, shapes):
    with pytest.raises(OntologyError, match=r"shapes\.ttl"):
        broken(triples, shapes)
