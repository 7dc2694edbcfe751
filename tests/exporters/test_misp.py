"""A MISP event, as pymisp takes it."""

import io
import json
from typing import Any

import pymisp
from hard_graph import HUGE, NASTY

from kg.exporters import EXPORTERS, Options
from kg.folder import Graph


def event(graph: Graph, tlp: str = "clear") -> pymisp.MISPEvent:
    stream = io.StringIO()
    EXPORTERS["misp"].write(graph, stream, Options(tlp=tlp))
    read = pymisp.MISPEvent()
    read.load(stream.getvalue())
    assert json.loads(stream.getvalue())["Event"]["uuid"] == read.uuid
    return read


def values(read: pymisp.MISPEvent, template: str, relation: str) -> list[Any]:
    return [one.value for item in read.get_objects_by_name(template) for one in item.get_attributes_by_relation(relation)]


def test_operations_takedowns_counts_and_quotes_are_there(seed: Graph) -> None:
    read = event(seed, "green")
    assert len([one for one in read.attributes if one.type == "campaign-name"]) == 4
    assert values(read, "course-of-action", "type").count("Takedown") == 4
    assert "170,000 (account)" in values(read, "social-media-group", "description")
    assert any("removed 170,000 accounts tied to a Beijing-backed" in text for text in values(read, "annotation", "text"))
    assert values(read, "report", "title") == ["China demands Twitter deletes anti-China accounts"]
    assert {tag.name for tag in read.tags} == {"tlp:green", 'misp-galaxy:disarm-techniques="T0090 Create Inauthentic Accounts"'}
    assert str(read.date) == "2020-06-12"


def test_every_object_follows_its_template_and_ids_are_unique(graph: Graph) -> None:
    read = event(graph)
    ids = [item.uuid for item in read.objects] + [one.uuid for item in read.objects for one in item.attributes]
    assert len(ids) == len(set(ids))
    for item in read.objects:
        again = pymisp.MISPObject(item.name, strict=True)
        for one in item.attributes:
            again.add_attribute(one.object_relation, value=one.value)
        again.to_dict(strict=True)


def test_hard_quotes_and_counts_survive(hard: Graph) -> None:
    read = event(hard)
    assert NASTY in values(read, "annotation", "text")
    assert f"at least {HUGE:,} (account)" in values(read, "social-media-group", "description")
    assert "Denial" in values(read, "annotation", "type")
