"""Quads, and how each term is written in N-Quads: strictly, so that any reader takes it back unchanged."""

import re
from functools import lru_cache
from urllib.parse import quote

from kg.model import Literal, Term, Triple
from kg.namespaces import ID, XSD, digest

# (graph, subject, predicate, object); the default graph is "".
Quad = tuple[str, str, str, Term]

_STRING = XSD + "string"
# What RFC 3987 keeps out of an IRI, a per cent sign that starts no escape, and all other white space, at which rdflib stumbles.
_NOT_IN_IRI = re.compile(
    r"""[\s\x00-\x20<>"{}|^`\\\[\]\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]
    |%(?![0-9A-Fa-f]{2})""",
    re.VERBOSE,
)
# Controls and line separators too, which some readers take for the end of a line.
_ESCAPED = re.compile('[\\x00-\\x1f"\\\\\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff\ud800-\udfff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_WEB_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:[/?](?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?(?:#[A-Za-z0-9._~:/?@!$&'()*+,;=%-]*)?"
)


@lru_cache(maxsize=1 << 16)
def iri(value: str) -> str:
    """Return `<value>`, with what cannot stand in an IRI as per cent escapes."""
    return f"<{_NOT_IN_IRI.sub(_percent, value)}>" if _NOT_IN_IRI.search(value) else f"<{value}>"


def _percent(match: re.Match[str]) -> str:
    return quote(match[0].encode("utf-8", "replace"), safe="")


def string(value: str) -> str:
    """Return `value` in double quotes, escaped; lone surrogates, which no encoding can carry, become U+FFFD."""
    return f'"{_ESCAPED.sub(_escape, value)}"' if _ESCAPED.search(value) else f'"{value}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _SHORT.get(character) or f"\\u{ord(character):04X}"


def literal(value: Literal) -> str:
    """Return a literal as N-Quads writes it."""
    if value.language:
        return f"{string(value.value)}@{value.language}"
    return string(value.value) if value.datatype == _STRING else f"{string(value.value)}^^{iri(value.datatype)}"


def term(value: Term) -> str:
    """Return an IRI or a literal as N-Quads writes it."""
    return iri(value) if isinstance(value, str) else literal(value)


def statement(triple: Triple) -> str:
    """Return the IRI of the rdf:Statement node of a triple: the same wherever the triple is stated."""
    return f"{ID}statement/{digest(*map(term, triple))}"


def is_web_address(value: str) -> bool:
    """Whether `value` is an absolute http(s) address that can stand as an IRI without change."""
    return _WEB_ADDRESS.fullmatch(value) is not None and _NOT_IN_IRI.search(value) is None
