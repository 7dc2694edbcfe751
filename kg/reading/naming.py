"""What an operation is called: "dubbed X", "which researchers call X", "Operation X", a heading "X (Country)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import Ontology
from kg.reading.document import Document, Sentence
from kg.reading.entities import name_run
from kg.reading.tokens import Token

OPERATION = re.compile(r"\bOperation (?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){0,2}")
HEADING = re.compile(r"^(?P<name>[A-Z][\w’'&-]+(?: (?:of |the )?[A-Z0-9][\w’'&-]+){0,4}) \((?P<place>[A-Z][\w .’'-]+)\)(?:[.:]|$)")
NAME = re.compile(r"[“\"‘']?(?P<name>[A-Z0-9][\w’'&.-]*(?:[ -](?:of |the |and )?[A-Z0-9][\w’'&-]*){0,4})")


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """A proper name of an operation: `token` is its last word, `of` the word it hangs on."""

    text: str
    sentence: Sentence
    start: int
    end: int
    token: Token
    of: Token
    states: tuple[str, ...] = ()


def heading_name(document: Document, sentence: Sentence) -> Naming | None:
    """Return the name that a section on one operation begins with: "High Five (Philippines)."."""
    found = HEADING.match(sentence.text)
    if not found or not sentence.first:
        return None
    states = tuple(
        n.thing
        for n in sentence.names
        if found.start("place") <= n.start < found.end("place") and document.ontology.kind(n.thing) in ("State", "Territory")
    )
    tokens = sentence.tokens(*found.span("name"))
    return Naming(found["name"], sentence, *found.span("name"), tokens[-1], tokens[-1], states) if states and tokens else None


@lru_cache(maxsize=4)
def calling(ontology: Ontology) -> re.Pattern[str]:
    """Return the pattern of what leads up to a name ("dubbed", "known to researchers as"), by the sheet `operation`."""
    ways = "|".join(ontology.phrases["operation"]["called"])
    named = r"(?:it |them |the network |the operation |the campaign )?(?:the )?[“\"‘']?(?=[A-Z0-9“\"‘'])"
    return re.compile(rf"\b(?:{ways})\s+{named}")


def is_called(ontology: Ontology, sentence: Sentence, start: int) -> bool:
    """Whether the words before `start` give a name to something ("christened it ...")."""
    return any(m.end() == start for m in calling(ontology).finditer(sentence.text, 0, start + 1))


def namings(document: Document, sentence: Sentence) -> Iterator[Naming]:
    """Yield the names that a sentence gives to operations, known ones from the vocabulary included."""
    spans = [(n.start, n.end) for n in sentence.names if document.ontology.kind(n.thing) == "InfluenceOperation"]
    spans += [m.span() for m in OPERATION.finditer(sentence.text)]
    for called in calling(document.ontology).finditer(sentence.text):
        if not _names_an_operation(document, sentence, called.start()):
            continue
        if (m := NAME.match(sentence.text, called.end())) and _is_name(document, sentence, *m.span("name")):
            spans.append(m.span("name"))
    seen: set[int] = set()
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        tokens = sentence.tokens(start, end)
        if tokens and not seen & set(range(start, end)):
            seen |= set(range(start, end))
            yield Naming(sentence.text[start:end].rstrip(".,'’"), sentence, start, end, tokens[-1], tokens[-1])


def _names_an_operation(document: Document, sentence: Sentence, start: int) -> bool:
    """Whether what is called something may be an operation: not "a user called X", "a firm named Y"."""
    before = [t for t in sentence.doc if t.idx + len(t) <= start and t.is_alpha]
    noun = before[-1] if before else None
    if noun is None or not noun.tag_.startswith("NN"):
        return True
    lexicon = document.lexicon
    return bool(lexicon.noun(noun, "operation")) or not (
        lexicon.noun(noun, "agent") or lexicon.noun(noun, "people") or lexicon.noun(noun, "called")
    )


def _is_name(document: Document, sentence: Sentence, start: int, end: int) -> bool:
    """Whether what follows "called" is a name of its own and not a state, a person or a platform."""
    if any(n.start < end and start < n.end for n in sentence.names if document.ontology.kind(n.thing) != "InfluenceOperation"):
        return False
    tokens = sentence.tokens(start, end)
    if not any(t.is_alpha or "-" in t.text for t in tokens):
        return False
    return bool(tokens) and all(t.tag_ not in ("PRP", "DT") for t in tokens) and len(name_run(tokens[0])) <= 5
