"""The docs say what the program does."""

from pathlib import Path

from kg.exporters import EXPORTERS
from kg.exporters.stix_lost import LOSSES, lost
from kg.folder import Graph

DOCS = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


def test_every_format_is_in_the_docs() -> None:
    assert [name for name in EXPORTERS if f"`{name}`" not in DOCS] == []


def test_the_table_of_losses_is_the_one_that_is_printed(seed: Graph) -> None:
    for loss in LOSSES:
        assert f"| {loss.what}{' (`stix-strict` only)' if loss.strict else ''} | {loss.instead} |" in DOCS
    printed = list(lost(seed, strict=True))
    assert "  Narratives (2): the note that tells of them" in printed
    assert not any("denied and nobody else" in line for line in printed)
    assert not any(line.startswith("  Narratives") for line in lost(seed, strict=False))
