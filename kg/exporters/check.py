"""Whether a file that was exported is what its readers expect: each format by the validator or reader that others use for it."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.errors import KgError, ReportError
from kg.exporters.csv_tables import inert
from kg.exporters.needed import needed
from kg.exporters.tables import COLUMNS, LINKS
from kg.graph.findings import VIOLATION, Finding
from kg.graph.shacl import shacl
from kg.graph.validate import Validator
from kg.importers import rdf
from kg.ontology import Ontology

_MADE = re.compile(r"MERGE \(n:Thing \{id: '([^']*)'\}\)")
_MATCHED = re.compile(r"\([ab]:Thing \{id: '([^']*)'\}\)")

Rows = list[dict[str, Any]]


def check(path: Path, ontology: Ontology) -> Iterator[Finding]:
    """Yield what is wrong with an exported file, or a folder of tables.

    Raises KgError where it is no format of ours, or a library that is needed to check it is not installed.
    """
    checker = CHECKERS.get("folder" if path.is_dir() else path.suffix.lower())
    if checker is None or not path.exists():
        raise KgError(f"{path}: {'is in no format that kg writes' if path.exists() else 'no such file or folder'}")
    yield from checker(path, ontology)


def _wrong(message: str, focus: str = "") -> Finding:
    return Finding(VIOLATION, "", focus, message)


def _rdf(path: Path, ontology: Ontology) -> Iterator[Finding]:
    """Check reports against the shapes one by one; what has none, believed triples alone, as a whole."""
    try:
        reports = list(rdf.read(path, ontology, ""))
    except rdf.NoReports:
        yield from shacl(((s, p, o) for _, s, p, o in rdf.parsed(path, "")), ontology.shapes, "")
        return
    except ReportError as error:
        yield _wrong(str(error))
        return
    validator = Validator(ontology)
    for _, quads, _ in reports:
        yield from validator.graph_findings(quads)


def _turtle(path: Path, ontology: Ontology) -> Iterator[Finding]:
    """A graph, or the description of one, which alone names its dataset by a relative address."""
    with path.open(encoding="utf-8", errors="replace") as file:
        subject = next((line for line in file if line.strip() and not line.startswith(("@prefix", "#"))), "")
    yield from (_description if subject.startswith("<#") else _rdf)(path, ontology)


def _description(path: Path, _: Ontology) -> Iterator[Finding]:
    import rdflib  # noqa: PLC0415  slow to import
    from rdflib.namespace import DCAT, RDF, VOID  # noqa: PLC0415  as above

    try:
        graph = rdflib.Graph().parse(path, format="turtle")
    except (SyntaxError, AssertionError) as error:  # the second for a string that does not end
        yield _wrong(f"is not Turtle: {error}")
        return
    described = set(graph.subjects(RDF.type, DCAT.Dataset)) & set(graph.subjects(RDF.type, VOID.Dataset))
    if not any(graph.value(one, VOID.triples) for one in described):
        yield _wrong("describes no dataset with its number of triples")


def _json(path: Path, ontology: Ontology) -> Iterator[Finding]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        yield _wrong(f"is not JSON in UTF-8: {error}")
        return
    kind = content.get("type") if isinstance(content, dict) else None
    if kind == "bundle":
        yield from _stix(content)
    elif isinstance(content, dict) and "Event" in content:
        yield from _misp(content)
    elif isinstance(content, dict) and "elements" in content:
        yield from _cytoscape(path, ontology)
    elif isinstance(content, dict) and "@context" in content:
        yield from _rdf(path, ontology)
    else:
        yield _wrong("is no STIX bundle, MISP event, Cytoscape graph or JSON-LD")


def _stix(content: dict[str, Any]) -> Iterator[Finding]:
    """The OASIS validator, and references that lead nowhere, which it lets pass."""
    validator = needed("stix2validator", "validate")
    result = validator.validate_instance(content, validator.ValidationOptions(version="2.1"))
    yield from (_wrong(str(error)) for error in result.errors)
    objects = [one for one in content.get("objects", ()) if isinstance(one, dict)]
    ids = {one.get("id") for one in objects}
    for one in objects:
        refs = [
            ref for key, value in one.items() if key.endswith(("_ref", "_refs")) for ref in ([value] if isinstance(value, str) else value)
        ]
        yield from (_wrong(f"refers to {ref}, which is not in the bundle", str(one.get("id"))) for ref in refs if ref not in ids)


def _misp(content: dict[str, Any]) -> Iterator[Finding]:
    """What pymisp and the templates it brings say."""
    pymisp = needed("pymisp", "validate")
    event = pymisp.MISPEvent()
    try:
        event.from_dict(**content["Event"])
        for one in event.objects:
            again = pymisp.MISPObject(one.name, strict=True)
            for attribute in one.attributes:
                again.add_attribute(attribute.object_relation, value=attribute.value)
            again.to_dict(strict=True)
    except (pymisp.PyMISPError, ValueError, TypeError, KeyError) as error:
        yield _wrong(f"MISP would not take it: {error}")


def _xml(reader: str) -> Callable[[Path, Ontology], Iterator[Finding]]:
    def checked(path: Path, _: Ontology) -> Iterator[Finding]:
        import networkx as nx  # noqa: PLC0415  slow to import

        try:
            graph = getattr(nx, reader)(path)
        except (SyntaxError, ValueError, KeyError, nx.NetworkXError) as error:
            yield _wrong(f"cannot be read: {error}")
            return
        # An end that no node declares is made by the reader, bare.
        yield from (_wrong("is the end of an edge, but no node", str(node)) for node, data in graph.nodes(data=True) if "kind" not in data)

    return checked


def _cytoscape(path: Path, _: Ontology) -> Iterator[Finding]:
    try:
        elements = json.loads(path.read_text(encoding="utf-8"))["elements"]
        ids = {one["data"]["id"] for one in elements["nodes"]}
        ends = [one["data"][end] for one in elements["edges"] for end in ("source", "target")]
    except (ValueError, KeyError, TypeError) as error:
        yield _wrong(f"is not Cytoscape JSON: {error!r}")
        return
    yield from (_wrong("is the end of an edge, but no node", str(end)) for end in ends if end not in ids)


def _cypher(path: Path, _: Ontology) -> Iterator[Finding]:
    """Check that the script was not cut off and has the ends of its relations; only a database can tell more."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines.pop():
        yield _wrong("is cut off: its last statement does not end")
    ids = {match[1] for line in lines if (match := _MADE.match(line))}
    ends = (end for line in lines if line.startswith("MATCH ") for end in _MATCHED.findall(line)[:2])
    yield from (_wrong("is the end of a relationship, but no node", end) for end in ends if end not in ids)


def _folder(folder: Path, _: Ontology) -> Iterator[Finding]:
    if (folder / "nodes.csv").exists():
        nodes, relations = _csv(folder / "nodes.csv"), _csv(folder / "relationships.csv")
        ids = {row[":ID"] for row in nodes}
        ends = (row[end] for row in relations for end in (":START_ID", ":END_ID"))
        yield from (_wrong("is the end of a relationship, but no node", end) for end in ends if end not in ids)
    elif list(folder.glob("*.parquet")):
        read = needed("pyarrow.parquet", "parquet").read_table
        yield from _tables({table: read(folder / f"{table}.parquet").to_pylist() for table in _there(folder, "parquet")})
    else:
        tables = {table: _csv(folder / f"{table}.csv") for table in _there(folder, "csv")}
        yield from _tables(tables)
        for table, rows in tables.items():
            yield from (
                _wrong(f"{table}: a spreadsheet would run {cell!r}", row["id"]) for row in rows for cell in row.values() if _runs(cell)
            )


def _runs(cell: Any) -> bool:
    return isinstance(cell, str) and not cell.startswith("'") and inert(cell) != cell


def _there(folder: Path, suffix: str) -> list[str]:
    return [table for table in COLUMNS if (folder / f"{table}.{suffix}").is_file()]


def _csv(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _xlsx(path: Path, _: Ontology) -> Iterator[Finding]:
    book = needed("openpyxl", "validate").load_workbook(path, read_only=True)
    tables: dict[str, Rows] = {}
    for sheet in book:
        head, *rest = sheet.iter_rows(values_only=True)
        rows = [dict(zip(head, row, strict=False)) for row in rest]
        tables.setdefault(sheet.title.partition(" ")[0], []).extend(rows)
    yield from _tables(tables)


def _tables(tables: Mapping[str, Rows]) -> Iterator[Finding]:
    """Check that the tables are all there, and that the ids in their cells lead to rows."""
    yield from (_wrong(f"the table {table} is missing") for table in COLUMNS if table not in tables)
    ids = {table: {row.get("id") for row in rows} for table, rows in tables.items()}
    for table, rows in tables.items():
        for row in rows:
            yield from _row(table, row, ids)


def _row(table: str, row: Mapping[str, Any], ids: Mapping[str, set[Any]]) -> Iterator[Finding]:
    for name, target in LINKS.items():
        values: Iterable[str] = str(row.get(name) or "").split(" | ") if name in COLUMNS[table] else ()
        for value in values:
            if value and value not in ids.get(target, ()):
                yield _wrong(f"{table}: {value} is no row of {target}", str(row.get("id")))


CHECKERS: Mapping[str, Callable[[Path, Ontology], Iterator[Finding]]] = {
    **dict.fromkeys((".trig", ".nq", ".nt", ".jsonld"), _rdf),
    ".ttl": _turtle,
    ".json": _json,
    ".gexf": _xml("read_gexf"),
    ".graphml": _xml("read_graphml"),
    ".cyjs": _cytoscape,
    ".cypher": _cypher,
    ".xlsx": _xlsx,
    "folder": _folder,
}
