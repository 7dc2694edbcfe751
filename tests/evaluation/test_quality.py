"""The quality gate: the README shows what is recorded, and what falls below a floor or is measured on other texts is told."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.evaluation.result import Counts, FileResult, Result

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
import quality


def result(hit: int, spurious: int = 0, traps: int = 0) -> Result:
    counts = Counts(hit, spurious, 0)
    return Result((FileResult("x.txt", {"origins": counts}, (), Counts(1, 0, 0), (2, 2), traps),), ())


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "x.txt").write_text("Some report.")
    (tmp_path / "x.gold.json").write_text("{}")
    return tmp_path


@pytest.fixture
def held(corpus: Path) -> dict[str, Any]:
    return quality.recorded(corpus, result(9, 1), {})


def test_the_readme_shows_what_is_recorded() -> None:
    record, readme = json.loads(quality.RECORD.read_text(encoding="utf-8")), quality.README.read_text(encoding="utf-8")
    assert record.keys() == quality.CORPORA.keys()
    assert quality.with_tables(readme, record) == readme
    assert quality.written(record) == quality.RECORD.read_text(encoding="utf-8")


def test_every_slot_has_floors_below_its_figures() -> None:
    record = json.loads(quality.RECORD.read_text(encoding="utf-8"))
    for corpus in record.values():
        assert corpus["floors"].keys() == corpus["figures"].keys() > {"CORE", "relevance", "operation"}
        for slot, kinds in corpus["floors"].items():
            assert kinds.keys() == {"precision", "recall", "f1"}
            assert all(least <= corpus["figures"][slot][kind] for kind, least in kinds.items())


def test_what_is_recorded_passes(corpus: Path, held: dict[str, Any]) -> None:
    assert list(quality.complaints(corpus, result(9, 1), held)) == []


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (result(8, 2), "origins: precision is 0.800, below 0.88"),
        (result(9, 1, traps=1), "1 traps hit, more than 0"),
        (result(10), "the figures are not those that are recorded"),
    ],
)
def test_what_is_worse_or_not_as_recorded_is_told(corpus: Path, held: dict[str, Any], now: Result, says: str) -> None:
    assert any(line.startswith(says) for line in quality.complaints(corpus, now, held))


@pytest.mark.parametrize("name", ["x.txt", "x.gold.json"])
def test_floors_mean_nothing_for_other_texts_or_annotations(corpus: Path, held: dict[str, Any], name: str) -> None:
    (corpus / name).write_text("Something else.")
    [line] = quality.complaints(corpus, result(9, 1), held)
    assert line.startswith(f"is edition {quality.edition(corpus)}, the floors are for {held['digest']}")


def test_setting_raises_floors_and_lowers_none(corpus: Path, held: dict[str, Any]) -> None:
    worse, better = (quality.recorded(corpus, now, held) for now in (result(8, 2), result(10)))
    assert worse["floors"] == held["floors"]
    assert better["floors"]["origins"]["precision"] == 0.98
    assert worse["figures"]["origins"]["precision"] == 0.8


def test_setting_for_other_texts_begins_anew(corpus: Path, held: dict[str, Any]) -> None:
    (corpus / "x.txt").write_text("Something else.")
    assert quality.recorded(corpus, result(8, 2), held)["floors"]["origins"]["precision"] == 0.78
