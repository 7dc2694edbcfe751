"""What the reference data says of services, their owners, topics and techniques, as a user of the graph would ask it."""

import re
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.namespaces import ID, IO

FOLDER = Path(__file__).parents[2] / "ontologies"
FILES = ("platforms.ttl", "topics.ttl", "disarm.ttl")
NAMING = (RDFS.label, SKOS.altLabel, rdflib.URIRef(IO + "ambiguousLabel"), rdflib.URIRef(IO + "formerName"))

# The closed list that annotations use; a topic outside it can never be scored, one missing from it never found.
CLOSED_LIST = """
elections covid-19 vaccines hong-kong taiwan xinjiang tibet south-china-sea ukraine-war nato european-union us-politics
us-foreign-policy racial-justice immigration gun-control abortion lgbtq climate energy economy israel-palestine gaza-war
iran-nuclear syria-war yemen-war gulf-rivalry qatar-boycott libya-conflict sahel france-in-africa russia-in-africa kashmir
india-pakistan xi-jinping putin religion islam human-rights protests military corruption terrorism crime olympics sports
celebrity-gossip cryptocurrency technology 5g-semiconductors nuclear-waste-fukushima natural-disaster monarchy military-coup
separatism domestic-politics refugees media-discrediting belt-and-road diaspora-dissidents drug-war japan-relations
korea-relations mh17 skripal-poisoning navalny
"""
TOPICS = CLOSED_LIST.split()

# The slugs that annotations use for services.
SLUGS = """
facebook instagram whatsapp threads twitter youtube google blogger tiktok telegram reddit vk ok linkedin pinterest tumblr
medium quora discord wechat weibo douyin snapchat parler gab gettr truth-social rumble bluesky mastodon line signal wikipedia
chatgpt claude github livejournal odysee messenger app-store twitch picta
"""
SERVICES = SLUGS.split()

TECHNIQUES = 298  # in the DISARM table that disarm.ttl was made from
SUBTECHNIQUES_WITH_DOT = ("T0009.001", "T0085.001")


@cache
def graph(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(FOLDER / name)


def io(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(IO + name)


def of_class(name: str, kind: str) -> set[rdflib.term.Node]:
    return set(graph(name).subjects(RDF.type, io(kind)))


@cache
def tenures() -> dict[str, list[tuple[date, date, str]]]:
    """Return for each service who ran it from when to when, in order of time."""
    data, found = graph("platforms.ttl"), defaultdict(list)
    for tenure in of_class("platforms.ttl", "Tenure"):
        start, end = data.value(tenure, io("start")), data.value(tenure, io("end"))
        last = date.fromisoformat(str(end)) if end else date.max
        span = (date.fromisoformat(str(start)), last, str(data.value(tenure, io("operator"))))
        found[str(data.value(tenure, io("platform")))].append(span)
    return {platform: sorted(spans) for platform, spans in found.items()}


def owner(platform: str, day: date) -> list[str]:
    spans = tenures()[f"{ID}platform/{platform}"]
    return [company.removeprefix(f"{ID}company/") for start, end, company in spans if start <= day <= end]


@pytest.mark.parametrize("name", FILES)
def test_both_parsers_read_the_same_triples(name: str) -> None:
    triples = list(ox.parse(path=FOLDER / name, format=ox.RdfFormat.TURTLE))
    assert {str(t.subject.value) for t in triples} == {str(s) for s in graph(name).subjects()}
    assert len(set(triples)) == len(triples) == len(graph(name))


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_a_blank_node(name: str) -> None:
    assert not [node for triple in graph(name) for node in triple if isinstance(node, rdflib.BNode)]


@pytest.mark.parametrize("name", FILES)
def test_things_stand_in_the_order_of_their_names(name: str) -> None:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    subjects = [line.split()[0] for line in lines if line[:1].isalnum()]
    assert subjects == sorted(subjects)


def test_every_service_and_company_has_one_label_and_its_slug_as_notation() -> None:
    data = graph("platforms.ttl")
    platforms = of_class("platforms.ttl", "Platform")
    assert len(platforms) >= 60
    for thing in platforms | of_class("platforms.ttl", "Company"):
        assert len(list(data.objects(thing, RDFS.label))) == 1, thing
        assert [str(code) for code in data.objects(thing, SKOS.notation)] == [str(thing).rsplit("/", 1)[1]]


@pytest.mark.parametrize("slug", SERVICES)
def test_the_usual_services_are_known(slug: str) -> None:
    assert rdflib.URIRef(f"{ID}platform/{slug}") in of_class("platforms.ttl", "Platform")


def test_who_runs_a_service_is_a_company_that_is_described() -> None:
    data = graph("platforms.ttl")
    named = {*data.objects(None, io("operatedBy")), *data.objects(None, io("operator"))}
    assert named == of_class("platforms.ttl", "Company")


def test_a_tenure_agrees_with_the_companies_named_for_its_service() -> None:
    data = graph("platforms.ttl")
    for platform, spans in tenures().items():
        operators = {str(company) for company in data.objects(rdflib.URIRef(platform), io("operatedBy"))}
        assert {company for _, _, company in spans} <= operators, platform


def test_tenures_of_one_service_do_not_overlap() -> None:
    for platform, spans in tenures().items():
        assert all(start <= end for start, end, _ in spans), platform
        assert all(before[1] < after[0] for before, after in pairwise(spans)), platform


@pytest.mark.parametrize(
    ("platform", "day", "company"),
    [
        ("twitter", date(2020, 6, 11), "twitter-inc"),
        ("twitter", date(2023, 1, 1), "twitter-inc"),
        ("twitter", date(2023, 4, 11), "twitter-inc"),
        ("twitter", date(2023, 4, 12), "x-corp"),
        ("twitter", date(2024, 1, 1), "x-corp"),
        ("facebook", date(2020, 6, 11), "meta"),
        ("whatsapp", date(2014, 1, 1), "whatsapp-inc"),
        ("whatsapp", date(2020, 1, 1), "meta"),
        ("youtube", date(2020, 1, 1), "google"),
        ("linkedin", date(2016, 12, 8), "microsoft"),
        ("tumblr", date(2018, 1, 1), "verizon"),
    ],
)
def test_who_ran_a_service_on_a_day(platform: str, day: date, company: str) -> None:
    assert owner(platform, day) == [company]


def test_nobody_runs_google_plus_today() -> None:
    assert owner("google-plus", date(2026, 11, 23)) == []


def test_no_name_means_two_things() -> None:
    owners = defaultdict(set)
    for prop in NAMING:
        for thing, name in graph("platforms.ttl").subject_objects(prop):
            if thing not in of_class("platforms.ttl", "Tenure"):
                owners[str(name)].add(str(thing))
    assert {name: things for name, things in owners.items() if len(things) > 1} == {}


@pytest.mark.parametrize("word", ["X", "Medium", "Threads", "Signal", "Line", "Discord", "OK", "Claude", "Gab", "Rumble"])
def test_ordinary_words_are_marked_as_ambiguous(word: str) -> None:
    literal, data = rdflib.Literal(word, lang="en"), graph("platforms.ttl")
    assert list(data.subjects(io("ambiguousLabel"), literal))
    assert not list(data.subjects(SKOS.altLabel, literal))


def test_no_wikidata_item_stands_for_two_things() -> None:
    items = Counter(graph("platforms.ttl").objects(None, OWL.sameAs))
    assert [item for item, times in items.items() if times > 1] == []


def test_the_topics_are_the_closed_list() -> None:
    notations = [str(graph("topics.ttl").value(topic, SKOS.notation)) for topic in of_class("topics.ttl", "Topic")]
    assert sorted(notations) == sorted(TOPICS)


@pytest.mark.parametrize("notation", TOPICS)
def test_a_topic_is_defined_and_has_words_that_show_it(notation: str) -> None:
    data, topic = graph("topics.ttl"), rdflib.URIRef(f"{ID}topic/{notation}")
    assert str(data.value(topic, SKOS.notation)) == notation
    assert len(list(data.objects(topic, RDFS.label))) == len(list(data.objects(topic, SKOS.definition))) == 1
    assert len(set(data.objects(topic, io("signal")))) >= 3


def test_broader_topics_exist_and_do_not_run_in_circles() -> None:
    data = graph("topics.ttl")
    assert set(data.objects(None, SKOS.broader)) <= of_class("topics.ttl", "Topic")
    assert all(topic not in data.transitive_objects(data.value(topic, SKOS.broader), SKOS.broader)
               for topic in data.subjects(SKOS.broader))  # fmt: skip


def shown(sentence: str) -> set[str]:
    """Return the topics that a sentence shows: whole words, in any case where the signal starts in lower case."""
    found = set()
    for topic, signal in graph("topics.ttl").subject_objects(io("signal")):
        word = str(signal)
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", sentence, 0 if word[0].isupper() else re.I):
            found.add(str(topic).rsplit("/", 1)[1])
    return found


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        ("They wrote about the 2020 U.S. presidential election.", {"elections", "us-politics"}),
        ("The pages shared memes and criticised opposition parties.", {"domestic-politics"}),
        ("Articles blamed Ukrainian refugees for rising rents in Germany.", {"ukraine-war", "refugees"}),
        ("Videos showed happy Uyghurs who denied forced labour.", {"xinjiang", "human-rights"}),
        ("The personas argued about LGBTQ rights and abortion.", {"lgbtq", "abortion"}),
        ("Tweets denounced Qatar and Turkey and praised the Saudi-led coalition.", {"gulf-rivalry", "yemen-war"}),
        ("Posts hailed the coup and told the French army to leave.", {"military-coup", "military", "france-in-africa"}),
        ("The outlets ran stories critical of Pakistan and of its role in Kashmir.", {"india-pakistan", "kashmir"}),
        ("They compared demonstrators in Hong Kong to insects.", {"hong-kong", "protests"}),
        ("It said that the AstraZeneca vaccine was a poison.", {"vaccines"}),
        ("Older stories concerned the Skripals, Navalny and MH17.", {"skripal-poisoning", "navalny", "mh17"}),
        ("Readers were told to fear the treated water from Fukushima.", {"nuclear-waste-fukushima"}),
        ("They harassed Chinese dissidents who live in Canada.", {"diaspora-dissidents"}),
        ("The sites defended Bashar al-Assad and smeared the White Helmets.", {"syria-war"}),
        ("An army of bots flooded the site with spam.", set()),
        ("The race to remove the accounts began when the technology firm hired more staff.", set()),
        ("The network belonged to the Islamic Revolutionary Guard Corps.", set()),
        ("The accounts were suspended between October 7 and January 6.", set()),
        ("The political climate was tense, the company added.", set()),
    ],
)
def test_what_a_sentence_about_content_shows(sentence: str, topics: set[str]) -> None:
    assert shown(sentence) == topics


@pytest.mark.parametrize("word", ["army", "race", "flood", "January 6", "Republican", "Islamic", "technology", "climate"])
def test_words_that_mislead_in_such_reports_are_no_signal_alone(word: str) -> None:
    signals = {str(signal).casefold() for signal in graph("topics.ttl").objects(None, io("signal"))}
    assert word.casefold() not in signals


def test_a_signal_in_lower_case_covers_its_other_spellings() -> None:
    """A second spelling that differs in case alone would never be reached, or would match twice."""
    data = graph("topics.ttl")
    for topic in of_class("topics.ttl", "Topic"):
        signals = {str(signal) for signal in data.objects(topic, io("signal"))}
        clash = [(a, b) for a, b in combinations(sorted(signals), 2) if a.casefold() == b.casefold()]
        assert not [pair for pair in clash if any(not word[0].isupper() for word in pair)], topic


def test_every_technique_has_its_id_name_and_tactic() -> None:
    data, techniques = graph("disarm.ttl"), of_class("disarm.ttl", "Technique")
    assert len(techniques) == TECHNIQUES
    for technique in techniques:
        assert str(technique) == f"{ID}technique/{data.value(technique, SKOS.notation)}"
        assert data.value(technique, RDFS.label) and data.value(technique, io("tactic"))


@pytest.mark.parametrize("number", SUBTECHNIQUES_WITH_DOT)
def test_a_dot_in_a_technique_number_survives_both_parsers(number: str) -> None:
    subjects = {t.subject.value for t in ox.parse(path=FOLDER / "disarm.ttl", format=ox.RdfFormat.TURTLE)}
    assert f"{ID}technique/{number}" in subjects & {str(s) for s in graph("disarm.ttl").subjects()}


def test_a_subtechnique_points_to_a_technique_that_exists() -> None:
    assert set(graph("disarm.ttl").objects(None, SKOS.broader)) <= of_class("disarm.ttl", "Technique")
