"""A graph that a build has written, as a value that can be asked, exported and handed to other libraries."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.building.commit import finish
from kg.graph.lines import WrittenQuad, read_lines
from kg.graph.read import QUADS, check_whole

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

    from kg import analysis
    from kg.queries import Result


class Graph:
    """The graph in a folder, opened for reading. Raises StoreError where there is none, or it is not whole."""

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        finish(self.folder)
        check_whole(self.folder / QUADS)

    @cached_property
    def store(self) -> "ox.Store":
        """The embedded store, made from graph.nq where it is missing."""
        from kg.graph.store import open_store  # noqa: PLC0415  exports that only pass quads on need no store

        return open_store(self.folder)

    def quads(self) -> Iterator[WrittenQuad]:
        """Yield the quads of graph.nq as written, in order: reports with their claims, then the default graph."""
        return read_lines(self.folder / QUADS)

    def query(self, what: str, /, *, timeout: float = 60.0, limit: int | None = None, **values: str) -> "Result":
        """Answer a named query (its parameters as keywords) or SPARQL that only reads.

        A SELECT gives a Table, whose `df()` is a data frame; CONSTRUCT and DESCRIBE give Triples; ASK a bool. `timeout` is in
        seconds. Raises QueryError where the query is unknown, not allowed, malformed, or runs out of time.
        """
        from kg import queries  # noqa: PLC0415  as above

        named = what.strip().replace("-", "").isalnum()
        sparql = queries.named(what.strip()).bound(values) if named else what
        return queries.run(self.folder, sparql, timeout=timeout, limit=limit)

    def to_networkx(self, *, min_confidence: float = 0.0) -> "analysis.Graph":
        """Return what is believed as a directed multigraph of things, with the sources of each edge; see `kg.graph_of`."""
        from kg.analysis import graph_of  # noqa: PLC0415  as above

        return graph_of(self.store, min_confidence=min_confidence)

    def to_rdflib(self) -> "rdflib.Dataset":
        """Return all three layers as an rdflib Dataset, lexical forms kept; rdflib needs about 60 s and 1.7 GB per million quads."""
        from kg.graph.rdflib_dataset import dataset  # noqa: PLC0415  as above

        return dataset(self.quads())

    def account(self) -> dict[str, Any]:
        """Return what `run.json` says of the reports and versions behind the graph; {} where there is none."""
        from kg.building.account import read_account  # noqa: PLC0415  as above

        return read_account(self.folder)
