"""A STIX bundle as text and objects: each object with the stretch of text that it is, so that what it states can be quoted."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import ReportError

Json = dict[str, Any]
_OBJECTS = re.compile(r'"objects"\s*:\s*\[')
_GAP = re.compile(r"[\s,]*")
_STRING = r'"(?:[^"\\]|\\.)*"'


@dataclass(frozen=True, slots=True)
class Bundle:
    """`objects` by id, in order; `spans` are their places in `text`, in code points."""

    text: str
    objects: dict[str, Json]
    spans: dict[str, tuple[int, int]]

    def of_type(self, *types: str) -> list[Json]:
        """Return the objects of some types, in order."""
        return [one for one in self.objects.values() if one["type"] in types]

    def place(self, one: Json, *fields: str) -> tuple[int, int]:
        """Return where the first of `fields` stands in an object, name and value; the whole object where none does."""
        start, end = self.spans[one["id"]]
        for name in fields:
            for match in re.compile(rf'"{name}"\s*:\s*({_STRING})').finditer(self.text, start, end):
                if json.loads(match[1]) == one.get(name):
                    return match.span()
        return start, end


def parsed(path: Path) -> Bundle:
    """Read a bundle. Raises ReportError where the file is no STIX 2 bundle."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        content = json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise ReportError(f"is not JSON in UTF-8: {error}") from error
    objects = content.get("objects") if isinstance(content, dict) and content.get("type") == "bundle" else None
    if not isinstance(objects, list) or not all(_is_object(one) for one in objects):
        raise ReportError("is not a STIX 2.1 bundle: no objects, or one without type or id")
    spans = _spans(text, objects)
    return Bundle(text, {one["id"]: one for one in objects}, {one["id"]: span for one, span in zip(objects, spans, strict=True)})


def _is_object(one: object) -> bool:
    return isinstance(one, dict) and isinstance(one.get("type"), str) and isinstance(one.get("id"), str)


def _spans(text: str, objects: list[Json]) -> list[tuple[int, int]]:
    """Find each object in the text, in order; checked against the objects as the whole was parsed."""
    decoder = json.JSONDecoder()
    for start in _OBJECTS.finditer(text):
        spans, at = [], start.end()
        for one in objects:
            at = _skip(text, at)
            try:
                found, end = decoder.raw_decode(text, at)
            except ValueError:
                break
            if found != one:
                break
            spans.append((at, end))
            at = end
        else:
            return spans
    raise ReportError("its objects cannot be told apart in its text")


def _skip(text: str, at: int) -> int:
    match = _GAP.match(text, at)
    return match.end() if match else at
