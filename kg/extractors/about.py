"""Whose doing a phrase tells of: the operations that its clause, or what it hangs on, belongs to; nobody's where a party acts."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache

from kg.ontology import Ontology
from kg.reading.assets import units
from kg.reading.clauses import Clause, antecedent, is_passive, is_supposed, spread
from kg.reading.discourse import Discourse, Operation
from kg.reading.document import Sentence
from kg.reading.entities import party
from kg.reading.forms import plurals
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding
from kg.reading.unproven import is_unproven

# How many sentences an operation stays what an unnamed subject means.
MEMORY = 6
SPEAKING = frozenset({"say", "tell", "write", "add", "announce", "claim"})
FIRST_PERSON = frozenset({"we", "i"})
# Under these a party acts upon an operation or speaks of one; what hangs below may still be the operation's doing.
UPON = ("removal", "seizure", "restriction", "indictment", "sanction", "attribute", "link", "name", "say", "suspect")
ASKED = frozenset({"asked", "ordered", "urged", "threatened", "refused", "failed", "declined", "told", "required", "warned"})


@lru_cache(maxsize=64)
def words(ontology: Ontology, sheet: str, kind: str) -> frozenset[str]:
    """Singular and plural of each noun that a list of a phrase sheet holds."""
    return frozenset(form for noun in ontology.phrases[sheet][kind] for form in plurals(noun))


@lru_cache(maxsize=4)
def content_nouns(ontology: Ontology) -> frozenset[str]:
    """Return the nouns that stand for content, by the piece or at large."""
    return words(ontology, "content", "pieces") | words(ontology, "content", "nouns")


def doers(reading: Understanding, sentence: Sentence, clause: Clause) -> tuple[Operation, ...]:
    """Return the operations that do or undergo what a clause says, () where it is somebody else."""
    undergo = next((found for t in clause.patients if clause.passive and (found := reading.discourse.of(sentence, t))), ())
    return undergo or owners(reading, sentence, clause.verb)


def owners(reading: Understanding, sentence: Sentence, token: Token, *, loose: bool = True) -> tuple[Operation, ...]:
    """Return the operations whose doing the phrase at `token` is; () where a party or a thing of another kind does it.

    With `loose`, a phrase that nobody does is the doing of what the text is speaking of.
    """
    seen, below = token, token
    while True:
        if seen != token and (found := reading.discourse.of(sentence, seen)):
            return found
        if seen.tag_.startswith("NN") and _is_of_others(reading, sentence, seen):
            return ()
        if seen.tag_.startswith("VB") or seen.dep_ == "ROOT":
            if found := _means(reading, sentence, seen) or _purpose(reading, sentence, seen):
                return found
            found, settled = _by_verb(reading, sentence, seen, below)
            if settled:
                return found
        if seen.head == seen:
            return in_view(reading, sentence) if loose else ()
        below, seen = seen, seen.head


def _is_of_others(reading: Understanding, sentence: Sentence, noun: Token) -> bool:
    """Whether a noun means operations of a statistic, none of which is told of ("the five operations aimed at France"), or what a
    state undertakes at large ("Moscow's attempts to destabilise European democracies")."""
    for child in noun.children:
        if child.dep_ == "nummod" and noun.tag_ == "NNS" and reading.document.lexicon.noun(noun, "operation"):
            return True
        if child.dep_ == "poss" and noun.lower_ in words(reading.document.ontology, "content", "undertakings"):
            name = sentence.name_at(child)
            return name is not None and reading.document.ontology.kind(name.thing) == "State"
    return False


def _means(reading: Understanding, sentence: Sentence, verb: Token) -> tuple[Operation, ...]:
    """The operations through which a party does what a clause says ("a campaign through which the state tried to sway ...")."""
    above = verb
    while above.dep_ in ("xcomp", "conj") and above.head.tag_.startswith("VB"):
        above = above.head
    which = [t for p in above.children if p.dep_ == "prep" and p.lower_ in ("through", "by", "with", "via") for t in p.children]
    noun = antecedent(above) if above.dep_ == "relcl" and any(t.lower_ == "which" for t in which) else None
    return reading.discourse.of(sentence, noun) if noun is not None else ()


def _purpose(reading: Understanding, sentence: Sentence, verb: Token) -> tuple[Operation, ...]:
    """The operations last meant before a bare "and intended to ...", which the parser hangs on whatever it likes."""
    bare = (
        verb.i
        and verb.nbor(-1).lower_ in ("and", ",")
        and not any(t.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for t in verb.children)
    )
    if not bare or verb.lower_ not in reading.document.ontology.phrases["content"]["meant"]:
        return ()
    before = (reading.discourse.of(sentence, t) for t in reversed(sentence.nouns_before(verb)))
    return next((found for found in before if found), ())


def _by_verb(reading: Understanding, sentence: Sentence, verb: Token, below: Token) -> tuple[tuple[Operation, ...], bool]:
    """Return who does what a verb says, and whether that settles the matter; `below` is where the climb came from."""
    subjects = [t for t in _subjects(verb) if (t != below and below not in t.ancestors) or below == verb]
    subjects = [] if below.dep_ in ("nsubj", "nsubjpass", "csubj") else subjects
    subjects += [t for t in _behind(verb) if t != below]
    for subject in subjects:
        if found := meant(reading, sentence, subject):
            return found, True
    if not subjects or _done_by_nobody(reading, sentence, verb):
        return (), False
    upon = any(t.lower_ in FIRST_PERSON for t in subjects) or reading.document.lexicon.is_verb(verb, *UPON)
    if upon and below != verb:
        objects = [t for child in verb.children if child.dep_ in ("dobj", "nsubjpass") for t in spread([child])]
        found = next((found for t in objects if t != below and (found := reading.discourse.of(sentence, t))), ())
        if not found and is_passive(verb) and _is_somebody_else(reading, sentence, objects):
            return (), True
        # "It said in a post on X": where somebody speaks is his own doing.
        speaks = below.dep_ == "prep" and reading.document.lexicon.base(verb) in SPEAKING
        return found, bool(found) or speaks or _bans(reading, verb, below)
    run = [t for child in verb.children if child.dep_ == "dobj" for t in spread([child])] if below == verb else []
    return next((found for t in run if not upon and (found := reading.discourse.of(sentence, t))), ()), True


def _is_somebody_else(reading: Understanding, sentence: Sentence, objects: list[Token]) -> bool:
    """Whether a party that nobody says is behind what is spoken of undergoes something ("Acme was thrown off X after meddling in ...")."""
    parties = [found for t in objects if t.tag_ == "NNP" and (found := party(reading.document, sentence, t)) is not None]
    behind = {one.iri for operation in in_view(reading, sentence) for one in operation.runners}
    firms = [one for one in parties if one.kind in ("Organisation", "Company")]
    return bool(firms) and behind.isdisjoint(one.iri for one in firms)


def _bans(reading: Understanding, verb: Token, below: Token) -> bool:
    """Whether a party acts upon something that is no asset ("in August the court banned the use of deepfakes")."""
    acted = reading.document.lexicon.is_verb(verb, "removal", "block") and below.dep_ == "dobj"
    return acted and below.lower_ not in units(reading.document.ontology) and not any(t.lower_ == "we" for t in _subjects(verb))


def _done_by_nobody(reading: Understanding, sentence: Sentence, verb: Token) -> bool:
    """Whether something is praised, blamed or depicted, and it is not said by whom ("opponents were depicted as criminals")."""
    sheet = reading.document.ontology.phrases["content"]
    base = reading.document.lexicon.base(verb)
    shown = any(base in sheet[kind] for kind in ("favour", "oppose", "depict"))
    return shown and is_passive(verb) and not any(t.dep_ == "agent" for t in verb.children)


def _subjects(verb: Token) -> list[Token]:
    """Who acts: the agent of a passive, or else its subject if that is not acted upon by anybody named."""
    by = [t for p in verb.children if p.dep_ == "agent" for t in p.children if t.dep_ == "pobj"]
    own = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass", "csubj")]
    resolved = [antecedent(verb) or t if t.tag_ in ("WDT", "WP") else t for t in (by or own)]
    if not resolved and verb.dep_ == "conj" and verb.head.tag_.startswith("VB") and is_passive(verb) == is_passive(verb.head):
        return _subjects(verb.head)
    return spread(resolved)


def _behind(verb: Token) -> list[Token]:
    """The noun that a participle or a relative clause without a subject of its own stands behind."""
    noun = antecedent(verb) if verb.dep_ in ("acl", "relcl") and not any(t.dep_ == "agent" for t in verb.children) else None
    has_subject = any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.children)
    return [noun] if noun is not None and not has_subject else []


def meant(reading: Understanding, sentence: Sentence, subject: Token) -> tuple[Operation, ...]:
    """Return the operations that a subject is, or whose output or hands it is ("posts", "its operators", "most of them")."""
    if found := reading.discourse.of(sentence, subject) or _of_list(reading, sentence, subject):
        return found
    if subject.tag_ == "CD" and (of := [t for p in subject.children if p.lower_ == "of" for t in p.children if t.dep_ == "pobj"]):
        # "Fourteen of the pages".
        return meant(reading, sentence, of[0])
    if subject.dep_ == "csubj":
        # The parser took a participle behind the subject for the subject ("a network of pages run from X has spread").
        return next((found for t in subject.children if t.dep_ in ("nsubj", "nsubjpass") and (found := meant(reading, sentence, t))), ())
    if subject.dep_ == "pobj" and subject.head.lower_ == "as" and subject.head.head.tag_.startswith("VB"):
        # What the personas do is the operation's doing ("posed as women who complained ...").
        return owners(reading, sentence, subject.head.head)
    if sentence.name_at(subject) or subject.lower_ in FIRST_PERSON or _is_of_others(reading, sentence, subject):
        return ()
    audience = subject.lower_ in words(reading.document.ontology, "target", "readership")
    if (subject.lower_ == "this" or audience) and subject.head.lower_ in ("is", "was", "are", "were"):
        return in_view(reading, sentence)
    if subject.dep_ in ("attr", "dobj", "pobj") and subject.lower_ in words(reading.document.ontology, "content", "undertakings"):
        # "It was an attempt to sway ...", "waged a campaign to turn ...", "in order to sow ...".
        return owners(reading, sentence, subject.head, loose=False)
    ontology = reading.document.ontology
    if any(t.lower_ in ontology.phrases["content"]["made_up"] for t in subject.children):
        return in_view(reading, sentence)
    ours = subject.lower_ in words(ontology, "content", "voices") or subject.lower_ in words(ontology, "content", "pieces")
    if not ours or (subject.tag_ == "NNP" and _is_somebody_else(reading, sentence, [subject])):
        return ()
    for inner in subject.subtree:
        if inner != subject and inner.tag_ != "PRP" and (found := reading.discourse.of(sentence, inner)):
            return found
    by = subject.head if subject.head.dep_ == "agent" else subject
    # "Accounts run by people who pretended ...".
    above = by.head.head if by.head.tag_.startswith("VB") and by.head.dep_ in ("relcl", "acl") else None
    if above is not None and (found := reading.discourse.of(sentence, above) or _of_list(reading, sentence, above)):
        return found
    return in_view(reading, sentence)


def _of_list(reading: Understanding, sentence: Sentence, token: Token) -> tuple[Operation, ...]:
    """The operations that a list of counted things is ("22 Pages and 12 Events run from ...")."""
    while token.dep_ in ("conj", "appos") and token.head.tag_.startswith("NN") and any(t.dep_ == "nummod" for t in token.children):
        token = token.head
        if found := reading.discourse.of(sentence, token):
            return found
    return ()


def in_view(reading: Understanding, sentence: Sentence) -> tuple[Operation, ...]:
    """Return the operations that the text is speaking of at a sentence, if it has named them not long ago."""
    focus = reading.discourse.focus.get(sentence.index, ()) or reading.discourse.before.get(sentence.index, ())
    seen = _mentioned(reading.discourse)
    return tuple(reading.discourse.operations[i] for i in focus if _distance(seen.get(i, ()), sentence.index) <= MEMORY)


@lru_cache(maxsize=2)
def on_operations(reading: Understanding) -> tuple[Sentence, ...]:
    """Return the sentences that mean operations, count their assets or have some in view: what any other tells is not their doing."""
    found = reading.discourse
    near = {index for index, _ in found.at} | {owned.sentence.index + step for owned in found.owned for step in (0, 1)} | {*found.headed}
    near |= {index for view in (found.focus, found.before) for index, operations in view.items() if operations}
    return tuple(s for s in reading.document.sentences if s.index in near)


@lru_cache(maxsize=2)
def _mentioned(discourse: Discourse) -> Mapping[int, tuple[int, ...]]:
    """Map each operation to the sentences that mean it, in order."""
    found: dict[int, set[int]] = {}
    for (index, _), meant_here in discourse.at.items():
        for operation in meant_here:
            found.setdefault(operation, set()).add(index)
    return {operation: tuple(sorted(indexes)) for operation, indexes in found.items()}


def _distance(mentioned: tuple[int, ...], index: int) -> int:
    at = bisect_right(mentioned, index)
    return index - mentioned[at - 1] if at else MEMORY + 1


def told(reading: Understanding, sentence: Sentence) -> tuple[Clause, ...]:
    """Return the clauses of a sentence that are told as having happened, or as what somebody set out to do."""
    return _told(reading)[sentence.index]


@lru_cache(maxsize=2)
def _told(reading: Understanding) -> Mapping[int, tuple[Clause, ...]]:
    return {s.index: tuple(c for c in reading.discourse.clauses[s.index] if _is_told(s, c)) for s in reading.document.sentences}


def _is_told(sentence: Sentence, clause: Clause) -> bool:
    return not clause.negated and not (clause.hypothetical and supposed(clause.verb)) and not is_unproven(sentence, clause.verb)


def supposed(verb: Token) -> bool:
    """Whether a verb or one that it hangs on stands under a modal, a future or a condition."""
    if is_supposed(verb):
        return True
    hangs = verb.dep_ in ("xcomp", "conj", "ccomp") and verb.head.tag_.startswith("VB")
    return hangs and (verb.head.lower_ in ASKED or supposed(verb.head))
