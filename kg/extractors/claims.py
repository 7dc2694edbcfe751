"""Turning a reading into claims: who speaks, in what mode, with the sentence as evidence."""

from functools import lru_cache

from kg.extractors.confidence import confidence
from kg.model import POSITIVE, Claim, Evidence, Triple
from kg.reading.document import Document, Sentence
from kg.reading.reference import Speech
from kg.reading.understanding import Understanding

ASSERTED = Speech(None, "asserted")


@lru_cache(maxsize=256)
def _whole(document: Document, sentence: Sentence) -> Evidence:
    """The evidence that a sentence is: many claims open the same one."""
    return document.cite(sentence)


def claim(
    text: Understanding,
    sentence: Sentence,
    extractor: str,
    speech: Speech,
    *triples: Triple,
    modality: str = "",
    polarity: str = POSITIVE,
    referred: bool = False,
    shared: bool = False,
) -> Claim:
    """Make a claim of a sentence; the speaker is the report itself where nobody is named."""
    report = text.report.id
    return Claim(
        report=report,
        triples=tuple(dict.fromkeys(triples)),
        evidence=(_whole(text.document, sentence),),
        speaker=speech.speaker.iri if speech.speaker else report,
        modality=modality or speech.modality,
        extractor=extractor,
        polarity=polarity,
        confidence=confidence(speech, referred=referred, shared=shared),
    )
