"""How well reports are read: precision, recall and F1 per slot on annotated corpora, against the floors in tests/quality.json.

    uv run python benchmarks/quality.py [--set | --readme]

The reports in tests/data are always measured. The other corpora lie beside this repository, in ../shared/corpus, and are not part of
it: where they are missing this says so, and what is recorded of them stays as it is.
Floors hold for one edition of a corpus, named by a digest of its files; for another one they mean nothing, and it fails until they are
set anew. `--set` records what is measured, raises the floors to it less a slack, and writes the tables of the README from it; it lowers
no floor: that is done by hand. `--readme` only writes the tables, from what is recorded.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.evaluation import Result, evaluate, load_cases

ROOT = Path(__file__).resolve().parents[1]
RECORD, README = ROOT / "tests" / "quality.json", ROOT / "README.md"
BEGIN, END = "<!-- figures: benchmarks/quality.py --readme -->\n", "<!-- end of figures -->\n"
# Where each corpus is, and what the README calls it. Those in tests/data were written by people who did not see the rules.
OTHERS, OWN = ROOT.parent / "shared" / "corpus", ROOT / "tests" / "data"
CORPORA = {
    "seed": (OTHERS, "the sample article"),
    "dev-own": (OTHERS, "{} reports written for development"),
    "dev-real": (OTHERS, "{} third-party reports"),
    "reports-a": (OWN, "{} reports written by people who did not see the rules (`tests/data/reports-a`), developed on since"),
    "reports-c": (OWN, "{} more of those (`tests/data/reports-c`), developed on later"),
    "reports-d": (OWN, "{} more (`tests/data/reports-d`), developed on for an hour"),
    "reports-f": (OWN, "{} more (`tests/data/reports-f`), developed on for two hours"),
    "reports-g": (OWN, "{} more (`tests/data/reports-g`), developed on for four hours"),
    "reports-h": (OWN, "{} more (`tests/data/reports-h`), developed on for four hours"),
    "reports-i": (OWN, "{} more (`tests/data/reports-i`), developed on for an hour"),
    "reports-e": (OWN, "{} more (`tests/data/reports-e`) whose texts and errors nobody has looked at"),
}
# A rule that is right may cost an item somewhere; more than this is a step back.
SLACK = 0.02
Figures = dict[str, dict[str, float]]


def edition(folder: Path) -> str:
    """Return a digest of the texts and annotations in a folder, their names included."""
    files = sorted([*folder.glob("*.txt"), *folder.glob("*.gold.json")])
    parts = (f"{path.name}\x1f{sha256(path.read_bytes()).hexdigest()}" for path in files)
    return sha256("\x1e".join(parts).encode()).hexdigest()[:16]


def figures(result: Result) -> Figures:
    """Return precision, recall and F1 of CORE, of relevance and of each slot, in thousandths."""
    counted = {"CORE": result.core, "relevance": result.relevance, **result.slots}
    return {name: {"precision": round(c.precision, 3), "recall": round(c.recall, 3), "f1": round(c.f1, 3)} for name, c in counted.items()}


def recorded(folder: Path, result: Result, before: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is to be kept of a corpus; the floors of the same edition are raised, never lowered."""
    digest, found = edition(folder), figures(result)
    kept = before if before.get("digest") == digest else {}
    held = kept.get("floors", {})
    floors = {
        name: {kind: max(held.get(name, {}).get(kind, 0.0), floor(value)) for kind, value in kinds.items()} for name, kinds in found.items()
    }
    traps = min(kept.get("traps", result.traps_hit), result.traps_hit)
    return {"digest": digest, "reports": len(result.files), "traps": traps, "figures": found, "floors": floors}


def floor(value: float) -> float:
    """Return the floor for a figure, in hundredths."""
    return max(0.0, int((value - SLACK) * 100 + 1e-9) / 100)


def complaints(folder: Path, result: Result, held: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is below its floor, what cannot be compared, and what is not as recorded."""
    if not held or held["digest"] != edition(folder):
        yield f"is edition {edition(folder)}, the floors are for {held.get('digest', 'none')}; --set makes new ones"
        return
    found = figures(result)
    for name, kinds in held["floors"].items():
        for kind, least in kinds.items():
            if (value := found.get(name, {}).get(kind, 0.0)) < least:
                yield f"{name}: {kind} is {value:.3f}, below {least:.2f}"
    if result.traps_hit > held["traps"]:
        yield f"{result.traps_hit} traps hit, more than {held['traps']}"
    good, claims = result.quotes
    if good < claims:
        yield f"{claims - good} claims do not quote the text"
    if found != held["figures"]:
        yield "the figures are not those that are recorded; --set records them"


def tables(record: Mapping[str, Any]) -> str:
    """Return the tables of the README: CORE of each corpus, and the F1 of each slot."""
    known = [name for name in CORPORA if name in record]
    lines = ["| reports | precision | recall | F1 |", "|---|---|---|---|"]
    for name in known:
        core = record[name]["figures"]["CORE"]
        called = CORPORA[name][1].format(record[name]["reports"])
        lines.append(f"| {called} | {core['precision']:.2f} | {core['recall']:.2f} | {core['f1']:.2f} |")
    slots = sorted({slot for name in known for slot in record[name]["figures"]} - {"CORE"})
    lines += ["", f"| F1 | {' | '.join(known)} |", "|---" * (len(known) + 1) + "|"]
    for slot in slots:
        cells = [record[name]["figures"].get(slot, {}).get("f1") for name in known]
        lines.append(f"| {slot} | {' | '.join('' if cell is None else f'{cell:.2f}' for cell in cells)} |")
    return "\n".join(lines) + "\n"


def with_tables(readme: str, record: Mapping[str, Any]) -> str:
    """Return the README with the tables between their marks."""
    before, _, rest = readme.partition(BEGIN)
    return f"{before}{BEGIN}{tables(record)}{END}{rest.partition(END)[2]}"


def written(record: Mapping[str, Any]) -> str:
    """Return the record as JSON, what belongs to one slot on one line."""
    return re.sub(r"\{\s*(\"precision\"[^}]*?)\s*\}", lambda m: f"{{{' '.join(m[1].split())}}}", json.dumps(record, indent=2)) + "\n"


def show(name: str, result: Result, held: Mapping[str, Any]) -> None:
    """Print each figure beside its floor."""
    good, claims = result.quotes
    print(f"\n{name}: {len(result.files)} reports, {result.traps_hit} traps hit, {good} of {claims} claims quote the text")
    for slot, kinds in figures(result).items():
        least = held.get("floors", {}).get(slot, {})
        print(f"  {slot:16}", *(f"{kind} {value:.3f} (floor {least.get(kind, 0):.2f})" for kind, value in kinds.items()))


def main() -> int:
    """Measure each corpus, print its figures, and return 1 if any is below its floor."""
    record = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.is_file() else {}
    folders = [place / name for name, (place, _) in CORPORA.items() if (place / name).is_dir()]
    if not OTHERS.is_dir():
        print(f"no annotated corpora in {OTHERS}: only those in {OWN} are measured")
    results = {} if "--readme" in sys.argv[1:] else {folder: evaluate(load_cases([folder])) for folder in folders}
    if "--set" in sys.argv[1:]:
        record |= {folder.name: recorded(folder, result, record.get(folder.name, {})) for folder, result in results.items()}
        RECORD.write_text(written(record), encoding="utf-8")
    if {"--set", "--readme"} & set(sys.argv[1:]):
        README.write_text(with_tables(README.read_text(encoding="utf-8"), record), encoding="utf-8")
    wrong = []
    for folder, result in results.items():
        show(folder.name, result, record.get(folder.name, {}))
        wrong += [f"{folder.name}: {text}" for text in complaints(folder, result, record.get(folder.name, {}))]
    print("\n" + ("\n".join(wrong) or "all floors hold"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
