"""STIX 2.1: `stix` for OpenCTI, with its channels, narratives and events; `stix-strict` with the standard's own types alone."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from typing import TextIO
from uuid import UUID

from kg.analysis.things import Things
from kg.exporters.exporter import Exporter, Options
from kg.exporters.stix_bundle import bundled
from kg.exporters.stix_ids import Json, bundle_id, marking
from kg.exporters.stix_lost import lost
from kg.folder import Graph
from kg.graph.runs import Spool, in_order

_ORDER = (
    "marking-definition", "identity", "location", "threat-actor", "attack-pattern", "narrative", "campaign", "intrusion-set",
    "channel", "infrastructure", "course-of-action", "event", "relationship", "note", "opinion", "report", "grouping",
)  # fmt: skip


def writer(strict: bool) -> Callable[[Graph, TextIO, Options], None]:
    """Return the function that writes one of the two profiles."""

    def write(graph: Graph, stream: TextIO, options: Options) -> None:
        level = marking(options.tlp)
        marked = (one | {"object_marking_refs": [level["id"]]} for one in bundled(Things(graph.store), strict))
        lines = Spool(_unique(chain([level], marked)))
        stream.write(f'{{"type": "bundle", "id": "{bundle_id(_sorted(name for name, _ in lines))}", "objects": [\n')
        comma = ""
        for _, line in lines:
            stream.write(comma + line.decode())
            comma = ",\n"
        stream.write("\n]}\n")

    return write


def _unique(objects: Iterable[Json]) -> Iterator[tuple[str, bytes]]:
    """Yield ids with objects as JSON, in the order of the file; of several with one id the first."""
    rows = (
        ((_ORDER.index(one["type"]), one["id"], place), [(json.dumps(one, ensure_ascii=False).encode(),)])
        for place, one in enumerate(objects)
    )
    for name, same in groupby(in_order(rows), key=lambda block: block[0][1]):
        _, [(line,)] = next(same)
        yield name, line


def _sorted(names: Iterable[str]) -> Iterator[str]:
    """Yield ids that come sorted within each type sorted as a whole; of each, its 16 bytes are kept."""
    of: dict[str, bytearray] = defaultdict(bytearray)
    for name in names:
        kind, _, number = name.partition("--")
        of[f"{kind}--"] += UUID(number).bytes
    for kind, numbers in sorted(of.items()):
        yield from (f"{kind}{UUID(bytes=bytes(numbers[at : at + 16]))}" for at in range(0, len(numbers), 16))


def _losses(strict: bool) -> Callable[[Graph], Iterator[str]]:
    return lambda graph: lost(graph, strict)


_TAKES = frozenset({"tlp"})
EXPORTER = Exporter("STIX 2.1 for OpenCTI", ".stix.json", writer(False), takes=_TAKES, losses=_losses(False))
STRICT = Exporter("STIX 2.1 that any strict reader takes", ".stix.json", writer(True), takes=_TAKES, losses=_losses(True))
