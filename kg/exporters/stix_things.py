"""What each class of thing becomes in STIX 2.1, in the OpenCTI profile or (`strict`) with the standard's own types alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.exporters.drawn import interval
from kg.exporters.stix_ids import Json, identified
from kg.exporters.tables import ACTS, STATEMENTS
from kg.namespaces import local

_NEW = {"extension-definition--ea279b3e-5c71-4632-ac08-831c66a786ba": {"extension_type": "new-sdo"}}
_MITRE = "extension-definition--322b8f77-262a-4cb8-a915-1e441e00329b"
_HEDGES = {"about": "about ", "atLeast": "at least ", "atMost": "up to ", "exact": ""}
# Class -> identity_class, and OpenCTI's own name for it.
_IDENTITIES = {
    "Platform": ("system", "System"),
    "Company": ("organization", "Organization"),
    "GovernmentBody": ("organization", "Organization"),
    "MediaOutlet": ("organization", "Organization"),
    "Organisation": ("organization", "Organization"),
    "Person": ("individual", "Individual"),
}
_PLACES = {"State": "Country", "Territory": "Administrative-Area", "Region": "Region"}


@dataclass(frozen=True, slots=True)
class Named:
    """A thing as the writers below need it: `name` tells it from all others, `tied` are labels of what it is tied to."""

    iri: str
    name: str
    label: str
    kind: str
    facts: Mapping[str, list[str]]
    tied: Mapping[str, list[str]]


Maker = Callable[[Named, str, bool], Json | None]


def made(thing: Named, strict: bool) -> Json | None:
    """Return the STIX object of a thing (without times and markings), or None where there is no type for it."""
    maker = MAKERS.get(thing.kind)
    return maker(thing, thing.kind, strict) if maker else None


def threat_actor(name: str, kind: str, strict: bool) -> Json:
    """Return the one behind an operation, under its name and of its class, as a threat actor."""
    types = {"State": ["nation-state"], "Territory": ["nation-state"], "GovernmentBody": ["nation-state"]}.get(kind, ["unknown"])
    one = identified({"type": "threat-actor", "name": name, "threat_actor_types": types})
    return one if strict else one | {"x_opencti_type": "Threat-Actor-Group"}


def _operation(thing: Named, _: str, strict: bool) -> Json:
    # What the reference data knows under a name of its own is a cluster that outlasts one report.
    named = not _is_hash(local(thing.iri))
    aliases = sorted({*thing.facts.get("name", ()), thing.label} - {thing.name})
    labels = [f"topic:{topic}" for topic in thing.tied.get("addresses", ())]
    labels += ["state-backed"] if "true" in thing.facts.get("stateBacked", ()) else []
    return _filled({"type": "intrusion-set" if named else "campaign", "name": thing.name, "aliases": aliases, "labels": labels})


def _is_hash(name: str) -> bool:
    return len(name) == 16 and set(name) <= set("0123456789abcdef")


def _network(thing: Named, _: str, strict: bool) -> Json:
    about = {"name": thing.name, "description": counted(thing)}
    if strict:
        return _filled({"type": "infrastructure", "infrastructure_types": ["unknown"]} | about)
    return _filled({"type": "channel", "channel_types": thing.tied.get("platform", [])} | about) | {"extensions": _NEW}


def counted(thing: Named) -> str:
    """Return what a network's count, unit, precision and role are, in words."""
    unit, role = (", ".join(thing.facts.get(name, ())) for name in ("unit", "role"))
    hedge = "".join(_HEDGES.get(value, "") for value in thing.facts.get("precision", ())[:1])
    counts = [f"{hedge}{int(value):,} ({unit})" for value in thing.facts.get("assetCount", ()) if value.isascii() and value.isdigit()]
    return "; ".join([*(counts or [unit or "asset"]), *([f"role: {role}"] if role else [])])


def _act(thing: Named, kind: str, strict: bool) -> Json:
    dates = thing.facts.get("date", []) + thing.facts.get("period", [])
    by = f" by {', '.join(thing.tied['actor'])}" if thing.tied.get("actor") else ""
    return _filled({"type": "course-of-action", "name": thing.name, "description": f"{kind}{by}{''.join(f', {date}' for date in dates)}"})


def _statement(thing: Named, kind: str, strict: bool) -> Json | None:
    if strict:
        return None
    starts, ends = zip(
        *[interval(date) for date in [*thing.facts.get("date", ()), *thing.facts.get("period", ())]] or [("", "")], strict=True
    )
    times = {"start_time": _time(min(starts)), "stop_time": _time(max(ends))}
    about = {"type": "event", "name": thing.name, "description": " ".join(thing.facts.get("comment", ())), "event_types": [kind]}
    return _filled(about | times) | {"extensions": _NEW}


def _time(day: str) -> str:
    return f"{day}T00:00:00.000Z" if day else ""


def _place(thing: Named, kind: str, strict: bool) -> Json:
    code = local(thing.iri)
    region = {"country": code} if len(code) == 2 and kind != "Region" else {"region": thing.name}
    one = identified({"type": "location", "name": thing.name} | region, x_opencti_location_type=_PLACES[kind])
    return one if strict else one | {"x_opencti_location_type": _PLACES[kind]}


def _identity(thing: Named, kind: str, strict: bool) -> Json:
    identity_class, opencti = _IDENTITIES[kind]
    one = identified({"type": "identity", "name": thing.name, "identity_class": identity_class})
    return one if strict else one | {"x_opencti_type": opencti}


def _narrative(thing: Named, _: str, strict: bool) -> Json | None:
    return None if strict else _filled({"type": "narrative", "name": thing.name}) | {"extensions": _NEW}


def _technique(thing: Named, _: str, strict: bool) -> Json:
    number = local(thing.iri)
    phase = "-".join(" ".join(thing.facts.get("tactic", ["unknown"])[:1]).lower().split())
    one = _filled(
        {
            "type": "attack-pattern",
            "name": thing.name,
            "kill_chain_phases": [{"kill_chain_name": "disarm", "phase_name": phase}],
            "external_references": [{"source_name": "DISARM", "external_id": number}],
        }
    )
    return one if strict else one | {"x_mitre_id": number, "extensions": {_MITRE: {"extension_type": "property-extension", "id": number}}}


def _filled(one: dict[str, Any]) -> Json:
    """Return an object with its id and without what it has no value for."""
    return identified({key: value for key, value in one.items() if value})


MAKERS: dict[str, Maker] = {
    "InfluenceOperation": _operation,
    "AccountNetwork": _network,
    "Narrative": _narrative,
    "Technique": _technique,
    **dict.fromkeys(ACTS, _act),
    **dict.fromkeys(STATEMENTS, _statement),
    **dict.fromkeys(_PLACES, _place),
    **dict.fromkeys(_IDENTITIES, _identity),
}
