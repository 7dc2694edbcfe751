"""Exporting and importing as a user types it."""

import json
from pathlib import Path

import pytest

from kg.cli import main
from kg.exporters import EXPORTERS


def test_text_goes_to_standard_output_and_the_rest_to_the_graphs_folder(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "nq"]) == 0
    out, err = capsys.readouterr()
    assert out == (home / "output" / "graph.nq").read_text(encoding="utf-8")
    assert err == ""
    assert main(["export", "csv"]) == 0
    assert capsys.readouterr().err == "wrote output/graph-csv\n"
    assert (home / "output" / "graph-csv" / "takedowns.csv").is_file()


def test_stix_says_what_it_loses_unless_quiet(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "stix", "--tlp", "amber"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["objects"][0]["name"] == "TLP:AMBER"
    assert "what STIX does not carry as such" in err
    assert main(["export", "stix", "-q", "-o", "x.json"]) == 0
    assert capsys.readouterr() == ("", "")


def test_the_formats_are_listed_and_named_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--list"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert main(["export", "--help"]) == 0
    words = capsys.readouterr().out.replace(".", " ").split()
    assert listed == list(EXPORTERS)
    assert [name for name in EXPORTERS if name not in words] == []


def test_another_packages_exporter_is_one_of_the_formats(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg import exporters  # noqa: PLC0415 - after the command line, which imports it late

    def write(graph: exporters.Graph, stream: object, options: exporters.Options) -> None:
        stream.write("mine\n")  # type: ignore[attr-defined]  # a text stream

    class Point:
        name, value = "mine", "my.package:EXPORTER"

        def load(self) -> exporters.Exporter:
            return exporters.Exporter("Mine", ".mine", write)

    monkeypatch.setattr(exporters, "entry_points", lambda group: [Point()] if group == "kg.exporters" else [])
    exporters.exporters.cache_clear()
    assert main(["export", "mine"]) == 0
    assert capsys.readouterr().out == "mine\n"
    exporters.exporters.cache_clear()


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("export", 2, "'' is none of ttl, nt"),
        ("export docx", 2, "'docx' is none of ttl, nt"),
        ("export nq --tlp red", 2, "nq has no use for it"),
        ("export stix --no-provenance", 2, "--no-provenance"),
        ("export stix --tlp pink", 1, "'pink' is no level"),
        ("export nq --base example", 1, "a base is a web address that ends in / or #"),
        ("export void --licence mine", 1, "a licence is a web address"),
        ("export nq -g hollow", 1, "hollow"),
        ("export nq -o gone/x.nq", 1, "gone/x.nq: cannot be written"),
        ("export csv -o seeds", 1, "seeds: holds china-demands-twitter.txt, which no export has put there"),
        ("export csv -o theirs/graph.trig", 1, "is a file; this format is a folder"),
        ("import gone.trig", 1, "not taken in: gone.trig: no such file"),
        ("import seeds/china-demands-twitter.txt", 1, "no importer for .txt"),
        ("import gone.trig theirs/bundle.json", 3, "1 reports and 1 claims taken in to output"),
        ("validate gone.nq", 1, "no such file or folder"),
        ("validate seeds/china-demands-twitter.txt", 1, "is in no format that kg writes"),
    ],
)
def test_a_mistake_is_a_line_and_a_status(home: Path, capsys: pytest.CaptureFixture[str], words: str, status: int, said: str) -> None:
    (home / "hollow").mkdir()
    assert main(words.split()) == status
    out, err = capsys.readouterr()
    assert said in err
    assert "Traceback" not in out + err
    assert "unexpected" not in err
    assert not list(home.glob("**/.export-*"))
