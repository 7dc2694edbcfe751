"""Judgements on pairs -> groups of operations that are one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.resolution.judge import MARGIN, Judgement, likest
from kg.resolution.outline import Outline
from kg.resolution.veto import ruled_out, signature


@dataclass(slots=True)
class _Group:
    """Operations that are one so far, and one of each signature: enough to tell whether another group may join."""

    members: list[str]
    reports: set[str]
    kinds: dict[tuple[object, ...], Outline] = field(default_factory=dict)


def clear(judged: Iterable[Judgement], reports: Mapping[str, str]) -> Iterator[Judgement]:
    """Yield those that say "same" and are not in doubt because a report has another operation that fits about as well."""
    operations = Counter(reports.values())
    rivals: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    same = []
    for one in judged:
        if (verdict := one.verdict) == "same":
            same.append(one)
        if verdict in ("same", "unsure"):
            # A report with a single operation has no other that might fit.
            for pair in _sides(one, reports):
                if operations[pair[1]] > 1:
                    rivals[pair].append(one)
    for one in same:
        if one.person or all(_ahead(one, rivals.get(pair, ())) for pair in _sides(one, reports)):
            yield one


def _sides(one: Judgement, reports: Mapping[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return each operation of a pair with the other's report."""
    return (one.one, reports[one.other]), (one.other, reports[one.one])


def _ahead(one: Judgement, rivals: Iterable[Judgement]) -> bool:
    return all(one is rival or one.points - rival.points >= MARGIN for rival in rivals)


def join(outlines: Mapping[str, Outline], judged: Iterable[Judgement], different: frozenset[frozenset[str]]) -> list[tuple[str, ...]]:
    """Return the groups of more than one operation; likest pairs join first, and only where nothing rules it out.

    `different` are pairs that a person has judged different. What a person judged the same joins whatever else speaks against it.
    """
    reports = {operation: one.report for operation, one in outlines.items()}
    groups: dict[str, _Group] = {}
    apart = _apart(different)
    for one in sorted(clear(judged, reports), key=likest):
        left, right = (groups.get(side) or _single(outlines[side]) for side in (one.one, one.other))
        if left is not right and _may_join(left, right, apart, by_person=bool(one.person)):
            merged = _Group(left.members + right.members, left.reports | right.reports, left.kinds | right.kinds)
            groups.update(dict.fromkeys(merged.members, merged))
    return sorted({tuple(sorted(group.members)) for group in groups.values()})


def _single(one: Outline) -> _Group:
    return _Group([one.operation], {one.report}, {signature(one): one})


def _apart(different: frozenset[frozenset[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for pair in different:
        for one in pair:
            found[one] |= pair - {one}
    return found


def _may_join(left: _Group, right: _Group, apart: Mapping[str, set[str]], *, by_person: bool) -> bool:
    if any(apart[one] & set(right.members) for one in left.members if one in apart):
        return False
    if by_person:
        return True
    if left.reports & right.reports:
        return False
    return not any(ruled_out(one, other) for one in left.kinds.values() for other in right.kinds.values())
