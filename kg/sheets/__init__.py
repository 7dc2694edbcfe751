"""The phrase sheets: which words and patterns express what. Read, checked, laid one over the other, freed of their examples.

A group of a sheet is a list of words, or of patterns, or of rules. It is written as the bare list, or with texts of its own that it
must make a difference to (`matches`) and must not (`misses`), which a test and `kg doctor` read (`kg/sheets/examples.py`):

    removal:
      words: [remove, take down]
      matches: ["Acme removed 40 fake accounts."]
      misses: ["Acme counted 40 fake accounts."]
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import OntologyError
from kg.sheets.checks import Known, Place
from kg.sheets.forms import SHEETS

# The one in C, where it is built, is ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_sheets(paths: Iterable[Path], text: Callable[[Path], str], known: Known) -> dict[str, Any]:
    """Return the groups of each sheet by its name; where several folders have it, the words of the later ones are added.

    `text` reads a file, `known` tells whether the vocabulary has an IRI. Raises OntologyError that names file and term.
    """
    merged: dict[str, Any] = {}
    for path in paths:
        if path.stem not in SHEETS:
            raise OntologyError(f"{path}: there is no such sheet; the sheets are {', '.join(sorted(SHEETS))}")
        below = merged.get(path.stem)
        groups = SHEETS[path.stem](Place(path, below, known), parsed(path, text(path)))
        merged[path.stem] = groups if below is None else _join(below, groups)
    return merged


@lru_cache(maxsize=32)
def parsed(path: Path, text: str) -> Any:
    """Return what a sheet says, examples and all, which is not to be changed. Raises OntologyError that names file and line."""
    try:
        return yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise OntologyError(f"{path}: line {mark.line + 1 if mark else '?'}: {getattr(error, 'problem', error)}") from error


def _join(below: Any, above: Any) -> Any:
    """Add lists to lists, mappings key by key; anything else of the later layer stands for that of the earlier one."""
    if isinstance(below, tuple) and isinstance(above, tuple):
        return (*below, *above)
    if isinstance(below, Mapping) and isinstance(above, Mapping):
        return {**below, **{key: _join(below[key], value) if key in below else value for key, value in above.items()}}
    return above
