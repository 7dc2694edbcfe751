"""A sheet that is not as it must be stops at load, in one line that names the file and the term."""

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import Ontology, load


def layered(folder: Path, sheet: str, content: str) -> Ontology:
    (folder / "phrases").mkdir()
    (folder / "phrases" / f"{sheet}.yaml").write_text(content, encoding="utf-8")
    return load(folder)


@pytest.mark.parametrize(
    ("sheet", "content", "says"),
    [
        ("verbs", "removal: [axe]\nseizure: [nab\n", ["verbs.yaml", "line 3"]),
        ("verbs", "- axe\n", ["verbs.yaml", "mapping of groups"]),
        ("verbs", "removals: [axe]\n", ["verbs.yaml", "removals", "no such group", "removal"]),
        ("verb", "removal: [axe]\n", ["verb.yaml", "no such sheet", "verbs"]),
        ("verbs", "removal: axe\n", ["verbs.yaml", "removal", "'axe'", "not a list"]),
        ("verbs", "removal: []\n", ["verbs.yaml", "removal", "not a list with something in it"]),
        ("verbs", "removal: {word: [axe]}\n", ["verbs.yaml", "removal", "'words'"]),
        ("verbs", "removal: {words: [axe], match: ['Acme axed it.']}\n", ["verbs.yaml", "removal", "'match'", "matches"]),
        ("verbs", "removal: {words: [axe], matches: [4]}\n", ["verbs.yaml", "removal matches", "4", "quotes"]),
        ("words", "marks: [false]\n", ["words.yaml", "marks", "False", "quotes"]),
        ("words", "marks: [Covert]\n", ["words.yaml", "marks", "'Covert'", "capitals"]),
        ("words", "marks: ['']\n", ["words.yaml", "marks", "empty"]),
        ("words", "marks: ['covert ']\n", ["words.yaml", "marks", "'covert '", "white space"]),
        ("units", "spaceship: [rocket]\n", ["units.yaml", "spaceship", "no Unit"]),
        ("acts", "nouns: {Explosion: [bang]}\n", ["acts.yaml", "Explosion", "no EnforcementAction"]),
        ("operation", "called: ['dubbed (']\n", ["operation.yaml", "called", "'dubbed ('", "no pattern"]),
        ("operation", "called: ['(?P<x>dubbed)']\n", ["operation.yaml", "called", "names a group"]),
        ("operation", "called: ['(a|b)\\1']\n", ["operation.yaml", "called", "names a group or refers to one"]),
        ("technique", "- {id: T9999, patterns: [x]}\n", ["technique.yaml", "T9999", "no Technique"]),
        ("technique", "- {id: T0097}\n", ["technique.yaml", "T0097", "'patterns'"]),
        ("technique", "- {id: T0097, patterns: ['Fake names']}\n", ["technique.yaml", "T0097 patterns", "capitals"]),
        ("technique", "- T0097\n", ["technique.yaml", "rule 1", "no fields"]),
        ("content", "idioms: [{pattern: 'sneer(?:ed|ing) at', side: contra}]\n", ["content.yaml", "side", "'contra'", "'against'"]),
        ("content", "relations: [{topic: tea, about: [CN]}]\n", ["content.yaml", "relations tea topic", "no Topic"]),
        ("content", "relations: [{topic: elections, about: [QQ]}]\n", ["content.yaml", "elections about", "'QQ'", "no State"]),
        ("platform", "units: [{unit: page, service: nowhere, of: [meta]}]\n", ["platform.yaml", "units page service", "no Platform"]),
        ("gate", "threshold: 0\n", ["gate.yaml", "threshold", "number"]),
        ("gate", "groups: {acts: {weight: 1, terms: [axe]}}\n", ["gate.yaml", "groups acts", "no such group"]),
        ("furniture", "lines: [{name: bar, pattern: 'a', at: start}]\n", ["furniture.yaml", "lines bar at", "'start'"]),
        ("statement", "denial: [{name: balk, verbs: [balk], object: nothing}]\n", ["statement.yaml", "denial balk", "no list 'nothing'"]),
        ("statement", "denial: [{name: balk, verbs: [balk], after: 'at {nowhere}'}]\n", ["statement.yaml", "balk", "no list 'nowhere'"]),
        ("statement", "denial: [{name: balk, verbs: [balk], after: 'at ('}]\n", ["statement.yaml", "denial balk after", "no pattern"]),
        ("statement", "denial: [{name: balk, verbs: [balk], frame: window}]\n", ["statement.yaml", "balk frame", "'window'", "'said'"]),
        ("statement", "lists: [denial]\n", ["statement.yaml", "lists", "mapping of lists"]),
    ],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value else "",
)
def test_what_is_wrong_is_named_by_file_and_term(tmp_path: Path, sheet: str, content: str, says: list[str]) -> None:
    with pytest.raises(OntologyError) as error:
        layered(tmp_path, sheet, content)
    assert [word for word in says if word not in str(error.value)] == []
    assert "\n" not in str(error.value)


def test_a_new_list_of_statements_may_be_named_and_referred_to(tmp_path: Path) -> None:
    mine = layered(tmp_path, "statement", "lists: {tea: [tea]}\ndenial: [{name: spill, verbs: [spill], after: 'the {tea}'}]\n")
    assert mine.phrases["statement"]["denial"][-1]["name"] == "spill"
    assert mine.phrases["statement"]["lists"]["tea"] == {"tea": None}
