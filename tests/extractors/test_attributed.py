"""Claims on origins: who says them, how surely, and what is not claimed."""

from datetime import date

import pytest
from readout import extracted, name, speakers, told

from kg.model import Claim
from kg.namespaces import ID, IO

ORIGINS = {IO + p for p in ("originatesFrom", "attributedTo", "backedBy", "stateBacked")}


def origins(text: str, publisher: str = "") -> list[Claim]:
    return [c for c in extracted(text, publisher).claims if any(p in ORIGINS for _, p, _ in c.triples)]


@pytest.mark.parametrize(
    ("text", "speaker", "modality"),
    [
        ("The covert influence network was run from Laos.", "", "asserted"),
        ("Reddit said the covert influence network was run from Laos.", "Reddit", "reported"),
        ("The covert influence network was run from Laos, according to Graphika.", "Graphika", "reported"),
        ("The covert influence network was run from Laos, Graphika said.", "Graphika", "reported"),
        ("The covert influence network was linked to Laos by Reddit.", "Reddit", "reported"),
        ("The covert influence network was backed by the government of Laos, Reddit said.", "Reddit", "reported"),
        ("The covert influence network was operated by Halcyon Digital, a firm in Vientiane.", "", "asserted"),
        ("VIENTIANE, Oct 14 - Reddit said on Friday the covert influence network was run from Laos.", "Reddit", "reported"),
        ("Reddit tied the covert influence network to Laos.", "Reddit", "reported"),
        ("The covert influence network was probably run from Laos.", "", "alleged"),
        ("Reddit said the covert influence network was probably run from Laos.", "Reddit", "alleged"),
        ("Reddit suspected that the covert influence network was run from Laos.", "Reddit", "alleged"),
    ],
)
def test_who_says_where_it_comes_from(text: str, speaker: str, modality: str) -> None:
    assert speakers(extracted(text), origins(text)) == {(speaker, modality)}


def test_what_is_hedged_is_less_sure() -> None:
    (plain,) = origins("The covert influence network was run from Laos.")
    (hedged,) = origins("The covert influence network was probably run from Laos.")
    assert hedged.confidence < plain.confidence


@pytest.mark.parametrize(
    "text",
    [
        "Reddit did not link the covert influence network to Laos.",
        "Reddit found no evidence that the covert influence network was run from Laos.",
        "The covert influence network was not run from Laos.",
        "If the covert influence network was run from Laos, Reddit will say so.",
        "It is unclear whether the covert influence network was run from Laos.",
    ],
)
def test_what_is_denied_or_open_is_not_claimed(text: str) -> None:
    assert [c for c in origins(text) if c.stated] == []


def test_each_of_several_origins_is_a_claim_of_its_own() -> None:
    found = origins("The covert influence network was run from Laos and Chad.")
    assert sorted(t[2] for c in found for t in c.triples if isinstance(t[2], str)) == [ID + "state/LA", ID + "state/TD"]
    assert len(found) == 2


def test_two_speakers_make_two_claims() -> None:
    text = "Reddit removed a covert influence network. Reddit said it was run from Laos. Graphika said it was run from Chad."
    found = origins(text)
    assert {(name(extracted(text), c.speaker), name(extracted(text), c.triples[0][2])) for c in found} == {
        ("Reddit", "Laos"),
        ("Graphika", "Chad"),
    }


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The covert influence network was run by Halcyon Digital, a marketing firm in Tunis.", "Halcyon Digital"),
        ("Google tied the covert influence network to Darius Vole, a retired colonel.", "Darius Vole"),
        ("The covert influence network was run by the Chadian military.", "Chadian military"),
    ],
)
def test_whoever_only_the_report_names_is_described(text: str, label: str) -> None:
    found = extracted(text)
    assert label in {o.value for _, _, o in found.described if not isinstance(o, str)}
    (operation,) = told(text)
    assert operation.actors == (label,)


@pytest.mark.parametrize(
    ("relation", "text"),
    [
        ("backedBy", "Reddit removed a Laos-backed influence network."),
        ("backedBy", "Reddit removed a covert influence network run on behalf of the government of Laos."),
        ("attributedTo", "Reddit attributed the covert influence network to Laos."),
        ("originatesFrom", "Reddit removed a covert influence network run from Laos."),
        ("originatesFrom", "Reddit removed a Laos-based influence network."),
    ],
)
def test_how_a_state_is_tied_to_it(relation: str, text: str) -> None:
    triples = [t for c in origins(text) for t in c.triples]
    assert [p for _, p, o in triples if o == ID + "state/LA"] == [IO + relation]


def test_where_a_firm_recruits_is_not_where_it_is_from() -> None:
    text = "Meta removed 107 accounts and 12 Pages linked to a firm, Orion Reach, which recruited writers in Chile."
    (operation,) = told(text)
    assert operation.origins == ()


def test_another_network_of_the_same_country_is_another_operation() -> None:
    text = (
        "Facebook said on Tuesday it had removed 51 accounts and 36 Pages that originated in Laos. "
        "In February, Facebook deleted 783 pages, groups and accounts tied to Laos."
    )
    assert [[act.date for act in o.acts] for o in told(text, "", date(2021, 5, 27))] == [["2021-05-25"], ["2021-02"]]


def test_a_rich_mans_money_makes_no_operation_a_states() -> None:
    (paid,) = told("The covert influence network was financed by Ion Rusu, a fugitive banker who lives in Russia.")
    assert (paid.actors, paid.backed) == (("Ion Rusu",), "")


def test_whom_a_service_bans_beside_accounts_is_behind_them() -> None:
    text = (
        "In May 2019 Facebook banned Corvane Group, a Maltese company, and took down 265 accounts "
        "through which it had reached readers in Niger."
    )
    (found,) = told(text)
    assert (found.actors, found.origins, found.targets) == (("Corvane Group",), ("Malta",), ("Niger",))


def test_who_uses_domains_in_a_campaign_is_behind_it() -> None:
    text = "The Justice Department seized 92 domains that the IRGC had used for a covert disinformation campaign in Europe."
    (found,) = told(text)
    assert (found.actors, found.backed) == (("Islamic Revolutionary Guard Corps",), "true")


def test_a_firm_that_a_service_throws_out_is_behind_what_goes_with_it() -> None:
    text = (
        "Meta on Tuesday booted Novaria Insight, a company in Tel Aviv that sold fake accounts. "
        "It removed 206 Facebook accounts and 41 Pages."
    )
    (found,) = told(text)
    assert (found.actors, found.origins, found.assets) == (("Novaria Insight",), ("Israel",), ("41 page facebook", "206 account facebook"))


NOT_BACKED = "Reddit removed a network of 84 accounts run from Laos and a covert campaign of 30 accounts linked to Chad. "


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It found no evidence that the Laotian army had ordered the Laotian network.", ("", "asserted")),
        ("Ana Ruiz said it saw no evidence that the Laotian military leadership ordered the first network.", ("Ana Ruiz", "reported")),
        ("It found no evidence that the Laotian army had ordered the first campaign.", ("", "asserted")),
    ],
)
def test_a_state_that_is_cleared_is_cleared_of_its_own_operation_alone(text: str, speaker: tuple[str, str]) -> None:
    found = extracted(NOT_BACKED + text)
    cleared = [c for c in found.claims for t in c.triples if t[1] == IO + "stateBacked" and getattr(t[2], "value", "") == "false"]
    assert speakers(found, cleared) == {speaker}
    (operation,) = {c.triples[0][0] for c in cleared}
    assert ID + "state/LA" in {o for c in found.claims for s, _, o in c.triples if s == operation}


def test_what_there_is_no_evidence_of_is_not_told_of_the_operation() -> None:
    text = "Reddit removed a network of 84 accounts run from Laos. It found no evidence that {} targeted Chad or was active on TikTok."
    for subject in ("it", "the network", "the accounts"):
        (operation,) = told(text.format(subject))
        assert (operation.targets, operation.origins) == ((), ("Laos",))
        triples = [t for c in extracted(text.format(subject)).claims for t in c.triples if t[1] == IO + "activeOn"]
        assert ID + "platform/tiktok" not in {o for _, _, o in triples}


@pytest.mark.parametrize(
    ("before", "actors"),
    [
        ("tied to the Serbian Progressive Party.", ("Serbian Progressive Party",)),
        ("tied to the Serbian Progressive Party. They were opened last spring.", ("Serbian Progressive Party",)),
        ("tied to the Serbian Progressive Party and to the Chinese Communist Party.", ()),
        ("tied to a firm in Serbia.", ()),
    ],
)
def test_the_same_party_is_the_only_one_named_last(before: str, actors: tuple[str, ...]) -> None:
    text = f"Meta removed 370 accounts {before} In 2020 Twitter closed around 8,500 accounts that worked for the same party."
    (other,) = (o for o in told(text, "", date(2023, 2, 24)) if any(act.date == "2020" for act in o.acts))
    assert other.actors == actors


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The people running it were in Laos.", ("Laos",)),
        ("Most of its administrators were based in Laos.", ("Laos",)),
        ("The operators of the network are in Laos.", ("Laos",)),
        ("The operators of the network were in a hurry.", ()),
        ("The people running it were in jail in Laos.", ()),
        ("Most of its targets were in Laos.", ()),
        ("Most of its posts were in Lao.", ()),
    ],
)
def test_where_its_people_are_is_where_it_is_from(text: str, places: tuple[str, ...]) -> None:
    (found,) = told(f"Reddit removed a covert influence network. {text}")
    assert found.origins == places


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Reddit removed a covert network. Twitter identified Peru and Laos as the network's countries of origin.", "Twitter"),
        ("Reddit removed a covert network. Its countries of origin were Peru and Laos.", ""),
    ],
)
def test_a_country_of_origin_is_one_by_whoever_says_so(text: str, speaker: str) -> None:
    found = [(s, str(o)) for c in origins(text) for s, p, o in c.triples if p == IO + "originatesFrom"]
    assert {o for _, o in found} == {f"{ID}state/PE", f"{ID}state/LA"}
    assert {who for who, _ in speakers(extracted(text), origins(text))} == {speaker}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Reddit removed a covert network. It was linked to Laotian law enforcement.", ("Laotian law enforcement",)),
        ("Reddit accused the Laotian army of running the covert network that it removed.", ("Laotian army",)),
        ("The Myanmar military seized power. Reddit removed a covert network run by the military.", ("Tatmadaw",)),
        ("Reddit seized a covert network's sites, which broke U.S. trademark and money laundering laws.", ()),
    ],
)
def test_bodies_of_a_state_by_what_they_are_called(text: str, actors: tuple[str, ...]) -> None:
    (found,) = told(text)
    assert found.actors == actors and "United States" not in found.origins


@pytest.mark.parametrize("text", ["The Laotian actor Storm-1516 spread fake videos.", "Storm-1516, a Laotian group, spread fake videos."])
def test_what_a_known_operation_is_called_beside_its_name_says_whence_it_is(text: str) -> None:
    (found,) = told(text)
    assert found.origins == ("Laos",)


@pytest.mark.parametrize(
    "text",
    [
        "Facebook removed 33 fake accounts, with ties to the Laotian government.",
        "Facebook took down 33 fake accounts originating in Laos, with links to the government of Laos.",
    ],
)
def test_accounts_removed_with_ties_are_tied(text: str) -> None:
    (found,) = told(text)
    assert (found.origins, found.backed) == (("Laos",), "true")
