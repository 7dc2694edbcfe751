"""The YAML block between `---` lines at the head of a report, and the text after it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import yaml

from kg.errors import ReportError
from kg.sources.charset import clean

FENCE = "---"
# Libyaml where it is there, as in all wheels of PyYAML: ten times as fast.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_CHARACTERS = 20_000


def split(text: str) -> tuple[dict[str, Any], str]:
    """Return the fields of the front matter ({} if there is none) and the body, without the one blank line between them.

    Raises ReportError if the block is not closed or is not a YAML mapping.
    """
    if text.split("\n", 1)[0].rstrip() != FENCE:
        return {}, text
    head, closed, rest = text[len(FENCE) :].partition("\n" + FENCE)
    if not closed:
        raise ReportError("front matter has no closing '---'")
    body = rest.split("\n", 1)[1] if "\n" in rest else ""
    return _fields(head), body.removeprefix("\n")


def string(fields: Mapping[str, Any], key: str) -> str:
    """Return a field as text, "" where it is missing or null. Raises ReportError for lists and the like."""
    value = fields.get(key)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ReportError(f"front matter: {key} should be text, not {_kind(value)}")
    return clean(" ".join(str(value).split()))


def day(fields: Mapping[str, Any], key: str) -> date | None:
    """Return a field as a date (of a time stamp, its day as written). Raises ReportError where it is none."""
    value = fields.get(key)
    if isinstance(value, str):
        value = _parsed(key, value)
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    raise ReportError(f"front matter: {key} should be a date such as 2020-06-12, not {_kind(value)}")


def _parsed(key: str, value: str) -> datetime:
    try:
        return datetime.fromisoformat(value.strip())
    except ValueError:
        raise ReportError(f"front matter: {key}: {value[:40]!r} is not a date such as 2020-06-12") from None


def _fields(head: str) -> dict[str, Any]:
    if len(head) > MOST_CHARACTERS:
        raise ReportError(f"front matter is longer than {MOST_CHARACTERS:,} characters")
    try:
        fields = yaml.load(head, LOADER) or {}
    except yaml.MarkedYAMLError as error:
        line = f" in line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ReportError(f"front matter is not valid YAML{line}: {error.problem}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ReportError(f"front matter is not valid YAML: {' '.join(str(error).split())}") from None
    if not isinstance(fields, dict):
        raise ReportError(f"front matter should be `key: value` lines, not {_kind(fields)}")
    return fields


def _kind(value: object) -> str:
    names = {list: "a list", dict: "a mapping", bool: "true or false", int: "a number", float: "a number", str: "text"}
    return names.get(type(value), type(value).__name__)
