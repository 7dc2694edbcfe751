"""Memory that does not grow with the graph, and the reports that the rules were developed on."""

import subprocess
import sys
from pathlib import Path

import pytest
from readers import READERS, in_nquads
from test_every_format import exported

from kg import build, find_inputs
from kg.exporters.check import check
from kg.folder import Graph
from kg.ontology import load

ROOT = Path(__file__).parents[2]
# Those that came with the project, and where they lie beside it also those that are not to be copied into it.
CORPORA = [folder for folder in (*(ROOT / "tests" / "data").glob("reports-*"), ROOT.parent / "shared" / "corpus") if folder.is_dir()]
STREAMED = ("nq", "nt", "trig", "ttl", "jsonld", "csv", "parquet")
PROGRAM = """import resource, sys
from pathlib import Path
from kg.exporters import DEFAULTS, EXPORTERS, save
from kg.folder import Graph
folder, name = sys.argv[1:]
save(Graph(folder), EXPORTERS[name], Path(folder) / f"x-{name}", DEFAULTS)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
# A million quads held in memory are some 300 MB at least; caches of fixed size fill up to some 100.
MOST_GROWTH_MB = 120


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from many_quads import write_copies  # noqa: PLC0415 - it lies beside the benchmarks that use it too

    folders = []
    for reports in (1500, 4500):
        folder = tmp_path_factory.mktemp("many")
        assert write_copies(folder / "graph.nq", reports) > 250 * reports
        _ = Graph(folder).store  # made before memory is measured
        folders.append(folder)
    return folders


@pytest.mark.scale
@pytest.mark.parametrize("name", STREAMED)
def test_memory_does_not_grow_with_the_graph(name: str, sizes: list[Path]) -> None:
    used = []
    for folder in sizes:
        command = [sys.executable, "-c", PROGRAM, str(folder), name]
        used.append(int(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    assert used[1] - used[0] < MOST_GROWTH_MB, used


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("corpora")
    build(find_inputs([str(folder) for folder in CORPORA]), folder, workers=2)
    return Graph(folder)


@pytest.mark.scale
@pytest.mark.parametrize(("name", "at"), [(name, at) for name, readers in READERS.items() for at in range(len(readers))])
def test_every_format_carries_the_dev_corpora(name: str, at: int, corpora: Graph, tmp_path: Path) -> None:
    found, wanted = READERS[name][at](exported(corpora, name, tmp_path)), in_nquads(corpora.folder / "graph.nq")
    assert (found.operations, found.takedowns, found.counts) == (wanted.operations, wanted.takedowns, wanted.counts)
    assert len(wanted.operations) > 50


@pytest.mark.scale
@pytest.mark.parametrize("name", ["stix", "stix-strict", "misp", "nq", "csv", "xlsx"])
def test_every_export_of_the_dev_corpora_is_sound(name: str, corpora: Graph, tmp_path: Path) -> None:
    assert [one for one in check(exported(corpora, name, tmp_path), load()) if one.severity == "violation"] == []
