"""Reads the files of a folder in a process that has little memory; prints what became of each as JSON lines."""

import json
import resource
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.sources.find import find_inputs
from kg.sources.item import Input, of_path
from kg.sources.walk import Found, Walker

MEMORY = 512 << 20  # bytes of address space
SECONDS = 20  # twice what one file is allowed, as the machine may be busy: then the test has hung


def timed(paths: Iterable[Path]) -> Iterator[Input]:
    """Yield the inputs; the process is killed where none is asked for in time."""
    for path in paths:
        signal.alarm(SECONDS)
        yield of_path(path)


def main(folder: Path) -> None:
    """Read what a build would read."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for one in Walker().walk(timed(find_inputs([str(folder)]).paths)):
        name = Path(one.source.top or one.source.place).name
        row = [name, isinstance(one, Found), "" if isinstance(one, Found) else one.why, getattr(one, "how", "")]
        sys.stdout.write(json.dumps(row) + "\n")
    sys.stdout.write('["end", false, "", ""]\n')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
