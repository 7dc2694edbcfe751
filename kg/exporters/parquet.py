"""Tables as Parquet files in a folder, for data frames; needs pyarrow."""

from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.exporters.exporter import FOLDER, Exporter, Options
from kg.exporters.needed import needed
from kg.exporters.tables import COLUMNS, INTEGERS, NUMBERS, Row, rows
from kg.folder import Graph

_BATCH = 20_000


def write(graph: Graph, folder: Path, options: Options) -> None:
    """Write one file for each table. Raises KgError without pyarrow, or for a count over 2^63."""
    pa, pq = needed("pyarrow", "parquet"), needed("pyarrow.parquet", "parquet")
    kinds = {**dict.fromkeys(INTEGERS, pa.int64()), **dict.fromkeys(NUMBERS, pa.float64())}
    with ExitStack() as files:
        writers, waiting = {}, defaultdict[str, list[Row]](list)
        for table, columns in COLUMNS.items():
            schema = pa.schema([(name, kinds.get(name, pa.string())) for name in columns])
            writers[table] = files.enter_context(pq.ParquetWriter(folder / f"{table}.parquet", schema))
        for table, row in rows(graph):
            waiting[table].append(row)
            if len(waiting[table]) == _BATCH:
                _flush(pa, writers[table], waiting.pop(table))
        for table, rest in waiting.items():
            _flush(pa, writers[table], rest)


def _flush(pa: Any, writer: Any, rest: list[Row]) -> None:
    names = writer.schema.names
    try:
        writer.write_table(pa.Table.from_pylist([{name: row.get(name) for name in names} for row in rest], writer.schema))
    except (OverflowError, pa.ArrowInvalid) as error:
        raise KgError(f"a number in the graph does not fit into Parquet: {error}") from error


EXPORTER = Exporter("Parquet: the tables for data frames (needs influence-kg[parquet])", "-parquet", write, FOLDER)
