"""A third event, in our own words: TikTok removes a Belarusian and an Iranian network on one day, as six outlets tell it."""

from pathlib import Path

WIRE = """---
title: TikTok removes covert networks run from Belarus and Iran
publisher: Northern Desk
published: 2023-03-14
language: en
---

TikTok said on Tuesday it had removed two covert influence operations, one run from Belarus and one from Iran.

The Belarusian network consisted of 412 TikTok accounts and targeted people in Poland. It spread claims about the war in Ukraine.

The Iranian network, which had 97 TikTok accounts, targeted Israel. It wrote about the war in Gaza.

Analysts at the Baltic Media Lab, who had followed the accounts since the autumn, said that few of the videos found an audience.
"""
# Cut, with another headline and place, a word changed here and there, and the day left out.
COPY = """---
title: Poles among targets of accounts that TikTok removed
publisher: Vistula Mail
published: 2023-03-15
language: en
---

WARSAW - TikTok said this week it had removed two covert influence operations, one run from Belarus and one from Iran.

The Belarusian network consisted of 412 TikTok accounts and targeted people in Poland. It spread claims about the war in Ukraine.

The Iranian network, which had 97 TikTok accounts, targeted Israel. It wrote about the war in Gaza, too.
"""
LOCAL = """---
title: Belarus ran fake TikTok accounts against Poland
publisher: Lublin Evening
published: 2023-03-16
language: en
---

TikTok has taken down a Belarusian influence operation of 421 accounts that targeted Poland and Lithuania on 14 March 2023.

It spread claims about the war in Ukraine.
"""
BRIEF = """---
title: Platforms in brief
publisher: Weekly Platform Letter
published: 2023-03-19
language: en
---

On March 14, 2023 TikTok removed more than 400 accounts of an influence operation from Belarus.

The same day TikTok removed about 100 accounts of an influence operation from Iran that targeted Israel.
"""
LATER = """---
title: TikTok removes another Belarusian network
publisher: Northern Desk
published: 2023-09-06
language: en
---

TikTok said on Wednesday it had removed a Belarusian influence operation of 58 accounts that targeted Poland.
"""
OTHER = """---
title: Facebook removes Belarusian network
publisher: Vistula Mail
published: 2023-03-15
language: en
---

Facebook said on Tuesday it had removed a Belarusian influence operation of 33 accounts that targeted Poland.
"""
REPORTS = {"wire": WIRE, "copy": COPY, "local": LOCAL, "brief": BRIEF, "later": LATER, "other": OTHER}


FILES = ("graph.nq", "graph.trig", "graph.ttl", "graph.html", "run.json")


def put(folder: Path, *names: str) -> Path:
    """Write some of the reports to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or REPORTS:
        (folder / f"{name}.txt").write_text(REPORTS[name], encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Return what a build wrote, byte for byte."""
    return {name: (folder / name).read_bytes() for name in FILES}
