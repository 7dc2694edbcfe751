"""Checks of what a phrase sheet says: each names what is wrong and where, and gives back what grammar reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.errors import OntologyError

# Whether the vocabulary has an IRI as something of a class (its local name).
Known = Callable[[str, str], bool]


def words(listed: Iterable[str]) -> dict[str, None]:
    """Words in the order of their sheets, each once: as the names of a mapping, for they are above all asked whether one is among them."""
    return dict.fromkeys(listed)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a sheet a value stands: its file, the sheet in the layers below (None: there is none), the names that lead to it."""

    path: Path
    below: Any
    known: Known
    names: tuple[str, ...] = ()

    def at(self, name: object) -> Place:
        """The place one step further in."""
        return replace(self, names=(*self.names, str(name)))

    def wrong(self, what: str) -> OntologyError:
        """The error that says what is wrong here."""
        return OntologyError(": ".join([str(self.path), " ".join(self.names), what] if self.names else [str(self.path), what]))


Check = Callable[[Place, Any], Any]


def text(place: Place, value: Any) -> str:
    """A string that says something."""
    if not isinstance(value, str):
        raise place.wrong(f"{value!r} is not text: put it in quotes")
    if not value.strip() or value != value.strip():
        raise place.wrong(f"{value!r} is empty or has white space around it")
    return value


def word(place: Place, value: Any) -> str:
    """A word or phrase in lower case, as texts are put in lower case before they are looked up."""
    if text(place, value) != value.lower():
        raise place.wrong(f"{value!r} has capitals and would never be found")
    return str(value)


def any_case(place: Place, value: Any) -> str:
    """A regular expression."""
    try:
        compiled = re.compile(text(place, value))
    except re.error as error:
        raise place.wrong(f"{value!r} is no pattern: {error}") from error
    if compiled.groupindex or re.search(r"\\[1-9]", value):
        raise place.wrong(f"{value!r} names a group or refers to one, which patterns that are searched together must not")
    return str(value)


def pattern(place: Place, value: Any) -> str:
    """A regular expression for texts in lower case."""
    plain = re.sub(r"\\.", "", any_case(place, value))
    if plain != plain.lower():
        raise place.wrong(f"{value!r} has capitals and would never be found")
    return str(value)


def flag(place: Place, value: Any) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise place.wrong(f"{value!r} is neither yes nor no")
    return value


def count(place: Place, value: Any) -> int:
    """A number of one or more."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise place.wrong(f"{value!r} is not a number of one or more")
    return value


def one_of(*values: str | bool) -> Check:
    """One of some values."""

    def check(place: Place, value: Any) -> Any:
        if value not in values:
            raise place.wrong(f"{value!r} is none of {', '.join(repr(v) for v in values)}")
        return value

    return check


def term(prefix: str, kind: str) -> Check:
    """What follows a prefix in the IRI of something of a class that the vocabulary has."""

    def check(place: Place, value: Any) -> str:
        if not place.known(prefix + text(place, value), kind):
            raise place.wrong(f"{value!r} is no {kind} of the vocabulary")
        return str(value)

    return check


def listing(place: Place, value: Any) -> list[Any]:
    """A list with something in it."""
    if not isinstance(value, list) or not value:
        raise place.wrong(f"{value!r} is not a list with something in it")
    return value


def several(check: Check, kind: Callable[[Iterable[Any]], Any] = tuple) -> Check:
    """A list whose members pass a check."""
    return lambda place, value: kind(check(place, item) for item in listing(place, value))


def fields(place: Place, value: Any, required: Mapping[str, Check], optional: Mapping[str, Check]) -> dict[str, Any]:
    """Check a mapping field by field; a field that is not known is an error, as nothing would read it."""
    if not isinstance(value, dict):
        raise place.wrong(f"{value!r} has no fields")
    if missing := [name for name in required if name not in value]:
        raise place.wrong(f"has no {missing[0]!r}")
    checks = {**required, **optional, "matches": several(text), "misses": several(text)}
    if unknown := [name for name in value if name not in checks]:
        raise place.wrong(f"{unknown[0]!r} is not one of {', '.join(checks)}")
    return {name: checks[name](place.at(name), item) for name, item in value.items()}


def group(key: str, check: Check) -> Check:
    """A list, bare or under `key` beside its examples; the examples are for tests and left out."""

    def checked(place: Place, value: Any) -> Any:
        return fields(place, value, {key: check}, {})[key] if isinstance(value, dict) else check(place, value)

    return checked


def rules(required: Mapping[str, Check], optional: Mapping[str, Check], name: str = "name") -> Check:
    """A list of rules, each a mapping; `name` is the field by which a rule is called where something is wrong with it."""

    def check(place: Place, value: Any) -> tuple[dict[str, Any], ...]:
        found = []
        for number, rule in enumerate(listing(place, value), 1):
            called = rule.get(name) if isinstance(rule, dict) else None
            found.append(fields(place.at(called or f"rule {number}"), rule, required, optional))
        return tuple(found)

    return check


def sheet(default: Check | None = None, /, **checks: Check) -> Check:
    """A sheet of groups: those that are named pass their own check, others `default`.

    A folder on top may add to the groups that there are below it, but name no new ones, as nothing would read them.
    """

    def check(place: Place, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise place.wrong("is not a mapping of groups")
        found = {}
        for name, content in value.items():
            inner = place.at(name)
            own = checks.get(name, default)
            if own is None or (place.below is not None and name not in place.below):
                raise inner.wrong(f"there is no such group; the groups are {', '.join(place.below or checks)}")
            found[name] = own(inner, content)
        return found

    return check
