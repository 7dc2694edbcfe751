"""Two programs that share no code agree on every count: this one, and the project's scoring script on the graph that a build writes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg import extract_report
from kg.evaluation import Result, evaluate, load_cases
from kg.graph import quads, write
from kg.ontology import load
from kg.sources import read_report

SHARED = Path(__file__).parents[3] / "shared"
CORPORA = [SHARED / "corpus" / name for name in ("seed", "dev-own", "dev-real")]
SCORE = SHARED / "scoring" / "score.py"

pytestmark = pytest.mark.skipif(
    not SCORE.is_file() or not all(folder.is_dir() for folder in CORPORA),
    reason="the annotated reports and the scoring script are not part of this repository: they lie in ../shared",
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of all annotated reports, as the writer of a build makes it."""
    folder = tmp_path_factory.mktemp("graph")
    texts = [path for corpus in CORPORA for path in sorted(corpus.glob("*.txt"))]
    extracts = sorted((extract_report(read_report(path)[0], load()) for path in texts), key=lambda extract: extract.report.id)
    with (folder / "graph.nq").open("w", encoding="utf-8") as nq, (folder / "graph.trig").open("w", encoding="utf-8") as trig:
        write(quads(extracts, load()), {"nq": nq, "trig": trig})
    return folder


def scored(graph: Path, corpora: list[Path]) -> dict[str, Any]:
    command = [sys.executable, str(SCORE), str(graph / "graph.trig"), *map(str, corpora), "--json"]
    answer: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return answer


def as_scored(result: Result) -> dict[str, Any]:
    """Our result in the script's own form."""
    slots = {name: [c.precision, c.recall, c.f1, c.hit, c.spurious, c.missed] for name, c in result.slots.items()}
    core, relevance = ([c.precision, c.recall, c.f1] for c in (result.core, result.relevance))
    return {
        "reports": len(result.files),
        "not_in_graph": list(result.absent),
        "core": core,
        "macro_f1": result.macro_f1,
        "slots": slots,
        "relevance": relevance,
        "evidence_verified": list(result.quotes),
        "traps_hit": result.traps_hit,
    }


@pytest.mark.parametrize("corpora", [*([folder] for folder in CORPORA), CORPORA], ids=lambda folders: "+".join(f.name for f in folders))
def test_a_graph_is_measured_alike(corpora: list[Path], graph: Path) -> None:
    expected = scored(graph, corpora)
    assert sum(expected["slots"]["operation"][3:]) > 0
    assert as_scored(evaluate(load_cases(corpora), graph)) == expected


def test_texts_give_what_their_graph_gives(graph: Path) -> None:
    cases = load_cases(CORPORA[:2])
    assert as_scored(evaluate(cases)) == as_scored(evaluate(cases, graph))
