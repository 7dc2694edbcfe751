"""What follows from what was said: each computed triple is marked with its rule and the claims it rests on."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from itertools import product

from kg.graph.facts import Facts
from kg.graph.terms import statement
from kg.model import Triple, text
from kg.namespaces import ID, IO, PROV, RDF, RDFS, TYPE, digest

# What a rule yields: a triple, and the claims it rests on.
Conclusion = tuple[Triple, Collection[str]]
Rule = Callable[[Facts], Iterator[Conclusion]]

# Over this share of the whole the parts were not counted as its parts (as in the warning of shapes.ttl).
_SLACK = 1.05


def states_behind(known: Facts) -> Iterator[Conclusion]:
    """Yield the state of each government body that an operation is attributed to."""
    for body in known.typed(IO + "GovernmentBody"):
        for predicate in (IO + "attributedTo", IO + "backedBy"):
            for operation in known.subjects(predicate, body):
                for state in known.things(body, IO + "ofState"):
                    yield (operation, IO + "attributedTo", state), known.sources((operation, predicate, body))


def parts_of_networks(known: Facts) -> Iterator[Conclusion]:
    """Yield which networks with a role are parts of the one whole that the same report gives for the same removal."""
    for event in sorted({s for s, p in known.forward if p == IO + "removed"}):
        for _, networks in sorted(_counted_together(known, event).items()):
            wholes = [network for network in networks if not known.of(network, IO + "role")]
            for whole in wholes if len(wholes) == 1 else ():
                yield from _parts(known, event, whole, [n for n in networks if n != whole and _same_place(known, n, whole)])


def _counted_together(known: Facts, event: str) -> dict[tuple[str, str, str], list[str]]:
    """Return the networks that one report counts in one unit for one operation, by these three."""
    together: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for network in known.things(event, IO + "removed"):
        reports = sorted({known.reports[claim] for claim in known.sources((event, IO + "removed", network))})
        sides = reports, known.things(network, IO + "usedBy"), known.things(network, IO + "unit")
        for key in product(*sides) if known.count(network) else ():
            together[key].append(network)
    return together


def _parts(known: Facts, event: str, whole: str, parts: list[str]) -> Iterator[Conclusion]:
    if sum(known.count(part) for part in parts) <= _SLACK * known.count(whole):
        for part in parts:
            removals = [(event, IO + "removed", network) for network in (part, whole)]
            yield (part, IO + "subNetworkOf", whole), known.sources(*removals)


def _same_place(known: Facts, part: str, whole: str) -> bool:
    places = known.of(whole, IO + "platform")
    return not places or known.of(part, IO + "platform") == places


# The sentence is what the inference gives as its reason.
INFERENCES: dict[str, tuple[str, Rule]] = {
    "state-behind-body": ("The body that the operation is attributed to belongs to this state.", states_behind),
    "part-of-network": ("The same report counts this network as a part of what was removed.", parts_of_networks),
}


def infer(known: Facts, believed: Collection[Triple]) -> Iterator[Triple]:
    """Yield each conclusion that nobody stated, with the node that marks it as computed."""
    for name, (sentence, rule) in INFERENCES.items():
        for triple, sources in rule(known):
            if sources and triple not in believed:
                yield triple
                yield from marked(name, sentence, triple, sources)


def marked(name: str, sentence: str, triple: Triple, sources: Collection[str]) -> Iterator[Triple]:
    """Yield the io:Inference that says by which rule, and from which claims, `triple` was computed."""
    stated = statement(triple)
    inference = f"{ID}inference/{digest(name, stated)}"
    yield inference, TYPE, IO + "Inference"
    yield inference, IO + "states", stated
    yield inference, RDFS + "comment", text(sentence, "en")
    for claim in sorted(set(sources)):
        yield inference, PROV + "wasDerivedFrom", claim
    yield from reified(triple)


def reified(triple: Triple) -> Iterator[Triple]:
    """Yield the rdf:Statement node of a triple."""
    node = statement(triple)
    yield node, TYPE, RDF + "Statement"
    for name, value in zip(("subject", "predicate", "object"), triple, strict=True):
        yield node, RDF + name, value
