"""Which files the words of a command line stand for."""

import os
from io import BufferedReader, BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from kg.sources.find import find_inputs
from kg.sources.standard_input import list_or_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "deep/c.TXT", "deep/d.pdf", ".hidden/e.txt", ".f.txt", "g"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def names(folder: Path, *arguments: str) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_inputs(arguments).paths]


def test_a_folder_is_read_at_any_depth_in_order(folder: Path) -> None:
    assert names(folder, str(folder)) == ["a.md", "b.txt", "deep/c.TXT"]


def test_what_has_no_reader_is_counted_in_a_folder_and_refused_by_name(folder: Path) -> None:
    assert find_inputs([str(folder)]).not_read == ((".pdf", 1), ("no suffix", 1))
    found = find_inputs([str(folder / "deep/d.pdf")])
    assert not found.paths
    assert "no reader for .pdf" in found.failed[0][1]


def test_what_is_empty_or_no_file_says_so(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.xyz"):
        (tmp_path / name).touch()
    os.mkfifo(tmp_path / "c")
    assert find_inputs([str(tmp_path)]).failed == ((str(tmp_path / "a.pdf"), "is empty"),)
    assert find_inputs([str(tmp_path)]).not_read == ((".xyz", 1), ("no suffix", 1))
    named = find_inputs([str(tmp_path / name) for name in ("b.xyz", "c")]).failed
    assert [reason for _, reason in named] == ["is empty", "is not a regular file"]


def test_patterns_are_spread_where_the_shell_did_not(folder: Path) -> None:
    assert names(folder, str(folder / "**/*.t*")) == ["b.txt"]
    assert find_inputs([str(folder / "*.rtf")]).failed == ((str(folder / "*.rtf"), "no such file or folder"),)


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert names(folder, str(folder / "b.txt"), str(folder / "deep/../b.txt")) == ["b.txt"]


def test_a_dash_is_a_list(folder: Path) -> None:
    listing = [f"{folder / 'b.txt'}\n", "\n", f"{folder / 'gone.txt'}\n"]
    found = find_inputs(["-"], listing)
    assert [path.name for path in found.paths] == ["b.txt"]
    assert found.failed == ((str(folder / "gone.txt"), "no such file or folder"),)


def test_links_that_go_in_circles_end(folder: Path) -> None:
    (folder / "deep" / "up").symlink_to(folder)
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    assert names(folder, str(folder)) == ["a.md", "b.txt", "loop.txt", "deep/c.TXT"]


@pytest.mark.parametrize("argument", ["x" * 5000, "a\0b"])
def test_impossible_names_are_a_line_not_an_accident(argument: str) -> None:
    ((_, reason),) = find_inputs([argument]).failed
    assert "no such file" in reason or "not a usable name" in reason


def test_a_folder_called_like_a_file_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    (tmp_path / "x.txt" / "y.txt").write_text("x")
    assert names(tmp_path, str(tmp_path / "x.txt")) == ["x.txt/y.txt"]


def test_a_file_is_what_its_content_says(tmp_path: Path) -> None:
    (tmp_path / "page.dat").write_text("<!DOCTYPE html><html><body>Rain.</body></html>")
    (tmp_path / "style.css").write_text("body { color: red }")
    (tmp_path / "settings.json").write_text('{\n "name": "x",\n "text": "y"\n}\n')
    (tmp_path / "package.json").write_text('{"name": "x", "version": "1"}\n')
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    found = find_inputs([str(tmp_path)])
    assert [path.name for path in found.paths] == ["page.dat"]
    assert found.not_read == ((".css", 1), (".html", 1), (".json", 2))


def test_addresses_are_inputs_too() -> None:
    found = find_inputs(["https://a.example.org/x?y=[1]", "HTTP://b.example.org", "-"], ["https://c.example.org/\n"])
    assert found.urls == ("https://a.example.org/x?y=[1]", "HTTP://b.example.org", "https://c.example.org/")
    assert not found.paths
    assert not found.failed


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<!DOCTYPE html><html><body>Rain.</body></html>", "stdin"),
        (b'{"text": "Rain."}\n', "stdin"),
        (b"---\ntitle: Rain\n---\n\nRain.\n", "stdin.txt"),
        (b"The platform said on Tuesday that it had removed accounts.\n", "stdin.txt"),
        (b"Headline\n\nThe platform said no.\n", "stdin.txt"),
        (b"https://a.example.org/1\nhttps://a.example.org/2\n", ""),
        (b"a.txt\nmy file with many words in its name.txt\n", ""),
        (b"", ""),
    ],
)
def test_standard_input_is_a_list_or_one_document(content: bytes, name: str) -> None:
    stdin = TextIOWrapper(BufferedReader(BytesIO(content)))  # type: ignore[arg-type]  # BytesIO is raw enough
    arguments, listing = list_or_file(["x", "-"], stdin)
    if name:
        assert Path(arguments[1]).name == name
        assert Path(arguments[1]).read_bytes() == content
        assert not list(listing)
    else:
        assert arguments == ["x", "-"]
        assert "".join(listing).encode() == content
    stdin.close()
