"""What reports beside the point cost: words per second through the gate, and memory, beside a program that only reads the files.

    uv run python benchmarks/gate.py [NUMBER]

Generates NUMBER (5,000) unrelated texts from word lists, puts the sample article among them, and runs in processes of their own:
reading alone (the baseline), reading and gate, and a whole build over a tenth of the texts and over all of them, into a graph that
has the sample already, so that what is measured is the unrelated texts. Vocabulary and model are loaded before the clock starts.
Rates are printed as such and as ratios to the baseline, since only ratios carry over to another machine.
"""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

# Work is done once; its result is a count that shows that it was the same work.
Work = Callable[[], int]
SEED = Path(__file__).parent.parent / "seeds" / "china-demands-twitter.txt"
SUBJECTS = "The committee|A farmer|Our neighbour|The orchestra|My aunt|The harbour master|A young baker|The city council".split("|")
VERBS = "opened|described|repaired|painted|remembered|sold|moved|tasted|measured|praised".split("|")
OBJECTS = "the old bridge|a basket of plums|the winter garden|two violins|the morning ferry|a recipe for rye bread".split("|")
ENDS = "before the rain came|in the early spring|with great patience|without any hurry|near the river|at the weekly market".split("|")


def article(number: int) -> str:
    """Return an unrelated text of some 400 words, always the same for the same number."""
    chance = random.Random(number)
    sentences = (f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)} {chance.choice(ENDS)}." for _ in range(38))
    return f"Notes from the valley, number {number}\n\n" + " ".join(sentences) + "\n"


def generate(folder: Path, number: int) -> None:
    """Write `number` unrelated texts, and the sample article among them, to `folder`."""
    folder.mkdir(parents=True)
    for index in range(number):
        (folder / f"{index:06}.txt").write_text(article(index), encoding="utf-8")
    (folder / SEED.name).write_bytes(SEED.read_bytes())


def read_only(folder: Path) -> Work:
    """The baseline: decode every file and count its words."""
    return lambda: sum(path.read_text(encoding="utf-8").count(" ") for path in sorted(folder.iterdir()))


def through_the_gate(folder: Path) -> Work:
    """Read every file as a report and let the gate decide; the result is how many it lets through."""
    from kg.ontology import load
    from kg.reading.gate import relevant
    from kg.sources import read_report

    rules = load().phrases["gate"]
    relevant("", rules)
    return lambda: sum(relevant(read_report(path)[0].text, rules) for path in sorted(folder.iterdir()))


def whole_build(folder: Path) -> Work:
    """Build in this process; the result is how many reports are in the graph."""
    from kg import build, find_inputs

    graph = folder.parent / f"graph of {folder.name}"
    build(find_inputs([str(SEED)]), graph)
    return lambda: build(find_inputs([str(folder)]), graph).reports


STEPS: dict[str, Callable[[Path], Work]] = {"read": read_only, "gate": through_the_gate, "build": whole_build}


def measured(step: str, folder: Path) -> tuple[float, float]:
    """Run a step in a process of its own; return seconds and the most memory it held, in MB."""
    line = subprocess.run([sys.executable, __file__, "--step", step, str(folder)], check=True, capture_output=True, text=True)
    count, seconds, peak = line.stdout.split()
    if step != "read" and count != "1":
        raise SystemExit(f"{step}: {count} reports were found relevant, not the sample alone")
    return float(seconds), float(peak)


def table(number: int) -> None:
    """Print what each step costs."""
    with TemporaryDirectory() as temporary:
        few, all_ = Path(temporary) / "few", Path(temporary) / "all"
        generate(few, number // 10)
        generate(all_, number)
        words = sum(path.read_text(encoding="utf-8").count(" ") for path in all_.iterdir())
        rows = [
            (name, folder, *measured(name, folder)) for name, folder in (("read", all_), ("gate", all_), ("build", few), ("build", all_))
        ]
    base = rows[0][2]
    print(f"{number:,} unrelated texts and the sample, {words:,} words")
    print(f"{'step':18} {'seconds':>8} {'words/s':>12} {'x baseline':>11} {'MB':>6}")
    for name, folder, seconds, peak in rows:
        share = words / (10 if folder == few else 1)
        print(f"{name + ' ' + folder.name:18} {seconds:8.2f} {share / seconds:12,.0f} {seconds / base:11.1f} {peak:6.0f}")
    print(f"ten times the texts cost a build {rows[3][3] - rows[2][3]:+.0f} MB")


def main() -> None:
    """Print the table, or run the one step that a child process is asked for."""
    if "--step" in sys.argv:
        work = STEPS[sys.argv[2]](Path(sys.argv[3]))
        start = time.perf_counter()
        count = work()
        print(count, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
    else:
        table(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)


if __name__ == "__main__":
    main()
