"""How well reports are read: F1 per slot on annotated corpora, against the floors in quality.json.

    uv run python benchmarks/quality.py [--set]

The reports in tests/data are always measured. The other corpora lie beside this repository, in ../shared/corpus, and are not part of
it: where they are missing this says so.
Floors hold for one edition of a corpus, named by a digest of its files; for another one they mean nothing, and it fails until they are
set anew. `--set` writes what is measured now, less a slack, as the new floors.
"""

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.evaluation import Result, evaluate, load_cases

FLOORS = Path(__file__).with_suffix(".json")
CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpus"
NAMES = ("seed", "dev-own", "dev-real")
# Written for this repository by people who did not see the rules; see the README beside each for what has been developed on it since.
OWN = Path(__file__).resolve().parents[1] / "tests" / "data"
OWN_NAMES = ("reports-a", "reports-c")
# A rule that is right may cost an item somewhere; more than this is a step back.
SLACK = 0.02


def edition(folder: Path) -> str:
    """Return a digest of the texts and annotations in a folder, their names included."""
    files = sorted([*folder.glob("*.txt"), *folder.glob("*.gold.json")])
    parts = (f"{path.name}\x1f{sha256(path.read_bytes()).hexdigest()}" for path in files)
    return sha256("\x1e".join(parts).encode()).hexdigest()[:16]


def figures(result: Result) -> dict[str, float]:
    """Return what has a floor: precision and F1 of CORE, precision and recall of relevance, and F1 of each slot."""
    return {
        "CORE precision": result.core.precision,
        "CORE": result.core.f1,
        "relevance precision": result.relevance.precision,
        "relevance recall": result.relevance.recall,
        **{slot: counts.f1 for slot, counts in result.slots.items()},
    }


def floors_for(folder: Path, result: Result) -> dict[str, Any]:
    """Return the floors that what was measured reaches with the slack to spare."""
    return {
        "digest": edition(folder),
        "traps": result.traps_hit,
        "floors": {name: max(0.0, int((value - SLACK) * 100 + 1e-9) / 100) for name, value in figures(result).items()},
    }


def complaints(folder: Path, result: Result, held: dict[str, Any]) -> Iterator[str]:
    """Yield what is below its floor, and what cannot be compared."""
    if not held:
        yield "has no floors yet; --set makes them"
        return
    if held["digest"] != edition(folder):
        yield f"is edition {edition(folder)}, the floors are for {held['digest']}; --set makes new ones"
        return
    found = figures(result)
    yield from (
        f"{name} is {found.get(name, 0):.3f}, below {floor}" for name, floor in held["floors"].items() if found.get(name, 0) < floor
    )
    if result.traps_hit > held["traps"]:
        yield f"{result.traps_hit} traps hit, more than {held['traps']}"
    good, claims = result.quotes
    if good < claims:
        yield f"{claims - good} claims do not quote the text"


def show(name: str, result: Result, held: dict[str, Any]) -> None:
    """Print each figure beside its floor."""
    good, claims = result.quotes
    print(f"\n{name}: {len(result.files)} reports, {result.traps_hit} traps hit, {good} of {claims} claims quote the text")
    for figure, value in figures(result).items():
        print(f"  {figure:20} {value:6.3f}  floor {held.get('floors', {}).get(figure, 0):.2f}")


def main() -> int:
    """Measure each corpus, print its figures, and return 1 if any is below its floor."""
    folders = [OWN / name for name in OWN_NAMES] + [CORPORA / name for name in NAMES if (CORPORA / name).is_dir()]
    if len(folders) == len(OWN_NAMES):
        print(f"no annotated corpora in {CORPORA}: only those in {OWN} are measured")
    held = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    results = {folder: evaluate(load_cases([folder])) for folder in folders}
    if "--set" in sys.argv[1:]:
        held |= {folder.name: floors_for(folder, result) for folder, result in results.items()}
        FLOORS.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
    wrong = []
    for folder, result in results.items():
        show(folder.name, result, held.get(folder.name, {}))
        wrong += [f"{folder.name}: {text}" for text in complaints(folder, result, held.get(folder.name, {}))]
    print("\n" + ("\n".join(wrong) or "all floors hold"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
