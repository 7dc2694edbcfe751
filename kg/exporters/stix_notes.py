"""Who stated what, in which words: each claim as a note or an opinion on what it speaks of, each report with all of it."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import astuple
from hashlib import sha256
from itertools import groupby
from typing import Any

from kg.analysis.source import Source, Sources
from kg.exporters.stix_ids import Json, identified
from kg.graph.runs import Spool, in_order

# Claims, the ids of objects that they speak of, and of those the ends of what is a relationship.
Told = tuple[Set[str], Set[str], tuple[str, ...]]
# A key and its rows, as they are sorted on disk.
_Said = tuple[tuple[Any, ...], list[tuple[Any, ...]]]
# A note or an opinion, the source it is made of, and the ids that its report refers to beside it.
_Made = tuple[Json, Source, Set[str]]

# Claims with their words that are sorted at a time: some 30 MB.
_MOST = 10_000
_UNKNOWN = "1970-01-01T00:00:00.000Z"
_DAY = 24 * 60 * 60 * 1000


def noted(told: Iterable[Told], sources: Sources, techniques: Mapping[str, Json]) -> Iterator[Json]:
    """Yield notes, opinions, publishers and reports for claims. All is sorted on disk: by claim, by content, by report."""
    made = Spool(_made(_said(told, sources)))
    yield from (one for one, _, _ in made)
    cited = (((source.report, place), [astuple(source), (one["id"], *refs)]) for place, (one, source, refs) in enumerate(made))
    for _, same in groupby(in_order(cited, _MOST), key=lambda block: block[0][0]):
        (source, refs), *others = (block[1] for block in same)
        yield from _report(Source(*source), {*refs, *(ref for _, more in others for ref in more)}, techniques)


def _said(told: Iterable[Told], sources: Sources) -> Iterator[_Said]:
    """Yield for each claim with what it speaks of whether it denies, its content, and when it was first told of."""
    for claim, same in groupby(in_order(_places(told, sources)), key=lambda block: block[0][0]):
        blocks = list(same)
        refs, ends = ({one for _, rows in blocks for one in rows[at]} for at in (0, 1))
        if refs:
            own = sorted(set(sources.of_claim(claim)))
            yield (denies(own[0]), content_of(own), blocks[0][0][1]), [astuple(own[0]), tuple(refs), tuple(ends)]


def _places(told: Iterable[Told], sources: Sources) -> Iterator[_Said]:
    place = 0
    for claims, refs, ends in told:
        for source in sources.of(claims):
            yield (source.claim, place), [tuple(refs), ends]
            place += 1


def _made(said: Iterable[_Said]) -> Iterator[_Made]:
    """Yield a note or an opinion for each sentence: several claims of one are told of once, as the first of them tells it."""
    for (denying, content), same in groupby(in_order(said, _MOST), key=lambda block: block[0][:2]):
        rows = [block[1] for block in same]
        source = Source(*rows[0][0])
        refs, ends = ({one for row in rows for one in row[at]} for at in (1, 2))
        yield _opinion(content, source, refs) if denying else _note(content, source, refs), source, refs | ends


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


def _report(source: Source, refs: set[str], techniques: Mapping[str, Json]) -> Iterator[Json]:
    """Yield the report, after its publisher; a grouping where no date is known, for a report must have one."""
    about: Json = {"name": source.title or source.report, "object_refs": sorted(refs)} | _times(source)
    if source.publisher:
        publisher = identified({"type": "identity", "name": source.publisher, "identity_class": "organization"})
        yield publisher | _times(source)
        about["created_by_ref"] = publisher["id"]
    if source.url:
        about["external_references"] = [{"source_name": source.publisher or "source", "url": source.url}]
    labels = sorted(_tag(techniques[ref]) for ref in refs & techniques.keys())
    about |= {"labels": labels} if labels else {}
    if source.published:
        yield identified({"type": "report", "published": f"{source.published}T00:00:00.000Z", "report_types": ["campaign"]} | about)
    else:
        yield identified({"type": "grouping", "context": "unspecified"} | about)


def _tag(technique: Json) -> str:
    """Return the tag that MISP gives a DISARM technique."""
    return f'misp-galaxy:disarm-techniques="{technique["external_references"][0]["external_id"]} {technique["name"]}"'
