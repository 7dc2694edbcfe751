"""The assessed triples, looked up by subject or object, with the claims each rests on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kg.model import Literal, Term, Triple
from kg.namespaces import IO, LABEL, TYPE

_Index = Mapping[tuple[str, str], list[Term]]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the default graph is made of, before anything is computed from it.

    `claims` has the IRIs of the claims that state a triple, `reports` the report of each claim, `titles` the title of the
    first report that speaks of a thing.
    """

    claims: Mapping[Triple, Collection[str]]
    reports: Mapping[str, str]
    titles: Mapping[str, str]
    forward: _Index
    backward: Mapping[tuple[str, str], list[str]]

    def of(self, subject: str, predicate: str) -> list[Term]:
        """The objects of a subject, sorted."""
        return self.forward.get((subject, predicate), [])

    def things(self, subject: str, predicate: str) -> list[str]:
        """The objects that are IRIs."""
        return [o for o in self.of(subject, predicate) if isinstance(o, str)]

    def texts(self, subject: str, predicate: str) -> list[str]:
        """The lexical forms of the objects that are literals."""
        return [o.value for o in self.of(subject, predicate) if isinstance(o, Literal)]

    def subjects(self, predicate: str, obj: str) -> list[str]:
        """The subjects that have the IRI `obj` there, sorted."""
        return self.backward.get((predicate, obj), [])

    def typed(self, kind: str) -> list[str]:
        """The things of a class, sorted."""
        return self.subjects(TYPE, kind)

    def label(self, thing: str) -> str:
        """The label of a thing, or ""."""
        return next(iter(self.texts(thing, LABEL)), "")

    def count(self, network: str) -> int:
        """How many assets a network has: the largest number given, 0 if none is."""
        return max((int(n) for n in self.texts(network, IO + "assetCount") if n.isdecimal()), default=0)

    def sources(self, *triples: Triple) -> list[str]:
        """The claims that state any of these triples, sorted."""
        return sorted({claim for triple in triples for claim in self.claims.get(triple, ())})


def facts(
    triples: Iterable[Triple], claims: Mapping[Triple, Collection[str]], reports: Mapping[str, str], titles: Mapping[str, str]
) -> Facts:
    """Index `triples`, each of which comes once, in both directions."""
    forward: dict[tuple[str, str], list[Term]] = defaultdict(list)
    backward: dict[tuple[str, str], list[str]] = defaultdict(list)
    for s, p, o in triples:
        forward[s, p].append(o)
        if isinstance(o, str):
            backward[p, o].append(s)
    for terms in forward.values():
        terms.sort(key=_key)
    for subjects in backward.values():
        subjects.sort()
    return Facts(claims, reports, titles, dict(forward), dict(backward))


def _key(term: Term) -> tuple[str, ...]:
    return (term,) if isinstance(term, str) else ("", term.value, term.datatype, term.language)
