"""A sitemap -> links to reports, or to further sitemaps."""

from collections.abc import Iterator

from kg.errors import ReportError
from kg.sources.address import web_address
from kg.sources.item import Input, Link, Metadata
from kg.sources.markup import parsed, root
from kg.sources.when import day_of


def fits(head: bytes, name: str) -> bool:
    """Whether something begins as a sitemap or an index of them."""
    return root(head) in ("urlset", "sitemapindex")


def read(source: Input) -> Iterator[Link]:
    """Yield a link for each entry, with the title and day of news sitemaps. Raises ReportError."""
    tree = parsed(source.bytes())
    found = False
    for entry in tree:
        texts = {str(element.tag).rpartition("}")[2]: " ".join((element.text or "").split()) for element in entry.iter()}
        if url := web_address(texts.get("loc", "")):
            found = True
            yield Link(url, Metadata(title=texts.get("title", ""), published=day_of(texts.get("publication_date", ""))))
    if not found:
        raise ReportError("is a sitemap without links")
