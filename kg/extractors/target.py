"""At whom an operation aims: the countries and regions whose audiences or affairs it seeks to sway."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.extractors.about import owners, told, words
from kg.extractors.areas import area, areas, listed
from kg.extractors.claims import claim
from kg.model import Claim
from kg.namespaces import IO
from kg.reading.clauses import Clause
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.understanding import Understanding

NAME = "target"


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield the targets that clauses and set phrases name."""
    for sentence in reading.document.sentences:
        for clause in told(reading, sentence):
            yield from _claims(reading, sentence, clause.verb, _of_clause(reading, sentence, clause))
        yield from _of_phrases(reading, sentence)
        yield from _at_home(reading, sentence)


def _claims(reading: Understanding, sentence: Sentence, word: Token, found: Iterator[str]) -> Iterator[Claim]:
    iris = dict.fromkeys(found)
    for operation in owners(reading, sentence, word) if iris else ():
        speech = reading.reference.speech(sentence, word)
        for iri in iris:
            yield claim(reading, sentence, NAME, speech, (operation.iri, IO + "targets", iri))


def _of_clause(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[str]:
    """Yield the areas that a clause aims at, poses as people of, or spreads its word in."""
    for head in (*_aimed(reading, clause), *_posed(reading, clause), *_spread_in(reading, clause)):
        yield from areas(reading, sentence, head)


def _aimed(reading: Understanding, clause: Clause) -> Iterator[Token]:
    lexicon, sheet = reading.document.lexicon, reading.document.ontology.phrases["target"]
    base = lexicon.verb(clause.verb)
    if lexicon.is_verb(clause.verb, "target"):
        yield from clause.to(*sheet["towards"])
        yield from _deeper(clause.verb)
    if base in sheet["direct"] or lexicon.base(clause.verb) in sheet["direct"]:
        yield from clause.patients
    readers = words(reading.document.ontology, "target", "readers")
    yield from (t for t in clause.to("for", "to", "at") if t.lower_ in readers)


def _deeper(verb: Token) -> Iterator[Token]:
    """Prepositions that the parser hung one step lower ("directed for the most part at Libya")."""
    for child in verb.children:
        if child.dep_ in ("prep", "advmod", "dobj", "attr"):
            for token in child.subtree:
                if token.dep_ == "prep" and token.lower_ in ("at", "on", "towards", "toward"):
                    yield from (inner for inner in token.children if inner.dep_ == "pobj")


def _posed(reading: Understanding, clause: Clause) -> Iterator[Token]:
    """Whom the operation's hands passed themselves off as ("posing as Americans", "claimed to be located in Syria")."""
    sheet = reading.document.ontology.phrases["target"]
    base = reading.document.lexicon.base(clause.verb)
    if clause.verb.lower_.startswith("impersonat"):
        yield from clause.patients
    elif base in sheet["posing"] or clause.verb.lower_.startswith(("pos", "masquerad", "pretend", "purport")):
        yield from clause.to("as", "for")
        for child in clause.verb.children:
            if child.dep_ == "xcomp" and child.tag_ in ("VB", "VBN", "VBG"):
                yield from (t for c in child.children if c.dep_ in ("attr", "dobj", "prep", "acomp", "oprd") for t in [c])


def _spread_in(reading: Understanding, clause: Clause) -> Iterator[Token]:
    sheet = reading.document.ontology.phrases["target"]
    if reading.document.lexicon.base(clause.verb) in sheet["spreading"]:
        yield from clause.to("in", "across", "throughout", "among", "around", "within")


def _of_phrases(reading: Understanding, sentence: Sentence) -> Iterator[Claim]:
    """Yield what stands behind set phrases, and after "Targets:" in a sentence without a verb."""
    sheet = reading.document.ontology.phrases["target"]
    patterns = [rf"\b{p}" for p in sheet["aims"]] + [rf"^{p}\s*[.:–-]" for p in sheet["headings"]]
    for pattern in patterns:
        for found in re.finditer(pattern, sentence.text, re.IGNORECASE):
            behind = [t for t in sentence.doc if t.idx >= found.end()]
            first = next((t for t in behind[:8] if area(reading, sentence, t)), None)
            if first is not None:
                word = sentence.tokens(*found.span())[-1]
                iris = [name.thing for name in [area(reading, sentence, first)] if name] + list(listed(reading, sentence, first))
                yield from _claims(reading, sentence, word, iter(iris))


def _at_home(reading: Understanding, sentence: Sentence) -> Iterator[Claim]:
    """Yield the operation's own country where the text says that its content was for the people there."""
    for phrase in reading.document.ontology.phrases["target"]["home"]:
        found = re.search(rf"\b{re.escape(phrase)}\b", sentence.text, re.IGNORECASE)
        tokens = sentence.tokens(*found.span()) if found else []
        operations: tuple[Operation, ...] = owners(reading, sentence, tokens[-1]) or () if tokens else ()
        for operation in operations:
            for state in operation.states:
                speech = reading.reference.speech(sentence, tokens[-1])
                yield claim(reading, sentence, NAME, speech, (operation.iri, IO + "targets", state), referred=True)
