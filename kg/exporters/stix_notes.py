"""Who stated what, in which words: each claim as a note or an opinion on what it speaks of, each report with all of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from kg.analysis import Source
from kg.exporters.stix_ids import Json, identified

_UNKNOWN = "1970-01-01T00:00:00.000Z"
_DAY = 24 * 60 * 60 * 1000


def noted(told: Iterable[tuple[Source, list[str]]], objects: Mapping[str, Json]) -> Iterator[Json]:
    """Yield notes, opinions, publishers and reports for sources, each with the ids of what it speaks of."""
    claims: dict[str, tuple[dict[Source, None], set[str]]] = defaultdict(lambda: ({}, set()))
    for source, ids in told:
        sources, refs = claims[source.claim]
        sources[source] = None
        refs |= set(ids)
    said: dict[tuple[bool, str], tuple[Source, set[str]]] = {}
    for sources, refs in claims.values():
        if refs:  # several claims of one sentence are one note
            first = min(sources)
            kept = said.setdefault((denies(first), content_of(sorted(sources))), (first, set()))
            kept[1].update(refs)
    yield from _made(said, objects)


def _made(said: Mapping[tuple[bool, str], tuple[Source, set[str]]], objects: Mapping[str, Json]) -> Iterator[Json]:
    reports: dict[str, tuple[Source, set[str]]] = {}
    for (denies, content), (source, refs) in sorted(said.items(), key=lambda item: item[0]):
        one = _opinion(content, source, refs) if denies else _note(content, source, refs)
        yield one
        held = reports.setdefault(source.report, (source, set()))[1]
        ends = {objects[ref][end] for ref in refs for end in ("source_ref", "target_ref") if end in objects[ref]}
        held |= {one["id"], *refs, *ends}
    for source, refs in (reports[report] for report in sorted(reports)):
        yield from _report(source, refs, objects)


def denies(source: Source) -> bool:
    """Whether a claim says that something is not so."""
    return source.modality == "denied" or source.polarity == "negative"


def content_of(sources: list[Source]) -> str:
    """Return the quotes with who said it, how, and where it stands."""
    first = sources[0]
    quotes = "\n".join(f"“{source.quote}” (characters {source.start} to {source.end})" for source in sources)
    words = [first.speaker, first.modality, *(["negated"] if first.polarity == "negative" else [])]
    where = ", ".join(part for part in (first.title or first.report, first.publisher, first.published) if part)
    return f"{quotes}\n— {', '.join(words)}; in: {where}"


def _times(source: Source, offset: int = 0) -> Json:
    if not source.published:
        return {"created": _UNKNOWN, "modified": _UNKNOWN} if not offset else _at("1970-01-01", offset)
    return _at(source.published, offset)


def _at(day: str, offset: int) -> Json:
    seconds, thousandths = divmod(offset, 1000)
    time = f"{day}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{thousandths:03}Z"
    return {"created": time, "modified": time}


def _note(content: str, source: Source, refs: set[str]) -> Json:
    about = {"type": "note", "abstract": f"{source.speaker}, {source.modality}", "content": content, "authors": [source.speaker]}
    return identified(about | _times(source) | {"confidence": round(100 * source.confidence), "object_refs": sorted(refs)})


def _opinion(content: str, source: Source, refs: set[str]) -> Json:
    # OpenCTI tells opinions apart by stance and time alone: a time of day made of the words keeps two of one day apart.
    offset = int(sha256(content.encode()).hexdigest(), 16) % _DAY
    about = {"type": "opinion", "opinion": "disagree", "explanation": content, "authors": [source.speaker]}
    return identified(about | _times(source, offset) | {"confidence": round(100 * source.confidence), "object_refs": sorted(refs)})


def _report(source: Source, refs: set[str], objects: Mapping[str, Json]) -> Iterator[Json]:
    """Yield the report, after its publisher; a grouping where no date is known, for a report must have one."""
    about: Json = {"name": source.title or source.report, "object_refs": sorted(refs)} | _times(source)
    if source.publisher:
        publisher = identified({"type": "identity", "name": source.publisher, "identity_class": "organization"})
        yield publisher | _times(source)
        about["created_by_ref"] = publisher["id"]
    if source.url:
        about["external_references"] = [{"source_name": source.publisher or "source", "url": source.url}]
    labels = sorted(label for ref in refs for label in _labels(objects.get(ref)))
    about |= {"labels": labels} if labels else {}
    if source.published:
        yield identified({"type": "report", "published": f"{source.published}T00:00:00.000Z", "report_types": ["campaign"]} | about)
    else:
        yield identified({"type": "grouping", "context": "unspecified"} | about)


def _labels(one: Json | None) -> Iterator[str]:
    """Yield the tag that MISP gives a DISARM technique."""
    if one and one["type"] == "attack-pattern":
        number = one["external_references"][0]["external_id"]
        yield f'misp-galaxy:disarm-techniques="{number} {one["name"]}"'
