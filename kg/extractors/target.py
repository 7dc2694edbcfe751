"""At whom an operation aims: the countries and regions whose audiences or affairs it seeks to sway."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extractors.about import doers
from kg.extractors.claims import claim
from kg.model import Claim
from kg.namespaces import IO
from kg.reading.clauses import Clause
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.understanding import Understanding

NAME = "target"
AREAS = frozenset({"State", "Territory", "Region"})
TOWARDS = ("at", "on", "to", "toward", "towards", "against", "in", "into", "after", "for", "across", "within")
# Verbs whose plain object is the target; the others need a preposition.
DIRECT = frozenset(
    "target address attack reach influence sway undermine destabilise destabilize manipulate discredit smear mislead divide persuade hit polarise polarize visit".split()
)
AUDIENCES = frozenset(
    "audience audiences people public users readers viewers voters citizens population populations speakers communities community Americans "
    "market markets space spaces conversation discourse".split()
)
READERS = frozenset({"readers", "audience", "audiences", "users", "viewers", "voters", "people", "speakers"})


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield the targets that clauses name."""
    for sentence, clause in reading.clauses():
        if clause.negated or clause.hypothetical:
            continue
        aimed = list(_aimed(reading, clause))
        if not aimed:
            continue
        speech = reading.reference.speech(sentence, clause.verb)
        for operation in doers(reading, sentence, clause):
            for token in aimed:
                for area in _areas(reading, sentence, token, operation):
                    yield claim(reading, sentence, NAME, speech, (operation.iri, IO + "targets", area))


def _aimed(reading: Understanding, clause: Clause) -> Iterator[Token]:
    """The phrases that a clause aims at."""
    lexicon = reading.document.lexicon
    if lexicon.is_verb(clause.verb, "target"):
        base = lexicon.base(clause.verb)
        yield from clause.to(*TOWARDS)
        yield from _deeper(clause.verb)
        if base in DIRECT and not clause.passive:
            yield from clause.patients
    for preposition in ("for", "to", "at"):
        yield from (t for t in clause.to(preposition) if t.lower_ in READERS)


def _deeper(verb: Token) -> Iterator[Token]:
    """Prepositions that the parser hung one step lower ("directed for the most part at Libya")."""
    for child in verb.children:
        if child.dep_ in ("prep", "advmod", "dobj", "attr"):
            for token in child.subtree:
                if token.dep_ == "prep" and token.lower_ in ("at", "on", "towards", "toward"):
                    for inner in token.children:
                        if inner.dep_ == "pobj":
                            yield inner
                            yield from inner.conjuncts


def _areas(reading: Understanding, sentence: Sentence, token: Token, operation: Operation) -> Iterator[str]:
    things = reading.document.ontology.things
    words = {t.lower_ for t in token.subtree}
    if token.lower_ in AUDIENCES and (words & {"domestic", "home", "local", "internal"} or "at home" in sentence.text[token.idx :][:40]):
        yield from operation.states
    for inner in [token, *_within(token)]:
        name = sentence.name_at(inner)
        if name and name.thing in things and things[name.thing].kind in AREAS and name.role != "place":
            if inner == token or _bears(inner, token):
                yield name.thing


def _within(token: Token) -> list[Token]:
    return [t for t in token.subtree if t != token]


def _bears(inner: Token, token: Token) -> bool:
    """Whether a name inside a phrase says where the phrase's thing is (its modifier, "in X", coordination)."""
    path = inner
    while path != token:
        if path.dep_ in ("relcl", "advcl", "acl", "ccomp"):
            return False
        if path.dep_ == "prep" and path.lower_ not in ("in", "of", "across", "throughout", "from", "on", "including", "to", "within", "like", "as", "inside"):
            return False
        path = path.head
    return True
