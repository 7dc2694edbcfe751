"""What each phrase sheet must look like; a sheet that is not in the table is not read."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.namespaces import ID, IO
from kg.sheets.checks import (
    Check,
    Place,
    any_case,
    count,
    fields,
    flag,
    group,
    one_of,
    pattern,
    rules,
    several,
    sheet,
    term,
    text,
    word,
    words,
)

WORDS = group("words", several(word, words))
PATTERNS = group("patterns", several(pattern))
SIDE = one_of("for", "against", "")
STATE, REGION, TOPIC = term(f"{ID}state/", "State"), term(f"{ID}region/", "Region"), term(f"{ID}topic/", "Topic")
PLATFORM, UNIT = term(f"{ID}platform/", "Platform"), term(IO, "Unit")
STATES = several(STATE, words)


def classified(kind: str) -> Check:
    """A sheet whose groups are named for things of a class."""
    plain = sheet(WORDS)

    def check(place: Place, value: Any) -> Any:
        for name in value if isinstance(value, dict) else ():
            term(IO, kind)(place.at(name), name)
        return plain(replace(place, below=None), value)

    return check


def texts(place: Place, value: Any) -> Any:
    """One text or several: patterns in which the name of a list in braces stands for its words, checked where they are put together."""
    return several(text)(place, value) if isinstance(value, list) else text(place, value)


LINE = rules({"name": text, "pattern": any_case}, {"long": flag, "at": one_of("end")})
STATEMENT = rules(
    {"name": text, "verbs": several(word, words)},
    {
        "after": text, "unless": text, "object": text, "nouns": flag, "negated": one_of(True, False, "any"),
        "frame": one_of("act", "said", "verdict", "blame", "passive", "ours", "should", "owned", "unknown"),
    },
)  # fmt: skip


def statement(place: Place, value: Any) -> Any:
    """The sheet of statements: `lists` of words, in which a folder on top may name new ones, and rules that may refer to them."""
    found: dict[str, Any] = sheet(STATEMENT, lists=_lists)(place, value)
    names = {*(place.below or {}).get("lists", ()), *found.get("lists", ())}
    for kind, listed in found.items():
        for rule in listed if kind != "lists" else ():
            _refers(place.at(kind).at(rule["name"]), rule, names)
    return found


def _lists(place: Place, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise place.wrong("is not a mapping of lists")
    return {name: WORDS(place.at(name), listed) for name, listed in value.items()}


def _refers(place: Place, rule: Mapping[str, Any], lists: set[str]) -> None:
    used = {rule["object"]} if "object" in rule else set()
    for field in ("after", "unless"):
        source = rule.get(field, "")
        used |= set(re.findall(r"{([a-z_]+)}", source))
        pattern(place.at(field), re.sub(r"{[a-z_]+}", "x", source) or "x")
    if unknown := sorted(used - lists):
        raise place.wrong(f"there is no list {unknown[0]!r}")


SHEETS: dict[str, Check] = {
    "acts": sheet(WORDS, nouns=classified("EnforcementAction")),
    "attribution": sheet(WORDS),
    "content": sheet(
        WORDS,
        assailed=rules({"topic": TOPIC, "nouns": several(word, words)}, {}, "topic"),
        idioms=rules({"pattern": pattern, "side": SIDE}, {}, "pattern"),
        relations=rules({"topic": TOPIC, "about": STATES}, {"speakers": STATES, "side": SIDE, "where": REGION}, "topic"),
        compounds=rules({"topic": TOPIC, "land": STATE, "nouns": several(word, words)}, {"where": REGION}, "topic"),
    ),
    "furniture": sheet(words=count, lines=LINE, headers=LINE, ends=LINE, captions=group("words", several(text, words))),
    "gate": sheet(
        threshold=count,
        groups=lambda place, value: sheet(lambda p, v: fields(p, v, {"weight": count, "terms": several(word)}, {}))(
            replace(place, below=(place.below or {}).get("groups")), value
        ),
    ),
    "link": sheet(group("patterns", texts), earlier=WORDS),
    "nouns": sheet(WORDS),
    "operation": sheet(WORDS, called=PATTERNS),
    "platform": sheet(
        WORDS,
        units=rules({"unit": UNIT, "service": PLATFORM, "of": several(text, words)}, {}, "unit"),
        main=rules({"service": PLATFORM, "of": several(text, words)}, {}, "service"),
        marked=rules({"service": PLATFORM, "words": several(text, words)}, {}, "service"),
    ),
    "remark": sheet(WORDS),
    "statement": statement,
    "target": sheet(WORDS, aims=PATTERNS, headings=PATTERNS),
    "technique": rules({"id": term(f"{ID}technique/", "Technique"), "patterns": several(pattern)}, {}, "id"),
    "units": classified("Unit"),
    "verbs": sheet(WORDS),
    "words": sheet(WORDS),
}
