"""The vocabulary: what is wrong in it is named by file and term, and a user's own folder lies on top."""

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.model import text
from kg.namespaces import ID, IO, LABEL, TYPE, local
from kg.ontology import NAMED, Ontology, load, ontology_folder

HEAD = """\
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix io: <https://w3id.org/influence-kg/ns#> .
@prefix organisation: <https://w3id.org/influence-kg/id/organisation/> .
@prefix person: <https://w3id.org/influence-kg/id/person/> .
"""


def layered(folder: Path, turtle: str, name: str = "mine.ttl") -> Ontology:
    (folder / name).write_text(HEAD + turtle, encoding="utf-8")
    return load(folder)


def owners(ontology: Ontology, name: str) -> set[str]:
    return {n.thing for n in ontology.names if n.text == name}


def test_what_ships_is_sound_and_every_thing_in_it_has_a_label() -> None:
    ontology = load()
    assert len(ontology.things) > 300
    assert [thing.iri for thing in ontology.things.values() if not thing.label] == []
    assert {thing.kind for thing in ontology.things.values()} <= NAMED
    assert load() is ontology


def test_names_are_said_once_and_belong_to_things() -> None:
    ontology = load()
    plain = [n.text for n in ontology.names if n.role != "signal"]
    assert len(plain) == len(set(plain))
    assert {n.thing for n in ontology.names} <= set(ontology.things)


def test_a_body_has_its_state_and_a_state_its_code() -> None:
    things = load().things
    serbia = things[ID + "state/RS"]
    assert (serbia.kind, serbia.label, serbia.code, serbia.state) == ("State", "Serbia", "RS", serbia.iri)
    assert things[ID + "government/us-doj"].state == ID + "state/US"
    assert load().kind(ID + "state/RS") == "State"
    assert load().kind(ID + "state/nowhere") == ""


def test_a_folder_of_ones_own_adds_things_and_names(tmp_path: Path) -> None:
    mine = layered(tmp_path, 'organisation:quill a io:Organisation ; rdfs:label "Quill Bureau"@en ; skos:altLabel "QB-7"@en .')
    assert owners(mine, "QB-7") == {ID + "organisation/quill"}
    assert mine.kind(ID + "organisation/quill") == "Organisation"
    assert (ID + "organisation/quill", LABEL, text("Quill Bureau", "en")) in mine.triples
    assert set(load().things) < set(mine.things)


def test_a_folder_of_ones_own_takes_a_name_over(tmp_path: Path) -> None:
    assert owners(load(), "Belgrade") == {ID + "state/RS"}
    mine = layered(tmp_path, 'organisation:belgrade a io:Organisation ; rdfs:label "Belgrade"@en .')
    assert owners(mine, "Belgrade") == {ID + "organisation/belgrade"}


def test_a_later_folder_wins_over_an_earlier_one(tmp_path: Path) -> None:
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "mine.ttl").write_text(
            HEAD + f'organisation:{place} a io:Organisation ; rdfs:label "{place} bureau"@en ; skos:altLabel "Quill"@en .', encoding="utf-8"
        )
    assert owners(load(tmp_path / "one", tmp_path / "two"), "Quill") == {ID + "organisation/two"}
    assert owners(load(tmp_path / "two", tmp_path / "one"), "Quill") == {ID + "organisation/one"}


def test_a_folder_of_ones_own_adds_phrases_and_keeps_those_that_ship(tmp_path: Path) -> None:
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "verbs.yaml").write_text("removal: [defenestrate]\n", encoding="utf-8")
    verbs = load(tmp_path).phrases["verbs"]
    assert verbs["removal"] == load().phrases["verbs"]["removal"] | {"defenestrate": None}
    assert verbs["seizure"] == load().phrases["verbs"]["seizure"]


def test_a_change_of_the_vocabulary_changes_its_digest(tmp_path: Path) -> None:
    mine = layered(tmp_path, 'organisation:quill a io:Organisation ; rdfs:label "Quill Bureau"@en .')
    assert mine.digest != load().digest


@pytest.mark.parametrize(
    ("turtle", "says"),
    [
        ('organisation:quill a io:Organisation ; rdfs:label "Quill"@en', ["mine.ttl", "line 6"]),
        ('organisation:quill a io:Organisation ; rdfs:label "Quill"@en ; io:motto "x" .', ["mine.ttl", "organisation/quill", "io:motto"]),
        ('organisation:quill a io:Bureau ; rdfs:label "Quill"@en .', ["mine.ttl", "organisation/quill", "io:Bureau"]),
        ('organisation:quill a io:Organisation ; skos:altLabel "Quill"@en .', ["mine.ttl", "organisation/quill", "rdfs:label"]),
        ('organisation:quill a io:Organisation ; rdfs:label "Quill"@en ; rdfs:seeAlso [ ] .', ["mine.ttl", "blank node"]),
        (
            'organisation:quill a io:Organisation ; rdfs:label "Quill"@en .\nperson:quill a io:Person ; rdfs:label "Quill"@en .',
            ["mine.ttl", "organisation/quill", "person/quill", "'Quill'"],
        ),
    ],
    ids=["syntax", "undeclared property", "undeclared class", "no label", "blank node", "one name for two"],
)
def test_what_is_wrong_is_named_by_file_and_term(tmp_path: Path, turtle: str, says: list[str]) -> None:
    with pytest.raises(OntologyError) as error:
        layered(tmp_path, turtle)
    assert [word for word in says if word not in str(error.value)] == []
    assert "\n" not in str(error.value)


def test_names_shared_between_two_files_of_one_folder_are_an_error_too(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(HEAD + 'organisation:quill a io:Organisation ; rdfs:label "Quill"@en .', encoding="utf-8")
    with pytest.raises(OntologyError, match=r"b\.ttl: person/quill and organisation/quill share the name 'Quill'"):
        layered(tmp_path, 'person:quill a io:Person ; rdfs:label "Quill"@en .', "b.ttl")


def test_text_that_is_not_utf_8_is_named_by_file(tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_bytes(b"# \xff\xfe\n")
    with pytest.raises(OntologyError, match=r"mine\.ttl: cannot be read"):
        load(tmp_path)


def test_a_folder_that_is_not_there_is_named() -> None:
    with pytest.raises(OntologyError, match=r"nowhere: not a folder"):
        load(Path("nowhere"))


def test_all_that_ships_is_typed_by_declared_classes() -> None:
    ontology = load()
    used = {o for s, p, o in ontology.triples if p == TYPE and isinstance(o, str) and o.startswith(IO) and s.startswith(ID)}
    assert used <= set(ontology.classes)
    assert {local(p) for _, p, _ in ontology.triples if p.startswith(IO)} <= {local(p) for p in ontology.properties}
    assert (ontology_folder() / "io.ttl").is_file()
