"""The dataset as a networkx graph, and what can be read off it: things by name, paths, centrality, communities."""

from kg.analysis.disagreements import Account, Disagreement, Side, disagreements
from kg.analysis.find import Match, find
from kg.analysis.graph import Graph, graph_of
from kg.analysis.paths import Path, Relation, Step, paths
from kg.analysis.source import Source
from kg.analysis.stats import Central, Stats, chart, stats

__all__ = [
    "Account",
    "Central",
    "Disagreement",
    "Graph",
    "Match",
    "Path",
    "Relation",
    "Side",
    "Source",
    "Stats",
    "Step",
    "chart",
    "disagreements",
    "find",
    "graph_of",
    "paths",
    "stats",
]
