"""A folder full of other news with one report in it."""

import json
import random
from pathlib import Path

import pytest

from kg import build, find_inputs

SEED = Path(__file__).parents[2] / "seeds" / "china-demands-twitter.txt"
WORDS = "river market violin harvest ferry museum bread orchard council football recipe weather bridge garden school twitter".split()


@pytest.mark.scale
def test_of_5000_unrelated_texts_and_the_sample_only_the_sample_yields_claims(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(5000):
        chance = random.Random(number)
        text = ". ".join(" ".join(chance.choices(WORDS, k=9)).capitalize() for _ in range(20))
        (folder / f"{number}.txt").write_text(f"Item {number}\n\n{text}.\n")
    (folder / SEED.name).write_bytes(SEED.read_bytes())
    summary = build(find_inputs([str(folder)]), tmp_path / "mixed", workers=2)
    build(find_inputs([str(SEED)]), tmp_path / "alone")
    assert (summary.read, summary.reports, summary.irrelevant) == (5001, 1, 5000)
    for name in ("graph.nq", "graph.trig", "graph.ttl"):
        assert (tmp_path / "mixed" / name).read_bytes() == (tmp_path / "alone" / name).read_bytes()
    account = json.loads((tmp_path / "mixed" / "run.json").read_text())
    assert [row["file"] for row in account["reports"]] == [SEED.name]
