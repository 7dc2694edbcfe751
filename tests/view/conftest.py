"""Graphs to draw, and a Chromium that reports whatever a page should not do."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx
import pytest
from drawn_graphs import article_graph, hostile_graph

from kg.view import render


@pytest.fixture
def article() -> "nx.MultiDiGraph[str]":
    return article_graph()


@pytest.fixture(scope="session")
def article_page() -> str:
    return render(article_graph())


@pytest.fixture
def hostile() -> "nx.MultiDiGraph[str]":
    return hostile_graph()


class Opened(NamedTuple):
    """A page in Chromium, and everything it did that it should not have: requests, errors, refused scripts, dialogs."""

    page: Any
    faults: list[str]


FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only browser tests need it

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


def watch(page: Any, address: str, faults: list[str]) -> None:
    """Note what the page at `address` should not do."""

    def request(asked: Any) -> None:
        if asked.url.split("#")[0] != address and not asked.url.startswith(("data:", "blob:")):
            faults.append(asked.url)

    def dialog(shown: Any) -> None:
        faults.append(shown.message)
        shown.dismiss()

    page.on("request", request)
    page.on("dialog", dialog)
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Give a function that writes a page, opens it from the disk and waits until it is drawn."""
    contexts = []

    def open_page(html: str, fragment: str = "", **options: Any) -> Opened:
        path = tmp_path / "graph.html"
        path.write_text(html, encoding="utf-8")
        context = chromium.new_context(**({"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"} | options))
        contexts.append(context)
        page = context.new_page()
        faults: list[str] = []
        watch(page, path.as_uri(), faults)
        page.goto(path.as_uri() + (f"#{fragment}" if fragment else ""))
        page.wait_for_selector("body[data-ready]")
        return Opened(page, faults)

    yield open_page
    for context in contexts:
        context.close()
