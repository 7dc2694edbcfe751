"""The countries that a report says an operation comes from, gathered from what `kg/extractors/attribution.py` makes of it."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from kg.extractors.attribution import attributions
from kg.namespaces import IO
from kg.reading.understanding import Understanding

FROM = frozenset({IO + "originatesFrom", IO + "attributedTo", IO + "backedBy"})


@lru_cache(maxsize=2)
def official(reading: Understanding) -> frozenset[str]:
    """The operations that a report says a state is behind."""
    behind = frozenset({IO + "backedBy", IO + "stateBacked"})
    return frozenset(o for made in attributions(reading) if made.stated for o, p, v in made.triples if p in behind and str(v) != "false")


@lru_cache(maxsize=2)
def homes(reading: Understanding) -> Mapping[str, frozenset[str]]:
    """Map each operation to its states of origin, those of the discourse and those of attributions together."""
    found = {operation.iri: set(operation.states) for operation in reading.discourse.operations}
    things = reading.document.ontology.things
    for made in attributions(reading):
        for operation, relation, source in made.triples:
            known = things.get(source) if isinstance(source, str) and relation in FROM else None
            if known is not None and known.state and operation in found:
                found[operation].add(known.state)
    return MappingProxyType({operation: frozenset(s for s in states if s) for operation, states in found.items()})
