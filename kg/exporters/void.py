"""What the dataset is, for catalogues: VoID and DCAT in Turtle, with counts, versions, and the hashes of what it was made from."""

from collections import Counter
from collections.abc import Iterator
from hashlib import file_digest
from typing import TextIO

from kg.errors import KgError
from kg.exporters.exporter import Exporter, Options
from kg.exporters.rdf import prefixes
from kg.folder import Graph
from kg.graph.read import QUADS
from kg.graph.terms import is_web_address, string
from kg.graph.turtle import compactor, header
from kg.namespaces import ID, IO, TYPE

_SPACES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
}
_RIGHTS = "Quotes are their publishers'. The vocabulary and the reference data are under the licence of influence-kg (MIT)."


def write(graph: Graph, stream: TextIO, options: Options) -> None:
    """Write the description; raises KgError where the licence is no web address."""
    if options.licence and not is_web_address(options.licence):
        raise KgError(f"a licence is a web address, such as https://creativecommons.org/licenses/by/4.0/, not {options.licence!r}")
    spaces = prefixes(options) | _SPACES
    stream.write(header(spaces) + "\n")
    stream.write(" ;\n    ".join(["<#dataset> a void:Dataset , dcat:Dataset", *_dataset(graph, options)]) + " .\n")
    for report in graph.account().get("reports", ()):
        name = compactor(spaces)(f"<{spaces['report']}{report['id']}>")
        stream.write(f"\n{name} dct:title {string(report['file'])} ;\n    spdx:checksum [ spdx:algorithm spdx:checksumAlgorithm_sha256 ; ")
        stream.write(f"spdx:checksumValue {string(report['sha256'])} ] .\n")


def _dataset(graph: Graph, options: Options) -> Iterator[str]:
    yield 'dct:title "Influence operations as reported"@en'
    if options.licence:
        yield f"dct:license <{options.licence}>"
    yield f"dct:rights {string(_RIGHTS)}@en"
    yield f"void:vocabulary <{IO}>"
    yield f"void:uriSpace {string(options.base or ID)}"
    yield from _counts(graph)
    yield from (f"dct:source report:{report['id']}" for report in graph.account().get("reports", ()))
    yield "dcat:distribution " + _distribution(graph)
    yield from (f"dct:conformsTo {string(f'{name} {version}')}" for name, version in graph.account().get("versions", {}).items())


def _counts(graph: Graph) -> Iterator[str]:
    """Yield how many triples there are, and how many things of each class the default graph has."""
    triples, classes = 0, Counter[str]()
    subjects: Counter[str] = Counter()
    last = ""
    for name, s, p, o in graph.quads():
        triples += 1
        if not name:
            subjects["default"] += s != last
            last = s
            classes[o] += p == f"<{TYPE}>" and o.startswith(f"<{IO}")
    yield f"void:triples {triples}"
    yield f"void:entities {subjects['default']}"
    for kind, count in sorted(classes.items()):
        if count:
            yield f"void:classPartition [ void:class {compactor({'io': IO})(kind)} ; void:entities {count} ]"


def _distribution(graph: Graph) -> str:
    with (graph.folder / QUADS).open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    media = "<https://www.iana.org/assignments/media-types/application/n-quads>"
    checksum = f"[ spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue {string(digest)} ]"
    return f"[ a dcat:Distribution ; dcat:mediaType {media} ; spdx:checksum {checksum} ]"


EXPORTER = Exporter("VoID and DCAT: what the dataset is, for catalogues", ".void.ttl", write, takes=frozenset({"base", "licence"}))
