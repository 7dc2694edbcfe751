"""A stretch of a sentence that may mean operations, and what its own words say of them."""

from dataclasses import dataclass, field

from kg.reading.assets import Asset
from kg.reading.attribution import origins
from kg.reading.document import Document, Sentence
from kg.reading.entities import phrase
from kg.reading.tokens import Token


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A stretch of a sentence that may refer to operations; `number` is how many (0: a plural without number)."""

    sentence: Sentence
    head: Token
    kind: str
    definite: bool
    number: int
    states: tuple[str, ...] = ()
    name: str = ""
    words: frozenset[str] = frozenset()
    ordinal: int = 0
    marked: bool = False
    assets: tuple[Asset, ...] = field(default=())
    owner: str = ""
    # Counts inside the phrase ("a network of 78 accounts"); they are told by a mention of their own.
    holds: tuple[Asset, ...] = ()

    @property
    def start(self) -> int:
        """Where the phrase begins in its sentence."""
        return min([t.idx for t in phrase(self.head)] + [a.start for a in self.assets])

    @property
    def end(self) -> int:
        """Where the phrase ends in its sentence."""
        return max([self.head.idx + len(self.head)] + [a.end for a in self.assets])


def words_of(token: Token) -> frozenset[str]:
    """The modifiers of a noun in lower case, hyphenated ones whole ("state-backed") and in parts."""
    tokens = [t for t in phrase(token) if t.i != token.i]
    whole = "".join(t.text_with_ws for t in tokens).lower()
    return frozenset(whole.replace("“", " ").replace('"', " ").replace("'", " ").split()) | {t.lower_ for t in tokens}


def states_of(document: Document, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """States that a noun's modifiers name as where it comes from: "Chinese", "China-based", "from Serbia and Egypt"."""
    return tuple(dict.fromkeys(o.state for o in origins(document, sentence, token)))
