"""Words of a parsed sentence as plain values: what grammar asks of a word a hundred times over, read from the parser once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from sys import intern
from typing import Any

from numpy import int64
from spacy.strings import StringStore
from spacy.tokens import Doc

COLUMNS: list[int | str] = ["IDX", "LENGTH", "SPACY", "TAG", "DEP", "HEAD"]


class Token:
    """One word in its tree; names and meanings are spaCy's, `doc` are all words of its sentence.

    `idx` is its offset (code points) in the sentence, `i` its place among the words, `first` and `last` those of the ends of its
    subtree; a root is its own `head`. Never changed once
    `tree` made it, but that a lexicon keeps in `sense` what it found out about it.
    """

    __slots__ = (
        "_subtree",
        "children",
        "dep_",
        "doc",
        "first",
        "head",
        "i",
        "idx",
        "last",
        "lefts",
        "lower_",
        "rights",
        "sense",
        "tag_",
        "text",
        "text_with_ws",
    )

    def __init__(self, i: int, idx: int, text: str, space: str, tag: str, dep: str) -> None:
        self.i = self.first = self.last = i
        self.idx, self.tag_, self.dep_ = idx, tag, dep
        self.text, self.lower_, self.text_with_ws = text, text.lower(), text + space
        self.doc: tuple[Token, ...] = ()
        self.head: Token = self
        self.lefts: tuple[Token, ...] = ()
        self.rights: tuple[Token, ...] = ()
        self.children: tuple[Token, ...] = ()
        self._subtree: tuple[Token, ...] | None = None
        self.sense: Any = None

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The word and all below it, in the order of the tree: what hangs left of a word, the word, what hangs right of it."""
        if self._subtree is None:
            found: list[Token] = []
            for child in self.lefts:
                found += child.subtree
            found.append(self)
            for child in self.rights:
                found += child.subtree
            self._subtree = tuple(found)
        return self._subtree

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words that it hangs on, from the nearest up."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Whether another word hangs on this one, however far below."""
        return any(t is self for t in other.ancestors)

    def nbor(self, step: int = 1) -> Token:
        """The word so many places on. Raises IndexError beyond the sentence."""
        if not 0 <= self.i + step < len(self.doc):
            raise IndexError(self.i + step)
        return self.doc[self.i + step]

    @property
    def left_edge(self) -> Token:
        """The first word of its subtree."""
        return self.doc[self.first]

    @property
    def right_edge(self) -> Token:
        """The last word of its subtree."""
        return self.doc[self.last]

    @property
    def is_alpha(self) -> bool:
        """Whether it is of letters alone."""
        return self.text.isalpha()

    @property
    def is_punct(self) -> bool:
        """Whether it is of punctuation alone."""
        return not self.text[:1].isalnum() and all(unicodedata.category(letter).startswith("P") for letter in self.text)


def tree(doc: Doc, text: str) -> tuple[Token, ...]:
    """Return the words of a parsed text."""
    names = doc.vocab.strings
    rows = doc.to_array(COLUMNS)
    # Here and where offsets are kept a list is made first: a generator is called once more for each word.
    found = tuple(
        [
            Token(i, idx, text[idx : idx + length], " " if space else "", _label(names, tag), _label(names, dep))
            for i, (idx, length, space, tag, dep, _) in enumerate(rows.tolist())
        ]
    )
    # Heads are offsets, which the array holds as unsigned numbers.
    heads = rows[:, -1].astype(int64).tolist()
    for token, step in zip(found, heads, strict=True):
        token.doc = found
        if step:
            token.head = head = found[token.i + step]
            if step > 0:
                head.lefts += (token,)
            else:
                head.rights += (token,)
    for token in found:
        token.children = token.lefts + token.rights
        if token.head is not token:
            _widen(token)
    return found


@cache
def _label(names: StringStore, key: int) -> str:
    """The tag or relation of a number; each is one string, which is quicker to compare than its equals."""
    return intern(names[key])


def _widen(token: Token) -> None:
    """Let the subtrees above a word reach to it."""
    above, place = token.head, token.i
    while not above.first <= place <= above.last:
        if place < above.first:
            above.first = place
        else:
            above.last = place
        above = above.head
