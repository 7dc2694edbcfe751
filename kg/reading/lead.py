"""What a phrase takes up that the lead told of without a name: newspapers say first what was removed, and name it in the next sentence."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from kg.namespaces import IO
from kg.ontology import Ontology
from kg.reading.mention import Mention
from kg.reading.threads import ANOTHER, LEAD, Threads
from kg.reading.ties import tie_before


def told_in_the_lead(self: Threads, m: Mention) -> tuple[int, ...]:
    """The one operation that the lead told of without its name, where a phrase says as much again and names it ("accounts linked to a
    Chinese campaign. ... a Chinese propaganda campaign named X")."""
    if len(self.threads) != 1 or m.number != 1 or not m.words.isdisjoint(ANOTHER) or not m.states:
        return ()
    lead = self.threads[0]
    unnamed = not (lead.name or lead.namings) and lead.first.sentence.index < LEAD and m.sentence.index <= LEAD
    return (0,) if unnamed and lead.states == set(m.states) else ()


def told_unnamed(self: Threads, m: Mention) -> tuple[int, ...]:
    """The operation of which the lead said only where it is from, where a known name of one from there takes it up: "accounts linked to a
    Chinese campaign. ... 7,704 accounts associated with the Spamouflage network"."""
    if len(self.threads) != 1 or m.sentence.index > LEAD:
        return ()
    lead, home = self.threads[0], _known_homes(self.document.ontology).get(m.name, frozenset())
    unnamed = not (lead.name or lead.namings or lead.counts) and lead.first.sentence.index < LEAD and bool(lead.states)
    tie = tie_before(self.document, m.sentence, m.start)
    # "The network resembled X" is of another one; accounts that are tied to X are its own.
    before = [t for t in m.sentence.nouns if tie is not None and t.idx < tie.start]
    things = tie is None or (bool(before) and bool(self.document.lexicon.noun(before[-1], "account")))
    return (0,) if unnamed and things and lead.states <= home else ()


@lru_cache(maxsize=4)
def _known_homes(ontology: Ontology) -> Mapping[str, frozenset[str]]:
    """Map each operation of the vocabulary to the states that it says it is from."""
    found: dict[str, set[str]] = {}
    for operation, relation, state in ontology.triples:
        if relation == f"{IO}originatesFrom" and isinstance(state, str):
            found.setdefault(operation, set()).add(state)
    return MappingProxyType({operation: frozenset(states) for operation, states in found.items()})
