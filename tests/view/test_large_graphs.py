"""Thousands of things: the page opens, says what it leaves folded, and everything in it can be found."""

from collections.abc import Callable
from typing import Any

import pytest
from drawn_graphs import large_graph
from drive import drawn, find, painted

from kg.view import render

pytestmark = [pytest.mark.browser, pytest.mark.scale]
Open = Callable[..., Any]


def test_three_thousand_things(opened: Open) -> None:
    html = render(large_graph(3000))
    page, faults = opened(html)
    assert page.inner_text("#counts").startswith("612 of 3,000 things drawn · 2,388 folded in")
    assert page.is_hidden("#notice")
    assert "213,94,0" in painted(page)
    assert find(page, "Operation 123") == "Operation 123"
    assert page.evaluate("kg.graph.network.getScale()") >= 0.9
    page.select_option("#detail", "3")
    assert len(drawn(page)) == 3000
    page.locator("#kinds").get_by_role("button", name="Account network").click()
    assert len(drawn(page)) == 612
    assert faults == []


def test_twenty_thousand_things_open_with_the_most_connected(opened: Open) -> None:
    html = render(large_graph(20_000))
    assert len(html) < 30e6
    page, faults = opened(html)
    assert "starts with the most connected things" in page.inner_text("#notice-text")
    assert 0 < len(drawn(page)) <= 1500
    assert page.inner_text("#counts").split(" ")[2] == "20,000"
    last = "Operation 3991"
    assert last not in drawn(page)
    assert find(page, last) == last
    assert last in drawn(page)
    page.click("#tab-table")
    assert "1–200 here" in page.inner_text("#table-count")
    assert faults == []
