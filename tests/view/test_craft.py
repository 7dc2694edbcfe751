"""How well the page is made: accessible by axe in every state, in small windows and at 200 % zoom, without motion."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from drawn_graphs import source
from drive import find, tool

from kg.view import render

VENDOR = Path(__file__).parent / "vendor"
AXE = VENDOR / "axe.min.js"
Open = Callable[..., Any]
# WCAG 2.2 A and AA, and what axe calls best practice
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def test_axe_is_the_one_that_is_written_down() -> None:
    assert f"`{sha256(AXE.read_bytes()).hexdigest()}`" in (VENDOR / "README.md").read_text(encoding="utf-8")


def violations(page: Any) -> list[str]:
    """Return what axe finds on the page as it is, each as rule and places."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    found = page.evaluate("(values) => axe.run(document, { runOnly: { type: 'tag', values } })", TAGS)
    assert len(found["passes"]) > 15
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found["violations"]]


def clash(graph: "nx.MultiDiGraph[str]") -> str:
    """Return a page on which accounts differ, so that warnings are there to be checked."""
    other = source("Not so, said another.", report="https://other.example/1", polarity="negative", modality="denied")
    graph.edges["operation/cn", "state/CN", "backedBy"]["claims"] += (other,)
    graph.nodes["state/CN"]["names"] = ("CN",)
    return render(graph, max_nodes=24)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_tab(article: "nx.MultiDiGraph[str]", opened: Open, scheme: str) -> None:
    page, faults = opened(clash(article), color_scheme=scheme)
    found = {"graph": violations(page)}
    for tab in ("timeline", "table", "matrix"):
        page.click(f"#tab-{tab}")
        if tab == "timeline":
            page.wait_for_selector("#timeline .vis-item-content")
        found[tab] = violations(page)
    assert found == {"graph": [], "timeline": [], "table": [], "matrix": []}
    assert faults == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_everything_open(article: "nx.MultiDiGraph[str]", opened: Open, scheme: str) -> None:
    page, faults = opened(clash(article), color_scheme=scheme)
    find(page, "Praise")
    tool(page, "Hide")
    find(page, "State-backed operation from China")
    for details in page.locator("#panel details, #sidebar details").all():
        details.evaluate("(one) => { one.open = true; }")
    tool(page, "Focus")
    tool(page, "Path from here")
    assert "Disputed: backed by" in page.inner_text("#panel")
    page.fill("#wanted", "c")
    assert violations(page) == []
    page.press("#wanted", "Escape")
    page.locator("#share summary").click()
    page.locator("#kinds button").first.click()
    assert violations(page) == []
    assert faults == []


@pytest.mark.browser
def test_nothing_is_lost_at_200_percent_and_in_a_narrow_window(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page, viewport={"width": 640, "height": 400}, device_scale_factor=2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    for tab in ("timeline", "table", "matrix", "graph"):
        page.click(f"#tab-{tab}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert page.locator("#graph").bounding_box()["height"] >= 200
    find(page, "23,750 core")
    box = page.locator("#panel").bounding_box()
    assert box["width"] >= 600 and box["y"] + box["height"] <= 401
    assert violations(page) == []
    assert faults == []


@pytest.mark.browser
def test_nothing_moves_by_itself(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    find(page, "Russia")
    assert page.evaluate("document.getAnimations().length") == 0
    place = page.evaluate("kg.graph.network.getViewPosition()")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("kg.graph.network.getViewPosition()") == place
    assert faults == []


@pytest.mark.browser
def test_targets_are_large_enough(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    find(page, "Russia")
    script = """() => [...document.querySelectorAll("button, input, select, summary")]
        .map((one) => [one.getBoundingClientRect(), one.id || one.textContent])
        .filter(([box]) => box.width && (box.height < 23.5 || box.width < 23.5))
        .map(([box, name]) => `${name} ${box.width} ${box.height}`)"""
    assert page.evaluate(script) == []  # WCAG 2.2, 2.5.8: 24 pixels
    assert faults == []
