"""The named queries: `*.rq` files beside this one, each described by the comment at its head.

    # title: What a reader of a list sees
    # about: One sentence on what a row is.
    # param state (default any): what it does; write $state where its value goes
    # column date: what the column holds

A parameter is written `$name` (a legal SPARQL variable), a result `?name`. Values are bound as string literals, that of a
parameter called `iri` as an IRI. A line with a parameter whose default is "any" is left out where it is not given: a filter
that lets everything pass would still be tried on every row.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from kg.errors import QueryError
from kg.namespaces import PREFIXES
from kg.queries.guard import prefixed
from kg.queries.tokens import tokens

_HEAD = re.compile(r"# (title|about|param|column)(?: (\w+))?(?: \(default ([^)]*)\))?: (.+)")
_PARAM = re.compile(r"\$(\w+)")
_IRI = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"'(){}|^`\\\x00-\x20]*""")


@dataclass(frozen=True, slots=True)
class Param:
    """A value that a query takes; `default` is "any" where leaving it out means no restriction, "" where it is required."""

    name: str
    default: str
    about: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with what its header says; `columns` are pairs of name and meaning, in the order of the result."""

    name: str
    title: str
    about: str
    params: tuple[Param, ...]
    columns: tuple[tuple[str, str], ...]
    text: str

    def bound(self, values: Mapping[str, str] | None = None) -> str:
        """Return the SPARQL with every parameter replaced by its value, and prefixes declared.

        Raises QueryError for a parameter that it does not have or that lacks a value.
        """
        given = self._values(values or {})
        kept = (line for line in self.text.splitlines(keepends=True) if given.keys() >= set(_PARAM.findall(line)))
        cut = (given[token.text[1:]] if token.text[0] == "$" else token.text for token in tokens("".join(kept)))
        return prefixed("".join(cut))

    def _values(self, values: Mapping[str, str]) -> dict[str, str]:
        known = {param.name: param.default for param in self.params}
        for name in values:
            if name not in known:
                raise QueryError(f"{self.name} has no parameter {name!r}; it takes {', '.join(known) or 'none'}")
        for param in self.params:
            if not param.default and not values.get(param.name):
                raise QueryError(f"{self.name} needs -p {param.name}=...: {param.about}")
        given = known | {name: value for name, value in values.items() if value}
        return {name: _term(name, value) for name, value in given.items() if value != "any"}


def _term(name: str, value: str) -> str:
    if name != "iri":
        return _literal(value)
    prefix, _, rest = value.strip().partition(":")
    iri = PREFIXES.get(prefix, prefix + ":") + rest
    if not _IRI.fullmatch(iri):
        raise QueryError(f"not an IRI: {value!r}")
    return f"<{iri}>"


def _literal(value: str) -> str:
    """Return `value` as a SPARQL string: nothing in it can end the string."""
    safe = (char if char.isalnum() or char == " " else f"\\U{ord(char):08X}" for char in value.strip())
    return '"' + "".join(safe) + '"'


def names() -> tuple[str, ...]:
    """Return the names of all named queries, sorted."""
    return tuple(sorted(file.name.removesuffix(".rq") for file in files(__package__).iterdir() if file.name.endswith(".rq")))


@cache
def named(name: str) -> NamedQuery:
    """Return the query called `name`; raises QueryError that offers the nearest names."""
    if name not in names():
        near = get_close_matches(name, names(), 3, 0.5)
        raise QueryError(f"no query is called {name!r}" + (f"; did you mean {', '.join(near)}?" if near else ""))
    return parse(name, (files(__package__) / f"{name}.rq").read_text(encoding="utf-8"))


def parse(name: str, text: str) -> NamedQuery:
    """Read a query's header; raises QueryError where it has no title, no description or no columns."""
    found = [line.groups("") for line in map(_HEAD.fullmatch, text.splitlines()) if line]
    single = {key: about for key, _, _, about in found if key in ("title", "about")}
    params = tuple(Param(word, default, about) for key, word, default, about in found if key == "param")
    columns = tuple((word, about) for key, word, _, about in found if key == "column")
    if len(single) < 2 or not columns:
        raise QueryError(f"{name}.rq: its header lacks a title, a description or columns")
    return NamedQuery(name, single["title"], single["about"], params, columns, text)
