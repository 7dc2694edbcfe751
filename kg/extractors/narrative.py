"""What an operation pushes, in the text's own words, and whom that favours or opposes."""

from collections.abc import Iterator

from kg.extractors.about import words
from kg.extractors.claims import claim
from kg.extractors.passage import Passage, passages
from kg.model import Claim, Triple, text
from kg.namespaces import IO, LABEL, TYPE, thing
from kg.reading.assets import units
from kg.reading.clauses import clause as clause_of
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

NAME = "narrative"
LONGEST = 160
AREAS = frozenset({"State", "Territory", "Region"})


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield a narrative for each piece of content, and for each thing that content takes sides on."""
    for passage in passages(reading):
        for head, side in _heads(reading, passage):
            label = "" if _its_own(reading, passage, head) else _label(reading, passage, head)
            for operation in passage.operations if label else ():
                narrative = thing("narrative", operation.iri, label)
                triples: list[Triple] = [
                    (operation.iri, IO + "promotes", narrative),
                    (narrative, TYPE, IO + "Narrative"),
                    (narrative, LABEL, text(label)),
                    *_stance(reading, passage, head, narrative, side),
                ]
                yield claim(reading, passage.sentence, NAME, passage.speech, *triples)


def _its_own(reading: Understanding, passage: Passage, head: Token) -> bool:
    """Whether a piece is only called the output of accounts ("to boost the core accounts' content"): nothing is said of what it says."""
    assets = units(reading.document.ontology)
    owners = [t for t in head.children if t.dep_ == "poss" and (t.lower_ in assets or t.tag_ == "PRP$")]
    return bool(owners) and not any(t.dep_ in ("prep", "acl", "relcl") for t in head.children)


def _heads(reading: Understanding, passage: Passage) -> Iterator[tuple[Token, str]]:
    """Yield the nouns that stand for a narrative, each with the side ("favours", "opposes", "") that its verb takes."""
    sheet, cue = reading.document.ontology.phrases["content"], passage.cue
    if not cue.tag_.startswith("VB"):
        if cue.tag_.startswith("NN") and (
            side := "favours" if cue.lower_ in sheet["for"] else "opposes" if cue.lower_ in sheet["against"] else ""
        ):
            yield cue, side if _weakened(reading, cue) is None else "opposes" if side == "favours" else ""
        return
    pieces = words(reading.document.ontology, "content", "pieces")
    base = reading.document.lexicon.verb(cue)
    side = "favours" if base in sheet["favour"] else "opposes" if base in sheet["oppose"] else ""
    clause = clause_of(cue, reading.document.lexicon)
    for head in clause.patients if not clause.passive else ():
        if head.lower_ in pieces or side:
            yield head, "" if head.lower_ in pieces else side


def _label(reading: Understanding, passage: Passage, head: Token) -> str:
    """Return the narrative in the text's words: its noun with what hangs on it, and its verb if that takes a side; "" if bare or long."""
    own = [t for t in _own(reading, head) if t.i in passage.tokens]
    pieces = [t for t in own if t.dep_ not in ("punct", "cc") or t.i < own[-1].i]
    if len(pieces) < 2 and (not pieces or head.tag_ not in ("NNP", "NNPS") or head == passage.cue):
        return ""
    verb = passage.cue
    trailing = [
        t
        for c in verb.children
        if c.dep_ == "prep" and c.i > head.i and c.lower_ in ("about", "on")
        for t in c.subtree
        if t.i in passage.tokens
    ]
    sided = verb != head and verb.i < head.i
    low = verb if sided and not _is_piece_verb(verb, pieces) else _weakened(reading, head) or pieces[0]
    last = max([*pieces, *trailing], key=lambda t: t.i)
    label = " ".join(passage.sentence.text[low.idx : last.idx + len(last)].strip(" ,;.").split())
    return label if len(label) <= LONGEST else ""


def _weakened(reading: Understanding, noun: Token) -> Token | None:
    """The verb by which support is to be taken away ("seeks to weaken support for NATO")."""
    return noun.head if noun.dep_ == "dobj" and reading.document.lexicon.is_verb(noun.head, "weaken") else None


def _own(reading: Understanding, head: Token) -> list[Token]:
    """The words of a noun's phrase without another praise or blame that is listed with it."""
    sheet = reading.document.ontology.phrases["content"]
    others = [t for t in head.subtree if t != head and t.dep_ == "conj" and t.lower_ in (*sheet["for"], *sheet["against"])]
    return [t for t in head.subtree if not any(o == t or o.is_ancestor(t) for o in others)]


def _is_piece_verb(verb: Token, pieces: list[Token]) -> bool:
    """Whether the verb only says that the piece was put out, and so adds nothing to it."""
    return verb.i + 8 < pieces[0].i or verb.lower_.startswith(
        ("post", "publish", "shar", "spread", "push", "promot", "amplif", "circulat", "distribut", "disseminat")
    )


def _stance(reading: Understanding, passage: Passage, head: Token, narrative: str, side: str) -> Iterator[Triple]:
    """Yield the countries that the narrative is about, favours or opposes."""
    sheet, things = reading.document.ontology.phrases["content"], reading.document.ontology.things
    for name in dict.fromkeys(passage.sentence.name_at(t) for t in _own(reading, head) if t.i in passage.tokens):
        if name is None or name.thing not in things or things[name.thing].kind not in AREAS:
            continue
        before = passage.sentence.text[: name.start].lower()
        near = set(before.split()[-4:])
        if before.endswith(("pro-", "pro–")) or near & set(sheet["favourable"]) or side == "favours":
            yield narrative, IO + "favours", name.thing
        elif before.endswith(("anti-", "anti–")) or near & set(sheet["unfavourable"]) or side == "opposes":
            yield narrative, IO + "opposes", name.thing
        else:
            yield narrative, IO + "about", name.thing
