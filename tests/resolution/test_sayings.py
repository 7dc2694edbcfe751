"""Which demands and denials of several reports are one, and which stay two."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from profiles import FACEBOOK, META, RUSSIA, TWITTER, WORLD
from threads import in_threads

from kg.cli import main
from kg.namespaces import thing
from kg.resolution.sayings import Saying, merged, retold

OPERATION, OTHER = thing("operation", "one"), thing("operation", "other")


def denial(report: str, key: str = "", *, published: str = "2020-12-16", **more: Any) -> Saying:
    """Russia denies to Facebook that it ran an operation, unless `more` says otherwise."""
    fields: dict[str, Any] = {
        "kind": "Denial", "actors": (RUSSIA,), "recipients": (FACEBOOK,), "about": (OPERATION,), "status": (), "dates": (), "words": (),
    }  # fmt: skip
    return Saying(published, thing("report", report), thing("denial", report + key), **(fields | more))


def groups(*every: Saying, copies: tuple[tuple[str, str], ...] = (), node: dict[str, str] | None = None) -> list[set[str]]:
    originals = {thing("report", copy): thing("report", original) for copy, original in copies}
    return [{one.report for one in group} for group in retold(every, node or {}, originals, WORLD)]


BOTH = [{thing("report", "a"), thing("report", "b")}]


def test_a_denial_of_one_operation_that_two_reports_tell_of_is_one() -> None:
    assert groups(denial("b", published="2020-12-18"), denial("a")) == BOTH
    assert groups(denial("a"), denial("b", recipients=(META,))) == BOTH
    assert groups(denial("a"), denial("b", about=(OTHER,)), node={OTHER: OPERATION}) == BOTH


@pytest.mark.parametrize(
    "other",
    [
        {"about": (OTHER,)},
        {"recipients": (TWITTER,)},
        {"actors": (thing("person", "somebody"),)},
        {"kind": "Accusation"},
        {"published": "2021-03-01"},
        {"published": ""},
        {"dates": ("2020-12-10",)},
    ],
)
def test_another_denial_stays_another(other: dict[str, Any]) -> None:
    assert groups(denial("a", dates=("2020-12-15",)), denial("b", **other)) == []


def test_where_a_report_tells_of_two_nobody_knows_which() -> None:
    assert groups(denial("a"), denial("a", "2"), denial("b")) == []


def test_what_is_about_no_operation_is_one_on_one_day_alone() -> None:
    def demand(report: str, *dates: str) -> Saying:
        return denial(report, kind="Demand", about=(), dates=dates, words=(f"words of {report}",))

    assert groups(demand("a", "2020-12-15"), demand("b", "2020-12-15")) == BOTH
    assert groups(demand("a", "2020-12-15"), demand("b", "2020-12")) == []
    assert groups(demand("a"), demand("b")) == []


def test_a_copy_tells_of_the_same_in_the_same_words() -> None:
    told = [denial(report, key, about=(), words=(f"asked {key}",)) for report in "ab" for key in "12"]
    assert groups(*told, copies=(("b", "a"),)) == [*BOTH, *BOTH]
    assert groups(*told) == []


# A busy machine is no failure.
@settings(deadline=None)
@given(st.lists(st.builds(denial, st.sampled_from("abc"), st.sampled_from("12"), about=st.sampled_from([(), (OPERATION,)])), max_size=6))
def test_the_order_does_not_matter_and_one_report_is_in_a_group_once(every: list[Saying]) -> None:
    found = retold(set(every), {}, {}, WORLD)
    assert sorted(found) == sorted(retold(sorted(set(every), reverse=True), {}, {}, WORLD))
    assert all(len({one.report for one in group}) == len(group) for group in found)
    assert len(merged(found)) == sum(map(len, found))


FIRST = """---
title: Networks removed
published: 2023-03-14
---

TikTok said on Tuesday it had removed a covert influence operation of 412 accounts that was run from Belarus and targeted Poland.

Belarus denied that it ran the network.
"""
SECOND = """---
title: Minsk rejects claim
published: 2023-03-15
---

On Tuesday TikTok took down 412 accounts of an influence operation from Belarus that targeted Poland. Minsk denied running the network.
"""


def test_a_denial_that_two_outlets_report_is_one_in_the_graph_with_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("first", FIRST), ("second", SECOND)):
        (tmp_path / f"{name}.txt").write_text(text)
    graph = tmp_path / "graph"
    with in_threads():
        assert main(["build", str(tmp_path / "first.txt"), str(tmp_path / "second.txt"), "-o", str(graph), "--quiet"]) == 0
    assert main(["query", "denials", "-g", str(graph), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    rows = rows if isinstance(rows, list) else rows["results"]["bindings"]
    value = [{name: cell["value"] if isinstance(cell, dict) else cell for name, cell in row.items()} for row in rows]
    assert len({row["report"] for row in value}) == 2
    assert len({row["iri"] for row in value}) == 1
    assert {row["denies"] for row in value} == {"Belarusan operation (412 accounts, March 2023)"}
