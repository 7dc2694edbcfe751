"""What changed where a page was read in a new version: `revisions.json`, which only grows."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.building.shelf import Shelf
from kg.errors import StoreError
from kg.model import Claim
from kg.namespaces import local

REVISIONS = "revisions.json"

# What makes a claim the same in another version: what kind it is, how it is meant, and its words; not where it stands.
_Key = tuple[str, str, str, tuple[str, ...], tuple[str, ...]]


def load_revisions(folder: Path) -> list[dict[str, Any]]:
    """Return the revisions of the graph in a folder, the oldest first. Raises StoreError if they are not as written."""
    path = folder / REVISIONS
    if not path.exists():
        return []
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [row for row in rows if row["report"] and row["former"] and row["now"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path}: cannot be read; build with --fresh to start over") from error


def compared(shelf: Shelf, revised: Mapping[str, str], now: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield a row for each report that replaced a former version: `revised` and `now` have the names of both by report IRI.

    `gone` and `new` are the claims that only one version has, None where the former was read by another version of the program.
    """
    for report, former in sorted(revised.items()):
        row: dict[str, Any] = {"report": local(report), "former": former, "now": now[report]}
        gone = new = None
        if shelf.has(former) and former != now[report]:
            before, after = _claims(shelf, former), _claims(shelf, now[report])
            gone, new = _only_in(before, after), _only_in(after, before)
        yield row | {"gone": gone, "new": new}


def _claims(shelf: Shelf, name: str) -> tuple[Claim, ...]:
    return shelf.extract(name)[0].claims if shelf.has(name) else ()


def _only_in(these: Iterable[Claim], those: Iterable[Claim]) -> list[dict[str, str]]:
    left = Counter(map(_key, those))
    found = []
    for claim in these:
        key = _key(claim)
        left[key] -= 1
        if left[key] < 0:
            about = ", ".join(sorted({local(predicate) for predicate in key[3]}))
            found.append({"says": about, "mode": claim.modality, "quote": claim.evidence[0].quote})
    return found


def _key(claim: Claim) -> _Key:
    quotes = tuple(" ".join(item.quote.split()) for item in claim.evidence)
    return claim.extractor, claim.modality, claim.polarity, tuple(sorted(predicate for _, predicate, _ in claim.triples)), quotes


def said(row: Mapping[str, Any]) -> str:
    """Return a line on one revision."""
    if row["gone"] is None:
        return f"report {row['report']} was read in a new version (claims not compared: the former was read by another program)"
    return f"report {row['report']} was read in a new version: {len(row['gone'])} claims gone, {len(row['new'])} new"


def dumped(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows as JSON, one on a line."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"
