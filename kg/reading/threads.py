"""The operations of a report while it is being read; nothing here outlives `kg.reading.discourse.discourse`."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from kg.reading.assets import Asset
from kg.reading.cases import Case, cases
from kg.reading.clauses import Clause
from kg.reading.dates import DateMatch
from kg.reading.document import Document, Sentence
from kg.reading.entities import Party
from kg.reading.mention import Mention
from kg.reading.naming import Naming

# Sentences in which a report says in short what it then tells at length.
LEAD = 4
# How many times as often as the next one an operation is spoken of that a report is on.
OFTEN = 3
EARLIER = frozenset({"earlier", "previous", "prior", "older"})
ANOTHER = EARLIER | {
    "another",
    "separate",
    "separately",
    "unrelated",
    "second",
    "third",
    "fourth",
    "fifth",
    "different",
    "new",
    "similar",
    "other",
}
SMALL = frozenset({"smaller", "smallest", "lesser"})
LARGE = frozenset({"larger", "bigger", "largest", "biggest"})
# What each phrase of the sentence so far means, by the index of its head token.
Done = dict[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Owned:
    """Counted assets of an operation; `act` is the clause that removes them, None where they are only said to make it up."""

    operation: int
    asset: Asset
    sentence: Sentence
    act: Clause | None


@dataclass(slots=True, eq=False)
class Thread:
    """An operation while the report is being read."""

    index: int
    first: Mention
    states: set[str] = field(default_factory=set)
    name: str = ""
    namings: list[Naming] = field(default_factory=list)
    counts: set[tuple[int, str]] = field(default_factory=set)
    # Unit, whoever removed, and service of each removed count.
    removed: set[tuple[str, str, str]] = field(default_factory=set)
    year: int = 0
    # In which month whoever removed any of it, or counted it, did so.
    acted: set[tuple[str, str]] = field(default_factory=set)
    owner: str = ""
    # Who is said to be behind it, by name.
    runners: set[Party] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    group: int = -1
    last: int = -1
    detailed: bool = False
    titled: bool = False
    # A section's heading has taken it up; and one that so far only a heading has brought up.
    headed: bool = False
    unmet: bool = False
    dropped: bool = False

    def is_elsewhere(self, states: Collection[str]) -> bool:
        """Whether it is known to be of other states than a phrase with these."""
        return bool(states and self.states) and self.states.isdisjoint(states)

    @property
    def months(self) -> set[str]:
        """The months in which any of it was removed."""
        return {month for _, month in self.acted}


def years_of(sentence: Sentence) -> frozenset[int]:
    """The years in which a sentence says something happened, not those since or until when it went on."""
    dated = [d for d in sentence.dates if d.value and d.first.year == d.last.year and not d.future]
    return frozenset(d.first.year for d in dated if not _is_lasting(sentence, d))


def months_of(sentence: Sentence, until: int | None = None) -> frozenset[str]:
    """The months ("2020-06") in which a sentence says something happened, not those since or until when it went on.

    With `until` only dates that begin before that offset count.
    """
    dated = [d for d in sentence.dates if d.value[4:5] == "-" and d.value[5:7].isdigit() and not d.future]
    dated = [d for d in dated if until is None or d.start < until]
    return frozenset(d.value[:7] for d in dated if not _is_lasting(sentence, d))


def _is_lasting(sentence: Sentence, date: DateMatch) -> bool:
    return sentence.text[: date.start].rstrip().lower().endswith(("since", "until", "till"))


class Threads:
    """The state of one reading; nothing of it outlives `discourse`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.threads: list[Thread] = []
        self.at: dict[tuple[int, int], tuple[int, ...]] = {}
        self.focus: list[int] = []
        self.groups = 0
        # Operations that were introduced as another one than what is spoken of ("the same people who ran the network removed in 2019").
        self.apart: set[int] = set()
        self.cases = cases(document)
        # The operation that the section being read is of, or -1, and how that section begins.
        self.section = -1
        self.case: Case | None = None
        self.heading = ""
        self.recent: tuple[int, ...] = ()
        # What the sentence before said is among what it spoke of ("the accounts included a network from Peru").
        self.included: tuple[int, ...] = ()
        # Removed counts of the sentence before that no operation has taken up yet.
        self.pending: list[tuple[Mention, Clause | None]] = []
        self.owned: list[Owned] = []
        self.dealt: list[tuple[int, str, Sentence]] = []
        self.labelled: tuple[Sentence, tuple[str, ...]] | None = None
        self.publisher_enforces = bool(document.publishers & {"Platform", "Company"})
        self.official = "GovernmentBody" in document.publishers

    def new(self, mention: Mention, states: tuple[str, ...], group: int = -1) -> int:
        """Introduce an operation and return its index."""
        thread = Thread(len(self.threads), mention, set(states), mention.name, words=set(mention.words), group=group)
        published = self.document.report.published
        # A heading leaves open when it was, and so does a name that is known: what is told later says so.
        now = mention.words.isdisjoint(EARLIER) and mention.sentence.kind != "heading" and not mention.name
        told = published.year if published and now else 0
        thread.year = max(years_of(mention.sentence), default=told)
        self.threads.append(thread)
        return thread.index

    def new_group(self, mention: Mention, number: int) -> tuple[int, ...]:
        """Introduce several at once; states are dealt out where there are as many of them."""
        self.groups += 1
        states = mention.states
        each = [(s,) for s in states] if len(states) == number else [states if len(states) == 1 else ()] * number
        return tuple(self.new(mention, s, self.groups) for s in each)

    def matching(self, states: tuple[str, ...]) -> list[Thread]:
        """Threads that may be meant by a phrase with these states, the most recently mentioned last."""
        fitting = [t for t in self.threads if not states or t.states & set(states)]
        return sorted(fitting, key=lambda t: (t.last, t.index in self.included, -t.index))

    def chief(self) -> Thread | None:
        """The operation that the report is on: spoken of far more often than any other; None where several are."""
        spoken = Counter(meant[0] for meant in self.at.values() if len(meant) == 1)
        ranked = spoken.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < OFTEN * ranked[1][1]):
            return None
        return self.threads[ranked[0][0]]

    def latest_group(self) -> list[Thread]:
        """The operations last spoken of together, for "the other", "the larger one"."""
        if self.recent:
            return [self.threads[i] for i in self.recent]
        grouped = [t for t in self.threads if t.group == self.groups and self.groups > 0]
        return grouped or self.threads[-2:]

    def free_members(self, states: tuple[str, ...]) -> list[Thread]:
        """The members of a group announced before ("we removed three networks") that no section has told of yet."""
        group = [t for t in self.threads if t.group > 0 and not t.counts and not t.namings and not t.name and not t.headed]
        return [t for t in group if not t.states or not states or t.states & set(states)]


def nth(group: Collection[Thread], ordinal: int) -> Thread:
    """Return the first (1), second (2), last (-1) of a group, in the order in which the report told of them."""
    return sorted(group, key=lambda t: t.index)[ordinal - 1 if ordinal > 0 else ordinal]
