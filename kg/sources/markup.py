"""XML that others wrote: parsed without entities, network or files, and what its first element is called."""

import re
from typing import TYPE_CHECKING

from kg.errors import ReportError
from kg.sources.charset import plain_head

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOT = re.compile(rb"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>)*<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL)


def root(head: bytes) -> str:
    """Return the local name of the first element, "" where something does not begin as XML does."""
    found = _ROOT.match(plain_head(head))
    return found[1].decode(errors="replace").lower() if found else ""


def parsed(raw: bytes) -> "_Element":
    """Return the first element of an XML file. Raises ReportError where it is broken or declares entities."""
    from lxml import etree

    if b"<!ENTITY" in raw[:1_000_000]:
        raise ReportError("declares XML entities, which are not expanded")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReportError(f"is not sound XML: {' '.join(str(error).split())[:120]}") from error
