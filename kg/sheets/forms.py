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
    source,
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


def units(place: Place, value: Any) -> Any:
    """The sheet of units, whose groups are named for the units of the graph."""
    for name in value if isinstance(value, dict) else ():
        UNIT(place.at(name), name)
    return sheet(WORDS)(replace(place, below=None), value)


def acts(place: Place, value: Any) -> Any:
    """The sheet of acts: groups that begin with a capital are named for classes of event."""
    events = [name for name in value if str(name)[:1].isupper()] if isinstance(value, dict) else []
    for name in events:
        term(IO, "EnforcementAction")(place.at(name), name)
    below = None if place.below is None else {**dict.fromkeys(events), **place.below}
    return sheet(WORDS)(replace(place, below=below), value)


def link(place: Place, value: Any) -> Any:
    """The sheet of ties: patterns, in which {name} stands for any of those of another group."""
    found: dict[str, Any] = sheet(PATTERNS, earlier=WORDS)(place, value)
    known = {*(place.below or {}), *found}
    for name, listed in found.items():
        for used in re.findall(r"{([a-z_]+)}", " ".join(listed)):
            if used not in known:
                raise place.at(name).wrong(f"there is no group {used!r}")
    return found


LINE = rules({"name": text, "pattern": any_case}, {"long": flag, "at": one_of("end")})
# Whose act a rule may say it is, by the kind of statement; see the head of the sheet.
FRAMES = {
    "denial": ("act", "said", "verdict", "passive", "ours"),
    "accusation": ("act", "blame", "owned"),
    "demand": ("act", "should"),
    "non_attribution": ("act", "unknown"),
    "access_restriction": ("act",),
}


def _statement(frames: tuple[str, ...]) -> Check:
    fields = {"after": source, "unless": source, "object": text, "nouns": flag, "negated": one_of("yes", "no", "any")}
    return rules({"name": text, "verbs": several(word, words)}, {**fields, "frame": one_of(*frames)})


def statement(place: Place, value: Any) -> Any:
    """The sheet of statements: `lists` of words, in which a folder on top may name new ones, and rules that may refer to them."""
    found: dict[str, Any] = sheet(lists=_lists, **{kind: _statement(frames) for kind, frames in FRAMES.items()})(place, value)
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
        written = rule.get(field, "")
        used |= set(re.findall(r"{([a-z_]+)}", written))
        pattern(place.at(field), re.sub(r"{[a-z_]+}", "x", written).strip() or "x")
    if unknown := sorted(used - lists):
        raise place.wrong(f"there is no list {unknown[0]!r}")


SHEETS: dict[str, Check] = {
    "acts": acts,
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
    "link": link,
    "nouns": sheet(WORDS),
    "operation": sheet(WORDS, called=PATTERNS),
    "platform": sheet(
        WORDS,
        units=rules({"unit": term(IO, "Unit"), "service": term(f"{ID}platform/", "Platform"), "of": several(text, words)}, {}, "unit"),
    ),
    "remark": sheet(WORDS),
    "statement": statement,
    "target": sheet(WORDS, aims=PATTERNS, headings=PATTERNS),
    "technique": rules({"id": term(f"{ID}technique/", "Technique"), "patterns": several(pattern)}, {}, "id"),
    "units": units,
    "verbs": sheet(WORDS),
    "words": sheet(WORDS),
}
