"""The sample article says the same whatever it comes in, its quotes stand in the text as read, and lead back to the original."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
import pytest
from source_samples import DAY, KINDS, SEED, TITLE, URL, page, pdf

from kg.extractors import extract_report
from kg.graph.validate import verify_quotes
from kg.model import HTML, PDF, Extract
from kg.namespaces import IO, TYPE, local
from kg.ontology import load
from kg.sources import kind_of
from kg.sources.find import find_inputs
from kg.sources.item import of_path
from kg.sources.walk import Found, Lost, Walker


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Extract]:
    """What is read from a folder with one of every kind, by the name of the file that it is from."""
    folder = tmp_path_factory.mktemp("kinds")
    for name, make in KINDS.items():
        (folder / name).write_bytes(make())
    inputs = find_inputs([str(folder), str(SEED)])
    assert not inputs.not_read
    assert not inputs.failed
    walked = list(Walker(published=date.fromisoformat(DAY)).walk(map(of_path, inputs.paths)))
    assert not [one.why for one in walked if isinstance(one, Lost) and one.how == "failed"]
    known = load()
    reports = [one for one in walked if isinstance(one, Found) and "Rain" not in one.report.title]
    return {Path(one.source.top or one.source.place).name: extract_report(one.report, known) for one in reports}


def test_an_archive_that_is_called_a_document_is_read_as_what_it_is() -> None:
    assert kind_of(KINDS["box.zip"]()[:4096], "story.docx") == "zip"
    assert kind_of(KINDS["story.docx"]()[:4096], "story.zip") == "docx"


def facts(extract: Extract) -> Counter[tuple[str, ...]]:
    """What is stated of each operation and takedown, without the names that depend on the report."""
    stated = [triple for claim in extract.claims if claim.stated for triple in claim.triples]
    of = {s for s, p, o in stated if p == TYPE and o in (IO + "InfluenceOperation", IO + "Takedown")}
    return Counter(tuple(sorted({f"{local(p)} {_value(o)}" for s, p, o in stated if s == thing})) for thing in of)


def _value(term: object) -> str:
    return re.sub(r"/[0-9a-f]{16}\b", "", term if isinstance(term, str) else repr(term))


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_gives_the_same_operations_and_takedowns(found: dict[str, Extract], name: str) -> None:
    assert len(facts(found[SEED.name])) == 7
    assert facts(found[name]) == facts(found[SEED.name])
    assert found[name].report.title == TITLE


@pytest.mark.parametrize("name", KINDS)
def test_every_quote_is_the_text_as_read(found: dict[str, Extract], name: str) -> None:
    extract = found[name]
    assert extract.claims
    assert not list(verify_quotes(extract.report, extract.claims))


@pytest.mark.parametrize("name", KINDS)
def test_nothing_of_what_surrounds_the_article_is_read(found: dict[str, Extract], name: str) -> None:
    for furniture in ("Sign in", "recipes for bread", "says reader", "All rights reserved", "Quarterly", "internal", "Page 1", "-- \n"):
        assert furniture not in found[name].report.text


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("story.html", (URL, "Ada Writer", "Example News", date(2020, 6, 12), "en")),
        ("crawl.warc.gz", (URL, "Ada Writer", "Example News", date(2020, 6, 12), "en")),
        ("story.mhtml", (URL, "Ada Writer", "Example News", date(2020, 6, 12), "en")),
        ("rss.xml", (URL, "", "Example News", date(2020, 6, 12), "")),
        ("plain.eml", ("", "Ada Writer", "", date(2020, 6, 12), "")),
        ("dump.jsonl", (URL, "", "Example News", date(2020, 6, 12), "en")),
        ("story.docx", ("", "Ada Writer", "", date(2020, 6, 12), "")),
    ],
)
def test_what_an_input_says_of_itself_is_kept(found: dict[str, Extract], name: str, known: tuple[object, ...]) -> None:
    report = found[name].report
    assert (report.url, report.author, report.publisher, report.published, report.language) == known


def test_a_quote_from_a_page_leads_to_its_words_there(found: dict[str, Extract]) -> None:
    extract = found["story.html"]
    assert extract.report.format == HTML
    shown = re.sub(r"<[^>]+>", "\n", page())
    shown = " ".join(re.sub(r"<head>.*</head>", "", page(), flags=re.DOTALL).replace("&#x27;", "'").split())
    for claim in extract.claims:
        for item in claim.evidence:
            directive = item.fragment.removeprefix(":~:text=")
            assert directive
            start, *end = [unquote(part) for part in directive.split(",") if not part.endswith("-")]
            assert item.quote.startswith(start)
            assert not end or item.quote.endswith(end[0])
            assert start in re.sub(r"<[^>]+>", "", shown)


def test_a_quote_from_a_pdf_has_the_page_it_stands_on(found: dict[str, Extract]) -> None:
    extract = found["story.pdf"]
    assert extract.report.format == PDF
    with pypdfium2.PdfDocument(pdf()) as document:
        pages = ["".join(filter(str.isalnum, sheet.get_textpage().get_text_range())) for sheet in document]
    assert len(pages) > 1
    seen = set()
    for claim in extract.claims:
        for item in claim.evidence:
            number = int(item.fragment.removeprefix("page="))
            seen.add(number)
            start = "".join(filter(str.isalnum, item.quote))[:20]
            assert start in pages[number - 1]
    assert len(seen) > 1


def test_words_broken_at_the_ends_of_lines_are_whole_again(found: dict[str, Extract]) -> None:
    text = found["story.pdf"].report.text
    assert "\u00ad" not in text
    assert "\ufffe" not in text
    words = set(re.findall(r"[A-Za-z-]+", SEED.read_text(encoding="utf-8")))
    assert set(re.findall(r"[A-Za-z-]+", text)) <= words


def test_what_something_is_its_content_says_not_its_name() -> None:
    for name, make in KINDS.items():
        if not name.endswith(".md"):
            assert kind_of(make()[:8192], "something") == kind_of(make()[:8192], name) != ""
