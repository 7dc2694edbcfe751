"""Grammar that all statement readers share: what prepositions govern, and the verb above."""

from kg.reading.tokens import Token


def governed(token: Token, *prepositions: str) -> list[Token]:
    """The nouns that one of the prepositions ties to a token ("accusations by Meta": Meta)."""
    ties = [p for p in token.children if p.dep_ in ("prep", "agent", "dative", "prt") and p.lower_ in prepositions]
    return [t for p in ties for t in p.children if t.dep_ == "pobj"]


def verb_above(token: Token) -> Token | None:
    """The nearest verb that governs a token."""
    return next((t for t in token.ancestors if t.tag_.startswith("VB")), None)
