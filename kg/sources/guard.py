"""Reads one input at a time in a process of its own, which may be stopped: a page can take for ever, a PDF can break its reader."""

import os
import signal
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import TYPE_CHECKING

from kg.sources.attempt import leaves
from kg.sources.item import Input, Piece, Problem

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

SECONDS = 10.0  # of processor time for one input: what is read must not depend on what else a machine does
PATIENCE = 6  # times that long on the clock, then it hangs
MEGABYTES = 512  # of address space, where the system can limit that
START = 120.0  # seconds to load the libraries, on a busy machine

# What comes back, each with the input it is from (without its content).
Leaf = tuple[Input, Piece]


class Guard:
    """A process that reads what it is given; a new one is started when it had to be stopped, or broke."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None

    def read(self, source: Input) -> list[Leaf]:
        """Return all that an input holds, however deep; what cannot be read is a Problem."""
        line = self._ready()
        try:
            line.send(source)
            if line.poll(SECONDS * PATIENCE):
                found: list[Leaf] = line.recv()
                return found
            slow = True
        except (EOFError, OSError):
            slow = self._out_of_time()
        why = f"takes longer than {SECONDS:.0f} seconds to read" if slow else "broke the process that read it"
        self.stop()
        return [(bare(source), Problem("", why))]

    def _ready(self) -> Connection:
        if self._line is None or self._process is None or not self._process.is_alive():
            self.stop()
            context = get_context("spawn")
            self._line, far = context.Pipe()
            self._process = context.Process(target=_serve, args=(far,), daemon=True)
            self._process.start()
            far.close()
            if not self._line.poll(START) or self._line.recv() != "ready":
                raise RuntimeError("the process that reads files did not start")
        return self._line

    def _out_of_time(self) -> bool:
        """Whether the process ended because its time was up."""
        if self._process is None:
            return False
        self._process.join(1.0)
        return self._process.exitcode == -getattr(signal, "SIGPROF", 0)

    def stop(self) -> None:
        """End the process."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._line = None


class Guards:
    """Several of them, for several threads."""

    def __init__(self, count: int) -> None:
        self._stopped = False
        self._all = [Guard() for _ in range(count)]
        self._free: SimpleQueue[Guard] = SimpleQueue()
        for guard in self._all:
            self._free.put(guard)

    def read(self, source: Input) -> list[Leaf]:
        """Do as `Guard.read` does, with one that is free."""
        guard = self._free.get()
        try:
            if self._stopped:
                return []
            return guard.read(source)
        finally:
            self._free.put(guard)

    def stop(self) -> None:
        """End all processes for good."""
        self._stopped = True
        for guard in self._all:
            guard.stop()


def bare(source: Input) -> Input:
    """Return an input without its bytes: to say where something came from."""
    return replace(source, content=b"", stream=None)


def _serve(line: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit()
    import trafilatura  # noqa: F401  loaded before the clock runs

    line.send("ready")
    with suppress(EOFError, OSError):
        while True:
            source = line.recv()
            _clock(SECONDS)
            found = read_all(source)
            _clock(0)
            line.send(found)


def _clock(seconds: float) -> None:
    """Have the system end this process after so much processor time, where it can (not on Windows); 0 stops the clock."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit() -> None:
    """Limit this process's memory, where the system can (not on Windows), and keep it from leaving dumps."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
    os.environ["OPENBLAS_NUM_THREADS"] = "1"


def read_all(source: Input) -> list[Leaf]:
    """Return all that an input holds, however deep."""
    return [(bare(inner), piece) for inner, piece in leaves(source)]
