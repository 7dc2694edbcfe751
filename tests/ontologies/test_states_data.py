"""The states, territories and regions that a reader can rely on, and what a text means by their names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

import pyoxigraph as ox
import pytest
import rdflib

from kg.namespaces import ID, IO, LABEL, OWL, SKOS, TYPE, WIKIDATA
from kg.ontology import ontology_folder

NAMING = {LABEL, SKOS + "altLabel", *(IO + name for name in ("ambiguousLabel", "demonym", "metonym", "place"))}
FILES = ("states.ttl", "regions.ttl")
REGIONS = """EU EUROPE AFRICA SUB-SAHARAN-AFRICA WEST-AFRICA NORTH-AFRICA SAHEL MIDDLE-EAST LATIN-AMERICA ASIA ASIA-PACIFIC
    SOUTHEAST-ASIA CENTRAL-ASIA EASTERN-EUROPE BALKANS WESTERN-COUNTRIES GLOBAL"""
WITHOUT_CODE = """abkhazia england gagauzia iraqi-kurdistan nagorno-karabakh northern-cyprus northern-ireland scotland
    somaliland south-ossetia transnistria wales west-papua"""

# thing: every way of writing it below must mean it, separated by semicolons
MEANT = {
    "state/AE": "UAE; U.A.E.; Emirates; Emirati; Abu Dhabi; Dubai",
    "state/CD": "DRC; DR Congo; Congo; Congolese; Kinshasa",
    "state/CF": "Central African Republic; CAR; Centrafrique; Centrafrican Republic; Central African; Bangui",
    "state/CG": "Republic of the Congo; Congo-Brazzaville; Brazzaville",
    "state/CI": "Ivory Coast; Côte d'Ivoire; Côte d’Ivoire; Cote d'Ivoire; Cote d’Ivoire; Ivorian; Abidjan",
    "state/CN": "People's Republic of China; People’s Republic of China; PRC; P.R.C.; mainland China; Mainland China; Chinese; "
    "Beijing; Zhongnanhai; Fujian; Guangdong; Shanghai; Chengdu; Wuhan; Hubei; Shenzhen; Xinjiang",
    "state/DO": "Dominican Republic; Dominican; Dominicans",
    "state/FR": "French; Paris; Élysée; Elysee; Quai d'Orsay; Quai d’Orsay",
    "state/GB": "UK; U.K.; Britain; Great Britain; British; Briton; Britons; London; Whitehall; Downing Street",
    "state/GE": "Georgia; Georgian; Tbilisi",
    "state/IN": "New Delhi; Delhi; Mumbai; Pune; Bangalore; Bengaluru",
    "state/IR": "Islamic Republic of Iran; Iranian; Tehran; Teheran; Mashhad",
    "state/KP": "DPRK; North Korea; North Koreans; Pyongyang",
    "state/KR": "South Korea; ROK; Korean; Seoul; Blue House",
    "state/MD": "Moldovan; Chisinau; Chișinău; Chişinău",
    "state/MM": "Burma; Burmese; Naypyidaw",
    "state/NE": "Niger; Nigerien; Niamey",
    "state/NG": "Nigerian; Abuja; Lagos; Niger Delta",
    "state/PH": "Filipino; Filipina; Filipinos; Philippine; Manila; Makati; Quezon City; Davao",
    "state/PK": "Islamabad; Rawalpindi",
    "state/PS": "Palestinian; Gaza; West Bank; the West Bank",
    "state/RU": "Russian Federation; Russians; Moscow; Kremlin; St. Petersburg; Saint Petersburg; St Petersburg; Chechnya",
    "state/SA": "KSA; Saudi; Saudis; Riyadh",
    "state/TD": "Chad; N'Djamena; N’Djamena; Moundou",
    "state/TR": "Turkey; Türkiye; Turkiye; Turkish; Turks; Ankara; Istanbul; Izmir",
    "state/TW": "Taiwan; Taiwanese; Taipei; Chinese Taipei",
    "state/UA": "Kyiv; Kiev; Kharkiv; Lviv; Odesa; Zakarpattia; Donetsk; Luhansk; Crimea",
    "state/US": "US; U.S.; USA; U.S.A.; United States of America; America; American; African American; Washington; "
    "White House; Capitol Hill; Foggy Bottom; Pentagon; Texas; New Mexico; New York",
    "territory/HK": "Hong Kong; Hongkong; HKSAR; Hong Konger; Hongkongers; Kowloon",
    "territory/NC": "New Caledonia; Kanaky; Nouméa; Noumea",
    "territory/gagauzia": "Gagauz; Comrat",
    "territory/nagorno-karabakh": "Nagorno-Karabakh; Karabakh; Artsakh",
    "territory/scotland": "Scottish; Scots; Edinburgh",
    "region/AFRICA": "African; francophone Africa; Francophone Africa",
    "region/ASIA-PACIFIC": "Indo-Pacific; South China Sea",
    "region/BALKANS": "Western Balkans",
    "region/EU": "European Union; EU; Brussels",
    "region/EUROPE": "European; Western Europe",
    "region/GLOBAL": "worldwide; around the world; globally",
    "region/LATIN-AMERICA": "Latin American; South America",
    "region/MIDDLE-EAST": "Middle East; Mideast; MENA",
    "region/SOUTHEAST-ASIA": "Southeast Asia; South-East Asia; South East Asia",
    "region/SUB-SAHARAN-AFRICA": "sub-Saharan Africa; Sub-Saharan Africa",
    "region/WESTERN-COUNTRIES": "the West; Western countries; Western",
}
WIKIDATA_IDS = {
    "state/CN": "Q148", "state/US": "Q30", "state/RU": "Q159", "state/TR": "Q43", "state/TW": "Q865", "state/IR": "Q794",
    "state/UA": "Q212", "state/GB": "Q145", "state/FR": "Q142", "state/XK": "Q1246", "territory/HK": "Q8646",
}  # fmt: skip


@lru_cache
def facts() -> dict[str, dict[str, list[str]]]:
    """Map each thing (without the base IRI) to its properties and their values."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in FILES:
        for quad in ox.parse((ontology_folder() / name).read_text(encoding="utf-8"), format=ox.RdfFormat.TURTLE):
            found[quad.subject.value.removeprefix(ID)][quad.predicate.value].append(quad.object.value)
    return found


@lru_cache
def owners() -> dict[str, set[str]]:
    """Map each name to the things that it denotes."""
    found: dict[str, set[str]] = defaultdict(set)
    for thing, properties in facts().items():
        for text in (text for name in NAMING for text in properties[name]):
            found[text].add(thing)
    return found


def of_class(name: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
    return ((thing, properties) for thing, properties in facts().items() if IO + name in properties[TYPE])


@pytest.mark.parametrize("name", FILES)
def test_both_parsers_read_the_same_triples_without_blank_nodes(name: str) -> None:
    text = (ontology_folder() / name).read_text(encoding="utf-8")
    quads = list(ox.parse(text, format=ox.RdfFormat.TURTLE))
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert len(quads) == len(graph) > 100
    assert not [quad for quad in quads if isinstance(quad.object, ox.BlankNode)]


def test_every_state_has_what_reading_and_export_need() -> None:
    states = dict(of_class("State"))
    assert len(states) == 197
    for thing, properties in states.items():
        code = properties[IO + "iso2"][0]
        assert thing == f"state/{code}" and re.fullmatch("[A-Z]{2}", code)
        assert re.fullmatch("[A-Z]{3}", properties[IO + "iso3"][0]), thing
        assert len(properties[LABEL]) == 1, thing
        assert re.fullmatch(WIKIDATA + "Q[0-9]+", properties[OWL + "sameAs"][0]), thing
        assert properties[IO + "demonym"], thing
        assert properties[IO + "within"], thing


def test_territories_with_a_code_use_it_and_the_others_have_a_slug() -> None:
    territories = dict(of_class("Territory"))
    coded = {thing: found for thing, found in territories.items() if found[IO + "iso2"]}
    assert len(coded) == 53
    assert all(thing == f"territory/{found[IO + 'iso2'][0]}" and found[OWL + "sameAs"] for thing, found in coded.items())
    slugs = {found[SKOS + "notation"][0] for thing, found in territories.items() if thing not in coded}
    assert slugs == set(WITHOUT_CODE.split())
    assert territories["territory/HK"][IO + "ofState"] == [ID + "state/CN"]


@pytest.mark.parametrize("name", [IO + "iso2", IO + "iso3", OWL + "sameAs"])
def test_codes_and_wikidata_ids_are_unique(name: str) -> None:
    counted = Counter(value for properties in facts().values() for value in properties[name])
    assert [value for value, times in counted.items() if times > 1] == []


def test_the_regions_are_the_closed_list() -> None:
    assert sorted(found[SKOS + "notation"][0] for _, found in of_class("Region")) == sorted(REGIONS.split())


def test_what_is_referred_to_exists() -> None:
    referred = {value for found in facts().values() for name in ("ofState", "within") for value in found[IO + name]}
    assert {iri.removeprefix(ID) for iri in referred} <= {thing for thing, found in facts().items() if found[TYPE]}


@pytest.mark.parametrize(
    ("region", "member", "other"),
    [
        ("EU", "HR", "GB"),
        ("SAHEL", "ML", "GH"),
        ("MIDDLE-EAST", "EG", "AF"),
        ("BALKANS", "XK", "HU"),
        ("WEST-AFRICA", "NE", "TD"),
    ],
)
def test_membership_of_regions(region: str, member: str, other: str) -> None:
    members = {thing for thing, found in facts().items() if f"{ID}region/{region}" in found[IO + "within"]}
    assert f"state/{member}" in members
    assert f"state/{other}" not in members


def test_no_name_denotes_two_things() -> None:
    assert {text: things for text, things in owners().items() if len(things) > 1} == {}


def test_no_name_is_also_a_platform() -> None:
    text = (ontology_folder() / "platforms.ttl").read_text(encoding="utf-8")
    platforms = {q.object.value for q in ox.parse(text, format=ox.RdfFormat.TURTLE) if q.predicate.value in NAMING}
    assert platforms
    assert platforms & owners().keys() == set()


def test_an_article_never_hides_a_longer_name() -> None:
    # Names are read from the left: "the West" would otherwise win over "West Bank".
    article = re.compile(r"[Tt]he (?!West\b|Hague$)[A-Z]")
    assert [text for text in owners() if article.match(text)] == []
    west = [text for text in owners() if text.startswith("West ")]
    assert west
    assert [text for text in west if owners().get(f"the {text}") != owners()[text]] == []


def test_typographic_apostrophes_are_known_too() -> None:
    straight = [text for text in owners() if "'" in text]
    assert straight
    assert [text for text in straight if owners().get(text.replace("'", "’")) != owners()[text]] == []


@pytest.mark.parametrize(("thing", "names"), MEANT.items())
def test_names_mean_what_a_reader_of_news_expects(thing: str, names: str) -> None:
    assert {name: owners().get(name) for name in names.split("; ")} == {name: {thing} for name in names.split("; ")}


@pytest.mark.parametrize("name", ["Sofia", "Victoria", "Kingston", "Georgetown", "Male", "English", "Reunion"])
def test_words_that_more_often_mean_something_else_are_left_out(name: str) -> None:
    assert name not in owners()


def test_georgia_is_marked_as_ambiguous() -> None:
    assert facts()["state/GE"][IO + "ambiguousLabel"] == ["Georgia"]


@pytest.mark.parametrize(("thing", "item"), WIKIDATA_IDS.items())
def test_wikidata_ids_of_what_recurs(thing: str, item: str) -> None:
    assert facts()[thing][OWL + "sameAs"] == [WIKIDATA + item]
