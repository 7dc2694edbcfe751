"""The numbers of a graph, as text for people."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from kg.analysis import Graph, Stats, chart
from kg.queries.formats import printable

MOST_COMMUNITIES = 5
MOST_MEMBERS = 6


def write_stats(stats: Stats, graph: Graph, stream: TextIO) -> None:
    """Write counts, the most central things, communities, and enforcement actions by month."""
    for line in _lines(stats, graph):
        stream.write(line + "\n")


def _lines(stats: Stats, graph: Graph) -> Iterator[str]:
    yield f"{stats.claims:,} claims in {stats.reports:,} reports"
    yield from _table("things", stats.kinds)
    yield from _table("relations", stats.relations)
    yield "\nmost central (share of shortest paths through it, edges)"
    yield from (printable(f"  {one.label} · {one.kind}  {one.betweenness:.3f}  {one.degree}") for one in stats.central)
    yield "\nwhat belongs together"
    for group in stats.communities[:MOST_COMMUNITIES]:
        more = f" and {len(group) - MOST_MEMBERS} more" if len(group) > MOST_MEMBERS else ""
        yield printable("  " + ", ".join(graph.nodes[iri]["label"] for iri in group[:MOST_MEMBERS]) + more)
    if stats.months:
        yield "\nenforcement actions by month"
        yield chart(stats.months).rstrip("\n")


def _table(title: str, rows: Iterable[tuple[str, int]]) -> Iterator[str]:
    yield f"\n{title}"
    yield from (f"  {count:>6,}  {name}" for name, count in rows)
