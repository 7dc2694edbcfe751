"""What was joined and why, as text for people."""

from collections.abc import Iterable, Iterator

from kg.operations import Explained, Joined, Told
from kg.queries.formats import printable, short


def listed(joined: Iterable[Joined], unsure: Iterable[Explained], decided: Iterable[Explained]) -> Iterator[str]:
    """Yield the lines of the list: what was joined, what a person may want to look at, what people decided."""
    for one in joined:
        yield f"{printable(one.label)} · {short(one.operation)} · {len(one.told)} reports"
        yield from (f"  {_told(told)}" for told in one.told)
    for heading, pairs in (("not sure, and not joined", unsure), ("decided by people", decided)):
        for number, pair in enumerate(pairs):
            if not number:
                yield f"{heading}:"
            yield f"  {pair.verdict} {pair.score:.2f}  {_told(pair.one)}"
            yield f"  {'':{len(pair.verdict)}}       {_told(pair.other)}"


def explained(one: Explained) -> Iterator[str]:
    """Yield the lines that say what is made of two operations, and how to change it."""
    yield _told(one.one)
    yield _told(one.other)
    by = "a person says so" if one.person else f"same from {one.same_from:.2f}, unsure from {one.unsure_from:.2f}"
    yield f"{one.verdict}, score {one.score:.2f} ({by})"
    yield from (f"  {printable(reason)}" for reason in one.reasons)
    yield from (f"  ruled out: {printable(veto)}" for veto in one.vetoes)
    yield f"in the graph: both are {short(one.joined)}" if one.joined else "in the graph: two operations"
    if one.note:
        yield f"  {one.note}"
    first, second = short(one.one.operation), short(one.other.operation)
    if one.person:
        yield f"to take back: kg resolve --forget {first} {second}"
    else:
        yield f"to change: kg resolve --{'different' if one.joined else 'same'} {first} {second}"


def _told(told: Told) -> str:
    where = ", ".join(part for part in (told.title or short(told.report), told.published) if part)
    return printable(f"{short(told.operation)} {told.label} — {where}")
