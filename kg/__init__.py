"""Reports about influence operations -> a knowledge graph whose every triple opens its sentence.

The public API is exactly what `__all__` lists; each name is imported when it is first used, so that `import kg` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.analysis import graph_of
    from kg.building.bring import Import, bring
    from kg.building.summary import Summary
    from kg.errors import KgError, OntologyError, QueryError, ReportError, StoreError
    from kg.exporters import export
    from kg.extractors import extract_report
    from kg.folder import Graph
    from kg.model import Claim, Evidence, Extract, Literal, Report
    from kg.ontology import Ontology
    from kg.ontology import load as load_ontology
    from kg.pipeline import build
    from kg.queries import run as query
    from kg.sources import read_report
    from kg.sources.find import Inputs, find_inputs
    from kg.view import render

__all__ = [
    "Claim",
    "Evidence",
    "Extract",
    "Graph",
    "Import",
    "Inputs",
    "KgError",
    "Literal",
    "Ontology",
    "OntologyError",
    "QueryError",
    "Report",
    "ReportError",
    "StoreError",
    "Summary",
    "bring",
    "build",
    "export",
    "extract_report",
    "find_inputs",
    "graph_of",
    "load_ontology",
    "query",
    "read_report",
    "render",
]

# Public name -> where it lives, and what it is called there if not the same.
_HOMES = {
    **dict.fromkeys(("KgError", "OntologyError", "QueryError", "ReportError", "StoreError"), "kg.errors"),
    **dict.fromkeys(("Claim", "Evidence", "Extract", "Literal", "Report"), "kg.model"),
    **dict.fromkeys(("Inputs", "find_inputs"), "kg.sources.find"),
    **dict.fromkeys(("Import", "bring"), "kg.building.bring"),
    "Graph": "kg.folder",
    "Ontology": "kg.ontology",
    "Summary": "kg.building.summary",
    "build": "kg.pipeline",
    "export": "kg.exporters",
    "extract_report": "kg.extractors",
    "graph_of": "kg.analysis",
    "load_ontology": "kg.ontology:load",
    "query": "kg.queries:run",
    "read_report": "kg.sources",
    "render": "kg.view",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, _, original = _HOMES[name].partition(":")
    return getattr(import_module(module), original or name)


def __dir__() -> list[str]:
    return sorted(__all__)
