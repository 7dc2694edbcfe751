"""Finds the names the vocabulary knows, as whole words, the longest at each place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ahocorasick_rs import AhoCorasick

from kg.ontology import Name
from kg.reading.ambiguous import Known, Setting, is_meant, is_meant_again, sentence_starts
from kg.reading.fold import fold

# Which name wins where two things share one way of writing.
_RANKS = {role: rank for rank, role in enumerate(("label", "demonym", "metonym", "place", "ambiguous"))}
_SHORTEST_CAPITALS = 4
_ASCII_UPPER = {code: code - 32 for code in range(ord("a"), ord("z") + 1)}
# One code point each, so that offsets survive.
_PLAIN = str.maketrans(dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("\u00a0\u202f\u2009\n\r\t", " ") | dict.fromkeys("‑‐", "-"))
_ADDRESS = re.compile(r"\b(?:https?|hxxps?)://\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.\w[\w.-]*|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*")

# One of these is in every address.
_ADDRESS_SIGNS = ("/", "@", "www.")


@dataclass(frozen=True, slots=True, order=True)
class NameMatch:
    """A known name in a text; `thing` is the IRI of what it names, `text` the words as they stand."""

    start: int
    end: int
    text: str
    thing: str
    role: str


class Gazetteer:
    """All names of a vocabulary, compiled once; reading never changes it."""

    def __init__(self, names: Iterable[Name]) -> None:
        ranked = sorted(names, key=lambda name: (_RANKS.get(name.role, len(_RANKS)), name.thing, name.text))
        self._names = _by_spelling(name for name in ranked if name.role != "signal")
        self._signals = _signals(name for name in ranked if name.role == "signal" and _is_lower(name.text))
        self._exact_signals = _signals(name for name in ranked if name.role == "signal" and not _is_lower(name.text))
        self._signalled = {**self._signals, **self._exact_signals}
        self._spellings, self._automaton = _compiled(self._names)
        self._signal_words, self._signal_automaton = _compiled(self._signals)
        self._exact_words, self._exact_automaton = _compiled(self._exact_signals)

    def find(self, text: str) -> list[NameMatch]:
        """Return the names in the text from first to last: whole words, longest first, never overlapping."""
        plain = text.translate(_PLAIN)
        candidates = [
            NameMatch(start, end, text[start:end], name.thing, name.role)
            for index, start, end in self._automaton.find_matches_as_indexes(plain, overlapping=True)
            if _is_whole(plain, start, end)
            for name in (self._names[self._spellings[index]],)
        ]
        outside = _outside_addresses(plain, candidates)
        return _leftmost_longest(_meant(plain, outside))

    def find_signals(self, text: str) -> list[NameMatch]:
        """Return the words that signal a topic; one place may signal several topics."""
        plain = text.translate(_PLAIN)
        found = [
            *_hits(fold(plain), self._signal_automaton, self._signal_words),
            *_hits(plain, self._exact_automaton, self._exact_words),
        ]
        kept = {(start, end) for start, end in _spans_leftmost_longest((start, end) for start, end, _ in found)}
        return sorted(
            NameMatch(start, end, text[start:end], name.thing, name.role)
            for start, end, word in set(found)
            if (start, end) in kept
            for name in self._signalled[word]
        )


def _is_lower(text: str) -> bool:
    return fold(text) == text


def _by_spelling(names: Iterable[Name]) -> dict[str, Name]:
    """Map every way of writing to the first name that has it; capitals come after all that is written so on purpose."""
    spellings: dict[str, Name] = {}
    listed = list(names)
    for name in listed:
        spellings.setdefault(name.text.translate(_PLAIN), name)
    for name in listed:
        if sum(letter.isalpha() for letter in name.text) >= _SHORTEST_CAPITALS:
            spellings.setdefault(name.text.translate(_PLAIN).translate(_ASCII_UPPER), name)
            spellings.setdefault(name.text.translate(_PLAIN).upper(), name)
    spellings.pop("", None)
    return spellings


def _signals(names: Iterable[Name]) -> dict[str, list[Name]]:
    ordered = sorted(names, key=lambda name: (name.text.translate(_PLAIN), name.thing))
    grouped = groupby(ordered, key=lambda name: name.text.translate(_PLAIN))
    return {text: list(group) for text, group in grouped if text}


def _compiled(patterns: Iterable[str]) -> tuple[list[str], AhoCorasick]:
    spellings = sorted(patterns)
    return spellings, AhoCorasick(spellings)


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or before in {"_", "@", "#"} or after in {"_", "$"}:
        return False
    # Leave.EU and Twitter.com are other names.
    return not (before == "." and text[start - 2 : start - 1].isalnum() and end - start < 4) and not (
        after == "." and text[end + 1 : end + 2].isalnum() and text[end + 1 : end + 2].islower()
    )


def _outside_addresses(text: str, matches: list[NameMatch]) -> list[NameMatch]:
    if not matches or not any(sign in text for sign in _ADDRESS_SIGNS):
        return matches
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    return [match for match in matches if not any(start <= match.start < end for start, end in addresses)]


def _spans_leftmost_longest(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last = 0
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield start, end
            last = end


def _leftmost_longest(matches: Iterable[NameMatch]) -> list[NameMatch]:
    by_span = {(match.start, match.end): match for match in matches}
    return [by_span[span] for span in _spans_leftmost_longest(by_span)]


def _hits(text: str, automaton: AhoCorasick, words: list[str]) -> Iterator[tuple[int, int, str]]:
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        stop = end + 1 if text[end : end + 1] == "s" else end
        for last in (end, stop):
            if _is_whole(text, start, last) and (last == end or text[end - 1 : end].isalpha()):
                yield start, last, words[index]
                break


def _meant(text: str, matches: list[NameMatch]) -> list[NameMatch]:
    """Drop the ambiguous names that nothing around them makes the thing they are listed for."""
    certain = [match for match in matches if match.role != "ambiguous"]
    doubtful = sorted(match for match in matches if match.role == "ambiguous")
    if not doubtful:
        return certain
    known = [Known(match.start, match.end, match.thing) for match in _leftmost_longest(certain)]
    starts = sentence_starts(text)
    for match in doubtful:
        # One that is settled settles its neighbours: "on X, Threads and Medium".
        if is_meant(Setting(text, match.start, match.end, match.thing, starts), known):
            certain.append(match)
            known.append(Known(match.start, match.end, match.thing))
    settled = {(match.text, match.thing) for match in certain if match.role == "ambiguous"}
    left = [match for match in doubtful if (match.text, match.thing) in settled and match not in certain]
    return certain + [m for m in left if is_meant_again(Setting(text, m.start, m.end, m.thing, starts))]
