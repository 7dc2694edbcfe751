"""A graph as it is, with what people decided about its operations: only what is believed is made anew, no report is read again."""

import json
import shutil
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kg.building.account import RUN
from kg.building.commit import locked, replacing, settle
from kg.building.derive import derive, write_graph
from kg.errors import StoreError
from kg.graph.assess import Assessed
from kg.graph.quads import ReportOf, reassessed
from kg.graph.read import QUADS, read_quads
from kg.ontology import Ontology
from kg.resolution import Verdicts, load_verdicts, save_verdicts


@dataclass(frozen=True, slots=True)
class Decision:
    """Pairs of IRIs of reports' operations, and "same", "different", or "" to take back what was decided."""

    pairs: tuple[frozenset[str], ...]
    verdict: str


def decide(folder: Path, ontology: Ontology, decision: Decision) -> None:
    """Keep a decision in judgements.ttl and make the graph accordingly; both change or neither does.

    Raises StoreError where there is no graph, it was built with another vocabulary, or it cannot be written.
    """
    check_vocabulary(folder, ontology)
    with locked(folder):
        settle(folder)
        before = load_verdicts(folder)
        verdicts = before
        for pair in decision.pairs:
            verdicts = verdicts.decided(pair, decision.verdict)
        save_verdicts(folder, verdicts)
        try:
            _rejoin(folder, ontology, verdicts)
        except BaseException:
            save_verdicts(folder, before)
            raise


def _rejoin(folder: Path, ontology: Ontology, verdicts: Verdicts) -> None:
    with replacing(folder) as stage:
        named = (quad for quad in read_quads(folder / QUADS) if quad[0])
        write_graph(reassessed(named, ontology.triples, verdicts), stage)
        shutil.copyfile(folder / RUN, stage / RUN)
        derive(stage)


def check_vocabulary(folder: Path, ontology: Ontology) -> None:
    """Raise StoreError unless the graph was built with this vocabulary: else its facts would change with the decision."""
    path = folder / RUN
    try:
        used = json.loads(path.read_text(encoding="utf-8"))["versions"]["ontology"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path}: is not the account of a graph; kg build makes one") from error
    if used != ontology.digest:
        raise StoreError(f"{folder}: was built with another vocabulary; name it with --ontology, or build the graph again")


def gathered(folder: Path) -> Assessed:
    """Return what the reports of a graph state, as resolution sees it. Raises StoreError where there is no graph."""
    assessed = Assessed()
    for _, named in groupby((quad for quad in read_quads(folder / QUADS) if quad[0]), key=ReportOf()):
        assessed.add(named)
    return assessed
