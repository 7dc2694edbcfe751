"""What parties say and do around an operation: who acts, whose words it is, in what mode; roles, comparisons, verdicts."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

import pytest

from kg.extractors import assessment, comparison, extract_report, remark, role
from kg.model import STATED, Claim, Literal, Report
from kg.namespaces import IO, LABEL, RDFS, local
from kg.ontology import load
from kg.reading.understanding import Understanding, understand


def report(text: str) -> Report:
    return Report(text, "x.txt", sha256(text.encode()).hexdigest(), title="", published=date(2021, 3, 4))


def read(text: str) -> Understanding:
    return understand(report(text), load())


def named(claims: list[Claim]) -> dict[str, str]:
    own = {s: o.value for c in claims for s, p, o in c.triples if p == LABEL and isinstance(o, Literal)}
    return {thing.iri: thing.label for thing in load().things.values()} | own


def remarks(text: str) -> Iterator[tuple[str, str, str, str, str]]:
    """(speaker, modality with "-" where negative, actors, verb, recipients) of each remark; "" is the report or nobody."""
    claims = list(remark.extract(read(text)))
    label = named(claims)
    for c in claims:
        facts = [(local(p), o) for _, p, o in c.triples]
        act = next(o.value for p, o in facts if p == "act" and isinstance(o, Literal))
        actors, recipients = (" + ".join(label.get(str(o), "operation") for p, o in facts if p == side) for side in ("actor", "recipient"))
        sign = "-" if c.polarity == "negative" else ""
        yield label.get(c.speaker, ""), c.modality + sign, actors, act, recipients


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Facebook removed a network. Facebook has not answered the Kremlin.", ("", "asserted-", "Facebook", "answer", "Russia")),
        ("Twitter said that Iran had blocked Facebook.", ("Twitter", "reported", "Iran", "block", "Facebook")),
        ("Twitter, along with researchers, said that Iran had blocked Facebook.", ("researchers", "reported", "Iran", "block", "Facebook")),
        ("India demanded that Twitter should close the accounts.", ("India", "requested", "Twitter", "close", "accounts")),
        ("Iran could punish Facebook.", ("", "hypothetical", "Iran", "punish", "Facebook")),
        ("Iran will punish Facebook if it stays.", ("", "hypothetical", "Iran", "punish", "Facebook")),
        ("There is no guarantee that Meta agrees to it.", ("", "hypothetical", "Meta", "agree", "")),
        ("Rumours that Iran paid Facebook were spread.", ("", "hypothetical", "Iran", "pay", "Facebook")),
        ("Meta found no evidence that Iran paid Facebook.", ("", "hypothetical", "Iran", "pay", "Facebook")),
        ("Nothing shows that Iran paid Facebook.", ("", "hypothetical", "Iran", "pay", "Facebook")),
        ("Has Iran paid Facebook?", ("", "hypothetical", "Iran", "pay", "Facebook")),
        ("Without naming Iran, Meta removed the pages.", ("", "asserted-", "Meta", "name", "Iran")),
        ("Apart from leaving NATO, Turkey also ordered Facebook to close its office.", ("", "asserted", "Turkey", "leave", "NATO")),
        ("Olga Petrova told reporters that Russia needs friends.", ("", "asserted", "Olga Petrova", "tell", "reporters")),
        ("Olga Petrova told reporters that Russia needs friends.", ("Olga Petrova", "reported", "Russia", "need", "")),
        ("Iran blocks Telegram and it is only available to tourists.", ("", "asserted", "Telegram", "be", "")),
        ("It is well known that Iran blocks Telegram.", ("", "asserted", "Iran", "block", "Telegram")),
        ("In no case did Meta warn Iran.", ("", "asserted-", "Meta", "warn", "Iran")),
    ],
)  # fmt: skip
def test_a_clause_is_kept_with_its_speaker_and_mode(text: str, expected: tuple[str, str, str, str, str]) -> None:
    assert expected in list(remarks(text))


@pytest.mark.parametrize(
    "text",
    [
        "Twitter removed an Iranian network. The posts claimed that Israel had bombed Jordan.",
        "“We are tired of it. Israel bombed Jordan,” one of them wrote.",
        "Russian trolls spread two theories: Israel bombed Jordan.",
        "The network hoped that Israel bombed Jordan.",
    ],
)
def test_what_accounts_claim_is_nobodys_word(text: str) -> None:
    told = [r for r in remarks(text) if r[2:] == ("Israel", "bombed", "Jordan")]
    assert all(mode == "hypothetical" for _, mode, *_ in told)


def test_clauses_that_name_nobody_are_left_out() -> None:
    assert not list(remarks("The weather was fine. People went to the park and played."))


def test_the_words_are_those_of_the_text() -> None:
    text = "Meta removed the pages. However, Iran , it said,  blocked   Telegram in May."
    words = [o.value for c in remark.extract(read(text)) for _, p, o in c.triples if p == RDFS + "comment" and isinstance(o, Literal)]
    assert words and all(w in " ".join(text.split()) for w in words)


def test_remarks_make_no_report_relevant() -> None:
    assert not extract_report(report("Iran could punish Facebook. Meta has not answered."), load(), gate=False).relevant


def told(extract: object, text: str) -> set[tuple[str, str, str]]:
    claims = [c for c in extract(read(text)) if c.modality in STATED]  # type: ignore[operator] # an extractor
    label = named(claims)
    return {
        (label.get(s, ""), local(p), label.get(o, "") if isinstance(o, str) else o.value)
        for c in claims
        for s, p, o in c.triples
        if p.startswith(IO)
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Chinese foreign ministry spokeswoman Li Wen spoke.", ("Li Wen", "spokespersonOf", "Chinese foreign ministry")),
        ("Facebook spokesman Tom Bell said no.", ("Tom Bell", "spokespersonOf", "Facebook")),
        ("Tom Bell, a spokesman for Graphika, said no.", ("Tom Bell", "spokespersonOf", "Graphika")),
        ("America’s Twitter Inc. removed it.", ("Twitter Inc.", "basedIn", "United States")),
        ("American companies such as Facebook and Reddit are blocked.", ("Reddit", "basedIn", "United States")),
        ("YouTube and other American companies such as Reddit are blocked.", ("YouTube", "basedIn", "United States")),
        ("Google’s YouTube removed it.", ("YouTube", "operatedBy", "Google")),
        ("It began in Wuhan, Hubei Province of China.", ("Wuhan", "within", "Hubei")),
        ("It began in Wuhan, Hubei Province of China.", ("Hubei", "within", "China")),
    ],
)
def test_what_a_phrase_takes_for_granted_is_found(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in told(role.extract, text)


@pytest.mark.parametrize(
    "text",
    [
        "Twitter in China is blocked.",
        "Russian accounts on Facebook were removed.",
        "Iran's president spoke to Facebook.",
        "It ran from Lviv, Odesa and Kyiv.",
        "China, Iran and Russia spoke.",
    ],
)
def test_no_role_is_made_of_what_only_stands_near(text: str) -> None:
    assert not told(role.extract, text)


def test_an_operation_is_compared_with_the_one_told_of_before() -> None:
    text = "Meta removed a covert influence network from Iran. Meta also removed a smaller state-backed operation from Cuba."
    assert ("", "smallerThan", "") in told(comparison.extract, text)


def test_nothing_is_compared_where_it_is_not_clear_with_what() -> None:
    text = "Meta removed two covert influence networks, one from Iran and one from Peru. A smaller state-backed operation was from Cuba."
    assert not told(comparison.extract, text)


def test_a_count_that_contradicts_the_comparison_wins() -> None:
    text = "Meta removed a covert operation from Iran: a core network of 500 accounts and a larger network of 90 accounts."
    assert not told(comparison.extract, text)


def test_a_verdict_and_an_examination_are_kept_with_who_gives_them() -> None:
    text = "Meta removed a covert influence network from Iran. Researchers who studied the network said the network was a failure."
    found = told(assessment.extract, text)
    assert ("", "assessment", "a failure") in found and ("", "examinedBy", "Researchers") in found


def test_who_only_asks_has_a_label_all_the_same() -> None:
    text = "Meta removed a covert influence network from Iran. Activists demanded that Meta should close its Iranian pages."
    extract = extract_report(report(text), load(), gate=False)
    labels = {o.value for _, p, o in extract.described if p == LABEL and isinstance(o, Literal)}
    assert "Activists" in labels
