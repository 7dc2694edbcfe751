"""What operations spoke of, at whom they aimed and where they were active: whole short reports in several registers."""

import pytest
from op_facts import objects

# Text; topics; targets; services.
REPORTS = [
    (
        "The Justice Department seized 32 domains used by a Russian influence campaign. According to prosecutors, the fake "
        "sites carried anti-Ukrainian articles meant to sway voters in the United States and Germany.",
        "elections ukraine-war",
        "DE US",
        "",
    ),
    (
        "The operation did not target elections, Meta said of the Chinese influence operation it removed. Instead it posted "
        "about Taiwan and about trade tariffs.",
        "economy taiwan",
        "",
        "",
    ),
    (
        "Graphika found a Chinese influence operation that could target the vote in Taiwan next year.",
        "",
        "",
        "",
    ),
    (
        "Inauthentic Pages in the Honduran network cheered President Hernandez; they also ridiculed his critics and the press.",
        "domestic-politics",
        "HN",
        "",
    ),
    (
        "The influence operation, run by a Moscow marketing firm, tried to recruit French and German YouTubers to disparage the "
        "Pfizer vaccine.",
        "vaccines",
        "",
        "",
    ),
    (
        "Twitter suspended 926 accounts tied to the Royal Thai Army. The network amplified pro-army and pro-government content "
        "and attacked prominent opposition figures.",
        "domestic-politics military",
        "TH",
        "twitter",
    ),
    (
        "Twitter removed 33 accounts linked to the Saudi government. The accounts were created to impersonate Qatari political "
        "figures and to push narratives about Qatari politics that suited Riyadh.",
        "domestic-politics gulf-rivalry",
        "QA",
        "twitter",
    ),
    (
        "An Azerbaijani influence operation was taken down by Facebook. Its Pages engaged in praise of President Ilham Aliyev "
        "and criticism of the opposition, whom they accused of treason.",
        "domestic-politics",
        "AZ",
        "facebook",
    ),
    (
        "Microsoft said a Russian influence operation was aimed at American audiences. Its messages criticised US support for "
        "Ukraine ahead of the presidential election.",
        "elections ukraine-war",
        "US",
        "",
    ),
    (
        "Meta took down a covert network run by people in Russia and Ukraine that targeted Ukraine. It ran fake news sites and "
        "created personas on Facebook, Instagram, Twitter, YouTube, Telegram, Odnoklassniki and VK.",
        "",
        "UA",
        "facebook instagram ok telegram twitter vk youtube",
    ),
    (
        "The Chinese influence operation, which Graphika calls Spamouflage, went after Falun Gong and the Hong Kong protesters. "
        "Videos appeared on YouTube and Vimeo.",
        "diaspora-dissidents hong-kong protests",
        "",
        "vimeo youtube",
    ),
    (
        "OpenAI banned ChatGPT accounts that were part of a covert influence operation from Israel. The operation posted "
        "comments about the war in Gaza on X, Facebook and Instagram and, to a lesser extent, about elections in India.",
        "elections gaza-war",
        "IN",
        "chatgpt facebook instagram twitter",
    ),
    (
        "A pro-Kremlin disinformation campaign known as Doppelganger cloned the websites of German and French newspapers to "
        "weaken support for Ukraine in Germany and France.",
        "ukraine-war",
        "DE FR",
        "",
    ),
    (
        "We terminated 12 YouTube channels as part of our investigation into a coordinated influence operation linked to "
        "Azerbaijan. The campaign shared content in Azerbaijani that was supportive of Azerbaijan and critical of Armenia.",
        "",
        "",
        "youtube",
    ),
    (
        "We terminated 30 YouTube channels linked to a coordinated influence operation in the Philippines. It uploaded content "
        "in Tagalog praising former President Duterte and criticising the current administration.",
        "domestic-politics",
        "PH",
        "youtube",
    ),
    (
        "TikTok said it had removed a covert influence network operating from Rwanda. The network targeted Rwandan audiences "
        "and artificially amplified narratives favourable to the ruling party.",
        "domestic-politics",
        "RW",
        "tiktok",
    ),
    (
        "TikTok deleted a covert network that operated from Vietnam and targeted audiences in Taiwan, the Philippines and Japan "
        "with posts on the South China Sea.",
        "south-china-sea",
        "JP PH TW",
        "tiktok",
    ),
    (
        "A Chinese disinformation campaign spread rumours that the wildfires on Maui had been caused by a secret American weapon.",
        "natural-disaster",
        "",
        "",
    ),
    (
        "The operation, attributed to Russia's GRU, published articles that questioned the efficacy of Western vaccines and "
        "talked up Sputnik V to readers in Latin America.",
        "vaccines",
        "LATIN-AMERICA",
        "",
    ),
    (
        "In Poland the Belarusian network posed as Polish women who complained about migrants and called for an end to aid for Ukraine.",
        "immigration ukraine-war",
        "PL",
        "",
    ),
    (
        "The influence campaign was run from China. Themes: the treatment of Uyghurs in Xinjiang, the origins of the "
        "coronavirus, and the Beijing Winter Olympics.",
        "covid-19 olympics xinjiang",
        "",
        "",
    ),
    (
        "Targets of the Russian campaign included Moldova, Georgia and the Baltic states.",
        "",
        "EASTERN-EUROPE GE MD",
        "",
    ),
    (
        "Meta said the Chinese network was first noticed on Facebook after The Guardian asked about it. The network defended "
        "China's record in Tibet and mocked the Dalai Lama.",
        "tibet",
        "",
        "facebook",
    ),
    (
        "Facebook spokeswoman Ann Poe said on Twitter that the company had removed a Russian influence operation from Facebook "
        "and Instagram.",
        "",
        "",
        "facebook instagram",
    ),
    (
        "Reddit banned an Iranian disinformation network. Moscow, by contrast, has blocked Facebook, and Twitter users in Iran "
        "protested against hijab rules.",
        "",
        "",
        "reddit",
    ),
    (
        "The French army denied that it was behind the influence operation. Researchers said its accounts praised Barkhane and "
        "attacked Russian mercenaries in Mali.",
        "france-in-africa russia-in-africa",
        "ML",
        "",
    ),
    (
        "Russia has run a disinformation campaign about the downing of MH17. Its trolls blamed Ukraine for the crash.",
        "mh17",
        "",
        "",
    ),
    (
        "Meta removed an Iranian influence operation. The network, whose operators sat in Tehran, wrote in Hebrew for Israelis "
        "and called on them to protest against the judicial reform of Benjamin Netanyahu.",
        "israel-palestine protests",
        "IL",
        "",
    ),
    (
        "Twitter shut down an influence operation backed by the Russian military. Donald Trump said the coronavirus was under "
        "control and attacked Joe Biden.",
        "",
        "",
        "twitter",
    ),
    (
        "Ukraine's security service dismantled a bot farm run for Moscow. The bots justified the invasion, spread panic among "
        "Ukrainians and tried to discredit the Ukrainian army.",
        "military ukraine-war",
        "UA",
        "",
    ),
    (
        "The Ugandan network was active on Facebook, with a smaller presence on Instagram, and pushed content in support of "
        "President Museveni ahead of the election.",
        "domestic-politics elections",
        "UG",
        "facebook instagram",
    ),
    (
        "An influence operation linked to the UAE bashed Turkey and the Muslim Brotherhood, and cheered for Khalifa Haftar in Libya.",
        "gulf-rivalry libya-conflict",
        "TR",
        "",
    ),
    (
        "A Pakistani network posted in support of the Pakistani army, criticised India and dwelt on Kashmir. It posed as Sikhs in India.",
        "india-pakistan kashmir military",
        "IN",
        "",
    ),
    (
        "The Indian influence operation, whose sites reached readers in Brussels and Geneva, sought to discredit Pakistan and "
        "promote Indian interests in Kashmir.",
        "india-pakistan kashmir",
        "EU PK",
        "",
    ),
    (
        "The Spanish party ran a network of fake Twitter accounts that attacked Catalan separatists.",
        "separatism",
        "",
        "twitter",
    ),
    (
        "Between 2017 and 2020 the American network promoted pro-Western narratives in Central Asia and the Middle East and "
        "criticised Russia, China and Iran.",
        "",
        "CENTRAL-ASIA MIDDLE-EAST",
        "",
    ),
    (
        "Far from limiting itself to one service, the Russian operation was present on more than 30 platforms, among them "
        "Quora, Medium, Reddit and LiveJournal.",
        "",
        "",
        "livejournal medium quora reddit",
    ),
]


@pytest.mark.parametrize(("text", "topics", "targets", "services"), REPORTS)
def test_short_reports(text: str, topics: str, targets: str, services: str) -> None:
    found = {relation: objects(text, relation) for relation in ("addresses", "targets", "activeOn")}
    assert found == {"addresses": set(topics.split()), "targets": set(targets.split()), "activeOn": set(services.split())}


INTRODUCTION = "Twitter removed an influence operation that originated in Iran. "


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("It posted about the coronavirus and vaccines.", "covid-19 vaccines"),
        ("Its trolls denounced NATO and mocked the European Union.", "nato european-union"),
        ("Criticism of the monarchy made up most of what the accounts wrote.", "monarchy"),
        ("The posts, in Arabic, were in favour of the Houthis.", "yemen-war"),
        ("The accounts took swipes at Kashmiri activists.", "kashmir"),
        ("Opponents of the government were depicted as criminals in its videos.", "domestic-politics"),
        ("It told pensioners the EU was coming for their savings.", "european-union"),
        ("It told Kenyans that the judges were corrupt.", "corruption"),
        ("The bots told Kazakhs that the demonstrators were foreign agents.", "protests"),
        ("It warned Estonians that inflation would eat up what they had.", "economy"),
        ("It was a campaign to turn Germans against arming Ukraine.", "ukraine-war"),
        ("Its letters, about NATO exercises, were meant to alarm readers in Estonia.", "nato"),
        ("Every post was about the water from Fukushima.", "nuclear-waste-fukushima"),
        ("The comments praised new coal-fired power stations.", "energy"),
        ("It hounded journalists and radio stations in Paraguay.", "media-discrediting"),
        ("The trolls picked on reporters of an independent newspaper.", "media-discrediting"),
        ("It said gay couples would destroy the family.", "lgbtq"),
        ("It ridiculed the crown prince.", "monarchy"),
        ("Its videos told Poles that refugees were taking their flats.", "refugees"),
    ],
)
def test_topics_by_verb_noun_and_set_phrase(text: str, topics: str) -> None:
    assert set(topics.split()) <= objects(INTRODUCTION + text, "addresses")


@pytest.mark.parametrize(
    "text",
    [
        "The company said that it would do more against the spread of the coronavirus.",
        "Twitter did not say whether the accounts had posted about the election.",
        "The network did not post about NATO.",
        "The minister called for a debate about vaccines.",
        "Joe Biden criticised the European Union on the same day.",
        "The operation was run by a unit of the navy.",
        "Twitter published its report on the eve of the election.",
        "It was taken down a week after the earthquake.",
        "Twitter said that elections were a time of risk.",
        "The pages posted recipes and cat pictures.",
        "Most of the channels uploaded spam about cars and pop music.",
        "Twitter said it would ban posts about suicide and illegal drugs next year.",
    ],
)
def test_what_others_say_is_no_topic(text: str) -> None:
    assert objects(INTRODUCTION + text, "addresses") == set()
