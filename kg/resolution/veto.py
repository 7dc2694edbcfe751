"""What rules out that two operations are the same, whatever else they share."""

from collections.abc import Callable

from kg.resolution.outline import Outline

# Reports mix up when an act was done, announced and reported; beyond a week it is another act.
_APART = 7

Veto = Callable[[Outline, Outline], str]


def one_report(a: Outline, b: Outline) -> str:
    """Within a report operations are told apart already."""
    return "one report tells them apart" if a.report == b.report else ""


def other_names(a: Outline, b: Outline) -> str:
    """Two proper names that are not known to be names of one operation."""
    return "they have different names" if a.names and b.names and not a.names & b.names else ""


def other_origins(a: Outline, b: Outline) -> str:
    """Run from different states."""
    return "they are run from different states" if a.origins and b.origins and not a.origins & b.origins else ""


def other_dates(a: Outline, b: Outline) -> str:
    """The same owner acted at different times. A lasting operation with a name may be acted against again."""
    gaps = [one.gap(other) for who, one in a.days for whose, other in b.days if who == whose]
    return f"the dates are {min(gaps)} days apart" if gaps and min(gaps) > _APART and not a.names & b.names else ""


def not_yet(a: Outline, b: Outline) -> str:
    """A report cannot tell of an act that was still to come when it appeared."""
    for earlier, later in ((a, b), (b, a)):
        # Only where the other report has nothing older: an operation goes on after the first report of it.
        firsts = [day.first for _, day in later.days]
        if earlier.news and firsts and min(firsts) > earlier.news.last + 1 and not a.names & b.names:
            return "one report appeared before the other's act"
    return ""


# The most common first: it is asked of every pair of a block.
VETOES: tuple[Veto, ...] = (other_dates, other_origins, other_names, one_report, not_yet)


def vetoes(a: Outline, b: Outline) -> tuple[str, ...]:
    """Return all that rules the pair out."""
    return tuple(filter(None, (veto(a, b) for veto in VETOES)))


def ruled_out(a: Outline, b: Outline) -> bool:
    """Whether anything rules the pair out."""
    return any(veto(a, b) for veto in VETOES)


def signature(one: Outline) -> tuple[object, ...]:
    """What vetoes look at, besides the report: those of equal signature need to be compared only once."""
    return one.names, one.origins, one.days, one.news
