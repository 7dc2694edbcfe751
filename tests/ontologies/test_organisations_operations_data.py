"""The two files of named agents and named operations: do they load, and does each spelling mean one thing?"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.namespaces import ID, IO, LABEL, OWL, SKOS, TYPE, WIKIDATA
from kg.ontology import ontology_folder

FILES = ("organisations.ttl", "operations.ttl")
AMBIGUOUS = IO + "ambiguousLabel"
NAMING = (LABEL, SKOS + "altLabel", AMBIGUOUS)
SUPRANATIONAL = {"eu", "eu-commission", "eu-eeas", "eu-europol", "eu-parliament"}


@cache
def quads(name: str) -> tuple[tuple[str, str, str], ...]:
    """The triples of one file as plain strings, read by the library that the program uses."""
    text = (ontology_folder() / name).read_text(encoding="utf-8")
    return tuple((q.subject.value, q.predicate.value, q.object.value) for q in ox.parse(text, format=ox.RdfFormat.TURTLE))


def both() -> Iterator[tuple[str, str, str]]:
    for name in FILES:
        yield from quads(name)


@cache
def owners() -> dict[str, set[str]]:
    """Each spelling with the things, cut to `kind/slug`, that it names."""
    found = defaultdict(set)
    for subject, predicate, value in both():
        if predicate in NAMING:
            found[value].add(subject.removeprefix(ID))
    return found


def kinds() -> Counter[str]:
    return Counter(value.removeprefix(IO) for _, predicate, value in both() if predicate == TYPE)


def values(predicate: str) -> dict[str, list[str]]:
    found = defaultdict(list)
    for subject, p, value in both():
        if p == predicate:
            found[subject.removeprefix(ID)].append(value)
    return found


@pytest.mark.parametrize("name", FILES)
def test_rdflib_reads_what_pyoxigraph_reads(name: str) -> None:
    graph = Graph().parse(ontology_folder() / name, format="turtle")
    assert {tuple(map(str, triple)) for triple in graph} == set(quads(name))


def test_there_is_enough_to_recognise() -> None:
    found = kinds()
    assert found["InfluenceOperation"] >= 75
    assert found["GovernmentBody"] >= 80 and found["MediaOutlet"] >= 80 and found["Company"] >= 60
    assert found["Organisation"] >= 100 and found["Person"] >= 25


def test_no_spelling_means_two_things() -> None:
    assert {name: things for name, things in owners().items() if len(things) > 1} == {}


def test_no_spelling_is_taken_from_another_file() -> None:
    elsewhere = {
        value: subject
        for path in ontology_folder().glob("*.ttl")
        if path.name not in (*FILES, "shapes.ttl", "topics.ttl", "disarm.ttl", "io.ttl")
        for subject, predicate, value in quads(path.name)
        if predicate in (*NAMING, IO + "demonym", IO + "metonym", IO + "place", IO + "formerName")
    }
    assert {name: (things, elsewhere[name]) for name, things in owners().items() if name in elsewhere} == {}


def test_every_thing_is_described_once_and_fully() -> None:
    for predicate in (TYPE, LABEL, SKOS + "notation", SKOS + "note"):
        assert {thing: found for thing, found in values(predicate).items() if len(found) != 1} == {}
        assert values(predicate).keys() == values(TYPE).keys()
    assert all(values(SKOS + "notation")[thing] == [thing.split("/")[1]] for thing in values(TYPE))


def test_things_stand_in_the_order_of_their_iris() -> None:
    for name in FILES:
        lines = (ontology_folder() / name).read_text(encoding="utf-8").splitlines()
        heads = [line.split(" ")[0] for line in lines if " a io:" in line]
        assert heads == sorted(heads)


def test_government_bodies_belong_to_a_state() -> None:
    of_state = values(IO + "ofState")
    bodies = {thing for thing, found in values(TYPE).items() if found == [IO + "GovernmentBody"]}
    assert {thing.split("/")[1] for thing in bodies if thing not in of_state} == SUPRANATIONAL


def test_places_are_those_of_the_reference_data() -> None:
    known = {subject for subject, predicate, _ in quads("states.ttl") if predicate == TYPE}
    used = {v for _, p, v in both() if p in (IO + "ofState", IO + "basedIn", IO + "originatesFrom")}
    assert used - known == set()


def test_wikidata_ids_are_not_shared() -> None:
    ids = Counter(value for _, predicate, value in both() if predicate == OWL + "sameAs")
    assert all(value.startswith(WIKIDATA + "Q") for value in ids)
    assert {value for value, times in ids.items() if times > 1} == set()


@pytest.mark.parametrize(
    ("spelling", "thing"),
    [
        ("Storm-1376", "operation/spamouflage"),
        ("Storm 1376", "operation/spamouflage"),
        ("DRAGONBRIDGE", "operation/spamouflage"),
        ("Doppelgänger", "operation/doppelganger"),
        ("Recent Reliable News", "operation/doppelganger"),
        ("Operation Secondary Infektion", "operation/secondary-infektion"),
        ("Pravda network", "operation/portal-kombat"),
        ("UNC1151", "operation/ghostwriter"),
        ("50cent Army", "operation/fifty-cent-army"),
        ("Operation High Five", "operation/high-five"),
        ("Project Lakhta", "operation/project-lakhta"),
        ("IRA", "organisation/ira"),
        ("Internet Research Agency", "organisation/ira"),
        ("Evgeny Prigozhin", "person/prigozhin"),
        ("Stanford’s Internet Observatory", "organisation/sio"),
        ("Atlantic Council's Digital Forensic Research Lab", "organisation/dfrlab"),
        ("World Health Organisation", "organisation/who"),
        ("Communist Party of China", "organisation/ccp"),
        ("Iran's Revolutionary Guard", "government/ir-irgc"),
        ("Justice Department", "government/us-doj"),
        ("OFAC", "government/us-treasury"),
        ("Foreign Office", "government/uk-fcdo"),
        ("German Foreign Office", "government/de-foreign-office"),
        ("SSU", "government/ua-sbu"),
        ("912 Special Project Working Group", "government/cn-912"),
        ("Russia Today", "media/rt"),
        ("People’s Daily", "media/peoples-daily"),
    ],
)
def test_a_spelling_means_its_thing(spelling: str, thing: str) -> None:
    assert owners()[spelling] == {thing}
    assert spelling not in values(AMBIGUOUS).get(thing, [])


@pytest.mark.parametrize(
    ("word", "thing"),
    [
        ("MAS", "organisation/mas"),
        ("SNS", "organisation/sns"),
        ("Sputnik", "media/sputnik"),
        ("FAN", "media/federal-news-agency"),
        ("troll factory", "organisation/ira"),
        ("High Five", "operation/high-five"),
        ("Overload", "operation/matryoshka"),
        ("Undercut", "operation/undercut"),
        ("Peer Review", "operation/peer-review"),
    ],
)
def test_an_ordinary_word_is_marked_as_ambiguous(word: str, thing: str) -> None:
    assert word in values(AMBIGUOUS)[thing]
    assert word not in values(SKOS + "altLabel").get(thing, [])
