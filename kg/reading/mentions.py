"""Where a sentence speaks of an operation: "a Beijing-backed influence operation", "the two Russian networks", "both", "the accounts"."""

from collections.abc import Iterator
from functools import lru_cache

from kg.ontology import Ontology
from kg.reading.assets import Asset, assets, units
from kg.reading.attribution import Origin, origins
from kg.reading.charges import charge
from kg.reading.clauses import antecedent
from kg.reading.counted import asset_lists
from kg.reading.document import Document, Sentence
from kg.reading.entities import party, phrase
from kg.reading.lexicon import lexicon
from kg.reading.marked import is_apposed_to_party, is_collective, is_of_fakes, is_of_others, is_of_platform, is_runner, is_to_sway
from kg.reading.mention import Mention, states_of, words_of
from kg.reading.naming import OPERATION, names_no_operation
from kg.reading.ties import tie_before
from kg.reading.tokens import Token
from kg.reading.unproven import is_unproven

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "both", "all", "such", "each", "either"})
NUMBERS = {w: n for n, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])}
ORDINALS = {
    w: n for n, w in enumerate(["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])
}
LAST = frozenset({"last", "final"})
PRONOUNS = frozenset({"it", "they", "them", "both", "these", "those", "its", "their", "all"})
ELLIPTIC = frozenset(
    "one ones another other others latter former first second third fourth fifth last rest two "
    "smaller larger bigger largest smallest biggest".split()
)
# Marks what stands behind "no evidence that": one of those met, or none.
UNPROVEN = "(unproven)"
ONE = frozenset({"one", "that"})
OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"])
SIZES = frozenset({"smaller", "larger", "bigger", "smallest", "largest", "biggest", "other"})


def mentions(document: Document, sentence: Sentence) -> Iterator[Mention]:
    """Yield the mentions of a sentence in the order of the text."""
    counted = assets(document, sentence)
    found = [*_named(document, sentence), *asset_lists(document, sentence, counted)]
    taken = {t.i for m in found for t in [m.head, *(a.token for a in m.assets)]}
    heads = _heads(document.ontology)
    free = (t for t in sentence.doc if (t.lower_ in heads or t.i in sentence.named or t.tag_.startswith("VB")) and t.i not in taken)
    others = ((t.lower_ in ONE and _other_one(document, sentence, t)) or _of_token(document, sentence, t, counted) for t in free)
    found.extend(mention for mention in others if mention is not None)
    yield from sorted(found, key=lambda m: (m.head.i, m.kind))


@lru_cache(maxsize=4)
def _heads(ontology: Ontology) -> frozenset[str]:
    """The words that may head a mention, verbs and names apart."""
    sheet, known = ontology.phrases["operation"], lexicon(ontology)
    nouns = {form for form, kinds in known.nouns.items() if not kinds.keys().isdisjoint(HEADING)}
    listed = {*units(ontology), *sheet["hands"], *known.words.get("troll", ()), *(word for term in sheet["terms"] for word in term.split())}
    return frozenset({"case", "these", "those", *ONE, *PRONOUNS, *ELLIPTIC, *NUMBERS, *nouns, *listed})


# The classes of nouns that may head a mention.
HEADING = frozenset({"operation", "predicate", "again", "agent"})


def _of_token(document: Document, sentence: Sentence, token: Token, counted: list[Asset]) -> Mention | None:
    if token.lower_ == "those" and _of_people(document, sentence, token):
        return None
    if token.lower_ in ("those", "these") and (states := states_of(document, sentence, token)):
        return Mention(sentence, token, "accounts", True, 1, states)
    if token.i in sentence.named and _is_bare_demonym(sentence, token):
        return Mention(sentence, token, "elliptic", True, 1, _own_state(sentence, token))
    if token.lower_ in PRONOUNS and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos"):
        return Mention(sentence, token, "pronoun", True, 1 if token.lower_ in ("it", "its") else 0)
    if token.lower_ == "one" and any(t.lower_ in ("that", "this") and t.i == token.i - 1 for t in token.children):
        return Mention(sentence, token, "pronoun", True, 1)
    if NUMBERS.get(token.lower_, 0) > 1 and [t.lower_ for t in sentence.doc[token.i + 1 : token.i + 3]] in OF_THEM:
        return Mention(sentence, token, "several", True, NUMBERS[token.lower_])
    if token.lower_ in ELLIPTIC and not _modifies_noun(token) and not _counts(sentence, token):
        return _elliptic(document, sentence, token)
    if token.tag_.startswith("VB"):
        return charge(document, sentence, token)
    return _of_noun(document, sentence, token, counted)


def _of_people(document: Document, sentence: Sentence, token: Token) -> bool:
    """Whether "those in Chile" stands for people or things that are no assets: the last plural before it ("voters in Peru")."""
    if not any(t.dep_ in ("prep", "relcl", "acl") for t in token.rights):
        return False
    before = [t for t in sentence.doc[: token.i] if t.tag_ == "NNS"]
    ours = units(document.ontology).keys() | set(document.ontology.phrases["operation"]["hands"])
    return bool(before) and before[-1].lower_ not in ours and not document.lexicon.noun(before[-1], "operation")


def _of_noun(document: Document, sentence: Sentence, token: Token, counted: list[Asset]) -> Mention | None:
    lexicon = document.lexicon
    if not token.tag_.startswith("NN") or (token.dep_ == "compound" and token.head.tag_.startswith("NN")):
        return None
    coded = _is_coded(document, token)
    if (coded or lexicon.noun(token, "operation")) and (found := _operation(document, sentence, token, counted, coded=coded)) is not None:
        return found
    if token.lower_ == "case" and token.dep_ == "pobj" and token.head.lower_ == "in":
        return Mention(sentence, token, "case", True, 1, states_of(document, sentence, token))
    hands = token.lower_ in document.ontology.phrases["operation"]["hands"] and not lexicon.has("troll", token.lower_)
    if hands and (states := states_of(document, sentence, token)):
        return Mention(sentence, token, "hands", False, 1, states)
    if lexicon.noun(token, "predicate") and token.dep_ in ("attr", "pobj", "appos", "oprd"):
        return Mention(sentence, token, "predicate", False, 1, states_of(document, sentence, token))
    if lexicon.noun(token, "again") and (again := _again(document, sentence, token)) is not None:
        return again
    if lexicon.noun(token, "agent") and any(t.lower_ in ("a", "an", "another") for t in token.children):
        return Mention(sentence, token, "outfit", False, 1, states_of(document, sentence, token), words=words_of(token))
    if units(document.ontology).get(token.lower_) in ("account", "page", "group", "channel", "bot") or lexicon.has("troll", token.lower_):
        return _accounts(document, sentence, token)
    return None


def _other_one(document: Document, sentence: Sentence, token: Token) -> Mention | None:
    """ "It resembles one that was removed in 2019": an operation that the text only tells of as like another."""
    if token.dep_ not in ("pobj", "dobj", "attr", "appos"):
        return None
    tie = tie_before(document, sentence, phrase(token)[0].idx)
    behind = any(t.dep_ in ("relcl", "acl", "prep") and t.lower_ != "of" for t in token.children if t.i > token.i)
    if tie is None or not tie.strong or not behind:
        return None
    words, states = words_of(token), states_of(document, sentence, token)
    return Mention(sentence, token, "operation", bool(words & DEFINITE), 1, states, "", words, marked=True)


def _named(document: Document, sentence: Sentence) -> Iterator[Mention]:
    """Operations that the vocabulary knows by name, and those called "Operation X"."""
    yield from _code_named(document, sentence)
    for name in sentence.names:
        if document.ontology.kind(name.thing) == "InfluenceOperation" and (tokens := sentence.tokens(name.start, name.end)):
            head = tokens[-1]
            if head.dep_ in ("compound", "nmod", "poss", "amod") and document.lexicon.noun(head.head, "operation"):
                head = head.head
            yield Mention(sentence, head, "operation", True, 1, states_of(document, sentence, head), name.thing, marked=True)


def _code_named(document: Document, sentence: Sentence) -> Iterator[Mention]:
    known = [(n.start, n.end) for n in sentence.names if document.ontology.kind(n.thing) == "InfluenceOperation"]
    for found in (m for m in OPERATION.finditer(sentence.text) if not names_no_operation(document, sentence, m.start())):
        tokens = sentence.tokens(*found.span())
        if tokens and not any(low < found.end() and found.start() < high for low, high in known):
            yield Mention(sentence, tokens[-1], "operation", True, 1, (), found[0], marked=True)


def _is_coded(document: Document, token: Token) -> bool:
    """Whether a noun is, with its neighbours, a term of the field for an operation; the parser may take "set" for a verb."""
    terms = document.ontology.phrases["operation"]["terms"]
    if not any(token.lower_ in term for term in terms):
        return False
    words = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i + 2]]
    at = min(token.i, 2)
    return any(" ".join(words[low:high]) in terms for low in range(at + 1) for high in range(at + 1, len(words) + 1))


def _operation(document: Document, sentence: Sentence, token: Token, counted: list[Asset], *, coded: bool) -> Mention | None:
    lexicon, words = document.lexicon, words_of(token)
    marked = coded or any(lexicon.has("marks", w) or lexicon.has("sponsor", w) for w in words) or is_of_fakes(document, token, counted)
    marked = marked or is_to_sway(document, token)
    if any(lexicon.has("not_operation", w) for w in words) and not marked:
        return None
    if (not coded and is_collective(document, token, words, counted)) or is_apposed_to_party(document, sentence, token):
        return None
    if is_of_platform(document, sentence, token) or is_runner(document, token) or _is_in_a_name(sentence, token):
        return None
    unproven = is_unproven(sentence, token)
    if "no" in words or (unproven and not words & DEFINITE):
        return None
    words |= {UNPROVEN} if unproven else set()
    first = token.left_edge.i
    near = sentence.doc[max(0, first - 3) : first] if bool(words & DEFINITE) else sentence.doc[:first]
    if any(t.lower_ == "separately" for t in near):
        words |= {"separately"}
    plural = token.tag_ in ("NNS", "NNPS")
    number = _number(token, plural)
    states = states_of(document, sentence, token)
    definite = bool(words & DEFINITE) or any(t.dep_ == "poss" and t.tag_ != "PRP$" for t in token.children)
    ordinal = _ordinal(words)
    owner = _firm(document, sentence, token)
    inner = [t for p in token.children if p.dep_ == "prep" and p.lower_ == "of" for t in p.subtree]
    holds = tuple(a for a in counted if a.token in inner)
    if not marked and not holds and is_of_others(document, token):
        return None
    return Mention(sentence, token, "operation", definite, number, states, "", words, ordinal, marked, owner=owner, holds=holds)


def _ordinal(words: frozenset[str]) -> int:
    """Which one of several: 1 for the first, -1 for the last, 0 where words do not say."""
    return next((n for w, n in ORDINALS.items() if w in words), -1 if words & LAST else 0)


def _is_in_a_name(sentence: Sentence, token: Token) -> bool:
    """Whether a noun ends a proper name that nothing tells of ("the Telegram channel Northern Offensive")."""
    before = token.nbor(-1) if token.i else None
    return sentence.kind != "heading" and token.dep_ == "appos" and token.tag_ == "NNP" and before is not None and before.tag_ == "NNP"


def _again(document: Document, sentence: Sentence, token: Token) -> Mention | None:
    """ "The first lot", "the two Russian sets", "the other team": one of the operations that the text has told apart."""
    words, states = words_of(token), states_of(document, sentence, token)
    ordinal = _ordinal(words)
    if "the" not in words or not (states or ordinal or words & SIZES):
        return None
    number = _number(token, token.tag_ in ("NNS", "NNPS"))
    return Mention(sentence, token, "again", True, number, states, "", words, ordinal)


def _firm(document: Document, sentence: Sentence, token: Token) -> str:
    """The firm or agency whose network it is ("Archimedes Group, an Israeli firm whose network Facebook removed")."""
    for child in token.children:
        if child.dep_ == "poss" and child.tag_ == "WP$" and (noun := antecedent(_clause_of(token))) is not None:
            named = [t for t in [noun, noun.head, *noun.children] if t.tag_ in ("NNP", "NNPS")]
            return next(
                (
                    p.iri
                    for t in named
                    if (p := party(document, sentence, t)) and p.kind in ("Organisation", "Company", "MediaOutlet", "Person")
                ),
                "",
            )
    return ""


def _clause_of(token: Token) -> Token:
    while not token.tag_.startswith("VB") and token.head != token:
        token = token.head
    return token


def _number(token: Token, plural: bool) -> int:
    if not plural or any(t.lower_ == "overlapping" for t in token.children):
        # "Two overlapping sets of accounts" are one case.
        return 1
    for child in token.children:
        if child.dep_ in ("nummod", "compound", "amod") and child.lower_ in NUMBERS:
            return NUMBERS[child.lower_]
        if child.dep_ == "nummod" and child.text.isdigit() and int(child.text) <= 20:
            return int(child.text)
    return 0


def _accounts(document: Document, sentence: Sentence, token: Token) -> Mention | None:
    if token.tag_ not in ("NNS", "NNPS"):
        return None
    words, found = words_of(token), list(origins(document, sentence, token))
    states = tuple(dict.fromkeys(o.state for o in found))
    definite = bool(words & DEFINITE)
    lexicon = document.lexicon
    marked = lexicon.has("troll", token.lower_) or any(lexicon.has("marks", w) for w in words) or any(_is_tied(o) for o in found)
    owned = any(t.dep_ == "poss" and t.tag_.startswith("NNP") for t in token.children)
    told = definite or marked or owned or any(states)
    return Mention(sentence, token, "accounts", definite, 1, states, words=words, marked=marked) if told else None


def _is_tied(origin: Origin) -> bool:
    """Whether things are said to be run for or tied to those in power or a firm, and not only to be of some country."""
    official = origin.party.how == "government" or origin.party.kind in ("GovernmentBody", "Organisation")
    return official and origin.relation != "from"


def _counts(sentence: Sentence, token: Token) -> bool:
    """Whether a word is part of a count of assets ("one Instagram account")."""
    return token.lower_ in ("one", "two") and token.i + 1 < len(token.doc) and token.nbor().tag_.startswith(("NN", "JJ"))


def _from_behind(document: Document, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """The state in "the first, from Gabon, had ...", which the parser hangs on the verb."""
    for name in sentence.names:
        gap = sentence.text[token.idx + len(token) : name.start]
        if gap in (", from ", " from ", ", in ", ", run from ", ", based in ") and document.ontology.kind(name.thing) == "State":
            return (name.thing,)
    return ()


def _own_state(sentence: Sentence, token: Token) -> tuple[str, ...]:
    name = sentence.name_at(token)
    return (name.thing,) if name else ()


def _is_bare_demonym(sentence: Sentence, token: Token) -> bool:
    """Whether "the Serbian", "the Egyptian" stands for a network: in the singular, with no noun behind it."""
    name = sentence.name_at(token)
    if name is None or name.role != "demonym" or token.i == 0 or token.nbor(-1).lower_ != "the" or token.lower_.endswith("s"):
        return False
    follows = token.nbor() if token.i + 1 < len(token.doc) else None
    return token.dep_ in ("attr", "pobj", "nsubj", "dobj", "conj") and (
        follows is None or not follows.tag_.startswith(("NN", "JJ", "VB", "HYPH"))
    )


def _modifies_noun(token: Token) -> bool:
    above = token.head
    return (
        token.dep_ in ("amod", "det", "nummod", "compound")
        and above.i > token.i
        and (above.tag_.startswith("NN") or above.lower_ in ELLIPTIC)
    )


def _of_pieces(document: Document, sentence: Sentence, token: Token) -> bool:
    """Whether "another", "the Spanish ones" go on from people or pieces of content ("One user asked ... Another wanted ...")."""
    if token.lower_ not in ("another", "ones", "one", "other"):
        return False
    before = document.sentences[sentence.index - 1].doc if sentence.index else ()
    if token.lower_ in ("one", "other"):
        # "Two staged videos: one showed ..., the other ...".
        pairs = [t for t in (*before, *sentence.doc[: token.i]) if t.tag_ == "NNS" and any(c.lower_ in ("two", "2") for c in t.children)]
        ours = [kind for kind in ("operation", "agent") for t in pairs[-1:] if document.lexicon.noun(t, kind)]
        return bool(pairs) and not ours and not any(t.dep_ == "amod" for t in token.children)
    told = [t for t in (*before, *sentence.doc[: token.i]) if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ in ("ROOT", "conj")]
    pieces = document.ontology.phrases["content"]["pieces"]
    return bool(told) and (bool(document.lexicon.noun(told[-1], "people")) or told[-1].lower_.removesuffix("s") in pieces)


def _has_fellow(token: Token) -> bool:
    """Whether "one" goes on to "the other" or "another" in its sentence ("two campaigns: one aimed at Laos, the other at Chad")."""
    later = [t for t in token.doc[token.i + 1 :] if t.lower_ in ("other", "another") and not _modifies_noun(t)]
    return token.lower_ == "one" and token.nbor(-1).text in (":", ",", "–", "—", "-") and bool(later) if token.i else False


def _opens(document: Document, sentence: Sentence, token: Token) -> bool:
    """Whether a sentence begins with "One", of several operations told of before it ("One was based in Chad and had ...")."""
    if token.i > 0 or token.lower_ != "one" or len(token.doc) < 2:
        return False
    before = document.sentences[sentence.index - 1].doc if sentence.index else ()
    several = [t for t in before if t.tag_ == "NNS" and _number(t, plural=True) > 1]
    told = token.dep_ in ("nsubj", "nsubjpass") and bool(several) and bool(document.lexicon.noun(several[-1], "operation"))
    return token.nbor().text == "," or told


def _is_of_another_size(document: Document, sentence: Sentence, token: Token) -> bool:
    """ "A smaller one from Laos comprised 25 accounts": another, of which the text says from where."""
    sized = token.lower_ == "one" and any(t.lower_ in SIZES for t in token.children) and any(t.lower_ == "a" for t in token.children)
    told = sized and token.dep_ == "nsubj" and document.lexicon.is_verb(token.head, "comprise", "target", "serve")
    return told and bool(states_of(document, sentence, token))


def _elliptic(document: Document, sentence: Sentence, token: Token) -> Mention | None:
    """ "the larger one", "the smaller of the two", "the other", "one of them", "the second"."""
    before = [t.lower_ for t in sentence.doc[min(max(0, token.i - 3), token.left_edge.i) : token.i]]
    words = frozenset(before[before.index("the") :] if "the" in before else []) | {token.lower_}
    words |= {t.lower_ for t in token.children if t.dep_ == "conj"}
    after = [w.strip(",.;:") for w in sentence.text[token.idx + len(token) :].split()[:2]]
    partitive = after[:1] == ["of"] and after[1:] in (["them"], ["these"], ["those"])
    by_itself = token.lower_ == "another" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "conj")
    partitive = partitive or _opens(document, sentence, token) or _has_fellow(token)
    alone = by_itself or (before[-1:] == ["a"] and token.lower_ in ORDINALS) or _is_of_another_size(document, sentence, token)
    if "the" not in words and not (token.lower_ in ("one", "another") and partitive) and not alone:
        return None
    if token.lower_ == "two" and any(t.dep_ == "prep" and t.lower_ in ("with", "on", "at") for t in token.children):
        # "The two with the largest following": two of the accounts, not the two networks.
        return None
    if _of_pieces(document, sentence, token):
        return None
    follows = sentence.doc[token.i + 1].tag_ if token.i + 1 < len(sentence.doc) else ""
    if token.lower_ in ("first", "second", "third", "two") and follows.startswith(("NN", "JJ", "CD")):
        return None
    number = 2 if token.lower_ == "two" else 0 if token.lower_ in ("others", "rest", "ones") else 1
    ordinal = _ordinal(words)
    ordinal = {"former": 1, "latter": 2}.get(token.lower_, ordinal)
    if alone:
        words |= {"another"}
        ordinal = 0
    states = states_of(document, sentence, token) or _from_behind(document, sentence, token)
    return Mention(sentence, token, "elliptic", "the" in words, number, states, "", words, ordinal)
