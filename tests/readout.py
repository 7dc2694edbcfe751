"""What a report was read as, in plain values that a test can write down: operations with who, whence, what was done and said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

from kg.extractors import extract_report
from kg.model import POSITIVE, Claim, Extract, Literal, Report, Term
from kg.namespaces import IO, LABEL, SCHEMA, TYPE, local
from kg.ontology import load
from kg.reading.understanding import Understanding, understand

PUBLISHED = date(2021, 3, 18)  # a Thursday
EVENTS = ("Takedown", "Seizure", "Sanction", "Indictment", "Restriction", "NetworkBlock")
STATEMENTS = ("Demand", "Denial", "Accusation", "NonAttribution", "AccessRestriction")
ORIGINS = ("originatesFrom", "attributedTo", "backedBy")


@dataclass(frozen=True, slots=True)
class Act:
    """One event against an operation; `assets` like "63 account", "about 40 page instagram core"."""

    kind: str
    by: tuple[str, ...]
    date: str
    assets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One operation as its stated claims tell of it; states, actors, services by label."""

    names: tuple[str, ...]
    origins: tuple[str, ...]
    actors: tuple[str, ...]
    backed: str
    targets: tuple[str, ...]
    platforms: tuple[str, ...]
    links: int
    acts: tuple[Act, ...]

    @property
    def assets(self) -> tuple[str, ...]:
        return tuple(asset for act in self.acts for asset in act.assets)


def report(text: str, publisher: str = "", title: str = "", published: date | None = PUBLISHED) -> Report:
    return Report(text, "x.txt", sha256(text.encode()).hexdigest(), title=title, publisher=publisher, published=published)


@lru_cache(maxsize=256)
def extracted(text: str, publisher: str = "", published: date | None = PUBLISHED, gate: bool = False) -> Extract:
    """Read a text whole; the gate is off, for it wants more than one sentence."""
    return extract_report(report(text, publisher, published=published), load(), gate=gate)


@lru_cache(maxsize=256)
def understood(text: str, publisher: str = "", published: date | None = PUBLISHED) -> Understanding:
    return understand(report(text, publisher, published=published), load())


def told(text: str, publisher: str = "", published: date | None = PUBLISHED) -> list[Told]:
    """Return the operations of a text in the order in which it tells of them, by its stated claims alone."""
    return operations(extracted(text, publisher, published))


def operations(found: Extract) -> list[Told]:
    claims = [c for c in found.claims if c.stated]
    triples = {t for c in claims for t in c.triples}
    every = list(dict.fromkeys(s for c in claims for s, p, o in c.triples if p == TYPE and o == IO + "InfluenceOperation"))
    return [_operation(found, triples, iri) for iri in every]


def _operation(found: Extract, triples: set[tuple[str, str, Term]], iri: str) -> Told:
    def objects(*properties: str) -> tuple[str, ...]:
        return tuple(sorted({name(found, o) for s, p, o in triples if s == iri and p in {IO + x for x in properties}}))

    places = {thing.label for thing in load().things.values() if thing.kind in ("State", "Territory")}
    sources = objects(*ORIGINS)
    events = sorted({s for s, p, o in triples if p == IO + "recipient" and o == iri})
    acts = [_act(found, triples, event) for event in events]
    return Told(
        names=tuple(sorted({o.value for s, p, o in triples if s == iri and p == SCHEMA + "name" and isinstance(o, Literal)})),
        origins=tuple(x for x in sources if x in places),
        actors=tuple(x for x in sources if x not in places),
        backed=_backed(triples, iri),
        targets=objects("targets"),
        platforms=objects("activeOn"),
        links=sum(p == IO + "linkedTo" and iri in (s, o) for s, p, o in triples),
        acts=tuple(sorted((a for a in acts if a.kind), key=repr)),
    )


def _backed(triples: Iterable[tuple[str, str, Term]], iri: str) -> str:
    said = {o.value for s, p, o in triples if s == iri and p == IO + "stateBacked" and isinstance(o, Literal)}
    return "true" if any(s == iri and p == IO + "backedBy" for s, p, _ in triples) else "/".join(sorted(said))


def _act(found: Extract, triples: set[tuple[str, str, Term]], event: str) -> Act:
    kinds = [local(o) for s, p, o in triples if s == event and p == TYPE and isinstance(o, str) and local(o) in EVENTS]
    when = {o.value for s, p, o in triples if s == event and p in (IO + "date", IO + "period") and isinstance(o, Literal)}
    removed = {o for s, p, o in triples if s == event and p == IO + "removed" and isinstance(o, str)}
    return Act(
        kind="/".join(sorted(kinds)),
        by=tuple(sorted({name(found, o) for s, p, o in triples if s == event and p == IO + "actor"})),
        date="/".join(sorted(when)),
        assets=tuple(
            sorted((_network(found, triples, n) for n in removed), key=lambda a: [w.zfill(9) if w.isdigit() else w for w in a.split()])
        ),
    )


def _network(found: Extract, triples: set[tuple[str, str, Term]], network: str) -> str:
    own = {local(p): o for s, p, o in triples if s == network}
    precision, unit = str(own["precision"]), str(own["unit"])
    count = own["assetCount"].value if isinstance(own["assetCount"], Literal) else ""
    words = ["" if local(precision) == "exact" else local(precision), count, local(unit)]
    words += [name(found, own["platform"]).lower() if "platform" in own else "", local(str(own["role"])) if "role" in own else ""]
    return " ".join(w for w in words if w)


def statements(found: Extract) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return kind, labels of who and of whom, of each statement between parties, in the order of the claims."""
    # That a demand or denial was made is told whatever the mode of what it says.
    claims = [c for c in found.claims if c.polarity == POSITIVE]
    triples = {t for c in claims for t in c.triples}
    events = {s: local(o) for c in claims for s, p, o in c.triples if p == TYPE and isinstance(o, str) and local(o) in STATEMENTS}

    def side(event: str, relation: str) -> tuple[str, ...]:
        return tuple(sorted({name(found, o) for s, p, o in triples if s == event and p == IO + relation}))

    return [(kind, side(event, "actor"), side(event, "recipient")) for event, kind in events.items()]


def name(found: Extract, term: Term) -> str:
    """Label a thing of the vocabulary or of the report."""
    if isinstance(term, Literal):
        return term.value
    if term in load().things:
        return load().things[term].label
    stated = {s: o.value for c in found.claims for s, p, o in c.triples if p == LABEL and isinstance(o, Literal)}
    labels = stated | {s: o.value for s, p, o in found.described if p == LABEL and isinstance(o, Literal)}
    return labels.get(term, local(term))


def speakers(found: Extract, claims: Iterable[Claim]) -> set[tuple[str, str]]:
    """Return (label of the speaker, or "" for the report itself; modality) of claims."""
    return {("" if c.speaker == found.report.id else name(found, c.speaker), c.modality) for c in claims}
