"""What STIX 2.1 has no place for: one table, which `kg export stix` prints with this graph's numbers and the docs show."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.folder import Graph
from kg.graph.lines import value_of
from kg.namespaces import IO, TYPE, local


@dataclass(frozen=True, slots=True)
class Loss:
    """What is lost, what is there in its place, and which counted things it concerns; `strict` where only that profile loses it."""

    what: str
    instead: str
    counted: tuple[str, ...] = ()
    strict: bool = False


LOSSES = (
    Loss("What is asked for or supposed, and nobody states", "nothing: it would read as a fact", ("requested", "hypothetical")),
    Loss("What is denied and nobody else states", "the denial itself, as an opinion", ("denied",)),
    Loss("Remarks in passing", "nothing", ("Remark",)),
    Loss("Topics", "labels, as topic:hong-kong", ("topics",)),
    Loss("Counts, with precision, unit and role", "words in the description of the channel or infrastructure", ("AccountNetwork",)),
    Loss("Dates of enforcement known to a month, quarter or year", "the same words in the description", ("partial",)),
    Loss("Which rule computed a relation", "“computed” in its description", ("Inference",)),
    Loss("Tenures of platforms, other names of states and bodies, Wikidata ids", "nothing"),
    Loss("Offsets of quotes", "numbers in the text of the note"),
    Loss("Narratives", "the note that tells of them", ("Narrative",), strict=True),
    Loss("Demands, denials and accusations as events", "notes and opinions on those they concern", ("sayings",), strict=True),
)
_SAYINGS = frozenset({"Demand", "Denial", "Accusation", "NonAttribution", "AccessRestriction"})


def lost(graph: Graph, strict: bool) -> Iterator[str]:
    """Yield the table as lines, with how often each occurs in this graph where that can be counted."""
    counts = _counts(graph)
    yield "what STIX does not carry as such, and what stands for it:"
    for loss in LOSSES:
        number = sum(counts[name] for name in loss.counted)
        if (strict or not loss.strict) and (number or not loss.counted):
            yield f"  {loss.what}{f' ({number:,})' if loss.counted else ''}: {loss.instead}"


def _counts(graph: Graph) -> Counter[str]:
    counts = Counter[str]()
    for name, s, p, o in graph.quads():
        if name and p == f"<{IO}modality>":
            counts[local(value_of(o))] += 1
        elif not name and not s.startswith(f"<{IO}"):
            kind = local(value_of(o)) if p == f"<{TYPE}>" else ""
            counts[kind] += kind in ("Remark", "AccountNetwork", "Inference", "Narrative")
            counts["sayings"] += kind in _SAYINGS
            counts["topics"] += p == f"<{IO}addresses>"
            counts["partial"] += p == f"<{IO}period>" or (p == f"<{IO}date>" and "#date>" not in o)
    return counts
