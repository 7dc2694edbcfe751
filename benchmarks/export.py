"""How fast the graph is exported, beside pyoxigraph dumping the same quads from its store.

uv run python benchmarks/export.py [REPORTS]    (default 300 reports, about 370,000 quads)

A ratio of 2 means half the time of pyoxigraph's N-Quads dump. Processor seconds, the better of two runs. Then the most memory that each
format needs, in a process of its own, for that graph and for one of four times the quads.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pyoxigraph as ox
from graph import timed
from many_quads import write_copies

from kg.exporters import DEFAULTS, EXPORTERS, save
from kg.folder import Graph

STREAMED = ("nq", "nt", "trig", "ttl", "jsonld", "csv", "parquet")
# What looks up each thing in the store takes longer, and is timed on fewer quads.
LOOKED_UP = ("xlsx", "stix", "gexf", "graphml", "cytoscape", "neo4j")
FEW = 40
# One of those that are written alike stands for them. MISP is not among them: pymisp holds the whole event.
BOUNDED = ("nq", "ttl", "jsonld", "csv", "parquet", "xlsx", "stix", "neo4j")
# What is held in memory grows as the quads do, beside what every process holds; caches of fixed size fill up.
TIMES, MOST_GROWTH = 4, 2.0
TURNS = 2


def measure(folder: Path, reports: int, names: tuple[str, ...]) -> dict[str, float]:
    """Print a row for each format and return how many times as fast as pyoxigraph's dump it is."""
    folder.mkdir()
    count = write_copies(folder / "graph.nq", reports)
    graph = Graph(folder)
    baseline = timed(lambda: graph.store.dump(str(folder / "dump.nq"), ox.RdfFormat.N_QUADS), TURNS)
    print(f"{count:,} quads\n{'pyoxigraph dumps nq':24} {baseline:8.2f} s {count / baseline:12,.0f} quads/s {1:8.2f} x")
    ratios = {}
    for name in names:
        seconds = timed(lambda name=name: save(graph, EXPORTERS[name], folder / f"x-{name}", DEFAULTS), TURNS)
        ratios[name] = baseline / seconds
        print(f"{name:24} {seconds:8.2f} s {count / seconds:12,.0f} quads/s {ratios[name]:8.2f} x")
    return ratios


def peak(folder: Path, name: str) -> float:
    """Export in a process of its own and return the most memory it held, in MB."""
    line = subprocess.run([sys.executable, __file__, "--peak", str(folder), name], check=True, capture_output=True, text=True)
    return float(line.stdout)


def growth(few: Path, many: Path) -> dict[str, float]:
    """Print the memory that each format needs for two graphs and return how many times as much the second takes."""
    print(f"{'most memory, MB':24} {'1 x':>8} {f'{TIMES} x':>8}")
    ratios = {}
    for name in BOUNDED:
        small, large = peak(few, name), peak(many, name)
        ratios[name] = large / small
        print(f"{name:24} {small:8.0f} {large:8.0f} {ratios[name]:8.2f} x")
    return ratios


def main() -> None:
    """Measure; fail if N-Quads take more than twice as long as pyoxigraph's dump, or memory grows with the graph."""
    if sys.argv[1:2] == ["--peak"]:
        folder = Path(sys.argv[2])
        save(Graph(folder), EXPORTERS[sys.argv[3]], folder / f"x-{sys.argv[3]}", DEFAULTS)
        # Not getrusage: what it tells of a child includes its parent, which has written the graphs.
        status = Path("/proc/self/status").read_text(encoding="ascii")
        print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)
        return
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as name:
        ratios = measure(Path(name) / "many", reports, STREAMED)
        measure(Path(name) / "few", FEW, LOOKED_UP)
        more = Path(name) / "more"
        more.mkdir()
        write_copies(more / "graph.nq", TIMES * reports)
        _ = Graph(more).store  # made before memory is measured
        grown = growth(Path(name) / "many", more)
    if ratios["nq"] < 0.5:
        sys.exit("N-Quads are less than half as fast as pyoxigraph's dump")
    if worse := [name for name, ratio in grown.items() if ratio > MOST_GROWTH]:
        sys.exit(f"of {TIMES} times the quads more than {MOST_GROWTH} times the memory: {', '.join(worse)}")


if __name__ == "__main__":
    main()
