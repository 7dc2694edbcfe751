"""The child process that evaluates one query: `python -m kg.queries.worker`.

pyoxigraph cannot be interrupted, so that what may run long runs here, where it can be killed. It reads one JSON object
from stdin (`folder`, `query`, `limit`) and writes JSON lines: a head, one line per row, and `["end", truncated]`, without
which the answer is not whole; or `["error", text]`.
"""

import json
import sys
from pathlib import Path

from kg.errors import KgError
from kg.graph.store import open_store
from kg.queries.evaluate import answer

try:
    import resource
except ImportError:  # not on every system; there the timeout alone has to do
    resource = None  # type: ignore[assignment]  # a module or nothing

# What a query may allocate: enough to sort a million rows, too little to bring a laptop down.
_MEMORY_BYTES = 4 * 2**30


def _confine() -> None:
    if resource:
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY_BYTES, _MEMORY_BYTES))


def main() -> None:
    """Answer the one question on stdin."""
    question = json.load(sys.stdin)
    _confine()
    try:
        for line in answer(open_store(Path(question["folder"])), question["query"], question["limit"]):
            sys.stdout.write(json.dumps(line) + "\n")
    except (KgError, SyntaxError, OSError, ValueError, RuntimeError) as error:
        sys.stdout.write(json.dumps(["error", type(error).__name__, str(error)]) + "\n")


if __name__ == "__main__":
    main()
