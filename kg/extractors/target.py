"""At whom an operation aims: the countries and regions whose audiences or affairs it seeks to sway."""

from collections.abc import Iterator
from functools import lru_cache

from kg.extractors.about import in_view, on_operations, owners, told, words
from kg.extractors.aiming import at_home, by_clause, by_phrase, in_front, of_persons
from kg.extractors.areas import AREAS, PLACED, areas
from kg.extractors.audience import beside, fought, pointed, written_for
from kg.extractors.claims import claim
from kg.extractors.homes import homes, official
from kg.extractors.offices import own_country
from kg.extractors.passage import Passage, passages
from kg.extractors.politics import political_heads, specific, takes_side, within
from kg.model import Claim
from kg.namespaces import IO, local
from kg.reading.clauses import BEING, Clause
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

NAME = "target"
AIMS = AREAS | {"Person"}
# Regions that lie in others: the wide one is dropped where the text also names the narrow one.
NARROW = frozenset("SUB-SAHARAN-AFRICA WEST-AFRICA NORTH-AFRICA SAHEL SOUTHEAST-ASIA CENTRAL-ASIA EASTERN-EUROPE BALKANS".split())


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield the targets of the operations of a report."""
    yield from targets(reading)


@lru_cache(maxsize=2)
def targets(reading: Understanding) -> tuple[Claim, ...]:
    """Return the claims of targets; content needs them too."""
    return tuple(_targets(reading))


def _targets(reading: Understanding) -> Iterator[Claim]:
    """Yield the targets that the text names, and where it names none, the own country of who praises those in power there."""
    found = [c for sentence in on_operations(reading) for c in _of_sentence(reading, sentence)]
    found += [c for passage in passages(reading) for c in _of_affairs(reading, passage)]
    aims: dict[str, set[str]] = {}
    for made in found:
        operation, _, aim = made.triples[0]
        aims.setdefault(operation, set()).add(str(aim))
    for made in found:
        operation, _, aim = made.triples[0]
        narrower = {n for n in aims[operation] if local(n) in NARROW and n != aim}
        if not narrower & within(reading.document.ontology, local(str(aim))):
            yield made
    for passage in passages(reading):
        yield from _own_people(reading, passage, frozenset(aims))


def _of_sentence(reading: Understanding, sentence: Sentence) -> Iterator[Claim]:
    if _may_aim(reading, sentence):
        yield from _aims(reading, sentence)
    home = at_home(reading, sentence)
    if home is None:
        return
    for operation in owners(reading, sentence, home):
        for state in sorted(homes(reading)[operation.iri]):
            yield _claim(reading, sentence, home, operation, state, referred=True)


def _may_aim(reading: Understanding, sentence: Sentence) -> bool:
    """Whether a sentence has the name of an area or of somebody from one, or a word that points back to a country."""
    document = reading.document
    named = any(document.ontology.kind(name.thing) in AIMS for name in sentence.names)
    return named or any(t.lower_ == "there" or document.lexicon.noun(t, "country") for t in sentence.doc)


def _aims(reading: Understanding, sentence: Sentence) -> Iterator[Claim]:
    for clause in told(reading, sentence):
        if heads := (*by_clause(reading, sentence, clause),):
            yield from _of_heads(reading, sentence, clause.verb, heads, _whose(reading, sentence, clause))
        yield from _named_as_target(reading, sentence, clause)
        found = (*in_front(reading, sentence, clause), *of_persons(reading, sentence, clause))
        yield from _claims(reading, sentence, clause.verb, found)
    for reader in written_for(reading, sentence):
        yield from _of_heads(reading, sentence, reader, (reader,), _writers(reading, sentence, reader))
    yield from _of_campaigns(reading, sentence)
    for word, listed in by_phrase(reading, sentence):
        yield from _claims(reading, sentence, word, listed)


def _named_as_target(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[Claim]:
    """ "Peru was its main target", "voters in Peru were the targets of the network"."""
    ends = words(reading.document.ontology, "target", "ends") if clause.verb.lower_ in BEING else ()
    for noun in (t for t in clause.patients if t.lower_ in ends):
        whose = [t for c in noun.children for t in ((c,) if c.dep_ == "poss" else c.children) if c.dep_ == "poss" or c.lower_ == "of"]
        operations = next((found for t in whose if (found := reading.discourse.of(sentence, t))), ())
        yield from _of_heads(reading, sentence, clause.verb, clause.agents, operations)


def _whose(reading: Understanding, sentence: Sentence, clause: Clause) -> tuple[Operation, ...]:
    """Whose doing a clause is; "readers in X were told that ..." is that of what the text speaks of."""
    readers = words(reading.document.ontology, "target", "readership")
    if clause.passive and not clause.agents and any(t.lower_ in readers for t in clause.patients):
        return in_view(reading, sentence)
    return owners(reading, sentence, clause.verb)


def _writers(reading: Understanding, sentence: Sentence, reader: Token) -> tuple[Operation, ...]:
    """Whose output it is that is for readers: the operation's whose pieces these are, or that does what their clause says."""
    for above in reader.ancestors:
        if above.tag_.startswith("VB"):
            return owners(reading, sentence, above)
        # A pronoun governs nothing: "wrote about it for readers in X" is read as "(it for readers)".
        if above.tag_ != "PRP" and (found := reading.discourse.of(sentence, above)):
            return found
    return in_view(reading, sentence)


def _of_heads(
    reading: Understanding, sentence: Sentence, word: Token, heads: tuple[Token, ...], operations: tuple[Operation, ...]
) -> Iterator[Claim]:
    """Yield the areas that nouns say their people are in or of, or point back to."""
    # "Chadian communities in Spain": where they are, not where they are from.
    there = {head: tuple(a for h in beside(head) for a in areas(reading, sentence, h)) for head in heads}
    moved = {head for head in heads if there[head] and head.tag_ == "NNS"}
    named = {head: there[head] if head in moved else (*areas(reading, sentence, head), *there[head]) for head in heads}
    for operation in operations:
        home = homes(reading)[operation.iri]
        back = [a for head in heads if not named[head] for a in pointed(reading, sentence, head, operation, home)]
        for area in dict.fromkeys(a for found in named.values() for a in found):
            yield _claim(reading, sentence, word, operation, area)
        for area in dict.fromkeys(back):
            yield _claim(reading, sentence, word, operation, area, referred=True)


def _of_campaigns(reading: Understanding, sentence: Sentence) -> Iterator[Claim]:
    """ "A covert campaign in Latin America", "a campaign against Moldova": a region in which an operation is run is where it aims, as
    none comes from a whole region; so is a country, where it is told that the campaign comes from another."""
    for token in sentence.nouns:
        for operation in _waged(reading, sentence, token):
            behind = [t for p in token.children if p.dep_ == "prep" and p.lower_ in PLACED for t in p.children if t.dep_ == "pobj"]
            for area in (a for t in behind for a in areas(reading, sentence, t) if _aimed_there(reading, token, operation, a)):
                yield _claim(reading, sentence, token, operation, area)
            for area in dict.fromkeys(a for t in fought(reading, token) for a in areas(reading, sentence, t)):
                yield _claim(reading, sentence, token, operation, area)


def _waged(reading: Understanding, sentence: Sentence, token: Token) -> tuple[Operation, ...]:
    """The operations that a noun means, or of which it is said that they are or wage it ("it waged a campaign against ...")."""
    waged = token.dep_ in ("attr", "dobj") and token.lower_ in reading.document.ontology.phrases["target"]["campaigns"]
    return reading.discourse.of(sentence, token) or (owners(reading, sentence, token.head, loose=False) if waged else ())


def _aimed_there(reading: Understanding, campaign: Token, operation: Operation, area: str) -> bool:
    if reading.document.ontology.kind(area) == "Region":
        return True
    home = homes(reading)[operation.iri]
    return campaign.lower_ in reading.document.ontology.phrases["target"]["campaigns"] and bool(home) and area not in home


def _claims(reading: Understanding, sentence: Sentence, word: Token, found: tuple[str, ...]) -> Iterator[Claim]:
    for operation in owners(reading, sentence, word) if found else ():
        for area in dict.fromkeys(found):
            yield _claim(reading, sentence, word, operation, area)


def _claim(reading: Understanding, sentence: Sentence, word: Token, operation: Operation, area: str, *, referred: bool = False) -> Claim:
    speech = reading.reference.speech(sentence, word)
    return claim(reading, sentence, NAME, speech, (operation.iri, IO + "targets", area), referred=referred)


def _of_affairs(reading: Understanding, passage: Passage) -> Iterator[Claim]:
    """Yield countries whose politics content is about, its own country left out (see `_own_people`)."""
    heads = political_heads(reading, passage, takes_side(reading, passage), votes=True)
    found = dict.fromkeys(a for head in heads for a in (*areas(reading, passage.sentence, head),) or own_country(reading, head))
    for operation in passage.operations:
        for area in found:
            if area not in homes(reading)[operation.iri]:
                yield _claim(reading, passage.sentence, passage.cue, operation, area, referred=True)


def _own_people(reading: Understanding, passage: Passage, aimed: frozenset[str]) -> Iterator[Claim]:
    """Yield its own country for an operation without another target that praises those in power there, or blames who opposes them."""
    side = takes_side(reading, passage)
    heads = [t for t in political_heads(reading, passage, side) if not specific(passage, t)] if side else []
    # Candidates of all sides may be blamed from abroad as well; those in power, or who opposes them, are blamed before their own people.
    anyone = reading.document.ontology.phrases["content"]["contenders"] if side == "against" else ()
    foes = {"opposition", *reading.document.ontology.phrases["content"]["adversaries"]}
    heads = [] if any(t.lower_ in anyone and not (*areas(reading, passage.sentence, t),) for t in heads) else heads
    named = {area for head in heads for area in areas(reading, passage.sentence, head)}
    for operation in passage.operations if heads else ():
        home = homes(reading)[operation.iri]
        # No state runs down its own rulers.
        itself = side == "against" and operation.iri in official(reading) and all(t.lower_ not in foes for t in heads)
        if operation.iri not in aimed and not itself and len(home) == 1 and not named - home and not _abroad(reading, passage, home):
            yield _claim(reading, passage.sentence, passage.cue, operation, *home, referred=True)


def _abroad(reading: Understanding, passage: Passage, home: frozenset[str]) -> bool:
    """Whether the text speaks of another country's vote or people just there ("... President Biden left the race. It attacked Harris")."""
    things, index = reading.document.ontology.things, passage.sentence.index
    near = reading.document.sentences[max(0, index - 1) : index + 1]
    known = [things[n.thing] for s in near for n in s.names if n.thing in things]
    named = {k.iri for k in known if k.kind == "State"} | {k.state for k in known if k.kind == "Person" and k.state}
    votes = any(t.lower_ in reading.document.ontology.phrases["content"]["affairs"] for s in near for t in s.doc)
    return votes and bool(named - home)
