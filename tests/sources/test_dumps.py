"""Tables of reports: which column is what, and lists of links."""

import json
from pathlib import Path

import pytest
from source_samples import zipped

from kg import sources
from kg.errors import ReportError
from kg.sources import kind_of, pieces
from kg.sources.attempt import leaves
from kg.sources.columns import columns
from kg.sources.item import Input, Link, Metadata, Piece, Problem, Read, Source, report_of
from kg.sources.walk import Found, Lost, Walker

TEXT = "The platform removed 12 accounts."
MAPPING = 'text = "inhalt"\nurl = ["adresse", "link"]\ntitle = "kopf.titel"\npublished = "tag"\n'


def read(content: str | bytes, name: str = "dump", mapping: str = "usual") -> list[Piece]:
    raw = content if isinstance(content, bytes) else content.encode()
    return [piece for _, piece in leaves(Input(name, name, content=raw, mapping=mapping))]


def texts(found: list[Piece]) -> list[str]:
    return [piece.report.text for piece in found if isinstance(piece, Read)]


@pytest.fixture
def mapping(tmp_path: Path) -> str:
    (tmp_path / "mapping.toml").write_text(MAPPING)
    return str(tmp_path / "mapping.toml")


def test_a_mapping_says_which_column_is_what(mapping: str) -> None:
    row = {
        "Inhalt": TEXT,
        "adresse": "",
        "link": "https://a.example.org/1#top",
        "kopf": {"titel": "T"},
        "tag": "20240305T120000Z",
        "x": [1],
    }
    (piece,) = read(json.dumps(row), "dump.jsonl", mapping)
    assert isinstance(piece, Read)
    report = piece.report
    assert (report.text, report.url, report.title, str(report.published)) == (TEXT, "https://a.example.org/1", "T", "2024-03-05")


@pytest.mark.parametrize(
    ("preset", "row"),
    [
        ("ccnews", {"maintext": TEXT, "date_publish": "2024-03-05 10:00:00", "source_domain": "a.example.org", "title": "T"}),
        ("mediacloud", {"text": TEXT, "publish_date": "2024-03-05", "media_name": "a.example.org", "title": "T"}),
        ("usual", {"article_text": TEXT, "Date": "Tue, 05 Mar 2024 10:00:00 GMT", "outlet": "a.example.org", "HEADLINE": "T"}),
    ],
)
def test_presets_know_common_dumps(preset: str, row: dict[str, str]) -> None:
    (piece,) = read(json.dumps(row), mapping=preset)
    assert isinstance(piece, Read)
    assert (piece.report.text, str(piece.report.published), piece.report.publisher) == (TEXT, "2024-03-05", "a.example.org")


def test_lists_without_texts_are_links() -> None:
    gdelt = "url,title,seendate,domain,language\nhttps://a.example.org/1?utm_source=x,T,20240305T101500Z,a.example.org,English\n"
    (link,) = read(gdelt, mapping="gdelt")
    assert isinstance(link, Link)
    assert (link.url, str(link.known.published), link.known.publisher) == ("https://a.example.org/1", "2024-03-05", "a.example.org")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_tables_may_be_parted_by_anything_and_hold_lines(delimiter: str, mark: str) -> None:
    content = f'{mark}id{delimiter}text{delimiter}url\r\n1{delimiter}"Two\r\nlines, ""quoted"""{delimiter}https://a.example.org/1\r\n'
    assert texts(read(content)) == ['Two\nlines, "quoted"']


def test_a_row_of_html_is_a_page() -> None:
    page = f"<html><body><nav>Menu</nav><article><p>{TEXT * 5}</p></article></body></html>"
    (piece,) = read(json.dumps({"html": page, "url": "https://a.example.org/1", "title": "T"}))
    assert isinstance(piece, Read)
    assert (piece.report.text, piece.report.url, piece.report.format) == (TEXT * 5 + "\n", "https://a.example.org/1", "text/html")


def test_bad_rows_cost_only_themselves() -> None:
    found = read(f'{{"text": "{TEXT}"}}\n{{"text": \n[1, 2]\n{{"other": 1}}\n\n{{"text": "{TEXT}"}}')
    assert texts(found) == [TEXT, TEXT]
    assert [(piece.name, piece.why.split(":")[0]) for piece in found if isinstance(piece, Problem)] == [
        ("row 2", "is not valid JSON"),
        ("row 3", "is no JSON object"),
        ("row 4", "holds neither text nor address"),
    ]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("text = [", "is not valid TOML"),
        ('body = "x"', "'body' is none of text, html, title"),
        ("text = 3", "text should be a column or a list of columns"),
        ('title = "x"', "says neither where the text is"),
    ],
)
def test_a_wrong_mapping_says_what_is_wrong(tmp_path: Path, written: str, why: str) -> None:
    (tmp_path / "m.toml").write_text(written)
    with pytest.raises(ReportError, match=why):
        columns(str(tmp_path / "m.toml"))
    with pytest.raises(ReportError, match=r"none\.toml: No such file or directory, and there is no preset of that name \(ccnews, gdelt"):
        columns("none.toml")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "refs.bib",
            "% Zotero\n@article{a,\n  title = {The {Title}, with {Braces}},\n"
            "  url = {https://a.example.org/x_1},\n  date = {2024-03-05}\n}\n"
            "@book{b, title={No address}}\n@misc{c, howpublished = {\\url{https://b.example.org/}}, title = \"Other\"}\n",
        ),
        (
            "refs.ris",
            "TY  - NEWS\nTI  - The Title, with Braces\nUR  - https://a.example.org/x_1\nDA  - 2024/03/05\nER  - \n"
            "TY  - BOOK\nTI  - No address\nER  - \nTY  - BLOG\nT1  - Other\nUR  - https://b.example.org/\nER  - \n",
        ),
        (
            "refs.json",
            json.dumps(
                [
                    {"title": "The Title, with Braces", "URL": "https://a.example.org/x_1", "issued": {"date-parts": [[2024, 3, 5]]}},
                    {"id": "b", "title": "No address", "issued": {"date-parts": [[2024]]}},
                    {"id": "c", "title": "Other", "URL": "https://b.example.org/"},
                ]
            ),
        ),
    ],
)  # fmt: skip
def test_lists_of_references_are_links(name: str, content: str) -> None:
    assert kind_of(content.encode()[:8192], name) == "references"
    first, second = read(content, name)
    assert isinstance(first, Link)
    assert isinstance(second, Link)
    assert (first.url, second.url) == ("https://a.example.org/x_1", "https://b.example.org/")
    assert first.known.title == "The Title, with Braces"
    assert str(first.known.published) == "2024-03-05"


def test_without_somebody_to_fetch_them_links_are_said_to_be_so() -> None:
    sitemap = b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://a.example.org/1</loc></url></urlset>"
    (lost,) = Walker().walk([Input("map.xml", "map.xml", content=sitemap)])
    assert isinstance(lost, Lost)
    assert (lost.source.place, lost.why) == ("https://a.example.org/1", "it is a link, and nothing here fetches it")


def test_links_inside_archives_are_never_followed() -> None:
    inside = zipped(**{"refs.bib": b"@misc{a, url={https://a.example.org/}}"})

    class Never:
        def fetch(self, url: str, known: Metadata) -> Input:
            raise AssertionError(url)

    (lost,) = Walker(Never()).walk([Input("a.zip", "a.zip", content=inside)])  # type: ignore[arg-type]  # stands for a fetcher
    assert isinstance(lost, Lost)
    assert lost.why == "it is a link inside an archive or a message: these are not followed"


def test_other_packages_can_bring_kinds_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    class Entry:
        name = "morse"

        @staticmethod
        def load() -> Source:
            return Source(lambda head, name: head.startswith(b"-.-"), lambda one: iter([Read(report_of(one, TEXT))]), plain=True)

    monkeypatch.setattr(sources, "entry_points", lambda group: [Entry] if group == "kg.sources" else [])
    sources.sources.cache_clear()
    try:
        assert texts(list(pieces(Input("a", "a", content=b"-.- --.")))) == [TEXT]
        (found,) = Walker().walk([Input("a", "a", content=b"-.- --.")])
        assert isinstance(found, Found)
    finally:
        monkeypatch.undo()
        sources.sources.cache_clear()
