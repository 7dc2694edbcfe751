"""The examples that each technique rule carries, through the whole reading; and where no technique may be seen."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from op_facts import objects

RULES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[2] / "ontologies/phrases/technique.yaml").read_text("utf-8"))
INTRODUCTION = "Meta removed an influence operation that originated in Iran. "


@pytest.mark.parametrize(("technique", "text"), [(rule["id"], text) for rule in RULES for text in rule["matches"]])
def test_a_rule_finds_its_examples(technique: str, text: str) -> None:
    assert technique in objects(text, "uses")


@pytest.mark.parametrize(("technique", "text"), [(rule["id"], text) for rule in RULES for text in rule["misses"]])
def test_a_rule_lets_its_counterexamples_pass(technique: str, text: str) -> None:
    assert technique not in objects(text, "uses")


@pytest.mark.parametrize(
    "text",
    [
        "The network did not use hijacked accounts.",
        "Twitter said it would label AI-generated images from next year.",
        "The ministry complained that fake accounts of its critics had been left alone.",
    ],
)
def test_what_others_do_or_nobody_did_is_no_technique(text: str) -> None:
    assert objects(INTRODUCTION + text, "uses") == set()
