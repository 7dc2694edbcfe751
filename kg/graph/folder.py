"""The graph's files in a folder, written in one pass over the extracts."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from kg.errors import StoreError
from kg.graph.findings import Finding
from kg.graph.quads import quads
from kg.graph.read import QUADS
from kg.graph.validate import Validator
from kg.graph.write import write
from kg.model import Extract
from kg.ontology import Ontology

FILES = {"nq": QUADS, "trig": "graph.trig", "ttl": "graph.ttl"}


def write_graph(folder: Path, extracts: Iterable[Extract], ontology: Ontology) -> tuple[Finding, ...]:
    """Write graph.nq, graph.trig and graph.ttl to a folder and return what validation finds on the way.

    `extracts` come in the order of their reports' IRIs and are read once. Raises StoreError where a file cannot be written.
    """
    findings: list[Finding] = []
    try:
        with ExitStack() as stack:
            streams = {name: stack.enter_context((folder / file).open("w", encoding="utf-8", newline="\n")) for name, file in FILES.items()}
            write(quads(_checked(extracts, Validator(ontology), findings), ontology), streams)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written to: {error.strerror or error}") from error
    return tuple(findings)


def _checked(extracts: Iterable[Extract], validator: Validator, findings: list[Finding]) -> Iterator[Extract]:
    for extract in extracts:
        if extract.relevant:
            findings += validator.findings(extract)
            yield extract
