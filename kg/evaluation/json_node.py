"""A value in a JSON file that knows where it stands, so that what is wrong with it can be said in one line."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kg.errors import KgError


class GoldError(KgError):
    """An annotation is missing or wrong: the text names the file, the place in it, and the reason."""


@dataclass(frozen=True, slots=True)
class Node:
    """`value` at `place` ("operations[1].names") of the file at `path`."""

    path: Path
    place: str
    value: Any

    def wrong(self, reason: str) -> GoldError:
        """Return the error to raise."""
        return GoldError(f"{self.path}: {self.place + ': ' if self.place else ''}{reason}")

    def fields(self, *names: str) -> "Node":
        """Return this mapping; raises GoldError if it is none, or has a key that seems to be a misspelt one of `names`."""
        if not isinstance(self.value, dict):
            raise self.wrong("expected an object { }")
        for key in self.value.keys() - set(names):
            near = get_close_matches(key, names, n=1, cutoff=0.8)
            if near:
                raise self.wrong(f"unknown key {key!r}; did you mean {near[0]!r}?")
        return self

    def at(self, name: str, default: Any = None) -> "Node":
        """Return the value of a key of this mapping, or `default`."""
        return Node(self.path, f"{self.place}.{name}".lstrip("."), self.value.get(name, default))

    def items(self) -> "Iterator[Node]":
        """Yield the items of this list."""
        if not isinstance(self.value, list):
            raise self.wrong("expected a list [ ]")
        for number, item in enumerate(self.value):
            yield Node(self.path, f"{self.place}[{number}]", item)

    def text(self, allowed: Collection[str] = ()) -> str:
        """Return this string, which must be one of `allowed` if there are any."""
        if not isinstance(self.value, str) or not self.value:
            raise self.wrong("expected a string")
        if allowed and self.value not in allowed:
            raise self.wrong(f"{self.value!r} is none of {', '.join(sorted(allowed))}")
        return self.value

    def optional_text(self, allowed: Collection[str] = ()) -> str:
        """Return this string, or "" for null."""
        return "" if self.value is None else self.text(allowed)

    def texts(self) -> tuple[str, ...]:
        """Return this list of strings."""
        return tuple(item.text() for item in self.items())

    def flag(self) -> bool:
        """Return this truth value."""
        if not isinstance(self.value, bool):
            raise self.wrong("expected true or false")
        return self.value

    def number(self) -> int:
        """Return this whole number."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.wrong("expected a whole number")
        return self.value


def read_json(path: Path) -> Node:
    """Return the whole of a file; raises GoldError where it cannot be read or is no JSON."""
    try:
        return Node(path, "", json.loads(path.read_text(encoding="utf-8")))
    except json.JSONDecodeError as error:
        raise GoldError(f"{path}: line {error.lineno}, column {error.colno}: not JSON: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8") from error
    except RecursionError as error:
        raise GoldError(f"{path}: not JSON that can be read: nested too deeply") from error
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror or error}") from error
