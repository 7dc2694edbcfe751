"""What a graph folder holds after one or several builds, and after those that go wrong."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg import pipeline
from kg.building.shelf import Shelf
from kg.building.summary import Summary
from kg.errors import ReportError, StoreError
from kg.model import Claim, Evidence, Extract, Report, evidence
from kg.namespaces import IO, TYPE, thing
from kg.ontology import Ontology
from kg.sources.find import find_inputs

FILES = ("graph.nq", "graph.trig", "graph.ttl", "graph.html", "run.json")


class Extractor:
    """Stands for the extractors: a text that has the word "operation" states that there is one. Counts what it read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, report: Report, ontology: Ontology, *, gate: bool = True) -> Extract:
        self.read.append(report.file_name)
        if "crash" in report.text:
            raise ZeroDivisionError("inside an extractor")
        if "operation" not in report.text:
            return Extract(report, False, words=3)
        found = evidence(report, 0, len(report.text.strip()))
        if "misquote" in report.text:
            found = Evidence(report.id, 0, 8, "misquoth")
        stated = ((thing("operation", report.id), TYPE, IO + "InfluenceOperation"),)
        return Extract(report, True, (Claim(report.id, stated, (found,), report.id, "asserted", "fake"),), words=5)


@pytest.fixture
def extractor(monkeypatch: pytest.MonkeyPatch) -> Extractor:
    fake = Extractor()
    monkeypatch.setattr("kg.extractors.extract_reports", lambda reports, known, *, gate: (fake(r, known, gate=gate) for r in reports))
    return fake


@pytest.fixture
def build(tmp_path: Path, extractor: Extractor) -> Callable[..., Summary]:
    def run(*names: str, out: str = "out", **options: bool) -> Summary:
        return pipeline.build(find_inputs([str(tmp_path / name) for name in names]), tmp_path / out, **options)

    return run


def put(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text + "\n")


def content(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def account(folder: Path) -> dict[str, object]:
    read: dict[str, object] = json.loads((folder / "run.json").read_text())
    return read


def files(folder: Path) -> list[str]:
    rows = json.loads((folder / "run.json").read_text())["reports"]
    return sorted(row["file"] for row in rows)


def test_two_builds_give_the_bytes_of_one(tmp_path: Path, build: Callable[..., Summary]) -> None:
    put(tmp_path, a="An operation here.", b="Another operation there.", c="Rain.")
    build("a.txt", "c.txt", out="steps")
    build("b.txt", out="steps")
    build("b.txt", "c.txt", "a.txt", out="once")
    assert content(tmp_path / "steps") == content(tmp_path / "once")


def test_what_was_built_stays_when_its_file_is_gone(tmp_path: Path, build: Callable[..., Summary], extractor: Extractor) -> None:
    put(tmp_path, a="An operation here.", b="Another operation there.")
    build("a.txt")
    (tmp_path / "a.txt").unlink()
    build("b.txt")
    assert files(tmp_path / "out") == ["a.txt", "b.txt"]
    assert extractor.read == ["a.txt", "b.txt"]


def test_unchanged_reports_are_not_read_again(tmp_path: Path, build: Callable[..., Summary], extractor: Extractor) -> None:
    put(tmp_path, a="An operation here.", c="Rain.")
    build("a.txt", "c.txt")
    before = content(tmp_path / "out")
    again = build("a.txt", "c.txt")
    assert extractor.read == ["a.txt", "c.txt"]
    assert (again.read, again.unchanged, again.reports, again.irrelevant) == (2, 2, 1, 1)
    assert content(tmp_path / "out") == before


def test_another_version_reads_everything_again_even_without_the_files(
    tmp_path: Path, build: Callable[..., Summary], extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, a="An operation here.", b="Another operation there.")
    build("a.txt")
    (tmp_path / "a.txt").unlink()
    monkeypatch.setattr(pipeline, "code_digest", lambda: "a later version")
    build("b.txt")
    assert sorted(extractor.read) == ["a.txt", "a.txt", "b.txt"]
    assert files(tmp_path / "out") == ["a.txt", "b.txt"]


def test_an_edited_file_replaces_its_former_self(tmp_path: Path, build: Callable[..., Summary]) -> None:
    put(tmp_path, a="An operation here.")
    build("a.txt")
    put(tmp_path, a="An operation elsewhere.")
    build("a.txt")
    assert files(tmp_path / "out") == ["a.txt"]
    assert b"elsewhere" in (tmp_path / "out" / "graph.nq").read_bytes()
    assert b"operation here" not in (tmp_path / "out" / "graph.nq").read_bytes()
    assert [path.read_text() for path in (tmp_path / "out" / "reports").glob("*.txt")] == ["An operation elsewhere.\n"]


def test_of_two_copies_the_first_is_kept_and_it_is_said(tmp_path: Path, build: Callable[..., Summary]) -> None:
    put(tmp_path, a="An operation here.", b="An operation here.")
    for _ in range(2):
        summary = build("a.txt", "b.txt")
        assert files(tmp_path / "out") == ["a.txt"]
        assert summary.skipped == ((str(tmp_path / "b.txt"), "the same report as a.txt, which is kept"),)


def test_fresh_forgets(tmp_path: Path, build: Callable[..., Summary]) -> None:
    put(tmp_path, a="An operation here.", b="Another operation there.")
    build("a.txt")
    build("b.txt", fresh=True)
    assert files(tmp_path / "out") == ["b.txt"]


def test_a_report_that_breaks_its_extractor_is_set_aside_and_named(tmp_path: Path, build: Callable[..., Summary]) -> None:
    put(tmp_path, a="An operation here.", b="This operation will crash.")
    summary = build("a.txt", "b.txt")
    assert summary.failed == (("b.txt", "could not be analysed: ZeroDivisionError: inside an extractor"),)
    assert summary.status == 3
    assert files(tmp_path / "out") == ["a.txt"]
    assert account(tmp_path / "out")["failed"] == [{"file": "b.txt", "why": summary.failed[0][1]}]


@pytest.mark.parametrize("name", ["b.txt", "gone.txt"])
def test_fail_fast_stops_and_changes_nothing(tmp_path: Path, build: Callable[..., Summary], name: str) -> None:
    put(tmp_path, a="An operation here.", b="This operation will crash.", c="A third operation.")
    build("a.txt")
    before = content(tmp_path / "out")
    with pytest.raises(ReportError, match=name):
        build(name, "c.txt", fail_fast=True)
    assert content(tmp_path / "out") == before


def test_a_report_whose_quote_is_not_in_its_text_is_set_aside(tmp_path: Path, build: Callable[..., Summary]) -> None:
    put(tmp_path, a="An operation here.", b="A misquote of an operation.")
    summary = build("a.txt", "b.txt")
    assert (summary.status, summary.reports) == (3, 1)
    ((file, why),) = summary.failed
    assert file == "b.txt"
    assert why.startswith("what was read from it is not valid: The quote 'misquoth' is not what the text says")
    assert files(tmp_path / "out") == ["a.txt"]


def test_a_kept_report_that_no_longer_has_its_quotes_stops_the_build(tmp_path: Path, build: Callable[..., Summary]) -> None:
    put(tmp_path, a="An operation here.", b="Another operation there.")
    build("a.txt")
    before = content(tmp_path / "out")
    (kept,) = (tmp_path / "out" / "reports").glob("*.txt")
    kept.write_text(kept.read_text().replace("operation here", "operetta here"))
    summary = build("b.txt")
    assert summary.status == 1
    assert summary.errors[0].startswith("a.txt: The quote 'An operation here.' is not what the text says at 0 to 18.")
    assert content(tmp_path / "out") == before
    assert not (tmp_path / "out" / ".next").exists()


def test_a_full_disk_leaves_the_former_graph(tmp_path: Path, build: Callable[..., Summary], monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, a="An operation here.", b="Another operation there.")
    build("a.txt")
    before = content(tmp_path / "out")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pipeline, "write_account", full)
    with pytest.raises(OSError, match="No space"):
        build("b.txt")
    assert content(tmp_path / "out") == before


def test_the_account_says_what_was_left_out_and_no_place_of_this_machine(tmp_path: Path, build: Callable[..., Summary]) -> None:
    put(tmp_path, a="An operation here.", c="Rain.", e="", f="---\nlanguage: fr\n---\nUne operation.")
    summary = build("a.txt", "c.txt", "e.txt", "f.txt", "gone.txt")
    told = account(tmp_path / "out")
    assert told["failed"] == [{"file": "e.txt", "why": "is empty"}, {"file": "gone.txt", "why": "no such file or folder"}]
    assert told["skipped"] == [{"file": "f.txt", "why": "its language is fr, only English is read"}]
    assert [row[2] for row in json.loads((tmp_path / "out" / "run.json").read_text())["irrelevant"]] == ["c.txt"]
    assert str(tmp_path) not in (tmp_path / "out" / "run.json").read_text()
    assert (summary.read, summary.reports, summary.irrelevant, summary.status) == (2, 1, 1, 3)


def test_a_date_can_be_given_for_reports_that_have_none(tmp_path: Path, extractor: Extractor) -> None:
    put(tmp_path, a="An operation here.", b="---\npublished: 2020-01-01\n---\nAnother operation.")
    pipeline.build(find_inputs([str(tmp_path)]), tmp_path / "out", published=date(2024, 5, 6))
    text = (tmp_path / "out" / "graph.nq").read_text()
    assert '"2024-05-06"' in text
    assert '"2020-01-01"' in text


def test_with_nothing_to_read_nothing_is_written(tmp_path: Path, build: Callable[..., Summary]) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReportError, match="nothing to build from"):
        build("empty")
    assert not (tmp_path / "out" / "graph.nq").exists()


@pytest.mark.parametrize("spoilt", ["run.json", "reports"])
def test_a_folder_that_was_tampered_with_is_refused_and_fresh_helps(tmp_path: Path, build: Callable[..., Summary], spoilt: str) -> None:
    put(tmp_path, a="An operation here.", b="Another operation there.")
    build("a.txt")
    target = tmp_path / "out" / spoilt
    for path in target.iterdir() if target.is_dir() else [target]:
        path.write_text("{}")
    with pytest.raises(StoreError, match="build with --fresh to start over"):
        build("b.txt")
    assert build("a.txt", "b.txt", fresh=True).reports == 2


def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    report = Report('Text \u2028 "İ" \U0001f600', "a.txt", "00", "T", "https://example.org/x", "P", date(2020, 1, 2), "en")
    claim = Claim(report.id, (("s", "p", "o"),), (evidence(report, 5, 9),), "speaker", "alleged", "fake", "negative", 0.25)
    extract = Extract(report, True, (claim,), (("s", TYPE, "o"),), 4)
    shelf = Shelf(tmp_path, "version")
    shelf.prepare()
    shelf.put("name", extract)
    assert shelf.extract("name") == (extract, [])
