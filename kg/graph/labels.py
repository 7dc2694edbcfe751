"""Readable labels for what has no name of its own: presentation, so they are no claims and need no inference."""

from collections.abc import Callable, Iterator

from kg.graph.facts import Facts
from kg.model import Triple, text
from kg.namespaces import IO, LABEL, SCHEMA, local

_MONTHS = "January February March April May June July August September October November December".split()
_HEDGES = {"about": "about ", "atLeast": "at least ", "atMost": "up to "}
_NEARLY = 0.9
# The form of a demonym that goes before a noun: "British", not "Briton"; "Saudi", not "Saudis".
_ADJECTIVE = ("ish", "ch", "ese", "ian", "an")


def labels(known: Facts) -> Iterator[Triple]:
    """Yield a label for each operation, network and event that has none."""
    for kind, name in LABELLED.items():
        for thing in known.typed(IO + kind):
            if not known.label(thing):
                yield thing, LABEL, text(name(known, thing), "en")


def operation(known: Facts, thing: str) -> str:
    """Its names, or else where it is from, how large it is and when it was acted against."""
    names = known.texts(thing, SCHEMA + "name")
    if names:
        return " / ".join(names)
    origins = [_adjective(known, state) for state in known.things(thing, IO + "originatesFrom")]
    details = [part for part in (_size(known, thing), _month(known, thing)) if part] or _whereabouts(known, thing)
    kind = "state-backed operation" if "true" in known.texts(thing, IO + "stateBacked") and not origins else "operation"
    head = f"{_listed('', origins)} {kind}".strip()
    return f"{head} ({', '.join(details)})" if details else head


def network(known: Facts, thing: str) -> str:
    """How many of what, in what role, on which platform."""
    role = " and ".join(local(role) for role in known.things(thing, IO + "role"))
    return _counted(known, thing) + (f" ({role})" if role else "") + _listed(" on ", _labels(known, thing, "platform"))


def _act(noun: str, toward: str) -> Callable[[Facts, str], str]:
    def name(known: Facts, thing: str) -> str:
        actors, recipients = _labels(known, thing, "actor"), _labels(known, thing, "recipient") if toward else []
        when = min(known.texts(thing, IO + "date") + known.texts(thing, IO + "period"), default="")
        return noun + _listed(" by ", actors) + _listed(toward, recipients) + (f", {when}" if when else "")

    return name


def _listed(before: str, names: list[str]) -> str:
    *first, last = names or [""]
    return before + (f"{', '.join(first)} and {last}" if first else last) if last else ""


def _labels(known: Facts, thing: str, *properties: str) -> list[str]:
    return sorted({known.label(o) for name in properties for o in known.things(thing, IO + name)} - {""})


def _adjective(known: Facts, state: str) -> str:
    demonyms = [word for word in known.texts(state, IO + "demonym") if " " not in word]
    singular = [word for word in demonyms if not word.endswith("s")] or demonyms
    return min(singular, key=lambda word: (not word.endswith(_ADJECTIVE), len(word), word), default=known.label(state) or local(state))


def _counted(known: Facts, thing: str) -> str:
    number = known.count(thing)
    unit = next((known.label(unit) for unit in known.things(thing, IO + "unit")), "") or "asset"
    hedge = next((_HEDGES.get(local(value), "") for value in known.things(thing, IO + "precision")), "")
    return f"{hedge}{number:,} {unit if number == 1 else unit + 's'}" if number else f"{unit}s"


def _size(known: Facts, thing: str) -> str:
    """The count of its largest network, one without a role (a whole) before those with one (parts).

    Of nearly equal counts, the one that most reports give.
    """
    counted = [used for used in known.subjects(IO + "usedBy", thing) if known.count(used)]
    wholes = [used for used in counted if not known.of(used, IO + "role")] or counted
    most = max((known.count(used) for used in wholes), default=0)
    largest = max((n for n in wholes if known.count(n) >= _NEARLY * most), key=lambda n: (_told(known, n), known.count(n), n), default="")
    return _counted(known, largest) if largest else ""


def _told(known: Facts, network: str) -> int:
    counts = [(network, IO + "assetCount", count) for count in known.of(network, IO + "assetCount")]
    return len({known.reports[claim] for claim in known.sources(*counts)})


def _month(known: Facts, thing: str) -> str:
    dates = [date for event in known.subjects(IO + "recipient", thing) for date in known.texts(event, IO + "date")]
    year, _, rest = min(dates, default="").partition("-")
    month = rest[:2]
    return f"{_MONTHS[int(month) - 1]} {year}" if month.isdecimal() and 1 <= int(month) <= 12 else year


def _whereabouts(known: Facts, thing: str) -> list[str]:
    """What else tells an operation apart: who is said to be behind it, where it was active and aimed, or its report's title."""
    parts = (
        _listed("attributed to ", _labels(known, thing, "attributedTo", "backedBy")),
        _listed("on ", _labels(known, thing, "activeOn")),
        _listed("aimed at ", _labels(known, thing, "targets")),
    )
    return [part for part in parts if part] or ([known.titles[thing]] if thing in known.titles else [])


LABELLED: dict[str, Callable[[Facts, str], str]] = {
    "InfluenceOperation": operation,
    "AccountNetwork": network,
    "Takedown": _act("takedown", ""),
    "Seizure": _act("seizure", ""),
    "Sanction": _act("sanction", ""),
    "Indictment": _act("indictment", ""),
    "Restriction": _act("restriction", ""),
    "NetworkBlock": _act("network block", ""),
    "Demand": _act("demand", " to "),
    "Denial": _act("denial", " to "),
    "Accusation": _act("accusation", " against "),
    "NonAttribution": _act("non-attribution", ""),
    "AccessRestriction": _act("access restriction", " on "),
}
