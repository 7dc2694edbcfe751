"""What a dataset says that one report says: claims -> Record."""

from collections.abc import Iterator

from kg.evaluation.dataset import STATEMENTS, Dataset
from kg.evaluation.record import Act, Assets, Operation, Record, Spellings, Statement
from kg.evaluation.spelling import normal, owner
from kg.graph.facts import Facts
from kg.namespaces import IO, SCHEMA, SKOS, local

ACTIONS = {
    "Takedown": "removal",
    "Seizure": "seizure",
    "Sanction": "sanction",
    "Indictment": "indictment",
    "Restriction": "restriction",
    "NetworkBlock": "block",
}
BEHIND = ("attributedTo", "backedBy")
OF_OPERATIONS = ("originatesFrom", *BEHIND, "targets", "activeOn", "addresses", "linkedTo", "stateBacked")


def found_in(data: Dataset, report: str) -> Record:
    """Return what the claims of one report state, in the form that annotations have."""
    said = data.facts(report)
    operations = tuple(_operations(data, said))
    statements = tuple(_statements(data, said))
    return Record(bool(operations) or any(s.kind in ("denial", "non-attribution") for s in statements), operations, statements)


def _operations(data: Dataset, said: Facts) -> Iterator[Operation]:
    described = {s for s, p in said.forward if p in {IO + name for name in OF_OPERATIONS}} | set(said.typed(IO + "InfluenceOperation"))
    acts = dict(_acts(data, said))
    using = {o for (_, p), objects in said.forward.items() if p == IO + "usedBy" for o in objects if isinstance(o, str)}
    acted_on = {o for event in acts for o in said.things(event, IO + "recipient")}
    for node in sorted(described | acted_on | {o for o in using if _used_on(data, said, o)}):
        yield _operation(data, said, node, acts, node in described)


def _operation(data: Dataset, said: Facts, node: str, acts: dict[str, Act], described: bool) -> Operation:
    """Return one operation; of one that is only acted on nothing else counts, as nobody says that it is one."""
    against = tuple(acts[event] for event in said.subjects(IO + "recipient", node) if event in acts)
    platforms = _used_on(data, said, node)
    if not described:
        return Operation(node, platforms=platforms, acts=against)
    behind = [o for name in BEHIND for o in said.things(node, IO + name)]
    origins = {data.state(o) for o in (*said.things(node, IO + "originatesFrom"), *behind)} - {""}
    names = {normal(name) for predicate in (SCHEMA + "name", SKOS + "altLabel") for name in said.texts(node, predicate)}
    return Operation(
        key=node,
        names=tuple(frozenset({name}) for name in sorted(names)),
        origins=frozenset(origins),
        actors=tuple(data.spellings(o) for o in behind if not data.is_a(o, "State", "Territory")),
        targets=frozenset(slug.upper() for slug in _slugs(data, said, node, "targets")),
        platforms=platforms | _slugs(data, said, node, "activeOn"),
        topics=_slugs(data, said, node, "addresses"),
        state_backed=_state_backed(data, said, node),
        acts=against,
        links=frozenset(said.things(node, IO + "linkedTo") + said.subjects(IO + "linkedTo", node)),
    )


def _slugs(data: Dataset, said: Facts, node: str, name: str) -> frozenset[str]:
    return frozenset(map(data.slug, said.things(node, IO + name)))


def _used_on(data: Dataset, said: Facts, operation: str) -> frozenset[str]:
    networks = said.subjects(IO + "usedBy", operation)
    return frozenset(slug for network in networks for slug in _slugs(data, said, network, "platform"))


def _state_backed(data: Dataset, said: Facts, node: str) -> bool | None:
    if said.things(node, IO + "backedBy"):
        return True
    if any(data.is_a(o, "State", "GovernmentBody") for o in said.things(node, IO + "attributedTo")):
        return True
    told = said.texts(node, IO + "stateBacked")
    return "true" in told if told else None


def _acts(data: Dataset, said: Facts) -> Iterator[tuple[str, Act]]:
    for kind, action in ACTIONS.items():
        for event in said.typed(IO + kind):
            days = said.texts(event, IO + "date") + said.texts(event, IO + "period")
            by = frozenset(map(owner, _slugs(data, said, event, "actor")))
            assets = tuple(item for network in said.things(event, IO + "removed") for item in _assets(data, said, network))
            yield event, Act(by, action, frozenset(day[:10] for day in days), assets)


def _assets(data: Dataset, said: Facts, network: str) -> Iterator[Assets]:
    for count in said.texts(network, IO + "assetCount"):
        if count.isdecimal():
            unit, precision, platform, role = (_value(data, said, network, name) for name in ("unit", "precision", "platform", "role"))
            yield Assets(int(count), unit, precision, platform, role)


def _value(data: Dataset, said: Facts, network: str, name: str) -> str:
    values = (local(o) if o.startswith(IO) else data.slug(o) for o in said.things(network, IO + name))
    return next(values, "")


def _statements(data: Dataset, said: Facts) -> Iterator[Statement]:
    for kind, name in STATEMENTS.items():
        for event in said.typed(kind):
            # A block that is only threatened is none.
            if name != "block" or IO + "threatened" not in said.things(event, IO + "status"):
                by, to = (tuple(_party(data, o) for o in said.things(event, IO + side)) for side in ("actor", "recipient"))
                yield Statement(name, by, to)


def _party(data: Dataset, thing: str) -> Spellings:
    code = data.state(thing)
    return data.spellings(thing) | {owner(data.slug(thing))} | ({code} if code else set())
