"""From a report to its claims: each family of facts has a file and a line in the table."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extractors import (
    assessment,
    attribution,
    comparison,
    content,
    link,
    narrative,
    operation,
    platform,
    remark,
    role,
    statements,
    suspicion,
    takedown,
    target,
    technique,
)
from kg.extractors.cast import GROUP
from kg.model import Claim, Extract, Report, Triple
from kg.namespaces import IO, LABEL, SCHEMA, TYPE
from kg.ontology import Ontology
from kg.reading.entities import party
from kg.reading.gate import relevant
from kg.reading.understanding import Understanding, understand_all

EXTRACTORS: dict[str, Callable[[Understanding], Iterator[Claim]]] = {
    operation.NAME: operation.extract,
    attribution.NAME: attribution.extract,
    takedown.NAME: takedown.extract,
    target.NAME: target.extract,
    content.NAME: content.extract,
    narrative.NAME: narrative.extract,
    platform.NAME: platform.extract,
    technique.NAME: technique.extract,
    link.NAME: link.extract,
    statements.NAME: statements.extract,
    suspicion.NAME: suspicion.extract,
}
# What is told around these; it makes no report relevant, and is read only where something was found.
AROUND: dict[str, Callable[[Understanding], Iterator[Claim]]] = {
    assessment.NAME: assessment.extract,
    comparison.NAME: comparison.extract,
    remark.NAME: remark.extract,
    role.NAME: role.extract,
}


def extract_report(report: Report, ontology: Ontology, *, gate: bool = True) -> Extract:
    """Read one report; pure, so that any process may do it. With `gate`, a report beside the point is not parsed at all."""
    return next(extract_reports([report], ontology, gate=gate))


def extract_reports(reports: Sequence[Report], ontology: Ontology, *, gate: bool = True) -> Iterator[Extract]:
    """Yield what `extract_report` gives for each of some reports; it is quicker for many at once than for each alone."""
    close = [not gate or relevant(report.text, ontology.phrases["gate"]) for report in reports]
    readings = understand_all((report for report, is_close in zip(reports, close, strict=True) if is_close), ontology)
    for report, is_close in zip(reports, close, strict=True):
        words = report.text.count(" ") + 1
        yield _extract(next(readings), words) if is_close else Extract(report, False, words=words)


def _extract(reading: Understanding, words: int) -> Extract:
    chief = list(supported(reading, surest(c for extract in EXTRACTORS.values() for c in extract(reading))))
    claims = tuple(surest([*chief, *around(reading, chief)]))
    return Extract(reading.report, bool(claims), claims, tuple(described(reading, claims)), words)


def surest(claims: Iterable[Claim]) -> list[Claim]:
    """Return each claim once: where two rules read the same one, the surer counts."""
    found: dict[object, Claim] = {}
    for c in claims:
        # What `Claim.id` is made of, for the digest is not needed here.
        key = c.evidence, frozenset(c.triples), c.speaker, c.modality, c.polarity
        if (before := found.get(key)) is None or c.confidence > before.confidence:
            found[key] = c
    return list(found.values())


def around(reading: Understanding, chief: list[Claim]) -> Iterator[Claim]:
    """Yield what is told around the chief claims, save what is told of operations that none of these keeps."""
    kept = {s for c in chief for s, _, _ in c.triples}
    gone = {o.iri for o in reading.discourse.operations} - kept
    for extract in AROUND.values() if chief else ():
        yield from (c for c in extract(reading) if not any(s in gone or o in gone for s, _, o in c.triples))


# What tells one operation from another; one of which nothing of this is said is not worth a node.
TELLING = frozenset(
    {IO + p for p in ("originatesFrom", "attributedTo", "backedBy", "stateBacked", "targets", "addresses", "linkedTo", "usedBy")}
    | {SCHEMA + "name"}
)


def supported(reading: Understanding, claims: list[Claim]) -> Iterator[Claim]:
    """Yield the claims but those on operations that the text takes back or tells nothing of (members of "five operations", say)."""
    triples = [t for c in claims if c.stated for t in c.triples]
    told = {s for s, p, _ in triples if p in TELLING} | {o for _, p, o in triples if p in TELLING and isinstance(o, str)}
    told |= {reading.discourse.operations[owned.operation].iri for owned in reading.discourse.owned}
    acted_on = {o for _, p, o in triples if p == IO + "recipient"}
    placed = {s for s, p, _ in triples if p == IO + "activeOn"}
    single = {o.iri for o in reading.discourse.operations if o.group < 0}
    withdrawn = {reading.discourse.operations[index].iri for index in reading.discourse.gone}
    bare = ({o.iri for o in reading.discourse.operations} - told - ((acted_on | placed) & single)) | withdrawn
    events = {s for s, p, o in triples if p == IO + "recipient" and o in bare}
    for c in claims:
        kept = tuple(t for t in c.triples if t[1] != IO + "denies" or t[2] not in bare)  # the denial stands, whatever it denies
        if not any(s in bare | events or o in bare for s, _, o in kept):
            yield c if kept == c.triples else replace(c, triples=kept)


def described(reading: Understanding, claims: tuple[Claim, ...]) -> Iterator[Triple]:
    """Yield type and label of each thing in the claims that only this report names."""
    used = {node for c in claims for s, _, o in c.triples for node in (s, o) if isinstance(node, str)} | {c.speaker for c in claims}
    known: dict[str, Triple] = {}
    for sentence in reading.document.sentences:
        for token in sentence.nouns:
            found = party(reading.document, sentence, token)
            if found is not None and not found.known and found.iri in used:
                known |= {f"{s} {p}": (s, p, o) for s, p, o in found.described() if f"{s} {p}" not in known}
    publisher = reading.reference.publisher
    if publisher is not None and not publisher.known and publisher.iri in used:
        known |= {f"{s} {p}": (s, p, o) for s, p, o in publisher.described()}
    yield from sorted({*known.values(), *unnamed(claims)}, key=repr)


def unnamed(claims: tuple[Claim, ...]) -> Iterator[Triple]:
    """Yield type and label of each group and speaker in the claims: they need them even where all they do is ask or suppose."""
    triples = [t for c in claims for t in c.triples]
    shown = {s for s, p, o in triples if p == TYPE and o == IO + GROUP} | {c.speaker for c in claims}
    yield from (t for t in triples if t[0] in shown and t[1] in (TYPE, LABEL))
