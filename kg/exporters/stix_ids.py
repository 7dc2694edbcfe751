"""Ids of STIX objects as OpenCTI makes them: of what identifies an object, so that the same thing has the same id everywhere."""

import json
from collections.abc import Callable, Iterable
from hashlib import sha1
from typing import Any
from uuid import UUID, uuid5

Json = dict[str, Any]

_SPACE = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
# TLP 2 says "clear" for what the standard still calls "white"; the id is the same.
MARKINGS = {
    "clear": "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
    "green": "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da",
    "amber": "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
    "amber+strict": "marking-definition--826578e1-40ad-459f-bc73-ede076f81f37",
    "red": "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
}


def _name(one: Json) -> Json:
    return {"name": _low(one["name"])}


def _low(text: str) -> str:
    return text.lower().strip()


def _relationship(one: Json) -> Json:
    return {key: one[key] for key in ("relationship_type", "source_ref", "target_ref")}


# Type -> what identifies an object of it; all others by name.
_IDENTITY: dict[str, Callable[[Json], Json]] = {
    "identity": lambda one: _name(one) | {"identity_class": one["identity_class"]},
    "threat-actor": lambda one: _name(one) | {"opencti_type": "Threat-Actor-Group"},
    "attack-pattern": lambda one: (
        {"x_mitre_id": _low(one["external_references"][0]["external_id"])} if "external_references" in one else _name(one)
    ),
    "report": lambda one: _name(one) | {"published": one["published"]},
    "grouping": lambda one: _name(one) | {"context": one["context"], "created": one["created"]},
    "note": lambda one: {"content": one["content"].strip(), "created": one["created"]},
    "opinion": lambda one: {"opinion": one["opinion"], "created": one["created"]},
    "relationship": _relationship,
}


def identified(one: Json, **more: str) -> Json:
    """Return an object with its id; `more` also identifies it, as a location's kind does."""
    key = _IDENTITY.get(one["type"], _name)(one) | more
    return {"type": one["type"], "spec_version": "2.1", "id": f"{one['type']}--{_uuid(key)}"} | one


def bundle_id(ids: Iterable[str]) -> str:
    """Return the id of the bundle of these objects, whose ids come sorted; of millions, none is kept."""
    made = sha1(_SPACE.bytes + b'{"objects":[', usedforsecurity=False)  # what `_uuid` does, bit by bit
    for number, one in enumerate(ids):
        made.update(f'{"," if number else ""}"{one}"'.encode())
    made.update(b"]}")
    return f"bundle--{UUID(bytes=made.digest()[:16], version=5)}"


def _uuid(key: Json) -> UUID:
    return uuid5(_SPACE, json.dumps(key, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def marking(tlp: str) -> Json:
    """Return the marking of a level of the Traffic Light Protocol, as strict readers want it; OpenCTI knows it by its id."""
    one: Json = {"type": "marking-definition", "spec_version": "2.1", "id": MARKINGS[tlp], "created": "2017-01-20T00:00:00.000Z"}
    if tlp == "amber+strict":  # the standard's own list ends at TLP 1, which lacks it
        return one | {"definition_type": "statement", "definition": {"statement": "TLP:AMBER+STRICT"}}
    level = "white" if tlp == "clear" else tlp
    return one | {"definition_type": "tlp", "name": f"TLP:{level.upper()}", "definition": {"tlp": level}}
