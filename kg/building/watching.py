"""Feeds that are looked at again and again: what is new in them is built into the graph, each once, over restarts too."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.building.commit import CACHE, write_whole
from kg.building.summary import Summary
from kg.errors import ReportError
from kg.pipeline import build
from kg.sources.address import shown
from kg.sources.fetching import Fetcher
from kg.sources.find import Inputs, find_inputs

STATE = "watched.json"
# How often an address that cannot be read is tried, once a round.
TRIES = 3


@dataclass(slots=True)
class Feed:
    """What is known of a feed: a digest of what it was when all in it was done, the addresses done, and the tries of others."""

    digest: str = ""
    done: set[str] = field(default_factory=set)
    tries: dict[str, int] = field(default_factory=dict)
    met: list[str] = field(default_factory=list)

    def passes_by(self, url: str) -> bool:
        """Note an address that the feed has; return whether nothing is left to do about it."""
        self.met.append(url)
        return url in self.done

    def settle(self, failed: Mapping[str, str]) -> None:
        """After a build, note what was done; addresses that the feed no longer has are forgotten."""
        tries = {url: self.tries.get(url, 0) + 1 for url in self.met if url in failed and url not in self.done}
        self.done = {url for url in self.met if url not in tries or tries[url] >= TRIES}
        self.tries = {url: count for url, count in tries.items() if count < TRIES}
        self.met = []


@dataclass(frozen=True, slots=True)
class Round:
    """How one look at one feed went: a summary of the build, None where there was nothing new; or why it could not be read."""

    feed: str
    summary: Summary | None = None
    problem: str = ""


def look(feeds: Sequence[str], out: Path, fetcher: Fetcher, **options: Any) -> Iterator[Round]:
    """Look at each feed once, build what is new into the graph in `out`, and yield how it went.

    `options` are those of `kg.pipeline.build`. What was done is kept in `out`, feed by feed, so that a new start goes on from
    there. Raises what `build` raises, save where a feed gives nothing to read.
    """
    state = _load(out)
    for address in feeds:
        known = state.get(address) or Feed()
        try:
            inputs, digest = _inputs(address, fetcher)
            if digest == known.digest and not known.tries:
                yield Round(address)
                continue
            summary = build(inputs, out, fetcher=fetcher, passes_by=known.passes_by, **options)
        except ReportError as error:
            known.met = []
            yield Round(shown(address), problem=str(error))
            continue
        if summary.interrupted:  # some of what was met was not read: all of it is met again
            known.met, known.digest = [], ""
        else:
            known.settle(dict(summary.failed))
            known.digest = digest
        state[address] = known
        _save(out, state)
        yield Round(address, summary)


def _inputs(address: str, fetcher: Fetcher) -> tuple[Inputs, str]:
    """Return a feed as an input, and a digest of its content. Raises ReportError."""
    inputs = find_inputs([address])
    if inputs.failed:
        raise ReportError(inputs.failed[0][1])
    content = inputs.paths[0].read_bytes() if inputs.paths else fetcher.fetch(address).content
    return inputs, sha256(content).hexdigest()


def _load(out: Path) -> dict[str, Feed]:
    try:
        rows = json.loads((out / CACHE / STATE).read_text(encoding="utf-8"))
        return {feed: Feed(row["digest"], set(row["done"]), dict(row["tries"])) for feed, row in rows.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # only costs that pages are asked for again


def _save(out: Path, state: Mapping[str, Feed]) -> None:
    rows = {feed: {"digest": known.digest, "done": sorted(known.done), "tries": known.tries} for feed, known in sorted(state.items())}
    write_whole(out / CACHE / STATE, json.dumps(rows, indent=1))
