"""Words and constructions that are added to a copy of the vocabulary, and no line of code, are read in sentences."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from readout import Act, Told, operations, report

from kg import ontology
from kg.extractors import extract_report

TEXT = "Facebook defenestrated 40 podcasts of a covert skein. Iran puppeteers the skein, and it bears the thumbprint of Peru."


def read() -> list[Told]:
    return operations(extract_report(report(TEXT), ontology.load.__wrapped__(), gate=False))


def add(folder: Path, sheet: str, group: str, *words: str) -> None:
    path = folder / "phrases" / f"{sheet}.yaml"
    groups: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    groups.setdefault(group, {"words": []})["words"] += words
    path.write_text(yaml.safe_dump(groups, allow_unicode=True), encoding="utf-8")


def test_a_new_verb_noun_unit_and_construction_are_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "ontologies"
    shutil.copytree(ontology.ontology_folder(), copy)
    monkeypatch.setattr(ontology, "ontology_folder", lambda: copy)
    assert read() == []
    with (copy / "io.ttl").open("a", encoding="utf-8") as turtle:
        turtle.write('\nio:podcast a io:Unit ; rdfs:label "podcast"@en .\n')
    add(copy, "verbs", "removal", "defenestrate")
    add(copy, "nouns", "operation", "skein")
    add(copy, "units", "podcast", "podcast")
    add(copy, "verbs", "run", "puppeteer")
    add(copy, "attribution", "marks", "thumbprint")
    [told] = read()
    assert told.acts == (Act("Takedown", ("Facebook",), "", ("40 podcast facebook",)),)
    assert set(told.origins) == {"Iran", "Peru"}
