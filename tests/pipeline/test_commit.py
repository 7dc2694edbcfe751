"""A graph folder is the old one or the new one, whenever its build dies."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.building import commit
from kg.building.commit import locked, replacing, settle, unsettled
from kg.errors import StoreError

OLD = {"graph.nq": "old\n", "graph.ttl": "old ttl\n", "run.json": "{}"}
NEW = {"graph.nq": "new\n", "graph.ttl": "new ttl\n", "run.json": "{1}", "extra": "new"}


class Killed(BaseException):
    """Stands for kill -9: nothing that runs afterwards may count."""


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def replace_all(folder: Path) -> None:
    with replacing(folder) as stage:
        for name, text in NEW.items():
            (stage / name).write_text(text)
        (stage / "store").mkdir()
        (stage / "store" / "data").write_text("new")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in OLD.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "data").write_text("old")
    return tmp_path


def test_all_files_are_replaced_together(folder: Path) -> None:
    replace_all(folder)
    assert content(folder) == NEW
    assert (folder / "store" / "data").read_text() == "new"
    assert not (folder / ".next").exists()


def test_an_error_while_writing_changes_nothing(folder: Path) -> None:
    with pytest.raises(OSError, match="No space"), replacing(folder) as stage:
        (stage / "graph.nq").write_text("half")
        raise OSError(28, "No space left on device")
    assert content(folder) == OLD
    assert not (folder / ".next").exists()


@pytest.mark.parametrize("step", range(1, 16))
def test_a_build_killed_at_any_step_leaves_one_whole_graph(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """The folder is copied at the moment of death, so that no clean-up of the dying process can help."""
    dead = tmp_path_factory.mktemp("dead") / "graph"
    steps = 0

    def dying(name: str) -> Callable[..., object]:
        real = getattr(os, name)

        def call(*arguments: object) -> object:
            nonlocal steps
            steps += 1
            if steps == step:
                shutil.copytree(folder, dead)
                raise Killed
            return real(*arguments)

        return call

    for name in ("replace", "fsync"):
        monkeypatch.setattr(commit.os, name, dying(name))
    try:
        replace_all(folder)
    except Killed:
        pass
    else:
        shutil.copytree(folder, dead)
    monkeypatch.undo()
    complete = unsettled(dead)
    settle(dead)
    assert content(dead) == (NEW if complete or content(dead) == NEW else OLD)
    assert (dead / "store" / "data").read_text() == ("new" if content(dead) == NEW else "old")
    assert not unsettled(dead)


def test_two_builds_cannot_write_to_one_folder(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(StoreError, match="another build is writing there"), locked(tmp_path):
        pytest.fail("the second build got in")
    with locked(tmp_path):
        assert (tmp_path / ".cache").is_dir()


def test_a_folder_that_is_a_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(StoreError, match="out: cannot be written to"), locked(tmp_path / "out"):
        pytest.fail("a file was taken for a folder")
    assert (tmp_path / "out").read_text() == "mine"
