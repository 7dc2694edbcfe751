"""What leaves the page: addresses, files, print."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from drawn_graphs import QUOTE
from drive import drawn, find, tool

from kg.view import render

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def saved(page: Any, what: str, folder: Path) -> bytes:
    page.locator("#share summary").click()
    with page.expect_download() as waiting:
        page.click(f"#save-{what}")
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path.read_bytes()


def look(page: Any) -> list[Any]:
    """Return everything that a reader sees differ: what is drawn and where, the panel, the counts, the controls."""
    script = """() => [
        kg.graph.items().nodes.map((one) => [one.label, one.x, one.y, one.opacity, one.borderWidth]),
        document.getElementById("details").innerText, document.getElementById("counts").textContent,
        [...document.querySelectorAll("[aria-pressed]")].map((one) => one.textContent + one.getAttribute("aria-pressed")),
        [...document.querySelectorAll("input, select")].map((one) => one.id === "wanted" ? "" : one.value),
        document.getElementById("path-text").textContent, kg.state.now.tab, document.querySelector("#rows")?.innerText,
        kg.graph.network.getScale().toFixed(2),
    ]"""
    return list(page.evaluate(script))


def test_the_address_holds_the_whole_state(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    page.select_option("#detail", "3")
    page.locator("#kinds").get_by_role("button", name="Demand").click()
    page.locator("#ways").get_by_role("button", name="computed").click()
    page.locator("#confidence").fill("0.5")
    page.fill("#since", "2001-01-01")
    find(page, "YouTube")
    tool(page, "Hide")
    find(page, "Russia")
    tool(page, "Pin")
    tool(page, "Path from here")
    find(page, "Facebook")
    tool(page, "Path to here")
    page.locator("[data-zoom='1.3']").click()
    page.click("#tab-table")
    page.fill("#words", "twitter")
    page.locator("#columns button").nth(2).click()
    again, more = opened(article_page, page.evaluate("location.hash.slice(1)"))
    assert again.is_visible("#table-view") and again.inner_text("#rows") == page.inner_text("#rows")
    for one in (page, again):
        one.click("#tab-graph")
    assert look(again) == look(page)
    assert faults == more == []


def test_an_address_may_say_anything(article_page: str, opened: Open) -> None:
    hostile = "tab=evil&detail=-7&confidence=NaN&since=<script>&hops=1e9&view=0,0,0&off=__proto__&sort=zzz"
    hostile += "&moved=x@1,2&chosen=node:nobody&pinned=%00"
    page, faults = opened(article_page, hostile)
    assert page.is_visible("#graph-view") and len(drawn(page)) > 8
    assert page.inner_text("#notice-text").startswith("3 parts of the address")
    page.evaluate("location.hash = 'tab=table'")
    page.wait_for_selector("#table-view:not([hidden])")
    assert faults == []


def test_the_address_is_copied(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page, "tab=matrix", permissions=["clipboard-read", "clipboard-write"])
    page.locator("#share summary").click()
    page.click("#save-link")
    page.wait_for_function("() => document.getElementById('said').textContent.includes('clipboard')")
    assert page.evaluate("navigator.clipboard.readText()").endswith("graph.html#tab=matrix")
    assert faults == []


def test_what_is_shown_is_saved_as_csv_and_json(article_page: str, opened: Open, tmp_path: Path) -> None:
    page, faults = opened(article_page)
    page.locator("#kinds").get_by_role("button", name="Takedown").click()
    rows = list(csv.DictReader(io.StringIO(saved(page, "csv", tmp_path).decode())))
    told = json.loads(saved(page, "json", tmp_path))
    assert len({(row["from"], row["statement"], row["to"]) for row in rows}) == len(told["statements"]) == 28
    used = next(row for row in rows if row["statement"] == "used by")
    assert (used["quote"], used["speaker"], used["title"]) == (QUOTE, "Twitter", "Ministry tells a platform to silence its critics")
    statement = next(one for one in told["statements"] if one["property"] == "usedBy")
    assert statement["sources"][0]["quote"] == QUOTE and statement["sources"][0]["report"]["url"] == "https://courier.example/ministry"
    assert not any(node["kind"] == "Takedown" for node in told["nodes"])
    assert faults == []


def test_the_drawing_is_saved_as_png_and_svg(article_page: str, opened: Open, tmp_path: Path) -> None:
    page, faults = opened(article_page)
    picture = saved(page, "png", tmp_path)
    assert picture.startswith(b"\x89PNG") and len(picture) > 10_000
    root = ElementTree.fromstring(saved(page, "svg", tmp_path))
    texts = {"".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Russia", "Twitter ⊕2"} <= texts or {"Russia"} <= texts
    shapes = [path for path in root.iter("{http://www.w3.org/2000/svg}path") if path.get("stroke-width") and path.get("fill") != "none"]
    assert len(shapes) == len(drawn(page))
    assert not {"script", "foreignObject", "a"} & {element.tag.split("}")[1] for element in root.iter()}
    assert faults == []


def test_print_leaves_controls_out_and_is_light(article_page: str, opened: Open, tmp_path: Path) -> None:
    page, faults = opened(article_page, color_scheme="dark")
    find(page, "23,750")
    page.emulate_media(media="print", color_scheme="dark")
    for control in ("#search", "#steps", "#share", "#zoom", "[role=tablist]"):
        assert page.is_hidden(control)
    assert page.is_visible("#panel") and page.is_visible("#kinds")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.wait_for_function("() => kg.looks.palette.ink === '#1c1e21'")
    assert page.pdf()[:5] == b"%PDF-"
    assert faults == []


def test_a_redacted_page_saves_no_words(article: "nx.MultiDiGraph[str]", opened: Open, tmp_path: Path) -> None:
    page, faults = opened(render(article, redact=True))
    assert QUOTE.encode() not in saved(page, "json", tmp_path) + saved(page, "csv", tmp_path)
    assert faults == []
