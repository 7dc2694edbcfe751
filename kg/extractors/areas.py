"""Countries and regions in a phrase: those that say where its people or affairs are, not those that it only mentions."""

from collections.abc import Iterator

from kg.reading.astray import is_an_object
from kg.reading.document import Sentence
from kg.reading.lexicon import Lexicon
from kg.reading.names import NameMatch
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

AREAS = frozenset({"State", "Territory", "Region"})
# Prepositions on the way from a phrase's head down to a name under which the name still says where.
WHERE = frozenset(
    {
        "in",
        "of",
        "across",
        "throughout",
        "from",
        "on",
        "including",
        "to",
        "within",
        "like",
        "as",
        "inside",
        "at",
        "against",
        "between",
        "among",
        "around",
        "into",
    }
)
# "To meddle in elections in favour of Peru": not where its elections are.
SAKE = frozenset({"favor", "favour"})
PLACED = frozenset({"in", "across", "throughout", "within"})
ASIDE = frozenset({"relcl", "advcl", "acl", "ccomp", "agent"})
LISTING = frozenset(
    ", and or & the also then as well plus including e.g. both / – - to a lesser smaller much degree measure extent scale in at on of all "
    "above second place first especially notably particularly mainly primarily less namely such like even too".split()
)
# What stands behind a listed area in one of these roles is no part of the list.
OTHERWISE = frozenset({"poss", "nsubj", "nsubjpass", "neg"})


def area(reading: Understanding, sentence: Sentence, token: Token) -> NameMatch | None:
    """Return the name of a country or region that a token is part of; not of a city, nor in "pro-X" or "X-language"."""
    name = sentence.name_at(token)
    # "Published in Slovak", "in Czech and Slovak".
    first = token
    while first.dep_ == "conj":
        first = first.head
    language = name is not None and name.role == "demonym" and first.dep_ == "pobj" and first.head.lower_ == "in"
    if name is None or language or name.role == "place" or reading.document.ontology.kind(name.thing) not in AREAS:
        return None
    before, behind = sentence.text[: name.start].lower(), sentence.text[name.end :].lower()
    if before.endswith(("pro-", "anti-", "pro–", "anti–", "non-")) or behind.lstrip(" -–").startswith(
        ("language", "speak", "backed", "linked", "based", "state-", "sponsored", "run ", "aligned", "case")
    ):
        return None
    return name


def areas(reading: Understanding, sentence: Sentence, head: Token) -> Iterator[str]:
    """Yield the areas that a noun phrase is in or of, with what is listed beside them."""
    lexicon = reading.document.lexicon
    found = [t for t in head.subtree if area(reading, sentence, t) and (t == head or _bears(sentence, t, head, lexicon))]
    if elsewhere := [t for t in _dwelling(head) if area(reading, sentence, t)]:
        # "Exiled Eritreans living in Sweden".
        found = elsewhere
    # "Russian mercenaries in Mali", "Venezuelans in Spain": where they are, not where they are from.
    if any(p.dep_ == "prep" and p.lower_ in PLACED and p.head == head for t in found for p in t.ancestors):
        found = [t for t in found if t != head and (t.head != head or t.i > head.i)]
    for token in found:
        yield from (land(reading, name.thing) for name in [area(reading, sentence, token)] if name)
        yield from listed(reading, sentence, token)


# What people do who are somewhere.
LIVING = frozenset({"living", "residing", "settled", "live", "reside"})


def _dwelling(people: Token) -> Iterator[Token]:
    """Where people are said to live ("activists living in exile in Norway")."""
    for verb in (t for t in people.children if t.dep_ in ("acl", "relcl") and t.lower_ in LIVING):
        places = (p for p in verb.subtree if p.dep_ == "prep" and p.lower_ in ("in", "across"))
        yield from (t for p in places for t in p.children if t.dep_ == "pobj")


def land(reading: Understanding, iri: str) -> str:
    """Return the state of a part of a country that has no code of its own (Scotland), else the area itself."""
    known = reading.document.ontology.things[iri]
    return known.state if known.kind == "Territory" and len(known.code) != 2 and known.state else iri


def listed(reading: Understanding, sentence: Sentence, token: Token) -> Iterator[str]:
    """Yield the areas that follow in one list with a name ("Mali and, less intensively, at Niger and Chad")."""
    for after in sentence.doc[token.i + 1 :]:
        name = area(reading, sentence, after)
        if after.lower_ == "not" or after.dep_ in OTHERWISE:
            # "Peru, not Laos", "Peru, Laos's neighbour", "Peru, as Laos had claimed".
            return
        if name is not None:
            yield land(reading, name.thing)
        elif after.lower_ not in LISTING and not sentence.name_at(after) and after.tag_ not in ("RB", "RBR", "RBS"):
            return


def _bears(sentence: Sentence, start: Token, head: Token, lexicon: Lexicon) -> bool:
    """Whether a name inside a phrase says where the phrase's thing is (its modifier, "in X", a list of names)."""
    name = sentence.name_at(start)
    while head not in (start, start.head) and name is not None and sentence.name_at(start.head) == name:
        start = start.head  # The head of a name of several words.
    inner = start
    while inner != head:
        for_it = inner.head.lower_ in SAKE or lexicon.has("behalf", inner.head.lower_)
        if for_it or is_an_object(inner, lexicon) or (inner.left_edge.i and inner.left_edge.nbor(-1).lower_ == "not"):
            return False
        if inner.dep_ in ASIDE or (inner.dep_ == "prep" and inner.lower_ not in WHERE):
            return False
        if inner.dep_ == "appos" and inner != start and sentence.name_at(inner) != sentence.name_at(start):
            return False
        # "Elections and American sanctions": another thing that is a country's.
        modifies = start.head == inner and start.i < inner.i and start.dep_ in ("amod", "compound", "nmod", "poss")
        if inner.dep_ == "conj" and modifies and sentence.name_at(inner) is None:
            return False
        inner = inner.head
    return True
