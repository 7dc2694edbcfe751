"""Which column of a dump is what: as a mapping file says, a preset by its name, or the usual names."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.errors import ReportError
from kg.sources.address import web_address
from kg.sources.item import Input, Link, Metadata, Piece, Problem, Read, report_of
from kg.sources.when import day_of

USUAL = "usual"


@dataclass(frozen=True, slots=True)
class Columns:
    """For each field of a report the columns that may hold it; the first that does counts."""

    text: tuple[str, ...] = ()
    html: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    language: tuple[str, ...] = ()

    def names(self) -> frozenset[str]:
        """All columns that hold a text or lead to one."""
        return frozenset((*self.text, *self.html, *self.url))


@lru_cache(maxsize=4)
def columns(mapping: str = USUAL) -> Columns:
    """Return a preset by its name, or what a TOML file of the same form says. Raises ReportError."""
    presets = tomllib.loads(files("kg.sources").joinpath("presets.toml").read_text(encoding="utf-8"))
    if mapping in presets:
        return _columns(presets[mapping], mapping)
    try:
        return _columns(tomllib.loads(Path(mapping).read_text(encoding="utf-8")), mapping)
    except OSError as error:
        why = f"{error.strerror or error}, and there is no preset of that name ({', '.join(sorted(presets))})"
        raise ReportError(f"mapping {mapping}: {why}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReportError(f"mapping {mapping}: is not valid TOML: {error}") from error


def _columns(table: Mapping[str, Any], where: str) -> Columns:
    known = [field.name for field in fields(Columns)]
    for name, value in table.items():
        if name not in known:
            raise ReportError(f"mapping {where}: {name!r} is none of {', '.join(known)}")
        if not isinstance(value, str | list) or not all(isinstance(one, str) for one in value):
            raise ReportError(f"mapping {where}: {name} should be a column or a list of columns")
    if not {"text", "html", "url"} & set(table):
        raise ReportError(f"mapping {where}: says neither where the text is nor the html nor the url")
    return Columns(**{name: (value,) if isinstance(value, str) else tuple(value) for name, value in table.items()})


def row_piece(source: Input, number: int, row: Mapping[str, Any], mapping: Columns) -> Piece:
    """Return what a row stands for: a report, a page to be read, a link, or a problem."""
    lowered = {str(key).strip().lower(): value for key, value in row.items()}
    known = Metadata(
        url=web_address(_text(lowered, mapping.url)),
        published=next((day for name in mapping.published if (day := day_of(lowered.get(name.lower())))), None),
        **{name: " ".join(_text(lowered, getattr(mapping, name)).split()) for name in ("title", "author", "publisher", "language")},
    )
    name = f"row {number}"
    if text := _text(lowered, mapping.text):
        return Read(report_of(source.inside(name, known=known), text))
    if html := _text(lowered, mapping.html):
        return source.inside(name, f"<!doctype html>{html}".encode(errors="replace"), known=known)
    if known.url:
        return Link(known.url, known)
    return Problem(name, "holds neither text nor address")


def _text(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """Return the first of these columns that holds words; `a.b` is the column b inside the column a."""
    for name in names:
        value: Any = row.get(name.lower())
        if value is None and "." in name:
            outer, _, inner = name.lower().partition(".")
            value = row[outer].get(inner) if isinstance(row.get(outer), Mapping) else None
        if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            value = ", ".join(value)
        if isinstance(value, str) and value.strip():
            return value
    return ""
