"""Those whom an operation's word was meant to reach: who is told, pressed or written for, and where unrest is sown."""

from collections.abc import Iterator
from functools import lru_cache

from kg.extractors.about import told, words
from kg.extractors.areas import PLACED, area
from kg.namespaces import ID
from kg.ontology import Ontology
from kg.reading.clauses import Clause, spread
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.forms import table
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

# Behind a verb that reaches people these lead to them ("preyed on parents", "lied to voters", "appealed to Poles").
TOWARDS = ("on", "upon", "to", "at", "over")
WRITTEN = frozenset({"for", "to", "at", "among", "amongst", "towards", "toward", "before"})
WITHIN = ("in", "among", "amongst", "across", "between", "within", "throughout")
POINTING = frozenset({"the", "that", "this", "both", "these", "their", "its", "each"})


def reached(reading: Understanding, sentence: Sentence, clause: Clause) -> Iterator[Token]:
    """Yield the people whom a clause speaks to or works upon ("told Slovak pensioners that ...", "preyed on parents in Britain")."""
    if reading.document.lexicon.is_verb(clause.verb, "reach"):
        yield from (t for t in (*clause.patients, *clause.to(*TOWARDS)) if are_people(reading, sentence, t))
    if clause.verb.lower_ in forms(reading.document.ontology, "causing"):
        brought = [t for verb in clause.verb.children if verb.dep_ in ("ccomp", "xcomp") for t in verb.children if t.dep_ == "nsubj"]
        yield from (t for t in brought if t.i > clause.verb.i and are_people(reading, sentence, t))
    unrest = words(reading.document.ontology, "target", "unrest")
    for patient in clause.patients:
        if patient.lower_ in unrest:
            yield from _inside(patient)
            yield from clause.to(*WITHIN)
    yield from _owners_of_stolen(reading, clause)
    if reading.document.lexicon.is_verb(clause.verb, "content", "reach"):
        media = words(reading.document.ontology, "target", "outlets")
        yield from (t for t in clause.to("in", "with", "into") if t.lower_ in media)


def _inside(noun: Token) -> Iterator[Token]:
    """Where or among whom the thing of a noun is: "unrest in Chad", "support for Ukraine in Slovakia"."""
    for preposition in (t for t in noun.subtree if t.dep_ == "prep" and t.lower_ in WITHIN):
        if noun in (preposition.head, preposition.head.head.head):
            yield from (t for t in preposition.children if t.dep_ == "pobj")


@lru_cache(maxsize=8)
def forms(ontology: Ontology, kind: str) -> frozenset[str]:
    """The forms of the verbs of a list of the sheet."""
    return frozenset(table(ontology.phrases["target"][kind]))


def beside(token: Token) -> Iterator[Token]:
    """The place right behind a noun, which the parser hung on the verb ("alarm readers in Estonia")."""
    preposition = token.nbor() if token.i + 1 < len(token.doc) else token
    if preposition.dep_ == "prep" and preposition.lower_ in (*WITHIN, "from") and preposition.head.tag_.startswith("VB"):
        # "From Chile to Argentina".
        further = [t for t in preposition.children if t.dep_ == "prep"]
        yield from (t for p in (preposition, *further) for t in p.children if t.dep_ == "pobj")


def _owners_of_stolen(reading: Understanding, clause: Clause) -> Iterator[Token]:
    """Those who speak for a country and whose accounts were taken ("hijacked the accounts of politicians in Poland")."""
    sheet = reading.document.ontology.phrases["target"]
    if reading.document.lexicon.verb(clause.verb) in sheet["breaking"]:
        for patient in (*clause.patients, *clause.to("into")):
            yield from (t for t in patient.subtree if t.lower_ in sheet["affected"] and t != patient)


def are_people(reading: Understanding, sentence: Sentence, token: Token) -> bool:
    """Whether a noun means people: several of them, or a nation's ("Kenyans", "golf fans", "the public")."""
    if token.lower_ in words(reading.document.ontology, "target", "audiences"):
        return True
    if token.lower_ in reading.document.ontology.phrases["target"]["matters"]:
        return False
    name = sentence.name_at(token)
    several = token.tag_ in ("NNS", "NNPS") or token.lower_.endswith("s")
    return several if name is None else name.role == "demonym" and token.lower_.endswith(("s", "ese", "ish", "nch"))


def written_for(reading: Understanding, sentence: Sentence) -> Iterator[Token]:
    """Yield the readers whom something is for, whatever the verb ("copied the news for readers in Spain", "scary to Danish viewers")."""
    heads = ((t, t.head if t.dep_ == "conj" else t) for t in sentence.doc)
    addressed = [(t, first.head) for t, first in heads if first.dep_ == "pobj" and first.head.lower_ in WRITTEN]
    if not addressed:
        return
    happened = {c.verb for c in told(reading, sentence)}
    verbs = {c.verb for c in reading.discourse.clauses[sentence.index]}
    for token, preposition in addressed:
        above = next((t for t in token.ancestors if t in verbs), None)
        if (above is None or above in happened) and _are_readers(reading, sentence, token, preposition, above):
            yield token


def _are_readers(reading: Understanding, sentence: Sentence, token: Token, preposition: Token, verb: Token | None) -> bool:
    """Whether something is written for those behind a preposition: readers, or a nation's people behind a verb of content."""
    if token.lower_ in words(reading.document.ontology, "target", "readership"):
        return True
    lexicon, name = reading.document.lexicon, sentence.name_at(token)
    sends = verb is not None and verb.lower_ in forms(reading.document.ontology, "sending")
    if sends and preposition.lower_ == "to" and token.lower_ in words(reading.document.ontology, "target", "audiences"):
        return True
    nation = name is not None and name.role == "demonym" and are_people(reading, sentence, token)
    pieces = words(reading.document.ontology, "content", "pieces") | words(reading.document.ontology, "content", "media")
    telling = verb is not None and lexicon.is_verb(verb, "content", "target", "reach") and not lexicon.is_verb(verb, "serve")
    # "It made videos about prices for a Peruvian public".
    made = verb is not None and any(t.lower_ in pieces for c in verb.children if c.dep_ == "dobj" for t in spread([c]))
    public = token.lower_ in words(reading.document.ontology, "target", "readers") and preposition.lower_ == "for"
    if public and (telling or made or preposition.head.lower_ in pieces):
        return True
    # "They were for Peruvians".
    for_them = verb is not None and verb.lower_ in ("are", "were") and preposition.head == verb and preposition.lower_ == "for"
    return nation and ((telling and preposition.lower_ in ("for", "among")) or for_them or preposition.head.lower_ in pieces)


def pointed(reading: Understanding, sentence: Sentence, head: Token, operation: Operation, homes: frozenset[str]) -> tuple[str, ...]:
    """Return the countries that "people there", "readers in both countries", "viewers in the kingdom" point back to.

    They are those last named in the sentence before, else the operation's own (`homes`), where the number fits.
    """
    inner = sentence.doc[head.i + 1 : head.i + 4]
    lexicon = reading.document.lexicon
    back = next((t for t in inner if t.lower_ == "there" or (lexicon.noun(t, "country") and t.nbor(-1).lower_ in POINTING)), None)
    if back is None:
        return ()
    number = 2 if back.nbor(-1).lower_ == "both" else 1
    named = list(dict.fromkeys(_states_before(reading, sentence, back.i)))
    if number == 2 and len(named) < number:
        earlier = reading.document.sentences[sentence.index - 1] if sentence.index else sentence
        named = list(dict.fromkeys([*named, *_states_before(reading, earlier, len(earlier.doc)), *sorted(homes)]))
    known = named[:number] or sorted(homes)
    return tuple(known) if len(known) == number else ()


def _states_before(reading: Understanding, sentence: Sentence, end: int) -> Iterator[str]:
    """Yield the states that a sentence names before a token, the last first."""
    for token in reversed(sentence.doc[:end]):
        name = area(reading, sentence, token)
        if name is not None and name.thing.startswith(f"{ID}state/"):
            yield name.thing


def fought(reading: Understanding, token: Token) -> Iterator[Token]:
    """Yield whom a campaign is "against": those who speak for a country, or people in it; not a country's exiles and critics."""
    foes = {*reading.document.ontology.phrases["content"]["adversaries"], "dissidents", "exiles", "activists", "emigres"}
    for against in (t for t in token.children if t.dep_ == "prep" and t.lower_ == "against"):
        for head in (t for t in against.children if t.dep_ == "pobj"):
            if head.lower_ not in foes:
                yield head
            yield from (t for p in head.children if p.dep_ == "prep" and p.lower_ in PLACED for t in p.children if t.dep_ == "pobj")
