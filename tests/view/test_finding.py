"""Finding and narrowing: search, legend, filters, neighbourhoods, paths, hiding, pinning, undoing."""

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from drive import drawn, find, focused, spot, tool

from kg.view import render

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
WHOLE = "40 of 40 statements"


def counts(page: Any) -> str:
    return str(page.inner_text("#counts"))


def test_search_suggests_by_label_by_keyboard(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    page.keyboard.press("Tab")
    assert focused(page) == "wanted"
    page.keyboard.type("russ")
    assert page.locator("#hits [role=option]").all_inner_texts()[0].startswith("Russia")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#wanted", "aria-activedescendant") == "hit-1"
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Smaller operation attributed to Russia"
    page.fill("#wanted", "atlantis")
    assert "Nothing here is called “atlantis”" in page.inner_text("#hits")
    page.keyboard.press("Escape")
    assert page.is_hidden("#hits")
    assert faults == []


@pytest.mark.parametrize("words", ["PRC", "cn", "Beijing", "CHINA", "türk", "turk"])
def test_search_knows_aliases_codes_and_letters_without_marks(article: "nx.MultiDiGraph[str]", opened: Open, words: str) -> None:
    article.nodes["state/CN"]["names"] = ("Beijing", "CN", "PRC")
    page, faults = opened(render(article))
    assert find(page, words) == ("Türkiye" if words[0] == "t" else "China")
    assert faults == []


def test_search_by_mouse_brings_up_what_is_folded_or_hidden(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    page.fill("#wanted", "covid")
    page.locator("#hits li").first.click()
    assert "COVID-19" in drawn(page)
    tool(page, "Hide")
    assert "COVID-19" not in drawn(page)
    find(page, "covid")
    assert "COVID-19" in drawn(page)
    assert faults == []


def test_the_legend_toggles_types(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    takedowns = page.locator("#kinds").get_by_role("button", name="Takedown")
    takedowns.click()
    assert takedowns.get_attribute("aria-pressed") == "false"
    assert not any(label.startswith("Takedown") for label in drawn(page))
    assert "4 hidden" in counts(page) and WHOLE not in counts(page)
    takedowns.focus()
    page.keyboard.press("Space")
    assert WHOLE in counts(page) and "hidden" not in counts(page)
    assert faults == []


def test_filters_by_how_it_is_said_and_confidence(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    page.locator("#ways").get_by_role("button", name="reported").click()
    assert "14 of 40 statements" in counts(page)
    page.locator("#ways").get_by_role("button", name="reported").click()
    page.locator("#confidence").fill("0.7")
    assert "33 of 40 statements" in counts(page) and page.inner_text("#confidence-value") == "0.70"
    page.click("#reset")
    assert WHOLE in counts(page)
    assert faults == []


def test_filter_by_platform_and_state(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    page.locator("summary", has_text="Only these platforms").click()
    page.locator("#platforms").get_by_role("button", name="YouTube").click()
    seen = drawn(page)
    assert {"YouTube", "Earlier state-backed operation"} <= seen and "Smaller operation attributed to Russia" not in seen
    page.click("#undo")
    page.locator("summary", has_text="Only these states").click()
    page.locator("#states").get_by_role("button", name="Russia").click()
    seen = drawn(page)
    assert "Smaller operation attributed to Russia" in seen and "Smaller operation attributed to Türkiye" not in seen
    assert faults == []


def test_a_stretch_of_time_is_picked_by_dragging_or_typing(article: "nx.MultiDiGraph[str]", opened: Open) -> None:
    article.nodes["takedown/old"]["facts"] = (("date", "2019-06"),)
    article.nodes["takedown/old"]["stated"] = {}
    page, faults = opened(render(article))
    box = page.locator("#histogram").bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + 30)
    page.mouse.up()
    seen = drawn(page)
    assert page.input_value("#since") == "2019-06-01" and page.input_value("#until") < "2020"
    assert "Takedown of old" in seen and "Takedown by Twitter, 2020-06-11" not in seen and "State-backed operation from China" not in seen
    page.click("#any-time")
    assert WHOLE in counts(page)
    page.fill("#since", "2020-01-01")
    assert "Takedown of old" not in drawn(page) and "Takedown by Twitter, 2020-06-11" in drawn(page)
    assert faults == []


def test_focus_on_a_neighbourhood_with_hops(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    find(page, "Smaller operation attributed to Russia")
    tool(page, "Focus")
    assert drawn(page) == {"Smaller operation attributed to Russia", "Takedown of ru", "Russia"}
    page.fill("#hops", "2")
    assert "Twitter" in drawn(page)
    page.click("#unfocus")
    assert WHOLE in counts(page)
    assert faults == []


def test_a_path_between_two_things_is_named_and_drawn(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    find(page, "Russia")
    tool(page, "Path from here")
    find(page, "Hong Kong")
    tool(page, "Path to here")
    assert page.inner_text("#path-text") == (
        "Path: Russia → Smaller operation attributed to Russia → Takedown of ru → Twitter → "
        "Earlier state-backed operation → Misleading stories on politics in Hong Kong → Hong Kong"
    )
    assert page.evaluate("kg.graph.items().nodes.filter((one) => one.opacity === 1).length") == 7
    page.click("#path-off")
    assert page.is_hidden("#path-bar")
    assert faults == []


def test_shift_click_finds_a_path_and_says_when_there_is_none(article: "nx.MultiDiGraph[str]", opened: Open) -> None:
    article.add_node("state/FR", label="France", kind="State", facts=(), stated={}, claims=(), names=())
    page, faults = opened(render(article))
    page.mouse.click(*spot(page, "state/CN"))
    page.wait_for_selector("#panel:not([hidden])")
    page.evaluate("kg.graph.fit()")
    page.keyboard.down("Shift")
    page.mouse.click(*spot(page, "state/FR"))
    page.keyboard.up("Shift")
    assert page.inner_text("#path-text") == "No path from China to France over what is shown."
    assert faults == []


def test_hide_pin_undo_redo_reset(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    whole = drawn(page)
    find(page, "Praise")
    tool(page, "Pin")
    page.locator("#kinds").get_by_role("button", name="Narrative").click()
    assert "Praise for the government of China" in drawn(page)
    assert "Misleading stories on politics in Hong Kong" not in drawn(page)
    find(page, "Twitter")
    tool(page, "Hide")
    assert "Twitter" not in drawn(page) and page.inner_text("#hidden-count") == "1 hidden by hand"
    page.click("#undo")
    assert "Twitter" in drawn(page)
    page.keyboard.press("Control+Shift+Z")
    assert "Twitter" not in drawn(page)
    page.click("#reset")
    assert drawn(page) == whole
    page.keyboard.press("Control+z")
    assert "Twitter" not in drawn(page)
    assert faults == []


def test_a_thing_stays_where_it_was_dragged(article_page: str, opened: Open) -> None:
    page, faults = opened(article_page)
    x, y = spot(page, "state/RU")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=4)
    page.mouse.up()
    moved = spot(page, "state/RU")
    assert abs(moved[0] - x - 60) < 12 and abs(moved[1] - y - 40) < 12
    page.click("#undo")
    page.evaluate("kg.graph.network.redraw()")
    back = spot(page, "state/RU")
    assert abs(back[0] - x) < 3 and abs(back[1] - y) < 3
    assert faults == []
