"""How many stand behind a fact: reports, independent ones, and speakers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# What is needed of a claim: its report and its speaker, both IRIs.
Voice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Support:
    """Numbers; `independent` counts copies once, and so those reports that only relay one and the same named source."""

    reports: int
    independent: int
    speakers: int


def support(claims: Iterable[Voice], originals: Mapping[str, str]) -> Support:
    """Count who is behind a triple; `originals` leads from a copy to what it is a copy of.

    A report that states it in its own voice stands for itself; one in which only one named source does so stands for that source.
    """
    voices: dict[str, set[str]] = {}
    reports = set()
    for report, speaker in claims:
        reports.add(report)
        original = originals.get(report, report)
        voices.setdefault(original, set()).add(original if speaker == report else speaker)
    sources = {min(speakers) if len(speakers) == 1 else report for report, speakers in voices.items()}
    return Support(len(reports), len(sources), len({speaker for speakers in voices.values() for speaker in speakers}))
