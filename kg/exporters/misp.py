"""A MISP event: one object for each report, network and act, by MISP's own templates, DISARM techniques as galaxy tags."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO
from uuid import UUID, uuid5

from kg.analysis.source import Source
from kg.analysis.things import Things
from kg.exporters.exporter import Exporter, Options
from kg.exporters.needed import needed
from kg.exporters.stix_names import Names
from kg.exporters.stix_notes import content_of, denies
from kg.exporters.stix_things import Named, counted
from kg.exporters.tables import ACTS, STATEMENTS
from kg.folder import Graph
from kg.graph.runs import Spool
from kg.namespaces import local

_SPACE = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
_UNKNOWN = "1970-01-01"
_INFO = "Influence operations as reported"


def write(graph: Graph, stream: TextIO, options: Options) -> None:
    """Write the event as MISP imports it; pymisp holds all of it in memory. Raises KgError without pymisp."""
    pymisp = needed("pymisp", "misp")
    read = Things(graph.store)
    things = Spool(read)
    names = Names(things, read)
    known = {thing.iri: names.named(thing) for thing in things}
    claims = {claim for thing in things for held in (thing.claims, *(tie.claims for tie in thing.ties)) for claim in held}
    sources = sorted({source for claim in claims for source in read.sources.of_claim(claim)})
    event = _event(pymisp, sorted(known), sorted({source.published for source in sources if source.published}))
    for tag in (f"tlp:{options.tlp}", *_techniques(known)):
        event.add_tag(tag)
    for item in (*_reports(pymisp, sources), *_things(pymisp, known), *(_quote(pymisp, source) for source in sources)):
        event.add_object(item)
    for iri, thing in known.items():
        if thing.kind == "InfluenceOperation":
            more = {"uuid": _uuid("campaign", iri), "timestamp": 0, "comment": _about(thing), "to_ids": False}
            event.add_attribute("campaign-name", thing.name, **more)
    stream.write(json.dumps({"Event": json.loads(event.to_json())}, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def _event(pymisp: Any, ids: list[str], days: list[str]) -> Any:
    event = pymisp.MISPEvent()
    event.from_dict(info=_INFO, uuid=_uuid("event", *ids), date=days[-1] if days else _UNKNOWN, timestamp=0)
    event.distribution, event.threat_level_id, event.analysis = 0, 4, 2  # this organisation only; undefined; completed
    return event


def _uuid(*parts: str) -> str:
    return str(uuid5(_SPACE, "\x1f".join(parts)))


def _techniques(known: dict[str, Named]) -> Iterator[str]:
    for iri, thing in known.items():
        if thing.kind == "Technique":
            yield f'misp-galaxy:disarm-techniques="{local(iri)} {thing.name}"'


def _about(thing: Named) -> str:
    ties = ((name, thing.tied.get(name)) for name in ("originatesFrom", "attributedTo", "backedBy", "targets", "activeOn", "addresses"))
    return "; ".join(f"{name}: {', '.join(dict.fromkeys(labels))}" for name, labels in ties if labels)


def _object(pymisp: Any, template: str, key: str, fields: Iterable[tuple[str, str]], comment: str = "") -> Any:
    """Return an object of one of MISP's templates, whose ids are functions of `key`; what has no value is left out."""
    made = pymisp.MISPObject(template, strict=True)
    made.uuid, made.timestamp, made.comment = _uuid(template, key), 0, comment
    for at, (name, value) in enumerate(fields):
        if value.strip():
            made.add_attribute(name, value=value, uuid=_uuid(template, key, name, str(at)), timestamp=0, to_ids=False)
    return made


def _quote(pymisp: Any, source: Source) -> Any:
    """Return a claim's words; a denial says that it is one."""
    fields = [("text", source.quote), ("type", "Denial" if denies(source) else "Claim"), ("ref", source.url)]
    return _object(pymisp, "annotation", f"{source.claim} {source.start} {source.end}", fields, content_of([source]))


def _reports(pymisp: Any, sources: Iterable[Source]) -> Iterator[Any]:
    first = {source.report: source for source in sorted(sources, key=lambda one: one.report)}
    for report, source in first.items():
        summary = ", ".join(part for part in (source.publisher, source.published) if part)
        yield _object(pymisp, "report", report, [("title", source.title or local(report)), ("link", source.url), ("summary", summary)])


def _things(pymisp: Any, known: dict[str, Named]) -> Iterator[Any]:
    for iri, thing in known.items():
        dates = ", ".join(thing.facts.get("date", []) + thing.facts.get("period", []))
        if thing.kind == "AccountNetwork":
            platforms = [("platform", name) for name in thing.tied.get("platform", ())]
            yield _object(pymisp, "social-media-group", iri, [("group-name", thing.name), ("description", counted(thing)), *platforms])
        elif thing.kind == "Narrative":
            yield _object(pymisp, "narrative", iri, [("narrative-summary", thing.name)])
        elif thing.kind in (*ACTS, *STATEMENTS):
            fields = [
                ("name", thing.name),
                ("type", thing.kind),
                ("description", "; ".join(filter(None, (dates, *thing.facts.get("comment", ()))))),
            ]
            yield _object(pymisp, "course-of-action", iri, fields)


EXPORTER = Exporter(
    "MISP: an event with objects of MISP's templates (needs influence-kg[misp])", ".misp.json", write, takes=frozenset({"tlp"})
)
