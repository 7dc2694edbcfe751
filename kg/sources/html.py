"""A web page -> Report: the article without the page around it, by trafilatura; comments are left out, lists are kept."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

from kg.errors import ReportError
from kg.model import HTML, Report
from kg.sources.address import linked, same_site
from kg.sources.charset import decode_declared, plain_head
from kg.sources.item import Input, Metadata, Read, report_of

_OPENING = re.compile(rb"(?:\s|<!--.*?-->|<\?xml[^>]*>)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_LANGUAGE = re.compile(r"""<html[^>]{0,2000}?\slang\s*=\s*["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)""", re.IGNORECASE)
_CANONICAL = re.compile(r"""<link[^>]{0,1000}?\srel\s*=\s*["']?canonical\b[^>]{0,2000}?>""", re.IGNORECASE)
_HREF = re.compile(r"""\shref\s*=\s*["']?([^"'\s>]{1,2000})""", re.IGNORECASE)
FEWEST_LETTERS = 20
# Dates that the page states, none that is guessed from its words; and never the day on which it is read.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def fits(head: bytes, name: str) -> bool:
    """Whether something begins as a web page does."""
    head = plain_head(head)
    return _OPENING.match(head) is not None or (name.endswith((".html", ".htm", ".xhtml")) and b"<" in head and b"\0" not in head)


def read(source: Input) -> Iterator[Read]:
    """Yield the article of a page. Raises ReportError where there is none."""
    raw = source.bytes()
    declared = _CHARSET.search(raw[:4096])
    page = decode_declared(raw, declared[1].decode() if declared else "")
    yield Read(page_report(source, page))


def page_report(source: Input, page: str) -> Report:
    """Return the article of a page that is decoded already. Raises ReportError where there is none."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        page, include_comments=False, favor_precision=True, with_metadata=True, date_extraction_params=dict(_DATES)
    )
    text = (found.text or "").strip() if found is not None else ""
    if sum(map(str.isalpha, text[:10_000])) < FEWEST_LETTERS:
        raise ReportError("holds no article that could be told from the page around it")
    return report_of(source, text + "\n", _metadata(source, page, found), media=HTML)


def _metadata(source: Input, page: str, found: Any) -> Metadata:
    language = _LANGUAGE.search(page[:20_000])
    return Metadata(
        title=_line(found.title),
        url=canonical(page, source.known.url),
        author=_line(found.author),
        publisher=_line(found.sitename),
        published=_day(found.date),
        language=language[1] if language else "",
    )


def canonical(page: str, url: str) -> str:
    """Return the address that a page calls its own; one on another site than where it was found does not count."""
    link = _CANONICAL.search(page[:500_000])
    href = _HREF.search(link[0]) if link else None
    stated = linked(url, unescape(href[1])) if href else ""
    return stated if stated and (not url or same_site(stated, url)) else url


def _line(value: object) -> str:
    return " ".join(str(value or "").split())


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def fragment_text(markup: str, source: Input) -> str:
    """Return the text of a piece of HTML that is all article, as feeds have it: paragraphs apart, items of lists marked."""
    from trafilatura import bare_extraction

    if "<" not in markup and "&" not in markup:
        return markup
    page = f"<html><body><article>{markup}</article></body></html>"
    found: Any = bare_extraction(page, include_comments=False, favor_recall=True)
    text = (found.text or "").strip() if found is not None else ""
    return f"{text}\n" if text else " ".join(re.sub(r"<[^>]*>", " ", unescape(markup)).split())
