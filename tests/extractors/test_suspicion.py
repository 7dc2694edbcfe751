"""Where nobody attributes an operation: who is accused, and whose people it is spoken of as."""

import pytest
from readout import extracted, speakers, told

from kg.namespaces import IO

WAVE = "Analysts described a coordinated wave of posts on X that blamed the police of Malta. "


def test_who_is_accused_is_where_it_is_said_to_come_from() -> None:
    text = WAVE + "Malta's interior minister, Ugo Borg, accused Libya of interfering in its affairs."
    found = extracted(text)
    assert [o.origins for o in told(text)] == [("Libya",)]
    claims = [c for c in found.claims if any(p == IO + "originatesFrom" for _, p, _ in c.triples)]
    assert speakers(found, claims) == {("Ugo Borg", "alleged")}


def test_so_are_those_whose_actors_are_spoken_of() -> None:
    assert [o.origins for o in told(WAVE + "The agency spoke of Libyan actors.")] == [("Libya",)]


@pytest.mark.parametrize(
    "text",
    [
        WAVE + "The agency did not speak of Libyan actors.",
        WAVE + "Were Libyan actors behind it?",
        "A covert network run from Chad praised Malta's police. Malta's interior minister, Ugo Borg, accused Libya of interfering.",
    ],
)
def test_not_where_it_is_denied_asked_or_told_otherwise(text: str) -> None:
    assert all("Libya" not in o.origins for o in told(text))
