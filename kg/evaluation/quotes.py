"""Whether claims quote what the text says."""

from kg.evaluation.dataset import Dataset
from kg.namespaces import IO, OA


def verified(data: Dataset, report: str, text: str) -> tuple[int, int]:
    """Return how many claims of a report have a quote that stands in `text` at its offsets, and how many there are."""
    claims = data.claims(report)
    return sum(any(_stands(data, item, text) for item in data.known.things(claim, IO + "evidence")) for claim in claims), len(claims)


def _stands(data: Dataset, evidence: str, text: str) -> bool:
    """Whether the one quote of a piece of evidence is what the text has between its offsets."""
    selectors = data.known.things(evidence, OA + "hasSelector")
    start, end, exact = ([v for s in selectors for v in data.known.texts(s, OA + name)] for name in ("start", "end", "exact"))
    if not (start and end and exact and start[0].isdecimal() and end[0].isdecimal()):
        return False
    return text[int(start[0]) : int(end[0])] == exact[0]
