"""Work for processes to do, in a module of its own: each of them imports it, and would import what the tests need along with it."""

import os
import signal
from collections.abc import Sequence

from kg.building.workers import stopped


def double(shard: Sequence[int]) -> list[int]:
    return [2 * item for item in shard]


def die_of_seven(shard: Sequence[int]) -> list[int]:
    for item in shard:
        if item % 10 == 7:
            os._exit(9)
    return double(shard)


def refuse(shard: Sequence[int]) -> list[int]:
    raise LookupError("no")


def interrupt(shard: Sequence[int]) -> list[int]:
    """Press Ctrl-C again and again while the parent deals with the first time."""
    for _ in range(200):
        os.kill(os.getppid(), signal.SIGINT)
        sum(range(100_000))
    return double(shard)


def until_stopped(shard: Sequence[int]) -> list[int]:
    """Have the parent interrupted, and work on until it has said so."""
    os.kill(os.getppid(), signal.SIGINT)
    while not stopped():
        sum(range(1_000))
    return double(shard)
