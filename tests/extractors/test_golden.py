"""Whole reports and all that is to be read out of them; `KG_GOLDEN=write` writes anew what a person then reviews line by line."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from readout import STATEMENTS, name, operations, speakers, statements

from kg.extractors import extract_report
from kg.model import Claim, Extract
from kg.namespaces import IO, TYPE, local
from kg.ontology import load
from kg.sources import read_report

CASES = sorted(path for path in (Path(__file__).parents[1] / "golden").iterdir() if path.is_dir())
RELATIONS = ("originatesFrom", "attributedTo", "backedBy", "targets")


def outcome(found: Extract) -> dict[str, Any]:
    """Everything of a report that is stated, in plain values; claims with speaker and modality."""
    return {
        "relevant": found.relevant,
        "operations": [
            {
                "names": list(o.names), "origins": list(o.origins), "actors": list(o.actors), "backed": o.backed,
                "targets": list(o.targets), "platforms": list(o.platforms), "links": o.links,
                "acts": [{"kind": a.kind, "by": list(a.by), "date": a.date, "assets": list(a.assets)} for a in o.acts],
            }
            for o in operations(found)
        ],
        "statements": [{"kind": kind, "by": list(who), "to": list(whom)} for kind, who, whom in statements(found)],
        "said": sorted({line for c in found.claims for line in said(found, c)}),
    }  # fmt: skip


def said(found: Extract, claim: Claim) -> list[str]:
    """Who says, in what mode, each attribution and statement of a claim."""
    ((speaker, modality),) = speakers(found, [claim])
    who = f"{speaker or 'the report'} ({modality})"
    about = [f"{local(p)} {name(found, o)}" for _, p, o in claim.triples if p in {IO + r for r in RELATIONS}]
    about += [local(o) for _, p, o in claim.triples if p == TYPE and isinstance(o, str) and local(o) in STATEMENTS]
    return [f"{who}: {what}" for what in about]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_whole_report(case: Path) -> None:
    found = outcome(extract_report(read_report(case / "report.txt")[0], load()))
    expected = case / "expected.json"
    if os.environ.get("KG_GOLDEN") == "write":
        expected.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text("utf-8"))
