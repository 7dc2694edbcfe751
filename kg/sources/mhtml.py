"""A page that a browser has saved as one file (MHTML, RFC 2557) -> Report: the page itself, not its frames and pictures."""

import re
from collections.abc import Iterator

from kg.errors import ReportError
from kg.sources import eml
from kg.sources.address import web_address
from kg.sources.charset import decode_declared
from kg.sources.html import page_report
from kg.sources.item import Input, Metadata, Read


def fits(head: bytes, name: str) -> bool:
    """Whether something begins as a message of related parts of which the chief one is a page."""
    top = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0].lower()
    related = b"content-type: multipart/related" in top
    return related and (b"snapshot-content-location:" in top or b"saved by" in top or name.endswith((".mht", ".mhtml")))


def read(source: Input) -> Iterator[Read]:
    """Yield the page. Raises ReportError where there is none."""
    mail = eml.message(source)
    page = next((part for part, _ in zip(mail.walk(), range(eml.MOST_PARTS), strict=False) if part.get_content_type() == "text/html"), None)
    if page is None:
        raise ReportError("holds no page")
    url = web_address(str(mail.get("snapshot-content-location") or page.get("content-location") or ""))
    known = Metadata(url=url).over(source.known)
    text = decode_declared(eml.payload(page), page.get_content_charset() or "")
    yield Read(page_report(Input(source.name, source.place, known=known), text))
