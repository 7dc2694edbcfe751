"""Reports -> their claims as JSON lines, for other programs; nothing is kept."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kg.extractors import extract_report
from kg.model import Claim, Evidence, Literal, Report, Term
from kg.ontology import load
from kg.sources.fetching import Fetcher
from kg.sources.item import Input, Link
from kg.sources.walk import ASIDE, FAILED, Lost, Walker


def claim_lines(
    given: Iterable[Input | Link],
    failed: list[tuple[str, str]],
    *,
    ontology: tuple[Path, ...] = (),
    gate: bool = True,
    published: date | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[str]:
    """Yield one JSON object for each claim, report by report; add (file, reason) to `failed` for what cannot be read.

    Offsets count code points of the report's text; a triple's object is an IRI, or a mapping with a value and a datatype or
    language. `published` is for reports without a date. Raises OntologyError.
    """
    known = load(*ontology)
    for one in Walker(fetcher, published).walk(given):
        if isinstance(one, Lost):
            failed += [(one.source.place, one.why)] * (one.how in (FAILED, ASIDE))
            continue
        for claim in extract_report(one.report, known, gate=gate).claims:
            yield json.dumps(_fields(one.report, claim), ensure_ascii=False)


def _fields(report: Report, claim: Claim) -> dict[str, Any]:
    return {
        "file": report.file_name,
        "report": report.id,
        "claim": claim.id,
        **{key: getattr(claim, key) for key in ("speaker", "modality", "polarity", "confidence", "extractor")},
        "triples": [[s, p, _term(o)] for s, p, o in claim.triples],
        "evidence": [_evidence(item) for item in claim.evidence],
    }


def _evidence(item: Evidence) -> dict[str, Any]:
    fields = {"start": item.start, "end": item.end, "quote": item.quote}
    return fields | ({"fragment": item.fragment} if item.fragment else {})


def _term(value: Term) -> str | dict[str, str]:
    if not isinstance(value, Literal):
        return value
    return {"value": value.value} | ({"language": value.language} if value.language else {"datatype": value.datatype})
