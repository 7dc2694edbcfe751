"""What commands work on: inputs, the graph in a folder, and the things in it that a user means."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.app import say
from kg.errors import QueryError, StoreError

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.analysis import Match
    from kg.sources.fetching import Fetcher
    from kg.sources.find import Inputs


def found_inputs(inputs: list[str]) -> "Inputs":
    from kg.sources.find import find_inputs
    from kg.sources.standard_input import list_or_file

    found = find_inputs(*list_or_file(inputs, sys.stdin))
    if found.not_read:
        kinds = ", ".join(f"{count:,} {suffix}" for suffix, count in found.not_read)
        say([f"not read, as there is no reader for them: {kinds}"])
    return found


def fetcher_of(folder: Path | None, *, archived: bool, private: bool, robots: bool, offline: bool = False) -> "Fetcher":
    """Return what fetches addresses; it keeps them in a graph's folder, if there is one."""
    from kg.sources.fetching import Fetcher
    from kg.sources.fetching.snapshots import Snapshots

    return Fetcher(Snapshots(folder) if folder else None, offline, archived, private, robots)


def store_of(folder: Path) -> "ox.Store":
    """Open the store of a graph that a build has written, even one that died just before the end."""
    from kg.building.commit import finish
    from kg.graph import open_store

    finish(folder)
    return open_store(folder)


def _called(store: "ox.Store", words: str) -> "list[Match]":
    """Return what is called `words`; raises QueryError, with what is near, where nothing is."""
    from kg.analysis import find

    matches = find(store, words)
    if matches and matches[0].exact:
        return matches
    near = ", ".join(f"{match.label} ({match.kind})" for match in matches)
    raise QueryError(f"nothing in the graph is called {words!r}" + (f"; did you mean {near}?" if near else ""))


def things(store: "ox.Store", words: str) -> list[str]:
    return [match.iri for match in _called(store, words)]


def thing_named(store: "ox.Store", words: str) -> str:
    """Return the IRI of the one thing that `words` mean; raises QueryError that lists them where there are several."""
    from kg.queries.formats import short

    first, *others = _called(store, words)
    if others:
        listed = ", ".join(f"{short(match.iri)} ({match.label}, {match.kind})" for match in (first, *others))
        raise QueryError(f"{words!r} may mean several things; say which: {listed}")
    return first.iri


def write_page(target: Path, page: str) -> None:
    try:
        target.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise StoreError(f"{target}: cannot be written: {error.strerror or error}") from error
