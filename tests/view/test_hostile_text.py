"""A report that tries to break out: it builds, shows as text and runs nothing, in the page, on a terminal and in every file."""

import csv
import io
import json
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from drawn_graphs import HOSTILE
from drive import find

sys.path.append(str(Path(__file__).parents[1]))
from threads import in_threads

from kg.cli import main
from kg.view import render
from kg.view.frame import framed

Open = Callable[..., Any]
ESCAPE = "\x1b[31m\x1b]0;taken\x07\x1b[2J"
SCRIPT = "</script><script>alert(1)</script>"
TITLE = f"{SCRIPT} <img src=x onerror=alert(2)> {{{{ 7*7 }}}} \u202egnihsulf\u202c \u2028 \u2066x"
PUBLISHER = f"=cmd|' /C calc'!A0 <svg onload=alert(4)> \x00{ESCAPE}"
NAME = "Paper" + "x" * 10_000
REPORT = f"""---
title: {json.dumps(TITLE + ESCAPE)}
url: "javascript:alert(3)//https://courier.example/"
publisher: {json.dumps(PUBLISHER)}
published: 2024-03-05
---

Twitter said on Tuesday it removed 312 accounts tied to an operation linked to Russia that targeted Ukraine {SCRIPT}.
Facebook said it took down 57 pages of a campaign called "{SCRIPT}" that it attributed to China {ESCAPE} \u202elive\u202c \u2028.
Twitter removed 44 accounts of the operation dubbed {NAME}, <img src=x onerror=alert(5)>, which it traced to Iran javascript:alert(6).
Google said the network, known as ' onmouseover=alert(7) x=', was backed by Russia and pushed
<b onclick=alert(8)>false stories</b> about Ukraine.
Russia denied the claims: "<iframe srcdoc='<script>alert(9)</script>'>" it said, calling them {{% raw %}} lies.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    with in_threads():
        assert main(["build", str(folder / "report.txt"), "-o", str(folder / "graph"), "--quiet"]) == 0
    return folder / "graph"


def test_a_file_with_nul_bytes_costs_the_others_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "nul.txt").write_text(REPORT.replace("Facebook", "Face\0book"), encoding="utf-8")
    with in_threads():
        assert main(["build", str(tmp_path / "good.txt"), str(tmp_path / "nul.txt"), "-o", str(tmp_path / "graph")]) == 3
    assert "nul.txt: holds NUL bytes" in capsys.readouterr().err


def steers(text: str) -> list[str]:
    """Return the characters that a terminal or an editor would act on."""
    return [char for char in text if char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cf", "Cs")]


def test_every_file_the_build_writes_can_be_read_back(built: Path) -> None:
    formats = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "ttl": ox.RdfFormat.TURTLE}
    read = {name: ox.parse((built / f"graph.{name}").read_bytes(), format=form) for name, form in formats.items()}
    counts = {name: len(set(map(str, quads))) for name, quads in read.items()}
    assert counts["nq"] == counts["trig"] > 100
    assert len(rdflib.Graph().parse(built / "graph.ttl")) == counts["ttl"]
    assert json.loads((built / "run.json").read_text(encoding="utf-8"))
    written = {path.relative_to(built).parts[0] for path in built.rglob("*") if path.is_file()}
    assert written == {".cache", "graph.html", "graph.nq", "graph.trig", "graph.ttl", "reports", "run.json", "store", "text.sqlite"}


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig", "graph.ttl", "run.json"])
def test_no_text_file_steers_a_terminal(built: Path, name: str) -> None:
    text = (built / name).read_text(encoding="utf-8")
    assert not [char for char in steers(text) if unicodedata.category(char) == "Cc"]


def test_the_page_holds_only_our_tags(built: Path) -> None:
    html = (built / "graph.html").read_text(encoding="utf-8")
    plain = render(nx.MultiDiGraph())
    assert re.findall(r"<script|<img|<svg|<iframe|<b ", html) == re.findall(r"<script|<img|<svg|<iframe|<b ", plain)
    assert "Paperxxx" in html
    data = html[html.index('id="nodes"') : html.index("kgWarn")]
    assert len(data) > 5000 and not [char for char in "\x00\x1b\u202e\u2028\u2066" if char in data]


@pytest.mark.parametrize("query", ["claims", "evidence", "reports", "operations", "takedowns", "denials"])
@pytest.mark.parametrize("tty", [True, False])
def test_a_table_on_a_terminal_is_text(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], query: str, tty: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: tty, raising=False)
    assert main(["query", query, "-g", str(built), "--format", "table"]) == 0
    out = re.sub(r"\x1b\[[01]m", "", capsys.readouterr().out)  # rich's own bold heads of columns
    assert len(out) > 100 and steers(out) == []


@pytest.mark.parametrize("arguments", ["show Russia", "path Russia Twitter", "stats", "query reports --format tsv"])
def test_nothing_else_steers_a_terminal(built: Path, capsys: pytest.CaptureFixture[str], arguments: str) -> None:
    assert main([*arguments.split(), "-g", str(built)]) == 0
    out = capsys.readouterr().out
    assert len(out) > 50 and steers(out) == []


def test_no_cell_of_a_csv_is_a_formula(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "reports", "-g", str(built), "--format", "csv"]) == 0
    cells = [cell for row in csv.reader(io.StringIO(capsys.readouterr().out)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


@pytest.mark.browser
def test_the_page_shows_it_as_text_and_runs_nothing(built: Path, opened: Open) -> None:
    page, faults = opened((built / "graph.html").read_text(encoding="utf-8"))
    tour(page)
    quotes = page.evaluate("kg.data.sources.map((one) => one.quote).join(' ')")
    assert SCRIPT in quotes and "onerror=alert(5)" in quotes
    assert page.locator("#panel a[target]").count() == 0  # the report's address is not one to follow
    assert faults == []


@pytest.mark.browser
def test_hostile_labels_names_and_ids_are_text(hostile: "nx.MultiDiGraph[str]", opened: Open) -> None:
    page, faults = opened(render(hostile, title=HOSTILE[0]))
    assert page.inner_text("h1") == HOSTILE[0]
    tour(page)
    assert find(page, HOSTILE[1]) == HOSTILE[1]
    assert f"“{HOSTILE[1]}”" in page.inner_text("#panel")
    address = page.evaluate("location.hash.slice(1)")
    again, more = opened(render(hostile), address)
    assert again.inner_text("#panel h2") == HOSTILE[1]
    assert faults == more == []


@pytest.mark.browser
def test_hostile_text_is_text_in_a_notebook(hostile: "nx.MultiDiGraph[str]", opened: Open) -> None:
    page, faults = opened(f"<!DOCTYPE html><body data-ready>{framed(hostile)}</body>")
    inner = page.frames[1]
    inner.wait_for_selector("body[data-ready]")
    assert page.locator("script").count() == 0
    inner.evaluate("kg.acts.choose(`node:${kg.data.nodes[0].id}`)")
    assert inner.locator("img, iframe").count() == 0
    assert faults == []


def tour(page: Any) -> None:
    """Open every thing and line, on every tab, and look at the links."""
    for tab in ("timeline", "table", "matrix", "graph"):
        page.click(f"#tab-{tab}")
    page.select_option("#detail", "3")
    keys = {
        "node": "kg.data.nodes.map((one) => one.id)",
        "line": "[...kg.data.lineAt.keys()]",
        "statement": "[...kg.data.statementAt.keys()]",
    }
    for kind, script in keys.items():
        for key in page.evaluate(script):
            page.evaluate("([kind, key]) => kg.acts.choose(`${kind}:${key}`)", [kind, key])
            assert page.is_visible("#panel")
            for link in page.locator("#panel a").all():
                assert re.match(r"#chosen=|https://x\.example/", str(link.get_attribute("href")))
    assert page.locator("img, iframe, #panel script, #panel svg[onload]").count() == 0
