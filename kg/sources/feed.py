"""An RSS or Atom feed, by feedparser -> one report for each entry that holds its text, a link for each that does not."""

from collections.abc import Iterator
from typing import Any

from kg.errors import ReportError
from kg.sources.address import linked, web_address
from kg.sources.html import fragment_text
from kg.sources.item import Input, Link, Metadata, Piece, Read, report_of
from kg.sources.markup import parsed, root
from kg.sources.when import day_of

# What an entry gives as content may be a teaser; a report has more words than this.
FEWEST_WORDS = 120


def fits(head: bytes, name: str) -> bool:
    """Whether something begins as RSS, Atom or RSS 1.0 does."""
    kind = root(head)
    return kind in ("rss", "feed") or (kind == "rdf" and b"purl.org/rss" in head)


def read(source: Input) -> Iterator[Piece]:
    """Yield what each entry is. Raises ReportError where the feed is broken or has no entries."""
    import feedparser

    raw = source.bytes()
    if b"<!ENTITY" in raw[:1_000_000]:
        parsed(raw)  # says what is wrong
    feed = feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        raise ReportError("is a feed without entries" if not feed.bozo else "is not a sound feed")
    # Where the feed was found, else the site that it says it is of: what links in it that are no whole addresses start from.
    home = source.known.url or web_address(str(feed.feed.get("link", "")))
    publisher = " ".join(str(feed.feed.get("title", "")).split())
    empty = True
    for number, entry in enumerate(feed.entries, 1):
        for piece in _entry(source, number, entry, Metadata(url=home, publisher=publisher)):
            empty = False
            yield piece
    if empty:
        raise ReportError("is a feed whose entries have neither texts nor links")


def _entry(source: Input, number: int, entry: Any, feed: Metadata) -> Iterator[Piece]:
    known = Metadata(
        title=fragment_text(str(entry.get("title", "")), source).replace("\n", " ").strip(),
        url=linked(feed.url, link) if (link := str(entry.get("link", "")).strip()) else "",
        author=" ".join(str(entry.get("author", "")).split()),
        publisher=feed.publisher,
        published=day_of(entry.get("published") or entry.get("updated") or ""),
    )
    written = max((str(part.get("value", "")) for part in entry.get("content", ())), key=len, default="") or str(entry.get("summary", ""))
    text = fragment_text(written, source)
    full = len(text.split()) >= FEWEST_WORDS
    if known.url and not full:
        yield Link(known.url, known, text)
    elif text:
        yield Read(report_of(source.inside(str(number)), text, known))
