"""What annotations say, and what is said of those that are wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.evaluation import GoldError, load_cases

WHOLE: dict[str, Any] = {
    "relevant": True,
    "operations": [
        {
            "key": "lantern",
            "names": [["Paper Lantern", "PAPERLANTERN"]],
            "origins": ["TR"],
            "state_backed": False,
            "actors": [["Harbour Media Ltd."]],
            "targets": ["GR", "balkans"],
            "platforms": ["facebook"],
            "topics": ["elections"],
            "takedowns": [
                {
                    "by": ["instagram"],
                    "action": "removal",
                    "date": "2023-05",
                    "assets": [{"count": 12, "precision": "atLeast", "unit": "page", "platform": "facebook", "role": None}],
                }
            ],
            "links": [],
        }
    ],
    "statements": [{"type": "denial", "by": ["TR"], "to": None}],
    "traps": [{"count": 900, "unit": "follower", "why": "reach"}],
}


def changed(**top: Any) -> dict[str, Any]:
    return WHOLE | top


def operation(**fields: Any) -> dict[str, Any]:
    return changed(operations=[WHOLE["operations"][0] | fields])


def act(**fields: Any) -> dict[str, Any]:
    return operation(takedowns=[WHOLE["operations"][0]["takedowns"][0] | fields])


def saved(folder: Path, content: Any) -> Path:
    path = folder / "lantern.gold.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_an_annotation_is_read_whole(tmp_path: Path) -> None:
    saved(tmp_path, WHOLE)
    (case,) = load_cases([tmp_path])
    (found,) = case.gold.operations
    assert case.path == tmp_path / "lantern.txt"
    assert found.names == (frozenset({"paper lantern", "paperlantern"}),)
    assert found.actors == (frozenset({"harbour media"}),)
    assert found.targets == {"GR", "BALKANS"}
    assert found.state_backed is False
    assert (found.acts[0].by, found.acts[0].dates) == ({"meta"}, {"2023-05"})
    assert (found.assets[0].count, found.assets[0].unit, found.assets[0].role) == (12, "page", "")
    assert str(case.gold.statements[0]) == "denial: TR -> -"
    assert case.gold.traps == (900,)


def test_only_what_says_something_needs_to_be_there(tmp_path: Path) -> None:
    saved(tmp_path, {"relevant": True, "operations": [{"key": "bare"}]})
    (case,) = load_cases([tmp_path])
    assert case.gold.operations[0].key == "bare"
    assert case.gold.statements == ()


def test_cases_come_folder_by_folder_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b/x", "a/z", "a/y"):
        path = tmp_path / f"{name}.gold.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"relevant": False}), encoding="utf-8")
    cases = load_cases([tmp_path / "b", tmp_path / "a"])
    assert [case.path.stem for case in cases] == ["x", "y", "z"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('{"relevant": true,\n "operations": [}', "line 2, column 17: not JSON: Expecting value"),
        ("", "line 1, column 1: not JSON"),
        ([], "expected an object { }"),
        (changed(relevant="yes"), "relevant: expected true or false"),
        ({"operations": []}, "relevant: expected true or false"),
        (changed(operations={}), "operations: expected a list [ ]"),
        (changed(operation=[]), "unknown key 'operation'; did you mean 'operations'?"),
        (changed(operations=[{"names": []}]), "operations[0].key: expected a string"),
        (changed(operations=[{"key": "a"}, {"key": "a"}]), "operations: 2 of them have the key 'a'"),
        (operation(origin=["TR"]), "operations[0]: unknown key 'origin'; did you mean 'origins'?"),
        (operation(origins="TR"), "operations[0].origins: expected a list [ ]"),
        (operation(names=["Paper Lantern"]), "operations[0].names[0]: expected a list [ ]"),
        (operation(state_backed="no"), "operations[0].state_backed: expected true or false"),
        (act(action="takedown"), "operations[0].takedowns[0].action: 'takedown' is none of block, indictment"),
        (act(by=None), "operations[0].takedowns[0].by: expected a list [ ]"),
        (act(assets=[{"count": "12", "unit": "page"}]), "operations[0].takedowns[0].assets[0].count: expected a whole number"),
        (act(assets=[{"count": True, "unit": "page"}]), "assets[0].count: expected a whole number"),
        (act(assets=[{"count": 12}]), "assets[0].unit: expected a string"),
        (act(assets=[{"count": 12, "unit": "page", "precision": "circa"}]), "assets[0].precision: 'circa' is none of about, atLeast"),
        (changed(statements=[{"type": "reply", "by": ["TR"]}]), "statements[0].type: 'reply' is none of accusation, block"),
        (changed(traps=[900]), "traps[0]: expected an object { }"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_its_place(content: Any, complaint: str, tmp_path: Path) -> None:
    path = saved(tmp_path, content)
    with pytest.raises(GoldError) as raised:
        load_cases([tmp_path])
    assert str(raised.value).startswith(f"{path}: ")
    assert complaint in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.gold.json").write_bytes('{"relevant": "é"}'.encode("latin-1"))
    with pytest.raises(GoldError, match=r"x\.gold\.json: not UTF-8"):
        load_cases([tmp_path])


def test_nothing_to_evaluate_is_said(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="nothing to evaluate"):
        load_cases([tmp_path])
