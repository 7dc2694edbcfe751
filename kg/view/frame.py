"""The page within another page: what a notebook shows."""

from html import escape

import networkx as nx

from kg.view.page import render

MOST_NODES = 2_000  # a notebook keeps the page in its file


def framed(graph: "nx.MultiDiGraph[str]", *, height: int = 640) -> str:
    """Return an HTML frame of `height` pixels that holds the page of `graph`.

    The frame is a sandbox: its scripts run apart from the notebook, which they cannot read; it may save files and open links.
    """
    page = escape(render(graph, max_nodes=MOST_NODES), quote=True)
    allowed = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
    style = f"width:100%;height:{height}px;border:1px solid #ccc"
    return f'<iframe sandbox="{allowed}" title="Graph of influence operations" style="{style}" srcdoc="{page}"></iframe>'
