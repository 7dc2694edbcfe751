"""What a text only says that there is no evidence of."""

from kg.reading.document import Sentence
from kg.reading.tokens import Token


def is_unproven(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase stands behind "there is no evidence that"."""
    before = sentence.text[: token.idx].lower()
    return any(f"no {word} " in before for word in ("evidence", "sign", "signs", "indication", "proof", "trace"))
