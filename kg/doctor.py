"""What is installed, whether it is what a build needs, and what there is to work on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from platform import python_version

from kg.building.commit import unsettled
from kg.building.version import versions
from kg.errors import KgError, StoreError
from kg.ontology import load, ontology_folder


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at, what was found, and whether that is as it should be."""

    name: str
    found: str
    fine: bool = True


def examine(folder: Path, ontology: Sequence[Path] = (), *, examples: bool = False) -> Iterator[Examined]:
    """Yield what every command, and those on the graph in `folder`, rest on; with `examples` also what phrase sheets say of themselves.

    `ontology` are folders of one's own vocabulary. The examples take half a minute.
    """
    yield Examined("python", python_version())
    for name, version in versions().items():
        yield Examined(name, version, version != "missing")
    yield Examined("pyarrow", "there" if find_spec("pyarrow") else "not there; only Parquet files need it")
    yield _tried("parser", _parser)
    vocabulary = _tried("vocabulary", lambda: _vocabulary(ontology))
    yield vocabulary
    if examples and vocabulary.fine:
        yield from _examples(ontology)
    yield _tried("graph", lambda: _graph(folder))


def _tried(name: str, look: Callable[[], str]) -> Examined:
    try:
        return Examined(name, look())
    except (KgError, ImportError, OSError) as error:
        return Examined(name, " ".join(str(error).split()), fine=False)


def _parser() -> str:
    from kg.reading.parse import parser  # noqa: PLC0415  a second to load; where it is missing, that is the finding

    return "loads, with " + ", ".join(parser().pipe_names)


def _vocabulary(ontology: Sequence[Path]) -> str:
    known, folders = load(*ontology), ", ".join(map(str, (ontology_folder(), *ontology)))
    return f"{len(known.things):,} things, {len(known.names):,} names, digest {known.digest[:16]}, from {folders}"


def _examples(ontology: Sequence[Path]) -> Iterator[Examined]:
    from kg.sheets.examples import broken, groups  # noqa: PLC0415  brings the whole reader

    known = load(*ontology)
    read = [group for folder in (ontology_folder(), *ontology) for group in groups(folder)]
    wrong = [line for group in read for line in broken(group, known)]
    yield from (Examined("example", line, fine=False) for line in wrong)
    yield Examined("examples", f"of {len(read)} groups of phrases; {len(wrong) or 'none'} fail", not wrong)


def _graph(folder: Path) -> str:
    path = folder / "graph.nq"
    if unsettled(folder):
        return f"{folder}: a build died before its last step; the next command finishes it"
    if not path.is_file():
        raise StoreError(f"{folder}: none there; kg build makes one")
    return f"{folder}, {path.stat().st_size / 1e6:,.1f} MB of N-Quads"
