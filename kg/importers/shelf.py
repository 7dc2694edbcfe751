"""Where a graph folder keeps what was imported: `imports/`, one file of quads for each report, which every build takes in again."""

from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

from kg.building.commit import write_whole
from kg.graph.read import read_quads
from kg.graph.terms import Quad
from kg.graph.write import write
from kg.namespaces import digest

IMPORTS = "imports"


def keep(folder: Path, report: str, quads: Iterable[Quad]) -> None:
    """Keep the quads of one report; what was kept of it before is replaced."""
    (folder / IMPORTS).mkdir(exist_ok=True)
    stream = StringIO()
    write(sorted(quads, key=lambda quad: (quad[0] != report, quad[0])), {"nq": stream})
    write_whole(folder / IMPORTS / f"{digest(report)}.nq", stream.getvalue())


def kept(folder: Path) -> list[tuple[str, Path]]:
    """Return the IRI of each imported report with its file, in the order of IRIs. Raises StoreError for a broken file."""
    files = ((next((graph for graph, *_ in read_quads(path)), ""), path) for path in (folder / IMPORTS).glob("*.nq"))
    return sorted(files)


def imported(folder: Path) -> Iterator[tuple[str, list[Quad]]]:
    """Yield each imported report with its quads, in the order of IRIs."""
    for report, path in kept(folder):
        yield report, list(read_quads(path))


def forget(folder: Path) -> None:
    """Drop everything that was imported."""
    for path in (folder / IMPORTS).glob("*.nq"):
        path.unlink()
