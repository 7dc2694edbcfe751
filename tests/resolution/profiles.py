"""Profiles of operations as reports tell of them, made by hand, and as much of the world as they need."""

from typing import Any

from kg.model import Literal, text
from kg.namespaces import ID, IO, LABEL, SKOS, TYPE, thing
from kg.resolution.profile import Act, Profile, Size
from kg.resolution.world import World, world

FACEBOOK, INSTAGRAM, TWITTER, X = (f"{ID}platform/{name}" for name in ("facebook", "instagram", "twitter", "x"))
META, OLD, NEW = (f"{ID}company/{name}" for name in ("meta", "twitter-inc", "x-corp"))
RUSSIA, IRAN, MALI, CHAD, NIGER = (f"{ID}state/{code}" for code in ("RU", "IR", "ML", "TD", "NE"))
PARTY, AGENCY = ID + "organisation/party", ID + "government/agency"
WORLD: World = world(
    [
        (FACEBOOK, IO + "operatedBy", META),
        (INSTAGRAM, IO + "operatedBy", META),
        (TWITTER, IO + "operatedBy", NEW),
        *(
            triple
            for name, operator, start, end in (("one", OLD, "2007-04-19", "2023-03-14"), ("two", NEW, "2023-03-15", ""))
            for triple in (
                (ID + "tenure/" + name, TYPE, IO + "Tenure"),
                (ID + "tenure/" + name, IO + "platform", TWITTER),
                (ID + "tenure/" + name, IO + "operator", operator),
                (ID + "tenure/" + name, IO + "start", Literal(start)),
                *([(ID + "tenure/" + name, IO + "end", Literal(end))] if end else []),
            )
        ),
        (PARTY, IO + "basedIn", RUSSIA),
        (ID + "operation/grey-gull", TYPE, IO + "InfluenceOperation"),
        (ID + "operation/grey-gull", LABEL, text("Operation Grey Gull", "en")),
        (ID + "operation/grey-gull", SKOS + "altLabel", text("STORM-7777", "en")),
    ]
)


def act(key: str, *dates: str, actor: str = FACEBOOK, kind: str = "Takedown", removed: tuple[str, ...] = ()) -> Act:
    return Act(thing("takedown", key), kind, (actor,), dates, removed)


def size(key: str, count: int, unit: str = "account", precision: str = "exact", role: str = "", platform: str = FACEBOOK) -> Size:
    return Size(thing("network", key), platform, unit, role, count, precision)


def profile(report: str, key: str = "", *, published: str = "2020-12-16", dates: tuple[str, ...] = ("2020-12-15",), **more: Any) -> Profile:
    """A Russian operation that Facebook acted against, unless `more` says otherwise."""
    name = report + key
    fields: dict[str, Any] = {
        "names": frozenset(),
        "origins": frozenset({RUSSIA}),
        "agents": frozenset(),
        "targets": frozenset(),
        "platforms": frozenset({FACEBOOK}),
        "topics": frozenset(),
        "backed": frozenset(),
        "acts": (act(name, *dates),),
        "sizes": (),
    }
    return Profile(thing("operation", name), thing("report", report), published, **(fields | more))
