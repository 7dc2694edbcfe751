"""Counted assets: how many of what, where, in what role."""

import pytest
from readout import extracted, name, report

from kg.ontology import load
from kg.reading.assets import assets, units
from kg.reading.document import read


def counted(text: str) -> list[str]:
    """Each asset as "precision count unit platform role", exact left out."""
    out = []
    document = read(report(text), load())
    for sentence in document.sentences:
        for a in assets(document, sentence):
            precision = "" if a.quantity.precision == "exact" else a.quantity.precision
            platform = name(extracted(""), a.platform).lower() if a.platform else ""
            out.append(" ".join(w for w in (precision, str(a.quantity.value), a.unit, platform, a.role) if w))
    return out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Reddit removed 61 accounts.", ["61 account"]),
        ("Reddit removed sixty-one accounts.", ["61 account"]),
        ("Reddit removed 1,204 highly active fake profiles.", ["1204 account"]),
        ("Reddit removed more than 1,200 accounts.", ["atLeast 1200 account"]),
        ("Reddit removed about 40 subreddits and nearly 300 posts.", ["about 40 group", "about 300 post"]),
        ("Reddit removed up to 12 groups.", ["atMost 12 group"]),
        ("Reddit removed 1.5 million accounts.", ["1500000 account"]),
        ("Reddit removed two lakh accounts.", ["200000 account"]),
        ("Reddit removed 17 news sites and 31 domain names.", ["17 website", "31 domain"]),
        ("Meta removed 16 Facebook accounts, 9 Pages and 2 Groups.", ["16 account facebook", "9 page facebook", "2 group facebook"]),
        ("Meta removed 16 accounts on Facebook and 25 on Instagram.", ["16 account facebook", "25 account instagram"]),
        ("Meta removed 16 accounts from Instagram.", ["16 account instagram"]),
        ("Meta removed 63 and 211 accounts.", ["63 account", "211 account"]),
        ("Meta removed 783 pages, groups and accounts.", ["783 asset"]),
        ("It had 300 core accounts and 9,000 amplifier accounts.", ["300 account core", "9000 account amplifier"]),
        ("It consisted of a core of 300 accounts.", ["300 account core"]),
        ("Serbia (8,558 accounts) and Honduras (3,104) led the list.", ["8558 account", "3104 account"]),
    ],
)
def test_what_is_counted(text: str, found: list[str]) -> None:
    assert counted(text) == found


def test_thousands_with_dots_are_read_where_the_text_writes_them_so() -> None:
    assert counted("Twitter removed 8.558 accounts. It removed 3.104 accounts in May.") == ["8558 account", "3104 account"]


@pytest.mark.parametrize(
    "text",
    [
        "The pages had 120,000 followers.",
        "The firm spent $40,000 on it.",
        "About 30 percent of it was removed.",
        "In 2019 accounts were removed.",
        "It posted in 14 languages.",
        "The firm has 300 employees.",
        "It was the third account.",
        "It ran for 12 months.",
    ],
)
def test_what_is_no_asset(text: str) -> None:
    assert counted(text) == []


def test_every_unit_has_singular_and_plural() -> None:
    known = units(load())
    assert (known["page"], known["pages"]) == ("page", "page")
    assert (known["subreddit"], known["subreddits"]) == ("group", "group")
