"""How a text sets operations and networks against each other: larger, smaller, earlier, and whose posts a network boosts."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extractors.claims import claim
from kg.extractors.takedown import takedowns
from kg.extractors.wording import forms, listed
from kg.model import Claim, Literal
from kg.namespaces import IO
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.threads import Owned
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

NAME = "comparison"
SIZES = {"larger": "largerThan", "smaller": "smallerThan"}


@dataclass(frozen=True, slots=True, eq=False)
class _Network:
    """Counted assets with the IRI of the network that they are in the graph."""

    iri: str
    owned: Owned

    @property
    def count(self) -> int:
        return self.owned.asset.quantity.value


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield comparisons between operations, between networks of a sentence, and who amplifies whom."""
    for sentence, token, operations in reading.mentioned():
        yield from _operations(reading, sentence, token, operations)
    networks = list(_networks(reading))
    for network in networks:
        for name, other in (*_sizes(reading, network, networks), *_amplified(reading, network, networks)):
            speech = reading.reference.speech(network.owned.sentence, network.owned.asset.token)
            yield claim(reading, network.owned.sentence, NAME, speech, (network.iri, IO + name, other.iri))


def _operations(reading: Understanding, sentence: Sentence, token: Token, operations: tuple[Operation, ...]) -> Iterator[Claim]:
    """ "Two smaller operations", "an earlier one", where they are first spoken of: than the one that was spoken of before."""
    if any(o.first.sentence is not sentence or o.first.head != token for o in operations):
        return
    said = list(_comparatives(reading, token))
    if not said or (compared := _than(reading, sentence, token, operations)) is None:
        return
    for name in said:
        for operation in operations:
            speech = reading.reference.speech(sentence, token)
            yield claim(reading, sentence, NAME, speech, (operation.iri, IO + name, compared.iri), shared=len(operations) > 1)


def _than(reading: Understanding, sentence: Sentence, token: Token, operations: tuple[Operation, ...]) -> Operation | None:
    """The one operation met before in the sentence, or else the one in view before it."""
    here = [o for t in sentence.doc[: token.i] for o in reading.discourse.of(sentence, t) if o not in operations]
    before = here or [reading.discourse.operations[i] for i in reading.discourse.before.get(sentence.index, ())]
    others = list(dict.fromkeys(o for o in before if o not in operations and o.index not in reading.discourse.gone))
    return others[0] if len(others) == 1 else None


def _comparatives(reading: Understanding, noun: Token) -> Iterator[str]:
    """Yield the properties that the noun's modifiers stand for."""
    ontology, said = reading.document.ontology, {t.lower_ for t in noun.lefts if t.dep_ == "amod"}
    for name in ("larger", "smaller"):
        if said & listed(ontology, name):
            yield f"{name}Than"
    if not said.isdisjoint(ontology.phrases["link"]["earlier"]):
        yield "earlierThan"


def _networks(reading: Understanding) -> Iterator[_Network]:
    """Yield counted assets with the IRIs that the takedown extractor gave them."""
    stated: dict[tuple[int, str, int, str, str], str] = {}
    for told in takedowns(reading):
        facts = {p: o for _, p, o in told.triples}
        if facts.get(IO + "usedBy"):
            count, unit, role = facts[IO + "assetCount"], str(facts[IO + "unit"]), str(facts.get(IO + "role", ""))
            if isinstance(count, Literal):
                stated[told.evidence[0].start, str(facts[IO + "usedBy"]), int(count.value), unit, role] = told.triples[0][0]
    for owned in reading.discourse.owned:
        asset, operation = owned.asset, reading.discourse.operations[owned.operation].iri
        key = owned.sentence.start, operation, asset.quantity.value, IO + asset.unit, IO + asset.role if asset.role else ""
        if key in stated:
            yield _Network(stated[key], owned)


def _sizes(reading: Understanding, one: _Network, networks: list[_Network]) -> Iterator[tuple[str, _Network]]:
    """ "A core network of 10 accounts, as well as a larger network of about 90": unless the counts say otherwise."""
    said = set(_comparatives(reading, _noun(one)))
    if not said:
        return
    here = [n for n in networks if n.owned.sentence is one.owned.sentence and n.owned.operation == one.owned.operation]
    before = [n for n in here if n.owned.asset.token.i < one.owned.asset.token.i and n.iri != one.iri]
    for other in before if len(before) == 1 else ():
        if "largerThan" in said and one.count > other.count:
            yield "largerThan", other
        if "smallerThan" in said and one.count < other.count:
            yield "smallerThan", other


def _noun(network: _Network) -> Token:
    """The noun that counted assets make up ("a network of 150 accounts"), else the assets' own."""
    token = network.owned.asset.token
    return token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token


def _amplified(reading: Understanding, one: _Network, networks: list[_Network]) -> Iterator[tuple[str, _Network]]:
    """ "Accounts used to boost the core accounts' content": the network of that role of the same operation."""
    token = one.owned.asset.token
    verbs = [t for t in token.subtree if t.tag_.startswith("VB") and t.lower_ in forms(reading.document.ontology, "amplify")]
    objects = {t.lower_ for verb in verbs for child in verb.children if child.dep_ == "dobj" for t in child.subtree}
    for other in networks if objects else ():
        same = other.owned.operation == one.owned.operation and other.iri != one.iri
        if same and other.owned.asset.role == "core" and any(reading.document.lexicon.has("core", w) for w in objects):
            yield "amplifies", other
