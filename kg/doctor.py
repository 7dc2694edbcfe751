"""What is installed, whether it is what a build needs, and what there is to work on."""

from collections.abc import Callable, Iterator
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


def examine(folder: Path) -> Iterator[Examined]:
    """Yield what every command, and those on the graph in `folder`, rest on."""
    yield Examined("python", python_version())
    for name, version in versions().items():
        yield Examined(name, version, version != "missing")
    yield Examined("pyarrow", "there" if find_spec("pyarrow") else "not there; only Parquet files need it")
    yield _tried("parser", _parser)
    yield _tried("vocabulary", _vocabulary)
    yield _tried("graph", lambda: _graph(folder))


def _tried(name: str, look: Callable[[], str]) -> Examined:
    try:
        return Examined(name, look())
    except (KgError, ImportError, OSError) as error:
        return Examined(name, " ".join(str(error).split()), fine=False)


def _parser() -> str:
    from kg.reading.parse import parser  # noqa: PLC0415  a second to load; where it is missing, that is the finding

    return "loads, with " + ", ".join(parser().pipe_names)


def _vocabulary() -> str:
    known = load()
    return f"{len(known.things):,} things, {len(known.names):,} names, digest {known.digest[:16]}, from {ontology_folder()}"


def _graph(folder: Path) -> str:
    path = folder / "graph.nq"
    if unsettled(folder):
        return f"{folder}: a build died before its last step; the next command finishes it"
    if not path.is_file():
        raise StoreError(f"{folder}: none there; kg build makes one")
    return f"{folder}, {path.stat().st_size / 1e6:,.1f} MB of N-Quads"
