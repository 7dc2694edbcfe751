"""A document with everything reading found in it: the one value that extractors take."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Report
from kg.ontology import Ontology
from kg.reading.clauses import Clause
from kg.reading.discourse import Discourse, Operation, discourse
from kg.reading.document import Document, Sentence, read_all
from kg.reading.reference import Reference, reference
from kg.reading.tokens import Token


@dataclass(frozen=True, slots=True, eq=False)
class Understanding:
    """What a report says, as far as grammar and reference go; extractors turn it into claims."""

    document: Document
    discourse: Discourse
    reference: Reference

    @property
    def report(self) -> Report:
        """The report that was read."""
        return self.document.report

    def clauses(self) -> Iterator[tuple[Sentence, Clause]]:
        """Yield every clause with its sentence, in the order of the text."""
        for sentence in self.document.sentences:
            for clause in self.discourse.clauses[sentence.index]:
                yield sentence, clause

    def mentioned(self) -> tuple[tuple[Sentence, Token, tuple[Operation, ...]], ...]:
        """Return every phrase that means operations, in the order of the text."""
        return _mentioned(self)


@lru_cache(maxsize=2)
def _mentioned(reading: Understanding) -> tuple[tuple[Sentence, Token, tuple[Operation, ...]], ...]:
    # Asked for by many extractors of one report, one after the other.
    sentences = reading.document.sentences
    at = ((sentences[index], sentences[index].doc[place]) for index, place in sorted(reading.discourse.at))
    return tuple((sentence, token, found) for sentence, token in at if (found := reading.discourse.of(sentence, token)))


def understand(report: Report, ontology: Ontology) -> Understanding:
    """Read a report closely."""
    return next(understand_all(iter([report]), ontology))


def understand_all(reports: Iterator[Report], ontology: Ontology) -> Iterator[Understanding]:
    """Read reports closely, one after the other."""
    for document in read_all(reports, ontology):
        found = discourse(document)
        yield Understanding(document, found, reference(document, found.clauses))
