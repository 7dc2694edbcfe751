"""What the dataset is, for catalogues: VoID and DCAT in Turtle, with counts, versions, and the hashes of what it was made from."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import file_digest
from typing import TextIO

from kg.errors import KgError
from kg.exporters.exporter import Exporter, Options
from kg.exporters.rdf import prefixes
from kg.folder import Graph
from kg.graph.lines import value_of
from kg.graph.read import QUADS
from kg.graph.terms import is_web_address, string
from kg.graph.turtle import compactor, header
from kg.namespaces import ID, IO, TYPE, local

_SPACES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
}
_ABOUT = (f"<{IO}fileName>", f"<{IO}sha256>")
_RIGHTS = "Quotes are their publishers'. The vocabulary and the reference data are under the licence of influence-kg (MIT)."


def write(graph: Graph, stream: TextIO, options: Options) -> None:
    """Write the description; raises KgError where the licence is no web address."""
    if options.licence and not is_web_address(options.licence):
        raise KgError(f"a licence is a web address, such as https://creativecommons.org/licenses/by/4.0/, not {options.licence!r}")
    spaces = prefixes(options) | _SPACES
    found = _surveyed(graph)
    stream.write(header(spaces) + "\n")
    stream.write(" ;\n    ".join(["<#dataset> a void:Dataset , dcat:Dataset", *_dataset(graph, options, found)]) + " .\n")
    compact = compactor(spaces)
    for report, about in sorted(found.reports.items()):
        name = compact(f"<{spaces['report']}{local(value_of(report))}>")
        stream.write(f"\n{name} dct:title {about['fileName']} ;\n    spdx:checksum {_checksum(about['sha256'])} .\n")


@dataclass(slots=True)
class _Survey:
    """Counts of triples, of subjects of the default graph and of its things by class; file names and hashes of reports."""

    triples: int = 0
    entities: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    reports: dict[str, dict[str, str]] = field(default_factory=dict)


def _surveyed(graph: Graph) -> _Survey:
    found, last = _Survey(), ""
    for name, s, p, o in graph.quads():
        found.triples += 1
        if not name:
            found.entities += s != last
            last = s
            if p == f"<{TYPE}>" and o.startswith(f"<{IO}"):
                found.classes[o] += 1
        elif s == name and p in _ABOUT:
            found.reports.setdefault(s, {"fileName": '""', "sha256": '""'})[local(value_of(p))] = o
    return found


def _dataset(graph: Graph, options: Options, found: _Survey) -> Iterator[str]:
    yield 'dct:title "Influence operations as reported"@en'
    if options.licence:
        yield f"dct:license <{options.licence}>"
    yield f"dct:rights {string(_RIGHTS)}@en"
    yield f"void:vocabulary <{IO}>"
    yield f"void:uriSpace {string(options.base or ID)}"
    yield f"void:triples {found.triples}"
    yield f"void:entities {found.entities}"
    for kind, count in sorted(found.classes.items()):
        yield f"void:classPartition [ void:class {compactor({'io': IO})(kind)} ; void:entities {count} ]"
    yield from (f"dct:source report:{local(value_of(report))}" for report in sorted(found.reports))
    yield "dcat:distribution " + _distribution(graph)
    versions = graph.account().get("versions", {})
    agents = " , ".join(_agent(name, str(version)) for name, version in versions.items())
    if agents:
        yield f"prov:wasGeneratedBy [ a prov:Activity ; prov:wasAssociatedWith {agents} ]"


def _agent(name: str, version: str) -> str:
    return f"[ a prov:SoftwareAgent ; rdfs:label {string(name)} ; schema:softwareVersion {string(version)} ]"


def _checksum(written: str) -> str:
    return f"[ spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue {written} ]"


def _distribution(graph: Graph) -> str:
    with (graph.folder / QUADS).open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    media = "<https://www.iana.org/assignments/media-types/application/n-quads>"
    return f"[ a dcat:Distribution ; dcat:mediaType {media} ; spdx:checksum {_checksum(string(digest))} ]"


EXPORTER = Exporter("VoID and DCAT: what the dataset is, for catalogues", ".void.ttl", write, takes=frozenset({"base", "licence"}))
