"""The page as a reader meets it, in headless Chromium: the drawing, the panel, narrow windows, notices."""

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from drawn_graphs import QUOTE, Drawn, source
from drive import drawn, find, focused, painted, spot, tool

from kg.view import render

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def test_a_click_on_a_network_opens_its_sentence(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    page.mouse.click(*spot(page, "network/core"))
    page.wait_for_selector("#panel:not([hidden])")
    text = page.inner_text("#panel")
    for expected in (QUOTE, "23,750 core accounts on Twitter", "Account network", "Twitter · reported · 1 report", "confidence 0.90"):
        assert expected in text
    for expected in ("Ministry tells a platform", "The Example Courier", "2020-06-12", "characters "):
        assert expected in text
    link = page.locator("#panel article a").first
    assert (link.get_attribute("href"), link.get_attribute("rel")) == ("https://courier.example/ministry", "noopener noreferrer")
    assert faults == []


def test_every_fact_of_a_thing_has_its_own_sentence(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    find(page, "23,750 core")
    fact = page.locator("#panel .fact", has_text="Asset count")
    assert "23750" in fact.inner_text() and "Twitter · reported · 1 report" in fact.inner_text()
    fact.locator("summary").focus()
    page.keyboard.press("Enter")
    fact.locator("blockquote").wait_for()
    assert QUOTE in fact.inner_text()
    assert faults == []


def test_a_click_on_a_line_opens_all_its_statements(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    page.mouse.click(*spot(page, "operation/cn", "narrative/gov"))
    page.wait_for_selector("#panel:not([hidden])")
    text = page.inner_text("#panel")
    assert "State-backed operation from China → Praise for the government of China" in text and "answer to Beijing" in text
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert faults == []


def test_a_line_for_a_folded_act_opens_the_act(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page, "detail=1")
    assert "Takedown by Twitter, 2020-06-11" not in drawn(page)
    page.evaluate("kg.acts.choose('line:platform/twitter operation/cn deed')")
    text = page.inner_text("#panel")
    assert "Twitter → State-backed operation from China" in text and "took down: 1 act" in text
    assert "Takedown by Twitter, 2020-06-11" in text and QUOTE in text
    assert faults == []


def test_conflicting_accounts_stand_side_by_side(article: "nx.MultiDiGraph[str]", opened: Open) -> None:
    other = source("It was 24,000, said another.", report="https://other.example/1", speaker="Facebook", title="A second paper")
    core = article.nodes["network/core"]
    core["facts"] += (("assetCount", "24000"),)
    core["stated"] = core["stated"] | {("assetCount", "24000"): (other,)}
    page, faults = opened(render(article))
    find(page, "23,750 core")
    beside = page.locator("#panel .beside")
    assert "Accounts differ: Asset count" in page.inner_text("#panel")
    both = [beside.locator(".fact").nth(at) for at in (0, 1)]
    assert QUOTE in both[0].inner_text() and "It was 24,000" in both[1].inner_text() and "A second paper" in both[1].inner_text()
    assert both[0].bounding_box()["y"] == both[1].bounding_box()["y"]
    assert faults == []


def test_several_independent_reports_are_counted(opened: Open) -> None:
    graph = Drawn()
    graph.node("operation/a", "InfluenceOperation", "Alpha")
    graph.node("state/CN", "State", "China")
    reports = [source(f"Report {n}.", report=f"https://r.example/{n}") for n in range(3)]
    copy = source("Report 2.", report="https://r.example/again", copy_of="https://r.example/2", claim="https://r.example/claim")
    graph.edge("operation/a", "backedBy", "state/CN", *reports, copy)
    page, faults = opened(render(graph.graph))
    page.evaluate("kg.acts.choose('node:operation/a')")
    assert "3 independent reports and 1 copy" in page.inner_text("#panel")
    assert page.locator("#panel blockquote").count() == 4
    assert page.locator("#panel article", has_text="a copy of an earlier report").count() == 1
    assert faults == []


def test_a_double_click_unfolds_and_folds(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    before = drawn(page)
    assert "COVID-19" not in before
    page.mouse.dblclick(*spot(page, "operation/cn"))
    page.wait_for_function("() => kg.state.now.unfolded.length === 1")
    assert drawn(page) - before == {"COVID-19"}
    page.evaluate("kg.acts.choose('node:operation/cn')")
    tool(page, "Fold")
    assert drawn(page) == before
    assert faults == []


def test_what_is_clicked_stays_under_the_pointer_when_the_panel_opens(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    nodes = page.evaluate("kg.graph.drawn.map((node) => kg.data.nodes[node].id)")
    leftmost = min(nodes, key=lambda node: spot(page, node)[0])
    before = spot(page, leftmost)
    page.mouse.click(*before)
    assert page.is_visible("#panel")
    assert spot(page, leftmost) == pytest.approx(before, abs=0.5)
    assert faults == []


def test_levels_of_detail(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    sizes = []
    for level in ("1", "2", "3"):
        page.select_option("#detail", level)
        sizes.append(len(drawn(page)))
    assert sizes == sorted(sizes) and sizes[0] < sizes[1] < sizes[2] == 25
    assert faults == []


def test_the_drawing_is_walked_by_keyboard(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    page.focus("#graph .vis-network")
    page.keyboard.press("n")
    first = page.inner_text("#panel h2")
    page.keyboard.press("n")
    assert page.inner_text("#panel h2") != first
    page.keyboard.press("b")
    assert page.inner_text("#panel h2") == first
    page.keyboard.press("h")
    assert first not in drawn(page)
    page.keyboard.press("Control+z")
    assert first in drawn(page)
    assert faults == []


def test_the_panel_gives_the_focus_back(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    find(page, "russia")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel") and focused(page) == "wanted"
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_drawing_is_there_in_its_colours(article_page: str, opened: Open, scheme: str) -> None:
    page, faults = opened(article_page, color_scheme=scheme)
    inks = {"light": "28,30,33", "dark": "236,238,240"}
    assert {"213,94,0", "230,159,0", "0,114,178", "0,158,115", inks.pop(scheme)} <= painted(page)
    ((other, ink),) = inks.items()
    page.emulate_media(color_scheme=other)
    page.wait_for_function("(ink) => getComputedStyle(document.body).color.replaceAll(' ', '') === `rgb(${ink})`", arg=ink)
    page.evaluate("kg.graph.network.redraw()")
    assert ink in painted(page)
    assert faults == []


def test_opening_the_panel_neither_zooms_nor_hides_what_was_chosen(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page, "view=0,0,1")
    find(page, "Türkiye")
    x, _ = spot(page, "state/TR")
    assert x < page.locator("#panel").bounding_box()["x"]
    assert page.evaluate("kg.graph.network.getScale()") >= 0.9
    assert faults == []


def test_nothing_moves_while_the_page_loads(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    shift = """() => new Promise((done) => {
        let sum = 0;
        const watcher = new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }));
        watcher.observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => setTimeout(() => done(sum), 50));
    })"""
    assert page.evaluate(shift) < 0.01
    assert page.is_hidden("#loading")
    assert faults == []


def test_notices(article: "nx.MultiDiGraph[str]", opened: Open) -> None:
    page, faults = opened(render(article, redact=True, max_nodes=10), "hidden=operation/gone")
    assert page.inner_text("#notice-text") == (
        "15 of 25 things are left out of this page: those with the fewest statements. Quotes are left out of this copy. "
        "1 part of the address that led here is not in this page."
    )
    page.evaluate("kg.acts.choose(`node:${kg.data.nodes[0].id}`)")
    assert page.locator("blockquote").count() == 0 and "Quotes are left out" in page.inner_text("#panel")
    page.click("#dismiss")
    assert page.is_hidden("#notice")
    assert faults == []


def test_an_empty_graph_says_so(opened: Open) -> None:
    page, faults = opened(render(nx.MultiDiGraph()))
    assert page.is_visible("#empty")
    for tab in ("timeline", "table", "matrix", "graph"):
        page.click(f"#tab-{tab}")
    page.click("#reset")
    assert faults == []


def test_the_policy_refuses_what_is_not_ours(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page.replace("</main>", "</main><script>document.title = 'taken'</script>"))
    assert page.title() == "Influence operations"
    assert any("Content Security Policy" in fault for fault in faults)


def test_a_title_is_shown(article: "nx.MultiDiGraph[str]", opened: Open, tmp_path: Path) -> None:
    page, faults = opened(render(article, title="What <we> know"))
    assert page.title() == page.inner_text("h1") == "What <we> know"
    assert faults == []


# What the drawing writes at a scale: each text with the size of its letters and its box, in the drawing's own measure.
WRITTEN = """(scale) => {
    const written = [];
    const { network } = kg.graph;
    network.moveTo({ scale });
    const plain = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
        const size = parseFloat(this.font.match(/([\\d.]+)px/)[1]);
        const wide = this.measureText(text).width / 2;
        const middle = this.textBaseline === "middle" ? y : y - size / 3;
        written.push({ text, size, box: [x - wide, middle - size * 0.4, x + wide, middle + size * 0.4] });
        return plain.call(this, text, x, y, ...rest);
    };
    network.redraw();
    CanvasRenderingContext2D.prototype.fillText = plain;
    return written;
}"""


def over(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether the boxes of two texts lie over each other."""
    a, b = one["box"], other["box"]
    return bool(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


@pytest.mark.parametrize("scale", [0.4, 0.7, 1])
def test_no_text_in_the_drawing_covers_another(article_page: str, opened: Open, scale: float) -> None:
    page, faults = opened(article_page)
    written = page.evaluate(WRITTEN, scale)
    texts = [one["text"] for one in written]
    assert [(one["text"], other["text"]) for one, other in combinations(written, 2) if over(one, other)] == []
    assert "Facebook" in " ".join(texts)
    assert ("backed by," in texts) == (scale > 0.6)  # what is written on lines would be too small from afar
    assert faults == []


@pytest.mark.parametrize("scale", [0.3, 0.57, 0.6, 1])
def test_each_name_is_written_once_and_large_enough_at_any_zoom(article_page: str, opened: Open, scale: float) -> None:
    page, faults = opened(article_page)
    written = page.evaluate(WRITTEN, scale)
    sizes = [one["size"] * scale for one in written if re.sub(r" ⊕.*", "", one["text"]) == "Facebook"]
    assert len(sizes) == 1 and sizes[0] > 9
    assert faults == []
