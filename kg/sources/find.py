"""What the arguments of a command mean: files, folders, globs, web addresses, and `-` for standard input."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from kg.sources import kind_of, no_reader, sources, unreadable
from kg.sources.item import of_path

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inputs:
    """`paths` in the order given, each folder's sorted; `failed` holds (argument, reason); `not_read` counts suffixes.

    `urls` are web addresses, in the order given.
    """

    paths: tuple[Path, ...]
    failed: tuple[tuple[str, str], ...]
    not_read: tuple[tuple[str, int], ...]
    urls: tuple[str, ...] = ()


def find_inputs(arguments: Iterable[str], listing: Iterable[str] = ()) -> Inputs:
    """Return the files and addresses that `arguments` name; `-` stands for the lines of `listing`.

    What kind of file something is, its content says; one whose kind is not read fails if it was named, else it is counted.
    """
    paths: dict[str, Path] = {}
    urls: dict[str, None] = {}
    failed: dict[str, str] = {}
    other: Counter[str] = Counter()
    for argument in _spread(arguments, listing):
        if _ADDRESS.match(argument):
            urls[argument] = None
            continue
        for path, problem in _files(argument):
            explicit = path == Path(argument)
            if problem:
                failed[str(path)] = problem
            elif kind_of(of_path(path).head(), path.name):
                paths.setdefault(os.path.realpath(path), path)
            elif (reason := unreadable(of_path(path))) and (explicit or path.suffix[1:].lower() in sources()):
                failed[str(path)] = reason
            elif explicit:
                failed[argument] = no_reader(path.name)
            else:
                other[path.suffix.lower() or "no suffix"] += 1
    return Inputs(tuple(paths.values()), tuple(failed.items()), tuple(sorted(other.items())), tuple(urls))


def _spread(arguments: Iterable[str], listing: Iterable[str]) -> Iterator[str]:
    for argument in arguments:
        if argument == "-":
            yield from filter(None, (line.strip() for line in listing))
        else:
            yield argument


def _files(argument: str) -> Iterator[tuple[Path, str]]:
    """Yield (path, problem or "") for each file that one argument stands for."""
    path = Path(argument)
    try:
        if path.is_dir():
            yield from _walk(path)
        elif path.exists() or path.is_symlink():
            yield path, ""
        elif found := _matches(argument):
            for name in found:
                yield from _files(name)
        else:
            yield path, "no such file or folder"
    except (OSError, ValueError) as error:  # a name with NUL or longer than the system allows
        yield path, f"not a usable name: {getattr(error, 'strerror', None) or error}"


def _matches(pattern: str) -> list[str]:
    if not re.search(r"[*?\[]", pattern):
        return []
    return sorted(glob(pattern, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield what lies in a folder at any depth; links to folders are not followed, so that loops end; dot files are left."""
    problems: list[tuple[Path, str]] = []

    def note(error: OSError) -> None:
        problems.append((Path(error.filename), f"cannot be read: {error.strerror}"))

    for root, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from ((Path(root, name), "") for name in sorted(names) if not name.startswith("."))
    yield from problems
