"""Every group of the phrase sheets has texts that it makes a difference to, and texts that hold its words and that it leaves alone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg import doctor
from kg.ontology import load, ontology_folder
from kg.reading.forms import plurals, table
from kg.sheets.examples import Group, broken, groups

GROUPS = list(groups(ontology_folder()))


@pytest.mark.parametrize("group", GROUPS, ids=str)
def test_a_group_makes_the_difference_that_its_examples_say(group: Group) -> None:
    assert list(broken(group, load())) == []


def test_a_group_with_examples_has_them_of_both_kinds() -> None:
    assert [str(group) for group in GROUPS if not (group.fields.get("matches") and group.fields.get("misses"))] == []


def without_examples(names: tuple[str, ...], value: Any) -> Iterator[str]:
    """Name each list of words or patterns that stands without examples."""
    if isinstance(value, dict) and ("matches" in value or "misses" in value):
        return
    if isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value)):
        yield " ".join(names)
    elif isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from without_examples((*names, str(name)), inner)


def test_no_words_stand_without_examples() -> None:
    sheets = sorted((ontology_folder() / "phrases").glob("*.yaml"))
    assert [name for path in sheets for name in without_examples((path.stem,), yaml.safe_load(path.read_text(encoding="utf-8")))] == []


def holds(group: Group, text: str) -> bool:
    """Whether a text has the first word of something that a group lists, as a verb, a noun or as it stands, or what begins so."""
    listed = {word.removesuffix("*").split()[0].lower() for field in ("words", "terms") for word in group.fields.get(field, ())}
    forms = {*listed, *table(sorted(listed)), *(form for word in listed for form in plurals(word))}
    beginnings = tuple(word for word in listed if len(word) > 3)
    return not listed or any(word in forms or word.startswith(beginnings) for word in re.findall(r"[\w-]+", text.lower()))


def test_what_a_group_must_leave_alone_holds_one_of_its_words() -> None:
    """Where none of its words stands, a group could do nothing in any case."""
    assert [(str(group), text) for group in GROUPS for text in group.fields["misses"] if not holds(group, text)] == []


MINE = """\
removal:
  words: [defenestrate]
  matches: ["Facebook defenestrated 40 fake accounts run from Norway.", "Facebook counted 40 fake accounts run from Norway."]
  misses: ["A burglar was defenestrated.", "Facebook has defenestrated a troll network."]
"""


def test_an_example_that_does_not_hold_is_named_by_file_group_and_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "verbs.yaml").write_text(MINE, encoding="utf-8")
    # What ships is read above.
    monkeypatch.setattr(doctor, "ontology_folder", lambda: tmp_path / "none")
    found = [(one.found, one.fine) for one in doctor.examine(tmp_path, [tmp_path], examples=True) if one.name.startswith("example")]
    sheet = f"{tmp_path}/phrases/verbs.yaml: verbs removal:"
    assert found == [
        (f"{sheet} makes no difference to 'Facebook counted 40 fake accounts run from Norway.'", False),
        (f"{sheet} makes a difference to 'Facebook has defenestrated a troll network.'", False),
        ("of 1 groups of phrases; 2 fail", False),
    ]
