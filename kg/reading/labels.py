"""Lines that say in a word where the operation of their section comes from: "Likely origin: Vietnam"."""

import re

from kg.reading.document import Sentence
from kg.reading.threads import Done, Threads

LABEL = re.compile(
    r"^[*_\s]*(?:(?:likely|suspected|probable|possible|assessed|stated)\s+)?"
    r"(?:country of )?(?:origins?|attribution|attributed to|sponsor)[*_]*\s*[:–-]\s*",
    re.IGNORECASE,
)


def keep_label(self: Threads, sentence: Sentence) -> None:
    """Note the states of such a line: of the operation in view, or else of the one that the section goes on to tell of."""
    found = LABEL.match(sentence.text)
    named = [n.thing for n in sentence.names if found and n.start >= found.end() and self.document.ontology.kind(n.thing) == "State"]
    if named and len(self.focus) == 1:
        _give(self, self.focus[0], sentence, tuple(named))
    elif named:
        self.labelled = (sentence, tuple(named))


def take_label(self: Threads, done: Done) -> None:
    """Give what the section's line said to the one operation that a sentence speaks of."""
    single = {ids[0] for ids in done.values() if len(ids) == 1}
    if self.labelled is not None and len(single) == 1:
        _give(self, single.pop(), *self.labelled)
        self.labelled = None


def _give(self: Threads, index: int, sentence: Sentence, states: tuple[str, ...]) -> None:
    self.threads[index].states |= set(states)
    self.dealt.extend((index, state, sentence) for state in states)
