"""A graph shows itself in a notebook."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import networkx as nx
import pytest
from drawn_graphs import QUOTE, article_graph

from kg.analysis import Graph
from kg.view import render
from kg.view.frame import framed

Open = Callable[..., Any]


class Frames(HTMLParser):
    """The attributes of a text's frames."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_a_graph_is_its_page_in_a_sandbox() -> None:
    graph = Graph(article_graph())
    ((tag, attributes),) = Frames(graph._repr_html_()).tags
    assert tag == "iframe" and attributes["srcdoc"] == render(article_graph())
    allowed = str(attributes["sandbox"]).split()
    assert "allow-scripts" in allowed and not {"allow-same-origin", "allow-top-navigation", "allow-forms"} & set(allowed)


def test_parts_and_copies_show_themselves_too() -> None:
    graph = Graph(article_graph())
    assert graph.subgraph(["state/CN"]).copy()._repr_html_().startswith("<iframe")
    assert isinstance(graph, nx.MultiDiGraph)


@pytest.mark.browser
def test_the_frame_draws_and_opens_a_sentence(opened: Open) -> None:
    page, faults = opened(f"<!DOCTYPE html><body data-ready>{framed(article_graph())}</body>")
    inner = page.frames[1]
    inner.wait_for_selector("body[data-ready]")
    inner.fill("#wanted", "23,750")
    inner.press("#wanted", "Enter")
    assert QUOTE in inner.inner_text("#panel")
    assert page.frames[0].url.endswith("graph.html")
    assert faults == []
