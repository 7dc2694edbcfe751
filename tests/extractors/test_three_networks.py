"""A post on three networks, each told in another way: each keeps its own country, aim and counts."""

import pytest
from readout import told

FIRST = [
    "The first network originated in Chad and targeted Peru. It had 35 Facebook accounts and 138 Pages.",
    "First, we removed 35 Facebook accounts and 138 Pages that originated in Chad and focused on Peru.",
    "One of them was run from Chad and aimed at Peru. It consisted of 35 Facebook accounts and 138 Pages.",
]
SECOND = [
    "The second network came from Mali. It used 346 Facebook accounts and 111 Pages to reach people in Nepal.",
    "We also took down 346 Facebook accounts and 111 Pages run from Mali. They posed as news outlets in Nepal.",
    "Separately, we removed 346 Facebook accounts and 111 Pages linked to individuals in Mali. The activity focused on Nepal.",
    "A second operation, run from Mali, used 346 Facebook accounts and 111 Pages and targeted Nepal.",
    "Another network, of 346 Facebook accounts and 111 Pages, was based in Mali and targeted Nepal.",
]
THIRD = [
    "The third network was based in Laos. It comprised 302 Facebook accounts and 320 Pages and targeted Kenya.",
    "Finally, we removed 302 Facebook accounts and 320 Pages in Laos that focused on Kenya.",
    "The last of the three was run from Laos and targeted Kenya. We removed 302 Facebook accounts and 320 Pages.",
    "Lastly, we took down 302 Facebook accounts and 320 Pages that originated in Laos. They targeted audiences in Kenya.",
]
EXPECTED = [
    (("Chad",), ("Peru",), ("35 account facebook", "138 page facebook")),
    (("Mali",), ("Nepal",), ("111 page facebook", "346 account facebook")),
    (("Laos",), ("Kenya",), ("302 account facebook", "320 page facebook")),
]


@pytest.mark.parametrize("second", SECOND)
@pytest.mark.parametrize("third", THIRD)
def test_each_of_three_keeps_what_is_its_own(second: str, third: str) -> None:
    first = FIRST[(SECOND.index(second) + THIRD.index(third)) % len(FIRST)]
    text = f"We are sharing our findings on three networks that we took down in February.\n\n{first}\n\n{second}\n\n{third}"
    assert sorted((one.origins, one.targets, one.assets) for one in told(text, publisher="Meta")) == sorted(EXPECTED)


@pytest.mark.parametrize("counts", ["33 accounts and 4 Pages", "333 Facebook accounts and 44 Pages", "36 accounts, 5 Groups and 261 Pages"])
def test_the_last_thing_listed_runs_nothing(counts: str) -> None:
    (one,) = told(f"As part of our work against influence operations we took down {counts} run from Laos.", publisher="Meta")
    assert one.origins == ("Laos",)
