"""What an input holds, or one line on why that cannot be read: no input can end a build."""

from collections.abc import Iterator

from kg.errors import ReportError
from kg.sources import pieces
from kg.sources.archive import MOST_DEPTH
from kg.sources.item import Input, Piece, Problem


def attempted(source: Input) -> Iterator[Piece]:
    """Yield what an input holds; what goes wrong is a Problem after the pieces that were sound."""
    if source.depth > MOST_DEPTH:
        yield Problem("", f"lies more than {MOST_DEPTH} archives deep")
        return
    try:
        yield from pieces(source)
    except ReportError as error:
        yield Problem("", str(error))
    except RecursionError:
        yield Problem("", "is nested too deeply to read")
    except MemoryError:
        yield Problem("", "needs more memory to read than there is for one input")
    except Exception as error:  # a library tripped over this input: it is named, and the others are read
        yield Problem("", f"could not be read: {type(error).__name__}: {' '.join(str(error).split())[:120]}")


def leaves(source: Input) -> Iterator[tuple[Input, Piece]]:
    """Yield all that an input holds, however deep, each with the input it is directly from."""
    for piece in attempted(source):
        if isinstance(piece, Input):
            yield from leaves(piece)
        else:
            yield source, piece
