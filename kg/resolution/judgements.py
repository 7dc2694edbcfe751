"""`judgements.ttl`: what people decided about pairs of operations; kept beside the graph, outside what a build replaces."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.building.commit import write_whole
from kg.errors import StoreError
from kg.namespaces import ID, IO, digest

JUDGEMENTS = "judgements.ttl"
SAME, DIFFERENT = "same", "different"

_HEAD = f"""# What people decided: two operations of reports are the same, or are not. One line each; delete a line to take it back.
@prefix io: <{IO}> .
@prefix judgement: <{ID}judgement/> .
@prefix operation: <{ID}operation/> .
"""
_OPERATION = ID + "operation/"


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Pairs of IRIs of reports' operations, in sets of two."""

    same: frozenset[frozenset[str]] = frozenset()
    different: frozenset[frozenset[str]] = frozenset()

    def of(self, one: str, other: str) -> str:
        """Return "same", "different", or "" where nobody has decided."""
        pair = frozenset((one, other))
        return SAME if pair in self.same else DIFFERENT if pair in self.different else ""

    def pairs(self) -> Iterator[tuple[frozenset[str], str]]:
        """Yield each pair with what was decided, in order."""
        both = [(pair, SAME) for pair in self.same] + [(pair, DIFFERENT) for pair in self.different]
        yield from sorted(both, key=lambda one: sorted(one[0]))

    def decided(self, pair: frozenset[str], verdict: str) -> "Verdicts":
        """Return these with another decision about a pair; "" takes back what was decided."""
        same, different = self.same - {pair}, self.different - {pair}
        return Verdicts(same | {pair} if verdict == SAME else same, different | {pair} if verdict == DIFFERENT else different)


def load_verdicts(folder: Path) -> Verdicts:
    """Return what is decided in a graph folder; raises StoreError that says what is wrong with the file, and where."""
    path = folder / JUDGEMENTS
    try:
        triples = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)) if path.exists() else []
    except SyntaxError as error:
        raise StoreError(f"{path}: line {error.lineno}: {error.msg}") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror or error}") from error
    return _verdicts(path, [(str(t.subject), t.predicate.value, getattr(t.object, "value", "")) for t in triples])


def _verdicts(path: Path, triples: Iterable[tuple[str, str, str]]) -> Verdicts:
    between: dict[str, set[str]] = {}
    said: dict[str, set[str]] = {}
    for node, predicate, value in triples:
        if predicate in (IO + "between", IO + "verdict"):
            (between if predicate.endswith("between") else said).setdefault(node, set()).add(value)
    verdicts = Verdicts()
    for node in sorted(between.keys() | said.keys()):
        pair, word = frozenset(between.get(node, ())), said.get(node, set())
        if len(pair) != 2 or len(word) != 1 or not word <= {IO + SAME, IO + DIFFERENT}:
            raise StoreError(f"{path}: {node} needs io:between two operations and io:verdict io:same or io:different")
        one, other = sorted(pair)
        if verdicts.of(one, other) not in ("", min(word).removeprefix(IO)):
            raise StoreError(f"{path}: {one} and {other} are judged both the same and different; keep one line")
        verdicts = verdicts.decided(pair, min(word).removeprefix(IO))
    return verdicts


def save_verdicts(folder: Path, verdicts: Verdicts) -> None:
    """Write the file, or remove it where nothing is decided."""
    lines = [_line(pair, word) for pair, word in verdicts.pairs()]
    if lines:
        write_whole(folder / JUDGEMENTS, "\n".join([_HEAD, *lines, ""]))
    else:
        (folder / JUDGEMENTS).unlink(missing_ok=True)


def _line(pair: frozenset[str], word: str) -> str:
    one, other = (_short(iri) for iri in sorted(pair))
    return f"judgement:{digest(*sorted(pair))} a io:Judgement ; io:verdict io:{word} ; io:between {one} , {other} ."


def _short(iri: str) -> str:
    name = iri.removeprefix(_OPERATION)
    return f"operation:{name}" if name.isalnum() and name != iri else f"<{iri}>"
