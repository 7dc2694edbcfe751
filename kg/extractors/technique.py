"""By which techniques an operation works, where the text plainly describes one (rules in `ontologies/phrases/technique.yaml`)."""

from collections.abc import Iterator
from functools import lru_cache

from kg.extractors.about import on_operations, owners, supposed
from kg.extractors.claims import claim
from kg.model import Claim
from kg.namespaces import ID, IO
from kg.ontology import Ontology
from kg.reading.clauses import NEGATIONS
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.patterns import Patterns
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

NAME = "technique"


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield the techniques that sentences about an operation describe, those it is said not to have used left out."""
    rules = _rules(reading.document.ontology)
    for sentence in on_operations(reading):
        for found, technique in rules.finditer(sentence.folded):
            words = sentence.tokens(*found.span())
            for operation in _users(reading, sentence, words) if words and not _denied(words) else ():
                speech = reading.reference.speech(sentence, words[0])
                yield claim(reading, sentence, NAME, speech, (operation.iri, IO + "uses", f"{ID}technique/{technique}"))


@lru_cache(maxsize=4)
def _rules(ontology: Ontology) -> Patterns:
    return Patterns(((p, rule["id"]) for rule in ontology.phrases["technique"] for p in rule["patterns"]), before=r"\b")


def _users(reading: Understanding, sentence: Sentence, words: list[Token]) -> tuple[Operation, ...]:
    """The operations that the words of a rule mean, or whose doing they are."""
    meant = next((found for t in words if (found := reading.discourse.of(sentence, t))), ())
    return meant or owners(reading, sentence, words[0]) or owners(reading, sentence, words[-1])


def _denied(words: list[Token]) -> bool:
    """Whether the words, or the verb that they hang on, are negated or only supposed."""
    above = next((t for t in (words[0], *words[0].ancestors) if t.tag_.startswith("VB") and t.dep_ != "amod"), words[0])
    denied = any(t.lower_ in NEGATIONS for w in (*words, above) for t in (w, *w.children) if t.dep_ in ("neg", "det", "advmod"))
    return denied or supposed(above)
