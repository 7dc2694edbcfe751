"""Where an operation comes from and who is said to be behind it."""

from collections.abc import Iterator
from functools import lru_cache

from kg.extractors.about import doers, in_view
from kg.extractors.acts import acts
from kg.extractors.behind import behind, framed
from kg.extractors.claims import ASSERTED, claim
from kg.extractors.origins import claims
from kg.extractors.pointers import POINTERS
from kg.model import Claim, boolean
from kg.namespaces import IO
from kg.reading.assets import units
from kg.reading.attribution import Origin, origins, sources, tied, verbal
from kg.reading.charges import UPON
from kg.reading.clauses import Clause, antecedent, spread
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.entities import phrase
from kg.reading.mentions import ORDINALS
from kg.reading.reference import Speech
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

NAME = "attribution"


PORTIONS = frozenset("part parts most much some all bulk half".split())


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
        if token.lower_ == "case":
            # "In the Zambian case": that country's affairs, or its doing.
            continue
        found = list(origins(reading.document, sentence, token))
        yield from claims(reading, sentence, token, operations, found)
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
    yield from behind(reading)
    yield from framed(reading, POINTERS)
    yield from _of_the_charged(reading)
    for sentence, clause in reading.clauses():
        yield from _not_backed(reading, sentence, clause)
        if not clause.negated and (clause.possible or not clause.hypothetical):
            yield from _of_clause(reading, sentence, clause)


def _of_assets(reading: Understanding) -> Iterator[Claim]:
    told = {at: told[0] for at, told in reading.discourse.at.items() if len(told) == 1}
    whose = told | {(owned.sentence.index, owned.asset.token.i): owned.operation for owned in reading.discourse.owned}
    for owned in reading.discourse.owned:
        # "82 pages, groups and accounts that originated in X": said of the last, meant of all that are of one operation.
        nouns = [t for t in spread([owned.asset.token]) if whose.get((owned.sentence.index, t.i), owned.operation) == owned.operation]
        found = [o for t in nouns for o in origins(reading.document, owned.sentence, t)]
        yield from claims(reading, owned.sentence, owned.asset.token, (reading.discourse.operations[owned.operation],), found)


def _of_the_charged(reading: Understanding) -> Iterator[Claim]:
    """Who is sanctioned or charged for an operation is alleged to be behind it; their nationality is where it comes from."""
    for act in acts(reading):
        if act.kind not in ("Sanction", "Indictment") or act.clause is None:
            continue
        by = Speech(act.actors[0], "alleged")
        for sentence, patient in _charged(reading, act.sentence, act.clause):
            named = [
                Origin("run", p, 0, 1, indirect) for p, indirect in sources(reading.document, sentence, patient)
                if p.kind not in ("State", "Territory", "Platform", "Company")
            ]  # fmt: skip
            found = [*origins(reading.document, sentence, patient), *named]
            yield from claims(reading, sentence, patient, (act.operation,), found, by)


def _charged(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[tuple[Sentence, Token]]:
    """Yield who is charged; "they" are those of the charge in the sentence before."""
    # "Imposed sanctions on Russian nationals": they, not the sanctions.
    hung = [t for h in clause.patients for p in h.children if p.dep_ == "prep" and p.lower_ in UPON for t in p.children]
    upon = [t for t in (*clause.to(*UPON), *hung) if t.i > clause.verb.i and not any(d.start <= t.idx < d.end for d in sentence.dates)]
    for patient in spread([*clause.patients, *upon]):
        if patient.tag_ != "PRP":
            yield sentence, patient
        elif sentence.index:
            before = reading.document.sentences[sentence.index - 1]
            same = (
                c for c in reading.discourse.clauses[before.index] if reading.document.lexicon.is_verb(c.verb, "indictment", "sanction")
            )
            yield from ((before, t) for c in same for t in c.patients if t.tag_ != "PRP")


def _removed_from(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[Claim]:
    """ "Reddit began removing a network from Laos": nobody removes from a state, so it is where the network is from."""
    states = [p for p in reading.reference.everyone(sentence, clause.to("from")) if p.kind in ("State", "Territory")]
    operations = next((o for t in clause.patients if (o := reading.discourse.of(sentence, t))), ())
    if len(operations) == 1 and not operations[0].states:
        found = [Origin("from", p, clause.verb.idx, clause.verb.idx + 1) for p in states]
        yield from claims(reading, sentence, clause.verb, operations, found)


def _of_clause(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[Claim]:
    lexicon = reading.document.lexicon
    removes = lexicon.is_verb(clause.verb, "removal")
    found = list(verbal(reading.document, sentence, clause.verb))
    ties = [t for t in clause.patients if lexicon.has("tie", t.lower_)]
    if not (removes or found or ties) or lexicon.within("unproven", sentence.folded[: clause.verb.idx]):
        return
    if removes:
        yield from _removed_from(reading, sentence, clause)
    if found:
        yield from _of_verb(reading, sentence, clause, found)
    for noun in ties:
        linked = list(tied(reading.document, sentence, noun, "linked"))
        subject = next((o for t in clause.agents if (o := reading.discourse.of(sentence, t))), ())
        meant = subject or reading.discourse.near(sentence, noun)
        yield from claims(reading, sentence, clause.verb, meant, linked, _attributor(reading, sentence, clause))


def _of_verb(reading: Understanding, sentence: Sentence, clause: Clause, found: list[Origin]) -> Iterator[Claim]:
    """Yield the origins that a verb leads to, of what it is said of; those of a noun that it stands behind are read with the noun."""
    lexicon, behind = reading.document.lexicon, antecedent(clause.verb)
    if behind is not None and reading.discourse.of(sentence, behind):
        return
    # "The network traces back to Turkey" has no object: the subject is what is traced.
    about = (clause.patients or clause.agents) if clause.passive or lexicon.is_verb(clause.verb, "attribute") else clause.agents
    # "Could connect part of it to X".
    whole = [o for a in about if a.lower_ in PORTIONS for p in a.children if p.lower_ == "of" for o in p.children]
    operations = next((o for t in (*about, *whole) if (o := reading.discourse.of(sentence, t))), ())
    if not operations and any(o.verb is None for o in found):
        operations = next((o for t in clause.patients if (o := reading.discourse.of(sentence, t))), ()) or doers(reading, sentence, clause)
    operations = operations or _nearest(reading, sentence, clause)
    sheet = reading.document.ontology.phrases["attribution"]
    vague = clause.patients and all(t.lower_ in sheet["doings"] for t in clause.patients)
    if not operations and (vague or any(t.lower_ in sheet["inquiries"] for t in clause.agents)):
        operations = in_view(reading, sentence)
    if operations:
        yield from claims(reading, sentence, clause.verb, operations, found, _attributor(reading, sentence, clause))


def _nearest(reading: Understanding, sentence: Sentence, clause: Clause) -> tuple[Operation, ...]:
    """The operations mentioned last before a clause without a subject of its own, which the parser hangs anywhere
    ("519 pages - 302 accounts and 217 pages - that originated in X", "an end to a campaign, run out of X")."""
    subjects = clause.patients if clause.passive else clause.agents
    beside = next((t for t in reversed(sentence.doc[: clause.verb.i]) if not t.is_punct), None)
    if clause.verb.dep_ == "advcl" and beside is not None and (found := reading.discourse.of(sentence, beside)):
        return found
    if clause.verb.tag_ not in ("VBN", "VBD", "VB") or any(
        t.tag_ not in ("WDT", "DT", "WP") and not _is_asset(reading, sentence, t) for t in subjects
    ):
        return ()
    return next((found for t in reversed(sentence.nouns_before(clause.verb)) if (found := reading.discourse.of(sentence, t))), ())


def _is_asset(reading: Understanding, sentence: Sentence, token: Token) -> bool:
    """Whether a noun is of assets that may be those of an operation: counted ones of a sentence in which none are, are somebody else's."""
    counted = any(t.dep_ == "nummod" for t in token.children)
    theirs = not counted or any(owned.sentence is sentence for owned in reading.discourse.owned)
    return theirs and token.lower_ in units(reading.document.ontology)


def _not_backed(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[Claim]:
    """ "It found no evidence that the military leadership had ordered the campaign"."""
    lexicon = reading.document.lexicon
    if not lexicon.is_verb(clause.verb, "back", "command"):
        return
    if not (clause.negated or lexicon.within("unproven", sentence.folded[: clause.verb.idx])):
        return
    # "The French military leadership": the leaders of a body are that body.
    agents = [*clause.agents, *(t for agent in clause.agents for t in phrase(agent))]
    official = [p for p in reading.reference.everyone(sentence, agents) if p.kind in ("GovernmentBody", "State")]
    for operation in _commanded(reading, sentence, clause, {p.state or p.iri for p in official}) if official else ():
        speech = reading.reference.speech(sentence, clause.verb)
        yield claim(reading, sentence, NAME, speech, (operation.iri, IO + "stateBacked", boolean(False)))


def _commanded(reading: Understanding, sentence: Sentence, clause: Clause, states: set[str]) -> tuple[Operation, ...]:
    """What a body of one of `states` is said not to command; "the first campaign" is the only one from there, if there is only one."""
    meant = next((o for t in clause.patients if (o := reading.discourse.of(sentence, t))), ())
    fitting = tuple(o for o in meant if not o.states or states & set(o.states))
    if fitting or not any(t.lower_ in ORDINALS for patient in clause.patients for t in patient.children):
        return fitting
    home = tuple(o for o in reading.discourse.operations if states & set(o.states))
    return home if len(home) == 1 else ()


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
