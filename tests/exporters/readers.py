"""What independent readers find in each format, in one form: operations, takedowns, counts, quotes."""

import csv
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx
import openpyxl
import pandas as pd
import pyoxigraph as ox
import rdflib
import stix2
from openpyxl.utils.escape import unescape

from kg.namespaces import ID, IO

OA = "http://www.w3.org/ns/oa#"
SAME = tuple(IO + name for name in ("sameOperation", "sameEvent", "sameNetwork"))
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
# Of XML only: what it has no way to write.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Read:
    """Ids of operations and takedowns, (network id, count), and quotes; ids as hex names at the end of IRIs."""

    operations: frozenset[str]
    takedowns: frozenset[str]
    counts: frozenset[tuple[str, int]]
    quotes: frozenset[str]


def plain(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def tail(iri: str) -> str:
    return re.split(r"[/:#]", iri)[-1]


def in_nquads(path: Path) -> Read:
    """The expectation: what claims describe in graph.nq, as believed, with every quote."""
    return _ox(ox.RdfFormat.N_QUADS)(path)


def _rdf(default: Iterable[tuple[str, str, str]], everything: Iterable[tuple[str, str]], claimed: set[str]) -> Read:
    triples = list(default)
    typed = {kind: {s for s, p, o in triples if p == RDF_TYPE and o == IO + kind} & claimed for kind in ("InfluenceOperation", "Takedown")}
    return Read(
        frozenset(map(tail, typed["InfluenceOperation"])),
        frozenset(map(tail, typed["Takedown"])),
        frozenset((tail(s), int(o)) for s, p, o in triples if p == IO + "assetCount"),
        frozenset(o for p, o in everything if p == OA + "exact"),
    )


def _ox(form: ox.RdfFormat) -> Callable[[Path], Read]:
    def read(path: Path) -> Read:
        quads = [
            (quad.subject.value, quad.predicate.value, quad.object.value, getattr(quad.graph_name, "value", ""))
            for quad in ox.parse(path=str(path), format=form)
        ]
        return _layers(quads)

    return read


def _rdflib(form: str) -> Callable[[Path], Read]:
    def read(path: Path) -> Read:
        data = rdflib.Dataset(default_union=False)
        data.parse(str(path), format=form)
        default = (None, rdflib.graph.DATASET_DEFAULT_GRAPH_ID)
        return _layers([(str(s), str(p), str(o), "" if g in default else str(g)) for s, p, o, g in data.quads()])

    return read


def _layers(quads: list[tuple[str, str, str, str]]) -> Read:
    claimed = {term for s, _, o, graph in quads if graph.startswith(ID + "claim/") for term in (s, o)}
    if not any(graph for *_, graph in quads):  # claims are nodes whose statements have the triples
        states = {o for s, p, o, _ in quads if p == IO + "states" and s.startswith(ID + "claim/")}
        claimed = {o for s, _, o, _ in quads if s in states}
    joined = {s: o for s, p, o, graph in quads if not graph and p in SAME}
    claimed = (claimed | {joined[term] for term in claimed & joined.keys()}) - joined.keys()
    return _rdf(((s, p, o) for s, p, o, graph in quads if not graph), ((p, o) for _, p, o, _ in quads), claimed)


def _tables(rows: Callable[[str], list[dict[str, Any]]]) -> Read:
    return Read(
        frozenset(tail(row["id"]) for row in rows("operations")),
        frozenset(tail(row["id"]) for row in rows("takedowns") if row["kind"] == "Takedown"),
        frozenset((tail(row["id"]), int(row["assets"])) for row in rows("networks") if row["assets"] not in ("", None)),
        frozenset(row["quote"] for row in rows("evidence")),
    )


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and text.lstrip("' \t\r\n\x0b\x0c\xa0\ufeff").startswith(tuple("=+-@＝＋－＠")) else text


def read_csv(folder: Path) -> Read:
    def rows(table: str) -> list[dict[str, Any]]:
        with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            return [{key: _unguarded(value) for key, value in row.items()} for row in csv.DictReader(file)]

    return _tables(rows)


def read_pandas(folder: Path) -> Read:
    def rows(table: str) -> list[dict[str, Any]]:
        frame = pd.read_parquet(folder / f"{table}.parquet").astype(object)
        return frame.where(frame.notna(), None).to_dict("records")

    return _tables(rows)


def read_xlsx(path: Path) -> Read:
    book = openpyxl.load_workbook(path)

    def rows(table: str) -> list[dict[str, Any]]:
        sheet = book[table]
        head, *rest = sheet.iter_rows(values_only=True)
        # openpyxl leaves the escapes of controls that Excel itself takes back
        return [dict(zip(head, [unescape(cell) if isinstance(cell, str) else cell for cell in row], strict=True)) for row in rest]

    return _tables(rows)


def _drawn(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> Read:
    quotes = {str(item["quotes"]) for item in (*nodes, *edges) if item.get("quotes")}
    return Read(
        frozenset(tail(node["id"]) for node in nodes if node["kind"] == "InfluenceOperation"),
        frozenset(tail(node["id"]) for node in nodes if node["kind"] == "Takedown"),
        frozenset((tail(node["id"]), int(node["assets"])) for node in nodes if node.get("assets") not in (None, "")),
        frozenset(quotes),
    )


def _networkx(reader: Callable[[Path], Any]) -> Callable[[Path], Read]:
    def read(path: Path) -> Read:
        graph = reader(path)
        return _drawn([{"id": node} | data for node, data in graph.nodes(data=True)], [data for *_, data in graph.edges(data=True)])

    return read


def read_cytoscape(path: Path) -> Read:
    content = json.loads(path.read_text(encoding="utf-8"))
    known = {item["data"]["id"] for item in content["elements"]["nodes"]}
    assert {item["data"][end] for item in content["elements"]["edges"] for end in ("source", "target")} <= known
    return _drawn(*([item["data"] for item in content["elements"][kind]] for kind in ("nodes", "edges")))


def read_neo4j(folder: Path) -> Read:
    rows = []
    for name in ("nodes", "relationships"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows.append([{key.partition(":")[0] or key: value for key, value in row.items()} for row in csv.DictReader(file)])
    nodes = [row | {"id": row[":ID"], "kind": row[":LABEL"]} for row in rows[0]]
    assert {row[end] for row in rows[1] for end in (":START_ID", ":END_ID")} <= {row[":ID"] for row in rows[0]}
    return _drawn(nodes, rows[1])


def read_stix(path: Path) -> stix2.Bundle:
    return stix2.parse(path.read_text(encoding="utf-8"), allow_custom="strict" not in path.name)


RDF = {
    "nq": [_ox(ox.RdfFormat.N_QUADS), _rdflib("nquads")],
    "trig": [_ox(ox.RdfFormat.TRIG), _rdflib("trig")],
    "jsonld": [_ox(ox.RdfFormat.JSON_LD), _rdflib("json-ld")],
    "ttl": [_ox(ox.RdfFormat.TURTLE)],
    "nt": [_ox(ox.RdfFormat.N_TRIPLES)],
}
TABLES = {"csv": [read_csv], "xlsx": [read_xlsx], "parquet": [read_pandas]}
DRAWN = {"graphml": [_networkx(nx.read_graphml)], "gexf": [_networkx(nx.read_gexf)], "cytoscape": [read_cytoscape], "neo4j": [read_neo4j]}
READERS: dict[str, list[Callable[[Path], Read]]] = RDF | TABLES | DRAWN
