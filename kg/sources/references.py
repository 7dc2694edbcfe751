"""Lists of references as Zotero and others export them (BibTeX, RIS, CSL-JSON) -> links to what they cite."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from kg.errors import ReportError
from kg.sources.address import web_address
from kg.sources.charset import decode
from kg.sources.item import Input, Link, Metadata
from kg.sources.when import day_of

_ENTRY = re.compile(r"^[ \t]*@(\w+)\s*\{", re.MULTILINE)
_BIB_URL = re.compile(r"""\b(?:url|howpublished|link)\s*=\s*[{"]+\s*(?:\\url\{)?\s*(https?://[^\s}"]{1,2000})""", re.IGNORECASE)
_BIB_FIELD = r"""\b{name}\s*=\s*(?:\{{((?:[^{{}}]|\{{[^{{}}]*\}})*)\}}|"([^"]*)"|(\d+))"""
_RIS = re.compile(r"^(?:\ufeff)?TY  - ", re.MULTILINE)
_CSL = re.compile(rb'\s*\[\s*\{[^\[]{0,4000}?"(?:URL|type|id)"\s*:')


def fits(head: bytes, name: str) -> bool:
    """Whether something begins as a list of references."""
    top = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    bibtex = re.match(rb"(?:%[^\n]*\n\s*)*@[A-Za-z]+\s*\{", top) is not None
    return bibtex or top.startswith(b"TY  - ") or (_CSL.match(top) is not None and b'"issued"' in top)


def read(source: Input) -> Iterator[Link]:
    """Yield a link for each reference that has a web address. Raises ReportError where none has."""
    text, _ = decode(source.bytes())
    links = list(_ris(text) if _RIS.match(text) else _csl(text) if text.lstrip().startswith("[") else _bibtex(text))
    if not links:
        raise ReportError("is a list of references of which none has a web address")
    yield from links


def _bibtex(text: str) -> Iterator[Link]:
    starts = [match.start() for match in _ENTRY.finditer(text)] + [len(text)]
    for start, end in pairwise(starts):
        entry = text[start:end][:20_000]
        if url := _BIB_URL.search(entry):
            title, day = _bib_field(entry, "title"), _bib_field(entry, "date")
            yield from _link(url[1].replace("\\", ""), title, day)


def _bib_field(entry: str, name: str) -> str:
    found = re.search(_BIB_FIELD.format(name=name), entry, re.IGNORECASE)
    return re.sub(r"[{}\\]", "", next(filter(None, found.groups()), "")) if found else ""


def _ris(text: str) -> Iterator[Link]:
    for entry in _RIS.split(text)[1:]:
        fields = {line[:2]: line[6:].strip() for line in entry.splitlines() if line[2:6] == "  - "}
        if "UR" in fields:
            yield from _link(fields["UR"], fields.get("TI", fields.get("T1", "")), fields.get("DA", "").replace("/", "-"))


def _csl(text: str) -> Iterator[Link]:
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReportError("is not valid JSON") from error
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get("URL"), str):
            yield from _link(entry["URL"], str(entry.get("title", "")), _csl_day(entry.get("issued")))


def _csl_day(issued: Any) -> str:
    try:
        year, month, day = issued["date-parts"][0]
        return f"{int(year):04}-{int(month):02}-{int(day):02}"
    except (TypeError, KeyError, IndexError, ValueError):
        return ""


def _link(url: str, title: str, day: str) -> Iterator[Link]:
    if address := web_address(url):
        yield Link(address, Metadata(title=" ".join(title.split()), published=day_of(day)))
