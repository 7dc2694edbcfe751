"""Statements between parties: who demands, denies, accuses, declines to attribute, blocks; and what is none of these."""

from datetime import date
from hashlib import sha256

import pytest

from kg.extractors.statements import extract
from kg.model import Claim, Report
from kg.namespaces import IO, LABEL, TYPE
from kg.ontology import load
from kg.reading.understanding import understand

CLASSES = {
    "demand": "Demand",
    "denial": "Denial",
    "accusation": "Accusation",
    "non_attribution": "NonAttribution",
    "access_restriction": "AccessRestriction",
}


def read(text: str, title: str = "", publisher: str = "") -> list[Claim]:
    report = Report(text, "x.txt", sha256(text.encode()).hexdigest(), title=title, publisher=publisher, published=date(2023, 5, 12))
    return list(extract(understand(report, load())))


def events(text: str, kind: str) -> list[tuple[list[str], list[str]]]:
    """(labels of actors, labels of recipients) of each event of a class; threatened restrictions are left out."""
    claims = read(text)
    triples = [t for c in claims for t in c.triples]
    labels = {thing.iri: thing.label for thing in load().things.values()} | {
        s: o.value for s, p, o in triples if p == LABEL and not isinstance(o, str)
    }
    nodes = dict.fromkeys(s for s, p, o in triples if p == TYPE and o == IO + kind)
    threatened = {s for s, p, o in triples if p == IO + "status" and o == IO + "threatened"}

    def side(node: str, relation: str) -> list[str]:
        return sorted({labels[str(o)] for s, p, o in triples if s == node and p == IO + relation})

    return [(side(node, "actor"), side(node, "recipient")) for node in nodes if node not in threatened]


def examples(wanted: str) -> list[tuple[str, str, str]]:
    sheet = load().phrases["statement"]
    rules = [(name, rule) for kind, name in CLASSES.items() for rule in sheet[kind]]
    return [(name, rule["name"], sentence) for name, rule in rules for sentence in rule[wanted]]


@pytest.mark.parametrize(("kind", "rule", "sentence"), examples("matches"))
def test_a_rule_finds_what_it_says_it_finds(kind: str, rule: str, sentence: str) -> None:
    assert events(sentence, kind), rule


@pytest.mark.parametrize(("kind", "rule", "sentence"), examples("misses"))
def test_a_rule_leaves_alone_what_it_says_it_leaves(kind: str, rule: str, sentence: str) -> None:
    assert not events(sentence, kind), rule
