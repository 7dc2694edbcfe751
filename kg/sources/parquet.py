"""Parquet -> one report for each row, some rows at a time; needs pyarrow, which is not installed by itself."""

from collections.abc import Iterator
from io import BytesIO

from kg.errors import ReportError
from kg.sources.columns import columns, row_piece
from kg.sources.item import Input, Piece

ROWS = 64


def fits(head: bytes, name: str) -> bool:
    """Whether something begins as a Parquet file."""
    return head.startswith(b"PAR1")


def read(source: Input) -> Iterator[Piece]:
    """Yield what each row is. Raises ReportError where the file is broken or pyarrow is missing."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError as error:
        raise ReportError("is Parquet, for which pyarrow is needed: uv add 'influence-kg[parquet]' or pip install pyarrow") from error
    mapping = columns(source.mapping)
    wanted = {name.lower() for names in (getattr(mapping, field) for field in mapping.__slots__) for name in names}
    with BytesIO(source.bytes()) if source.stream else source.open() as file:
        try:
            table = parquet.ParquetFile(file, memory_map=False, pre_buffer=False)
            names = [name for name in table.schema_arrow.names if name.lower() in wanted]
            if mapping.names().isdisjoint(name.lower() for name in names):
                raise ReportError(f"has no column for a text or an address among {', '.join(table.schema_arrow.names[:8])} (--map)")
            number = 0
            for batch in table.iter_batches(ROWS, columns=names, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    yield row_piece(source, number, row, mapping)
        except (arrow.ArrowException, OSError, MemoryError) as error:
            raise ReportError(f"is not sound Parquet: {' '.join(str(error).split())[:120]}") from error
