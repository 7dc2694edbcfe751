"""A graph.nq of any size, made of copies of one report's quads under other ids: for what has to be measured on many."""

import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from io import StringIO
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from graph import extract

from kg.graph import quads, write
from kg.ontology import load

_ID = re.compile(r"(?<=/id/)([a-z-]+)/([0-9a-f]{16})")


def write_copies(path: Path, copies: int) -> int:
    """Write a graph of `copies` reports (some 540 quads each, and once the vocabulary) and return the number of quads."""
    stream = StringIO()
    write(quads([extract(1)], load()), {"nq": stream})
    lines = stream.getvalue().splitlines(keepends=True)[:-1]
    named = [line for line in lines if re.search(r"/id/(report|claim)/[0-9a-f]{16}> \.\n$", line)]
    default = lines[len(named) :]
    own = [line for line in default if _ID.search(line.partition(" ")[0])]
    rest = [line for line in default if not _ID.search(line.partition(" ")[0])]
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for part in chain(_copied(named, copies), _copied(own, copies), rest):
            file.write(part)
            count += part.count("\n")
        file.write(f"# {count} quads\n")
    return count


def _copied(lines: list[str], copies: int) -> Iterator[str]:
    parts = _ID.split("".join(lines))  # text, kind, id, text, kind, id, ..., text
    ids = set(parts[2::3])
    for number in range(copies):
        new = {old: sha256(f"{old} {number}".encode()).hexdigest()[:16] for old in ids}
        copy = parts.copy()
        copy[1::3] = [f"{kind}/" for kind in parts[1::3]]
        copy[2::3] = [new[old] for old in parts[2::3]]
        yield "".join(copy)
