"""The page as a reader meets it, in headless Chromium."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from drawn_graphs import HOSTILE, QUOTE, large_graph

from kg.view import render

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def spot(page: Any, *iris: str) -> tuple[float, float]:
    """Return where on the screen a node is drawn, or the middle of several."""
    script = """(iris) => {
        const data = JSON.parse(document.getElementById("data").textContent);
        const box = document.getElementById("graph").getBoundingClientRect();
        const places = iris.map((iri) => kgView.network.getPosition(data.nodes.findIndex((one) => one.iri === iri)));
        const middle = (axis) => places.reduce((sum, one) => sum + one[axis], 0) / places.length;
        const { x, y } = kgView.network.canvasToDOM({ x: middle("x"), y: middle("y") });
        return [x + box.left, y + box.top];
    }"""
    x, y = page.evaluate(script, list(iris))
    return x, y


def painted(page: Any) -> set[str]:
    """Return the colours on the canvas, as "r,g,b"."""
    script = """() => {
        const canvas = document.querySelector("#graph canvas");
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        const found = new Set();
        for (let at = 0; at < pixels.length; at += 4) if (pixels[at + 3] === 255) found.add(pixels.slice(at, at + 3).join(","));
        return [...found];
    }"""
    return set(page.evaluate(script))


def test_a_click_on_a_network_opens_its_sentence(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    page.mouse.click(*spot(page, "network/core"))
    page.wait_for_selector("#panel:not([hidden])")
    text = page.inner_text("#panel")
    for expected in (QUOTE, "23,750 core accounts on Twitter", "Account network", "Twitter: reported", "confidence 0.90"):
        assert expected in text
    for expected in ("Ministry tells a platform", "The Example Courier", "2020-06-12", "characters "):
        assert expected in text
    link = page.locator("#panel article a").first
    assert (link.get_attribute("href"), link.get_attribute("rel")) == ("https://courier.example/ministry", "noopener noreferrer")
    assert faults == []


def test_a_click_on_a_line_opens_all_its_statements(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    page.mouse.click(*spot(page, "operation/cn", "topic/covid"))
    page.wait_for_selector("#panel:not([hidden])")
    text = page.inner_text("#panel")
    assert "State-backed operation from China → COVID-19" in text and "answer to Beijing" in text
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert faults == []


def test_search_and_panel_work_by_keyboard(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "wanted"
    page.keyboard.type("russia")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Russia"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "wanted"
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Smaller operation attributed to Russia"
    assert page.inner_text("#counts") == "2 of 2 found"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "backed by"
    assert "says it is not so" in page.inner_text("#panel")
    page.fill("#wanted", "atlantis")
    page.press("#wanted", "Enter")
    assert page.inner_text("#counts") == "Nothing shown is called “atlantis”"
    assert faults == []


def test_the_table_holds_every_statement_and_opens_it(article: "nx.MultiDiGraph[str]", article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    page.focus("#tab-graph")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "tab-table"
    rows = page.locator("#rows tr")
    assert rows.count() == article.number_of_edges()
    row = rows.filter(has_text="23,750").filter(has_text="removed")
    assert row.inner_text().split("\t")[3:] == ["Twitter", "reported", "0.90"]
    row.get_by_role("button", name="removed").focus()
    page.keyboard.press("Enter")
    assert QUOTE in page.inner_text("#panel")
    assert faults == []


def test_legend_filters_and_reset(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    whole = page.inner_text("#counts")
    assert whole == "25 of 25 things, 40 of 40 statements shown"
    page.get_by_role("button", name="Takedown").click()
    assert page.inner_text("#counts") == "21 of 25 things, 28 of 40 statements shown"
    page.get_by_role("button", name="Takedown").click()
    assert page.inner_text("#counts") == whole
    page.get_by_role("button", name="reported").click()
    assert page.inner_text("#counts") == "12 of 25 things, 14 of 40 statements shown"
    page.get_by_role("button", name="reported").click()
    page.locator("#confidence").fill("0.7")
    assert page.inner_text("#counts") == "23 of 25 things, 33 of 40 statements shown"
    page.click("#reset")
    assert page.inner_text("#counts") == whole
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_drawing_is_there_in_its_colours(article_page: str, opened: Open, tmp_path: Path, scheme: str) -> None:
    page, faults = opened(article_page, color_scheme=scheme)
    page.screenshot(path=str(tmp_path / f"{scheme}.png"))
    ink = {"light": "28,30,33", "dark": "236,238,240"}[scheme]
    assert {"213,94,0", "230,159,0", "0,114,178", "0,158,115", ink} <= painted(page)
    page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
    page.wait_for_function("(ink) => kgView.network.body.nodes[0].options.font.color !== ink", arg=ink)
    assert faults == []


def test_a_small_window_keeps_labels_legible_and_scrolls(article_page: str, opened: Open, tmp_path: Path) -> None:
    page, faults = opened(article_page, viewport={"width": 640, "height": 400}, device_scale_factor=2)
    assert page.evaluate("kgView.network.getScale()") >= 0.62
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    page.screenshot(path=str(tmp_path / "narrow.png"))
    assert faults == []


def test_opening_the_panel_neither_zooms_nor_hides_what_was_chosen(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    before = page.evaluate("kgView.network.getScale()")
    page.fill("#wanted", "United States")
    page.press("#wanted", "Enter")
    page.wait_for_timeout(100)
    assert page.evaluate("kgView.network.getScale()") >= before
    x, _ = spot(page, "state/US")
    assert x < page.locator("#panel").bounding_box()["x"]
    assert faults == []


def test_hostile_text_is_shown_and_runs_nothing(hostile: "nx.MultiDiGraph[str]", opened: Open) -> None:
    page, faults = opened(render(hostile, title=HOSTILE[0]))
    assert page.inner_text("h1") == HOSTILE[0]
    page.click("#tab-table")
    for place in range(len(hostile)):
        page.evaluate("(node) => kgView.choose({ node })", place)
        for link in page.locator("#panel a").all():
            assert str(link.get_attribute("href")).startswith("https://x.example/")
    page.fill("#wanted", HOSTILE[1])
    page.press("#wanted", "Enter")
    assert page.inner_text("#panel h2") == HOSTILE[1]
    assert f"“{HOSTILE[1]}”" in page.inner_text("#panel")
    assert page.locator("img").count() == 0
    assert faults == []


def test_notices(article: "nx.MultiDiGraph[str]", opened: Open) -> None:
    page, faults = opened(render(article, redact=True, max_nodes=10))
    assert page.inner_text("#notice") == (
        "15 of 25 things are left out of this page: those with the fewest statements. Quotes are left out of this copy."
    )
    page.evaluate("kgView.choose({ node: 0 })")
    assert page.locator("blockquote").count() == 0
    assert faults == []


def test_an_empty_graph_says_so(opened: Open) -> None:
    page, faults = opened(render(nx.MultiDiGraph()))
    assert page.is_visible("#empty")
    page.click("#reset")
    assert faults == []


def test_the_policy_refuses_what_is_not_ours(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page.replace("</main>", "</main><script>document.title = 'taken'</script>"))
    assert page.title() == "Influence operations"
    assert any("Content Security Policy" in fault for fault in faults)


@pytest.mark.scale
def test_three_thousand_things_open_and_can_be_searched(opened: Open, tmp_path: Path) -> None:
    graph = large_graph(3000)
    page, faults = opened(render(graph))
    assert page.inner_text("#counts").startswith(f"{len(graph):,}".replace(",", ""))
    assert "213,94,0" in painted(page)
    page.screenshot(path=str(tmp_path / "large.png"))
    page.fill("#wanted", "Operation 123")
    page.press("#wanted", "Enter")
    assert page.inner_text("#panel h2") == "Operation 123"
    assert page.evaluate("kgView.network.getScale()") >= 0.9
    assert faults == []
