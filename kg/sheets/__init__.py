"""The phrase sheets: which words and patterns express what. Read, checked, laid one over the other, freed of their examples.

A group of a sheet is a list of words, or of patterns, or of rules. It is written as the bare list, or with sentences of its own that it
must make a difference to (`matches`) and must not (`misses`), which a test reads (`tests/sheets/test_examples.py`):

    removal:
      words: [remove, take down]
      matches: ["Acme removed 40 fake accounts."]
      misses: ["Acme counted 40 fake accounts."]
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from kg.errors import OntologyError
from kg.sheets.checks import Known, Place
from kg.sheets.forms import SHEETS


def load_sheets(paths: Iterable[Path], text: Callable[[Path], str], known: Known) -> dict[str, Any]:
    """Return the groups of each sheet by its name; where several folders have it, the words of the later ones are added.

    `text` reads a file, `known` tells whether the vocabulary has an IRI. Raises OntologyError that names file and term.
    """
    merged: dict[str, Any] = {}
    for path in paths:
        if path.stem not in SHEETS:
            raise OntologyError(f"{path}: there is no such sheet; the sheets are {', '.join(sorted(SHEETS))}")
        below = merged.get(path.stem)
        groups = SHEETS[path.stem](Place(path, below, known), _parsed(path, text(path)))
        merged[path.stem] = groups if below is None else _join(below, groups)
    return merged


class Loader(yaml.SafeLoader):
    """The safe loader, but words stay words, "no" and "false" too, and a name that comes twice in one mapping is an error."""

    yaml_implicit_resolvers = {  # noqa: RUF012  as the library declares it
        first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":int", ":merge"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Build a mapping; YAML itself would let the last of two equal names stand for both."""
        names = [key.value for key, _ in node.value]
        if twice := [name for name in names if names.count(name) > 1]:
            raise yaml.MarkedYAMLError(problem=f"{twice[0]!r} stands here twice", problem_mark=node.start_mark)
        return super().construct_mapping(node, deep)


def _parsed(path: Path, text: str) -> Any:
    try:
        return yaml.load(text, Loader)
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
