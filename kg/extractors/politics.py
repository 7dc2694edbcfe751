"""Topics that no single word shows: a country's politics, and what one country's operation says of another."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from kg.extractors.areas import area
from kg.extractors.homes import homes
from kg.extractors.passage import Passage, idioms
from kg.namespaces import ID, IO, local
from kg.ontology import Ontology
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.names import NameMatch
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

DOMESTIC, US = f"{ID}topic/domestic-politics", f"{ID}topic/us-politics"
LANDS = frozenset({"State", "Territory"})


def political(reading: Understanding, passage: Passage) -> Iterator[str]:
    """Yield the politics that a stretch is about: praise or blame of those in or after power, or "the politics of X"."""
    for token in political_heads(reading, passage, takes_side(reading, passage)):
        lands = _lands(reading, passage, token)
        if specific(passage, token):
            continue
        if f"{ID}state/US" in lands:
            yield US
        elif not lands or any(reading.document.ontology.kind(land) == "State" for land in lands):
            yield DOMESTIC


def political_heads(reading: Understanding, passage: Passage, side: str, *, votes: bool = False) -> Iterator[Token]:
    """Yield the nouns of a stretch that mean a country's politics: named with it, or praised or blamed (`side`); `votes` with it too."""
    sheet = reading.document.ontology.phrases["content"]
    for token in passage.words:
        politics = token.lower_ in sheet["politics"] or (votes and token.lower_ in sheet["affairs"])
        named = politics and _lands(reading, passage, token)
        for_power = token.lower_.startswith(("gov", "regime")) and _before(passage, token).endswith(("pro-", "anti-"))
        against_power = token.lower_ in sheet["adversaries"] and _of_a_person(token)
        if named or for_power or (side and (token.lower_ in sheet["offices"] or against_power)):
            yield token.head if token.dep_ in ("amod", "compound", "nmod") and token.head.tag_.startswith("NN") else token


def _before(passage: Passage, token: Token) -> str:
    return passage.sentence.folded[: token.idx]


def assailed(reading: Understanding, passage: Passage) -> Iterator[str]:
    """Yield topics that follow from whom a stretch attacks or harries ("hounded journalists", "smears of reporters")."""
    sheet, lexicon = reading.document.ontology.phrases["content"], reading.document.lexicon
    verb = lexicon.verb(passage.cue)
    if verb in (*sheet["oppose"], *sheet["harry"]) or lexicon.base(passage.cue) in sheet["harry"]:
        suffering = [t for c in passage.cue.children if c.dep_ in ("dobj", "nsubjpass", "prep") for t in c.subtree if t.i in passage.tokens]
        for rule in sheet["assailed"]:
            if any(t.lower_ in rule["nouns"] and t.dep_ in ("dobj", "pobj", "nsubjpass") for t in suffering):
                yield f"{ID}topic/{rule['topic']}"


def _of_a_person(token: Token) -> bool:
    """Whether it is said whose critics or rivals they are: a person's, or of a person or office, not a country's."""
    his = any(t.lower_ in ("his", "her") for t in token.children if t.dep_ == "poss")
    behind = [t for p in token.children if p.dep_ == "prep" and p.lower_ == "of" for t in p.children]
    return his or any(t.lower_ in ("president", "minister", "government", "party", "regime") or t.tag_ == "NNP" for t in behind)


def own_politics(reading: Understanding, passage: Passage, start: int) -> str:
    """Return the topic of a general sign of politics at an offset: of the US where its phrase names that country."""
    lands = [land for t in passage.sentence.tokens(start, start + 1) for land in _lands(reading, passage, t)]
    return US if f"{ID}state/US" in lands else DOMESTIC


@lru_cache(maxsize=1024)
def takes_side(reading: Understanding, passage: Passage) -> str:
    """Return "for", "against" or "" as the cue of a stretch, or an adjective in it, praises or blames."""
    sheet, cue = reading.document.ontology.phrases["content"], passage.cue
    base = reading.document.lexicon.verb(cue)
    text = " ".join(t.lower_ for t in passage.words).replace(" - ", "-")
    if "pro-gov" in text or "anti-gov" in text:
        return "for" if "pro-gov" in text else "against"
    if taken := next((side for side in idioms(reading.document.ontology).at(passage.sentence.folded, cue.idx) if side), ""):
        return taken
    near = {t.lower_ for t in passage.words}
    if base in sheet["favour"] or cue.lower_ in sheet["for"] or near & {*sheet["favourable"], *sheet["for"]}:
        return "for"
    if base in sheet["oppose"] or cue.lower_ in sheet["against"] or near & {*sheet["unfavourable"], *sheet["against"], "against"}:
        return "against"
    return ""


def _lands(reading: Understanding, passage: Passage, token: Token) -> frozenset[str]:
    """The countries that the phrase around a word names ("Serbia's ruling party", "politics in Togo", "the Kenyan president"), else
    those that the sentence sets out from ("In the US, they posted for several candidates")."""
    head = token.head if token.dep_ in ("amod", "compound", "nmod") and token.head.tag_.startswith("NN") else token
    inner = [t for child in head.children if child.dep_ not in ("relcl", "appos", "acl", "conj") for t in child.subtree] + [head]
    names = [passage.sentence.name_at(t) for t in inner if t.i in passage.tokens]
    found = {n.thing for n in names if n and reading.document.ontology.kind(n.thing) in LANDS and n.role != "place"}
    return frozenset(found or {name.thing for name in fronted(reading, passage.sentence, passage.cue)})


def fronted(reading: Understanding, sentence: Sentence, verb: Token) -> Iterator[NameMatch]:
    """Yield the areas of "in X" in front of what a clause tells ("In Southeast Asia its operators posted ...")."""
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), verb)
    before = [t for child in verb.children if child.dep_ in ("prep", "advmod") and child.i < subject.i for t in (child, *child.children)]
    opening = sentence.doc[0]
    # The parser hangs an opening "In Armenia, where ..." on the subject.
    before += [opening] if opening.dep_ == "prep" and opening.head.tag_.startswith("NN") and opening.head.i > opening.i else []
    for preposition in (t for t in before if t.dep_ == "prep" and t.lower_ in ("in", "across", "throughout")):
        yield from (name for inner in preposition.subtree if (name := area(reading, sentence, inner)))


def specific(passage: Passage, token: Token) -> bool:
    """Whether a topic of its own is named in the same phrase ("President Putin", "opposition leader Navalny")."""
    head = token.head if token.dep_ in ("amod", "compound", "nmod") else token
    parts = [t for child in head.children if child.i < head.i or child.dep_ == "appos" for t in child.subtree]
    span = {t.i for t in (*parts, head, token)}
    return any(
        local(s.thing) != "domestic-politics"
        and any(t.i in span and t.tag_.startswith("NNP") for t in passage.sentence.tokens(s.start, s.end))
        for s in passage.sentence.signals
    )


def relations(reading: Understanding, passage: Passage, operation: Operation, targets: frozenset[str]) -> Iterator[str]:
    """Yield topics that follow from who says something of whom, and where (`relations` in content.yaml)."""
    side, speakers = takes_side(reading, passage), {local(s) for s in homes(reading)[operation.iri]}
    named = {local(n) for n in _named(reading, passage)}
    for rule in reading.document.ontology.phrases["content"]["relations"] if side else ():
        about = named & set(rule["about"])
        told_by = not rule.get("speakers") or (speakers & set(rule["speakers"]) and about - speakers)
        there = not rule.get("where") or _only_in(reading, passage, rule["where"], targets)
        if about and told_by and there and rule.get("side", side) == side:
            yield f"{ID}topic/{rule['topic']}"


def compounds(reading: Understanding, passage: Passage, targets: frozenset[str]) -> Iterator[str]:
    """Yield topics that a country's name shows with what is said to be its ("American sanctions", "the presence of French troops")."""
    nouns = [t for t in passage.words if t.tag_.startswith("NN")]
    for rule in reading.document.ontology.phrases["content"]["compounds"]:
        if not rule.get("where") or _only_in(reading, passage, rule["where"], targets):
            for token in nouns:
                if token.lower_ in rule["nouns"] and f"{ID}state/{rule['land']}" in _lands(reading, passage, token):
                    yield f"{ID}topic/{rule['topic']}"


def _named(reading: Understanding, passage: Passage) -> Iterator[str]:
    """Yield the countries that a stretch names, a language and a city left out."""
    for name in passage.sentence.names:
        behind = passage.sentence.text[name.end :].lower().lstrip(" -–")
        land = name.role != "place" and reading.document.ontology.kind(name.thing) in LANDS
        if land and passage.holds(name.start, name.end) and not behind.startswith(("language", "speak")):
            yield name.thing


def _only_in(reading: Understanding, passage: Passage, region: str, targets: frozenset[str]) -> bool:
    """Whether a region is where the stretch's sentence places it, or where all of the operation's targets lie."""
    inside = within(reading.document.ontology, region)
    return (bool(targets) and targets <= inside) or any(n.thing in inside for n in passage.sentence.names)


def within(ontology: Ontology, region: str) -> frozenset[str]:
    """The states and regions that lie in a region, and the region itself."""
    whole = f"{ID}region/{region}"
    return _members(ontology).get(whole, frozenset({whole}))


@lru_cache(maxsize=4)
def _members(ontology: Ontology) -> Mapping[str, frozenset[str]]:
    """Map each region to what lies in it, and to itself."""
    found: dict[str, set[str]] = {}
    for inner, relation, outer in ontology.triples:
        if relation == IO + "within" and isinstance(outer, str):
            found.setdefault(outer, {outer}).add(inner)
    return MappingProxyType({region: frozenset(members) for region, members in found.items()})
