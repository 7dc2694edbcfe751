"""Each slot, on graphs of a few claims: what counts as the same, what as missed, what as invented."""

from pathlib import Path
from typing import Any

import pytest
from gold_samples import OPERATION, OTHER, case, claim, io, measure, operation, place, report, takedown

from kg.evaluation import Counts, Result
from kg.model import Literal, Triple, boolean, integer, text
from kg.namespaces import ID, LABEL, SCHEMA, TYPE, XSD

GREECE, TURKEY = place("state", "GR"), place("state", "TR")
TWITTER, FACEBOOK, YOUTUBE = (place("platform", slug) for slug in ("twitter", "facebook", "youtube"))
FIRM = place("organisation", "0000000000000001")
FIRM_NAMED: tuple[Triple, ...] = ((FIRM, TYPE, io("Organisation")), (FIRM, LABEL, text("Harbour Media Group")))
NETWORK = place("network", "0000000000000001")


def read(folder: Path, gold: dict[str, Any], *facts: tuple[str, Any], more: tuple[Triple, ...] = ()) -> Result:
    """Measure one operation, stated by one claim, against one annotated operation from Turkey."""
    annotated = case(folder, operations=[{"key": "lantern", "origins": ["TR"]} | gold])
    stated = operation((io("originatesFrom"), TURKEY), *facts)
    return measure(annotated, [claim(report("harbour.txt"), *stated, *more)], FIRM_NAMED)


def removed(count: int, **details: str) -> tuple[Triple, ...]:
    """A network that the takedown of these tests removed; details are local names or IRIs."""
    number = f"{NETWORK[:-1]}{count % 10}"
    values = {"unit": "account", "precision": "exact"} | details
    stated = ((number, io(name), value if value.startswith(ID) else io(value)) for name, value in values.items())
    event = f"{ID}takedown/{1:016}"
    return ((event, io("removed"), number), (number, TYPE, io("AccountNetwork")), (number, io("assetCount"), integer(count)), *stated)


def act(date: str = "", **fields: Any) -> dict[str, Any]:
    return {"takedowns": [{"by": ["twitter"], "action": "removal", "date": date or None} | fields]}


NAMES = {"names": [["Paper Lantern", "PAPERLANTERN"], ["Night Ferry"]]}
ACCOUNTS = {"count": 40, "precision": "exact", "unit": "account", "platform": "twitter", "role": "core"}
CASES: dict[str, tuple[str, dict[str, Any], tuple[tuple[str, Any], ...], tuple[Triple, ...], Counts]] = {
    "a name by one of its spellings": ("names", NAMES, ((SCHEMA + "name", text("Operation Paperlantern")),), (), Counts(1, 0, 1)),
    "two spellings are one name": (
        "names",
        NAMES,
        ((SCHEMA + "name", text("Paper Lantern")), (SCHEMA + "name", text("PAPERLANTERN")), (SCHEMA + "name", text("Red Kite"))),
        (),
        Counts(1, 1, 1),
    ),
    "where from": ("origins", {"origins": ["TR", "GR"]}, (), (), Counts(1, 0, 1)),
    "a state that is said to back it": ("origins", {"origins": ["TR", "GR"]}, ((io("backedBy"), GREECE),), (), Counts(2, 0, 0)),
    "who is behind it, a legal form apart": (
        "actors",
        {"actors": [["Harbour Media"]]},
        ((io("attributedTo"), FIRM), (io("attributedTo"), TURKEY)),
        (),
        Counts(1, 0, 0),
    ),
    "a part of a name that is long enough": ("actors", {"actors": [["Harbour"]]}, ((io("attributedTo"), FIRM),), (), Counts(1, 0, 0)),
    "a part of a name that is too short": ("actors", {"actors": [["Har"]]}, ((io("attributedTo"), FIRM),), (), Counts(0, 1, 1)),
    "targets": (
        "targets",
        {"targets": ["GR", "BALKANS"]},
        ((io("targets"), place("region", "BALKANS")), (io("targets"), TURKEY)),
        (),
        Counts(1, 1, 1),
    ),
    "platforms it was active on": ("platforms", {"platforms": ["twitter"]}, ((io("activeOn"), TWITTER),), (), Counts(1, 0, 0)),
    "platforms its networks were on": (
        "platforms",
        {"platforms": ["facebook"]},
        (),
        ((NETWORK, io("usedBy"), OPERATION), (NETWORK, io("platform"), FACEBOOK)),
        Counts(1, 0, 0),
    ),
    "topics": ("topics", {"topics": ["elections"]}, ((io("addresses"), place("topic", "nato")),), (), Counts(0, 1, 1)),
    "a sponsor that is there": ("state_backed", {"state_backed": True}, ((io("stateBacked"), boolean(True)),), (), Counts(1, 0, 0)),
    "a sponsor by name": ("state_backed", {"state_backed": True}, ((io("backedBy"), TURKEY),), (), Counts(1, 0, 0)),
    "a sponsor that is denied": ("state_backed", {"state_backed": False}, ((io("attributedTo"), TURKEY),), (), Counts(0, 1, 1)),
    "a sponsor nobody speaks of": ("state_backed", {}, ((io("stateBacked"), boolean(True)),), (), Counts(0, 1, 0)),
    "an act by the owner of the service": ("takedown", act(by=["google"]), (), takedown(YOUTUBE), Counts(1, 0, 0)),
    "another act": ("takedown", act(), (), takedown(TWITTER, kind="Restriction"), Counts(0, 1, 1)),
    "a day": ("date", act("2023-05-04"), (), takedown(TWITTER, (io("date"), Literal("2023-05-04", XSD + "date"))), Counts(1, 0, 0)),
    "a quarter": ("date", act("2023-Q2"), (), takedown(TWITTER, (io("period"), text("2023-Q2"))), Counts(1, 0, 0)),
    "a month is not its day": ("date", act("2023-05"), (), takedown(TWITTER, (io("date"), text("2023-05-04"))), Counts(0, 1, 1)),
    "a count": ("asset", act(assets=[ACCOUNTS]), (), (*takedown(TWITTER), *removed(40)), Counts(1, 0, 0)),
    "a count of something else": ("asset", act(assets=[ACCOUNTS]), (), (*takedown(TWITTER), *removed(40, unit="page")), Counts(0, 1, 1)),
    "a count too many": ("asset", act(assets=[ACCOUNTS]), (), (*takedown(TWITTER), *removed(40), *removed(41)), Counts(1, 1, 0)),
    "how precise a count is": (
        "asset_precision",
        act(assets=[ACCOUNTS]),
        (),
        (*takedown(TWITTER), *removed(40, precision="about")),
        Counts(0, 1, 1),
    ),
    "details of a wrong count are not asked": (
        "asset_precision",
        act(assets=[ACCOUNTS]),
        (),
        (*takedown(TWITTER), *removed(41)),
        Counts(0, 0, 0),
    ),
    "where assets were": (
        "asset_platform",
        act(assets=[ACCOUNTS]),
        (),
        (*takedown(TWITTER), *removed(40, platform=TWITTER)),
        Counts(1, 0, 0),
    ),
    "what part they played": ("asset_role", act(assets=[ACCOUNTS]), (), (*takedown(TWITTER), *removed(40)), Counts(0, 0, 1)),
}


@pytest.mark.parametrize("name", CASES)
def test_a_slot(name: str, tmp_path: Path) -> None:
    slot, gold, facts, more, expected = CASES[name]
    assert read(tmp_path, gold, *facts, more=more).slots[slot] == expected


def test_what_nobody_speaks_of_is_not_counted_as_a_slot(tmp_path: Path) -> None:
    assert "state_backed" not in read(tmp_path, {}).slots
    assert "state_backed" not in read(tmp_path, {}, (io("stateBacked"), boolean(False))).slots


def test_operations_are_paired_by_what_they_share_and_the_rest_counts_as_wrong(tmp_path: Path) -> None:
    annotated = case(tmp_path, operations=[{"key": "a", "origins": ["TR"]}, {"key": "b", "origins": ["IR"], "platforms": ["twitter"]}])
    of = report("harbour.txt")
    claims = [
        claim(of, *operation((io("originatesFrom"), GREECE))),
        claim(of, *operation((io("originatesFrom"), TURKEY), (io("activeOn"), FACEBOOK), iri=OTHER)),
    ]
    result = measure(annotated, claims)
    assert result.slots["operation"] == Counts(1, 1, 1)
    assert result.slots["origins"] == Counts(1, 1, 1)
    assert result.slots["platforms"] == Counts(0, 1, 1)
    assert [(e.slot, e.kind, e.value, e.operation) for e in result.files[0].errors if e.slot == "origins"] == [
        ("origins", "missed", "IR", "b"),
        ("origins", "spurious", "GR", OPERATION),
    ]


@pytest.mark.parametrize("gold", [[["b"], []], [[], ["a"]]])
def test_a_link_counts_once_whichever_end_it_is_said_of(gold: list[list[str]], tmp_path: Path) -> None:
    keys = [{"key": "a", "origins": ["TR"], "links": gold[0]}, {"key": "b", "origins": ["GR"], "links": gold[1]}]
    claims = [
        claim(report("harbour.txt"), *operation((io("originatesFrom"), TURKEY), (io("linkedTo"), OTHER))),
        claim(report("harbour.txt"), *operation((io("originatesFrom"), GREECE), iri=OTHER)),
    ]
    assert measure(case(tmp_path, operations=keys), claims).slots["links"] == Counts(1, 0, 0)


def statement(kind: str, by: str, to: str = "", **more: Any) -> tuple[Triple, ...]:
    event = f"{ID}statement/{kind}"
    sides = ((event, io("actor"), by), *(((event, io("recipient"), to),) if to else ()))
    return ((event, TYPE, io(kind)), *sides, *((event, io(name), value) for name, value in more.items()))


@pytest.mark.parametrize(
    ("gold", "stated", "expected"),
    [
        ({"type": "denial", "by": ["TR"], "to": []}, statement("Denial", TURKEY, GREECE), Counts(1, 0, 0)),
        ({"type": "denial", "by": ["Turkey"], "to": ["FR"]}, statement("Denial", TURKEY, GREECE), Counts(0, 1, 1)),
        ({"type": "demand", "by": ["GR"], "to": ["google"]}, statement("Demand", GREECE, YOUTUBE), Counts(1, 0, 0)),
        ({"type": "accusation", "by": ["GR"], "to": ["TR"]}, statement("Demand", GREECE, TURKEY), Counts(0, 1, 1)),
        ({"type": "block", "by": ["TR"], "to": ["twitter"]}, statement("AccessRestriction", TURKEY, TWITTER), Counts(1, 0, 0)),
        (
            {"type": "block", "by": ["TR"], "to": ["twitter"]},
            statement("AccessRestriction", TURKEY, TWITTER, status=io("threatened")),
            Counts(0, 0, 1),
        ),
    ],
)
def test_statements(gold: dict[str, Any], stated: tuple[Triple, ...], expected: Counts, tmp_path: Path) -> None:
    result = measure(case(tmp_path, relevant=False, statements=[gold]), [claim(report("harbour.txt"), *stated)])
    assert result.slots["statement"] == expected


@pytest.mark.parametrize("mode", [{"modality": "requested"}, {"modality": "hypothetical"}, {"polarity": "negative"}])
def test_only_what_is_stated_counts_but_that_a_demand_was_made_does(mode: dict[str, str], tmp_path: Path) -> None:
    annotated = case(tmp_path, operations=[], statements=[{"type": "demand", "by": ["GR"], "to": ["twitter"]}], relevant=False)
    stated = (*operation((io("originatesFrom"), TURKEY)), *takedown(TWITTER), *statement("Demand", GREECE, TWITTER))
    result = measure(annotated, [claim(report("harbour.txt"), *stated, **mode)])
    assert "operation" not in result.slots
    assert result.slots["statement"] == Counts(1, 0, 0)


def test_relevance_is_told_by_operations_and_by_disputes_about_them(tmp_path: Path) -> None:
    claims = {
        "operation": claim(report("harbour.txt"), *operation()),
        "denial": claim(report("harbour.txt"), *statement("Denial", TURKEY)),
        "demand": claim(report("harbour.txt"), *statement("Demand", GREECE, TWITTER)),
    }
    beside, about = (case(tmp_path, relevant=relevant, operations=[]) for relevant in (False, True))
    assert {name: measure(about, [c]).relevance for name, c in claims.items()} == {
        "operation": Counts(hit=1),
        "denial": Counts(hit=1),
        "demand": Counts(missed=1),
    }
    assert {name: measure(beside, [c]).relevance for name, c in claims.items()} == {
        "operation": Counts(spurious=1),
        "denial": Counts(spurious=1),
        "demand": Counts(),
    }


def test_a_trap_is_hit_where_its_number_is_taken_for_assets_and_is_none(tmp_path: Path) -> None:
    traps = [{"count": 40, "unit": "follower", "why": "reach"}, {"count": 7, "unit": "year", "why": "age"}]
    claims = [claim(report("harbour.txt"), *operation(), *takedown(TWITTER), *removed(40))]
    fallen = measure(case(tmp_path, operations=[{"key": "a"}], traps=traps), claims)
    real = measure(case(tmp_path, operations=[{"key": "a"} | act(assets=[ACCOUNTS])], traps=traps), claims)
    assert (fallen.traps_hit, real.traps_hit) == (1, 0)


def test_shares_are_whole_where_there_is_nothing_to_divide_by() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (1, 1, 1)
    assert (Counts(missed=2).precision, Counts(missed=2).recall, Counts(missed=2).f1) == (1, 0, 0)
    assert Counts(3, 1, 2).f1 == pytest.approx(6 / 9)
