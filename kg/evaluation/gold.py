"""Annotations by people: `NAME.gold.json` -> Record."""

from collections import Counter
from pathlib import Path

from kg.evaluation.json_node import Node, read_json
from kg.evaluation.record import Act, Assets, Operation, Record, Spellings, Statement
from kg.evaluation.spelling import normal, owner, party

ACTIONS = frozenset("removal seizure sanction indictment restriction block".split())
PRECISIONS = frozenset("exact about atLeast atMost".split())
ROLES = frozenset({"core", "amplifier"})
STATEMENTS = frozenset("demand denial accusation block non-attribution".split())


def read_gold(path: Path) -> Record:
    """Return what an annotation says; raises GoldError that names the file and the place in it."""
    top = read_json(path).fields("relevant", "operations", "statements", "traps")
    operations = tuple(_operation(node) for node in top.at("operations", []).items())
    for key, times in Counter(operation.key for operation in operations).items():
        if times > 1:
            raise top.at("operations").wrong(f"{times} of them have the key {key!r}")
    return Record(
        relevant=top.at("relevant").flag(),
        operations=operations,
        statements=tuple(_statement(node) for node in top.at("statements", []).items()),
        traps=tuple(_trap(node) for node in top.at("traps", []).items()),
    )


def _operation(node: Node) -> Operation:
    node.fields(*"key names origins state_backed actors targets platforms topics takedowns links".split())
    backed = node.at("state_backed")
    return Operation(
        key=node.at("key").text(),
        names=_spellings(node.at("names", [])),
        origins=frozenset(node.at("origins", []).texts()),
        actors=_spellings(node.at("actors", [])),
        targets=frozenset(target.upper() for target in node.at("targets", []).texts()),
        platforms=frozenset(node.at("platforms", []).texts()),
        topics=frozenset(node.at("topics", []).texts()),
        state_backed=None if backed.value is None else backed.flag(),
        acts=tuple(_act(act) for act in node.at("takedowns", []).items()),
        links=frozenset(node.at("links", []).texts()),
    )


def _spellings(node: Node) -> tuple[Spellings, ...]:
    return tuple(frozenset(map(normal, names.texts())) for names in node.items())


def _act(node: Node) -> Act:
    node.fields("by", "action", "date", "assets")
    day = node.at("date").optional_text()
    return Act(
        by=frozenset(map(owner, node.at("by").texts())),
        action=node.at("action").text(ACTIONS),
        dates=frozenset({day} if day else ()),
        assets=tuple(_assets(item) for item in node.at("assets", []).items()),
    )


def _assets(node: Node) -> Assets:
    node.fields("count", "precision", "unit", "platform", "role")
    return Assets(
        count=node.at("count").number(),
        unit=node.at("unit").text(),
        precision=node.at("precision").optional_text(PRECISIONS),
        platform=node.at("platform").optional_text(),
        role=node.at("role").optional_text(ROLES),
    )


def _statement(node: Node) -> Statement:
    node.fields("type", "by", "to")
    by, to = node.at("by").texts(), node.at("to").texts() if node.at("to").value is not None else ()
    # Each side is one party with several accepted answers; nobody may be addressed.
    return Statement(node.at("type").text(STATEMENTS), (party(*by),) if by else (), (party(*to),) if to else ())


def _trap(node: Node) -> int:
    return node.fields("count", "unit", "why").at("count").number()
