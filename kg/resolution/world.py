"""What the reference data knows that joins reports: who owned a platform when, whose body it is, other names of an operation."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Literal, Triple
from kg.namespaces import IO, LABEL, SKOS, TYPE
from kg.resolution.span import Span, span

_ALIASES = (LABEL, SKOS + "altLabel", IO + "ambiguousLabel")
_BARE = re.compile(r"\b(?:the|operation|campaign|network)\b|[\W_]+")
_EVER = Span(1, 3_000_000)


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """Looked up by IRI; `known` has the operation that a bare name means. Two worlds are equal only if they are one object."""

    tenures: dict[str, tuple[tuple[Span, str], ...]]
    operators: dict[str, str]
    homes: dict[str, str]
    known: dict[str, str]
    labels: dict[str, str]

    def owner(self, actor: str, when: Span | None) -> str:
        """Return who ran a platform at that time (its operator now where no tenure says), or the actor itself."""
        at = when or _EVER
        running = [operator for tenure, operator in self.tenures.get(actor, ()) if tenure.gap(at) == 0]
        return running[-1] if running else self.operators.get(actor, actor)

    def home(self, agent: str) -> str:
        """Return the state of a body, or "" where that is not known."""
        return self.homes.get(agent, "")

    def name(self, written: str) -> str:
        """Return what a name comes down to: the known operation that is called so, or the name without its trimmings."""
        bare = bare_name(written)
        return self.known.get(bare, bare)

    def label(self, iri: str) -> str:
        """Return what to call something in a reason."""
        return self.labels.get(iri, "")


def bare_name(written: str) -> str:
    """Return a name in lower case without articles, punctuation, and words that only say what it is a name of."""
    return " ".join(_BARE.sub(" ", written.casefold()).split()) or written.casefold()


def world(reference: Iterable[Triple]) -> World:
    """Index the reference data."""
    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for s, p, o in reference:
        values[p][s].append(o.value if isinstance(o, Literal) else o)
    operations = [s for s, kinds in values[TYPE].items() if IO + "InfluenceOperation" in kinds]
    return World(
        tenures=_tenures(values),
        operators={s: min(o) for s, o in values[IO + "operatedBy"].items()},
        homes={s: min(o) for name in ("basedIn", "ofState") for s, o in values[IO + name].items()},
        known={bare_name(name): s for s in sorted(operations) for p in _ALIASES for name in values[p].get(s, ())},
        labels={s: min(o) for s, o in values[LABEL].items()},
    )


def _tenures(values: dict[str, dict[str, list[str]]]) -> dict[str, tuple[tuple[Span, str], ...]]:
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for tenure, kinds in values[TYPE].items():
        if IO + "Tenure" in kinds:
            start, end = (span(min(values[IO + name].get(tenure, [""]))) for name in ("start", "end"))
            reach = Span((start or _EVER).first, (end or _EVER).last)
            found[min(values[IO + "platform"][tenure])].append((reach, min(values[IO + "operator"][tenure])))
    return {platform: tuple(sorted(spans)) for platform, spans in found.items()}
