"""How resolution grows with the number of reports: time and memory per report, and what one more report costs.

uv run python benchmarks/resolve.py [REPORTS]    (default 40,000; 100,000 take some minutes and 2 GB)

Made-up events of 20 reports each: a platform acts against an operation of a state, and outlets give its date, its size and its
targets more or less precisely. All sizes are run in turns, each time in a process of its own, and the best run of a size counts, as
what else a machine does only makes a run longer; of the smaller ones as many are run one after the other as make up the largest, so
that each is as likely to be disturbed. The last columns are of a second run with one more report,
which compares that report's blocks alone. The last line asks whether time per report stayed within 1.3 times that of the smallest.
"""

import random
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from resource import RUSAGE_SELF, getrusage
from time import process_time

from kg.namespaces import ID, thing
from kg.ontology import load
from kg.resolution import Memory, Profile, resolve
from kg.resolution.profile import Act, Size
from kg.resolution.world import world

PER_EVENT = 20
TURNS = 3
PLATFORMS = [f"{ID}platform/{name}" for name in ("facebook", "twitter", "youtube", "tiktok", "reddit", "telegram")]
STATES = sorted({s for s, _, _ in load().triples if s.startswith(ID + "state/")})


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of processor time, and megabytes before and at the most."""

    reports: int
    seconds: float
    held: float
    peak: float
    operations: int
    compared: int
    one_more: int
    one_more_seconds: float


def told(number: int, of: int) -> Profile:
    """Return one report's account of an event."""
    event, outlet = random.Random(of), random.Random(-number)
    day = f"{event.randint(2010, 2025)}-{event.randint(1, 12):02}-{event.randint(1, 28):02}"
    state, platform, count = event.choice(STATES), event.choice(PLATFORMS), event.randint(5, 30_000)
    targets, rounded = event.sample(STATES, 3), outlet.random() < 0.2
    key = str(number)
    size = Size(thing("network", key), platform, "account", "", round(count, -2) if rounded else count, "about" if rounded else "exact")
    act = Act(thing("takedown", key), "Takedown", (platform,), (day if outlet.random() < 0.7 else day[:7],), (size.network,))
    some = frozenset(outlet.sample(targets, outlet.randint(0, 3)))
    origins = frozenset({state} if outlet.random() < 0.9 else ())
    nothing: frozenset[str] = frozenset()
    fields = (nothing, origins, nothing, some, frozenset({platform}), nothing, nothing)
    return Profile(thing("operation", key), thing("report", key), day, *fields, (act,), (size,))


def measure(reports: int, times: int) -> Measured:
    """Resolve so many reports in this process, and again so many times."""
    known = world(load().triples)
    every = [told(number, number // PER_EVENT) for number in range(reports)]
    held, peak, seconds = _megabytes(), 0.0, 0.0
    for _ in range(times):
        memory, start = Memory(), process_time()
        found = resolve(every, known, memory=memory)
        seconds += (process_time() - start) / times
        # What the first takes: of the later ones the one before is still held.
        peak = peak or _megabytes()
    start = process_time()
    more = resolve([*every, told(reports, of=0)], known, memory=Memory(memory.after))
    return Measured(reports, seconds, held, peak, len(found.groups), found.compared, more.compared, process_time() - start)


def alone(reports: int, times: int) -> Measured:
    """Measure in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, reports, times).result()


def _megabytes() -> float:
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def main(most: int) -> int:
    sizes = (most // 8, most // 4, most // 2, most)
    # In turns: what slows a machine down for a minute is then not taken for the cost of one size.
    turns = [[alone(reports, most // reports) for reports in sizes] for _ in range(TURNS)]
    rows = [min(runs, key=lambda run: run.seconds) for runs in zip(*turns, strict=True)]
    heads = (("reports", 8), ("operations", 10), ("compared", 11), ("seconds", 8), ("ms/report", 9), ("MB", 6), ("kB/report", 9))
    print(*(f"{name:>{width}}" for name, width in heads), " one more: compared, seconds")
    for row in rows:
        each, size = 1000 * row.seconds / row.reports, 1024 * (row.peak - row.held) / row.reports
        print(
            f"{row.reports:>8,} {row.operations:>10,} {row.compared:>11,} {row.seconds:>8.1f} {each:>9.2f} {row.peak:>6,.0f} {size:>9.1f}"
            f"  {row.one_more:>18,} {row.one_more_seconds:>8.1f}"
        )
    first, last = rows[0], rows[-1]
    time = (last.seconds / last.reports) / (first.seconds / first.reports)
    print(f"time per report: {time:.2f} times that of the smallest (at most 1.3)")
    return 0 if time <= 1.3 else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 40_000))
