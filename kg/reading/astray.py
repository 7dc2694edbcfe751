"""Places and names that hang on a verb of origin though they belong to what is told next, are said to be none, or are operations."""

from kg.reading.clauses import spread
from kg.reading.document import Sentence
from kg.reading.lexicon import Lexicon
from kg.reading.tokens import Token

APART = frozenset({"far", "away", "apart", "different", "separate", "independent"})
PLACED = frozenset("from in inside within at of".split())
OPERATIONS = frozenset({"network", "operation", "campaign"})


def complements(preposition: Token, lexicon: Lexicon) -> list[Token]:
    """Return what a preposition governs: nothing where it leads elsewhere, and nothing that is a further verb's."""
    if _leads_elsewhere(preposition):
        return []
    found = [t for t in spread(t for t in preposition.children if t.dep_ == "pobj") if not is_an_object(t, lexicon)]
    if found and found[-1].tag_ == "NNS" and lexicon.noun(found[-1], "people"):
        # "Linked to individuals in Mali": the parser hangs the place on the verb.
        behind = (p for p in preposition.head.rights if p.i == found[-1].i + 1 and p.lower_ in ("in", "from"))
        found += [t for p in behind for t in p.children if t.dep_ == "pobj"]
    return found


def _leads_elsewhere(preposition: Token) -> bool:
    """ "And not from X", "far from X"; "run from Y and shared articles from X", "run from Y ahead of elections in X"."""
    if any(t.dep_ == "neg" or t.lower_ in APART for t in preposition.children):
        return True
    before = preposition.nbor(-1) if preposition.i else preposition
    if preposition.lower_ not in PLACED or before.tag_ not in ("NN", "NNS") or preposition.head.i > before.i:
        return False
    if before.dep_ == "conj" and preposition.head != before:
        return any(t.dep_ == "amod" and (t.tag_ in ("VBN", "VBD") or t.lower_.endswith("ed")) for t in before.children)
    return before.dep_ == "pobj" and preposition.head != before and before.head.head.dep_ == "advmod"


def is_an_object(noun: Token, lexicon: Lexicon) -> bool:
    """Whether the parser joined what a further verb is about ("were run from Y and targeted X")."""
    if noun.dep_ != "conj":
        return False
    first = noun.left_edge
    if any(t.tag_.startswith("VB") and t.i == first.i - 1 for t in noun.head.children):
        return True
    return first.dep_ == "amod" and first.tag_ in ("VBN", "VBD") and lexicon.is_verb(first, "target", "content")


def is_an_operation(sentence: Sentence, name: Token) -> bool:
    """Whether a name that nothing knows is said to be that of an operation ("linked to Green Tea, an earlier network run from Laos")."""
    beside = any(t.dep_ == "appos" and t.lower_ in OPERATIONS for t in name.rights)
    return beside and name.tag_ == "NNP" and sentence.name_at(name) is None
