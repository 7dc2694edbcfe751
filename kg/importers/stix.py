"""A STIX 2.1 bundle of others as one report: what its objects and relationships state, each quoted as it stands in the file."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from kg.graph.quads import named_quads
from kg.graph.terms import Quad
from kg.importers.bundle import Bundle, Json, parsed
from kg.importers.stix_terms import Terms
from kg.model import Claim, Extract, Report, Triple, evidence, text
from kg.namespaces import IO, SCHEMA, TYPE
from kg.ontology import Ontology

_OPERATIONS = ("campaign", "intrusion-set")
# What the sender holds less likely than not is alleged.
_LIKELY = 50
# (Class of source, relationship, class of target) -> our property, and whether it runs the other way here.
RELATIONS: dict[tuple[str, str, str], tuple[str, bool]] = {
    ("operation", "attributed-to", "agent"): ("attributedTo", False),
    ("operation", "attributed-to", "place"): ("attributedTo", False),
    ("operation", "attributed-to", "operation"): ("linkedTo", False),
    ("operation", "originates-from", "place"): ("originatesFrom", False),
    ("operation", "targets", "place"): ("targets", False),
    ("operation", "uses", "technique"): ("uses", False),
    ("operation", "uses", "narrative"): ("promotes", False),
    ("operation", "uses", "network"): ("usedBy", True),
    ("operation", "related-to", "operation"): ("linkedTo", False),
    ("network", "amplifies", "network"): ("amplifies", False),
}


def read(path: Path, ontology: Ontology, _base: str) -> Iterator[tuple[str, tuple[Quad, ...], tuple[str, ...]]]:
    """Yield the one report that a bundle is, with notes on what has no counterpart here."""
    bundle = parsed(path)
    report = _report(bundle, path.name)
    terms = Terms(report.id, ontology)
    left = Counter[str]()
    claims = tuple(claim for one in bundle.objects.values() for claim in _claims(bundle, report, terms, one, left))
    described = tuple(dict.fromkeys(triple for one in bundle.objects.values() for triple in terms.described(one)))
    notes = (
        f"{sum(left.values())} relationships have no counterpart here: {', '.join(f'{name} ({left[name]})' for name in sorted(left))}",
    )
    yield report.id, tuple(named_quads(Extract(report, True, claims, described))), notes if left else ()


def _report(bundle: Bundle, file_name: str) -> Report:
    first: Json = next(iter(bundle.of_type("report", "grouping")), {})
    author = bundle.objects.get(str(first.get("created_by_ref")), {})
    day = str(first.get("published") or first.get("created") or "")[:10]
    urls = [str(one.get("url") or "") for one in first.get("external_references", ()) if isinstance(one, dict)]
    try:
        published = date.fromisoformat(day) if day else None
    except ValueError:
        published = None
    return Report(
        bundle.text,
        file_name,
        sha256(bundle.text.encode()).hexdigest(),
        title=str(first.get("name") or ""),
        url=next((url for url in urls if url), ""),
        publisher=str(author.get("name") or ""),
        published=published,
    )


def _claims(bundle: Bundle, report: Report, terms: Terms, one: Json, left: Counter[str]) -> Iterator[Claim]:
    if one["type"] == "relationship":
        triple = _relation(bundle, terms, one)
        if triple:
            yield _claim(bundle, report, one, ("description", "relationship_type"), triple)
        else:
            left[_kinds(bundle, one)] += 1
        return
    iri = terms.iri(one)
    if iri and one["type"] in _OPERATIONS:
        yield _claim(bundle, report, one, ("name",), (iri, TYPE, IO + "InfluenceOperation"), (iri, SCHEMA + "name", text(one["name"])))
        aliases = [alias for alias in one.get("aliases") or () if isinstance(alias, str) and alias.strip()]
        if aliases:
            yield _claim(bundle, report, one, (), *((iri, SCHEMA + "name", text(alias)) for alias in aliases))
    elif iri and one["type"] == "channel":
        yield _claim(bundle, report, one, ("name",), *terms.network(one, iri))
    elif iri and one["type"] == "attack-pattern" and not terms.is_known(iri):
        yield _claim(bundle, report, one, ("name",), *terms.technique(iri))
    elif iri and one["type"] == "narrative":
        yield _claim(bundle, report, one, ("name",), (iri, TYPE, IO + "Narrative"))


def _kinds(bundle: Bundle, one: Json) -> str:
    ends = [str(one.get(end)).partition("--")[0] for end in ("source_ref", "target_ref")]
    return f"{ends[0]} {one.get('relationship_type')} {ends[1]}"


def _relation(bundle: Bundle, terms: Terms, one: Json) -> Triple | None:
    source, target = (bundle.objects.get(str(one.get(end)), {}) for end in ("source_ref", "target_ref"))
    key = terms.role(source), str(one.get("relationship_type")), terms.role(target)
    a, b = terms.iri(source), terms.iri(target)
    if key not in RELATIONS or not a or not b or a == b:
        return None
    name, backwards = RELATIONS[key]
    return (b, IO + name, a) if backwards else (a, IO + name, b)


def _claim(bundle: Bundle, report: Report, one: Json, fields: tuple[str, ...], *triples: Triple) -> Claim:
    likely = one.get("confidence")
    doubted = isinstance(likely, int) and likely < _LIKELY
    quote = evidence(report, *bundle.place(one, *fields))
    return Claim(report.id, triples, (quote,), report.id, "alleged" if doubted else "asserted", "stix")
