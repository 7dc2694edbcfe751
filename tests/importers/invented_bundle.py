"""An invented STIX bundle: two operations, a state, a place, a narrative, a technique, accounts."""


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
