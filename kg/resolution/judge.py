"""A pair of operations -> the same, unsure or different, with the reasons."""

from dataclasses import dataclass
from functools import lru_cache

from kg.resolution.compare import EVIDENCE, Reason
from kg.resolution.outline import Outline
from kg.resolution.veto import vetoes
from kg.resolution.world import World

# The one place where it is decided how much is enough, in hundredths.
SAME, UNSURE = 70, 50
# Where one report has two operations that another's may be, the better one must be better by so much.
MARGIN = 10


@dataclass(frozen=True, slots=True)
class Judgement:
    """`one` < `other` are IRIs of reports' operations; `points` are hundredths, unbounded; `vetoes` rule the pair out whatever the score.

    `person` is "same" or "different" where a person has decided, else "".
    """

    one: str
    other: str
    points: int
    reasons: tuple[Reason, ...]
    vetoes: tuple[str, ...]
    person: str = ""

    @property
    def score(self) -> int:
        """The points, kept to 0..100: 100 where a person says so."""
        return 100 if self.person == "same" else max(0, min(100, self.points))

    @property
    def verdict(self) -> str:
        """ "same", "unsure" or "different"; a person's word wins."""
        if self.person:
            return self.person
        if self.vetoes or self.score < UNSURE:
            return "different"
        return "same" if self.score >= SAME else "unsure"


def judge(a: Outline, b: Outline, known: World, person: str = "") -> Judgement:
    """Compare two outlines; the order in which they are given does not matter."""
    one, other = (a, b) if a.operation <= b.operation else (b, a)
    reasons = tuple(_kept(reason) for evidence in EVIDENCE.values() for reason in evidence(one, other, known))
    points = sum(reason.points for reason in reasons)
    return Judgement(one.operation, other.operation, points, reasons, vetoes(one, other), person)


def likest(one: Judgement) -> tuple[bool, int, str, str]:
    """Return a key to sort by: first what a person has judged, then the likest, then by IRI."""
    return not one.person, -one.points, one.one, one.other


@lru_cache(maxsize=1 << 12)
def _kept(reason: Reason) -> Reason:
    """Return an equal reason that was given before: pairs by the million have the same few, which would fill memory many times over."""
    return reason
