"""Six reports of one announcement, another platform's and a later one, as a user sees them after a build."""

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from event import files, put

from kg import build, find_inputs
from kg.analysis import disagreements, find, graph_of
from kg.cli import main
from kg.graph import open_store
from kg.graph.terms import statement
from kg.namespaces import IO, LABEL, RDF
from kg.queries import named
from kg.queries.evaluate import answer
from kg.queries.guard import checked
from kg.show import show
from kg.view import render


@pytest.fixture(scope="module")
def store(built: Path) -> ox.Store:
    return open_store(built)


def told(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict:
    assert main(["resolve", "-g", str(folder), "--json", *words]) == 0
    return json.loads(capsys.readouterr().out)


def titles(joined: dict) -> set[str]:
    return {one["title"] for one in joined["told"]}


@pytest.fixture
def joined(built: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict]:
    return {one["label"].split()[0]: one for one in told(built, capsys, "--list")["joined"]}


def test_each_operation_of_the_announcement_is_one_and_no_other_joins_it(joined: dict[str, dict]) -> None:
    assert set(joined) == {"Belarusan", "Iranian"}
    shared = {"TikTok removes covert networks run from Belarus and Iran", "Poles among targets of accounts that TikTok removed"}
    assert titles(joined["Iranian"]) == shared | {"Platforms in brief"}
    assert titles(joined["Belarusan"]) == shared | {"Platforms in brief", "Belarus ran fake TikTok accounts against Poland"}


def test_the_graph_has_one_operation_and_one_takedown(store: ox.Store, joined: dict[str, dict]) -> None:
    operation = joined["Belarusan"]["operation"]
    events = {quad.subject.value for quad in store.quads_for_pattern(None, ox.NamedNode(IO + "recipient"), None, ox.DefaultGraph())}
    against = {e for e in events if any(store.quads_for_pattern(ox.NamedNode(e), None, ox.NamedNode(operation), ox.DefaultGraph()))}
    assert len({event for event in against if "/takedown/" in event}) == 1


def test_every_report_keeps_its_own_operation_and_claims(store: ox.Store, joined: dict[str, dict]) -> None:
    for own in (one["operation"] for one in joined["Belarusan"]["told"]):
        graphs = {
            quad.graph_name.value
            for quad in store.quads_for_pattern(ox.NamedNode(own), None, None, None)
            if isinstance(quad.graph_name, ox.NamedNode)
        }
        assert any("/claim/" in name for name in graphs)


def backed(store: ox.Store, subject: str, predicate: str, value: str) -> list[int]:
    node = ox.NamedNode(statement((subject, IO + predicate, value)))
    numbers = [
        store.quads_for_pattern(node, ox.NamedNode(IO + name), None, ox.DefaultGraph()) for name in ("reports", "independentReports")
    ]
    return [int(quad.object.value) for part in numbers for quad in part]


def test_the_copy_counts_once(store: ox.Store, joined: dict[str, dict]) -> None:
    poland = next(iter(find(store, "Poland"))).iri
    # The wire, its copy and the local paper say so; the copy adds nothing.
    assert backed(store, joined["Belarusan"]["operation"], "targets", poland) == [3, 2]


def test_claims_of_the_copy_point_to_those_of_the_original(store: ox.Store) -> None:
    pairs = [
        [
            {quad.object.value for quad in store.quads_for_pattern(claim, ox.NamedNode(IO + "reportedIn"), None, None)}
            for claim in (quad.subject, quad.object)
        ]
        for quad in store.quads_for_pattern(None, ox.NamedNode(IO + "sameAs"), None, ox.DefaultGraph())
    ]
    copies = list(store.quads_for_pattern(None, ox.NamedNode(IO + "copyOf"), None, ox.DefaultGraph()))
    assert len(copies) == 1
    assert len(pairs) > 5
    assert all(pair == [{copies[0].subject.value}, {copies[0].object.value}] for pair in pairs)


def test_only_what_cannot_all_be_right_is_a_conflict(store: ox.Store) -> None:
    found = {(one.label.split()[0], one.slot, one.about, one.conflict): [side.value for side in one.sides] for one in disagreements(store)}
    assert found == {
        ("Belarusan", "count", "tiktok accounts", True): ["412 accounts", "421 accounts", "at least 400 accounts"],
        ("Belarusan", "target", "", False): ["Poland", "Lithuania, Poland"],
        ("Iranian", "count", "tiktok accounts", False): ["97 accounts", "about 100 accounts"],
    }


def test_each_side_of_a_disagreement_has_its_reports_and_their_words(store: ox.Store) -> None:
    conflict = next(one for one in disagreements(store) if one.conflict)
    sides = {side.value: side.accounts for side in conflict.sides}
    assert [account.copy for account in sides["412 accounts"]] == [False, True]
    assert ["421 accounts" in source.quote for account in sides["421 accounts"] for source in account.sources] == [True]


def test_disagreements_are_shown_on_the_command_line_in_show_and_on_the_page(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["disagreements", "-g", str(built), "--conflicts"]) == 0
    out = capsys.readouterr().out
    assert "count (tiktok accounts): sources contradict each other" in out
    assert "without contradiction" not in out
    assert main(["show", "Belarusan operation (412 accounts, March 2023)", "-g", str(built)]) == 0
    shown = capsys.readouterr().out
    assert "sources contradict each other" in shown
    assert "(3 reports, 2 independent, 2 speakers)" in shown
    page = render(graph_of(open_store(built)))
    assert "421 accounts" in page and "Told differently" in page


def test_only_what_shows_disagreements_asks_for_them(store: ox.Store) -> None:
    assert any("disagreements" in node for node in graph_of(store).nodes.values())
    assert not any("disagreements" in node for node in graph_of(store, told=False).nodes.values())


def test_a_date_that_is_only_less_precise_is_told_but_marked_nowhere(graph: Path, tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    late.write_text(
        "---\ntitle: A look back\npublished: 2023-12-20\n---\n\n"
        "In March 2023 TikTok removed 97 accounts of an influence operation from Iran that targeted Israel.\n"
    )
    assert build(find_inputs([str(late)]), graph).status == 0
    store = open_store(graph)
    told = [one for one in disagreements(store) if one.slot == "date"]
    assert [(one.conflict, sorted(side.value for side in one.sides)) for one in told] == [(False, ["2023-03", "2023-03-14"])]
    act = next(part for part in show(store, told[0].operation).parts if part.kind == "Takedown")
    assert [group.disagree for group in act.groups if group.facts[0].name == "date"] == [False]
    assert told[0].label == "Iranian operation (97 accounts, March 2023)"


def test_the_page_without_quotes_has_none_in_its_disagreements(store: ox.Store) -> None:
    assert "The Belarusian network consisted of 412" not in render(graph_of(store), redact=True)


def test_labels_are_of_resolved_operations_only(store: ox.Store, joined: dict[str, dict]) -> None:
    for one in joined["Belarusan"]["told"]:
        assert not list(store.quads_for_pattern(ox.NamedNode(one["operation"]), ox.NamedNode(LABEL), None, ox.DefaultGraph()))


@pytest.fixture
def ask(store: ox.Store) -> Callable[..., list[dict[str, str]]]:
    def rows(name: str, **values: str) -> list[dict[str, str]]:
        head, *lines = answer(store, checked(named(name).bound(values)), None)
        return [dict(zip(head[1:], ((cell or [""])[0] for cell in line[1:]), strict=True)) for line in lines[:-1]]

    return rows


def test_the_timeline_tells_all_reports_in_order_with_the_owner_then(ask: Callable[..., list[dict[str, str]]]) -> None:
    rows = ask("timeline")
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    assert {(row["actor"], row["owner"]) for row in rows} == {("TikTok", "ByteDance"), ("Facebook", "Meta")}
    belarus = {row["iri"] for row in rows if row["recipient"].startswith("Belarusan operation (412")}
    assert len(belarus) == 1
    assert len({row["report"] for row in rows if row["iri"] in belarus}) == 4


def test_takedowns_and_networks_tell_of_resolved_ones(ask: Callable[..., list[dict[str, str]]]) -> None:
    rows = [row for row in ask("takedowns") if row["assets"] in ("412", "421", "400")]
    assert {row["assets"] for row in rows} == {"412", "421", "400"}
    assert len({row["iri"] for row in rows}) == 1
    networks = [row for row in ask("networks") if row["assets"] == "412"]
    assert len({row["iri"] for row in networks}) == 1
    assert {row["report"] for row in networks} >= {"Poles among targets of accounts that TikTok removed"}


def test_every_joined_operation_says_why(store: ox.Store, joined: dict[str, dict]) -> None:
    for one in joined["Iranian"]["told"]:
        node = ox.NamedNode(statement((one["operation"], IO + "sameOperation", joined["Iranian"]["operation"])))
        assert list(store.quads_for_pattern(node, ox.NamedNode(RDF + "subject"), None, ox.DefaultGraph()))
        inference = next(store.quads_for_pattern(None, ox.NamedNode(IO + "states"), node, ox.DefaultGraph())).subject
        reasons = {quad.object.value for quad in store.quads_for_pattern(inference, ox.NamedNode(IO + "reason"), None, ox.DefaultGraph())}
        assert "run from Iran (+20)" in reasons
        assert list(store.quads_for_pattern(inference, ox.NamedNode(IO + "score"), None, ox.DefaultGraph()))


def test_a_graph_in_two_steps_in_any_order_is_the_same(built: Path, tmp_path: Path) -> None:
    for first, second in (
        (("later", "copy", "brief"), ("wire", "local", "other")),
        (("wire",), ("brief", "other", "copy", "later", "local")),
    ):
        out = tmp_path / "-".join(first)
        for step, names in enumerate((first, second)):
            assert build(find_inputs([str(put(tmp_path / f"{out.name}{step}", *names))]), out).status == 0
        assert files(out) == files(built)


def test_a_later_report_changes_no_name(built: Path, joined: dict[str, dict], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "graph"
    assert build(find_inputs([str(put(tmp_path / "some", "wire", "copy"))]), out).status == 0
    before = {one["label"].split()[0]: one["operation"] for one in told(out, capsys, "--list")["joined"]}
    assert before == {name: one["operation"] for name, one in joined.items()}


def test_the_graph_is_valid(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "-g", str(built)]) == 0
    assert "0 violations" in capsys.readouterr().err
