"""Work spread over processes, some of which die."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from worker_samples import die_of_seven, double, refuse

from kg.building.shard import MOST_CHARACTERS, MOST_REPORTS, shards
from kg.building.workers import Crashed, work_through
from kg.model import Report


@pytest.mark.parametrize("work", ["interrupt", "until_stopped"])
def test_ctrl_c_stops_the_workers_and_pressed_again_leaves_none_that_nobody_waits_for(work: str) -> None:
    code = (
        f"from kg.building.workers import work_through\nfrom tests.pipeline.worker_samples import {work}\n"
        "if __name__ == '__main__':\n"
        f"    try:\n        list(work_through([(n,) for n in range(40)], {work}, 1))\n"
        "    except KeyboardInterrupt:\n        print('interrupted')\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.returncode) == ("interrupted\n", 0), done.stderr


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_every_item_is_worked_on_once(workers: int) -> None:
    given = [range(0, 3), range(3, 4), range(4, 9), range(9, 10), range(10, 12)]
    assert sorted(work_through(given, double, workers)) == list(range(0, 24, 2))


def test_an_item_that_kills_its_process_is_found_and_the_rest_is_done() -> None:
    given = [tuple(range(start, start + 4)) for start in range(0, 20, 4)]
    results = list(work_through(given, die_of_seven, 2))
    assert sorted(result.item for result in results if isinstance(result, Crashed)) == [7, 17]
    assert sorted(result for result in results if isinstance(result, int)) == [2 * n for n in range(20) if n % 10 != 7]


def test_an_error_that_is_no_crash_reaches_the_caller() -> None:
    with pytest.raises(LookupError, match="no"):
        list(work_through([(1,)], refuse, 1))


def test_reports_are_only_taken_as_far_as_needed() -> None:
    taken: list[int] = []

    def reports(lengths: Sequence[int]) -> Iterator[Report]:
        for length in lengths:
            taken.append(length)
            yield Report("x" * length, "a.txt", "")

    groups = shards(reports([10] * (MOST_REPORTS + 1) + [MOST_CHARACTERS + 1, 5]))
    assert len(next(groups)) == MOST_REPORTS
    assert len(taken) == MOST_REPORTS
    assert [len(group) for group in groups] == [2, 1]


def test_workers_end_when_the_process_that_started_them_is_killed(tmp_path: Path) -> None:
    program = (
        "import os, signal\n"
        "from kg.building.workers import _pool\n"
        "if __name__ == '__main__':\n"
        "    with _pool(1) as pool:\n"
        "        print(pool.submit(os.getpid).result(), flush=True)\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    script = tmp_path / "parent.py"
    script.write_text(program)
    done = subprocess.run([sys.executable, script], stdout=subprocess.PIPE, text=True, timeout=60, check=False)
    # The pipe is also the worker's: that run() came back at all shows that the worker has closed it.
    assert int(done.stdout) > 0
