"""What is no influence operation, whatever it is called: ordinary moderation, crime, fiction."""

import re

from kg.reading.document import Document, Sentence
from kg.reading.mention import Mention
from kg.reading.threads import Threads


def is_ordinary(self: Threads, m: Mention) -> bool:
    """Whether a sentence tells of ordinary moderation or crime and says nothing of influence, states or coordination."""
    words = self.document.ontology.phrases["operation"]
    names = [n.text for n in m.sentence.names if self.document.ontology.kind(n.thing) == "InfluenceOperation"]
    # "Spamouflage" is no spam, and "fraudulent accounts" are fake ones.
    text = f" {re.sub('|'.join(map(re.escape, names)) or '$^', '', m.sentence.text).lower()} ".replace(" fraudulent ", " fake ")
    influence = any(f" {w}" in text for w in words["political"])
    if any(f" {w}" in text for w in words["fiction"]) or (self.document.on_crime and not influence):
        return True
    if (any(f" {w}" in text for w in words["crime"]) and not influence) or is_apolitical(self, m):
        return True
    ordinary = any(f" {w}" in text for w in words["ordinary"])
    told = any(w in text for w in words["told"] if w not in ("network", "operation", "campaign"))
    return ordinary and not told and not m.states


def is_apolitical(self: Threads, m: Mention) -> bool:
    """Whether the paragraph says outright that it tells of fraud, spying or spam, or the heading above it does."""
    words = self.document.ontology.phrases["operation"]
    headed = [w for w in re.findall(r"[a-z]+", self.heading) if w in words["crime"]]
    if headed and not any(w in self.heading for w in words["political"]):
        return True
    block = _paragraph(self.document, m.sentence)
    for_money = any(w in block for w in words["profit"]) and not any(w in block for w in words["of_influence"])
    return for_money or _spies(self.document, block) or any(w in block for w in words["apolitical"])


def is_of_spying(document: Document, sentence: Sentence) -> bool:
    """Whether the paragraph tells of break-ins and theft of secrets, and of no influence."""
    return _spies(document, _paragraph(document, sentence))


def _spies(document: Document, block: str) -> bool:
    words = document.ontology.phrases["operation"]
    influence = "fake" in block or any(w in block for kind in ("political", "of_influence") for w in words[kind])
    return not influence and any(w in block for w in words["spying"])


def _paragraph(document: Document, sentence: Sentence) -> str:
    return " ".join(s.text for s in document.sentences if s.block == sentence.block).lower()
