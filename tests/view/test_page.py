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
from kg.view.clean import LONGEST_NAME
from kg.view.page import SCRIPTS, VENDORED


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
    assert len(hashes) == 2 + len(VENDORED) + len(SCRIPTS)
    assert set(re.findall(r"'sha256-[^']+'", csp(html))) == hashes
    assert csp(html).startswith("default-src 'none'; ")
    assert "unsafe" not in csp(html) and "http" not in csp(html)


def test_nothing_is_loaded_and_no_style_or_handler_stands_in_a_tag(article: "nx.MultiDiGraph[str]") -> None:
    for tag, attributes in Parsed(render(article)).tags:
        assert not {name for name in attributes if name.startswith("on") or name in ("src", "style", "srcset")}, tag
        assert attributes.get("href", "data:,") == "data:,"


def test_what_a_library_writes_as_markup_goes_through_our_own_policy(article: "nx.MultiDiGraph[str]") -> None:
    assert "require-trusted-types-for 'script'; trusted-types default" in csp(render(article))


def test_the_same_graph_gives_the_same_page_whatever_the_hash_seed_and_the_order_of_nodes() -> None:
    program = """
import networkx as nx, sys
from hashlib import sha256
sys.path.insert(0, sys.argv[1])
from drawn_graphs import article_graph
from kg.view import render
from kg.view.clean import LONGEST_NAME
from kg.view.page import SCRIPTS, VENDORED
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
    assert {HOSTILE[0], HOSTILE[1], HOSTILE[2]} <= labels
    assert max(map(len, labels)) == LONGEST_NAME and any(label.endswith("x…") for label in labels)
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


def lines_of(html: str) -> dict[tuple[str, str], dict[str, Any]]:
    names = [node["label"] for node in block(html, "data")["nodes"]]
    return {(names[line["from"]], names[line["to"]]): line for line in block(html, "lines") if "acts" not in line}


def test_statements_between_two_things_share_a_line_that_shows_the_firmest(article: "nx.MultiDiGraph[str]") -> None:
    lines = lines_of(render(article))
    both = lines["State-backed operation from China", "China"]
    assert (both["label"], both["style"], len(both["statements"])) == ("backed by,\noriginates from", "stated", 2)
    assert {line["style"] for line in lines.values()} == {"stated", "alleged", "disputed", "background", "inferred"}
    assert lines["Smaller operation attributed to Russia", "Russia"]["style"] == "disputed"


def test_a_folded_act_is_one_line_from_who_did_it_to_whom(article: "nx.MultiDiGraph[str]") -> None:
    html = render(article)
    data = block(html, "data")
    names = [node["label"] for node in data["nodes"]]
    deeds = {(names[line["from"]], line["label"], names[line["to"]]): line for line in block(html, "lines") if "acts" in line}
    took = deeds["Twitter", "took down", "State-backed operation from China"]
    assert [names[act] for act in took["acts"]] == ["Takedown by Twitter, 2020-06-11"]
    assert {data["statements"][place]["label"] for place in took["statements"]} == {"actor", "recipient"}
    assert (took["level"], took["last"]) == (1, 1)
    asked = deeds["Ministry of Foreign Affairs of China", "made a demand of", "Twitter"]
    assert (asked["style"], asked["last"]) == ("alleged", 2)


def test_what_says_nothing_new_waits_for_the_last_level(article: "nx.MultiDiGraph[str]") -> None:
    article.add_edge("state/CN", "state/RU", key="within", predicate="p", label="within", inferred=False, claims=())
    data = block(render(article), "data")
    level = dict(zip([(s["label"], data["nodes"][s["from"]]["label"]) for s in data["statements"]], data["levels"], strict=True))
    assert level["on platform", "23,750 core accounts on Twitter"] == 3  # its operation is active there
    assert level["removed", "Takedown by Twitter, 2020-06-11"] == 3  # its operation is what was taken down
    assert level["within", "China"] == 3
    assert level["backed by", "State-backed operation from China"] == 1
    assert level["used by", "23,750 core accounts on Twitter"] == 2


def test_counts_dates_and_names_come_with_their_sources(article: "nx.MultiDiGraph[str]") -> None:
    other = source("The makers answer to Beijing, another paper says.", report="https://other.example/r", speaker="Facebook")
    for one in ("23751", "23750"):
        article.nodes["network/core"]["stated"]["assetCount", one] = (source(),) if one == "23750" else (other,)
    article.nodes["network/core"]["facts"] += (("assetCount", "23751"),)
    article.nodes["state/CN"]["names"] = ("CN", "PRC")
    core = next(node for node in block(render(article), "data")["nodes"] if node["label"].startswith("23,750"))
    counts = [fact for fact in core["facts"] if fact["key"] == "assetCount"]
    assert [(fact["value"], fact["clash"], fact["reports"], len(fact["sources"])) for fact in counts] == [
        ("23750", True, 1, 1),
        ("23751", True, 1, 1),
    ]
    assert not any(fact["clash"] for fact in core["facts"] if fact["key"] == "role")
    assert next(node for node in block(render(article), "data")["nodes"] if node["label"] == "China")["names"] == ["CN", "PRC"]


def test_independent_reports_are_counted_not_quotes() -> None:
    drawn = Drawn()
    drawn.node("operation/a", "InfluenceOperation", "A")
    drawn.node("state/CN", "State", "China")
    drawn.edge("operation/a", "backedBy", "state/CN", source("One."), source("Two."), source("Three.", report="https://r.example/2"))
    (statement,) = block(render(drawn.graph), "data")["statements"]
    assert (statement["reports"], len(statement["sources"])) == (2, 3)


def test_a_copy_is_no_independent_report() -> None:
    drawn = Drawn()
    drawn.node("operation/a", "InfluenceOperation", "A")
    drawn.node("state/CN", "State", "China")
    copy = source("Two.", report="https://r.example/2", copy_of="https://r.example/1")
    drawn.edge("operation/a", "backedBy", "state/CN", source("One.", report="https://r.example/1"), copy)
    data = block(render(drawn.graph), "data")
    assert data["statements"][0]["reports"] == 1
    assert sorted((report["copy"], report["origin"]) for report in data["reports"]) == [(False, copy.copy_of), (True, copy.copy_of)]


def test_accounts_differ_only_between_different_voices() -> None:
    drawn = Drawn()
    drawn.node("operation/a", "InfluenceOperation", "A")
    for iri in ("CN", "RU"):
        drawn.node(iri, "State", iri)
        drawn.edge("operation/a", "originatesFrom", iri, source("It came from both, they said."))
    assert [one["clash"] for one in block(render(drawn.graph), "data")["statements"]] == [False, False]
    drawn.node("TR", "State", "TR")
    drawn.edge("operation/a", "originatesFrom", "TR", source("It came from a third.", report="https://r.example/2"))
    assert [one["clash"] for one in block(render(drawn.graph), "data")["statements"]] == [True, True, True]


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
