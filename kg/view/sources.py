"""Who says so: each distinct source and report once, and how many reports that are independent of each other."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kg.model import NEGATIVE
from kg.view.clean import clean, link, name

if TYPE_CHECKING:
    from kg.analysis import Source

Json = dict[str, Any]
_REPORT = ("report", "title", "publisher", "published", "url", "copy_of")


def denied(claims: "Iterable[Source]") -> bool:
    """Return whether any of these says that it is not so (a claim that tells of a denial says that the denial was made)."""
    return any(claim.polarity == NEGATIVE for claim in claims)


def differ(accounts: "Iterable[Iterable[Source]]") -> bool:
    """Return whether two of several values are told by different voices: one voice that names two means both."""
    voices = [{(claim.report, claim.speaker) for claim in claims} for claims in accounts]
    return any(not one & other for one, other in combinations([found for found in voices if found], 2))


def independent(claims: "Iterable[Source]") -> int:
    """Return how many different reports stand behind these claims, a copy and its original being one."""
    return len({claim.copy_of or claim.report for claim in claims})


class Sources:
    """Each distinct source and report once, numbered as they come."""

    def __init__(self, redact: bool) -> None:
        self._redact = redact
        self._places: dict[Source, int] = {}
        self._sources: dict[str, int] = {}
        self._reports: dict[str, int] = {}
        self.listed: list[Json] = []
        self.reports: list[Json] = []

    def places(self, claims: "Iterable[Source]") -> list[int]:
        """Return where in `listed` the sources of `claims` stand; claims that differ in nothing a reader sees are one."""
        return list(dict.fromkeys(self._known(claim) for claim in sorted(claims)))

    def _known(self, claim: "Source") -> int:
        if claim not in self._places:
            self._places[claim] = self._place(claim)
        return self._places[claim]

    def _place(self, claim: "Source") -> int:
        shown = asdict(replace(claim, claim="", quote="" if self._redact else claim.quote))
        report = {part: shown.pop(part) for part in _REPORT}
        del shown["claim"]
        entry = {part: clean(value) if isinstance(value, str) else value for part, value in shown.items()}
        entry["speaker"] = name(claim.speaker)
        entry["report"] = _numbered(self._reports, self.reports, report["report"], lambda: _report(report))
        return _numbered(self._sources, self.listed, repr(entry), lambda: entry)


def _report(report: Json) -> Json:
    return {
        "title": name(report["title"]),
        "publisher": name(report["publisher"]),
        "date": clean(report["published"]),
        "url": link(report["url"]),
        "copy": bool(report["copy_of"]),
        "origin": clean(report["copy_of"] or report["report"]),  # the same for a copy and its original
    }


def _numbered(places: dict[str, int], values: list[Json], key: str, make: Callable[[], Json]) -> int:
    if key not in places:
        places[key] = len(values)
        values.append(make())
    return places[key]
