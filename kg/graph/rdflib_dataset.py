"""Quads as an rdflib Dataset, for those who work with rdflib."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.graph.lines import WrittenQuad, parts_of

if TYPE_CHECKING:
    from rdflib import Dataset


def dataset(quads: Iterable[WrittenQuad]) -> "Dataset":
    """Return quads as a Dataset whose default graph is ours; lexical forms are kept as written."""
    import rdflib  # noqa: PLC0415  slow to import

    made = rdflib.Dataset(default_union=False)
    made.bind("io", "https://w3id.org/influence-kg/ns#")
    default = made.default_graph
    for graph, s, p, o in quads:
        made.get_context(_node(graph)).add((_node(s), _node(p), _node(o))) if graph else default.add((_node(s), _node(p), _node(o)))
    return made


@lru_cache(maxsize=1 << 16)
def _node(written: str) -> Any:
    import rdflib  # noqa: PLC0415  as above

    if written.startswith("<"):
        return rdflib.URIRef(written[1:-1])
    text, datatype, language = parts_of(written)
    if language:
        return rdflib.Literal(text, lang=language)
    return rdflib.Literal(text, datatype=rdflib.URIRef(datatype), normalize=False) if datatype else rdflib.Literal(text)
