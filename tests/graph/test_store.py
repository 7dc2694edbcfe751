"""The store and the quote index: made from graph.nq, and made anew whenever they are not of it."""

import os
import shutil
import subprocess
import sys

import pytest
from graph_sample import make_sample, write_files

from kg.errors import StoreError
from kg.graph import open_store, read_quads, rebuild, search_text
from kg.model import Extract

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


@pytest.fixture
def folder(tmp_path, sample, vocabulary):
    write_files(tmp_path, [sample], vocabulary)
    return tmp_path


def size(folder):
    return len(open_store(folder))


def test_store_has_what_the_file_has(folder):
    assert size(folder) == len(set(read_quads(folder / "graph.nq")))
    assert not list(folder.glob(".store-*"))


@pytest.mark.parametrize("harm", ["store", "text.sqlite"])
def test_store_comes_back_after_deletion(folder, harm):
    before = size(folder)
    path = folder / harm
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert size(folder) == before
    assert len(search_text(folder, "accounts")) == 2


def test_store_comes_back_after_corruption(folder):
    before = size(folder)
    for path in (folder / "store").iterdir():
        if path.name.startswith(("MANIFEST", "CURRENT")):
            path.write_bytes(b"not what it was")
    assert size(folder) == before


def test_index_comes_back_after_corruption(folder):
    rebuild(folder)
    (folder / "text.sqlite").write_bytes(b"not a database, though as long as it may be" * 100)
    assert len(search_text(folder, "accounts")) == 2


def test_store_follows_the_file(folder, sample, vocabulary):
    before = size(folder)
    write_files(folder, [Extract(sample.report, True, sample.claims[:1])], vocabulary)
    assert size(folder) < before
    assert [hit.quote for hit in search_text(folder, "accounts")] == ["removed 900 accounts"]


def test_a_copied_graph_needs_no_new_store(folder, tmp_path_factory, monkeypatch):
    rebuild(folder)
    copy = tmp_path_factory.mktemp("copy") / "graph"
    shutil.copytree(folder, copy, copy_function=shutil.copyfile)
    monkeypatch.setattr("kg.graph.store.rebuild", lambda _: pytest.fail("made anew"))
    assert size(copy) == size(folder)


@pytest.mark.parametrize("kept", [0.5, 0.999])
def test_a_cut_off_file_is_refused(folder, kept):
    path = folder / "graph.nq"
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    for use in (open_store, rebuild, lambda where: search_text(where, "x"), lambda _: list(read_quads(path))):
        with pytest.raises(StoreError, match=r"graph\.nq: cut off"):
            use(folder)


def test_a_file_cut_between_two_lines_is_refused(folder):
    path = folder / "graph.nq"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-3]))
    with pytest.raises(StoreError, match=r"graph\.nq: cut off"):
        open_store(folder)


@pytest.mark.parametrize("part", [1, 1 << 25])
def test_a_malformed_line_is_named_and_the_old_store_stays(folder, part, monkeypatch):
    monkeypatch.setattr("kg.graph.store._PART", part)
    rebuild(folder)
    path = folder / "graph.nq"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([lines[0], "nonsense\n", *lines[1:]]), encoding="utf-8")
    with pytest.raises(StoreError, match=r"graph\.nq: line 2"):
        open_store(folder)
    assert (folder / "store" / "graph.digest").is_file()
    assert not list(folder.glob(".store-*"))


def test_no_graph_is_one_clear_line(tmp_path):
    for use in (open_store, rebuild):
        with pytest.raises(StoreError, match="no graph there") as caught:
            use(tmp_path)
        assert "\n" not in str(caught.value)


def test_blank_nodes_are_not_ours(folder):
    (folder / "graph.nq").write_text("_:b <x:p> <x:o> .\n# 1 quads\n", encoding="utf-8")
    with pytest.raises(StoreError, match="neither an IRI nor a literal"):
        list(read_quads(folder / "graph.nq"))


def test_the_store_cannot_be_written_to(folder):
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(folder).update("INSERT DATA { <x:s> <x:p> <x:o> }")


def test_several_processes_read_at_once(folder):
    here = open_store(folder)
    code = "import sys; from pathlib import Path; from kg.graph import open_store; print(len(open_store(Path(sys.argv[1]))))"
    there = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, check=True, text=True)
    assert int(there.stdout) == len(here)


def test_an_open_store_survives_a_rebuild(folder):
    store = open_store(folder)
    rebuild(folder)
    assert store.query(COUNT).__next__()["n"].value == open_store(folder).query(COUNT).__next__()["n"].value


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_leave_to_write_is_named(folder):
    folder.chmod(0o500)
    with pytest.raises(StoreError, match="cannot be written to"):
        rebuild(folder)
    folder.chmod(0o700)


def test_search_finds_any_form_of_all_words_and_says_where(folder, sample):
    (hit,) = search_text(folder, "ACCOUNT removing")
    claim = sample.claims[0]
    assert (hit.claim, hit.report, hit.speaker, hit.modality) == (claim.id, sample.report.id, "Twitter", "reported")
    assert sample.report.text[hit.start : hit.end] == hit.quote == "removed 900 accounts"
    assert hit.title == 'A "sample"'


@pytest.mark.parametrize("words", ["", "  ", '"', 'a" OR "b', "NOT", "quote:removed", "acc*", "\0", "(", "NEAR(a b)"])
def test_nothing_in_the_words_is_an_operator(folder, words):
    assert search_text(folder, words) == []


def test_search_stops_at_the_limit(folder):
    assert len(search_text(folder, "accounts", limit=1)) == 1


def test_files_are_the_same_whatever_was_there_before(folder, tmp_path_factory, vocabulary):
    other = tmp_path_factory.mktemp("other")
    write_files(other, [make_sample()], vocabulary)
    for name in ("graph.nq", "graph.trig", "graph.ttl"):
        assert (other / name).read_bytes() == (folder / name).read_bytes()
