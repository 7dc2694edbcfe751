"""Acts against operations: who did what, when, and how many of what went; and what is no act or not yet one."""

from datetime import date

import pytest
from readout import Act, extracted, told


def acts(text: str, publisher: str = "") -> list[Act]:
    return [act for operation in told(text, publisher) for act in operation.acts]


def only(text: str, publisher: str = "") -> Act:
    (found,) = acts(text, publisher)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        ("Reddit removed a covert influence network from Laos.", "Takedown", ("Reddit",)),
        ("A covert influence network from Laos was taken down by Reddit.", "Takedown", ("Reddit",)),
        ("Google and Reddit dismantled a covert influence network from Laos.", "Takedown", ("Google", "Reddit")),
        (
            "A covert influence network that had praised Laos was dismantled by Google, Meta and Reddit.",
            "Takedown",
            ("Google", "Meta", "Reddit"),
        ),
        ("Reddit did away with a covert influence network from Laos.", "Takedown", ("Reddit",)),
        ("Reddit did away with a network from Laos, 155 accounts strong, and thanked its users.", "Takedown", ("Reddit",)),
        ("A covert influence network was uncovered on TikTok, which removed 77 of its accounts.", "Takedown", ("TikTok",)),
        ("Reddit said that a covert influence network from Laos had been suspended.", "Takedown", ("Reddit",)),
        ("A covert influence network that was run from Laos has been removed from Reddit.", "Takedown", ("Reddit",)),
        ("Dozens of accounts tied to a Venezuelan troll farm were removed from YouTube by Google.", "Takedown", ("Google",)),
        ("A grand jury indicted Boris Lund for his role in a Russian troll farm.", "Indictment", ("U.S. Department of Justice",)),
        ("Authorities in Latvia arrested two men who ran a troll farm for Russia.", "Indictment", ("Latvia",)),
        ("The UK sanctioned Orion Reach, saying it ran a covert influence operation on behalf of Laos.", "Sanction", ("UK government",)),
        ("Reddit labelled the posts of a covert Cuban influence network.", "Restriction", ("Reddit",)),
        ("Reddit announced the removal of a covert influence network from Laos.", "Takedown", ("Reddit",)),
        ("Reddit's takedown of a covert influence network from Laos took a week.", "Takedown", ("Reddit",)),
        ("The removal by Reddit of a covert influence network from Laos took a week.", "Takedown", ("Reddit",)),
        ("The FBI seized 14 domains used by an Iranian influence operation.", "Seizure", ("Federal Bureau of Investigation",)),
        ("YouTube demonetised 14 channels of a covert Cuban influence network.", "Restriction", ("YouTube",)),
        (
            "The US Department of Justice charged three men in connection with a disinformation campaign.",
            "Indictment",
            ("U.S. Department of Justice",),
        ),
        (
            "The US Treasury sanctioned two men from Belarus for running a covert influence operation against Poland.",
            "Sanction",
            ("U.S. Department of the Treasury",),
        ),
    ],
)
def test_who_did_what(text: str, kind: str, by: tuple[str, ...]) -> None:
    found = only(text)
    assert (found.kind, found.by) == (kind, by)


def test_two_acts_in_one_sentence() -> None:
    found = acts("Google and Microsoft dismantled an Iranian influence operation and seized 12 domains.")
    assert [(a.kind, a.by, a.assets) for a in found] == [
        ("Seizure", ("Google", "Microsoft"), ("12 domain",)),
        ("Takedown", ("Google", "Microsoft"), ()),
    ]


def test_two_who_remove_the_same_one() -> None:
    (found,) = told("Facebook removed an influence operation run from Sudan. Twitter also removed it.")
    assert (found.origins, [a.by for a in found.acts]) == (("Sudan",), [("Facebook",), ("Twitter",)])


def test_two_who_remove_parts_of_one() -> None:
    found = acts("Reddit removed 61 accounts and, separately, TikTok removed 12 videos in the same covert influence operation from Laos.")
    assert [(a.by, a.assets) for a in found] == [(("Reddit",), ("61 account reddit",)), (("TikTok",), ("12 video tiktok",))]


def test_in_a_passive_without_agent_it_is_who_publishes() -> None:
    assert only("A covert network that was run from Laos has been taken down.", "Reddit").by == ("Reddit",)
    assert only("We took down a covert network that was run from Laos.", "Reddit").by == ("Reddit",)


def test_in_a_passive_without_agent_or_publisher_it_is_nobody() -> None:
    assert acts("A covert network that was run from Laos has been taken down.") == []


def test_a_newspaper_that_reports_a_removal_did_not_do_it() -> None:
    assert acts("A covert network that was run from Laos has been taken down.", "The Example Gazette") == []


@pytest.mark.parametrize(
    "text",
    [
        "Reddit may remove a covert influence network of 80 accounts from Laos.",
        "Reddit will remove a covert influence network of 80 accounts from Laos.",
        "Reddit said it would delete a covert influence network of 80 accounts from Laos.",
        "Reddit plans to remove a covert influence network of 80 accounts from Laos.",
        "Reddit did not remove a covert influence network of 80 accounts from Laos.",
        "Reddit refused to remove a covert influence network of 80 accounts from Laos.",
        "Neither Google nor Reddit has removed the Laotian influence network.",
        "The accounts of the covert influence network from Laos were not removed until May, when Reddit was told.",
        "Reddit restored 12 accounts it had wrongly removed as part of a covert influence network from Laos.",
        "A bill would require Reddit to remove a covert influence network from Laos.",
        "Reddit was criticised for not removing a covert influence network from Laos sooner.",
        "Reddit removed the posts of a journalist who wrote about a covert influence network from Laos.",
        "Reddit denied that it had removed a covert influence network from Laos.",
        "If Reddit removes the Laotian influence network, its 80 accounts will vanish.",
        "The mayor called on Reddit to remove a covert influence network of 80 accounts from Laos.",
        "The mayor asked Reddit to remove a covert influence network of 80 accounts from Laos.",
        "The mayor demanded the removal of a covert influence network of 80 accounts from Laos.",
        "No accounts of the Laotian influence network have been removed by Reddit.",
        "Reddit found a covert influence network of 80 accounts from Laos.",
        "Sources say that Reddit could suspend the covert influence network from Laos.",
    ],
)
def test_what_was_not_done(text: str) -> None:
    assert acts(text) == []


def test_without_telling_anyone_it_was_still_done() -> None:
    assert only("Reddit removed a covert influence network of 30 accounts from Laos without informing researchers.").assets == (
        "30 account reddit",
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Reddit today removed a covert influence network from Laos.", "2021-03-18"),
        ("On Thursday, Reddit removed a covert influence network from Laos.", "2021-03-18"),
        ("On Monday Reddit removed a covert influence network from Laos.", "2021-03-15"),
        ("Reddit said on Monday that it had removed a covert influence network from Laos.", "2021-03-15"),
        ("Reddit announced on Monday that 61 accounts of a covert influence network from Laos had been removed.", "2021-03-15"),
        ("Reddit today announced the removal of a covert influence network from Laos.", "2021-03-18"),
        ("On 4 February 2021 Reddit removed a covert influence network from Laos.", "2021-02-04"),
        ("Reddit removed a covert influence network from Laos in August 2019.", "2019-08"),
        ("Reddit had previously removed a covert influence network from Laos, in November 2019.", "2019-11"),
        ("The covert influence network, which Reddit had removed on 5 January 2021, came back in February.", "2021-01-05"),
        ("The US Treasury on Monday imposed sanctions on Orion Reach for its role in a covert influence operation.", "2021-03-15"),
        ("Reddit removed a covert influence network from Laos last year.", "2020"),
        ("On Thursday, Reddit said that last year it had removed a covert influence network from Laos.", "2020"),
        ("Reddit's takedown of a covert influence network from Laos came in May 2020.", "2020-05"),
        ("Reddit removed a covert influence network from Laos in the second quarter of 2020.", "2020-Q2"),
        ("Reddit removed a covert influence network from Laos.", ""),
        ("Reddit removed a covert influence network from Laos that had been active since 2017.", ""),
        ("Reddit removed a covert influence network that targeted the 2020 election in Laos.", ""),
    ],
)
def test_when(text: str, value: str) -> None:
    assert only(text).date == value


def test_a_heading_dates_what_stands_under_it() -> None:
    text = """\
## January

We terminated 12 YouTube channels as part of our investigation into coordinated influence operations linked to Kenya.

## February

We terminated 20 YouTube channels as part of our investigation into coordinated influence operations linked to Jordan.
"""
    assert [(a.date, a.assets) for a in acts(text, "Google")] == [
        ("2021-01", ("12 channel youtube",)),
        ("2021-02", ("20 channel youtube",)),
    ]


def test_a_lead_dates_the_networks_that_are_then_numbered() -> None:
    text = """\
Today we are sharing our findings on two covert influence networks that we removed in May.

**1. Moldova:** We removed 38 Facebook accounts and 14 Pages. This network originated in Moldova.

**2. Jordan:** We took down 97 accounts on Facebook. This network originated in Jordan.
"""
    assert sorted((o.origins, [(a.date, a.assets) for a in o.acts]) for o in told(text, "Meta")) == [
        (("Jordan",), [("2020-05", ("97 account facebook",))]),
        (("Moldova",), [("2020-05", ("14 page facebook", "38 account facebook"))]),
    ]


def test_an_announcement_dates_what_it_announced() -> None:
    text = "Reddit removed a covert influence network from Laos. It had 61 accounts. Reddit announced the removal on 2 March 2021."
    assert {a.date for a in acts(text)} == {"2021-03-02"}


def test_relative_dates_need_the_day_of_publication() -> None:
    (found,) = told("Reddit removed a covert influence network from Laos on Monday.", published=date(2019, 7, 5))
    assert [a.date for a in found.acts] == ["2019-07-01"]


@pytest.mark.parametrize(
    ("text", "assets"),
    [
        ("Reddit removed a covert influence network of 61 accounts.", ("61 account reddit",)),
        (
            "Reddit removed a covert influence network. It comprised 61 accounts and 12 subreddits.",
            ("12 group reddit", "61 account reddit"),
        ),
        (
            "Reddit has removed a covert influence network (61 accounts, 12 subreddits) run from Laos.",
            ("12 group reddit", "61 account reddit"),
        ),
        ("Reddit removed an influence network of sixty-one accounts and a dozen posts.", ("12 post reddit", "61 account reddit")),
        (
            "In all, 61 accounts and 300 posts of a covert influence network have been removed, Reddit said.",
            ("61 account reddit", "300 post reddit"),
        ),
        ("Reddit removed the 61 accounts of a covert influence network after a tip from the FBI.", ("61 account reddit",)),
        ("Acting on a tip from the FBI, Reddit removed 61 accounts of a covert influence network.", ("61 account reddit",)),
        ("Reddit removed 61 accounts tied to a covert influence network.", ("61 account reddit",)),
        ("Reddit removed 61 accounts that were part of a covert influence network.", ("61 account reddit",)),
        ("Reddit said 61 accounts linked to a covert influence operation had been suspended.", ("61 account reddit",)),
        (
            "Meta took down 63 accounts, 12 Pages and 3 Groups on Facebook and 25 accounts on Instagram in a covert influence network.",
            ("3 group facebook", "12 page facebook", "25 account instagram", "63 account facebook"),
        ),
        (
            "Meta removed 16 Facebook accounts, 9 Pages and 25 Instagram accounts in a covert influence network.",
            ("9 page facebook", "16 account facebook", "25 account instagram"),
        ),
        (
            "Reddit removed about 1,200 core accounts and more than 30,000 amplifier accounts in a covert influence operation.",
            ("about 1200 account reddit core", "atLeast 30000 account reddit amplifier"),
        ),
        ("Reddit removed two lakh accounts which were part of a covert influence network.", ("200000 account reddit",)),
        ("Reddit removed a covert influence network of 61 accounts with 40,000 followers.", ("61 account reddit",)),
        ("Reddit removed a covert influence network of 61 accounts. They spent $5,000 on ads.", ("61 account reddit",)),
        (
            "Reddit removed a covert influence network of at least 500 accounts, nearly 40 subreddits and up to 12 posts.",
            ("about 40 group reddit", "atLeast 500 account reddit", "atMost 12 post reddit"),
        ),
    ],
)
def test_what_went(text: str, assets: tuple[str, ...]) -> None:
    assert only(text).assets == assets


def test_thousands_with_dots() -> None:
    text = "Reddit removed 5.413 accounts of a covert network run from Ecuador. The network had praised 1.019 mayors."
    assert only(text).assets == ("5413 account reddit",)


def test_networks_that_are_only_listed_after_a_removal_were_removed_too() -> None:
    text = """\
Reddit removed two covert influence networks on Monday.

The larger network, from Gabon: 211 accounts.

The smaller network, from Benin: 63 accounts.
"""
    assert [(o.origins, [(a.by, a.assets) for a in o.acts]) for o in told(text)] == [
        (("Gabon",), [(("Reddit",), ("211 account reddit",))]),
        (("Benin",), [(("Reddit",), ("63 account reddit",))]),
    ]


def test_a_service_that_removes_an_operation_from_itself_is_where_it_was() -> None:
    (found,) = told("Reddit removed a covert influence network from Laos.")
    assert found.platforms == ("Reddit",)


@pytest.mark.parametrize(
    "text",
    [
        "Reddit found no covert influence network from Laos.",
        "There is no evidence that Laos ran a covert influence network on Reddit.",
        "Reddit has yet to remove a covert influence network from Laos.",
    ],
)
def test_what_is_not_there_or_not_yet_done_is_no_act(text: str) -> None:
    assert acts(text) == []


def test_many_accounts_in_a_network_are_an_act_without_a_count() -> None:
    act = only("Meta removed hundreds of accounts in a covert influence network run from Iran.")
    assert (act.by, act.assets) == (("Meta",), ())


def test_the_date_is_the_acts_and_not_that_of_a_vote() -> None:
    text = "Reddit removed a covert influence network run from Laos on 15 March 2021, two days before the vote on 17 March 2021."
    assert only(text).date == "2021-03-15"


def test_counts_are_taken_up_by_the_sentence_that_says_whose_they_are() -> None:
    (operation,) = told("Reddit removed 61 accounts. They were part of a covert influence network from Laos.")
    assert operation.origins == ("Laos",)
    assert [(act.by, act.assets) for act in operation.acts] == [(("Reddit",), ("61 account reddit",))]


def test_the_company_is_the_one_whose_officer_speaks() -> None:
    assert only("Meta's head of security said the company had disrupted a covert network run from Togo.").by == ("Meta",)


def test_we_in_a_quotation_is_the_firm_that_is_quoted() -> None:
    text = "“We have removed 61 accounts tied to a covert influence network from Laos,” Reddit's Jane Orr said."
    assert only(text, "Daily Lantern").by == ("Reddit",)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Facebook this week removed 130 accounts in a covert influence campaign run from Laos.", "2021-03"),
        ("In Q3 Reddit banned 60 accounts in a covert influence campaign run from Laos.", "2020-Q3"),
        ("Meta closed 80 accounts last weekend in a covert influence operation from Laos.", "2021-03"),
        ("Meta got our report on a covert network run from Laos in December. The following month it removed 73 of the pages.", "2021-01"),
        ("On March 3 we exposed a covert network run from Laos, and Twitter suspended 80 accounts a day later.", "2021-03-04"),
        ("We have archives published in October 2020, when Twitter suspended 926 accounts in a covert Laotian network.", "2020-10"),
        ("On March 3 Meta removed a covert network run from Laos. The same day it removed 80 accounts of the network.", "2021-03-03"),
        ("Last month Meta cut off a network run from Laos. In the same breath it did away with 80 accounts of a Chadian one.", "2021-02"),
        ("MARCH 16: Twitter says it has suspended 80 accounts in a covert network run from Laos.", "2021-03-16"),
        ("Ahead of the vote on 14 February, Facebook removed 90 accounts in a covert campaign run from Laos.", ""),
        ("In the run-up to the November election, Twitter suspended 80 accounts in a covert network run from Laos.", ""),
        ("Facebook removed 90 accounts, created between 2015 and 2019, in a covert campaign run from Laos.", ""),
    ],
)
def test_relative_dates_and_dates_of_something_else(text: str, when: str) -> None:
    assert {act.date for operation in told(text) for act in operation.acts} == {when}


def test_it_is_whoever_was_spoken_for_or_just_named_and_nobody_who_comes_later() -> None:
    story = "A covert influence network from Chad posted on Telegram. {} Meta said last week that it had removed other accounts."
    for text in (
        "A spokeswoman for Telegram said it had deleted the network's channels.",
        "Researchers shared a draft with Telegram in January. It deleted the network's channels.",
    ):
        (found, *_) = told(story.format(text))
        assert [(a.kind, a.by) for a in found.acts] == [("Takedown", ("Telegram",))]


def test_a_court_that_bans_something_makes_nobody_use_it() -> None:
    text = "Meta removed a covert influence network run from Chad. In August the top court banned the use of deepfakes."
    assert not [c for c in extracted(text).claims if any(p.endswith("uses") for _, p, _ in c.triples)]


def test_arrests_on_suspicion_of_selling_fakes_are_of_an_operation() -> None:
    text = (
        "Police in Kenya arrested six people on Tuesday on suspicion of selling fake social media profiles to candidates. "
        "Meta said on Wednesday that it had disabled 2,650 of the Instagram profiles."
    )
    (found,) = told(text)
    assert [(a.kind, a.assets) for a in found.acts] == [("Indictment", ()), ("Takedown", ("2650 account instagram",))]


def test_another_body_sanctions_three_of_the_same() -> None:
    text = (
        "The UK has today sanctioned four organisations responsible for a covert influence campaign run from Chad. "
        "The US Department of the Treasury has today designated three of the same organisations."
    )
    (found,) = told(text)
    assert {a.kind for a in found.acts} == {"Sanction"}
    assert "U.S. Department of the Treasury" in {by for a in found.acts for by in a.by}
    assert len(found.acts) == 2


def test_accounts_that_belonged_to_a_network_removed_before_are_that_networks() -> None:
    text = "In February 2021 we removed 412 accounts that belonged to a Chad-based influence network we shut down in November 2020."
    (found,) = told(text, "TikTok")
    assert (found.origins, sorted(a.date for a in found.acts)) == (("Chad",), ["2020-11", "2021-02"])


@pytest.mark.parametrize(
    ("text", "publisher", "assets"),
    [
        ("We banned seven accounts of a covert influence network run from Chad.", "OpenAI", ("7 account chatgpt",)),
        ("X Corp. suspended 614 accounts of a covert influence network run from Chad.", "", ("614 account twitter",)),
        ("We removed 22 accounts of a covert influence network run from Chad.", "Meta", ("22 account",)),
        ("We told Reddit, which removed 22 accounts of a covert influence network run from Chad.", "OpenAI", ("22 account reddit",)),
    ],
)
def test_accounts_that_a_company_of_one_service_removes_were_on_it(text: str, publisher: str, assets: tuple[str, ...]) -> None:
    (found,) = told(text, publisher)
    assert found.assets == assets


def test_a_service_that_acts_the_month_after_acts_on_the_same_operation() -> None:
    text = "In November Meta removed 214 Facebook accounts that had posed as voters in Peru. In January X suspended around 600 accounts."
    (peru,) = told(text)
    assert [(a.by, a.date, a.assets) for a in peru.acts] == [
        (("Meta",), "2020-11", ("214 account facebook",)),
        (("Twitter",), "2021-01", ("about 600 account twitter",)),
    ]


def test_an_outfit_unmasked_by_others_is_not_what_was_removed_before() -> None:
    text = "In November Meta removed 214 Facebook accounts that had posed as voters in Peru. "
    another = "The software recalls that of Team Blue, the Chilean outfit unmasked by reporters in May."
    assert told(text + another)[0].origins == ()


def test_a_firm_that_is_banned_beside_the_accounts_is_behind_them() -> None:
    text = "In May Meta removed 214 Facebook accounts that had posed as voters in Peru. It also banned Halcyon Reach, a firm in Cyprus."
    (peru,) = told(text)
    assert peru.actors == ("Halcyon Reach",)
    assert told(text.replace("Halcyon Reach, a firm in Cyprus", "ads for a lottery"))[0].actors == ()
