"""What a text only says that there is no evidence of."""

import re

from kg.reading.document import Sentence
from kg.reading.tokens import Token

NO_EVIDENCE = re.compile(r"no (?:evidence|signs?|indication|proof|trace) ")


def is_unproven(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase stands behind "there is no evidence that"."""
    return NO_EVIDENCE.search(sentence.folded, 0, token.idx) is not None
