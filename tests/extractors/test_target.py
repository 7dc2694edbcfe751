"""At whom operations aim: audiences, affairs, people they pass for, their own country; and countries that are only mentioned."""

import pytest
from op_facts import extracted, objects
from readout import told

INTRODUCTION = "Facebook removed an influence operation that originated in Iran. "


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("It was aimed chiefly at Iraq and, to a lesser extent, at Jordan, Lebanon and Yemen.", "IQ JO LB YE"),
        ("The network sought to sway voters in Albania.", "AL"),
        ("Its operators posed as Canadians.", "CA"),
        ("The accounts claimed to be located in Bahrain.", "BH"),
        ("It focused on domestic audiences.", "IR"),
        ("The operators wrote for readers in Scotland and Wales.", "GB"),
        ("Targets: Sudan, Chad.", "SD TD"),
        ("The network meddled in Armenia's election.", "AM"),
        ("Across Latin America its Pages spread false stories.", "LATIN-AMERICA"),
        ("The campaign had its eye on Azerbaijan.", "AZ"),
        ("It posted summaries, focusing on promoting Iranian interests in Chad.", "TD"),
        ("It attacked Israeli politicians.", "IL"),
        ("Sweden was targeted by the network.", "SE"),
        ("The operation praised the president and derided the opposition.", "IR"),
    ],
)
def test_whom_an_operation_aims_at(text: str, targets: str) -> None:
    assert objects(INTRODUCTION + text, "targets") == set(targets.split())


@pytest.mark.parametrize(
    "text",
    [
        "The accounts were registered in Germany.",
        "Its Pages published in Polish and in French.",
        "The government of Norway called the operation an attack.",
        "The network paid for its ads in Swiss francs.",
        "The operation could be used against Portugal one day.",
        "It did not target Spain.",
        "Its posts targeted issues such as the drought in Spain.",
    ],
)
def test_countries_that_are_only_mentioned(text: str) -> None:
    assert objects(INTRODUCTION + text, "targets") == set()


def test_a_narrow_region_stands_for_the_wide_one() -> None:
    text = INTRODUCTION + "It targeted several African countries. Above all it targeted audiences in sub-Saharan Africa."
    assert objects(text, "targets") == {"SUB-SAHARAN-AFRICA"}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("It told Slovak pensioners that their savings were in danger.", "SK"),
        ("The fakes preyed on parents in Britain.", "GB"),
        ("The accounts pressed American golf fans to welcome the tour.", "US"),
        ("Its personas tried to convince Czech mothers that vaccines were harmful.", "CZ"),
        ("The fake pages pushed invented stories at Irish voters before the referendum.", "IE"),
        ("Readers in Lithuania were fed tales about soldiers.", "LT"),
        ("It wanted Georgians to believe that war was near.", "GE"),
        ("The campaign tried to turn Germans against arming their neighbours.", "DE"),
        ("It was a campaign to turn Germans against their government.", "DE"),
        ("It went after Brazilian politicians and Australian universities.", "BR AU"),
        ("The letters were meant to alarm readers in Estonia.", "EE"),
        ("It used fake accounts to inflame readers in the United States over immigration.", "US"),
        ("Its reports discredited Ukraine's army in the eyes of Ukrainians.", "UA"),
        ("It hit audiences from Chile to Argentina.", "CL AR"),
        ("It sent text messages to soldiers in Taiwan.", "TW"),
    ],
)
def test_people_who_are_spoken_to_or_worked_upon(text: str, targets: str) -> None:
    assert objects(INTRODUCTION + text, "targets") == set(targets.split())


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("The websites rewrote state media for readers in Spain and Mexico.", "ES MX"),
        ("Its videos, in Arabic for viewers in Jordan, praised the army.", "JO"),
        ("Its sites posed as news sites for Venezuelans in the United States.", "US"),
        ("Their message to Latvians was that the state could not protect them.", "LV"),
        ("It spread false stories about elections in Kosovo to viewers there.", "XK"),
        ("The stories were placed in news outlets in Kazakhstan.", "KZ"),
        ("The audiences it sought were in Somalia and Sudan.", "SO SD"),
        ("It consisted of videos that made fun of NATO, intended for audiences in Estonia and Latvia.", "EE LV"),
    ],
)
def test_readers_for_whom_something_was_put_out(text: str, targets: str) -> None:
    assert objects(INTRODUCTION + text, "targets") == set(targets.split())


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("It was set up to sow panic in Armenia.", "AM"),
        ("Its aim was to deepen divisions in Belgium.", "BE"),
        ("It wanted to drive a wedge between Sweden and Finland.", "SE FI"),
        ("The operation hoped to weaken support for Ukraine in Slovakia.", "SK"),
        ("The posts whipped up anger among Ghanaians.", "GH"),
        ("It waged a campaign against Moldova.", "MD"),
        ("It was an attempt to swing the vote in Slovakia.", "SK"),
        ("It published made-up polls on the presidential race in Kenya.", "KE"),
        ("It mocked the king of Thailand.", "TH"),
    ],
)
def test_countries_in_which_unrest_is_sown_or_affairs_are_meddled_with(text: str, targets: str) -> None:
    assert objects(INTRODUCTION + text, "targets") == set(targets.split())


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Facebook removed a network run from Cambodia and Thailand. It addressed Khmer speakers in both countries.", "KH TH"),
        ("Facebook removed 61 accounts, part of a covert network, that originated in Paraguay and were aimed at people there.", "PY"),
        ("Facebook removed a network based in Malawi. This was a domestic operation.", "MW"),
        ("Police seized domains used in a covert campaign directed by Belarus and intended to influence readers in Poland.", "PL"),
        ("Silver Moth is a covert campaign through which the Russian state has tried to sway elections in Moldova.", "MD"),
        ("Google closed a covert network from Jordan. It scorned Armenia's premier. It was meant for viewers in both countries.", "AM JO"),
        ("Microsoft said that a Russian network had flooded Facebook with fake accounts in order to sow panic in Armenia.", "AM"),
        ("We have removed 22 Facebook Pages, 31 accounts and 12 Events run from Egypt by people who pretended to be Libyans.", "LY"),
    ],
)
def test_targets_in_the_sentence_that_introduces_a_network(text: str, targets: str) -> None:
    assert objects(text, "targets") == set(targets.split())


@pytest.mark.parametrize(
    "text",
    [
        "The company told Swiss regulators that it had found the accounts.",
        "Facebook told users in Spain that their accounts were safe.",
        "Officials in Vilnius urged Lithuanians to be careful.",
        "Journalists in Poland wrote about it for readers in Germany.",
        "It hired a Ghanaian agency to write the posts.",
        "Its photos were stolen from French models.",
        "The network did not reach anyone in Iceland.",
        "It worked for people in Cuba.",
        "Its personas claimed to live in Zurich and to be from a school there.",
        "The sites claimed to be edited in Belgium.",
        "It disparaged candidates from both parties.",
        "Unlike the campaign that Russia aimed at Finland, it was clumsy.",
        "It paid workers in Vietnam to press the like button.",
    ],
)
def test_countries_of_bystanders_helpers_and_others_readers(text: str) -> None:
    assert objects(INTRODUCTION + text, "targets") == set()


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("It harassed exiled Iranian activists living in Sweden.", "SE"),
        ("It smeared Iranian journalists who live in Norway.", "NO"),
        ("In Czech and Slovak they ridiculed the cabinet.", "IR"),
        ("In Egypt and Libya they ridiculed the cabinet.", "EG LY"),
    ],
)
def test_where_people_live_is_where_they_are_aimed_at_and_languages_are_no_places(text: str, targets: str) -> None:
    assert objects(INTRODUCTION + text, "targets") == set(targets.split())


def test_a_state_does_not_run_down_its_own_rulers() -> None:
    backed = (
        "Facebook removed an influence operation run by the Iranian government. It made false claims that denounced the vice president."
    )
    assert objects(backed, "targets") == set()
    assert objects(INTRODUCTION + "It made false claims that denounced the president.", "targets") == {"IR"}


def test_one_of_two_operations_and_the_other_each_have_an_aim() -> None:
    text = "Britain sanctioned those responsible for two Russian influence operations: one meant to mislead voters in Armenia, {}"
    for last in ("the other to frighten families in Ghana.", "another to frighten families in Ghana."):
        claims = [t for c in extracted(text.format(last)).claims for t in c.triples if t[1].endswith("targets")]
        assert len({o for o, _, _ in claims}) == len({t for _, _, t in claims}) == 2


CHINESE = "Facebook removed a network run from China. "


@pytest.mark.parametrize(
    ("before", "content", "targets"),
    [
        ("Our President, Rodrigo Duterte, was pleased. ", "Its writers adored the President.", "PH"),
        ("Viktor Orban spoke on the radio. The friends of our Prime Minister listened. ", "It mocked our Prime Minister.", "HU"),
        ("Kenya's president will not resign. He is our President after all. ", "The accounts praised the president.", "KE"),
        # Somebody else's, or one of several, or nobody's of whom the text says whose.
        ("Rodrigo Duterte was pleased. ", "Its writers adored the President.", ""),
        ("Our President met Vladimir Putin and Rodrigo Duterte. ", "Its writers adored the President.", ""),
        ("Our President, Rodrigo Duterte, was pleased. ", "Its writers adored the president of Chile.", "CL"),
        ("Our President, Rodrigo Duterte, was pleased. ", "Its writers adored a president.", ""),
        ("Our President was pleased. ", "Its writers adored the President.", ""),
        ("Our President has met Vladimir Putin. ", "Its writers adored the President.", ""),
        ("Our President was pleased, and so was Putin. People in Madrid were not. ", "Its writers adored the President.", ""),
        ("Our President was pleased. Vladimir Putin was not. It is quiet in Spain. ", "Its writers adored the President.", ""),
    ],
)
def test_the_president_of_a_text_that_has_one_of_its_own(before: str, content: str, targets: str) -> None:
    assert objects(before + CHINESE + content, "targets") - {"CN"} == set(targets.split())


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Its accounts, which spoke to other Iranians, praised the army.", "IR"),
        ("It wrote for other Iranians and for people in Iraq.", "IR IQ"),
        ("It produced replies for Kuwaiti users of TikTok.", "KW"),
        ("A small part was meant for viewers in Qatar.", "QA"),
        ("It explained to Omanis that the euro would ruin them.", "OM"),
        ("It carried content about mayoral races in Lebanon.", "LB"),
        ("Its sites passed themselves off as Jordanian newspapers.", "JO"),
        ("It ran videos for viewers at home that spoke well of the ruling party.", "IR"),
        ("Fourteen of the pages courted Afghan communities in Sweden.", "SE"),
        ("It befriended journalists and officials in Iraq, Kuwait and Oman.", "IQ KW OM"),
        ("In Iraq it went after the prosecutor; in Jordan it cheered for a mine.", "IQ JO"),
        ("A smaller set of sites was written in Arabic and Kurdish for readers in Iraq and Syria.", "IQ SY"),
        ("It began by addressing audiences in Iraq; from May onward it added a second audience, in France.", "IQ FR"),
        ("It was mostly concerned with Iraq and, to a lesser extent, with Kurdish communities in Sweden.", "IQ SE"),
        ("Its personas called on Lebanese voters to stay away from the polls.", "LB"),
        ("Its presenters made clips about prices for a Turkish public.", "TR"),
        ("The accounts, pointed at Armenians, dressed up as priests.", "AM"),
        ("They were for Armenians and welcomed the end of aid.", "AM"),
        # the same words of somebody else, or about something else
        ("A spokesman told Iraqis that the matter was closed.", ""),
        ("The company explained to Iraqi lawmakers how it had found it.", ""),
        ("The ministry concerned itself with Iraq.", ""),
        ("The company called on Iraqis to stay calm.", ""),
        ("Teachers in Iraq spoke to their pupils about it.", ""),
        ("Meta has added a second office, in France.", ""),
        ("It was concerned with the war in Yemen.", ""),
        ("Investigators pointed at Turkey.", ""),
    ],
)
def test_for_whom_it_is_written_and_to_whom_it_speaks(text: str, targets: str) -> None:
    assert objects(INTRODUCTION + text, "targets") == set(targets.split())


def test_who_is_blamed_where_another_countrys_vote_is_spoken_of_is_not_of_home() -> None:
    text = INTRODUCTION + "The vote in Norway is near. The operation derided the opposition."
    assert objects(text, "targets") == set()


@pytest.mark.parametrize(
    "sentence",
    ["Peru was its main target.", "Voters in Peru were its target.", "Peru's election in February was the target of the network."],
)
def test_what_is_said_to_be_the_target_is_one(sentence: str) -> None:
    (one,) = told(f"Meta removed a network of 40 fake accounts run from Chad. {sentence}")
    assert one.targets == ("Peru",)


@pytest.mark.parametrize(
    "sentence",
    ["Peru was not its target.", "Peru could be its next target.", "Peru was the target of another network."],
)
def test_what_is_not_said_to_be_its_target_is_none(sentence: str) -> None:
    found = told(f"Meta removed a network of 40 fake accounts run from Chad. {sentence}")
    assert all("Peru" not in one.targets for one in found if one.origins == ("Chad",))
