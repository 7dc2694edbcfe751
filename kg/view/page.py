"""The page itself: pyvis carries the drawing into our template, and a Content-Security-Policy lets only our own scripts run."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import networkx as nx

from kg.view.content import Json, clean, content, order, statements
from kg.view.drawing import drawn_lines, drawn_nodes
from kg.view.reduce import limit

FOLDER = Path(__file__).parent


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
    data = content(kept, nodes, edges, redact=redact) | {"dropped": len(graph) - len(kept)}
    return _filled(clean(title), drawn_nodes(kept, nodes, edges), drawn_lines(edges), data)


def policy(scripts: list[str], style: str) -> str:
    """Return a Content-Security-Policy under which only these scripts and this style count, and nothing is fetched or sent."""
    allowed = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _filled(title: str, nodes: list[Json], lines: list[Json], data: Json) -> str:
    from pyvis.network import Network  # noqa: PLC0415 - takes over a second, as it imports IPython

    network: Any = Network(directed=True, heading=title)
    # add_node looks every id up in a list, which is quadratic; ours are numbers 0..n-1 and cannot repeat.
    network.nodes.extend(nodes)
    network.edges.extend(lines)
    network.set_template_dir(str(FOLDER), "page.html")
    style, scripts = _text("page.css"), [_library(), _text("elements.js"), _text("page.js")]
    network.templateEnv.globals.update(data=data, style=style, scripts=scripts, policy=policy(scripts, style))
    html: str = network.generate_html()
    return html


def _library() -> str:
    """Return vis-network without the last line, which would send a browser's developer tools after a file that is not there."""
    return _text("vendor/vis-network.min.js").rsplit("//# sourceMappingURL", 1)[0]


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
