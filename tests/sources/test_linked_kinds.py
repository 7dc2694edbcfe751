"""The sample article says the same where an input only leads to it: addresses, feeds, sitemaps, references, pipes, tables of one's own."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from io import BufferedReader, BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from local_site import Clock, Site, html
from source_samples import DAY, SEED, TITLE, URL, article, page, paragraphs, pdf, rss
from test_kinds import facts

from kg.extractors import extract_report
from kg.graph.validate import verify_quotes
from kg.model import Extract, Report
from kg.ontology import load
from kg.pipeline import given
from kg.sources import read_report
from kg.sources.fetching import Fetcher
from kg.sources.fetching.manners import Pace
from kg.sources.find import find_inputs
from kg.sources.standard_input import list_or_file
from kg.sources.walk import Found, Walker

HOME = "{home}"
# Lists that lead to the article, by the name of the file; HOME stands for where our server is.
LISTS = {
    "bare.rss": rss(False, (f"{HOME}/story",)).decode().replace("<p>China wants accounts gone.</p>", ""),
    "bare.atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><link href="{HOME}/story"/></entry></feed>',
    "map.xml": f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{HOME}/story</loc></url></urlset>",
    "refs.bib": f"@online{{a,\n  title = {{China demands}},\n  url = {{{HOME}/story}},\n  date = {{{DAY}}}\n}}\n",
    "refs.ris": f"TY  - ELEC\nTI  - China demands\nUR  - {HOME}/story\nDA  - 2020/06/12\nER  - \n",
    "refs.json": f'[{{"id": "a", "type": "webpage", "URL": "{HOME}/story", "issued": {{"date-parts": [[2020, 6, 12]]}}}}]',
    "zotero.csv": f'"Key","Item Type","Author","Title","Publication Title","Url","Date"\n"A","page","x","T","E","{HOME}/story","{DAY}"\n',
    "gdelt.csv": f"url,title,seendate,domain,language\n{HOME}/story,x,20200612T080000Z,example.org,English\n",
}
MAPPING = 'text = "inhalt"\nurl = "adresse"\npublished = "tag"\ntitle = ["kopf.titel", "titel"]\n'
TABLES = {
    "own.jsonl": json.dumps({"inhalt": article(), "adresse": URL, "kopf": {"titel": TITLE}, "tag": DAY}) + "\n",
    "own.csv": f'tag;titel;inhalt;adresse\n{DAY};{TITLE};"{article().replace(chr(34), chr(34) * 2)}";{URL}\n',
}


@lru_cache(maxsize=8)
def extracted(text: str, report: Report) -> Extract:
    """What is read from a report; the same text with the same date is read once."""
    extract = extract_report(replace(report, published=date.fromisoformat(DAY)), load())
    assert not list(verify_quotes(extract.report, extract.claims))
    return extract


def check(report: Report) -> None:
    """Fail where a report does not say what the sample article says."""
    plain = replace(report, url="", file_name="x", title=TITLE, publisher="", author="", language="")
    original, _ = read_report(SEED)
    assert facts(extracted(plain.text, plain)) == facts(extracted(original.text, original))
    assert paragraphs()[0].translate({0x201C: '"', 0x201D: '"', 0x2019: "'"}) in report.text.translate(
        {0x201C: '"', 0x201D: '"', 0x2019: "'"}
    )
    assert "Sign in" not in report.text


@pytest.fixture
def fetcher(site: Site, clock: Clock) -> Iterator[Fetcher]:
    story = page().replace("https://news.example.org/china-twitter?utm_source=front", "/story").encode()
    site.pages = {"/story": html(story), "/paper": (200, {"Content-Type": "application/pdf"}, pdf())}
    site.pages["/feed"] = (200, {}, LISTS["bare.rss"].replace(HOME, site.home).encode())
    made = Fetcher(private=True, pace=Pace(clock, clock.sleep))
    yield made
    made.close()


def only(fetcher: Fetcher | None, *arguments: str, mapping: str = "usual") -> Report:
    """Return the one report that the arguments of a command give."""
    (found,) = Walker(fetcher).walk(given(find_inputs(arguments), mapping))
    assert isinstance(found, Found), found
    return found.report


@pytest.mark.parametrize("name", LISTS)
def test_every_list_leads_to_the_article(site: Site, fetcher: Fetcher, tmp_path: Path, name: str) -> None:
    (tmp_path / "list").write_text(LISTS[name].replace(HOME, site.home), encoding="utf-8")  # its name says nothing
    report = only(fetcher, str(tmp_path / "list"))
    check(report)
    assert report.url == f"{site.home}/story"


@pytest.mark.parametrize("path", ["/story", "/paper", "/feed"])
def test_an_address_is_read_as_a_file_is(site: Site, fetcher: Fetcher, path: str) -> None:
    report = only(fetcher, site.home + path)
    check(report)
    assert bool(report.pages) == (path == "/paper")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_ones_own_is_read_as_its_mapping_says(tmp_path: Path, name: str) -> None:
    (tmp_path / "mapping.toml").write_text(MAPPING)
    (tmp_path / name).write_text(TABLES[name], encoding="utf-8")
    report = only(None, str(tmp_path / name), mapping=str(tmp_path / "mapping.toml"))
    check(report)
    assert (report.title, report.url, str(report.published)) == (TITLE, URL, DAY)


@pytest.mark.parametrize("content", [page().encode(), pdf(), article().encode()], ids=["page", "pdf", "text"])
def test_a_pipe_brings_the_article(content: bytes) -> None:
    with TextIOWrapper(BufferedReader(BytesIO(content))) as stdin:  # type: ignore[arg-type]  # BytesIO is raw enough
        arguments, _ = list_or_file(["-"], stdin)
    check(only(None, *arguments))
