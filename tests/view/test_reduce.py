"""Narrowing a graph before it is drawn."""

import json
import re
from datetime import date

import networkx as nx
import pytest

from kg.errors import KgError
from kg.view import between, focus, limit, render


def test_focus_follows_edges_either_way_and_stops(article: "nx.MultiDiGraph[str]") -> None:
    assert set(focus(article, ["operation/ru"], 0)) == {"operation/ru"}
    assert set(focus(article, ["operation/ru"], 1)) == {"operation/ru", "takedown/ru", "state/RU"}
    two = focus(article, ["operation/ru"], 2)
    assert set(two) == {"operation/ru", "takedown/ru", "state/RU", "platform/twitter"}
    assert two.has_edge("takedown/ru", "platform/twitter", key="actor")
    assert two.nodes["state/RU"]["label"] == "Russia"


def test_focus_leaves_the_graph_as_it_was(article: "nx.MultiDiGraph[str]") -> None:
    before = article.number_of_nodes()
    focus(article, ["operation/ru", "operation/tr"], 1).clear()
    assert article.number_of_nodes() == before


def test_focus_names_what_is_not_there(article: "nx.MultiDiGraph[str]") -> None:
    with pytest.raises(KgError, match="not in the graph: state/XX"):
        focus(article, ["state/RU", "state/XX"], 1)


def test_limit_keeps_the_busiest(article: "nx.MultiDiGraph[str]") -> None:
    assert set(limit(article, 2)) == {"platform/twitter", "operation/cn"}
    with pytest.raises(ValueError, match="max_nodes is 0"):
        limit(article, 0)


def test_a_limited_page_says_how_much_it_leaves_out(article: "nx.MultiDiGraph[str]") -> None:
    data = json.loads(re.findall(r'id="data">(.*?)</script>', render(article, max_nodes=5))[0])
    assert (len(data["nodes"]), data["dropped"]) == (5, article.number_of_nodes() - 5)
    whole = json.loads(re.findall(r'id="data">(.*?)</script>', render(article, max_nodes=500))[0])
    assert whole["dropped"] == 0


def test_between_drops_what_is_dated_outside_and_what_only_that_held(article: "nx.MultiDiGraph[str]") -> None:
    article.nodes["takedown/ru"]["facts"] = (("date", "2019"),)
    kept = between(article, date(2020, 1, 1), None)
    assert "takedown/ru" not in kept and "takedown/new" in kept
    assert "operation/ru" in kept  # a state still holds it
    assert "takedown/ru" in between(article, date(2019, 12, 31), None)  # "2019" may be that day
    assert "takedown/new" not in between(article, None, date(2020, 6, 10))
    assert set(between(article, None, None)) == set(article)
