"""graph.nq back to quads."""

from collections.abc import Iterator
from os import SEEK_END
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.terms import Quad
from kg.model import Literal, Term

QUADS = "graph.nq"


def read_quads(path: Path) -> Iterator[Quad]:
    """Yield the quads of an N-Quads file that we wrote, in its order.

    Raises StoreError where the file is missing, cut off, or not as we write it.
    """
    check_whole(path)
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS):
            graph = quad.graph_name
            name = graph.value if isinstance(graph, ox.NamedNode) else ""
            yield name, _iri(quad.subject), quad.predicate.value, _term(quad.object)
    except (SyntaxError, TypeError, OSError) as error:
        raise StoreError(f"{path}: {error}") from error


def check_whole(path: Path) -> None:
    """Raise StoreError unless the file is there and ends as we end it."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, file.seek(0, SEEK_END) - 64))
            last = file.read().splitlines()[-1:]
    except OSError as error:
        raise StoreError(f"{path}: no graph there ({error.strerror}); kg build makes one") from error
    if not (last and last[0].startswith(b"# ") and last[0].endswith(b" quads")):
        raise StoreError(f"{path}: cut off, or not written by kg; kg build makes it anew")


def _iri(node: object) -> str:
    if not isinstance(node, ox.NamedNode):
        raise TypeError(f"{node} is neither an IRI nor a literal")
    return node.value


def _term(node: object) -> Term:
    if not isinstance(node, ox.Literal):
        return _iri(node)
    return Literal(node.value, language=node.language) if node.language else Literal(node.value, node.datatype.value)
