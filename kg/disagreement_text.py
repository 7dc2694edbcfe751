"""What sources disagree on, as text for people."""

from collections.abc import Iterable, Iterator

from kg.analysis.disagreements import Account, Disagreement
from kg.queries.formats import printable, short


def told(found: Iterable[Disagreement]) -> Iterator[str]:
    """Yield the lines: operation by operation, what cannot all be right first."""
    operation = ""
    for one in found:
        if one.operation != operation:
            operation = one.operation
            yield f"{printable(one.label)} · {short(one.operation)}"
        yield from (f"  {line}" for line in differing(one))


def differing(one: Disagreement) -> Iterator[str]:
    """Yield the lines about one slot."""
    grade = "contradict each other" if one.conflict else "differ, without contradiction"
    yield f"{one.slot}{f' ({printable(one.about)})' if one.about else ''}: sources {grade}"
    for side in one.sides:
        yield f"  {printable(side.value)}"
        yield from (f"    {line}" for account in side.accounts for line in _account(account))


def _account(account: Account) -> Iterator[str]:
    copy = ", a copy" if account.copy else ""
    yield printable(", ".join(part for part in (account.title, account.published) if part) + copy)
    shown = {source.quote: source for source in account.sources}
    for source in list(shown.values())[:2]:
        yield printable(f"  “{source.quote}” ({source.speaker}, {source.modality})")
