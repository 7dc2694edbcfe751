"""Copies, new versions, other languages, texts that are not kept, and builds that are interrupted."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import pipeline
from kg.building.revisions import load_revisions
from kg.building.summary import Summary
from kg.building.verify import kept_findings
from kg.model import Claim, Extract, Report, evidence
from kg.namespaces import IO, TYPE, thing
from kg.ontology import Ontology
from kg.sources.find import find_inputs

URL = "https://news.example.org/story"


def sentences(report: Report, ontology: Ontology, *, gate: bool = True) -> Extract:
    """Stands for the extractors: each sentence states an operation; one with "stop" is where the user presses Ctrl-C."""
    if "stop" in report.text:
        raise KeyboardInterrupt
    claims, at = [], 0
    for sentence in report.text.strip().split("\n"):
        at = report.text.index(sentence, at)
        found = evidence(report, at, at + len(sentence))
        stated = ((thing("operation", report.id, sentence), TYPE, IO + "InfluenceOperation"),)
        claims.append(Claim(report.id, stated, (found,), report.id, "asserted", "fake"))
    return Extract(report, True, tuple(claims), words=5)


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Summary]:
    monkeypatch.setattr("kg.extractors.extract_reports", lambda reports, known, *, gate: (sentences(r, known, gate=gate) for r in reports))

    def run(*names: str, out: str = "out", **options: bool) -> Summary:
        return pipeline.build(find_inputs([str(tmp_path / name) for name in names]), tmp_path / out, **options)

    return run


def put(folder: Path, name: str, text: str, url: str = "") -> None:
    (folder / name).write_text(f"---\nurl: {url or 'null'}\n---\n\n{text}\n" if url else text + "\n", encoding="utf-8")


def graph(folder: Path) -> str:
    return (folder / "out" / "graph.nq").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("An operation.", URL), ("An  OPERATION\n", "https://copy.example.org/x"), True),
        (("An operation.", ""), ("An “operation”.", URL), True),
        (("An operation.", f"{URL}?utm_source=a#top"), ("Something else.", URL), True),
        (("An operation.", URL), ("Another operation.", "https://news.example.org/other"), False),
    ],
)
def test_the_same_text_is_one_report_however_it_arrived(
    tmp_path: Path, build: Callable[..., Summary], one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    put(tmp_path, "a.txt", *one)
    put(tmp_path, "b.txt", *other)
    together = build("a.txt", "b.txt")
    assert together.reports == (1 if same else 2)
    assert bool(together.skipped) == same
    build("a.txt", out="later")
    assert build("b.txt", out="later").reports == (1 if same else 2)


def test_a_new_version_of_a_page_replaces_it_and_what_changed_is_kept(tmp_path: Path, build: Callable[..., Summary]) -> None:
    put(tmp_path, "a.txt", "Rain fell.\nOne operation.\nTwo operations.", URL)
    build("a.txt")
    put(tmp_path, "a.txt", "News: rain fell.\nTwo operations.\nThree operations.", URL)
    summary = build("a.txt")
    (row,) = load_revisions(tmp_path / "out")
    assert [claim["quote"] for claim in row["gone"]] == ["Rain fell.", "One operation."]
    assert [claim["quote"] for claim in row["new"]] == ["News: rain fell.", "Three operations."]
    assert summary.notes[-1].endswith("was read in a new version: 2 claims gone, 2 new")
    assert "One operation" not in graph(tmp_path)
    kept = tmp_path / "out" / "reports" / f"{row['former']}.txt"
    assert "One operation" in kept.read_text(encoding="utf-8")
    build("a.txt")
    assert len(load_revisions(tmp_path / "out")) == 1
    assert kept.exists()
    build("a.txt", fresh=True)
    assert not load_revisions(tmp_path / "out")


def test_a_later_copy_of_a_page_counts_and_the_older_one_does_not_come_back(tmp_path: Path, build: Callable[..., Summary]) -> None:
    put(tmp_path, "a.txt", "One operation.", URL)
    put(tmp_path, "b.txt", "Two operations.", URL)
    build("a.txt")
    build("b.txt")
    assert "Two operations" in graph(tmp_path)
    again = build("a.txt", "b.txt")
    assert "One operation" not in graph(tmp_path)
    assert [why for _, why in again.skipped] == ["another version of the page that is already there from b.txt, which is kept"]
    assert len(load_revisions(tmp_path / "out")) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "L’opération a été menée par une agence de Moscou, selon les chercheurs de la plateforme, qui ont supprimé des comptes. " * 3,
            "fr",
        ),
        (
            "Die Kampagne wurde von einer Agentur in Moskau geführt, wie die Plattform mitteilte, die Hunderte Konten gelöscht hat. " * 3,
            "de",
        ),
        ("Сеть управлялась агентством в Москве, сообщила платформа, удалившая сотни учётных записей за последнюю неделю. " * 3, "ru"),
    ],
)
def test_a_report_in_another_language_is_listed_not_half_read(tmp_path: Path, build: Callable[..., Summary], text: str, why: str) -> None:
    put(tmp_path, "a.txt", "One operation.")
    put(tmp_path, "b.txt", text)
    (tmp_path / "c.html").write_text(f"<html lang='en'><body><article><p>{text}</p></article></body></html>", encoding="utf-8")
    summary = build("a.txt", "b.txt", "c.html")
    assert {reason for _, reason in summary.skipped} == {f"its language seems to be {why}, only English is read"}
    assert (summary.status, summary.reports, len(summary.skipped)) == (0, 1, 2)
    told = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert [row["file"] for row in told["skipped"]] == ["b.txt", "c.html"]


def test_texts_are_kept_as_read_and_quotes_checked_against_them(tmp_path: Path, build: Callable[..., Summary]) -> None:
    put(tmp_path, "a.txt", "One “operation” \u2028 here.", URL)
    build("a.txt")
    (kept,) = (tmp_path / "out" / "reports").glob("*.txt")
    assert kept.read_bytes().decode() == "One “operation” \u2028 here.\n"
    assert not list(kept_findings(tmp_path / "out"))
    kept.write_text("One “operetta” \u2028 here..\n", encoding="utf-8")
    messages = [finding.message for finding in kept_findings(tmp_path / "out")]
    assert messages[0] == "The text that is kept is not the one that was read."
    assert messages[1].startswith("The quote 'One “operation”")


def test_texts_need_not_be_kept(tmp_path: Path, build: Callable[..., Summary], monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt", "One operation.")
    put(tmp_path, "b.txt", "Two operations.")
    build("a.txt", keep=False)
    assert not list((tmp_path / "out" / "reports").glob("*.txt"))
    assert build("b.txt", keep=False).reports == 2
    assert not list(kept_findings(tmp_path / "out"))
    monkeypatch.setattr(pipeline, "code_digest", lambda: "a later version")
    summary = build("b.txt", keep=False)
    assert summary.failed == (("a.txt", "was read by another version of this program, and its text was not kept"),)


def test_an_interrupted_build_keeps_what_was_read_and_the_next_goes_on(tmp_path: Path, build: Callable[..., Summary]) -> None:
    for number in range(40):  # more than one shard
        put(tmp_path, f"{number:02}.txt", f"Operation {number}.")
    put(tmp_path, "35.txt", "Please stop.")
    summary = build(*(f"{number:02}.txt" for number in range(40)))
    assert (summary.status, summary.reports, summary.read, summary.unread) == (130, 35, 35, 5)
    assert ", 5 reports not yet;" in "\n".join(summary.counts())
    put(tmp_path, "35.txt", "Operation 35.")
    assert build(*(f"{number:02}.txt" for number in range(40))).reports == 40


def test_an_interruption_never_costs_what_was_there(tmp_path: Path, build: Callable[..., Summary], monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt", "One operation.", URL)
    build("a.txt")
    put(tmp_path, "a.txt", "Please stop.", URL)
    summary = build("a.txt")
    assert (summary.status, summary.interrupted) == (130, True)
    assert "One operation" in graph(tmp_path)
    before = graph(tmp_path)
    monkeypatch.setattr(pipeline, "code_digest", lambda: "a later version")
    with pytest.raises(KeyboardInterrupt):
        build("a.txt")
    assert graph(tmp_path) == before


def test_of_a_dump_only_what_is_to_the_point_is_held(tmp_path: Path, build: Callable[..., Summary]) -> None:
    rows = [{"text": f"Rain number {number}."} for number in range(50)] + [
        {"text": "An influence operation removed by Twitter.", "url": URL}
    ]
    (tmp_path / "dump.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    summary = build("dump.jsonl")
    assert (summary.read, summary.reports, summary.irrelevant) == (51, 1, 50)
    told = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert told["irrelevant in dumps"] == {"dump.jsonl": 50}
    assert told["irrelevant"] == []
    assert [row["file"] for row in told["reports"]] == ["dump.jsonl/row 51"]
    assert build("dump.jsonl").unchanged == 1
    (tmp_path / "again.jsonl").write_text(json.dumps(rows[-1]) + "\n")
    assert build("again.jsonl").skipped == ()
    assert json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["copies in dumps"] == {"again.jsonl": 1}
