"""The page itself: pyvis carries the drawing into our template, and a Content-Security-Policy lets only our own scripts run."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import networkx as nx

from kg.analysis.paths import REFERENCE
from kg.view import fold
from kg.view.clean import name
from kg.view.content import Json, Statement, content, label, order, statements
from kg.view.drawing import first_level, lines, places
from kg.view.look import look, size, wrapped
from kg.view.reduce import limit

FOLDER = Path(__file__).parent
VENDORED = ("vis-network.min.js", "vis-timeline-graph2d.min.js")
# In the order they run: what comes later uses what came before.
SCRIPTS = (
    "elements.js", "data.js", "state.js", "path.js", "rings.js", "shown.js", "looks.js", "overview.js", "graph.js", "claims.js",
    "panel.js", "search.js", "filters.js", "histogram.js", "table.js", "matrix.js", "timeline.js", "files.js", "main.js",
)  # fmt: skip
STYLES = ("page.css", "tabs.css", "narrow.css")


def render(
    graph: "nx.MultiDiGraph[str]",
    *,
    title: str = "Influence operations",
    redact: bool = False,
    max_nodes: int | None = None,
) -> str:
    """Return the graph as one HTML page that needs no network; write it as UTF-8.

    `graph` is what `kg.analysis` makes. With `redact` the page holds no quotes. With `max_nodes` only that many nodes stay,
    those with the most edges, and the page says so; `ValueError` if it is below 1. The same graph gives the same page.
    """
    kept = limit(graph, max_nodes) if max_nodes is not None and len(graph) > max_nodes else graph
    nodes = order(kept)
    edges = statements(kept, nodes)
    data = content(kept, nodes, edges, redact=redact) | {"dropped": len(graph) - len(kept), "reference": REFERENCE}
    return _filled(name(title), *_drawing(kept, nodes, edges), data)


def _drawing(graph: "nx.MultiDiGraph[str]", nodes: list[str], edges: list[Statement]) -> tuple[list[Json], list[Json], Json]:
    """Return the nodes and lines that vis-network draws, and where nodes stand at each level of detail."""
    kinds = [graph.nodes[iri]["kind"] for iri in nodes]
    labels = [wrapped(label(graph, iri)) for iri in nodes]
    sizes = [size(kind, graph.nodes[iri]["facts"]) for kind, iri in zip(kinds, nodes, strict=True)]
    node_levels = fold.node_levels(kinds, edges)
    levels = fold.statement_levels(edges, node_levels)
    drawn = lines(edges, levels, fold.deeds(kinds, edges), node_levels)
    found = places(labels, sizes, drawn, node_levels)
    listed = [
        {"id": node, "label": labels[node], "shape": look(kinds[node]).shape, "size": sizes[node], "level": node_levels[node]}
        for node in range(len(nodes))
    ]
    return listed, drawn, {"levels": levels, "places": found, "detail": first_level(drawn, len(nodes))}


def policy(scripts: list[str], style: str) -> str:
    """Return a Content-Security-Policy under which only these scripts and this style count, and nothing is fetched or sent.

    Whatever a script writes as markup goes through one policy of our own (web/elements.js), which makes text of it.
    """
    allowed = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _filled(title: str, nodes: list[Json], drawn: list[Json], drawing: Json, data: Json) -> str:
    from pyvis.network import Network  # noqa: PLC0415 - takes over a second, as it imports IPython

    network: Any = Network(directed=True, heading=title)
    # add_node looks every id up in a list, which is quadratic; ours are numbers 0..n-1 and cannot repeat.
    network.nodes.extend(nodes)
    network.edges.extend(drawn)
    network.set_template_dir(str(FOLDER / "web"), "page.html")
    style = _text("vendor/vis-timeline-graph2d.min.css") + "".join(_text(f"web/{part}") for part in STYLES)
    scripts = [_text("web/before.js"), *map(_library, VENDORED), *(_text(f"web/{part}") for part in SCRIPTS)]
    network.templateEnv.globals.update(data=data | drawing, style=style, scripts=scripts, policy=policy(scripts, style))
    html: str = network.generate_html()
    return html


def _library(file: str) -> str:
    """Return a vendored script without its last line, which would send developer tools after a file that is not there."""
    return _text(f"vendor/{file}").rsplit("//# sourceMappingURL", 1)[0]


def _text(file: str) -> str:
    return (FOLDER / file).read_text(encoding="utf-8")
