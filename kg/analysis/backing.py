"""How many stand behind the claims of a fact."""

from collections.abc import Iterable
from functools import lru_cache

import pyoxigraph as ox

from kg.analysis.source import first, values
from kg.model import POSITIVE, STATED
from kg.namespaces import IO, local
from kg.resolution.support import Support, Voice, support


class Backing:
    """Reads from one store which claims state their triples as fact, and for whom; each claim once."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        copies = store.quads_for_pattern(None, ox.NamedNode(IO + "copyOf"), None, ox.DefaultGraph())
        self._originals = {quad.subject.value: quad.object.value for quad in copies}  # type: ignore[union-attr]  # no triple terms
        self._voice = lru_cache(maxsize=None)(self._read)

    def of(self, claims: Iterable[str]) -> Support:
        """Count the reports, independent reports and speakers of those claims that state what they say as fact."""
        return support(filter(None, map(self._voice, claims)), self._originals)

    def _read(self, claim: str) -> Voice | None:
        known = values(self._store, claim)
        stated = local(first(known, IO + "modality")) in STATED and local(first(known, IO + "polarity")) == POSITIVE
        return (first(known, IO + "reportedIn"), first(known, IO + "speaker")) if stated else None
