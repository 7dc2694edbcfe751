"""The other shapes of the same data: timeline, table, matrix."""

import csv
import io
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from drawn_graphs import QUOTE, large_graph
from drive import drawn, focused

from kg.view import render

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def test_tabs_are_walked_with_arrow_keys(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    page.focus("#tab-graph")
    seen = []
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        seen.append(focused(page))
        assert page.is_visible(f"#{seen[-1][4:]}-view")
    assert seen == ["tab-timeline", "tab-table", "tab-matrix", "tab-graph"]
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "tab-matrix"
    assert faults == []


def test_the_table_holds_every_statement_and_opens_it(article: "nx.MultiDiGraph[str]", article_page: str, opened: Open) -> None:
    page, faults = opened(article_page, "tab=table")
    rows = page.locator("#rows tr")
    assert rows.count() == article.number_of_edges()
    row = rows.filter(has_text="23,750").filter(has_text="removed")
    assert row.inner_text().split("\t")[3:] == ["Twitter", "reported", "2020-06-11", "0.90", "1"]
    row.get_by_role("button", name="removed").focus()
    page.keyboard.press("Enter")
    assert QUOTE in page.inner_text("#panel")
    assert faults == []


def test_the_table_is_sorted_and_filtered(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page, "tab=table")
    column = page.locator("#columns th").nth(6)
    column.get_by_role("button").click()
    values = [float(text) for text in page.locator("#rows td:nth-child(7)").all_inner_texts() if text]
    assert values == sorted(values) and len(set(values)) > 2
    assert page.locator("#columns th").nth(6).get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")  # the focus is still there
    values = [float(text) for text in page.locator("#rows td:nth-child(7)").all_inner_texts() if text]
    assert values == sorted(values, reverse=True)
    page.fill("#words", "russia negative")
    assert page.inner_text("#table-count") == "No statement fits."
    page.fill("#words", "russia backed")
    assert page.locator("#rows tr").count() == 1
    page.locator("#ways").get_by_role("button", name="reported").click()
    assert page.inner_text("#table-count") == "No statement fits."
    assert faults == []


def test_the_table_is_walked_with_arrow_keys(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page, "tab=table")
    page.locator("#rows button").first.focus()
    cell = """() => {
        const [td, tr] = ["td", "tr"].map((name) => document.activeElement.closest(name));
        return [...tr.parentElement.children].indexOf(tr) * 10 + [...tr.children].indexOf(td);
    }"""
    seen = []
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowUp", "End", "Home", "ArrowUp"):
        page.keyboard.press(key)
        seen.append(page.evaluate(cell))
    assert seen == [10, 11, 12, 13, 3, 7, 0, 0]
    assert page.locator("#rows [tabindex='0']").count() == 1
    assert faults == []


def test_the_table_is_copied_as_csv_that_no_spreadsheet_runs(article: "nx.MultiDiGraph[str]", opened: Open) -> None:
    article.nodes["state/RU"]["label"] = '=HYPERLINK("https://x.example")'
    page, faults = opened(render(article), "tab=table", permissions=["clipboard-read", "clipboard-write"])
    page.click("#copy-csv")
    page.wait_for_function("() => document.getElementById('said').textContent.includes('clipboard')")
    rows = list(csv.reader(io.StringIO(page.evaluate("navigator.clipboard.readText()"))))
    assert rows[0] == ["From", "Statement", "To", "Said by", "How", "Date", "Confidence", "Reports"]
    assert len(rows) == article.number_of_edges() + 1
    assert '\'=HYPERLINK("https://x.example")' in {row[2] for row in rows}
    assert faults == []


def test_a_long_table_comes_in_pages(opened: Open) -> None:
    page, faults = opened(render(large_graph(300)), "tab=table")
    assert page.locator("#rows tr").count() == 200
    page.click("#next")
    assert "201–" in page.inner_text("#table-count")
    assert faults == []


def test_the_timeline_shows_dated_acts_and_opens_them(article: "nx.MultiDiGraph[str]", opened: Open) -> None:
    article.nodes["takedown/old"]["facts"] = (("date", "2019"),)
    page, faults = opened(render(article), "tab=timeline")
    page.wait_for_selector("#timeline .vis-item-content")
    assert page.locator("#timeline .vis-item.vis-range, #timeline .vis-item.vis-box").count() == 2
    assert {text for text in page.locator("#timeline .vis-label").all_inner_texts() if text} == {"Twitter", "Facebook, Twitter, YouTube"}
    page.wait_for_function("() => getComputedStyle(document.querySelector('#timeline .vis-timeline')).visibility === 'visible'")
    page.locator("#timeline .vis-item-content", has_text="State-backed operation from China").click()
    assert page.inner_text("#panel h2") == "Takedown by Twitter, 2020-06-11"
    listed = page.locator("#acts li")
    assert listed.nth(0).inner_text().startswith("2019") and "no date" in listed.last.inner_text()
    listed.nth(0).locator("a").focus()
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Takedown of old"
    page.locator("#kinds").get_by_role("button", name="Takedown").click()
    assert page.locator("#timeline .vis-item-content").count() == 0
    assert faults == []


def test_the_matrix_counts_operations_and_leads_to_them(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page, "tab=matrix")
    rows = {row.split("\t")[0]: row.split("\t")[1:] for row in page.locator("#matrix-rows tr").all_inner_texts()}
    columns = page.locator("#matrix-head th").all_inner_texts()
    assert rows["China"][columns.index("Twitter")] == "1"
    assert rows["no state named"][columns.index("YouTube")] == "1"
    page.get_by_role("button", name="China, Twitter: 1 operation").focus()
    page.keyboard.press("Enter")
    assert page.is_visible("#graph-view") and focused(page) == "tab-graph"
    seen = drawn(page)
    assert "State-backed operation from China" in seen and "Smaller operation attributed to Russia" not in seen
    assert faults == []
