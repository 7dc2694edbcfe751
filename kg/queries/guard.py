"""Let only queries pass that read this graph and nothing else.

pyoxigraph would follow SERVICE over the network, and its grammar lets a keyword stand glued to what precedes it
(`true.SERVICE:x`, `trueSERVICE <x>`, `?a<?b)SERVICE?x#>`), so that a search for the word is not enough. Therefore:
- a query that passes is written anew: comments out, and in IRIs those characters escaped that could end an expression
  or start a string or comment, so that `<` read as "less than" can hide nothing;
- outside strings, variables and IRIs, SERVICE is refused even as a part of a longer name.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.errors import QueryError
from kg.namespaces import ID, PREFIXES
from kg.queries.tokens import Token, tokens

FORBIDDEN = {
    "SERVICE": "queries never leave this machine",
    **dict.fromkeys(("LOAD", "INSERT", "DELETE", "DROP", "CLEAR", "CREATE", "COPY", "MOVE", "ADD"), "queries only read the graph"),
}
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UNSAFE_IN_IRI = str.maketrans({char: f"\\u{ord(char):04X}" for char in "#'()"})


def checked(sparql: str) -> str:
    """Return `sparql` rewritten so that it is safe to evaluate; raises QueryError that names what is not allowed."""
    every = list(tokens(sparql))
    code = [token for token in every if token.kind not in ("space", "comment")]
    for token in code:
        _refuse(token)
    _refuse_from(code)
    if not any(_starts(token) for token in code):
        raise QueryError(f"not a query: it needs one of {', '.join(_FORMS)}")
    return "".join(_rewritten(every))


def _starts(token: Token) -> bool:
    return token.kind == "word" and token.text.upper().startswith(_FORMS)


def _refuse(token: Token) -> None:
    text = token.text.upper()
    if token.kind not in ("word", "name"):
        return
    glued = "SERVICE" if "SERVICE" in text else text.split(":", 1)[0]
    if reason := FORBIDDEN.get(glued):
        raise QueryError(f"line {token.line}: {glued} is not allowed: {reason}")


def _refuse_from(code: Sequence[Token]) -> None:
    """Refuse every FROM but those that name one of our own graphs in full."""
    for at, token in enumerate(code):
        if "FROM" in token.text.upper() and token.kind == "word":
            named = [after.text for after in code[at + 1 : at + 3] if after.text.upper() != "NAMED"]
            if token.text.upper() != "FROM" or not named or not _ours(named[0]):
                where = named[0] if named else "nothing"
                raise QueryError(f"line {token.line}: FROM {where} is not allowed: only <{ID}...> graphs of this store")


def _ours(text: str) -> bool:
    return text.startswith("<" + ID) and "\\" not in text


def _rewritten(every: Sequence[Token]) -> Iterator[str]:
    for token in every:
        if token.kind == "comment":
            yield " "
        elif token.kind == "iri":
            yield token.text.translate(_UNSAFE_IN_IRI)
        else:
            yield token.text


def prefixed(sparql: str) -> str:
    """Return `sparql` with our prefixes declared in front, except those that it declares itself."""
    code = [token for token in tokens(sparql) if token.kind not in ("space", "comment")]
    own = {name.text for word, name in pairwise(code) if word.text.upper() == "PREFIX"}
    used = {token.text.split(":", 1)[0] for token in code if token.kind == "name"}
    missing = [name for name in PREFIXES if name in used and f"{name}:" not in own]
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in missing) + sparql
