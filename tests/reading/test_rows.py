"""Tables in a text: each row tells of one operation, and a bare number counts what its column says."""

import pytest
from readout import told

from kg.reading.sentences import blocks, sentences

TABLE = """\
The networks below were disrupted in January 2021.

| Detection source | Accounts in network | Followers of network | Description |
|---|---|---|---|
| Internal | 4,117 | 70,192 | We assess that this network was run from Peru. It targeted people in Chile. |
| External | 313 | 41,184 | We assess that this network was run from Laos. |

We thank our partners.
"""


def cut(text: str) -> list[str]:
    return [text[start:end] for block in blocks(text) for start, end in sentences(text, block)]


def test_a_row_of_a_table_is_read_cell_by_cell() -> None:
    assert cut(TABLE)[1:5] == ["Internal", "4,117", "70,192", "We assess that this network was run from Peru."]
    assert "Followers of network" not in cut(TABLE) and cut(TABLE)[-1] == "We thank our partners."


@pytest.mark.parametrize("table", [TABLE, TABLE.replace("|---|---|---|---|\n", ""), TABLE.replace("\n| ", "\n").replace("| \n", "\n")])
def test_a_row_tells_of_one_operation(table: str) -> None:
    found = [(o.origins, o.targets, [(a.by, a.date, a.assets) for a in o.acts]) for o in told(table, "TikTok")]
    assert found == [
        (("Peru",), ("Chile",), [(("TikTok",), "2021-01", ("4117 account tiktok",))]),
        (("Laos",), (), [(("TikTok",), "2021-01", ("313 account tiktok",))]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Home | News | Contact\n\nReddit removed a network.",
        "By Ann Lee | 3 March 2021\n\nReddit removed a network.",
        "Place | Rank\nPeru | first\nChile | second",
    ],
)
def test_bars_alone_make_no_table(text: str) -> None:
    assert all(not block.cells for block in blocks(text))


def test_a_cell_that_counts_followers_counts_no_assets() -> None:
    table = TABLE.replace("Accounts in network", "Followers on day one")
    assert all(not a.assets for o in told(table, "TikTok") for a in o.acts)
