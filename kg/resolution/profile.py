"""What one report states about one operation, small enough that those of all reports fit in memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Literal, Term, Triple
from kg.namespaces import IO, SCHEMA, TYPE, local

ACTS = frozenset(IO + name for name in ("Takedown", "Seizure", "Sanction", "Indictment", "Restriction", "NetworkBlock"))
_SETS = {"originatesFrom": "origins", "backedBy": "agents", "attributedTo": "agents", "targets": "targets", "activeOn": "platforms"} | {
    "addresses": "topics",
    "stateBacked": "backed",
}


@dataclass(frozen=True, slots=True, order=True)
class Act:
    """An enforcement act: `kind` is the local name of its class, `dates` as written, `removed` IRIs of networks."""

    event: str
    kind: str
    actors: tuple[str, ...]
    dates: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Size:
    """A network; `count` is -1 where none is given, the rest local names or IRIs, "" where unknown."""

    network: str
    platform: str
    unit: str
    role: str
    count: int
    precision: str


@dataclass(frozen=True, slots=True)
class Profile:
    """`operation` and `report` are IRIs, `published` an ISO date or "". `agents` are those said to be behind it, states too;
    `backed` has "true" or "false" where a report says whether a state is."""

    operation: str
    report: str
    published: str
    names: frozenset[str]
    origins: frozenset[str]
    agents: frozenset[str]
    targets: frozenset[str]
    platforms: frozenset[str]
    topics: frozenset[str]
    backed: frozenset[str]
    acts: tuple[Act, ...]
    sizes: tuple[Size, ...]


_Index = dict[tuple[str, str], set[Term]]


def profiles(report: str, published: str, stated: Iterable[Triple]) -> Iterator[Profile]:
    """Yield a profile of each operation that the triples, which one report states as fact, speak of."""
    forward: _Index = defaultdict(set)
    backward: dict[tuple[str, str], set[str]] = defaultdict(set)
    for s, p, o in stated:
        forward[s, p].add(o)
        if isinstance(o, str):
            backward[p, o].add(s)
    for operation in sorted(backward.get((TYPE, IO + "InfluenceOperation"), ())):
        sets: dict[str, set[str]] = {field: set() for field in _SETS.values()}
        for name, field in _SETS.items():
            sets[field] |= set(_values(forward, operation, IO + name))
        yield Profile(
            operation,
            report,
            published,
            frozenset(_values(forward, operation, SCHEMA + "name")),
            **{field: frozenset(values) for field, values in sets.items()},
            acts=tuple(_act(forward, event) for event in sorted(_events(forward, backward, operation))),
            sizes=tuple(_size(forward, network) for network in sorted(_networks(forward, backward, operation))),
        )


def _values(forward: _Index, subject: str, predicate: str) -> list[str]:
    return sorted(o.value if isinstance(o, Literal) else o for o in forward.get((subject, predicate), ()))


def _networks(forward: _Index, backward: dict[tuple[str, str], set[str]], operation: str) -> Iterator[str]:
    """Yield the networks of one operation; a count over several operations together is of none of them."""
    for network in backward.get((IO + "usedBy", operation), ()):
        if len(forward[network, IO + "usedBy"]) == 1:
            yield network


def _events(forward: _Index, backward: dict[tuple[str, str], set[str]], operation: str) -> Iterator[str]:
    for event in backward.get((IO + "recipient", operation), ()):
        if forward.get((event, TYPE), set()) & ACTS:
            yield event


def _act(forward: _Index, event: str) -> Act:
    kind = min(local(o) for o in forward[event, TYPE] if o in ACTS and isinstance(o, str))
    dates = {*_values(forward, event, IO + "date"), *_values(forward, event, IO + "period")}
    actors, removed = (tuple(_values(forward, event, IO + name)) for name in ("actor", "removed"))
    return Act(event, kind, actors, tuple(sorted(dates)), removed)


def _size(forward: _Index, network: str) -> Size:
    platform, unit, role, precision = (
        next(iter(_values(forward, network, IO + name)), "") for name in ("platform", "unit", "role", "precision")
    )
    counts = [int(n) for n in _values(forward, network, IO + "assetCount") if n.isdecimal()]
    return Size(network, platform, local(unit), local(role), max(counts, default=-1), local(precision))
