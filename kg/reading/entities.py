"""Who a noun phrase means: a thing of the vocabulary, a body of a state, or a person or organisation only this report names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.model import Triple, text
from kg.namespaces import ID, IO, LABEL, TYPE, thing
from kg.ontology import Ontology
from kg.reading.document import Document, Sentence
from kg.reading.lexicon import Lexicon
from kg.reading.tokens import Token

# A capitalised plural of this length is a name that the tagger did not see ("Ruposters"), not "Pages".
LONG_NAME = 6
# How many sentences back "the same party" may have been named, and what it may be.
NEAR = 3
BODIES = frozenset({"Organisation", "Company", "GovernmentBody", "MediaOutlet"})
# How adjectives of states end, as against words for their people ("Swede") only.
ADJECTIVAL = ("ish", "ese", "ian", "ean", "can", "ch", "i", "an", "ic", "ine")


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """Somebody or something that acts or is acted on; `state` is the IRI of its state or ""; `how` the role of the name used."""

    iri: str
    label: str
    kind: str
    state: str = ""
    known: bool = True
    how: str = "label"

    def described(self) -> Iterator[Triple]:
        """What the graph must be told about a party that the vocabulary does not know."""
        if not self.known:
            yield self.iri, TYPE, IO + self.kind
            yield self.iri, LABEL, text(self.label)
            if self.state:
                yield self.iri, IO + "ofState", self.state


@lru_cache(maxsize=512)
def party(document: Document, sentence: Sentence, token: Token) -> Party | None:
    """Return who the noun phrase headed by `token` means; None for pronouns and descriptions (see discourse) and for things."""
    name = sentence.name_at(token)
    if name and name.role != "demonym":
        found = _known(document, name.thing, name.role)
        if found is not None and not found.state and found.kind in ("Organisation", "MediaOutlet"):
            # "Turkey's ruling AKP".
            return replace(found, state=state_of(document, sentence, token))
        return found
    if _is_official(document.lexicon, token):
        return body(document, sentence, token) or _named_before(document, sentence, token)
    if name:
        return _known(document, name.thing, name.role) if token.tag_.startswith("NN") or token.dep_ != "amod" else None
    if token.lefts and any(t.lower_ == "same" for t in token.lefts):
        return _same(document, sentence, token)
    proper = token.tag_ in ("NNP", "NNPS") or (token.tag_ == "NNS" and token.i and token.text[:1].isupper() and len(token.text) > LONG_NAME)
    return _unknown(document, sentence, token) if proper and not _is_field(document.lexicon, token) else None


def _same(document: Document, sentence: Sentence, token: Token) -> Party | None:
    """Return whom "the same party" means: what was last named that ends so ("the Hill Party"); None where two were."""
    for before in reversed(document.sentences[max(0, sentence.index - NEAR) : sentence.index + 1]):
        called = _called_so(before, sentence, token)
        bodies = [iri for iri in called if document.ontology.kind(iri) in BODIES]
        if bodies:
            return _known(document, bodies[0], "label") if len(bodies) == 1 else None
    return None


def _named_before(document: Document, sentence: Sentence, token: Token) -> Party | None:
    """Return which body "the military" is, where the text has named one that ends so ("the Myanmar military"), and no other."""
    bare = [t.lower_ for t in phrase(token)] == ["the", token.lower_]
    if not bare or not document.lexicon.has("body", token.lower_):
        return None
    called = {iri for before in document.sentences[: sentence.index + 1] for iri in _called_so(before, sentence, token)}
    bodies = [iri for iri in called if document.ontology.kind(iri) == "GovernmentBody"]
    return _known(document, bodies[0], "label") if len(bodies) == 1 == len(called) else None


def _called_so(before: Sentence, sentence: Sentence, token: Token) -> set[str]:
    """The things that a sentence names, before a token if it is the token's own, by a name that ends as the token does."""
    names = [n for n in before.names if before.index < sentence.index or n.end <= token.idx]
    return {n.thing for n in names if before.text[n.start : n.end].lower().endswith(f" {token.lower_}")}


def _is_official(lexicon: Lexicon, token: Token) -> bool:
    """Whether a noun is a state's rulers or a body of a state, by itself or by a word before it ("security service")."""
    lists = lexicon.lists(token.lower_)
    if "rulers" in lists or "body" in lists:
        return True
    return "service" in lists and any(lexicon.has("official", t.lower_) for t in token.lefts)


def _is_field(lexicon: Lexicon, token: Token) -> bool:
    """Whether a noun only says what a body of a state is for: "Information" in "the Ministry of Communication and Information"."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    of = first.head
    return first.dep_ == "pobj" and of.lower_ == "of" and _is_official(lexicon, of.head) and of.head.tag_ == "NNP"


def _known(document: Document, iri: str, role: str) -> Party | None:
    known = document.ontology.things.get(iri)
    return Party(iri, known.label, known.kind, known.state, True, role) if known else None


def state_of(document: Document, sentence: Sentence, token: Token) -> str:
    """Return the state that modifies a noun ("the Chinese ...", "China's ...", "... of China"), or ""."""
    for child in token.children:
        if child.i > token.i and child.dep_ == "prep" and child.lower_ in ("of", "in"):
            inner = next((t for t in child.children if t.dep_ == "pobj"), None)
            if inner is not None and (found := _state_name(document, sentence, inner) or state_of(document, sentence, inner)):
                return found
        if child.i < token.i and child.dep_ in ("amod", "poss", "compound", "nmod", "npadvmod", "det"):
            found = _state_name(document, sentence, child) or state_of(document, sentence, child)
            if found:
                return found
    return ""


def _state_name(document: Document, sentence: Sentence, token: Token) -> str:
    name = sentence.name_at(token)
    if name and document.ontology.kind(name.thing) in ("State", "Territory") and name.role != "place":
        return name.thing
    return ""


def body(document: Document, sentence: Sentence, token: Token, state: str = "") -> Party | None:
    """Return the body of a state that a noun names ("foreign ministry"); `state` is whose it is where its own words do not say."""
    state = state_of(document, sentence, token) or state
    if not state:
        return None
    known = document.ontology.things[state]
    if document.lexicon.has("rulers", token.lower_):
        return Party(state, known.label, known.kind, known.state or state, True, "government")
    dated = {t.i for d in sentence.dates for t in sentence.tokens(d.start, d.end)}
    words = [
        t
        for t in phrase(token)
        if t.i not in dated and not _is_state(document, sentence, t) and t.tag_ not in ("DT", "POS", "IN") and t.text[:1].isalnum()
    ]
    title = " ".join(t.text for t in words if t.i <= token.i) + _of_what(document, sentence, token)
    kind = _ministry(title)
    return Party(
        f"{ID}government/{known.code.lower()}-{'-'.join(kind.lower().split())}",
        f"{_adjective(document.ontology, state)} {kind}".strip(), "GovernmentBody", known.state or state, False, "body",
    )  # fmt: skip


def _of_what(document: Document, sentence: Sentence, token: Token) -> str:
    """The field of a ministry that stands behind it ("Ministry of Information")."""
    for child in token.children:
        for inner in child.children if child.dep_ == "prep" and child.lower_ == "of" and child.i > token.i else ():
            if inner.dep_ == "pobj" and inner.tag_.startswith("NN") and not _is_state(document, sentence, inner):
                words = [t for part in (inner, *_fields(inner)) for t in phrase(part)]
                return " of " + " ".join(t.text for t in words if t.tag_ != "DT" and not _is_state(document, sentence, t))
    return ""


def _fields(token: Token) -> Iterator[Token]:
    """The further fields beside the first one, with the "and" before each."""
    further = [t for t in token.children if t.dep_ == "conj" and t.tag_ in ("NNP", "NNPS")]
    for child in token.children if further else ():
        if child.dep_ == "cc":
            yield child
        elif child in further:
            yield child
            yield from _fields(child)


def _is_state(document: Document, sentence: Sentence, token: Token) -> bool:
    name = sentence.name_at(token)
    return bool(name and document.ontology.kind(name.thing) in ("State", "Territory"))


def _ministry(title: str) -> str:
    """Bring "foreign affairs ministry", "Ministry of Foreign Affairs" to one form."""
    low = title.lower().replace("foreign affairs", "foreign").replace("defense", "defence")
    return low.strip()


@lru_cache(maxsize=256)
def _adjective(ontology: Ontology, state: str) -> str:
    """Return the state's own adjective: not its people ("Swede") and not that of a part ("Texan"); its label where it has none."""
    names = [n for n in ontology.names if n.thing == state]
    label, stems = ontology.things[state].label, {n.text[:4] for n in names if n.role == "label"}

    def rank(d: str) -> tuple[bool, int, int, str]:
        return d.endswith("s"), -2 * (d[:4] == label[:4]) - (d[:4] in stems) - d.endswith(ADJECTIVAL), len(d), d

    return min((n.text for n in names if n.role == "demonym"), key=rank, default=label)


def phrase(token: Token) -> list[Token]:
    """The tokens of the noun phrase before and including its head, without relative clauses."""
    left = [t for child in token.lefts if child.dep_ not in ("punct", "cc", "relcl", "appos") for t in child.subtree]
    return [*left, token]


def _is_common(document: Document, token: Token) -> bool:
    """Whether a word with a capital is an ordinary noun, as in a headline ("Run by Africa-Based Individuals")."""
    kinds = ("people", "agent", "account", "operation", "company", "ministry", "state")
    return any(document.lexicon.noun(token, kind) for kind in kinds)


def name_run(token: Token) -> list[Token]:
    """The run of proper nouns around a token ("Ahmed Almutairi", "Comm&Sense Inc.")."""
    low = high = token.i
    doc = token.doc
    while low > 0 and (doc[low - 1].tag_ in ("NNP", "NNPS") or (doc[low - 1].text in ("&", "-") and low > 1)):
        low -= 1
    while high + 1 < len(doc) and (doc[high + 1].tag_ in ("NNP", "NNPS") or doc[high + 1].text in ("&",)):
        high += 1
    return list(doc[low : high + 1])


DESCRIBED = re.compile(r", an? ((?:[\w’'-]+ ){0,4}[\w’'-]+)")


@lru_cache(maxsize=64)  # a key keeps its document alive
def _is_explained(document: Document, label: str) -> bool:
    """Whether the report says anywhere that the name is a firm's ("Novaria Insight, a company of about 30 people")."""
    _, *behind = document.report.text.split(label)
    described = (m[1].split() for part in behind if (m := DESCRIBED.match(part)))
    return any(document.lexicon.has("firm_noun", word.lower()) for words in described for word in words)


def _unknown(document: Document, sentence: Sentence, token: Token) -> Party | None:
    run = name_run(token)
    while run and (document.lexicon.has("title", run[0].lower_) or run[0].text in "&-"):
        run = run[1:]
    run = [t for t in run if not (n := sentence.name_at(t)) or n.role not in ("demonym", "metonym") or len(run) < 3]
    if not run or not run[0].text[:1].isupper() or len(run[0].text) < 2 or (len(run) == 1 and _is_common(document, run[0])):
        return None
    label = sentence.text[run[0].idx : run[-1].idx + len(run[-1])]
    firm = any(document.lexicon.has("firm", t.lower_) for t in run) or _is_explained(document, label)
    kind = "Organisation" if firm or label.isupper() or len(run) == 1 else "Person"
    state = state_of(document, sentence, token)
    return Party(thing("person" if kind == "Person" else "organisation", label), label, kind, state, False)
