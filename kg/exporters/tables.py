"""The graph as tables: one row for each operation, network, act, statement, claim, piece of evidence and report.

Made in one pass over graph.nq, with labels from the store: of the graph itself only one report is in memory. Ids are as `kg show`
takes them; several values of one cell are separated by " | ".
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from kg.exporters.lookup import Lookup, short
from kg.folder import Graph
from kg.graph.lines import value_of
from kg.graph.turtle import Written
from kg.namespaces import ID, IO, LABEL, OA, SCHEMA, TYPE, local

Value = str | int | float | None
Row = dict[str, Value]
# Property IRI -> values as text, in the order of the file.
About = dict[str, list[str]]

ACTS = ("Takedown", "Seizure", "Sanction", "Indictment", "Restriction", "NetworkBlock")
STATEMENTS = ("Demand", "Denial", "Accusation", "NonAttribution", "AccessRestriction")
INTEGERS, NUMBERS = frozenset({"assets", "start", "end", "claims"}), frozenset({"confidence"})
# The first column names the row. A column called like a table, but in the singular, holds the ids of rows there.
COLUMNS: dict[str, tuple[str, ...]] = {
    "operations": (
        "id", "label", "names", "states", "attributed to", "state-backed", "targets", "platforms", "topics", "narratives",
        "techniques", "linked to",
    ),
    "takedowns": ("id", "kind", "label", "date", "actor", "operation", "operation label", "platforms", "network", "assets"),
    "networks": (
        "id", "label", "operation", "operation label", "platforms", "assets", "precision", "unit", "role", "part of", "takedown",
    ),
    "statements": ("id", "kind", "label", "date", "actor", "recipient", "operation", "status", "matter"),
    "claims": (
        "id", "report", "speaker", "modality", "polarity", "confidence", "statement", "quote", "operation", "extractor",
    ),
    "evidence": ("id", "claim", "report", "start", "end", "quote", "before", "after"),
    "reports": ("id", "title", "publisher", "published", "url", "language", "file", "sha256", "claims"),
}  # fmt: skip
LINKS = {name.removesuffix("s"): name for name in ("operations", "takedowns", "networks", "claims", "reports")}
_OPERATION = ID + "operation/"


def rows(graph: Graph) -> Iterator[tuple[str, Row]]:
    """Yield each row with the name of its table, in the order of graph.nq; the columns are those of `COLUMNS`."""
    lookup, described = Lookup(graph.store), set[str]()
    about: dict[str, About] = {}
    for name, quads in groupby(graph.quads(), key=lambda quad: quad[0]):
        triples = (quad[1:] for quad in quads)
        if not name:
            yield from _believed(triples, lookup, described)
        elif name.startswith(f"<{ID}claim/"):
            stated = [(s[1:-1], p[1:-1], value_of(o)) for s, p, o in triples]
            described |= {lookup.resolved(s) for s, _, _ in stated if s.startswith(_OPERATION)}
            yield from _claim(value_of(name), about, stated, lookup)
        else:
            about = dict(_subjects(triples))
            yield from _report(value_of(name), about)


def _subjects(triples: Iterable[Written]) -> Iterator[tuple[str, About]]:
    for subject, same in groupby(triples, key=lambda triple: triple[0]):
        about: About = defaultdict(list)
        for _, predicate, value in same:
            about[predicate[1:-1]].append(value_of(value))
        yield value_of(subject), about


def _first(about: About, name: str) -> str:
    return next(iter(about.get(name, ())), "")


def _report(report: str, about: dict[str, About]) -> Iterator[tuple[str, Row]]:
    own = about.get(report, {})
    yield (
        "reports",
        {
            "id": short(report),
            "title": _first(own, SCHEMA + "headline"),
            "publisher": _first(own, SCHEMA + "publisher"),
            "published": _first(own, SCHEMA + "datePublished"),
            "url": _first(own, SCHEMA + "url"),
            "language": _first(own, SCHEMA + "inLanguage"),
            "file": _first(own, IO + "fileName"),
            "sha256": _first(own, IO + "sha256"),
            "claims": sum(IO + "reportedIn" in one for one in about.values()),
        },
    )


def _claim(claim: str, about: dict[str, About], stated: list[tuple[str, str, str]], lookup: Lookup) -> Iterator[tuple[str, Row]]:
    own = about.get(claim, {})
    pieces = [_piece(claim, evidence, about) for evidence in own.get(IO + "evidence", ())]
    operations = sorted({lookup.resolved(s) for s, _, _ in stated if s.startswith(_OPERATION)})
    operations += sorted({lookup.resolved(o) for _, _, o in stated if o.startswith(_OPERATION)} - set(operations))
    confidence = _first(own, IO + "confidence")
    speaker = _first(own, IO + "speaker")
    yield (
        "claims",
        {
            "id": short(claim),
            "report": short(_first(own, IO + "reportedIn")),
            "speaker": "the report" if speaker == _first(own, IO + "reportedIn") else lookup.label(speaker) if speaker else "",
            "modality": local(_first(own, IO + "modality")),
            "polarity": local(_first(own, IO + "polarity")),
            "confidence": float(confidence) if confidence else None,
            "statement": _joined(f"{lookup.label(s)} / {lookup.label(p)} / {_shown(o, lookup)}" for s, p, o in stated),
            "quote": _joined(str(piece["quote"]) for piece in pieces),
            "operation": _joined(map(short, operations)),
            "extractor": _first(own, IO + "extractor"),
        },
    )
    yield from (("evidence", piece) for piece in pieces)


def _piece(claim: str, evidence: str, about: dict[str, About]) -> Row:
    selectors = [about.get(one, {}) for one in about.get(evidence, {}).get(OA + "hasSelector", ())]
    found = {local(name): values[0] for selector in selectors for name, values in selector.items()}
    return {
        "id": short(evidence),
        "claim": short(claim),
        "report": short(_first(about.get(evidence, {}), OA + "hasSource")),
        "start": int(found["start"]) if "start" in found else None,
        "end": int(found["end"]) if "end" in found else None,
        "quote": found.get("exact", ""),
        "before": found.get("prefix", ""),
        "after": found.get("suffix", ""),
    }


def _joined(values: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(value for value in values if value))


def _shown(value: str, lookup: Lookup) -> str:
    return lookup.label(value) if value.startswith((ID, IO)) else value


def _believed(triples: Iterable[Written], lookup: Lookup, described: set[str]) -> Iterator[tuple[str, Row]]:
    for subject, about in _subjects(triples):
        kinds = {local(kind) for kind in about.get(TYPE, ()) if kind.startswith(IO)}
        for kind in sorted(kinds & ROWS.keys()):
            table, make = ROWS[kind]
            joined = subject.startswith(_OPERATION) and (subject not in described or lookup.resolved(subject) != subject)
            if not joined:
                named: Row = {"id": short(subject), "kind": kind, "label": _first(about, LABEL) or local(subject)}
                yield table, named | make(subject, about, lookup)


def _labels(about: About, lookup: Lookup, *names: str) -> str:
    return _joined(sorted({_shown(lookup.resolved(value), lookup) for name in names for value in about.get(IO + name, ())}))


def _ids(values: Iterable[str], lookup: Lookup) -> str:
    return _joined(short(lookup.resolved(value)) for value in values)


def _count(values: Iterable[str]) -> int | None:
    return max((int(value) for value in values if value.isascii() and value.isdigit()), default=None)


def _operation(_: str, about: About, lookup: Lookup) -> Row:
    places = [v for name in ("originatesFrom", "backedBy", "attributedTo") for v in about.get(IO + name, ())]
    return {
        "names": _joined(about.get(SCHEMA + "name", ())),
        "states": _joined(sorted({lookup.label(place) for place in places if place.startswith((ID + "state/", ID + "territory/"))})),
        "attributed to": _labels(about, lookup, "attributedTo", "backedBy"),
        "state-backed": _joined(about.get(IO + "stateBacked", ())),
        "targets": _labels(about, lookup, "targets"),
        "platforms": _labels(about, lookup, "activeOn"),
        "topics": _labels(about, lookup, "addresses"),
        "narratives": _labels(about, lookup, "promotes"),
        "techniques": _labels(about, lookup, "uses"),
        "linked to": _labels(about, lookup, "linkedTo"),
    }


def _act(_: str, about: About, lookup: Lookup) -> Row:
    removed = about.get(IO + "removed", [])
    counts = [_count(lookup.objects(network, IO + "assetCount")) for network in removed]
    wholes = [count for count in counts if count is not None]
    return {
        "date": _joined(about.get(IO + "date", []) + about.get(IO + "period", [])),
        "actor": _labels(about, lookup, "actor"),
        "operation": _ids(about.get(IO + "recipient", ()), lookup),
        "operation label": _labels(about, lookup, "recipient"),
        "platforms": _labels(about, lookup, "platform"),
        "network": _ids(removed, lookup),
        # the largest of them: parts are counted in their whole
        "assets": max(wholes, default=None),
    }


def _network(subject: str, about: About, lookup: Lookup) -> Row:
    return {
        "operation": _ids(about.get(IO + "usedBy", ()), lookup),
        "operation label": _labels(about, lookup, "usedBy"),
        "platforms": _labels(about, lookup, "platform"),
        "assets": _count(about.get(IO + "assetCount", ())),
        "precision": _joined(map(local, about.get(IO + "precision", ()))),
        "unit": _joined(map(local, about.get(IO + "unit", ()))),
        "role": _joined(map(local, about.get(IO + "role", ()))),
        "part of": _ids(about.get(IO + "subNetworkOf", ()), lookup),
        "takedown": _ids(lookup.subjects(IO + "removed", subject), lookup),
    }


def _statement(_: str, about: About, lookup: Lookup) -> Row:
    operations = [v for name in ("recipient", "denies") for v in about.get(IO + name, ()) if v.startswith(_OPERATION)]
    return {
        "date": _joined(about.get(IO + "date", []) + about.get(IO + "period", [])),
        "actor": _labels(about, lookup, "actor"),
        "recipient": _labels(about, lookup, "recipient"),
        "operation": _ids(operations, lookup),
        "status": _joined(map(local, about.get(IO + "status", ()))),
        "matter": _joined(about.get("http://www.w3.org/2000/01/rdf-schema#comment", ())),
    }


ROWS: dict[str, tuple[str, Callable[[str, About, Lookup], Row]]] = {
    "InfluenceOperation": ("operations", _operation),
    "AccountNetwork": ("networks", _network),
    **dict.fromkeys(ACTS, ("takedowns", _act)),
    **dict.fromkeys(STATEMENTS, ("statements", _statement)),
}
