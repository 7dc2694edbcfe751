"""Builds by command line that read in this process: one that is started for a build loads the language model anew, for seconds."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest


@contextmanager
def in_threads() -> Iterator[None]:
    """Have builds read in threads; that processes do the same, and what becomes of them, is tested in tests/pipeline/."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.building.workers._pool", ThreadPoolExecutor)
        yield
