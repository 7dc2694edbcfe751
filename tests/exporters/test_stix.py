"""STIX in both profiles, as the standard's own tools, OpenCTI and MISP take it."""

import io
import json
from collections.abc import Iterable
from typing import Any

import pycti
import pytest
import stix2
from hard_graph import BODY, FORMULA, HUGE, NASTY
from stix2validator import ValidationOptions, validate_instance

from kg.errors import KgError
from kg.exporters import EXPORTERS, Options
from kg.exporters.stix_ids import MARKINGS
from kg.folder import Graph

PROFILES = ("stix", "stix-strict")
Object = dict[str, Any]


def bundle(graph: Graph, name: str, tlp: str = "clear") -> Object:
    stream = io.StringIO()
    EXPORTERS[name].write(graph, stream, Options(tlp=tlp))
    content: Object = json.loads(stream.getvalue())
    return content


def of_type(content: Object, *types: str) -> list[Object]:
    return [one for one in content["objects"] if one["type"] in types]


@pytest.mark.parametrize("tlp", MARKINGS)
def test_the_strict_profile_passes_the_validator_and_the_strict_parser_whole(graph: Graph, tlp: str) -> None:
    content = bundle(graph, "stix-strict", tlp)
    assert stix2.parse(content, allow_custom=False).type == "bundle"
    result = validate_instance(content, ValidationOptions(version="2.1"))
    assert result.is_valid, [str(error) for error in result.errors]
    assert all(one["object_marking_refs"] == [MARKINGS[tlp]] for one in content["objects"] if one["type"] != "marking-definition")


def test_opencti_takes_every_object_of_its_profile(graph: Graph) -> None:
    content = bundle(graph, "stix")
    stix2.parse(content, allow_custom=True)
    count, refused, parts = pycti.OpenCTIStix2Splitter().split_bundle_with_expectations(json.dumps(content))
    assert refused == []
    assert count == len(parts) == len(content["objects"])


def test_every_reference_leads_to_an_object_of_the_bundle(graph: Graph) -> None:
    for name in PROFILES:
        content = bundle(graph, name)
        ids = [one["id"] for one in content["objects"]]
        assert len(ids) == len(set(ids))
        for one in content["objects"]:
            refs = [one[key] for key in one if key.endswith("_ref")] + [ref for key in one if key.endswith("_refs") for ref in one[key]]
            assert set(refs) <= set(ids)


GENERATED = {
    "campaign": pycti.Campaign.generate_id_from_data,
    "intrusion-set": pycti.IntrusionSet.generate_id_from_data,
    "channel": pycti.Channel.generate_id_from_data,
    "narrative": pycti.Narrative.generate_id_from_data,
    "event": pycti.Event.generate_id_from_data,
    "identity": pycti.Identity.generate_id_from_data,
    "threat-actor": lambda one: pycti.ThreatActor.generate_id(one["name"], "Threat-Actor-Group"),
    "location": lambda one: pycti.Location.generate_id(one["name"], one["x_opencti_location_type"]),
    "attack-pattern": pycti.AttackPattern.generate_id_from_data,
    "course-of-action": pycti.CourseOfAction.generate_id_from_data,
    "report": pycti.Report.generate_id_from_data,
    "grouping": lambda one: pycti.Grouping.generate_id(one["name"], one["context"], one["created"]),
    "note": lambda one: pycti.Note.generate_id(one["created"], one["content"]),
    "opinion": lambda one: pycti.Opinion.generate_id(one["created"], one["opinion"]),
    "relationship": lambda one: pycti.StixCoreRelationship.generate_id(one["relationship_type"], one["source_ref"], one["target_ref"]),
}


def test_ids_are_those_that_opencti_makes(hard: Graph, seed: Graph) -> None:
    objects = [one for graph in (hard, seed) for one in bundle(graph, "stix")["objects"] if one["type"] != "marking-definition"]
    assert {one["type"] for one in objects} == set(GENERATED) - {"intrusion-set"}
    for one in objects:
        assert one["id"] == GENERATED[one["type"]](one), one["type"]


def test_operations_takedowns_counts_and_quotes_are_all_there(seed: Graph, hard: Graph) -> None:
    for name, networks in (("stix", "channel"), ("stix-strict", "infrastructure")):
        content = bundle(seed, name)
        assert len(of_type(content, "campaign")) == 4
        assert len(of_type(content, "course-of-action")) == 4
        described = {one["description"] for one in of_type(content, networks)}
        assert described == {"170,000 (account)", "23,750 (account); role: core", "about 150,000 (account); role: amplifier"}
        assert any("removed 170,000 accounts tied to a Beijing-backed influence operation" in one for one in words(content))
        nasty = bundle(hard, name)
        assert f"at least {HUGE:,} (account)" in {one.get("description") for one in of_type(nasty, networks)}
        assert any(NASTY in one for one in words(nasty))
        assert any(FORMULA in one for one in words(nasty))
        assert len(BODY) > len(NASTY)


def words(content: Object) -> Iterable[str]:
    return [one.get("content") or one["explanation"] for one in of_type(content, "note", "opinion")]


def test_who_is_behind_an_operation_and_where_it_is_from(seed: Graph) -> None:
    content = bundle(seed, "stix-strict")
    names = {one["id"]: one.get("name", "") for one in content["objects"]}
    said = {
        (names[one["source_ref"]].partition(" in “")[0], one["relationship_type"], names[one["target_ref"]])
        for one in of_type(content, "relationship")
    }
    chinese = "Chinese operation (170,000 accounts, June 2020)"
    assert (chinese, "attributed-to", "China") in said
    assert (chinese, "originates-from", "China") in said
    assert ("China", "located-at", "China") in said
    assert ("state-backed operation (2019)", "targets", "Hong Kong") in said


def test_a_claim_is_a_note_on_the_relationships_it_states(seed: Graph) -> None:
    content = bundle(seed, "stix")
    note = next(one for one in of_type(content, "note") if "removed 170,000 accounts tied to" in one["content"])
    assert note["authors"] == ["Twitter"]
    assert note["confidence"] == 90
    assert "(characters 683 to 919)" in note["content"]
    assert {ref.partition("--")[0] for ref in note["object_refs"]} >= {"relationship", "channel", "course-of-action", "campaign"}
    report = of_type(content, "report")[0]
    assert {note["id"], *note["object_refs"]} <= set(report["object_refs"])
    assert report["published"] == "2020-06-12T00:00:00.000Z"
    assert 'misp-galaxy:disarm-techniques="T0090 Create Inauthentic Accounts"' in report["labels"]


def test_a_denial_is_an_opinion_and_a_report_without_a_date_a_grouping(hard: Graph) -> None:
    content = bundle(hard, "stix-strict")
    (opinion,) = of_type(content, "opinion")
    assert (opinion["opinion"], opinion["authors"]) == ("disagree", ["France"])
    assert len(of_type(content, "grouping")) == 2
    assert not of_type(content, "report")


def test_no_two_things_share_a_name_that_others_would_merge(seed: Graph) -> None:
    content = bundle(seed, "stix")
    for kinds in (("campaign", "intrusion-set"), ("channel",), ("course-of-action",), ("event",)):
        names = [one["name"].lower() for one in of_type(content, *kinds)]
        assert len(names) == len(set(names))
        assert not {"operation", "accounts", "core network", "takedown by twitter"} & set(names)


def test_techniques_carry_their_disarm_number(seed: Graph) -> None:
    (technique,) = of_type(bundle(seed, "stix"), "attack-pattern")
    assert technique["x_mitre_id"] == technique["external_references"][0]["external_id"] == "T0090"
    assert technique["kill_chain_phases"] == [{"kill_chain_name": "disarm", "phase_name": "establish-assets"}]


def test_misp_reads_the_bundle_and_tags_the_event(seed: Graph) -> None:
    # it brings an old copy of six along, which the newest Pythons cannot import
    converter = pytest.importorskip("misp_stix_converter", exc_type=ImportError)
    parser = converter.ExternalSTIX2toMISPParser()
    parser.load_stix_bundle(stix2.parse(bundle(seed, "stix-strict"), allow_custom=True))
    parser.parse_stix_bundle()
    event = parser.misp_event
    assert event.info == "China demands Twitter deletes anti-China accounts"
    assert {"tlp:white", 'misp-galaxy:disarm-techniques="T0090 Create Inauthentic Accounts"'} <= {tag.name for tag in event.tags}


def test_an_unknown_level_is_refused(seed: Graph) -> None:
    with pytest.raises(KgError, match="'pink' is no level"):
        bundle(seed, "stix", "pink")
