"""Cut SPARQL text into tokens: enough of its grammar to tell code from strings, IRIs and comments."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.errors import QueryError

_LOCAL = r"(?:[\w.:%-]|\\[-_~.!$&'()*+,;=/?\#@%])*"
_KINDS = {
    "space": r"\s+",
    "comment": r"\#[^\n\r]*",
    "string": r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""|' + r"'''(?:'{0,2}(?:[^'\\]|\\.))*'''|"
    r'"(?:[^"\\\n\r]|\\.)*"(?!")|' + r"'(?:[^'\\\n\r]|\\.)*'(?!')",
    "iri": r'<(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>',
    "variable": r"[?$]\w+",
    "name": r"(?:[^\W\d_][\w.-]*)?:" + _LOCAL,
    "word": r"\w+",
    "mark": r"[{}()\[\].,;*/|^+?!=<>&@-]",
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()), re.DOTALL)


class Token(NamedTuple):
    """A stretch of SPARQL text and what it is: one of the keys of the table above."""

    kind: str
    text: str
    line: int


def tokens(sparql: str) -> Iterator[Token]:
    """Yield every token of `sparql`, spaces and comments too: joined, they are the text again.

    Raises QueryError at the first character that belongs to no token (an unclosed string, an escape outside strings).
    """
    at, line = 0, 1
    while at < len(sparql):
        found = _TOKEN.match(sparql, at)
        if found is None or found.lastgroup is None:
            raise QueryError(f"line {line}: {_stray(sparql[at:])}")
        yield Token(found.lastgroup, found.group(), line)
        at, line = found.end(), line + found.group().count("\n")


def _stray(rest: str) -> str:
    word = re.match(r"\S{1,30}", rest)
    text = word.group() if word else rest[:1]
    if text[0] in "\"'":
        return f"a string is not closed: {text}"
    if text[0] == "\\":
        decoded = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda code: chr(int(code.group(1), 16)), text)
        return f"escapes are only allowed inside strings, not in {text!r}" + (f" ({decoded!r})" if decoded != text else "")
    return f"unexpected {text!r}"
