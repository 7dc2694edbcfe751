"""What a page holds, read as text: no browser."""

import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from drawn_graphs import HOSTILE, QUOTE, Drawn, source

from kg.view import render


class Parsed(HTMLParser):
    """The tags of a page with their attributes, and the text of each script and style sheet."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.raw.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.tags and self.cdata_elem:
            tag, attributes, before = self.raw[-1]
            self.raw[-1] = tag, attributes, before + data


def block(html: str, name: str) -> Any:
    """Return the JSON block `name` of a page, parsed."""
    texts = [text for _, attributes, text in Parsed(html).raw if attributes.get("id") == name]
    return json.loads(texts[0])


def csp(html: str) -> str:
    found = [attrs["content"] for tag, attrs in Parsed(html).tags if tag == "meta" and "http-equiv" in attrs]
    return str(found[0])


def test_the_policy_names_every_script_and_style_and_nothing_else(article: "nx.MultiDiGraph[str]") -> None:
    html = render(article)
    runnable = [text for tag, attrs, text in Parsed(html).raw if attrs.get("type") != "application/json"]
    hashes = {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in runnable}
    assert len(hashes) == 4
    assert set(re.findall(r"'sha256-[^']+'", csp(html))) == hashes
    assert csp(html).startswith("default-src 'none'; ")
    assert "unsafe" not in csp(html) and "http" not in csp(html)


def test_nothing_is_loaded_and_no_style_or_handler_stands_in_a_tag(article: "nx.MultiDiGraph[str]") -> None:
    for tag, attributes in Parsed(render(article)).tags:
        assert not {name for name in attributes if name.startswith("on") or name in ("src", "style", "srcset")}, tag
        assert attributes.get("href", "data:,") == "data:,"


def test_the_same_graph_gives_the_same_page_whatever_the_hash_seed_and_the_order_of_nodes() -> None:
    program = """
import networkx as nx, sys
from hashlib import sha256
sys.path.insert(0, sys.argv[1])
from drawn_graphs import article_graph
from kg.view import render
graph = article_graph()
if len(sys.argv) > 2:
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    graph = turned
print(sha256(render(graph).encode()).hexdigest())
"""
    here = str(Path(__file__).parent)
    runs = [(["-c", program, here], "1"), (["-c", program, here, "turned"], "2")]
    pages = {
        subprocess.run(
            [sys.executable, *command], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for command, seed in runs
    }
    assert len(pages) == 1


def test_hostile_text_stays_text(hostile: "nx.MultiDiGraph[str]") -> None:
    plain = [tag for tag, _ in Parsed(render(nx.MultiDiGraph())).tags]
    for title in HOSTILE:
        html = render(hostile, title=title)
        assert [tag for tag, _ in Parsed(html).tags] == plain
        html.encode("utf-8")
    assert "\u2028" not in html and "\x00" not in html
    labels = {node["label"] for node in block(html, "data")["nodes"]}
    assert {HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[6]} <= labels
    assert "\ufffd lone, \ufffd nul, \ufffd reversed, \u2028 separated" in labels


def test_a_title_is_shown_as_it_is(article: "nx.MultiDiGraph[str]") -> None:
    html = render(article, title="A <b>bold</b> & {{ brace }}")
    assert unescape(re.findall("<h1>(.*)</h1>", html)[0]) == "A <b>bold</b> & {{ brace }}"
    assert "<b>bold" not in html


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://courier.example/a?b=1", True),
        ("http://courier.example/", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//courier.example/", False),
        ("https:///nowhere", False),
        ("http://[broken", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_linked(url: str, kept: bool) -> None:
    drawn = Drawn()
    drawn.node("a", "State", "China", claims=(source(url=url),))
    assert block(render(drawn.graph), "data")["reports"][0]["url"] == (url if kept else "")


def test_every_edge_is_there_with_its_quote(article: "nx.MultiDiGraph[str]") -> None:
    data = block(render(article), "data")
    names = [node["label"] for node in data["nodes"]]
    shown = {(names[s["from"]], s["label"], names[s["to"]]) for s in data["statements"]}
    assert len(data["statements"]) == article.number_of_edges()
    assert ("State-backed operation from China", "backed by", "China") in shown
    removed = next(s for s in data["statements"] if s["label"] == "removed")
    quoted = data["sources"][removed["sources"][0]]
    assert (quoted["quote"], quoted["speaker"], quoted["modality"], quoted["confidence"]) == (QUOTE, "Twitter", "reported", 0.9)
    assert data["reports"][quoted["report"]]["title"] == "Ministry tells a platform to silence its critics"


def test_statements_between_two_things_share_a_line_that_shows_the_firmest(article: "nx.MultiDiGraph[str]") -> None:
    html = render(article)
    names = [node["label"] for node in block(html, "data")["nodes"]]
    lines = {(names[line["from"]], names[line["to"]]): line for line in block(html, "lines")}
    both = lines["State-backed operation from China", "China"]
    assert (both["label"], both["style"], len(both["statements"])) == ("backed by,\noriginates from", "stated", 2)
    styles = {line["style"] for line in lines.values()}
    assert styles == {"stated", "alleged", "disputed", "background", "inferred"}
    assert lines["Smaller operation attributed to Russia", "Russia"]["style"] == "disputed"


def test_lines_that_run_both_ways_are_bent_apart() -> None:
    drawn = Drawn()
    for iri in "abc":
        drawn.node(iri, "State", iri)
    for a, b in ("ab", "ba", "bc"):
        drawn.edge(a, "targets", b)
    assert [line["bent"] for line in block(render(drawn.graph), "lines")] == [True, True, False]


def test_a_redacted_page_holds_no_words_of_a_report(article: "nx.MultiDiGraph[str]") -> None:
    html = render(article, redact=True)
    quotes = {claim.quote for _, _, data in article.edges(data=True) for claim in data["claims"]}
    assert len(quotes) > 4
    assert not [quote for quote in quotes if quote in html]
    assert "slanders the country" not in html and "slanders the country" in render(article)
    assert block(html, "data")["redacted"] is True


def test_networks_grow_with_the_logarithm_of_their_count(article: "nx.MultiDiGraph[str]") -> None:
    html = render(article)
    sizes = dict(zip([n["label"] for n in block(html, "data")["nodes"]], [n["size"] for n in block(html, "nodes")], strict=True))
    core, amplifier = sizes["23,750 core accounts on Twitter"], sizes["about 150,000 amplifier accounts on Twitter"]
    assert 1.0 < amplifier / core < 1.5


def test_an_empty_graph_gives_a_page() -> None:
    html = render(nx.MultiDiGraph())
    assert block(html, "nodes") == [] and "nothing to draw yet" in html


def test_things_without_labels_or_known_classes_are_drawn() -> None:
    drawn = Drawn()
    drawn.node("https://w3id.org/influence-kg/id/network/ab12", "", "")
    drawn.node("id:x", "SomethingNew", "New", ("assetCount", "many"))
    nodes = block(render(drawn.graph), "data")["nodes"]
    assert {node["label"] for node in nodes} == {"ab12", "New"}
    assert block(render(drawn.graph), "data")["kinds"]["SomethingNew"]["name"] == "Something new"
