"""Where an operation comes from and who is said to be behind it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extractors.about import doers
from kg.extractors.acts import acts
from kg.extractors.claims import ASSERTED, claim
from kg.model import Claim, Triple, boolean
from kg.namespaces import IO
from kg.reading.attribution import Origin, origins, tied, verbal
from kg.reading.clauses import Clause, antecedent, spread
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.entities import Party
from kg.reading.reference import Speech
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

NAME = "attribution"
RULING = re.compile(r"\b(?:ruling|governing)\b")
NOT_BEHIND = frozenset({"Platform", "Region", "Topic", "Technique", "InfluenceOperation"})


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield who is said to be behind the operations of a report, and where they come from."""
    yield from attributions(reading)


@lru_cache(maxsize=2)
def attributions(reading: Understanding) -> tuple[Claim, ...]:
    """Return the claims of attribution; links and targets need them too."""
    return tuple(_attributions(reading))


def _attributions(reading: Understanding) -> Iterator[Claim]:
    """Yield attributions from modifiers, from clauses and from "links to X"."""
    for sentence, token, operations in reading.mentioned():
        found = list(origins(reading.document, sentence, token))
        yield from _claims(reading, sentence, token, operations, found)
    for index, state, sentence in reading.discourse.dealt:
        operation = reading.discourse.operations[index]
        speech = reading.reference.speech(sentence, sentence.doc[0])
        yield claim(reading, sentence, NAME, speech, (operation.iri, IO + "originatesFrom", state), shared=True)
    for operation in reading.discourse.operations:
        if operation.owner:
            first = operation.first.sentence
            speech = reading.reference.speech(first, operation.first.head)
            yield claim(reading, first, NAME, speech, (operation.iri, IO + "attributedTo", operation.owner))
        for naming in operation.names:
            for state in naming.states:
                yield claim(reading, naming.sentence, NAME, ASSERTED, (operation.iri, IO + "originatesFrom", state), referred=True)
    yield from _of_assets(reading)
    yield from _of_the_charged(reading)
    for sentence, clause in reading.clauses():
        yield from _not_backed(reading, sentence, clause)
        if (
            not clause.negated
            and not reading.document.lexicon.within("unproven", sentence.folded[: clause.verb.idx])
            and (clause.possible or not clause.hypothetical)
        ):
            yield from _of_clause(reading, sentence, clause)


def _of_assets(reading: Understanding) -> Iterator[Claim]:
    for owned in reading.discourse.owned:
        # "82 pages, groups and accounts that originated in X": said of the last, meant of all.
        found = [o for t in spread([owned.asset.token]) for o in origins(reading.document, owned.sentence, t)]
        yield from _claims(reading, owned.sentence, owned.asset.token, (reading.discourse.operations[owned.operation],), found)


def _of_the_charged(reading: Understanding) -> Iterator[Claim]:
    """Who is sanctioned or charged for an operation is alleged to be behind it; their nationality is where it comes from."""
    for act in acts(reading):
        if act.kind not in ("Sanction", "Indictment") or act.clause is None:
            continue
        by = Speech(act.actors[0], "alleged")
        for patient in act.clause.patients:
            named = [
                Origin("run", p, 0, 1) for p in reading.reference.everyone(act.sentence, [patient]) if p.kind not in ("State", "Territory")
            ]
            found = [*origins(reading.document, act.sentence, patient), *named]
            yield from _claims(reading, act.sentence, patient, (act.operation,), found, by)


def _removed_from(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[Claim]:
    """ "Reddit began removing a network from Laos": nobody removes from a state, so it is where the network is from."""
    if reading.document.lexicon.is_verb(clause.verb, "removal"):
        states = [p for p in reading.reference.everyone(sentence, clause.to("from")) if p.kind in ("State", "Territory")]
        operations = next((o for t in clause.patients if (o := reading.discourse.of(sentence, t))), ())
        if len(operations) == 1 and not operations[0].states:
            found = [Origin("from", p, clause.verb.idx, clause.verb.idx + 1) for p in states]
            yield from _claims(reading, sentence, clause.verb, operations, found)


def _of_clause(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[Claim]:
    lexicon = reading.document.lexicon
    yield from _removed_from(reading, sentence, clause)
    found = list(verbal(reading.document, sentence, clause.verb))
    about = clause.patients if clause.passive or lexicon.is_verb(clause.verb, "attribute") else clause.agents
    operations = next((o for t in about if (o := reading.discourse.of(sentence, t))), ())
    behind = antecedent(clause.verb)
    told = behind is not None and bool(reading.discourse.of(sentence, behind))
    if not operations and any(o.verb is None for o in found):
        operations = next((o for t in clause.patients if (o := reading.discourse.of(sentence, t))), ()) or doers(reading, sentence, clause)
    if found and operations and not told:
        yield from _claims(reading, sentence, clause.verb, operations, found, _attributor(reading, sentence, clause))
    if lexicon.is_verb(clause.verb, "run_outright") and not clause.passive:
        yield from _runners(reading, sentence, clause)
    ties = [t for t in clause.patients if lexicon.has("tie", t.lower_)]
    for noun in ties:
        linked = list(tied(reading.document, sentence, noun, "linked"))
        subject = next((o for t in clause.agents if (o := reading.discourse.of(sentence, t))), ())
        meant = subject or reading.discourse.near(sentence, noun)
        yield from _claims(reading, sentence, clause.verb, meant, linked, _attributor(reading, sentence, clause))


def _not_backed(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[Claim]:
    """ "It found no evidence that the military leadership had ordered the campaign"."""
    lexicon = reading.document.lexicon
    unproven = lexicon.within("unproven", sentence.folded[: clause.verb.idx])
    if not lexicon.is_verb(clause.verb, "command") or not (unproven or clause.negated):
        return
    official = [p for p in reading.reference.everyone(sentence, clause.agents) if p.kind in ("GovernmentBody", "State")]
    for operation in next((o for t in clause.patients if (o := reading.discourse.of(sentence, t))), ()) if official else ():
        speech = reading.reference.speech(sentence, clause.verb)
        yield claim(reading, sentence, NAME, speech, (operation.iri, IO + "stateBacked", boolean(False)))


def _attributor(reading: Understanding, sentence: Sentence, clause: Clause) -> Speech | None:
    """Who attributes is who speaks: "Facebook tied both to ..."; who runs or backs an operation is not."""
    if not reading.document.lexicon.is_verb(clause.verb, "attribute", "say", "suspect"):
        return None
    if clause.passive:
        by = [t for t in clause.verb.children if t.dep_ == "agent"]
        parties = reading.reference.everyone(sentence, [t for p in by for t in p.children if t.dep_ == "pobj"])
    else:
        parties = reading.reference.everyone(sentence, clause.agents)
    return Speech(parties[0], "reported") if parties else None


def _relative_attributor(reading: Understanding, sentence: Sentence, verb: Token | None) -> Speech | None:
    """Who attributes in "operations which it attributed to Russia"."""
    if verb is None or verb.dep_ != "relcl" or not reading.document.lexicon.is_verb(verb, "attribute"):
        return None
    parties = reading.reference.everyone(sentence, [t for t in verb.children if t.dep_ == "nsubj"])
    return Speech(parties[0], "reported") if parties else None


def _runners(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[Claim]:
    """ "DotDev ran the accounts": who runs an operation is behind it."""
    operations = next((o for t in clause.patients if (o := reading.discourse.of(sentence, t))), ())
    for agent in clause.agents if operations else ():
        own = [o for o in origins(reading.document, sentence, agent) if o.relation == "from"]
        yield from _claims(reading, sentence, clause.verb, operations, own)
    for party in reading.reference.everyone(sentence, clause.agents):
        if operations and party.kind not in NOT_BEHIND | {"Company"}:
            yield from _claims(reading, sentence, clause.verb, operations, [Origin("run", party, 0, 1)])


def _claims(
    reading: Understanding,
    sentence: Sentence,
    token: Token,
    operations: tuple[Operation, ...],
    found: list[Origin],
    speech: Speech | None = None,
) -> Iterator[Claim]:
    """Deal origins out to operations: one state each where there are as many states as operations, else all to all."""
    states = list(dict.fromkeys(o.state for o in found if o.state))
    dealt = len(operations) > 1 and len(states) == len(operations)
    said = speech or reading.reference.speech(sentence, token)
    for number, operation in enumerate(operations):
        for origin in found:
            if dealt and origin.state and states.index(origin.state) != number:
                continue
            by = _relative_attributor(reading, sentence, origin.verb) or said
            cue = sentence.text[origin.start : origin.end].lower()
            ruling = [(operation.iri, IO + "stateBacked", boolean(True))] if RULING.search(cue) else []
            for triple in [*_triples(operation.iri, origin), *ruling]:
                yield claim(reading, sentence, NAME, by, triple, shared=len(operations) > 1 and not dealt)


def _triples(operation: str, origin: Origin) -> Iterator[Triple]:
    """What an origin says in the graph's terms (design/ontology.md, properties of an operation)."""
    party, state = origin.party, origin.state
    if party.kind in NOT_BEHIND:
        return
    if party.kind in ("State", "Territory"):
        yield operation, IO + _state_relation(origin, party), party.iri
    elif origin.indirect and party.kind == "GovernmentBody" and party.label.split()[-1].islower():
        # "Individuals associated with the military": a tie to the state, not an attribution to the body.
        if state:
            yield operation, IO + "originatesFrom", state
            yield operation, IO + "stateBacked", boolean(True)
    elif origin.relation != "from":
        yield operation, IO + "attributedTo", party.iri
        if state and party.kind != "Person":
            yield operation, IO + "originatesFrom", state
        if origin.relation == "backed" or party.kind == "GovernmentBody":
            yield operation, IO + "stateBacked", boolean(True)


def _state_relation(origin: Origin, party: Party) -> str:
    if party.how == "government" or origin.relation == "backed":
        return "backedBy"
    return "attributedTo" if origin.relation in ("attributed", "run") and not origin.indirect else "originatesFrom"
