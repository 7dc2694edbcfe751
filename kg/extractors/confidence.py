"""How sure we are that the text says what a claim says; it is no judgement of whether it is true.

Start at 0.9 for a fact that its own grammar states. Multiply by 0.7 where the text itself hedges ("likely", "suspected"), by 0.8
where the operation or the actor was found by reference and not in the phrase, and by 0.8 where a fact is told of several operations
at once. The factors are rounded estimates from the development sets (see docs in README, "Confidence").
"""

from kg.reading.reference import Speech

STATED = 0.9
HEDGED = 0.7
REFERRED = 0.8


def confidence(speech: Speech, *, referred: bool = False, shared: bool = False) -> float:
    """Return a number in 0..1 with two decimal places."""
    value = STATED * (HEDGED if speech.hedged else 1) * (REFERRED if referred else 1) * (REFERRED if shared else 1)
    return round(value, 2)
