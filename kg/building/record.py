"""Report and Extract <-> JSON. Not pickle: a graph folder that somebody sends must not be able to run code here."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from kg.graph.findings import Finding
from kg.model import Claim, Evidence, Extract, Literal, Report, Term, Triple
from kg.namespaces import digest


def dump_report(report: Report) -> str:
    """Return one report as JSON, the same for the same report."""
    fields = asdict(report) | {"published": report.published.isoformat() if report.published else None}
    return _dump(fields)


def load_report(line: str) -> Report:
    """Return the report that `dump_report` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    fields = json.loads(line)
    day, pages = fields.pop("published"), fields.pop("pages")
    return Report(**fields, published=date.fromisoformat(day) if day else None, pages=tuple(pages))


def words_of(report: Report) -> str:
    """Return a digest of a report's letters and digits: the same for copies that differ in layout, marks and case alone."""
    return digest("".join(filter(str.isalnum, report.text.casefold())))


def name_of(report: Report) -> str:
    """Return the name under which a report is kept: a function of its text and metadata, 16 hex digits."""
    return digest(dump_report(report))


def dump_extract(extract: Extract, findings: Iterable[Finding] = ()) -> str:
    """Return what came out of a report and what the checks found in it, without the report itself, as JSON."""
    return _dump(
        {
            "relevant": extract.relevant,
            "words": extract.words,
            "claims": [_claim(claim) for claim in extract.claims],
            "described": _triples(extract.described),
            "findings": [asdict(finding) for finding in findings],
        }
    )


def load_extract(line: str, report: Report) -> tuple[Extract, list[Finding]]:
    """Return what `dump_extract` wrote for this report. Raises ValueError, KeyError or TypeError for anything else."""
    fields = json.loads(line)
    extract = Extract(
        report=report,
        relevant=fields["relevant"],
        words=fields["words"],
        claims=tuple(_read_claim(report.id, claim) for claim in fields["claims"]),
        described=_read_triples(fields["described"]),
    )
    return extract, [Finding(**finding) for finding in fields["findings"]]


def _dump(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _claim(claim: Claim) -> dict[str, Any]:
    fields = {key: getattr(claim, key) for key in ("speaker", "modality", "extractor", "polarity", "confidence")}
    spans = [[item.start, item.end, item.quote, item.prefix, item.suffix, item.fragment] for item in claim.evidence]
    return fields | {"triples": _triples(claim.triples), "evidence": spans}


def _read_claim(report: str, fields: dict[str, Any]) -> Claim:
    triples = _read_triples(fields.pop("triples"))
    spans = tuple(Evidence(report, *span) for span in fields.pop("evidence"))
    return Claim(report=report, triples=triples, evidence=spans, **fields)


def _triples(triples: Iterable[Triple]) -> list[list[Any]]:
    return [[s, p, [o.value, o.datatype, o.language] if isinstance(o, Literal) else o] for s, p, o in triples]


def _read_triples(rows: Iterable[list[Any]]) -> tuple[Triple, ...]:
    return tuple((s, p, _term(o)) for s, p, o in rows)


def _term(value: Any) -> Term:
    return value if isinstance(value, str) else Literal(*value)
