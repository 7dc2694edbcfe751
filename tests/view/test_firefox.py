"""The same page in Firefox: it draws, answers mouse and keyboard, asks for nothing and breaks no policy."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pytest
from bidi import Firefox, firefox
from drawn_graphs import HOSTILE, QUOTE

from kg.view import render

PROGRAM = shutil.which("firefox-esr") or shutil.which("firefox")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(not PROGRAM, reason="needs Debian's firefox-esr")]
ENTER, DOWN, ESCAPE = "\ue007", "\ue015", "\ue00c"


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with firefox(str(PROGRAM), tmp_path_factory.mktemp("profile")) as driven:
        yield driven


@pytest.fixture
def shown(fox: Firefox, tmp_path: Path) -> Callable[..., Firefox]:
    def show(html: str, fragment: str = "") -> Firefox:
        path = tmp_path / "graph.html"
        path.write_text(html, encoding="utf-8")
        fox.faults.clear()
        fox.open(path.as_uri() + fragment)
        return fox

    return show


def test_it_draws_and_a_click_opens_the_sentence(article_page: str, shown: Callable[..., Firefox]) -> None:
    page = shown(article_page)
    assert page.run("kg.graph.drawn.length") > 8
    x, y = page.run("""(() => {
        const box = document.getElementById("graph").getBoundingClientRect();
        const { x, y } = kg.graph.network.canvasToDOM(kg.graph.network.getPosition(kg.data.at.get("network/core")));
        return [x + box.left, y + box.top];
    })()""")
    page.click(x, y)
    page.run("new Promise((done) => setTimeout(done, 400))")  # where the panel covers what was clicked, it waits for a second click
    assert QUOTE in page.run("document.getElementById('panel').innerText")
    assert page.faults == []


def test_search_tabs_and_undo_by_keyboard(article_page: str, shown: Callable[..., Firefox]) -> None:
    page = shown(article_page)
    page.run("document.getElementById('wanted').focus()")
    page.press(*"russia", DOWN, ENTER)
    assert page.run("document.querySelector('#panel h2').textContent") == "Russia"
    page.press(ESCAPE)
    assert page.run("document.getElementById('panel').hidden") is True
    for tab in ("timeline", "table", "matrix"):
        page.run(f"document.getElementById('tab-{tab}').click()")
        assert page.run(f"document.getElementById('{tab}-view').hidden") is False
    assert page.run("document.querySelectorAll('#rows tr').length") == 40
    page.run("kg.acts.hide(0)")
    assert page.run("kg.state.now.hidden.length") == 1
    page.run("document.getElementById('undo').click()")
    assert page.run("kg.state.now.hidden.length") == 0
    assert page.faults == []


def test_an_address_opens_its_state(article_page: str, shown: Callable[..., Firefox]) -> None:
    page = shown(article_page, "#tab=table&words=covid&sort=-From")
    assert page.run("document.querySelectorAll('#rows tr').length") == 1
    assert page.faults == []


def test_hostile_text_runs_nothing(hostile: "nx.MultiDiGraph[str]", shown: Callable[..., Firefox]) -> None:
    page = shown(render(hostile, title=HOSTILE[0]), "#detail=3")
    for tab in ("timeline", "table", "matrix", "graph"):
        page.run(f"document.getElementById('tab-{tab}').click()")
    for node in range(len(hostile)):
        page.run(f"kg.acts.choose('node:' + kg.data.nodes[{node}].id)")
    assert page.run("document.querySelectorAll('img, iframe').length") == 0
    assert page.faults == []
