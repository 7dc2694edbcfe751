"""What is only a view of graph.nq: the store, the index of quotes, the page."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from kg.analysis import graph_of
from kg.graph.store import open_store, rebuild
from kg.graph.terms import Quad
from kg.graph.write import write
from kg.view import render

FORMATS = ("nq", "trig", "ttl")
# As many things as a page can lay out in some ten seconds and a person can look at.
MOST_NODES = 2_000


def write_graph(quads: Iterable[Quad], stage: Path) -> None:
    """Write the files of a graph to a folder."""
    with ExitStack() as files:
        write(quads, {name: _open(files, stage, name) for name in FORMATS})


def _open(files: ExitStack, stage: Path, name: str) -> TextIO:
    return files.enter_context((stage / f"graph.{name}").open("w", encoding="utf-8", newline="\n"))


def derive(stage: Path) -> None:
    """Make from graph.nq what is only a view of it."""
    rebuild(stage)
    page = render(graph_of(open_store(stage)), max_nodes=MOST_NODES)
    (stage / "graph.html").write_text(page, encoding="utf-8", newline="\n")
