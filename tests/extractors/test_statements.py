"""Statements between parties: who demands, denies, accuses, declines to attribute, blocks; and what is none of these."""

from datetime import date
from hashlib import sha256

import pytest

from kg.extractors.statements import extract
from kg.model import Claim, Report, text
from kg.namespaces import IO, LABEL, RDFS, TYPE
from kg.ontology import load
from kg.reading.understanding import understand

CLASSES = {
    "demand": "Demand",
    "denial": "Denial",
    "accusation": "Accusation",
    "non_attribution": "NonAttribution",
}


def read(body: str, title: str = "", publisher: str = "") -> list[Claim]:
    report = Report(body, "x.txt", sha256(body.encode()).hexdigest(), title=title, publisher=publisher, published=date(2023, 5, 12))
    return list(extract(understand(report, load())))


def events(body: str, kind: str) -> list[tuple[list[str], list[str]]]:
    """(labels of actors, labels of recipients) of each event of a class; threatened restrictions are left out."""
    claims = read(body)
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


# What no rule tells, but lists of words and grammar.
CUT_OFF = [
    "Iran blocked Telegram on Monday.",
    "Uganda has cut off access to X.",
    "Latvia has withdrawn the licence for RT to broadcast.",
    "Ofcom revoked RT's licence.",
    "Guinea made WhatsApp unreachable on election day.",
    "Last year Tanzania took Mjadala, a discussion site, off the air for 90 days.",
    "X, which is blocked in Peru by order of the Supreme Court, was not part of it.",
    "WhatsApp is no longer reachable in Guinea.",
    "The European Union has taken RT off the air.",
    "Vanuatu pulled the plug on Facebook.",
    "Kenya began throttling Telegram.",
    "Internet providers in Gabon cut access to WhatsApp on the government's orders.",
    "The German media regulator barred RT from broadcasting in the country.",
    "Instagram is banned in Russia.",
    "The Turkish regulator restricted access to Twitter.",
    "In North Korea, Facebook is blocked.",
    "Ukraine banned VKontakte in 2017.",
    "In China, where Twitter is blocked, few saw it.",
    "Ethiopia restored access to Facebook.",
    "RT has been banned in the European Union since March 2022.",
    "Telegram was blocked by order of a Moscow court.",
    "Nigeria lifted its ban on Twitter.",
    "Nepal has lifted the ban it placed on TikTok.",
    "India's ban on TikTok is now two years old.",
]
NOT_CUT_OFF = [
    "Twitter blocked 200 accounts in Iran.",
    "Facebook suspended the account of a Turkish minister.",
    "The user was banned from Twitter in Russia.",
    "Turkey did not block Twitter.",
    "A platform blocked in China is not named.",
    "Telegram banned the Russian channels.",
    "Activists want India to ban TikTok.",
    "A German court banned Facebook from collecting data.",
    "Facebook's ban on political ads ends.",
    "Twitter's suspension of the Iranian accounts drew praise.",
]


@pytest.mark.parametrize("sentence", CUT_OFF)
def test_who_cuts_people_off_from_a_service_is_told(sentence: str) -> None:
    assert events(sentence, "AccessRestriction")


@pytest.mark.parametrize("sentence", NOT_CUT_OFF)
def test_what_cuts_nobody_off_from_a_service_is_no_restriction(sentence: str) -> None:
    assert not events(sentence, "AccessRestriction")


# What other rules tell as well, so that none of them can call it its own.
@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("Denial", "Researchers traced the propaganda to Minsk. Belarus has repeatedly refuted the allegations."),
        ("Denial", "Twitter linked the trolls to Tehran. Iran rejected the accusation."),
        ("Denial", "The ministry of defence of Elbonia said it has never had any troll army, nor fake accounts."),
        (
            "Denial",
            "China said Beijing never interferes in the internal affairs of other states, whatever the disinformation says.",
        ),
        (
            "Denial",
            "Meta tied the fake accounts to the premier's office. \"We don't use trolls,\" the premier's spokesman, Uli Kern, said.",
        ),
        ("Demand", "At the request of Ukraine, YouTube removed the channels of three bloggers."),
        ("Demand", "YouTube took down the channel after a request from the Ukrainian government."),
        ("Demand", "Facebook rejected the Indian government's demand that it block the accounts."),
        ("Demand", "Facebook refused an order by Thailand to remove 60 accounts."),
    ],
)
def test_what_several_rules_tell_is_told(kind: str, sentence: str) -> None:
    assert events(sentence, kind)


DENIED = (
    "Facebook said it had removed a network of 40 fake accounts run by the government of Bolivia. La Paz denied the allegation. "
    "The presidential spokesman, Jorge Ruiz, said the government had nothing to do with the accounts."
)


def test_a_government_and_its_spokesman_deny_once_and_answer_whoever_accused() -> None:
    [(actors, recipients)] = events(DENIED, "Denial")
    assert actors == ["Bolivia", "Jorge Ruiz"]
    assert recipients == ["Facebook"]


def test_a_denial_is_the_deniers_word_and_never_stated() -> None:
    claims = [c for c in read(DENIED) if c.extractor == "statement"]
    assert {c.modality for c in claims} == {"denied"}
    assert all((c.speaker, TYPE, IO + "Denial") not in c.triples and c.speaker != c.report for c in claims)


def test_a_demand_is_requested_and_keeps_the_matter_in_the_texts_words() -> None:
    [claim] = read("The Chinese foreign ministry demanded on Friday that Twitter should delete accounts that smear China.")
    [comment] = [o for _, p, o in claim.triples if p == RDFS + "comment"]
    assert claim.modality == "requested"
    assert comment == text("demanded on Friday that Twitter should delete accounts that smear China")
    assert (IO + "date", "2023-05-12") in {(p, getattr(o, "value", "")) for _, p, o in claim.triples}


def test_each_service_of_a_list_is_blocked() -> None:
    found = events("Twitter, along with other companies such as Facebook and Instagram, is blocked in China.", "AccessRestriction")
    assert found == [(["China"], ["Twitter"]), (["China"], ["Facebook"]), (["China"], ["Instagram"])]


def test_a_possible_block_is_a_threat_and_not_in_force() -> None:
    sentence = "China could move to block Twitter from Hong Kong."
    [claim] = read(sentence)
    assert claim.modality == "hypothetical"
    assert IO + "threatened" in {o for _, p, o in claim.triples if p == IO + "status"}
    assert events(sentence, "AccessRestriction") == []


def test_a_regulator_that_orders_carriers_to_block_both_demands_and_blocks() -> None:
    order = "The Russian regulator ordered mobile operators to block Twitter."
    assert events(order, "Demand") == [(["Russian regulator"], ["mobile operators"])]
    assert events(order, "AccessRestriction") == [(["Russian regulator"], ["Twitter"])]


def test_a_demand_told_twice_is_one_event_with_two_claims() -> None:
    body = "The foreign ministry of China has asked Twitter to shut down accounts. Twitter has not replied."
    told = f"China demands Twitter deletes accounts\n\n{body}"
    [(actors, recipients)] = events(told, "Demand")
    assert (actors, recipients) == (["China", "Chinese foreign ministry"], ["Twitter"])
    assert len(read(told)) == 2


def test_a_team_that_does_not_know_speaks_as_its_publisher() -> None:
    claims = read("We took down a network of trolls. We do not know who commissioned it.", publisher="OpenAI")
    openai = next(t.iri for t in load().things.values() if t.label == "OpenAI")
    assert [o for c in claims for _, p, o in c.triples if p == IO + "actor"] == [openai]


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no guarantee that Twitter would agree to China's request.",
        "Twitter has not reacted to the request.",
        "A Chinese spokesman said he was not aware of the details of the propaganda case.",
        "In May Twitter suspended 70 million accounts for spam.",
        "The European Commission sent Google a statement of objections about its ad business and may order a sale.",
        "Phishers posed as a professor and asked the victims to open a link to a website.",
        "Trump left the WHO and ordered the regulator to review its rules on Chinese listings.",
        "The bill obliges platforms to hand over data on users when a court asks.",
    ],
)
def test_what_is_none_of_these_yields_nothing(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("body", "kind", "who", "whom"),
    [
        (
            "The spokesman of Kenya's government rejected a finding by researchers at Oxford University that Nairobi ran the bots.",
            "Denial",
            "Kenya",
            "Oxford University",
        ),
        (
            "Alhaji Musa Bello refuted claims by Reform Party that he was the paymaster of the fake pages.",
            "Denial",
            "Musa Bello",
            "Reform Party",
        ),
        (
            "Facebook removed fake accounts. A spokesman for the Chadian army said that the army had no hand in them.",
            "Denial",
            "Chadian army",
            "Facebook",
        ),
        ("Kenya accused Sudan of running trolls to sway the vote. Sudan rejected the accusation.", "Denial", "Sudan", "Kenya"),
        (
            "Nairobi, June 3, 2021 (Agency) - Kenya's intelligence service said three men had been charged with running fake pages. "
            "TikTok removed 71 accounts. The Sudanese foreign ministry denied that it had taken part.",
            "Denial",
            "Sudan",
            "intelligence service",
        ),
        ("The Sudanese ministry of defence called Google's claims about fake channels a bedtime story.", "Denial", "Sudan", "Google"),
        (
            "Hon. James Kiprop accused the ruling All Progressives Congress of being the paymaster of the fake accounts.",
            "Accusation",
            "James Kiprop",
            "Congress",
        ),
        ("Ivory Coast's media regulator said it had written to X asking it to suspend 12 profiles.", "Demand", "regulator", "Twitter"),
        (
            "The Canadian foreign ministry raised the matter with Tencent and asked it to remove the accounts.",
            "Demand",
            "ministry",
            "Tencent",
        ),
        ("The Legal and Human Rights Centre urged Meta to restore the pages.", "Demand", "Legal and Human Rights Centre", "Meta"),
        ("A judge in Brazil suspended Telegram nationwide.", "AccessRestriction", "judge", "Telegram"),
    ],
)
def test_who_said_it_to_whom(body: str, kind: str, who: str, whom: str) -> None:
    [(actors, recipients)] = events(body, kind)
    assert any(who in label for label in actors)
    assert any(whom in label for label in recipients)


@pytest.mark.parametrize(
    "body",
    [
        "'Facebook deleted 50 patriots on orders from Warsaw,' said one of the fake pages.",
        "The posts claimed that Kyiv had denied the attack, and the disinformation spread.",
        "A court dismissed the charges of fraud against the owner of the fake pages.",
        "Graphika found 300 fake accounts. They were run from Chad, posed as Kenyans and accused officials of stealing aid.",
        "The trolls accused the president of lying, and their pages demanded that the government close the border.",
    ],
)
def test_what_accounts_say_and_courts_rule_is_nobodys_statement(body: str) -> None:
    assert read(body) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not know who ran it.",
        "We have not attributed the operation to any state.",
        "Our investigation did not find links to a specific actor.",
    ],
)  # fmt: skip
def test_we_and_our_work_are_the_publishers(sentence: str) -> None:
    claims = read(f"A network of fake accounts was found. {sentence}", publisher="Pacific Lab")
    assert {o.value for c in claims for _, p, o in c.triples if p == LABEL and not isinstance(o, str)} == {"Pacific Lab"}


def test_an_editor_answers_the_institute_that_asked() -> None:
    body = "Facebook removed fake pages. An editor at Sahel Voice denied that it ran them and described our questions as an insult."
    claims = [c for c in read(body, publisher="Border Institute") if c.modality == "denied"]
    labels = {s: o.value for c in claims for s, p, o in c.triples if p == LABEL and not isinstance(o, str)}
    sides = {str(o) for c in claims for _, p, o in c.triples if p in (IO + "actor", IO + "recipient")}
    assert {labels[side] for side in sides} == {
        "Sahel Voice",
        "Border Institute",
    }


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The companies said they could not say who was behind the network.", [["Meta"], ["OpenAI"]]),
        ("Both firms declined to say who was behind the network.", [["Meta"], ["OpenAI"]]),
        ("The smaller companies could not say who was behind the network.", [["smaller companies"]]),
        ("The three companies declined to say who was behind the network.", [["companies"]]),
    ],
    ids=["the companies", "both firms", "others", "another number"],
)
def test_companies_are_those_named_together(text: str, actors: list[list[str]]) -> None:
    found = events(f"Meta and OpenAI removed a network of fake accounts run from Norway. {text}", "NonAttribution")
    assert [who for who, _ in found] == actors


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        ('Ann Lee, its founder, told the paper: "We make films. We have never created a fake account."', ["Ann Lee"]),
        ('"We make films. We have never created a fake account," said Ann Lee, its founder.', ["Ann Lee"]),
        ('Ann Lee, its founder, told the paper: "We make films." Meta has never created a fake account.', []),
    ],
    ids=["opened before", "closed after", "not quoted any more"],
)
def test_a_quotation_over_several_sentences_is_its_speakers(told: str, denied: list[str]) -> None:
    found = events(f"Meta removed a network of 300 fake accounts run by Quill Media. {told}", "Denial")
    assert [actor for actors, _ in found for actor in actors] == denied


def test_he_is_a_person_and_no_thing_of_a_country() -> None:
    text = "Meta removed a troll farm in Chad. The Laotian foreign minister Ann Lee denied any part in it. "
    found = events(f'{text}"We have no interest in Chadian elections," she said, and accused Chad of spreading lies.', "Accusation")
    assert found == [(["Ann Lee"], ["Chad"])]
