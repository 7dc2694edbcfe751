"""graph.nq as written terms: what only passes a graph on need not parse it, and keeps every lexical form."""

import re
from collections.abc import Iterator
from pathlib import Path

from kg.errors import StoreError
from kg.graph.read import check_whole

# Graph, subject, predicate, object, each as N-Quads writes it; "" for the default graph.
WrittenQuad = tuple[str, str, str, str]

_LINE = re.compile(
    r"""(<[^>]*>)\ (<[^>]*>)\ (<[^>]*>|"[^"\\]*(?:\\.[^"\\]*)*"(?:@[A-Za-z0-9-]+|\^\^<[^>]*>)?)\ (?:(<[^>]*>)\ )?\.\n""", re.VERBOSE
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def read_lines(path: Path) -> Iterator[WrittenQuad]:
    """Yield the quads of a graph.nq in its order, one line in memory at a time; about a million a second.

    Raises StoreError where the file is missing, cut off, or has a line that we would not write.
    """
    for number, line in enumerate(raw_lines(path), 1):
        match = _LINE.fullmatch(line)
        if not match:
            raise StoreError(f"{path}: line {number} is not as kg writes it; kg build makes it anew")
        s, p, o, graph = match.groups("")
        yield graph, s, p, o


def raw_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a graph.nq but for the last, which counts them; raises StoreError where that count is wrong."""
    check_whole(path)
    count, last = 0, ""
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for line in file:
                if line.startswith("# "):
                    last = line
                else:
                    count += 1
                    yield line
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: {error}") from error
    if last != f"# {count} quads\n":
        raise StoreError(f"{path}: has {count} quads, but says {last[2:].strip()}; kg build makes it anew")


def value_of(written: str) -> str:
    """Return an IRI, or the text of a literal, without the marks and escapes of N-Quads."""
    if written.startswith("<"):
        return written[1:-1]
    text = written[1 : written.rindex('"')]
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _SHORT.get(match[3], match[3])


def parts_of(written: str) -> tuple[str, str, str]:
    """Return a written literal's text, datatype IRI ("" for a plain string) and language ("" for none)."""
    mark = written[written.rindex('"') + 1 :]
    if mark.startswith("@"):
        return value_of(written), "", mark[1:]
    return value_of(written), mark[3:-1], ""
