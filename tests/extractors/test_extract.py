"""What holds for all that is read out of any report."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readout import extracted, report, statements, told

from kg.extractors import AROUND, EXTRACTORS, extract_report, extract_reports
from kg.namespaces import ID, IO, TYPE, local
from kg.ontology import load

PIECES = [
    "Reddit removed a covert influence network of 61 accounts from Laos.",
    "Meta said on Monday that it had taken down two networks, one from Gabon and the other from Benin.",
    "The larger one had 211 accounts and 9 Pages on Facebook; the smaller one had 63 accounts.",
    "It was linked to Halcyon Digital, a marketing firm in Tunis, and to Boris Lund.",
    "Twitter suspended 1,019 accounts run on behalf of the government of Chad, which denied it.",
    "“We did not do it,” a spokesman for the foreign ministry said.",
    "## February",
    "1. Oman: 78 accounts",
    "- They praised the president, and posed as nurses — 👩🏽‍⚕️ — and students.",
    "Researchers have dubbed it “Tin Parrot”, or Grey Heron.",
    "The second, which it attributed to Iran, targeted voters in Ohio.",
    "They",
    "Graphika",
    "On 4 February 2021",
    "Сеть удалена. 网络被删除。",
    "Accounts, pages, groups and 12 of them.",
]
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("\n\n".join)
quick = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(texts)
def test_every_quote_is_what_stands_in_the_report(text: str) -> None:
    for claim in extracted(text).claims:
        assert claim.evidence
        assert [e.quote for e in claim.evidence] == [text[e.start : e.end] for e in claim.evidence]


@quick
@given(texts)
def test_reading_again_gives_the_same_claims_and_none_twice(text: str) -> None:
    once = extract_report(report(text), load(), gate=False)
    assert extract_report(report(text), load(), gate=False) == once
    assert len({c.id for c in once.claims}) == len(once.claims)


@quick
@given(st.lists(st.one_of(texts, st.just(""), st.just("Nothing to see here.")), max_size=4))
def test_a_report_is_read_alike_in_any_company(several: list[str]) -> None:
    reports = [report(text) for text in several]
    assert list(extract_reports(reports, load())) == [extract_report(one, load()) for one in reports]


@quick
@given(texts)
def test_every_property_and_class_is_declared(text: str) -> None:
    ontology, triples = load(), [t for c in extracted(text).claims for t in c.triples]
    assert {p for _, p, _ in triples if p.startswith(IO)} <= set(ontology.properties)
    assert {o for _, p, o in triples if p == TYPE and isinstance(o, str) and o.startswith(IO)} <= set(ontology.classes)
    assert {c.extractor for c in extracted(text).claims} <= {*EXTRACTORS, *AROUND}


@quick
@given(texts)
def test_every_event_has_who_and_whom_and_every_network_its_unit(text: str) -> None:
    triples = {t for c in extracted(text).claims for t in c.triples}
    kinds = {s: local(o) for s, p, o in triples if p == TYPE and isinstance(o, str)}
    for node, kind in kinds.items():
        has = {local(p) for s, p, _ in triples if s == node}
        if kind in ("Takedown", "Seizure", "Sanction", "Indictment", "Restriction"):
            assert {"actor", "recipient"} <= has
        if kind == "AccountNetwork":
            assert {"unit", "usedBy", "precision", "assetCount"} <= has


@quick
@given(texts)
def test_whatever_is_told_of_is_known_or_described(text: str) -> None:
    found = extracted(text)
    described = {s for s, p, _ in found.described if p == TYPE}
    typed = {s for c in found.claims for s, p, _ in c.triples if p == TYPE}
    objects = {o for c in found.claims for _, p, o in c.triples if p != TYPE and isinstance(o, str) and o.startswith(ID)}
    speakers = {c.speaker for c in found.claims} - {found.report.id}
    assert (objects | speakers) - described - typed - set(load().things) == set()


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert all(c.evidence[0].quote in text for c in extracted("x" + text).claims)


@pytest.mark.parametrize(
    "text",
    [
        "The bakery on Mill Street has reopened after a fire, and its owner has baked 400 loaves.",
        "Reddit has a new logo. The company showed it on Monday.",
        "",
    ],
)
def test_a_report_beside_the_point_is_not_relevant_and_has_no_claims(text: str) -> None:
    found = extract_report(report(text), load())
    assert (found.relevant, found.claims, found.described) == (False, (), ())


def test_a_report_to_the_point_passes_the_gate() -> None:
    text = "Reddit removed a covert influence network of 61 accounts from Laos."
    found = extract_report(report(text), load())
    assert (found.relevant, found.words) == (True, 11)
    assert found.claims == extracted(text).claims


def test_a_demand_states_that_it_was_made_and_not_what_was_demanded() -> None:
    text = "The government of Laos called on Reddit to remove a covert influence network of 80 accounts from Chad."
    assert [a for o in told(text) for a in o.acts] == []
    assert ("Demand", ("Reddit",)) in [(kind, whom) for kind, _, whom in statements(extracted(text))]


def test_claims_are_surer_where_the_sentence_itself_says_it() -> None:
    text = "Reddit removed a covert influence network. It comprised 61 accounts."
    removed = [c for c in extracted(text).claims if any(p == IO + "removed" for _, p, _ in c.triples)]
    done = [c for c in extracted(text).claims if any(p == IO + "recipient" for _, p, _ in c.triples)]
    assert max(c.confidence for c in removed) < max(c.confidence for c in done)
    assert all(0 < c.confidence <= 1 for c in extracted(text).claims)
