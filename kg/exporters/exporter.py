"""What an exporter is: a line that says what for, what it writes to, and the function that does it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.errors import KgError
from kg.folder import Graph
from kg.graph.terms import is_web_address

# What `write` is given: a text stream, a binary stream, or the path of an empty folder.
TEXT, BINARY, FOLDER = "text", "binary", "folder"


@dataclass(frozen=True, slots=True)
class Options:
    """How to export.

    `base` is an IRI that ends in / or #, in place of `kg.namespaces.ID` (KgError for anything else); `provenance` keeps claims,
    quotes and reports; `tlp` is a level of the Traffic Light Protocol; `bom` marks UTF-8 for Excel; `licence` is an IRI.
    """

    base: str = ""
    provenance: bool = True
    tlp: str = "clear"
    bom: bool = False
    licence: str = ""

    def __post_init__(self) -> None:
        if self.base and not (is_web_address(self.base) and self.base.endswith(("/", "#"))):
            raise KgError(f"a base is a web address that ends in / or #, such as https://example.org/id/, not {self.base!r}")


DEFAULTS = Options()


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format. `takes` names the fields of Options that it heeds; `losses` yields lines on what it could not carry."""

    about: str
    suffix: str
    write: Callable[[Graph, Any, Options], None]
    form: str = TEXT
    takes: frozenset[str] = frozenset()
    losses: Callable[[Graph], Iterator[str]] | None = None
