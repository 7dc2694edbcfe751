"""An export to a file or folder, which appears whole or not at all."""

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

from kg.errors import StoreError
from kg.exporters.exporter import FOLDER, TEXT, Exporter, Options
from kg.folder import Graph


def save(graph: Graph, exporter: Exporter, target: Path, options: Options) -> None:
    """Write the graph to `target`, a file or (for tables and the like) a folder, in whose place the new one steps.

    Raises StoreError where it cannot be written, or where a folder there holds what no export has put there.
    """
    if exporter.form == FOLDER:
        _check_ours(target)
    try:
        work = Path(mkdtemp(prefix=".export-", dir=target.parent))
    except OSError as error:
        raise StoreError(f"{target}: cannot be written: {error.strerror}") from error
    try:
        _write(graph, exporter, work / target.name, options)
        if exporter.form == FOLDER and target.exists():
            target.replace(work / ".former")
        (work / target.name).replace(target)
    except OSError as error:
        raise StoreError(f"{target}: cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write(graph: Graph, exporter: Exporter, path: Path, options: Options) -> None:
    if exporter.form == FOLDER:
        path.mkdir()
        exporter.write(graph, path, options)
    elif exporter.form == TEXT:
        with path.open("w", encoding="utf-8", newline="\n") as text:
            exporter.write(graph, text, options)
    else:
        with path.open("wb") as binary:
            exporter.write(graph, binary, options)


def _check_ours(target: Path) -> None:
    """Refuse to replace a folder unless every file in it could be a table of an export."""
    if target.exists() and not target.is_dir():
        raise StoreError(f"{target}: is a file; this format is a folder")
    strange = [entry.name for entry in os.scandir(target)] if target.is_dir() else []
    strange = sorted(name for name in strange if not name.endswith((".csv", ".parquet")))
    if strange:
        raise StoreError(f"{target}: holds {strange[0]}, which no export has put there; name another folder")
