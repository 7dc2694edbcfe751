"""The same graphs as for the exporters, and an invented STIX bundle."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "exporters"))

from kg import build, find_inputs
from kg.folder import Graph

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("seed")
    build(find_inputs([str(ROOT / "seeds")]), folder)
    return Graph(folder)


def one(kind: str, number: int, name: str, **more: object) -> dict[str, object]:
    return {"type": kind, "spec_version": "2.1", "id": f"{kind}--00000000-0000-4000-8000-{number:012}", "name": name, **more}


def tie(number: int, source: dict[str, object], kind: str, target: dict[str, object], **more: object) -> dict[str, object]:
    ends = {"relationship_type": kind, "source_ref": source["id"], "target_ref": target["id"]}
    return {"type": "relationship", "id": f"relationship--00000000-0000-4000-8000-{number:012}"} | ends | more


AUTHOR = one("identity", 1, "Watch Office", identity_class="organization")
LAMP = one("campaign", 2, "Paper Lamp", aliases=["PL-7"], confidence=90)
NEST = one("intrusion-set", 3, "Grey Nest")
STATE = one("threat-actor", 4, "Azerbaijan", threat_actor_types=["nation-state"])
PLACE = one("location", 5, "France", country="FR")
TALE = one("narrative", 6, "The mainland neglects its islands “\u202e\U0001f600”")
WAYS = one("attack-pattern", 7, "Hijack Hashtags", external_references=[{"source_name": "DISARM", "external_id": "T0019.002"}])
FEED = one("channel", 8, "31 X accounts", channel_types=["Twitter"])
BUNDLE = {
    "type": "bundle",
    "id": "bundle--00000000-0000-4000-8000-000000000000",
    "objects": [
        AUTHOR, LAMP, NEST, STATE, PLACE, TALE, WAYS, FEED,
        one("report", 9, "Lamps over the islands", published="2024-02-03T00:00:00Z", created_by_ref=AUTHOR["id"], object_refs=[LAMP["id"]]),
        tie(11, LAMP, "attributed-to", NEST),
        tie(12, NEST, "attributed-to", STATE, confidence=30),
        tie(13, LAMP, "targets", PLACE, description="It aimed at voters on the islands."),
        tie(14, LAMP, "uses", TALE),
        tie(15, LAMP, "uses", WAYS),
        tie(16, LAMP, "uses", FEED),
        tie(17, FEED, "delivers", WAYS),
    ],
}  # fmt: skip


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "lamps.json"
    path.write_text(json.dumps(BUNDLE, ensure_ascii=False, indent=2), encoding="utf-8")
    return path
