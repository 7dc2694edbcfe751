"""How fast the graph is exported, beside pyoxigraph dumping the same quads from its store.

uv run python benchmarks/export.py [REPORTS]    (default 300 reports, about 177,000 quads)

A ratio of 2 means half the time of pyoxigraph's N-Quads dump. Processor seconds, the better of two runs.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pyoxigraph as ox
from many_quads import write_copies

from kg.exporters import DEFAULTS, EXPORTERS, save
from kg.folder import Graph

STREAMED = ("nq", "nt", "trig", "ttl", "jsonld", "csv", "parquet")
# What holds the things in memory is measured on as much as such tools can draw.
WHOLE = ("xlsx", "stix", "gexf", "graphml", "cytoscape", "neo4j")
FEW = 40


def timed(work: Callable[[], object]) -> float:
    times = []
    for _ in range(2):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def measure(folder: Path, reports: int, names: tuple[str, ...]) -> dict[str, float]:
    """Print a row for each format and return how many times as fast as pyoxigraph's dump it is."""
    folder.mkdir()
    count = write_copies(folder / "graph.nq", reports)
    graph = Graph(folder)
    baseline = timed(lambda: graph.store.dump(str(folder / "dump.nq"), ox.RdfFormat.N_QUADS))
    print(f"{count:,} quads\n{'pyoxigraph dumps nq':24} {baseline:8.2f} s {count / baseline:12,.0f} quads/s {1:8.2f} x")
    ratios = {}
    for name in names:
        seconds = timed(lambda name=name: save(graph, EXPORTERS[name], folder / f"x-{name}", DEFAULTS))
        ratios[name] = baseline / seconds
        print(f"{name:24} {seconds:8.2f} s {count / seconds:12,.0f} quads/s {ratios[name]:8.2f} x")
    return ratios


def main() -> None:
    """Measure; fail if N-Quads take more than twice as long as pyoxigraph's dump."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as name:
        ratios = measure(Path(name) / "many", reports, STREAMED)
        measure(Path(name) / "few", FEW, WHOLE)
    if ratios["nq"] < 0.5:
        sys.exit("N-Quads are less than half as fast as pyoxigraph's dump")


if __name__ == "__main__":
    main()
