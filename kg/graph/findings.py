"""What a check found."""

from collections.abc import Iterable
from dataclasses import dataclass

VIOLATION, WARNING = "violation", "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong ("violation") or doubtful ("warning").

    `report` and `focus` are IRIs: where it was found ("" in the reference data), and what it is about.
    """

    severity: str
    report: str
    focus: str
    message: str


def errors_in(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that must stop a graph from being used."""
    return [finding for finding in findings if finding.severity == VIOLATION]
