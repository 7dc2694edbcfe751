"""Reports' operations -> resolved operations: which reports speak of the same one, which are copies, who stands behind a fact.

Judgements are kept apart from the data and scores explain themselves, as in nomenklatura (OpenSanctions); points for and against
add up as in Fellegi and Sunter's "A Theory for Record Linkage" (1969).
"""

from kg.resolution.copies import Copies, Copy
from kg.resolution.judge import SAME, UNSURE, Judgement, judge
from kg.resolution.judgements import JUDGEMENTS, Verdicts, load_verdicts, save_verdicts
from kg.resolution.memory import Memory
from kg.resolution.profile import Profile, profiles
from kg.resolution.resolve import Resolution, resolve
from kg.resolution.support import Support, support
from kg.resolution.world import World

__all__ = [
    "JUDGEMENTS",
    "SAME",
    "UNSURE",
    "Copies",
    "Copy",
    "Judgement",
    "Memory",
    "Profile",
    "Resolution",
    "Support",
    "Verdicts",
    "World",
    "judge",
    "load_verdicts",
    "profiles",
    "resolve",
    "save_verdicts",
    "support",
]
