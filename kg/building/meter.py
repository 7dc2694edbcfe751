"""How far a build is, for whoever waits for it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(slots=True)
class Meter:
    """Counts of inputs begun (of `total`), reports read, words in those read closely, relevant ones, and claims."""

    tell: Callable[["Meter"], None] = lambda meter: None
    total: int = 0
    inputs: int = 0
    reports: int = 0
    words: int = 0
    relevant: int = 0
    claims: int = 0

    def add(self, *, inputs: int = 0, reports: int = 0, words: int = 0, relevant: int = 0, claims: int = 0) -> None:
        """Add to the counts and tell."""
        self.inputs += inputs
        self.reports += reports
        self.words += words
        self.relevant += relevant
        self.claims += claims
        self.tell(self)

    def inputs_of(self, given: Iterable[Item]) -> Iterator[Item]:
        """Yield what is given, counting."""
        for one in given:
            self.add(inputs=1)
            yield one

    def reports_of(self, walked: Iterable[Item]) -> Iterator[Item]:
        """Yield what is read, counting."""
        for one in walked:
            self.add(reports=1)
            yield one
