"""Every format, from the sample article and from graphs that are hard on writers, through independent readers."""

import subprocess
import sys
from pathlib import Path

import pytest
from readers import DRAWN, READERS, RENAMED, Read, in_nquads, plain, same_things

from kg.analysis import facts, source, things
from kg.errors import StoreError
from kg.exporters import DEFAULTS, EXPORTERS, save, stix_notes
from kg.folder import Graph
from kg.graph import runs


def exported(graph: Graph, name: str, folder: Path) -> Path:
    path = folder / f"{name}{EXPORTERS[name].suffix}"
    save(graph, EXPORTERS[name], path, DEFAULTS)
    return path


def quotes_of_believed(graph: Graph) -> set[str]:
    """Quotes of claims that state what is believed of things to draw."""
    things = graph.to_networkx()
    sources = {source for node in things.nodes.values() for source in node["claims"]}
    return {source.quote for source in sources | {s for *_, data in things.edges(data=True) for s in data["claims"]}}


@pytest.mark.parametrize(("name", "at"), [(name, at) for name, readers in READERS.items() for at in range(len(readers))])
def test_an_independent_reader_finds_the_same_operations_takedowns_counts_and_quotes(
    name: str, at: int, graph: Graph, tmp_path: Path
) -> None:
    found = READERS[name][at](exported(graph, name, tmp_path))
    wanted = in_nquads(graph.folder / "graph.nq")
    assert same_things(found, wanted, name)
    if name in DRAWN | RENAMED:
        assert_quotes_are_in(found, quotes_of_believed(graph), name)
    else:
        assert found.quotes == wanted.quotes


def assert_quotes_are_in(found: Read, quotes: set[str], name: str) -> None:
    """A cell may hold several quotes; XML cannot hold some controls."""
    text = "\n".join(sorted(found.quotes))
    for quote in quotes:
        assert (plain(quote) if name in ("gexf", "graphml") else quote) in text


def test_the_fixtures_have_something_to_find(seed: Graph, hard: Graph) -> None:
    sample, nasty = (in_nquads(graph.folder / "graph.nq") for graph in (seed, hard))
    assert len(sample.operations) == 4
    assert {count for _, count in sample.counts} == {170_000, 23_750, 150_000}
    assert (len(sample.takedowns), len(nasty.operations)) == (4, 2)
    assert {count for _, count in nasty.counts} == {10**12, 0, 7}
    assert any("\x00" in quote and "\ufffe" in quote for quote in nasty.quotes)
    assert len(quotes_of_believed(hard)) >= 3


@pytest.mark.parametrize("name", ["ttl", "stix", "stix-strict", "gexf", "xlsx"])
def test_what_memory_does_not_hold_is_sorted_on_disk_and_looked_up_again(
    name: str, hard: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = exported(hard, name, tmp_path).read_bytes()
    monkeypatch.setattr(runs.in_order, "__defaults__", (10,))
    monkeypatch.setattr(runs, "_PART", 3)
    monkeypatch.setattr(stix_notes, "_MOST", 2)
    for module, kept in ((facts, "_KEPT"), (things, "_KEPT"), (source, "_CLAIMS")):
        monkeypatch.setattr(module, kept, 1)
    assert exported(hard, name, tmp_path).read_bytes() == before


@pytest.fixture(scope="module")
def twice(hard: Graph, seed: Graph, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two folders, each with a folder for each format, from processes with other hash seeds: most of their time they start."""
    program = (
        "import sys; from pathlib import Path; from kg.exporters import DEFAULTS, EXPORTERS, save; from kg.folder import Graph\n"
        "target, *folders = map(Path, sys.argv[1:])\n"
        "for name, exporter in EXPORTERS.items():\n"
        "    (target / name).mkdir()\n"
        "    for n, folder in enumerate(folders): save(Graph(folder), exporter, target / name / f'{name}{n}', DEFAULTS)\n"
    )
    targets = [tmp_path_factory.mktemp(f"seed{number}-") for number in (1, 4711)]
    for target, number in zip(targets, ("1", "4711"), strict=True):
        command = [sys.executable, "-c", program, str(target), str(hard.folder), str(seed.folder)]
        subprocess.run(command, env={"PYTHONHASHSEED": number, "PYTHONUTF8": "1", "PATH": "/usr/bin:/bin"}, check=True)
    return targets


@pytest.mark.parametrize("name", EXPORTERS)
def test_two_exports_are_the_same_bytes_whatever_the_hash_seed(name: str, twice: list[Path]) -> None:
    one, other = (
        {path.relative_to(target): path.read_bytes() for path in sorted((target / name).rglob("*")) if path.is_file()} for target in twice
    )
    assert one == other
    assert len({path.parts[1] for path in one}) == 2
    assert all(one.values())


@pytest.mark.parametrize("name", ["csv", "parquet", "neo4j"])
def test_a_folder_of_tables_is_replaced_and_anothers_files_are_not(name: str, seed: Graph, tmp_path: Path) -> None:
    path = exported(seed, name, tmp_path)
    before = {file.name: file.read_bytes() for file in path.iterdir()}
    exported(seed, name, tmp_path)
    assert {file.name: file.read_bytes() for file in path.iterdir()} == before
    (path / "thesis.docx").write_text("mine")
    with pytest.raises(StoreError, match=r"thesis\.docx"):
        exported(seed, name, tmp_path)
    assert (path / "thesis.docx").read_text() == "mine"
