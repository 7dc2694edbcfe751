"""Who is quoted where one quotation runs over several sentences: "We make soap. We never ran a fake account," said Ann Lee."""

from collections.abc import Iterator

from kg.extractors.statements.rules import Rules
from kg.reading.document import Document, Sentence
from kg.reading.tokens import Token


def quoting(document: Document, rules: Rules, sentence: Sentence) -> tuple[Sentence, Token] | None:
    """The sentence and verb of saying of a quotation that goes on from, or into, another sentence of the same paragraph."""
    run = _run(document, sentence)
    if len(run) < 2:
        return None
    for other in (run[0], run[-1]):
        told = [t for t in unquoted(other, inside=other is run[-1]) if rules.has("saying", t)]
        if told:
            return other, told[0]
    return None


def _run(document: Document, sentence: Sentence) -> list[Sentence]:
    """The sentences that the quotation in which a sentence stands reaches over; none where it is outside, or the only one."""
    run: list[Sentence] = []
    inside = False
    for other in _paragraph(document, sentence):
        run = [*run, other] if inside else [other]
        inside = _ends_inside(other.text, inside=inside)
        if not inside and other.index >= sentence.index:
            return run if sentence in run else []
    return []


def _paragraph(document: Document, sentence: Sentence) -> Iterator[Sentence]:
    first = sentence.index
    while first and document.sentences[first - 1].block == sentence.block:
        first -= 1
    for other in document.sentences[first:]:
        if other.block != sentence.block:
            return
        yield other


def _ends_inside(text: str, *, inside: bool) -> bool:
    """Whether a quotation is open at the end of a text that begins inside one or not."""
    for mark in (c for c in text if c in MARKS):
        inside = mark == "“" or (mark == '"' and not inside)
    return inside


MARKS = frozenset('"“”')


def unquoted(sentence: Sentence, *, inside: bool = False) -> Iterator[Token]:
    """Yield the tokens of a sentence outside quotation marks; `inside` where it begins within a quotation."""
    for token in sentence.doc:
        if token.text in MARKS:
            inside = _ends_inside(token.text, inside=inside)
        elif not inside:
            yield token
