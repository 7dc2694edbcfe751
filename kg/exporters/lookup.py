"""Labels and ties of things, looked up in the store one by one, so that memory does not grow with the graph."""

from functools import lru_cache

import pyoxigraph as ox

from kg.namespaces import ID, IO, LABEL, PREFIXES, SCHEMA

_NAMESPACES = {namespace: prefix for prefix, namespace in PREFIXES.items()}
# A report's own operation, act or network -> what it was joined to.
_SAME = tuple(IO + name for name in ("sameOperation", "sameEvent", "sameNetwork"))
_KEPT = 1 << 17


def short(iri: str) -> str:
    """Return an IRI with its prefix where it has one ("operation:71ab"), as `kg show` takes it."""
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _NAMESPACES.get(iri[:cut])
    if prefix and iri[cut:]:
        return f"{prefix}:{iri[cut:]}"
    # a kind of thing without a prefix of its own
    return iri.removeprefix(ID).replace("/", ":") if iri.startswith(ID) else iri


class Lookup:
    """Answers from the default graph of a store; the last 130,000 answers of each kind are kept."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self.label = lru_cache(_KEPT)(self._label)
        self.resolved = lru_cache(_KEPT)(self._resolved)

    def objects(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property as text, sorted."""
        found = self._store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, ox.DefaultGraph())
        return sorted(quad.object.value for quad in found)  # type: ignore[union-attr]  # triple terms are never written

    def subjects(self, predicate: str, value: str) -> list[str]:
        """Return the things that have the thing `value` there, sorted."""
        found = self._store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value), ox.DefaultGraph())
        return sorted(quad.subject.value for quad in found)  # type: ignore[union-attr]  # as above

    def _label(self, iri: str) -> str:
        iri = self.resolved(iri)
        return next(iter(self.objects(iri, LABEL) or self.objects(iri, SCHEMA + "name")), "") or short(iri)

    def _resolved(self, iri: str) -> str:
        """Return what a report's own operation, act or network was found to be, or else what was given."""
        return next((one for same in _SAME for one in self.objects(iri, same)), iri)
