import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.namespaces import ID
from kg.ontology import Name
from kg.reading.names import Gazetteer

PLATFORM, STATE, BODY, TOPIC = (f"{ID}{kind}/" for kind in ("platform", "state", "organisation", "topic"))
NAMES = (
    Name("Facebook", PLATFORM + "facebook", "label"),
    Name("Google", PLATFORM + "google", "label"),
    Name("Telegram", PLATFORM + "telegram", "label"),
    Name("Twitter", PLATFORM + "twitter", "label"),
    Name("X", PLATFORM + "twitter", "ambiguous"),
    Name("Threads", PLATFORM + "threads", "ambiguous"),
    Name("Medium", PLATFORM + "medium", "ambiguous"),
    Name("Signal", PLATFORM + "signal", "ambiguous"),
    Name("Line", PLATFORM + "line", "ambiguous"),
    Name("OK", PLATFORM + "ok", "ambiguous"),
    Name("X Corp", PLATFORM + "twitter", "label"),
    Name("Beijing", STATE + "CN", "metonym"),
    Name("China", STATE + "CN", "label"),
    Name("Georgia", STATE + "GE", "label"),
    Name("Georgian", STATE + "GE", "demonym"),
    Name("Niger", STATE + "NE", "label"),
    Name("Nigeria", STATE + "NG", "label"),
    Name("US", STATE + "US", "label"),
    Name("U.S.", STATE + "US", "label"),
    Name("EU", BODY + "eu", "label"),
    Name("Côte d'Ivoire", STATE + "CI", "label"),
    Name("Central African Republic", STATE + "CF", "label"),
    Name("Internet Research Agency", BODY + "ira", "label"),
    Name("Internet Research", BODY + "ir", "label"),
    Name("coronavirus", TOPIC + "covid-19", "signal"),
    Name("vaccine", TOPIC + "vaccines", "signal"),
    Name("covid vaccine", TOPIC + "vaccines", "signal"),
    Name("covid vaccine", TOPIC + "covid-19", "signal"),
    Name("NATO", TOPIC + "nato", "signal"),
)
GAZETTEER = Gazetteer(NAMES)


def found(text: str) -> list[tuple[str, str]]:
    matches = GAZETTEER.find(text)
    assert all(text[match.start : match.end] == match.text for match in matches)
    return [(match.text, match.thing.rsplit("/", 1)[1]) for match in matches]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a Beijing-backed campaign", [("Beijing", "CN")]),
        ("Google's and Facebook’s teams", [("Google", "google"), ("Facebook", "facebook")]),
        ("anti-China slogans", [("China", "CN")]),
        ("the Georgian dream of Georgia", [("Georgian", "GE"), ("Georgia", "GE")]),
        ("Georgians and Nigerians", []),
        ("in Niger, Nigeria", [("Niger", "NE"), ("Nigeria", "NG")]),
        ("The U.S. and the US acted", [("U.S.", "US"), ("US", "US")]),
        ("Sites cost US$5 on Leave.EU, says the EU.", [("EU", "eu")]),
        ("from CÔTE D’IVOIRE or Côte d’Ivoire", [("CÔTE D’IVOIRE", "CI"), ("Côte d’Ivoire", "CI")]),
        ("the Central African\nRepublic", [("Central African\nRepublic", "CF")]),
        ("the Internet\u00a0Research Agency", [("Internet\u00a0Research Agency", "ira")]),
        ("Internet Research Agencyx", [("Internet Research", "ir")]),
        ("INTERNET RESEARCH AGENCY LLC of CHINA", [("INTERNET RESEARCH AGENCY", "ira"), ("CHINA", "CN")]),
        ("tell us about china", []),
        ("https://x.example/Facebook and www.example.org/China and @Twitter #China", []),
        ("Facebook.com is not read, Facebook. com is", [("Facebook", "facebook")]),
        ("Facebook/Telegram", [("Facebook", "facebook"), ("Telegram", "telegram")]),
        ("", []),
    ],
)
def test_names_are_whole_words_and_longest_first(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "It removed accounts on X and shared what it knew.",
        "The company X (formerly Twitter) acted.",
        "Twitter, now X, acted.",
        "Telegram, X and Threads were used too.",
        "Posts on Telegram, X, Facebook were removed.",
        "An X account with 20 followers spread it.",
        "X said it had removed the accounts.",
        "In May, X removed the accounts.",
        "By Friday evening X had suspended 600 accounts.",
        "Neither X nor Facebook would say.",
        "Their X posts were ignored.",
        "They were active on Facebook, Telegram and X.",
        "X users saw it.",
        "posts on X",
        "It moved some personas onto X.",
        "The court says X paid the wrong bank.",
        "The posts went out on X.com and on X",
    ],
)
def test_x_is_a_platform(text: str) -> None:
    assert PLATFORM + "twitter" in {match.thing for match in GAZETTEER.find(text) if match.text == "X"}


@pytest.mark.parametrize(
    "text",
    [
        "The Model X and the Model Y cost more.",
        "An X-ray of the network.",
        "Malcolm X said so, and Malcolm X removed his coat.",
        "Generation X users like it.",
        "Planet X was never found.",
        "A vote of X against Y.",
        "On the X axis we show time.",
        "Mr X, of Facebook fame, laughed.",
    ],
)
def test_x_is_no_platform(text: str) -> None:
    assert "X" not in {match.text for match in GAZETTEER.find(text)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the ruling Progressive Party (SNS) said", {"SNS"}),
        ("It linked the network to the SNS itself.", {"SNS"}),
        ("Use SNS messages. THE SNS GUIDE", set()),
        ("RT and Sputnik ran it.", {"RT", "Sputnik"}),
        ("the broadcaster Sputnik ran it; a sputnik flew.", {"Sputnik"}),
        ("The rocket Sputnik flew in 1957.", set()),
        ("It made Mr. Duterte. Duterte won.", {"Duterte"}),
        ("President Duterte spoke, and Sara Duterte did not.", {"Duterte"}),
        ("An operation dubbed High Five failed.", {"High Five"}),
        ("High Five (Norland). We banned accounts.", {"High Five"}),
        ("She gave him a High Five yesterday.", set()),
        ("The American Treasury acted.", {"American", "Treasury"}),
        ("The British Treasury acted.", set()),
        ("elections in Georgia and Niger", {"Georgia", "Niger"}),
        ("elections in Georgia and Arizona", set()),
        ("It turned the West against China.", {"West", "China"}),
        ("West Indies and the West Coast", set()),
    ],
)
def test_each_kind_of_doubtful_name_has_its_own_company(text: str, names: set[str]) -> None:
    extra = (
        Name("SNS", BODY + "sns", "ambiguous"),
        Name("RT", f"{ID}media/rt", "label"),
        Name("Sputnik", f"{ID}media/sputnik", "ambiguous"),
        Name("Duterte", f"{ID}person/rodrigo-duterte", "ambiguous"),
        Name("High Five", f"{ID}operation/high-five", "ambiguous"),
        Name("American", STATE + "US", "demonym"),
        Name("Treasury", f"{ID}government/us-treasury", "ambiguous"),
        Name("Georgia", STATE + "GE", "ambiguous"),
        Name("West", f"{ID}region/western-countries", "ambiguous"),
        Name("Niger", STATE + "NE", "label"),
        Name("China", STATE + "CN", "label"),
    )
    assert {match.text for match in Gazetteer(extra).find(text)} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It ran TikTok, Facebook, Medium and LiveJournal pages.", {"Facebook", "Medium"}),
        ("They wrote on Medium.", {"Medium"}),
        ("It ran 20 Threads accounts.", {"Threads"}),
        ("Medium heat is best. Threads of silk. Signal failure on Line 5.", set()),
        ("The messaging app Signal was blocked.", {"Signal"}),
        ("Messages on WhatsApp, Telegram and Signal were read.", {"Telegram", "Signal"}),
        ("He gave the OK and Facebook went.", {"Facebook"}),
        ("Accounts on Telegram, VK and OK spread it.", {"Telegram", "OK"}),
        ("Line workers said that Signal Corps men came.", set()),
        ("X Corp. paid, and Twitter did too.", {"X Corp", "Twitter"}),
    ],
)
def test_ordinary_words_are_platforms_only_among_platforms(text: str, names: set[str]) -> None:
    assert {match.text for match in GAZETTEER.find(text)} == names


def test_signals_are_case_blind_when_lower_and_may_be_plural() -> None:
    text = "Coronavirus, anti-vaccine posts, VACCINES, vaccine's; vaccinesx, nato, NATO."
    assert [match.text for match in GAZETTEER.find_signals(text)] == ["Coronavirus", "vaccine", "VACCINES", "vaccine", "NATO"]


def test_one_signal_may_speak_for_two_topics() -> None:
    matches = GAZETTEER.find_signals("the Covid vaccine")
    assert [(match.text, match.thing.rsplit("/", 1)[1]) for match in matches] == [
        ("Covid vaccine", "covid-19"),
        ("Covid vaccine", "vaccines"),
    ]


def test_a_label_wins_over_another_things_place() -> None:
    both = Gazetteer([Name("Georgia", STATE + "US", "place"), Name("Georgia", STATE + "GE", "label")])
    assert [match.thing for match in both.find("Georgia")] == [STATE + "GE"]


@given(st.lists(st.sampled_from(["X", " ", "Facebook", "’s", "İ", "on ", ", ", "Internet Research", " Agency", "\n", "."]), max_size=30))
def test_matches_are_ordered_apart_and_exact(pieces: list[str]) -> None:
    text = "".join(pieces)
    last = 0
    for match in GAZETTEER.find(text):
        assert last <= match.start < match.end
        assert text[match.start : match.end] == match.text
        last = match.end
