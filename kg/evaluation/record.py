"""What a reader gets out of one report, whether the reader is a person or this program: both in the same form."""

from dataclasses import dataclass

# The accepted ways to write one thing, normalised; see `kg/evaluation/spelling.py`.
Spellings = frozenset[str]


@dataclass(frozen=True, slots=True)
class Assets:
    """A count of removed things of one unit; empty strings where nothing is said."""

    count: int
    unit: str
    precision: str = ""
    platform: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One act against an operation: `by` are slugs of owners, `dates` are as long as they are precise ("2020", "2020-06-11")."""

    by: frozenset[str]
    action: str
    dates: frozenset[str] = frozenset()
    assets: tuple[Assets, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; `key` tells it from the others of its report and is "" only for the absent partner of one that has none."""

    key: str
    names: tuple[Spellings, ...] = ()
    origins: frozenset[str] = frozenset()
    actors: tuple[Spellings, ...] = ()
    targets: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    state_backed: bool | None = None
    acts: tuple[Act, ...] = ()
    links: frozenset[str] = frozenset()

    @property
    def assets(self) -> tuple[Assets, ...]:
        """What was removed in all acts together."""
        return tuple(item for act in self.acts for item in act.assets)


ABSENT = Operation("")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one side says or does to another; each side is any number of parties, each with its spellings."""

    kind: str
    by: tuple[Spellings, ...] = ()
    to: tuple[Spellings, ...] = ()

    def __str__(self) -> str:
        """Return it as one line for people: "demand: china -> twitter"."""
        sides = (", ".join(min(party, default="?") for party in side) or "-" for side in (self.by, self.to))
        return f"{self.kind}: {' -> '.join(sides)}"


@dataclass(frozen=True, slots=True)
class Record:
    """All that one report says; `traps` are numbers that a careless reader could take for removed assets."""

    relevant: bool
    operations: tuple[Operation, ...] = ()
    statements: tuple[Statement, ...] = ()
    traps: tuple[int, ...] = ()


NOTHING = Record(relevant=False)
