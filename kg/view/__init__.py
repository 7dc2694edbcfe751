"""The graph as one HTML file that works offline: `render` writes the page; `focus`, `between` and `limit` narrow the graph first."""

from kg.view.page import render
from kg.view.reduce import between, focus, limit

__all__ = ["between", "focus", "limit", "render"]
