"""Sanctions and charges against those behind an operation are acts against it; those for other things, or of others, are not."""

import pytest
from readout import told

INTRODUCTION = "Researchers call the Russian influence operation Grey Heron. It is run by the Volga Media Agency, a firm in Moscow. "
EU = "Sanction by European Union institutions 2020-03"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("In March 2020 the European Union put the agency on its sanctions list.", EU),
        ("In March 2020 the Council of the European Union placed the agency and its director under restrictive measures.", EU),
        ("The EU imposed sanctions on the Volga Media Agency in March 2020.", EU),
        ("In March 2020 the EU froze the assets of the Volga Media Agency.", EU),
        ("The Volga Media Agency was blacklisted by the EU in March 2020.", EU),
        ("The European Union, which sanctioned the agency in March 2020, said nothing.", EU),
        ("The Volga Media Agency, sanctioned by the EU in March 2020, denied everything.", EU),
        ("The agency has been under EU sanctions for a year.", "Sanction by European Union institutions"),
        ("Britain slapped sanctions on the Volga Media Agency in March 2020.", "Sanction by UK government 2020-03"),
        ("In March 2020 Washington hit the Volga Media Agency with sanctions.", "Sanction by United States 2020-03"),
        (
            "The U.S. Justice Department brought charges against two employees of the Volga Media Agency in March 2020.",
            "Indictment by U.S. Department of Justice 2020-03",
        ),
        (
            "In March 2020 a U.S. grand jury indicted two employees of the agency for conspiring to act as foreign agents.",
            "Indictment by U.S. Department of Justice 2020-03",
        ),
        (
            "OpenAI said in March that it had banned accounts which used ChatGPT to write comments for the campaign.",
            "Takedown by OpenAI 2021-03",
        ),
        # not done, not to them, not for that
        ("The EU said that it would sanction the agency.", ""),
        ("The EU has sanctioned a bank in Minsk.", ""),
        ("The EU put the matter on its agenda.", ""),
        ("Britain has placed a wreath on the monument of the agency.", ""),
        ("In March 2020 the EU sanctioned the Volga Media Agency for its trade in arms.", ""),
        ("In March 2020 the United States charged two employees of a bank, in its strongest move against such campaigns.", ""),
    ],
)
def test_acts_against_those_behind_an_operation(text: str, act: str) -> None:
    (heron,) = told(INTRODUCTION + text)
    assert [f"{a.kind} by {'+'.join(a.by)} {a.date}".strip() for a in heron.acts] == ([act] if act else [])


def test_who_is_behind_two_operations_leaves_open_which_is_meant() -> None:
    another = "Another Russian operation, Red Tern, is run by the Volga Media Agency as well. "
    found = told(INTRODUCTION + another + "In March 2020 the EU sanctioned the Volga Media Agency.")
    assert not any(a.kind == "Sanction" for operation in found for a in operation.acts)


def test_staff_of_a_state_outlet_who_are_charged_stand_for_an_operation_of_their_own() -> None:
    text = (
        "The United States on Monday seized 32 internet domains and brought charges against two employees of the broadcaster RT, "
        "in its strongest move against covert Russian campaigns. The domains served a campaign that researchers call Doppelganger. "
        "In the second case, a grand jury charged two employees of RT over 10 million dollars that went to a firm in Ohio. "
        "Its presenters made YouTube videos for an American public."
    )
    outlet, doppelganger = told(text)
    assert (outlet.actors, outlet.origins, outlet.targets, outlet.platforms) == (("RT",), ("Russia",), ("United States",), ("YouTube",))
    assert [(a.kind, a.by, a.date) for a in outlet.acts] == [("Indictment", ("U.S. Department of Justice",), "2021-03-15")]
    assert [(a.kind, a.by, a.assets) for a in doppelganger.acts] == [("Seizure", ("U.S. Department of Justice",), ("32 domain",))]


@pytest.mark.parametrize(
    "text",
    ["Police in Peru arrested a reporter of RT at a protest.", "Prosecutors in Peru charged a reporter of RT with trespassing."],
)
def test_staff_of_an_outlet_who_are_held_for_other_things_do_not(text: str) -> None:
    (network,) = told(f"{text} Facebook removed a troll network run from Chile.")
    assert [a.kind for a in network.acts] == ["Takedown"]


def test_who_unseals_the_warrant_seizes_the_domains() -> None:
    text = "The Department of Justice has unsealed a warrant authorizing the seizure of 19 domains used by a covert influence operation."
    (one,) = told(text, publisher="U.S. Department of the Treasury")
    assert [(act.kind, act.by) for act in one.acts] == [("Seizure", ("U.S. Department of Justice",))]
