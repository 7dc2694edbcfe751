"""Whose president "the President" is, in a text whose writer has one of his own ("our President") and need not say of which country."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from kg.extractors.areas import AREAS, areas, land
from kg.extractors.homes import homes
from kg.namespaces import IO
from kg.ontology import Ontology
from kg.reading.document import Sentence
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

OUR = frozenset({"our", "my"})


def own_country(reading: Understanding, office: Token) -> tuple[str, ...]:
    """Return the writer's state where a noun, of which no country is named, is "the President" or "our President"; else ()."""
    ours = _ours(reading)
    return tuple(ours) if ours and _heads(reading, office) and any(t.lower_ in ("the", *OUR) for t in office.children) else ()


@lru_cache(maxsize=2)
def _ours(reading: Understanding) -> frozenset[str]:
    """The state whose head the writer calls "ours": that of the only one who is named, if no other country is, but that of an operation."""
    titles = reading.document.ontology.phrases["content"]["heads"]
    offices = [(s, t) for s in reading.document.sentences for t in s.nouns if t.lower_ in titles]
    own = [(s, office) for s, office in offices if any(t.lower_ in OUR for t in office.children)]
    if not own or any(_meets_another(reading, *one) for one in own):
        return frozenset()
    heads = _heads_of_states(reading.document.ontology)
    names = [name.thing for sentence in reading.document.sentences for name in sentence.names]
    headed = {heads[thing] for thing in names if thing in heads} | {area for s, office in offices for area in areas(reading, s, office)}
    foreign = {land(reading, thing) for thing in names if reading.document.ontology.kind(thing) in AREAS} - _sources(reading) - headed
    return frozenset(headed if len(headed) == 1 and not foreign else ())


def _meets_another(reading: Understanding, sentence: Sentence, office: Token) -> bool:
    """Whether a sentence names a head of state beside the writer's own ("our President met X", but not "our President, X, ...")."""
    heads, own = _heads_of_states(reading.document.ontology), set(office.subtree)
    return any(name.thing in heads and own.isdisjoint(sentence.tokens(name.start, name.end)) for name in sentence.names)


def _sources(reading: Understanding) -> frozenset[str]:
    return frozenset(state for states in homes(reading).values() for state in states)


def _heads(reading: Understanding, token: Token) -> bool:
    return token.lower_ in reading.document.ontology.phrases["content"]["heads"] and token.tag_.startswith("NN")


@lru_cache(maxsize=4)
def _heads_of_states(ontology: Ontology) -> Mapping[str, str]:
    """Map persons to the state that each heads or has headed."""
    return MappingProxyType({s: o for s, p, o in ontology.triples if p == IO + "heads" and isinstance(o, str)})
