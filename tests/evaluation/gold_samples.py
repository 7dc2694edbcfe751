"""Small annotated reports, and graphs made of claims as an extractor would state them."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.evaluation import Result
from kg.evaluation.dataset import dataset
from kg.evaluation.gold import read_gold
from kg.evaluation.measure import Case, measured
from kg.graph import quads
from kg.model import Claim, Extract, Report, Triple, evidence
from kg.namespaces import ID, IO, TYPE
from kg.ontology import load

TEXT = "The harbour town was told a story by accounts that nobody owned, and then the accounts were gone."
OPERATION = ID + "operation/0000000000000001"
OTHER = ID + "operation/0000000000000002"


def io(name: str) -> str:
    return IO + name


def place(kind: str, code: str) -> str:
    return f"{ID}{kind}/{code}"


def report(name: str = "harbour.txt", text: str = TEXT) -> Report:
    return Report(text, name, sha256(text.encode()).hexdigest())


def claim(of: Report, *triples: Triple, **mode: str) -> Claim:
    return Claim(of.id, triples, (evidence(of, 0, 8),), of.id, mode.pop("modality", "reported"), "sample", **mode)  # type: ignore[arg-type]  # only polarity is left


def operation(*facts: tuple[str, Any], iri: str = OPERATION) -> tuple[Triple, ...]:
    return ((iri, TYPE, io("InfluenceOperation")), *((iri, predicate, o) for predicate, o in facts))


def takedown(by: str, *facts: tuple[str, Any], of: str = OPERATION, kind: str = "Takedown", number: int = 1) -> tuple[Triple, ...]:
    event = f"{ID}takedown/{number:016}"
    base = ((event, TYPE, io(kind)), (event, io("actor"), by), (event, io("recipient"), of))
    return (*base, *((event, predicate, o) for predicate, o in facts))


def case(folder: Path, name: str = "harbour", **gold: Any) -> Case:
    """Write an annotation and return its case; an operation is there as soon as it is given fields."""
    path = folder / f"{name}.gold.json"
    path.write_text(json.dumps({"relevant": True} | gold), encoding="utf-8")
    return Case(folder / f"{name}.txt", read_gold(path))


def measure(case: Case, claims: Iterable[Claim], described: tuple[Triple, ...] = ()) -> Result:
    """Measure a graph with one report, that of the case, and the vocabulary."""
    of = report(case.path.name)
    data = dataset(quads([Extract(of, True, tuple(claims), described)], load()))
    return measured([case], data, {case.path: of.id}, {case.path: of})
