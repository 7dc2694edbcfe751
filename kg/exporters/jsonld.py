"""JSON-LD 1.1: every layer as compact JSON, a node a line, with the context inside so that nothing is fetched to read it.

The context alone is published as `ontologies/context.jsonld`.
"""

import json
import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, TextIO

from kg.exporters.exporter import Exporter, Options
from kg.exporters.rdf import RDF_OPTIONS, outgoing, prefixes, renamed, renamer
from kg.folder import Graph
from kg.graph.lines import parts_of
from kg.graph.turtle import Written, compactor
from kg.namespaces import IO, OA, PREFIXES, PROV, RDF, TYPE, XSD

# Properties whose values are things: their IRIs stand as plain strings.
THINGS = (
    *("io:" + name for name in (
        "activeOn", "actor", "addresses", "amplifies", "attributedTo", "backedBy", "denies", "evidence", "linkedTo", "modality",
        "originatesFrom", "platform", "polarity", "precision", "promotes", "recipient", "removed", "reportedIn", "role",
        "sameOperation", "speaker", "states", "status", "subNetworkOf", "targets", "unit", "usedBy", "uses",
    )),
    "oa:hasSelector", "oa:hasSource", "prov:wasDerivedFrom", "rdf:subject", "rdf:predicate",
)  # fmt: skip
_NAMESPACES = {"io": IO, "oa": OA, "prov": PROV, "rdf": RDF}
_REFERRING = {f"<{_NAMESPACES[name.partition(':')[0]]}{name.partition(':')[2]}>" for name in THINGS}
_DECIMAL = f"<{IO}confidence>"
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")


def context(spaces: dict[str, str] = PREFIXES) -> dict[str, Any]:
    """Return the JSON-LD context: every prefix, and which properties lead to things."""
    typed = {name: {"@type": "@id"} for name in THINGS} | {"io:confidence": {"@type": "xsd:decimal"}}
    return {"@version": 1.1, **dict(sorted(spaces.items())), **dict(sorted(typed.items()))}


def write(graph: Graph, stream: TextIO, options: Options) -> None:
    """Write one node object for each subject of each graph, in the order of graph.nq; named graphs hold their own."""
    spaces = prefixes(options)
    compact, rename = compactor(spaces), renamer(options)
    stream.write('{\n"@context": ' + _dump(context(spaces)) + ',\n"@graph": [')
    comma = "\n"
    for name, quads in groupby(outgoing(graph, options), key=lambda quad: quad[0]):
        if name:
            stream.write(comma + '{"@id": ' + _dump(_id(rename(name), compact)) + ', "@graph": [')
            comma = "\n  "
        for _, same in groupby(quads, key=lambda quad: quad[1]):
            stream.write(comma + _dump(_node(renamed((quad[1:] for quad in same), options), compact)))
            comma = ",\n  " if name else ",\n"
        stream.write("]}" if name else "")
        comma = ",\n"
    stream.write("\n]\n}\n")


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _id(written: str, compact: Callable[[str], str]) -> str:
    short = compact(written)
    return short[1:-1] if short.startswith("<") else short


def _node(triples: Iterable[Written], compact: Callable[[str], str]) -> dict[str, Any]:
    node: dict[str, Any] = {}
    for subject, predicate, value in triples:
        node.setdefault("@id", _id(subject, compact))
        is_type = predicate == f"<{TYPE}>" and value.startswith("<")
        key = "@type" if is_type else _id(predicate, compact)
        node.setdefault(key, []).append(_id(value, compact) if is_type else _value(predicate, value, compact))
    return {key: values[0] if isinstance(values, list) and len(values) == 1 else values for key, values in node.items()}


def _value(predicate: str, written: str, compact: Callable[[str], str]) -> Any:
    if written.startswith("<"):
        short = _id(written, compact)
        return short if predicate in _REFERRING else {"@id": short}
    text, datatype, language = parts_of(written)
    if language:
        return {"@value": text, "@language": language}
    return _typed(predicate, text, datatype, compact)


def _typed(predicate: str, text: str, datatype: str, compact: Callable[[str], str]) -> Any:
    if predicate == _DECIMAL and datatype == XSD + "decimal":
        return text
    if not datatype:
        return {"@value": text} if predicate in _REFERRING or predicate == _DECIMAL else text
    if datatype == XSD + "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if datatype == XSD + "boolean" and text in ("true", "false"):
        return text == "true"
    return {"@value": text, "@type": _id(f"<{datatype}>", compact)}


EXPORTER = Exporter("JSON-LD 1.1: every layer, compact, its context inside", ".jsonld", write, takes=RDF_OPTIONS)
