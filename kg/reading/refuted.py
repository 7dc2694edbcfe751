"""What a text brings up only to say that it is not so: "the claim that X ran it is false", "wrongly attributed to X"."""

from kg.reading.feigned import feigned, put_about
from kg.reading.lexicon import Lexicon
from kg.reading.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
PREDICATES = frozenset({"acomp", "attr", "oprd", "xcomp"})
NOBODY = frozenset({"nobody", "none", "nothing", "few", "neither"})
SAID = frozenset({"ccomp", "csubj", "xcomp"})
# How many clauses further up it may be said.
DEPTH = 4
GOVERNED = frozenset("ccomp xcomp acl relcl conj csubj".split())


def untrue(verb: Token, lexicon: Lexicon) -> bool:
    """Whether what a verb tells is only given out by the operation itself, or told to be refuted."""
    return refuted(verb, lexicon) or feigned(verb, lexicon)


def refuted(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the text says that what a verb tells is not so, or that it was a mistake to think so."""
    token = verb
    for _ in range(DEPTH):
        if _is_mistaken(token, lexicon):
            return True
        above = token.head
        if token.tag_ == "VBG" and token.i and token.nbor(-1).head == above and _is_a_plant(token.nbor(-1), lexicon):
            return True
        if above == token or token.dep_ not in GOVERNED:
            return False
        if above.tag_.startswith("NN"):
            hearsay = _is_false_hearsay(above, lexicon) or put_about(token, above, lexicon)
            if (hearsay and _is_its_content(token, lexicon)) or _is_a_plant(above, lexicon):
                return True
        elif above.tag_ == "JJ":
            # The clause hangs on the adjective: "it is doubtful that".
            if (lexicon.has("doubtful", above.lower_) or lexicon.has("untrue", above.lower_)) and not _denied(above.head):
                return True
        elif put_about(token, above, lexicon) or (token.dep_ in SAID and (_is_called_false(above, lexicon) or _is_doubted(above, lexicon))):
            return True
        token = above
    return False


def _is_mistaken(verb: Token, lexicon: Lexicon) -> bool:
    """ "Wrongly attributed to X", "at first believed", "to be wrong to think"; only what is thought or said can be."""
    if not lexicon.is_verb(verb, "attribute", "say", "suspect"):
        return False
    how = [t.lower_ for t in verb.children if t.dep_ == "advmod"]
    how += [f"{t.lower_} {c.lower_}" for t in verb.children if t.dep_ == "prep" for c in t.children]
    supposing = lexicon.is_verb(verb, "suspect", "attribute")
    if any(lexicon.has("mistakenly", word) or (supposing and lexicon.has("at_first", word)) for word in how):
        return True
    if "first" in how and lexicon.is_verb(verb, "suspect"):
        return True
    return verb.dep_ == "xcomp" and verb.head.dep_ in PREDICATES and lexicon.has("untrue", verb.head.lower_)


def _is_its_content(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a clause behind "the claim" is what is claimed, or where the claim ties it to somebody; not who made it."""
    roles = [t.dep_ for t in verb.children]
    # The parser gives a "that" which only opens the clause a role that something else has.
    whole = "mark" in roles or roles.count("nsubj") > 1 or roles.count("dobj") > 1
    if verb.dep_ != "relcl" or whole:
        return True
    return lexicon.is_verb(verb, "attribute", "say", "suspect")


def _is_false_hearsay(noun: Token, lexicon: Lexicon) -> bool:
    """ "The false claim that", "the claim that ... was wrong", "debunked the claim", "a report that ... was withdrawn", "it is a myth"."""
    if lexicon.has("untrue", noun.lower_):
        return True
    if not lexicon.has("hearsay", noun.lower_):
        return False
    if any(t.dep_ == "amod" and (lexicon.has("untrue", t.lower_) or lexicon.is_verb(t, "refute")) for t in noun.children):
        return True
    above = noun.head
    if noun.dep_ in ("dobj", "nsubjpass"):
        return lexicon.is_verb(above, "refute") and not _denied(above)
    return noun.dep_ in SUBJECTS and _is_called_false(above, lexicon)


def _is_called_false(verb: Token, lexicon: Lexicon) -> bool:
    """ "Is false", "proved wrong", "turned out to be a hoax", "is not true"."""
    said = [t for t in verb.children if t.dep_ in PREDICATES]
    said += [t for c in said if c.tag_.startswith("VB") for t in c.children if t.dep_ in PREDICATES]
    if any(lexicon.has("untrue", t.lower_) for t in said):
        return not _denied(verb)
    return _denied(verb) and any(t.lower_ in ("true", "case", "so", "correct") for t in said)


def _is_doubted(above: Token, lexicon: Lexicon) -> bool:
    """ "The lab doubts that", "nobody has shown that", "is far from certain that", "fell short of proving that", "if it turns out"."""
    denied = nobody = doubtful = False
    for t in above.children:
        dep, word = t.dep_, t.lower_
        if dep == "mark" and word in ("if", "whether"):
            return True
        denied = denied or dep == "neg"
        nobody = nobody or (word in NOBODY and dep in SUBJECTS)
        doubtful = doubtful or (dep in ("acomp", "attr") and lexicon.has("doubtful", word)) or (word == "far" and _leads_from(t))
    if lexicon.is_verb(above, "doubt"):
        return not (denied or nobody)
    return ((nobody or doubtful) and not denied) or (above.dep_ == "pcomp" and _falls_short(above.head))


def _leads_from(adverb: Token) -> bool:
    return any(t.lower_ == "from" for t in adverb.children)


def _falls_short(of: Token) -> bool:
    over = of.head
    return of.lower_ == "of" and (over.lower_ == "short" or any(t.lower_ == "short" for t in over.children))


def _is_a_plant(noun: Token, lexicon: Lexicon) -> bool:
    """ "Planted clues that pointed to X", "left false traces leading to X"."""
    if not lexicon.has("clues", noun.lower_):
        return False
    false = any(t.dep_ == "amod" and lexicon.has("untrue", t.lower_) for t in noun.children)
    return false or (noun.dep_ in ("dobj", "nsubjpass") and lexicon.is_verb(noun.head, "plant"))


def _denied(verb: Token) -> bool:
    return any(t.dep_ == "neg" for t in verb.children)
