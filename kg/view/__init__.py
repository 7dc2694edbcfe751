"""The graph as one HTML file that works offline: `render` writes the page, `focus` narrows the graph first."""

from kg.view.page import render
from kg.view.reduce import focus, limit

__all__ = ["focus", "limit", "render"]
