"""Who "the company", "it", "we" and "the country" are, and who says what."""

import pytest
from readout import understood

from kg.namespaces import ID


def who(text: str, word: str, sentence: int = -1, publisher: str = "") -> str:
    """Label of the party that a word of one of the sentences means, "" for nobody."""
    reading = understood(text, publisher)
    place = reading.document.sentences[sentence]
    found = reading.reference.who(place, next(t for t in place.doc if t.text == word))
    return found.label if found else ""


def speech(text: str, verb: str, publisher: str = "") -> tuple[str, str, bool]:
    """Speaker, modality and hedging of the clause of a verb in the last sentence."""
    reading = understood(text, publisher)
    place = reading.document.sentences[-1]
    found = reading.reference.speech(place, next(t for t in place.doc if t.text == verb))
    return found.speaker.label if found.speaker else "", found.modality, found.hedged


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Reddit looked into it. The company found 61 accounts.", "company", "Reddit"),
        ("Reddit looked into it. The platform found 61 accounts.", "platform", "Reddit"),
        ("Reddit said it found 61 accounts.", "it", "Reddit"),
        ("TikTok looked on. Reddit said the company found 61 accounts.", "company", "Reddit"),
        ("Laos was quiet. The country had elections.", "country", "Laos"),
        ("A company found 61 accounts.", "company", ""),
    ],
)
def test_descriptions(text: str, word: str, label: str) -> None:
    assert who(text, word) == label


def test_we_are_who_publishes() -> None:
    assert who("We removed 61 accounts.", "We", publisher="Reddit") == "Reddit"
    assert who("We removed 61 accounts.", "We") == ""
    assert who("We removed 61 accounts.", "We", publisher="The Example Gazette") == "The Example Gazette"


@pytest.mark.parametrize(
    ("text", "verb", "speaker", "modality", "hedged"),
    [
        ("The network came from Laos.", "came", "", "asserted", False),
        ("Reddit said the network came from Laos.", "came", "Reddit", "reported", False),
        ("The network came from Laos, Reddit said.", "came", "Reddit", "reported", False),
        ("The network came from Laos, said Reddit.", "came", "Reddit", "reported", False),
        ("According to Graphika, the network came from Laos.", "came", "Graphika", "reported", False),
        ("The network probably came from Laos.", "came", "", "alleged", True),
        ("Reddit said the network probably came from Laos.", "came", "Reddit", "alleged", True),
        ("Reddit suspected that the network came from Laos.", "came", "Reddit", "alleged", False),
        ("On Tuesday Reddit said the network came from Laos.", "came", "Reddit", "reported", False),
        ("Reddit looked into it. It said the network came from Laos.", "came", "Reddit", "reported", False),
        ("We said the network came from Laos.", "came", "Reddit", "reported", False),
    ],
)
def test_who_says_it_and_how(text: str, verb: str, speaker: str, modality: str, hedged: bool) -> None:
    assert speech(text, verb, "Reddit" if text.startswith("We") else "") == (speaker, modality, hedged)


def test_a_publisher_that_is_known_is_the_known_one() -> None:
    found = understood("We removed 61 accounts.", "Reddit").reference.publisher
    assert found is not None
    assert found.iri == ID + "platform/reddit"
    assert understood("We removed 61 accounts.").reference.publisher is None
