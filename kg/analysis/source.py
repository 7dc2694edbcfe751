"""Where a fact comes from: a claim's metadata and words, read back from its report's graph."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import pyoxigraph as ox

from kg.namespaces import IO, LABEL, OA, SCHEMA, local

Values = dict[str, tuple[str, ...]]
# Claims that are kept with their quotes: some 40 MB.
_CLAIMS = 1 << 15


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One claim and one quote of it. `speaker` is a label ("the report" where the text names nobody), `report` an IRI, and
    `copy_of` the earlier report that it is a copy of, if it is; `start` and `end` count code points of the report's text;
    `confidence` is in 0..1; empty strings mean unknown."""

    claim: str
    speaker: str
    modality: str
    polarity: str
    confidence: float
    quote: str
    start: int
    end: int
    report: str
    title: str
    publisher: str
    published: str
    url: str
    copy_of: str = ""

    @property
    def supports(self) -> bool:
        """Whether the claim states its triples as true, rather than denies, asks for or supposes them."""
        return self.polarity == "positive" and self.modality in ("asserted", "reported", "alleged")


def values(store: ox.Store, subject: str) -> Values:
    """Return all that is said of `subject` in any graph: predicate IRI -> sorted values as text."""
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(ox.NamedNode(subject), None, None, None):
        found.setdefault(quad.predicate.value, set()).add(quad.object.value)  # type: ignore[union-attr]  # no triple terms
    return {predicate: tuple(sorted(texts)) for predicate, texts in found.items()}


def first(known: Values, *predicates: str) -> str:
    """Return the first value of the first predicate that has one, else ""."""
    return next((known[predicate][0] for predicate in predicates if predicate in known), "")


class Sources:
    """Reads sources from a store and keeps the last: many triples rest on the same claim."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self.of_claim = lru_cache(_CLAIMS)(self._of_claim)
        self._described = lru_cache(maxsize=4096)(lambda iri: values(store, iri))

    def of(self, claims: Iterable[str]) -> tuple[Source, ...]:
        """Return the sources of `claims`, each once, by date, report and place in the text."""
        found = {source for claim in claims for source in self.of_claim(claim)}
        return tuple(sorted(found, key=lambda one: (one.published, one.report, one.start, one.end, one)))

    def _of_claim(self, claim: str) -> tuple[Source, ...]:
        known = values(self._store, claim)
        report = first(known, IO + "reportedIn")
        about = self._described(report) if report else {}
        return tuple(
            Source(
                claim=claim,
                speaker=self._speaker(first(known, IO + "speaker"), report),
                modality=local(first(known, IO + "modality")),
                polarity=local(first(known, IO + "polarity")),
                confidence=float(first(known, IO + "confidence") or 0),
                quote=quote,
                start=start,
                end=end,
                report=report,
                title=first(about, SCHEMA + "headline", LABEL),
                publisher=self._publisher(first(about, SCHEMA + "publisher")),
                published=first(about, SCHEMA + "datePublished"),
                url=first(about, SCHEMA + "url"),
                copy_of=first(about, IO + "copyOf"),
            )
            for quote, start, end in self._quotes(known)
        )

    def _quotes(self, known: Values) -> Iterator[tuple[str, int, int]]:
        for evidence in known.get(IO + "evidence", ()):
            selectors = [values(self._store, iri) for iri in values(self._store, evidence).get(OA + "hasSelector", ())]
            quotes = [first(each, OA + "exact") for each in selectors if OA + "exact" in each]
            places = [(int(first(each, OA + "start")), int(first(each, OA + "end"))) for each in selectors if OA + "start" in each]
            yield from ((quote, start, end) for quote, (start, end) in product(quotes, places))

    def _speaker(self, speaker: str, report: str) -> str:
        if speaker == report:
            return "the report"
        return first(self._described(speaker), LABEL, SCHEMA + "name") or local(speaker)

    def _publisher(self, publisher: str) -> str:
        if "://" not in publisher:
            return publisher
        return first(self._described(publisher), LABEL, SCHEMA + "name") or publisher
