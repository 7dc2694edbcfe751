"""From extracts to one RDF dataset: its three layers, its files, its checks and its store."""

from kg.graph.findings import VIOLATION, WARNING, Finding, errors_in
from kg.graph.fulltext import Hit
from kg.graph.quads import quads, reassessed, without_report
from kg.graph.read import read_quads
from kg.graph.store import open_store, rebuild, search_text
from kg.graph.validate import Validator, validate_quads, verify_quotes
from kg.graph.write import write

__all__ = [
    "VIOLATION",
    "WARNING",
    "Finding",
    "Hit",
    "Validator",
    "errors_in",
    "open_store",
    "quads",
    "read_quads",
    "reassessed",
    "rebuild",
    "search_text",
    "validate_quads",
    "verify_quotes",
    "without_report",
    "write",
]
