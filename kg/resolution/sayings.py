"""Demands, denials and other acts of speech -> which of several reports' are one and the same."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Literal, Term, Triple
from kg.namespaces import IO, RDFS, TYPE, local
from kg.resolution.parts import Same, resolved
from kg.resolution.span import Span, apart, span
from kg.resolution.world import World

# Acts that are facts because they were said, whatever becomes of what was said.
SAYINGS = frozenset(IO + name for name in ("AccessRestriction", "Accusation", "Demand", "Denial", "NonAttribution"))
# What is said again and again about one operation is one saying where the reports appeared so many days apart at most.
_SOON = 7


@dataclass(frozen=True, slots=True, order=True)
class Saying:
    """One act of speech as one report tells of it: `kind` is the local name of its class, `about` the operations that are denied,
    `dates` as written, `words` what was said in the text's words; IRIs else. `published` is an ISO date or ""."""

    published: str
    report: str
    node: str
    kind: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    about: tuple[str, ...]
    status: tuple[str, ...]
    dates: tuple[str, ...]
    words: tuple[str, ...]


def sayings(report: str, published: str, triples: Iterable[Triple]) -> Iterator[Saying]:
    """Yield the acts of speech among the triples of one report's claims."""
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for s, p, o in triples:
        told[s][p].add(_value(o))
    for node, values in sorted(told.items()):
        for kind in sorted(values[TYPE] & SAYINGS):
            fields = [values[IO + "actor"], values[IO + "recipient"], values[IO + "denies"], values[IO + "status"]]
            fields += [values[IO + "date"] | values[IO + "period"], values[RDFS + "comment"]]
            yield Saying(published, report, node, local(kind), *(tuple(sorted(found)) for found in fields))


def _value(term: Term) -> str:
    return term.value if isinstance(term, Literal) else term


def retold(every: Collection[Saying], node: Mapping[str, str], originals: Mapping[str, str], known: World) -> list[tuple[Saying, ...]]:
    """Return the groups of sayings that are one, the earliest report's first.

    They are of one kind, by one actor, to one recipient, about the same operations (`node` leads to resolved ones). Then either
    one report is a copy of the other (`originals`) and has the same words, or each report tells of only one such: of the same
    operation in the same days, or on the same day. Anything else may be two demands, and stays two.
    """
    alike: dict[tuple[object, ...], list[Saying]] = defaultdict(list)
    for one in sorted(every, key=lambda one: (not one.published, one)):
        alike[_of_what(one, node, known)].append(one)
    return [group for same in alike.values() for group in _groups(same, originals) if len(group) > 1]


def merged(groups: Iterable[Sequence[Saying]]) -> Same:
    """Return what each saying of a group is resolved to."""
    return {one.node: resolved([group[0].node]) for group in groups for one in group}


def _of_what(one: Saying, node: Mapping[str, str], known: World) -> tuple[object, ...]:
    when = next(iter(_spans(one)), None)
    actors, recipients = (sorted({known.owner(who, when) for who in side}) for side in (one.actors, one.recipients))
    return one.kind, *actors, "to", *recipients, "about", *sorted(node.get(what, what) for what in one.about), one.status


def _groups(alike: Sequence[Saying], originals: Mapping[str, str]) -> list[tuple[Saying, ...]]:
    of_report = Counter(one.report for one in alike)
    groups: list[list[Saying]] = []
    for one in alike:
        fitting = [group for group in groups if all(_is_same(one, other, originals, of_report) for other in group)]
        if len(fitting) == 1:
            fitting[0].append(one)
        else:
            groups.append([one])
    return [tuple(group) for group in groups]


def _is_same(one: Saying, other: Saying, originals: Mapping[str, str], of_report: Mapping[str, int]) -> bool:
    if one.report == other.report:
        return False
    copied = originals.get(one.report, one.report) == originals.get(other.report, other.report)
    if copied and one.words == other.words:
        return True
    if of_report[one.report] > 1 or of_report[other.report] > 1:
        return False
    dates = _spans(one), _spans(other)
    soon = bool(one.about) and not apart(*dates) and _within(one.published, other.published)
    return soon or any(left == right and left.days == 1 for left in dates[0] for right in dates[1])


def _spans(one: Saying) -> list[Span]:
    return sorted(filter(None, map(span, one.dates)))


def _within(one: str, other: str) -> bool:
    left, right = span(one), span(other)
    return left is not None and right is not None and left.gap(right) <= _SOON
