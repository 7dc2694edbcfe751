"""Work on shards in several processes; an item that kills its process is found by halving its shard, and set aside.

Idempotent work on shards with a fresh process for what is left is the shape of Dean and Ghemawat's MapReduce (OSDI 2004).
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from multiprocessing import connection, get_context, parent_process
from multiprocessing.connection import Connection
from threading import Event, Thread, current_thread, main_thread
from types import FrameType
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Shard = Sequence[Item]
Work = Callable[[Shard[Item]], Sequence[Result]]
# Shards handed out per process: enough to keep each busy, few enough that memory does not grow with the corpus.
AHEAD = 2
# In a process that works: set once nobody waits for its results any more.
_STOPPED = Event()


@dataclass(frozen=True, slots=True)
class Crashed(Generic[Item]):
    """An item whose process died while it was worked on."""

    item: Item


def work_through(shards: Iterable[Shard[Item]], work: Work[Item, Result], workers: int) -> Iterator[Result | Crashed[Item]]:
    """Yield the results of `work(shard)` for each shard, in no fixed order, and `Crashed` for items that killed their process.

    `work` must be importable, its arguments picklable, and doing it twice must do no harm: what was under way when a process
    died is done again. After an interruption it goes on until it looks at `stopped()`. `workers` = 0 works in this process,
    where nothing protects against a crash.
    """
    if workers == 0:
        for shard in shards:
            yield from work(shard)
        return
    queue = iter(shards)
    for shard in queue:
        lost: list[Shard[Item]] = []
        yield from _one_pool(chain([shard], queue), work, workers, lost)
        for suspect in lost:
            yield from _alone(suspect, work)


def stopped() -> bool:
    """Whether the process that handed out the work was interrupted, so that work on the rest of a shard is in vain."""
    return _STOPPED.is_set()


def _one_pool(queue: Iterable[Shard[Item]], work: Work[Item, Result], workers: int, lost: list[Shard[Item]]) -> Iterator[Result]:
    """Work until the shards end or a process dies; then `lost` holds those that were handed out and have no result."""
    waiting: deque[tuple[Shard[Item], Future[Sequence[Result]]]] = deque()
    with _interrupted_once(), _pool(workers) as pool:
        try:
            for shard in queue:
                waiting.append((shard, _submit(pool, work, shard)))
                if len(waiting) >= AHEAD * workers:
                    yield from waiting[0][1].result()
                    waiting.popleft()
            while waiting:
                yield from waiting[0][1].result()
                waiting.popleft()
        except BrokenProcessPool:
            lost.extend(shard for shard, future in waiting if not _finished(future))
            for future in (future for _, future in waiting if _finished(future)):
                yield from future.result()


@contextmanager
def _interrupted_once() -> Iterator[None]:
    """Let Ctrl-C interrupt once until the workers have ended: a shell and `uv` both pass it on, and the second, in the middle of
    ending them, would leave a process that waits for ever."""
    if current_thread() is not main_thread() or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    seen = False

    def once(number: int, frame: FrameType | None) -> None:
        nonlocal seen
        if not seen:
            seen = True
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, once)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _submit(pool: ProcessPoolExecutor, work: Work[Item, Result], shard: Shard[Item]) -> Future[Sequence[Result]]:
    try:
        return pool.submit(work, shard)
    except BrokenProcessPool as error:  # a process died since the last result was fetched
        future: Future[Sequence[Result]] = Future()
        future.set_exception(error)
        return future


def _finished(future: Future[Sequence[Result]]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _alone(shard: Shard[Item], work: Work[Item, Result]) -> Iterator[Result | Crashed[Item]]:
    """Work on a shard in a process of its own; if that dies, on each half."""
    try:
        with _interrupted_once(), _pool(1) as pool:
            yield from pool.submit(work, shard).result()
        return
    except BrokenProcessPool:
        pass
    if len(shard) == 1:
        yield Crashed(shard[0])
        return
    middle = len(shard) // 2
    yield from _alone(shard[:middle], work)
    yield from _alone(shard[middle:], work)


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    # Not forked: a copy of a process with threads may hang, and other systems cannot fork at all.
    spawn = get_context("spawn")
    # A pipe says when to stop: a process that dies cannot leave it locked.
    told, tell = spawn.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, mp_context=spawn, initializer=_prepare, initargs=(told,))
    try:
        yield pool
    finally:
        tell.close()
        pool.shutdown(wait=True, cancel_futures=True)
        told.close()


def _prepare(told: Connection) -> None:
    """Leave Ctrl-C to the parent, and heed it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_heed_parent, args=(told,), daemon=True).start()


def _heed_parent(told: Connection) -> None:
    """Note when the work is to stop, and end when the parent ends: else kill -9 would leave workers behind."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel, told])
        _STOPPED.set()
        connection.wait([parent.sentinel])
        os._exit(1)
