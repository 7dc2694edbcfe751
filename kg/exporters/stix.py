"""STIX 2.1: `stix` for OpenCTI, with its channels, narratives and events; `stix-strict` with the standard's own types alone."""

import json
from collections.abc import Callable, Iterator
from typing import TextIO

from kg.errors import KgError
from kg.exporters.exporter import Exporter, Options
from kg.exporters.stix_bundle import bundled
from kg.exporters.stix_ids import MARKINGS, bundle_id, marking
from kg.exporters.stix_lost import lost
from kg.folder import Graph

_ORDER = (
    "marking-definition", "identity", "location", "threat-actor", "attack-pattern", "narrative", "campaign", "intrusion-set",
    "channel", "infrastructure", "course-of-action", "event", "relationship", "note", "opinion", "report", "grouping",
)  # fmt: skip


def writer(strict: bool) -> Callable[[Graph, TextIO, Options], None]:
    """Return the function that writes one of the two profiles."""

    def write(graph: Graph, stream: TextIO, options: Options) -> None:
        if options.tlp not in MARKINGS:
            raise KgError(f"{options.tlp!r} is no level of the Traffic Light Protocol: {', '.join(MARKINGS)}")
        level = marking(options.tlp)
        objects = [one | {"object_marking_refs": [level["id"]]} for one in bundled(graph.to_networkx(), strict).values()]
        objects.sort(key=lambda one: (_ORDER.index(one["type"]), one["id"]))
        lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in (level, *objects))
        name = bundle_id(one["id"] for one in (level, *objects))
        stream.write(f'{{"type": "bundle", "id": "{name}", "objects": [\n{lines}\n]}}\n')

    return write


def _losses(strict: bool) -> Callable[[Graph], Iterator[str]]:
    return lambda graph: lost(graph, strict)


_TAKES = frozenset({"tlp"})
EXPORTER = Exporter("STIX 2.1 for OpenCTI", ".stix.json", writer(False), takes=_TAKES, losses=_losses(False))
STRICT = Exporter("STIX 2.1 that any strict reader takes", ".stix.json", writer(True), takes=_TAKES, losses=_losses(True))
