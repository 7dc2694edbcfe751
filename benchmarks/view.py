"""How soon the page is there to be read, beside what pyvis makes of the same graph with its defaults.

uv run python benchmarks/view.py [THINGS ...] [--patience SECONDS]    (default 200, 1,000 and 3,000 things; 60 s)

Both pages open one after the other in the same Chromium, without a network. "drawn" is the first picture, "settled" when nothing
moves any more; pyvis moves things until it has found them places, ours come placed. Then what a reader waits for in ours with every
thing drawn: a frame after dragging, zooming, switching a kind of thing off, and picking one. A ratio of 20 means 20 times as soon.
"""

import argparse
import random
import shutil
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

import networkx as nx
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as TooLate

from kg.analysis import Graph, Source
from kg.namespaces import IO
from kg.view import render

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
HOOK = """
network.once("afterDrawing", () => { window.kgDrawn = performance.now(); });
network.once("stabilized", () => { window.kgSettled = performance.now(); });
"""
FRAME = """async ([action]) => {
    const start = performance.now();
    ({
        drag: () => kg.graph.network.moveTo({ position: { x: 50, y: 20 } }),
        zoom: () => kg.graph.network.moveTo({ scale: 0.4 }),
        filter: () => kg.state.set(kg.state.toggled("off", "State")),
        pick: () => kg.acts.choose(`node:${kg.data.nodes[0].id}`),
    })[action]();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
}"""


def graph_of(things: int) -> Graph:
    """Return a made-up graph: of five things one is an operation and four are its networks; each has a state and a platform."""
    chance = random.Random(things)
    graph = Graph()
    said = (Source("c", "Sampler", "reported", "positive", 0.9, "It removed them.", 0, 16, "r", "Report", "Bench", "2024-01-02", ""),)
    for number in range(20):
        add(graph, f"state/{number}", "State", f"Country {number}")
        add(graph, f"platform/{number}", "Platform", f"Platform {number}")
    for number in range(max(1, (things - 40) // 5)):
        add(graph, f"operation/{number}", "InfluenceOperation", f"Operation {number}")
        tie(graph, f"operation/{number}", "originatesFrom", f"state/{chance.randrange(20)}", said)
        for part in range(4):
            add(graph, f"network/{number}-{part}", "AccountNetwork", f"{chance.randrange(9000):,} accounts")
            tie(graph, f"network/{number}-{part}", "usedBy", f"operation/{number}", said)
            tie(graph, f"network/{number}-{part}", "platform", f"platform/{chance.randrange(20)}", said)
    return graph


def add(graph: Graph, iri: str, kind: str, label: str) -> None:
    graph.add_node(iri, label=label, kind=kind, facts=(), stated={}, claims=(), names=())


def tie(graph: Graph, a: str, key: str, b: str, said: tuple[Source, ...]) -> None:
    graph.add_edge(a, b, key=key, predicate=IO + key, label=key, inferred=False, claims=said)


def theirs(graph: "nx.MultiDiGraph[str]") -> str:
    """Return pyvis's own page: its template, its physics; two lines are added that note when it has drawn and settled."""
    from pyvis.network import Network  # slow to import

    network = Network(directed=True, cdn_resources="in_line")
    for iri, data in graph.nodes(data=True):
        network.add_node(iri, label=data["label"], title=data["kind"])
    for a, b, data in graph.edges(data=True):
        network.add_edge(a, b, label=data["label"])
    made = "network = new vis.Network(container, data, options);"
    html: str = network.generate_html()
    assert made in html
    return html.replace(made, made + HOOK)


def opened(browser: Browser, html: str, folder: Path, fragment: str = "") -> Any:
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.route(lambda address: address.startswith("http"), lambda route: route.abort())
    page.goto(path.as_uri() + fragment, wait_until="commit")
    return page


def theirs_timed(browser: Browser, html: str, folder: Path, patience: float) -> tuple[float | None, float | None]:
    """Return the seconds until pyvis's page has drawn and settled; None where that takes longer than `patience`."""
    page = opened(browser, html, folder)
    found: list[float | None] = []
    for name in ("kgDrawn", "kgSettled"):
        try:
            page.wait_for_function(f"() => window.{name}", timeout=patience * 1000)
            found.append(page.evaluate(f"window.{name}") / 1000)
        except TooLate:
            found.append(None)
    page.close()
    return found[0], found[1]


def ours_timed(browser: Browser, html: str, folder: Path) -> tuple[float, float, dict[str, float]]:
    """Return the seconds until our page has drawn, which is also when it has settled: as it opens, and with every thing drawn.

    And what a reader then waits for, in milliseconds.
    """
    drawn = []
    for fragment in ("#detail=3", ""):
        page = opened(browser, html, folder, fragment)
        page.wait_for_selector("body[data-ready]")
        drawn.append(page.evaluate("performance.now()") / 1000)
    before = page.evaluate("kg.graph.network.getPositions()")
    page.select_option("#detail", "3")
    waits = {action: min(page.evaluate(FRAME, [action]) for _ in range(4)) for action in ("drag", "zoom", "filter", "pick")}
    page.select_option("#detail", "1")
    assert all(page.evaluate("kg.graph.network.getPositions()")[node] == place for node, place in before.items())
    page.close()
    return drawn[1], drawn[0], waits


def told(seconds: float | None, patience: float) -> str:
    return f"{seconds:7.1f} s" if seconds is not None else f"> {patience:5.0f} s"


def measure(browser: Browser, things: int, folder: Path, patience: float) -> None:
    graph = graph_of(things)
    start = perf_counter()
    page = render(graph)
    made = perf_counter() - start
    drawn, all_drawn, waits = ours_timed(browser, page, folder)
    first, settled = theirs_timed(browser, theirs(graph), folder, patience)
    print(f"{len(graph):,} things: ours {len(page) / 1e6:.1f} MB, made in {made:.1f} s")
    print(f"  pyvis  drawn {told(first, patience)}  settled {told(settled, patience)}")
    print(
        f"  ours   drawn {told(drawn, patience)}  settled {told(drawn, patience)}  {(settled or patience) / drawn:6.0f} x as soon", end=""
    )
    print(" at least" if settled is None else "")
    print(f"  ours, every thing drawn: {all_drawn:.1f} s, then " + ", ".join(f"{name} {wait:.0f} ms" for name, wait in waits.items()))


def main() -> None:
    """Print four lines for each size of graph."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("things", nargs="*", type=int, default=[200, 1000, 3000])
    parser.add_argument("--patience", type=float, default=60.0, help="seconds to wait for pyvis")
    given = parser.parse_args()
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for things in given.things:
            measure(browser, things, Path(folder), given.patience)
        browser.close()


if __name__ == "__main__":
    main()
