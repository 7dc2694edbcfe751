"""What becomes of a file: its text with the offsets a reader would count, or one clear reason why not."""

import os
from datetime import date
from pathlib import Path

import pytest

from kg.errors import ReportError
from kg.sources import read_report
from kg.sources.item import MOST_BYTES

WORDS = "Acme removed 12 accounts.\nThey were run from Freedonia.\n"


def scored_body(path: Path) -> str:
    """The text that offsets count in, as every consumer of the graph is told to take it from the file."""
    text = path.read_text(encoding="utf-8")
    if text.startswith("---"):
        _, _, rest = text[3:].partition("\n---")
        text = rest.split("\n", 1)[1] if "\n" in rest else ""
        text = text.removeprefix("\n")
    return text


def put(folder: Path, content: str | bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "content",
    [
        WORDS,
        "---\ntitle: T\n---\n\n" + WORDS,
        "---\ntitle: T\n---\n" + WORDS,
        "---\ntitle: T\n---\n\n\n\n" + WORDS,
        "---\r\ntitle: T\r\n---\r\n\r\n" + WORDS.replace("\n", "\r\n"),
        "One.\rTwo.\r\nThree\u2028still three. \U0001f600 İ\n",
        "--- not front matter ---\n" + WORDS,
    ],
)
def test_offsets_count_in_the_text_that_everybody_else_reads(tmp_path: Path, content: str) -> None:
    path = put(tmp_path, content)
    report, note = read_report(path)
    expected = scored_body(path) if not content.startswith("--- not") else path.read_text(encoding="utf-8")
    assert (report.text, note) == (expected, "")


def test_front_matter_is_read_and_null_means_unknown(tmp_path: Path) -> None:
    head = "title: 'A: B'\nurl: null\npublisher: Wire\npublished: 2020-06-12\nlanguage: en\nother: [kept, out]\n"
    report, _ = read_report(put(tmp_path, f"---\n{head}---\n\n{WORDS}"))
    assert (report.title, report.url, report.publisher, report.language) == ("A: B", "", "Wire", "en")
    assert report.published == date(2020, 6, 12)
    assert report.file_name == "a.txt"


@pytest.mark.parametrize(
    ("written", "day"),
    [("2020-06-12", date(2020, 6, 12)), ("'2020-06-12'", date(2020, 6, 12)), ("2020-06-12T23:30:00+05:00", date(2020, 6, 12))],
)
def test_a_date_is_the_day_as_written(tmp_path: Path, written: str, day: date) -> None:
    report, _ = read_report(put(tmp_path, f"---\npublished: {written}\n---\n{WORDS}"))
    assert report.published == day


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ("date: 2020-06-12", date(2020, 6, 12)),
        ("date: 2020-06-12T09:00:00Z\npublished: 2020-06-13", date(2020, 6, 13)),
        ("date: some time in June", None),
    ],
)
def test_the_date_of_other_tools_counts_where_it_is_one(tmp_path: Path, fields: str, day: date | None) -> None:
    report, _ = read_report(put(tmp_path, f"---\n{fields}\n---\n{WORDS}", "a.md"))
    assert report.published == day


@pytest.mark.parametrize(("name", "title"), [("a.txt", "# Heading *here*"), ("a.md", "Heading *here")])
def test_the_first_line_is_the_title_where_none_is_given(tmp_path: Path, name: str, title: str) -> None:
    report, _ = read_report(put(tmp_path, "\n# Heading *here*\n\nText.\n", name))
    assert report.title == title
    assert report.text.startswith("\n# Heading")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xef\xbb\xbf" + "Café.".encode(), "Café."),
        ("Café.".encode("utf-16"), "Café."),
        ("Café.".encode("utf-32"), "Café."),
        ("Le café a été fermé, dit-il, après l'été.".encode("cp1252"), "Le café a été fermé, dit-il, après l'été."),
    ],
)
def test_other_encodings_are_recognised(tmp_path: Path, content: bytes, expected: str) -> None:
    assert read_report(put(tmp_path, content))[0].text == expected


def test_a_guessed_encoding_is_said(tmp_path: Path) -> None:
    assert read_report(put(tmp_path, "Le café a été fermé, dit-il.".encode("cp1252")))[1].startswith("read as ")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"Text with a \0 in it", "NUL bytes"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 256)) * 4, "binary|encoding|UTF-8"),
        ("Café, naïve, “quoted”".encode() + b" \xff and on", "broken UTF-8 at byte 28"),
        (b"\xff\xfe\x00\xd8", "broken UTF-16"),
        (b"---\ntitle: x\n", "no closing"),
        (b"---\ntitle: x\n---\n\n", "no text"),
        (b"---\ntitle: [x\n---\nText.", "not valid YAML in line"),
        (b"---\n- a\n---\nText.", "a list"),
        (b"---\ntitle: {a: b}\n---\nText.", "title should be text, not a mapping"),
        (b"---\npublished: soon\n---\nText.", "'soon' is not a date"),
        (b"---\npublished: 2020\n---\nText.", "should be a date"),
        (b"---\npublished: 2020-13-45\n---\nText.", "not valid YAML"),
        (b"---\npublished: 12020-01-01\n---\nText.", "not a date"),
        (b"---\n" + b"[" * 15000 + b"\n---\nText.", "not valid YAML"),
        (b"---\na: " + b"x" * 20_001 + b"\n---\nText.", "longer than"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(ReportError, match=reason):
        read_report(put(tmp_path, content))


def test_a_file_of_200_mb_is_refused_unread(tmp_path: Path) -> None:
    path = put(tmp_path, "x")
    os.truncate(path, 200_000_000)
    with pytest.raises(ReportError, match="too large: 200 MB, at most 20 MB"):
        read_report(path)
    assert MOST_BYTES == 20_000_000


def test_lone_surrogates_never_get_in(tmp_path: Path) -> None:
    report, _ = read_report(put(tmp_path, WORDS, os.fsdecode(b"a\xffb.txt")))
    assert report.file_name == "a\ufffdb.txt"


@pytest.mark.parametrize("name", ["folder.txt", "gone.txt"])
def test_a_folder_or_nothing_is_not_a_report(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(ReportError, match=r"not a regular file|no such file"):
        read_report(tmp_path / name)


def test_what_nothing_reads_names_what_is_read(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"no reader for \.pdf with such content \(reads pdf, docx, "):
        read_report(put(tmp_path, "x", "a.pdf"))
