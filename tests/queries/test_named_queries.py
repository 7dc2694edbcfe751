"""Every named query says what it is, and answers as the sample article reads."""

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.namespaces import ID
from kg.queries import named, names
from kg.queries.catalogue import parse
from kg.queries.evaluate import answer
from kg.queries.guard import checked

Ask = Callable[..., list[dict[str, str]]]
EXPECTED = (
    "operations takedowns networks actors narratives topics links claims evidence timeline demands denials accusations"
    " restrictions techniques state-platform attributions unattributed single-source reports provenance"
)


def _needed(name: str, value: str = "nobody") -> dict[str, str]:
    return {param.name: value for param in named(name).params if not param.default}


def test_the_usual_questions_have_names() -> None:
    assert set(EXPECTED.split()) <= set(names())


@pytest.mark.parametrize("name", names())
def test_a_query_selects_exactly_the_columns_that_its_header_explains(name: str, store: ox.Store) -> None:
    query = named(name)
    head = next(answer(store, checked(query.bound(_needed(name))), None))
    assert head == ["select", *(column for column, _ in query.columns)]
    assert query.title and query.about.endswith(".")
    assert all(param.about for param in query.params)


@pytest.mark.parametrize("name", names())
def test_every_parameter_is_used_and_every_dollar_is_a_parameter(name: str) -> None:
    query = named(name)
    body = "".join(line for line in query.text.splitlines() if not line.startswith("#"))
    assert {param.name for param in query.params} == {word.split("$")[0] for word in _dollars(body)}


def _dollars(body: str) -> set[str]:
    return {"".join(char for char in part.split(" ")[0].split(")")[0] if char.isalnum()) for part in body.split("$")[1:]}


@pytest.mark.parametrize("name", names())
def test_the_order_of_rows_does_not_hang_on_the_order_of_loading(name: str, store: ox.Store) -> None:
    backwards = ox.Store()
    backwards.extend(sorted(store, key=str, reverse=True))
    query = checked(named(name).bound(_needed(name)))
    assert list(answer(backwards, query, None)) == list(answer(store, query, None))


def test_takedowns_tell_count_role_and_sentence(ask: Ask) -> None:
    core = next(row for row in ask("takedowns") if row["assets"] == "23750")
    assert (core["actor"], core["date"], core["role"], core["precision"]) == ("Twitter", "2020-06-11", "core", "exact")
    assert core["quote"] == "The company suspended a core network of 23,750 highly active accounts"
    assert (core["speaker"], core["modality"]) == ("the report", "asserted")


def test_three_platforms_acted_on_the_earlier_operation_and_no_count_is_made_up(ask: Ask) -> None:
    rows = ask("takedowns", until="2019")
    assert [(row["actor"], row["assets"]) for row in rows] == [("Facebook", ""), ("Twitter", ""), ("YouTube", "")]


@pytest.mark.parametrize("china", ["China", "china", "PRC", "CN", "Chinese"])
def test_a_state_is_found_by_any_of_its_names(ask: Ask, china: str) -> None:
    (row,) = ask("operations", state=china)
    assert row["states"] == "China, a firm in Chengdu"
    assert row["reports"] == "2"


def test_unknown_names_find_nothing(ask: Ask) -> None:
    assert ask("operations", state="us") == []
    assert ask("takedowns", actor='Twitter" || "" = "') == []


def test_dates_bound_a_timeline_on_both_sides(ask: Ask) -> None:
    assert {row["date"] for row in ask("timeline", since="2020", until="2020-06-11")} == {"2020-06-11"}
    assert {row["event"] for row in ask("timeline", since="2020-06-12")} == {"Takedown", "Demand"}


def test_a_joined_operation_keeps_who_attributes_it_to_whom(ask: Ask) -> None:
    rows = ask("attributions", state="China")
    assert {(row["relation"], row["speaker"], row["modality"], row["polarity"]) for row in rows} == {
        ("backedBy", "Twitter", "reported", "positive"),
        ("originatesFrom", "Twitter", "reported", "positive"),
        ("originatesFrom", "Lantern Lab", "alleged", "positive"),
        ("attributedTo", "China", "denied", "negative"),
    }


def test_the_earlier_operation_is_state_backed_by_nobody_named(ask: Ask) -> None:
    for name in ("unattributed", "unnamed-state"):
        (row,) = ask(name)
        assert row["operation"] == "Earlier operation on Hong Kong (2019)"


def test_a_threat_to_block_is_told_apart_from_a_block(ask: Ask) -> None:
    rows = {(row["recipient"], row["status"], row["modality"]) for row in ask("restrictions", actor="China")}
    assert rows == {
        ("Twitter", "inForce", "asserted"),
        ("Facebook", "inForce", "asserted"),
        ("Instagram", "inForce", "asserted"),
        ("Twitter", "threatened", "hypothetical"),
    }


def test_a_link_is_quoted_and_a_computed_join_says_so(ask: Ask) -> None:
    stated, computed = sorted(ask("links"), key=lambda row: row["computed"])
    assert (stated["relation"], stated["speaker"]) == ("linkedTo", "Twitter")
    assert (computed["relation"], computed["quote"], computed["computed"]) == ("sameOperation", "", "true")


def test_a_demand_a_denial_an_accusation_have_their_actors(ask: Ask) -> None:
    assert ask("demands")[0]["actor"] == "Ministry of Foreign Affairs of China"
    assert ask("denials")[0]["denies"] == "Chinese operation on Twitter (2020)"
    assert (ask("accusations")[0]["actor"], ask("accusations")[0]["recipient"]) == ("Trump", "China")


def test_counts_by_state_and_platform(ask: Ask) -> None:
    (row,) = ask("state-platform", state="Russia")
    assert (row["platform"], row["operations"], row["takedowns"], row["largest"]) == ("Twitter", "1", "1", "")


def test_amplifiers_outnumber_the_core(ask: Ask) -> None:
    (row,) = ask("amplification")
    assert (row["amplifiers"], row["core"], row["ratio"]) == ("150000", "23750", "6.3")


def test_what_hangs_on_one_report_is_what_its_withdrawal_takes(ask: Ask) -> None:
    gone = {(row["property"], row["object"]) for row in ask("withdrawal", report="lantern-note.txt")}
    assert ("attributedTo", "a firm in Chengdu") in gone
    assert ("originatesFrom", "China") not in gone
    assert ("originatesFrom", "China") not in {(r["property"], r["object"]) for r in ask("single-source", thing="China")}


def test_provenance_gives_every_sentence_with_its_place(ask: Ask, store: ox.Store) -> None:
    iri = ask("networks", platform="twitter")[0]["iri"]
    rows = ask("provenance", iri=iri)
    assert {row["property"] for row in rows} >= {"assetCount", "role", "removed"}
    assert all(int(row["end"]) - int(row["start"]) == len(row["quote"]) for row in rows)


def test_a_wrong_name_or_parameter_is_answered_with_the_right_ones() -> None:
    with pytest.raises(QueryError, match="did you mean takedowns"):
        named("takedown")
    with pytest.raises(QueryError, match=r"no parameter 'stat'.*state"):
        named("takedowns").bound({"stat": "China"})
    with pytest.raises(QueryError, match="needs -p iri"):
        named("provenance").bound()
    with pytest.raises(QueryError, match="lacks"):
        parse("mine", "# title: Mine\nSELECT * {}")


def test_a_value_stays_a_string_whatever_is_in_it(store: ox.Store) -> None:
    evil = "\" ) } SERVICE <http://127.0.0.1/> { ?s ?p ?o } # \\ \n ''' ${state}"
    query = checked(named("operations").bound({"state": evil}))
    assert "SERVICE <" not in query
    assert len(list(answer(store, query, None))) == 2


def test_an_event_told_in_two_sentences_keeps_each_sentence_with_its_own_actor(store: ox.Store) -> None:
    both = ox.Store()
    both.extend(store)
    both.update(
        """PREFIX io: <https://w3id.org/influence-kg/ns#> PREFIX state: <https://w3id.org/influence-kg/id/state/>
        INSERT { ?d io:actor state:TR . GRAPH ?other { ?d a io:Demand ; io:actor state:TR } }
        WHERE { GRAPH ?c { ?d a io:Demand } GRAPH ?r { ?other io:extractor "link" } }"""
    )
    _, *lines = answer(both, checked(named("timeline").bound({"since": "2020-06-12"})), None)
    told = {(row[3][0], row[9][0]) for row in lines[:-1] if row[2] == ["Demand", "http://www.w3.org/2001/XMLSchema#string", ""]}
    assert len(told) == 2
    assert {actor for actor, _ in told} == {"Ministry of Foreign Affairs of China", "Turkey"}


def test_provenance_of_a_claim_or_a_report_is_what_it_states(ask: Ask) -> None:
    report = next(row["iri"] for row in ask("reports") if row["file"] == "lantern-note.txt")
    rows = ask("provenance", iri=report)
    assert {row["report"] for row in rows} == {"A second count"}
    claim = rows[0]["claim"]
    assert ask("provenance", iri=claim) == [row for row in rows if row["claim"] == claim]
    assert ask("provenance", iri="topic:hong-kong") == ask("provenance", iri=ID + "topic/hong-kong")


def test_only_an_iri_is_taken_where_one_is_needed() -> None:
    with pytest.raises(QueryError, match="not an IRI"):
        named("provenance").bound({"iri": "x> ?p ?o } DROP ALL #"})
