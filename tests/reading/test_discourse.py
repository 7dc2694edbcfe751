"""Which operations a report tells apart, and which of them each later phrase means."""

from datetime import date

import pytest
from readout import told, understood


def apart(text: str, publisher: str = "") -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """(origins, counted assets) of each operation in the order of the text."""
    return [(o.origins, o.assets) for o in told(text, publisher)]


@pytest.mark.parametrize(
    "text",
    [
        "Reddit removed two covert networks, one from Gabon and the other from Benin. "
        "The Gabonese network had 43 accounts. The Beninese network had 110 accounts.",
        "Reddit took down one propaganda network from Gabon with 43 accounts and another from Benin with 110 accounts.",
        "Reddit removed two influence networks. The smaller of the two, which originated in Gabon, comprised 43 accounts. "
        "The larger one, linked to Benin, comprised 110 accounts.",
        "Reddit removed two influence networks. One of them, run from Gabon, comprised 43 accounts. "
        "The other originated in Benin and comprised 110 accounts.",
        "Reddit removed two propaganda networks. The first, from Gabon, had 43 accounts. The second, from Benin, had 110 accounts.",
        "Reddit suspended covert influence networks from Gabon (43) and Benin (110 accounts).",
        "Reddit removed two distinct networks: Gabon (43 accounts) and Benin (110 accounts).",
        "Reddit removed 43 accounts of a propaganda network run from Gabon, and 110 more from a network run from Benin.",
        "Reddit removed a covert network of 43 accounts run from Gabon. It also removed a separate network of 110 accounts from Benin.",
        "Reddit removed accounts run by two propaganda networks based in Gabon and Benin, with 43 and 110 accounts respectively.",
    ],
    ids=[
        "one, the other",
        "one, another",
        "smaller, larger",
        "one of them",
        "first, second",
        "brackets",
        "colon",
        "more from",
        "separate",
        "respectively",
    ],
)
def test_two_networks_in_one_report(text: str) -> None:
    assert apart(text) == [(("Gabon",), ("43 account reddit",)), (("Benin",), ("110 account reddit",))]


def test_two_that_aim_at_each_other() -> None:
    text = "We removed two influence operations. One, in Romania, targeted Moldova. The other was run from Moldova and targeted Romania."
    assert [(o.origins, o.targets) for o in told(text, "Meta")] == [(("Romania",), ("Moldova",)), (("Moldova",), ("Romania",))]


def test_numbered_paragraphs_each_tell_of_one() -> None:
    text = """\
## Networks we removed this month

**1. Albania:** We removed 34 accounts and 9 Pages on Facebook. The network originated in Albania and targeted people in Kosovo.

**2. Oman:** We removed 78 accounts on Instagram. The network originated in Oman and targeted Qatar.
"""
    first, second = told(text, "Meta")
    assert (first.origins, first.targets, second.origins, second.targets) == (("Albania",), ("Kosovo",), ("Oman",), ("Qatar",))
    assert second.assets == ("78 account instagram",)


def test_sections_with_months_each_tell_of_one() -> None:
    text = """\
## January

We terminated 12 YouTube channels as part of our investigation into coordinated influence operations linked to Kenya.

## February

We terminated 20 YouTube channels as part of our investigation into coordinated influence operations linked to Jordan.
"""
    assert apart(text, "Google") == [(("Kenya",), ("12 channel youtube",)), (("Jordan",), ("20 channel youtube",))]


def test_an_earlier_operation_is_another_one() -> None:
    text = (
        "Reddit removed a covert influence operation from Nigeria in February. "
        "An earlier operation, which the company removed in 2019, was linked to Ghana."
    )
    assert [o.origins for o in told(text)] == [("Nigeria",), ("Ghana",)]


def test_networks_in_a_row_with_their_numbers() -> None:
    counts = {"Armenia": 35, "Russia": 373, "Iran": 238, "Cuba": 526, "Thailand": 926}
    first, *middle, last = (f"{state} ({number} accounts)" for state, number in counts.items())
    text = f"Reddit removed five distinct networks: {', '.join([first, *middle])} and {last}."
    assert apart(text) == [((state,), (f"{number} account reddit",)) for state, number in counts.items()]


def test_who_runs_one_is_not_another() -> None:
    assert len(told("Reddit disrupted an influence operation. It was run by a troll farm in Accra and comprised 67 accounts.")) == 1


def test_governments_in_a_row_run_one_each() -> None:
    found = told("Reddit removed two networks linked to the governments of Bolivia and Paraguay.")
    assert [(o.origins, o.backed) for o in found] == [(("Bolivia",), "true"), (("Paraguay",), "true")]


def test_states_are_dealt_out_by_number() -> None:
    found = told("The company has removed three covert influence networks: one linked to France and two to Russia.")
    assert [o.origins for o in found] == [("France",), ("Russia",), ("Russia",)]


@pytest.mark.parametrize(
    "text",
    [
        "Reddit has suspended a network of 1,019 accounts. It originated in Peru and targeted Ecuador. It had been quiet.",
        "A covert influence network was removed by Reddit. The network originated in Peru and targeted Ecuador. It had 1,019 accounts.",
        "Reddit removed 1,019 accounts which were part of a covert network. This campaign was run from Peru. It targeted Ecuador.",
    ],
)
def test_what_is_said_of_one_in_several_sentences_is_said_of_one(text: str) -> None:
    (found,) = told(text)
    assert (found.origins, found.targets, found.assets) == (("Peru",), ("Ecuador",), ("1019 account reddit",))


@pytest.mark.parametrize(
    "text",
    [
        "Google took down 400 phishing pages that stole passwords from customers of a bank.",
        "YouTube suspended the channel of the singer Mona Vale after she broke its rules on nudity.",
        "Twitter locked the account of a senator for a week over a post about vaccines.",
        "Twitter removed 3 million spam bots that advertised diet pills.",
        "Facebook removed a network of pages that sold counterfeit watches.",
        "The senator began her election campaign in Ohio with 300 posts on Facebook.",
        "Instagram deleted 12,000 accounts that sold fake followers.",
        "A hacker stole 30,000 passwords from Reddit users.",
        "A botnet of 50,000 routers that mined cryptocurrency was dismantled by Microsoft.",
        "The television network removed the programme from YouTube.",
        "Police shut down a drug ring that sold pills in 14 Telegram channels.",
        "Reddit had 52 million users a day.",
    ],
)
def test_what_is_no_influence_operation(text: str) -> None:
    assert told(text) == []


def test_each_operation_has_an_address_of_its_own_and_keeps_it() -> None:
    text = "Reddit removed two covert networks, one from Gabon and the other from Benin."
    one, two = understood(text).discourse.operations
    assert one.iri != two.iri
    understood.cache_clear()
    assert [o.iri for o in understood(text).discourse.operations] == [one.iri, two.iri]


def test_a_line_of_a_list_is_not_the_one_that_is_also_run_from_there() -> None:
    text = (
        "Twitter deleted accounts that worked for two governments.\n\n"
        "- Oman: 5,000 accounts, operated from Oman as well as from Yemen.\n- Yemen: 2,541 accounts."
    )
    assert [sorted(origins) for origins, _ in apart(text)] == [["Oman", "Yemen"], ["Yemen"]]


def test_the_first_lot_the_other_set_and_the_bigger_one() -> None:
    text = (
        "Reddit removed three networks of fake accounts. The Gabonese set: forty-three accounts and two groups. "
        "The two Laotian sets had 61 and 205 accounts, 3 and 14 groups. The second, and bigger, one aimed at Thailand.\n\n"
        "# Who did it?\n\nReddit says the first lot leads back to people tied to the army of Gabon. "
        "The bigger one may also be connected with the firm Halcyon Digital."
    )
    first, second, third = told(text)
    assert (first.origins, first.assets) == (("Gabon",), ("2 group reddit", "43 account reddit"))
    assert (second.origins, second.assets, second.actors) == (("Laos",), ("3 group reddit", "61 account reddit"), ())
    assert (third.assets, third.targets, third.actors) == (("14 group reddit", "205 account reddit"), ("Thailand",), ("Halcyon Digital",))


@pytest.mark.parametrize(
    "text",
    [
        "Reddit removed a covert network from Gabon. The Gabonese army said it had no part in it. A wave of tourists came to Libreville.",
        "Reddit removed a covert network from Gabon. The crew of the ferry was rescued, and the other team won the match.",
    ],
)
def test_an_army_a_wave_and_a_team_are_no_operations(text: str) -> None:
    assert len(told(text)) == 1


def test_a_coordinated_burst_of_posts_is_an_operation() -> None:
    (found,) = told("Analysts described a coordinated wave of posts on X and TikTok that blamed the police of Malta.")
    assert found.platforms == ("TikTok", "Twitter")


def test_an_outfit_that_is_removed_is_an_operation_of_its_own() -> None:
    text = (
        "Reddit removed a propaganda network from Gabon, 43 accounts in all. "
        "In May it pulled the plug on a shop in Laos that posed as Australians. It deleted 61 accounts."
    )
    assert apart(text) == [(("Gabon",), ("43 account reddit",)), (("Laos",), ("61 account reddit",))]
    assert told("Visa shut down a shop in Laos that sold stolen cards.") == []


def test_networks_that_are_never_told_apart_are_one_entry() -> None:
    assert len(told("Reddit removed two covert networks that originated in Laos.")) == 1
    text = (
        "Reddit removed three covert networks that originated in Laos. The first network had 43 accounts and aimed at Chad. "
        "The second network had 110 accounts and aimed at Fiji."
    )
    assert [o.targets for o in told(text)] == [("Chad",), ("Fiji",)]


def test_a_headed_section_takes_up_a_network_announced_before() -> None:
    text = (
        "We have uncovered two campaigns run from Laos that aim at Chad.\n\n## Case 1: Freelancers\n\nWe removed 43 accounts. "
        "The network posted about football.\n\n## Case 2: A covert campaign run by locals\n\nWe removed 110 accounts."
    )
    assert apart(text, "Meta") == [(("Laos",), ("43 account",)), (("Laos",), ("110 account",))]


def test_what_is_exposed_counts_only_where_the_report_is_about_influence() -> None:
    text = "In May VIGINUM exposed a campaign that targeted voters in Malta."
    assert told(text) == []
    assert [o.targets for o in told(f"France fears foreign meddling on social media. {text}")] == [("Malta",)]


PLACES = """We removed three covert networks last month that tried to sway elections.

{0}Ghana
We took down 61 accounts that posed as nurses and praised the ruling party. Some of the material had first run on TikTok.

{0}Peru
A crude set of 44 accounts was run by Andes Eco, an agency in Lima. It was suspended on 3 February 2021.

{0}Nepal
The largest of the three was aimed at India and comprised 900 accounts. We removed it in January 2021.

What comes next
We will publish more figures."""


@pytest.mark.parametrize("text", [PLACES.format(""), PLACES.format("## "), PLACES.format("1. "), PLACES.format("Case 2: ")])
def test_a_section_headed_by_a_country_tells_of_one_operation(text: str) -> None:
    ghana, peru, nepal = told(text, "Twitter")
    assert (ghana.assets, ghana.platforms) == (("61 account twitter",), ("TikTok", "Twitter"))
    assert (peru.assets, peru.actors, [a.date for a in peru.acts]) == (("44 account twitter",), ("Andes Eco",), ["2021-02-03"])
    assert (nepal.assets, nepal.targets) == (("900 account twitter",), ("India",))


def test_paragraphs_that_open_with_a_country_tell_of_one_operation_each() -> None:
    text = """We distinguish three covert influence campaigns.

    Iran. Its security ministry oversees a campaign of fake accounts on Telegram that is aimed at Israel.

    Russia. Editors in Saint Petersburg run a network of websites and aim it at Germany. In March, Meta removed some of this activity."""
    iran, russia = told(text.replace("    ", ""), "Office of the Director of National Intelligence")
    assert (iran.platforms, iran.targets) == (("Telegram",), ("Israel",))
    assert (russia.targets, [(a.kind, a.by) for a in russia.acts]) == (("Germany",), [("Takedown", ("Meta",))])


def test_a_heading_that_quotes_a_name_names_what_its_section_is_of() -> None:
    text = """We have banned accounts behind two covert influence operations.

    Operation "Tin Whistle"

    Attribution: 12 ChatGPT accounts run from Laos. We banned them in February.

    Case study: "Loose Thread"

    A cluster of nine accounts posted comments about Kenya's election on Facebook."""
    whistle, thread = told(text.replace("    ", ""), "OpenAI")
    assert (whistle.names, whistle.origins, whistle.assets) == (("Tin Whistle",), ("Laos",), ("12 account chatgpt",))
    assert (thread.names, thread.platforms) == (("Loose Thread",), ("ChatGPT", "Facebook"))


NUMBERED_CASES = """We have banned accounts that people used to mislead the public.

{0}"Tin Whistle"

In October 2020 we banned 12 ChatGPT accounts that were run from Laos. Users asked for comments. Another wanted them in Thai.
After we shared what we knew, Meta removed 30 Facebook accounts that same month.

{1}"Loose Thread"

We banned nine accounts in January 2021. They wrote comments about Kenya's election for Facebook."""


@pytest.mark.parametrize(
    ("first", "second"), [("Case 1: ", "Case 2: "), ("Operation no. 1 – ", "Operation no. 2 – "), ("Case #1: ", "Case #2: ")]
)
def test_a_numbered_heading_that_quotes_a_name_names_what_its_section_is_of(first: str, second: str) -> None:
    whistle, thread = told(NUMBERED_CASES.format(first, second), "OpenAI")
    assert (whistle.names, whistle.origins, whistle.assets) == (("Tin Whistle",), ("Laos",), ("30 account facebook", "12 account chatgpt"))
    assert {(a.by, a.date) for a in whistle.acts} == {(("OpenAI",), "2020-10"), (("Meta",), "2020-10")}
    assert (thread.names, thread.assets) == (("Loose Thread",), ("9 account chatgpt",))


def test_countries_that_head_sections_of_something_else_are_no_operations() -> None:
    text = """Where disinformation spread last year, and what schools did about it.

    Finland
    Pupils learn to check what they read.

    Estonia
    Teachers hold a week of lessons on sources."""
    assert told(text.replace("    ", "")) == []


def test_items_that_begin_with_what_was_removed_tell_of_one_operation_each() -> None:
    text = """Influence campaigns that we ended in the first quarter.

    January

    * 31 YouTube channels terminated. The campaign was linked to Chad and praised its president.

    * 14 YouTube channels terminated in connection with Oman. Most of the videos were about cooking.

    February

    * 5 YouTube channels terminated. We linked the campaign to Fiji."""
    found = told(text.replace("    ", ""), "Google")
    assert [(o.origins, o.assets, o.acts[0].date) for o in found] == [
        (("Chad",), ("31 channel youtube",), "2021-01"),
        ((), ("14 channel youtube",), "2021-01"),
        (("Fiji",), ("5 channel youtube",), "2021-02"),
    ]


def test_records_under_headings_are_what_was_acted_on() -> None:
    text = """Below is what we took action on in these months.

    January 2021

    Network run from Angola
    Accounts: 241
    Followers: 12,400
    Found by: our own team
    The operators posed as students and addressed viewers in Portugal.

    February 2021

    Network run from Bhutan
    Accounts: 1,008
    It was aimed at people in India."""
    angola, bhutan = told(text.replace("    ", ""), "TikTok")
    assert (angola.origins, angola.assets, [(a.by, a.date) for a in angola.acts]) == (
        ("Angola",),
        ("241 account tiktok",),
        [(("TikTok",), "2021-01")],
    )
    assert (bhutan.origins, bhutan.assets, bhutan.acts[0].date) == (("Bhutan",), ("1008 account tiktok",), "2021-02")


def test_what_a_heading_calls_a_scam_is_none() -> None:
    text = """We banned accounts in two cases, one of them a covert influence operation.

    Operation "Tin Whistle"
    Actor: A cluster of nine ChatGPT accounts run from Laos. We banned them in May 2020.

    Scam "Cold Soup"
    Actor: 74 ChatGPT accounts run from Cambodia, banned in March 2020."""
    assert [(o.names, o.origins) for o in told(text.replace("    ", ""), "OpenAI")] == [(("Tin Whistle",), ("Laos",))]


def test_each_service_may_remove_its_part_in_a_month_of_its_own() -> None:
    text = (
        "Greece accused Iran of running a network that has since October used some 900 fake profiles to sway its election. "
        "Meta said on Friday that it had taken down 310 Facebook accounts. TikTok said it had removed 88 accounts in February. "
        "In what it called a separate case, Reddit deleted 12 accounts run from Panama."
    )
    first, second = told(text)
    assert [(a.by, a.date, a.assets) for a in first.acts] == [
        (("Meta",), "2021-03-12", ("310 account facebook",)),
        (("TikTok",), "2021-02", ("88 account tiktok",)),
    ]
    assert (second.origins, second.assets) == (("Panama",), ("12 account reddit",))


def test_an_older_network_is_not_dated_by_the_report() -> None:
    text = (
        "The accounts are part of a covert influence network. Ten of them were created along with an older network run from Qatar. "
        "Twitter removed that one in September 2019, when it took down 4,248 accounts."
    )
    assert (("Qatar",), ("4248 account twitter",)) in apart(text)


def test_headings_that_say_what_is_told_and_where_begin_sections() -> None:
    text = """Two covert operations were sanctioned.

    Doppelganger
    The network copies news sites and was run from Russia. It is aimed at Germany.

    Interference in Benin
    It produced forged letters to discredit Benin's government. The material was circulated on TikTok."""
    benin, doppelganger = told(text.replace("    ", ""))
    assert (doppelganger.names, doppelganger.targets, doppelganger.platforms) == (("Doppelganger",), ("Germany",), ())
    assert (benin.targets, benin.platforms) == (("Benin",), ("TikTok",))


def test_what_is_told_separately_is_another() -> None:
    text = (
        "The agency has identified an information operation on WeChat aimed at Canada. It was run from Laos. "
        "Separately, the agency is aware of a cluster of fake accounts on Reddit that targets France."
    )
    assert [(o.platforms, o.targets) for o in told(text)] == [(("WeChat",), ("Canada",)), (("Reddit",), ("France",))]


def test_actors_of_the_headings_country_are_the_hands_of_its_operation() -> None:
    text = """Influence actors of two countries are at work.

    Russia. Russian influence actors are seeking to sway voters in Austria. They run accounts on Telegram.

    Iran. Contractors of the Iranian government run fake accounts on Instagram and aim them at Iraq."""
    assert [(o.targets, o.platforms) for o in told(text.replace("    ", ""), "Federal Bureau of Investigation")] == [
        (("Austria",), ("Telegram",)),
        (("Iraq",), ("Instagram",)),
    ]


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        (
            "Meta",
            "We took action on fake accounts. Most were spam.\n\nNigeria\nWe removed 63,000 accounts in sextortion scams, "
            "among them a coordinated network of 2,500 accounts.\n\nLaos\nWe disabled 900 accounts linked to scam compounds.",
        ),
        (
            "Microsoft",
            "State actors used phishing.\n\nRussia\nThe group sent emails to firms. We disabled 60 accounts and seized 12 domains."
            "\n\nIran\nMint Sandstorm stole passwords. We suspended 40 accounts used in the attacks.",
        ),
        (
            "Example Wire",
            "Countries have found answers to foreign influence operations.\n\nFinland\nPupils learn to tell real accounts from fake ones."
            "\n\nTaiwan\nVolunteers answer rumours on accounts of their own within two hours.",
        ),
        (
            "Twitter",
            "We received legal requests and fight disinformation.\n\nIndia\nWe withheld 3,200 accounts in response to orders."
            "\n\nTurkey\nCourts sent us orders. We withheld 811 accounts.",
        ),
    ],
    ids=["scams", "espionage", "answers", "legal requests"],
)
def test_sections_on_countries_that_tell_of_no_operation(publisher: str, text: str) -> None:
    assert told(text, publisher) == []


def test_numbered_headings_begin_a_section_each() -> None:
    text = """We disclose the covert influence networks that we removed in February.

    Network 1
    Accounts: 129. Followers: 61,384.
    This network operated from Georgia and targeted Armenia.

    Network 2
    Accounts: 58. Followers: 240,917.
    This network operated from Ghana and targeted audiences in Togo.

    We also removed 1,588 accounts associated with networks disrupted in earlier months."""
    assert [(o.origins, o.targets, o.assets) for o in told(text.replace("    ", ""), "TikTok")] == [
        (("Georgia",), ("Armenia",), ("129 account tiktok",)),
        (("Ghana",), ("Togo",), ("58 account tiktok",)),
    ]


def test_what_is_called_otherwise_is_another() -> None:
    text = (
        "The campaign, known as Dawn Courier, was run from Laos and aimed at Chad. In October the UK sanctioned Volga Agency, "
        "which is responsible for the operation called Doppelganger. Two men are listed for Clear Delta, a separate operation that "
        "spread false claims in Kenya."
    )
    assert [o.names for o in told(text)] == [("Dawn Courier",), ("Doppelganger",), ("Clear Delta",)]


def test_what_is_also_called_otherwise_is_the_same() -> None:
    text = "The covert influence campaign, known as Dawn Courier, was run from Laos. Researchers also track it as Tin Fox."
    assert [o.names for o in told(text)] == [("Dawn Courier", "Tin Fox")]


def test_in_the_case_of_one_of_several_it_is_that_one() -> None:
    text = "Twitter removed a Laotian network of 310 accounts and an Iranian network of 20 accounts. {} the accounts targeted Chad."
    assert [o.targets for o in told(text.format("In the Laotian case"))] == [("Chad",), ()]
    assert [o.targets for o in told(text.format("In the Iranian case"))] == [(), ("Chad",)]


@pytest.mark.parametrize(
    ("purpose", "number"),
    [
        ("a scheme to covertly influence the public in Canada", 1),
        ("an effort to secretly sway voters in Canada", 1),
        ("a scheme to launder money in Canada", 0),
        ("a scheme to secretly sell shares in Canada", 0),
    ],
)
def test_what_is_to_sway_people_unseen_is_an_operation(purpose: str, number: int) -> None:
    text = (
        f"An indictment unsealed on Monday charges two Chadian nationals with perjury in connection with {purpose}. They spread propaganda."
    )
    found = told(text, "U.S. Department of Justice")
    assert len(found) == number
    assert [(a.kind, a.by) for o in found for a in o.acts] == [("Indictment", ("U.S. Department of Justice",))] * number


@pytest.mark.parametrize("published", [date(2024, 5, 1), None])
@pytest.mark.parametrize(
    "tied",
    [
        "links to an earlier state-backed operation dismantled last year by Facebook and Google",
        "ties to an earlier network that had pushed the same stories",
    ],
)
def test_an_earlier_operation_is_none_of_those_just_told_even_without_a_date(tied: str, published: date | None) -> None:
    text = (
        "Reddit removed a covert network of 90 accounts run from Gabon. "
        "It also removed two smaller state-backed operations, which it attributed to Ghana and Benin. "
        f"Reddit said the Gabonese network had {tied}."
    )
    assert [o.origins for o in told(text, published=published)] == [("Gabon",), ("Ghana",), ("Benin",), ()]


def test_the_earlier_one_of_another_year_is_another_operation() -> None:
    text = (
        "In March we removed 40 accounts of an influence network run from Laos. It is the second one that we have tied to that party. "
        "The earlier one, which we removed in October 2018, relied on 760 Pages."
    )
    assert [o.assets for o in told(text, "Meta")] == [("40 account",), ("760 page",)]


def test_a_total_of_several_networks_is_of_none() -> None:
    text = "We closed small influence networks in Laos and Chad, six YouTube channels in total. Both attacked the opposition."
    assert [o.assets for o in told(text, "Google")] == [(), ()]


def test_accounts_tied_to_an_operation_by_name_are_its_own() -> None:
    text = "Spamouflage is a covert influence operation from China. In February OpenAI banned a cluster of ChatGPT accounts {} Spamouflage."
    for tie in ("tied to", "associated with"):
        (found,) = told(text.format(tie))
        assert [(a.by, a.date) for a in found.acts] == [(("OpenAI",), "2021-02")]
    assert len(told(text.format("that resembled"))) == 2


def test_another_thing_that_is_given_a_name_leaves_the_operation_without_it() -> None:
    text = "Meta removed a covert influence network run from Chad. Our colleagues saw a unit they call Blue Heron probe banks."
    assert [o.names for o in told(text)] == [()]


def test_the_case_of_a_country_is_what_aims_at_it() -> None:
    text = (
        "Meta removed a covert network run from Laos that posed as Filipinos. It also removed an unrelated network run from Chad. "
        "The methods in the Philippine case recalled those of Spamouflage."
    )
    assert [o.origins for o in told(text)][:2] == [("Laos",), ("Chad",)]


TWO = (
    "Meta removed two networks of fake accounts, one run from Peru and the other from Chile. "
    "The Chilean one was traced to Tallgrass Digital. "
)


@pytest.mark.parametrize(
    ("told_later", "assets"),
    [
        ("The accounts from Peru praised it. Tallgrass's effort comprised 38 accounts.", ((), ("38 account",))),
        ("The accounts from Peru praised it. The Tallgrass Digital network comprised 38 accounts.", ((), ("38 account",))),
        ("The accounts from Peru praised it. Tallgrass Digital's campaign comprised 38 accounts.", ((), ("38 account",))),
        ("The accounts from Peru praised it. Greengrass's effort comprised 38 accounts.", (("38 account",), ())),
        ("Another Tallgrass network, of 38 accounts, was removed in May 2019.", ((), ())),
    ],
    ids=["first word", "whole name", "owner", "somebody else", "another of his"],
)
def test_what_is_called_theirs_is_the_operation_they_are_behind(told_later: str, assets: tuple[tuple[str, ...], ...]) -> None:
    assert tuple(o.assets for o in told(TWO + told_later))[:2] == assets


def test_where_administrators_sit_tells_of_no_operation_for_each_country() -> None:
    text = "A covert network praised the junta of Mali. {}"
    by_seat = told(text.format("Page data place administrators in Peru (52 pages) and Chile (21); the rest hide theirs."))
    assert [(o.origins, o.assets) for o in by_seat] == [(("Chile", "Peru"), ())]
    apart_again = told("Twitter removed covert networks run from Peru (52 accounts) and Chile (21 accounts).")
    assert [o.origins for o in apart_again] == [("Peru",), ("Chile",)]


def test_a_line_of_a_table_behind_a_colon_is_an_operation_of_its_own() -> None:
    text = (
        "Item one: 77 accounts of a covert influence campaign, run from Oman, pointed at Chad. "
        "There is a second line in the table: twelve accounts operated out of Peru, which told people to be brave."
    )
    assert [o.origins for o in told(text)] == [("Oman",), ("Peru",)]


def test_counted_accounts_that_are_none_of_its_own_say_nothing_of_an_operation() -> None:
    text = "Reddit removed a covert influence network run from Oman. Its rivals say twelve accounts operated out of Peru."
    assert [o.origins for o in told(text)] == [("Oman",)]


def test_a_remark_in_brackets_does_not_end_a_list() -> None:
    text = "In October 2020 Facebook threw out 589 fake accounts, 7,665 Pages (yes, really) and 43 Instagram accounts run from Oman."
    assert [o.assets for o in told(text)] == [("43 account instagram", "589 account facebook", "7665 page facebook")]


def test_a_month_of_that_year_lies_in_the_year_told_before() -> None:
    text = "The swarms are pure 2018 vintage. In October that year Reddit removed 43 accounts of a propaganda network run from Oman."
    assert [a.date for o in told(text) for a in o.acts] == ["2018-10"]
    assert [a.date for o in told(text[text.index("In October") :]) for a in o.acts] == [""]


def test_headings_of_a_release_that_set_out_from_a_country_are_of_an_operation_each() -> None:
    text = (
        "IRAN: THE PARS CENTRE\n\nIn 2020 OFAC sanctioned five employees of an Iranian firm for an influence operation "
        "that intimidated voters in Canada.\n\n"
        "RUSSIA: THE VOLGA CENTRE\n\nAt the direction of the GRU the Volga Centre used a language model to write stories. "
        "They were published through a network of sites that look like newspapers. The network counts at least 100 sites.\n\n"
    )
    iran, russia = told(text, "U.S. Department of the Treasury")
    assert (iran.origins, [a.kind for a in iran.acts]) == (("Iran",), ["Sanction"])
    assert (russia.actors, russia.acts) == (("GRU", "Volga Centre"), ())


def test_a_technical_note_is_on_one_set_that_it_names_and_whose_measures_it_lists_by_date() -> None:
    text = (
        "Since 2019 the Service has observed an information manipulation set (IMS) to which it has given the designation LANTERN. "
        "It is operated on behalf of Russian actors with the aim of weakening public support for Chile in Peru. "
        "The IMS rests on 46 websites. The IMS reposts what it steals. "
        "Some of its domains were registered with those of RRN, also known as Doppelgänger.\n\n"
        "- 14 March 2020: X suspended 1,370 accounts.\n- April 2020: Bluesky removed 86 accounts.\n\n"
        "The Service requests Telegram to close the channels."
    )
    lantern, *others = told(text, "National Service for Information Vigilance")
    assert (lantern.names, lantern.origins, lantern.targets) == (("LANTERN",), ("Russia",), ("Peru",))
    assert [(a.by, a.date, a.assets) for a in lantern.acts] == [
        (("Bluesky",), "2020-04", ("86 account bluesky",)),
        (("Twitter",), "2020-03-14", ("1370 account twitter",)),
    ]
    assert [other.acts for other in others] == [()] * len(others)


def test_dated_items_are_of_none_where_a_report_is_on_two_operations() -> None:
    text = (
        "Facebook removed a troll network run from Chile. It praised the army. "
        "Twitter removed a troll network run from Peru. It praised the police.\n\n- 14 March 2020: Reddit suspended 137 accounts.\n"
    )
    assert not any("137 account reddit" in operation.assets for operation in told(text)[:2])
