"""What an evaluation found, counted: per report, per slot, and over all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add

from kg.evaluation.slots import CORE


@dataclass(frozen=True, slots=True)
class Counts:
    """Items found and right, found and wrong, and not found; adding counts gives micro averages."""

    hit: int = 0
    spurious: int = 0
    missed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Count both together."""
        return Counts(self.hit + other.hit, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right, 1 if nothing was found."""
        return self.hit / (self.hit + self.spurious) if self.hit + self.spurious else 1.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found, 1 if there is nothing."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, order=True)
class Error:
    """One item that is wrong: `kind` is "missed" or "spurious", `operation` the key of the operation it belongs to, or ""."""

    file: str
    slot: str
    kind: str
    value: str
    operation: str


@dataclass(frozen=True, slots=True)
class FileResult:
    """What came out for one report; `quotes` counts the claims whose quote stands in the text, and all claims."""

    file: str
    slots: Mapping[str, Counts]
    errors: tuple[Error, ...]
    relevance: Counts
    quotes: tuple[int, int]
    traps_hit: int

    @property
    def core(self) -> Counts:
        """The counts of the core slots together."""
        return core(self.slots)


@dataclass(frozen=True, slots=True)
class Result:
    """What came out for all reports.

    `absent` are those that were found beside the point or are not in the graph, `unread` holds (file, reason).
    """

    files: tuple[FileResult, ...]
    absent: tuple[str, ...]
    unread: tuple[tuple[str, str], ...] = ()

    @property
    def slots(self) -> dict[str, Counts]:
        """The counts of each slot that had anything to compare, over all reports, in alphabetical order."""
        names = sorted({slot for file in self.files for slot in file.slots})
        return {name: total(file.slots[name] for file in self.files if name in file.slots) for name in names}

    @property
    def core(self) -> Counts:
        """The counts of the core slots together."""
        return core(self.slots)

    @property
    def macro_f1(self) -> float:
        """The mean F1 of all slots."""
        return sum(counts.f1 for counts in self.slots.values()) / max(1, len(self.slots))

    @property
    def relevance(self) -> Counts:
        """How reports were told from those beside the point."""
        return total(file.relevance for file in self.files)

    @property
    def quotes(self) -> tuple[int, int]:
        """The claims whose quote stands in the text at its offsets, and all claims."""
        return sum(file.quotes[0] for file in self.files), sum(file.quotes[1] for file in self.files)

    @property
    def traps_hit(self) -> int:
        """How many of the numbers that are no assets were taken for such."""
        return sum(file.traps_hit for file in self.files)


def total(counts: Iterable[Counts]) -> Counts:
    """Return the sum."""
    return reduce(add, counts, Counts())


def core(slots: Mapping[str, Counts]) -> Counts:
    """Return the counts of the core slots together."""
    return total(slots[name] for name in CORE if name in slots)
