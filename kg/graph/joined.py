"""The layer on top of the reports' own nodes: what was joined and why, what is a copy of what, how many stand behind a fact."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from kg.graph.inference import reified
from kg.graph.terms import statement
from kg.model import Triple, decimal, integer, text
from kg.namespaces import ID, IO, LABEL, PROV, RDFS, TYPE, digest
from kg.resolution import Copy, Judgement, Profile, Resolution, support

_Claims = Mapping[Triple, Collection[str]]
# What an operation is called and what kind of thing it is says nothing that somebody else could confirm.
_UNCOUNTED = (TYPE, LABEL)


def joined(found: Resolution, claims: _Claims) -> Iterator[Triple]:
    """Yield what each report's operation was joined to, with its acts and networks, and the inference that says why."""
    stating = _stating(found, claims)
    for canonical, members in found.groups.items():
        for member in members:
            judgement = found.because[member.operation]
            other = judgement.other if judgement.one == member.operation else judgement.one
            same = [(member.operation, IO + "sameOperation", canonical), *_parts(member, found.node)]
            yield from same
            yield from _inference(same, judgement, sorted({*stating[member.operation], *stating[other]}))


def _stating(found: Resolution, claims: _Claims) -> dict[str, set[str]]:
    """The claims that speak of each operation that was joined."""
    stating: dict[str, set[str]] = defaultdict(set)
    for (s, p, _), by in claims.items():
        if s in found.node and p == TYPE:
            stating[s] |= set(by)
    return stating


def _parts(member: Profile, node: Mapping[str, str]) -> Iterator[Triple]:
    for act in member.acts:
        if act.event in node:
            yield act.event, IO + "sameEvent", node[act.event]
    for size in member.sizes:
        if size.network in node:
            yield size.network, IO + "sameNetwork", node[size.network]


def _inference(same: list[Triple], judgement: Judgement, sources: list[str]) -> Iterator[Triple]:
    inference = f"{ID}inference/{digest('same-operation', *same[0][:2])}"
    yield inference, TYPE, IO + "Inference"
    yield inference, RDFS + "comment", text("Reports speak of the same operation.", "en")
    yield inference, IO + "score", decimal(judgement.score / 100)
    yield from ((inference, IO + "reason", text(reason)) for reason in said(judgement))
    yield from ((inference, PROV + "wasDerivedFrom", claim) for claim in sources)
    for triple in same:
        yield inference, IO + "states", statement(triple)
        yield from reified(triple)


def said(judgement: Judgement) -> list[str]:
    """Return the reasons of a judgement in words, the weightiest first."""
    reasons = sorted(judgement.reasons, key=lambda reason: (-abs(reason.points), reason.words))
    words = [f"{reason.words} ({reason.points:+d})" for reason in reasons]
    return [f"a person judged them {judgement.person}", *words] if judgement.person else words


def copied(copies: Collection[Copy], reports: Mapping[str, str], wordings: Mapping[str, str]) -> Iterator[Triple]:
    """Yield which claims of a copy are those of its original, word for word; and that it is a copy, with how much they share."""
    of: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    wanted = {report for copy in copies for report in (copy.report, copy.original)}
    for claim, report in sorted(reports.items()):
        if report in wanted:
            of[report][wordings[claim]].append(claim)
    for copy in copies:
        triple = (copy.report, IO + "copyOf", copy.original)
        pairs = [pair for wording, own in of[copy.report].items() for pair in zip(own, of[copy.original].get(wording, []), strict=False)]
        yield triple
        yield from ((own, IO + "sameAs", other) for own, other in pairs)
        shared = {claim for pair in pairs for claim in pair}
        # Where no claim is the same word for word, what was quoted from both is what tells.
        yield from _copy(triple, copy, shared or {claim for report in triple[::2] for own in of[str(report)].values() for claim in own})


def _copy(triple: Triple, copy: Copy, sources: set[str]) -> Iterator[Triple]:
    inference = f"{ID}inference/{digest('copy', *triple[:2])}"
    yield inference, TYPE, IO + "Inference"
    yield inference, RDFS + "comment", text("This report is a copy of the other.", "en")
    yield inference, IO + "score", decimal(copy.share / 100)
    yield inference, IO + "reason", text(f"{copy.share} % of the words quoted from the shorter one are in both")
    yield inference, IO + "states", statement(triple)
    yield from reified(triple)
    yield from ((inference, PROV + "wasDerivedFrom", claim) for claim in sorted(sources))


def supported(claims: _Claims, reports: Mapping[str, str], speakers: Mapping[str, str], originals: Mapping[str, str]) -> Iterator[Triple]:
    """Yield how many reports, independent reports and speakers stand behind each triple that claims state."""
    remarks = {s for s, p, o in claims if p == TYPE and o == IO + "Remark"}
    for triple, stating in claims.items():
        if triple[1] in _UNCOUNTED or triple[0] in remarks:
            continue
        found = support(((reports[claim], speakers[claim]) for claim in stating), originals)
        node = statement(triple)
        yield from reified(triple)
        yield node, IO + "reports", integer(found.reports)
        yield node, IO + "independentReports", integer(found.independent)
        yield node, IO + "speakers", integer(found.speakers)
