"""On which services operations were active; and services that only speak, are asked, are blocked or serve for comparison."""

import pytest
from op_facts import objects

INTRODUCTION = "Google dismantled an influence operation that originated in Iran. "


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("It posted on X and Telegram.", "twitter telegram"),
        ("On Reddit and Quora its operators answered questions about pensions.", "reddit quora"),
        ("The network ran accounts on TikTok, Instagram and VK.", "tiktok instagram vk"),
        ("Its videos appeared on YouTube and Rumble.", "youtube rumble"),
        ("The operation used ChatGPT to write comments.", "chatgpt"),
        ("The network was active on over 20 platforms, including Pinterest, Tumblr and Medium.", "pinterest tumblr medium"),
        ("It had a YouTube channel with few subscribers.", "youtube"),
        ("It planted forged letters on Quora, Medium and Pinterest.", "quora medium pinterest"),
        ("Its newsletters came out on Substack.", "substack"),
        ("The group relied on Viber chats and KakaoTalk rooms.", "viber kakaotalk"),
        ("Links to its site were dropped into Discord servers.", "discord"),
        ("Instagram was its main stage.", "instagram"),
        ("Invented residents of two towns spread a staged video on Gab and Gettr.", "gab gettr"),
        ("Threads, Reddit and Tumblr were used as well.", "threads reddit tumblr"),
        ("It exploited Kwai, Likee and Zalo.", "kuaishou likee zalo"),
    ],
)
def test_services_that_it_used(text: str, services: str) -> None:
    assert objects(INTRODUCTION + text, "activeOn") == set(services.split())


@pytest.mark.parametrize(
    "text",
    [
        "Twitter declined to comment.",
        "Iran has blocked Facebook since 2009.",
        "A spokesman announced this on Twitter.",
        "The ministry asked TikTok to hire more people.",
        "Google is larger than Facebook.",
        "It was not active on Instagram.",
        "TikTok, it seems, was never used.",
        "Nothing was found on Snapchat.",
        "A copy of the report is on GitHub.",
        "Google shared what it knew with Facebook and Twitter.",
        "It might also have used Reddit.",
        "Unlike on Facebook, it was soon found.",
    ],
)
def test_services_that_only_act_or_are_mentioned(text: str) -> None:
    assert objects(INTRODUCTION + text, "activeOn") == set()


def test_pages_removed_by_meta_were_on_facebook() -> None:
    assert objects("Meta removed a covert network of 12 Pages and 40 accounts run from Iran.", "activeOn") == {"facebook"}


def test_apps_in_a_store_belong_to_who_runs_the_store() -> None:
    text = "Google removed 3 apps from the Play Store as part of an influence operation linked to Qatar."
    assert objects(text, "activeOn") == {"google"}
