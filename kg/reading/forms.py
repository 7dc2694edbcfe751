"""Verb and noun forms: the inflections of the words that the vocabulary uses, so that "dismantling" finds "dismantle".

Forms are generated from base forms (never guessed back), which is exact for the closed set of trigger words and costs nothing.
"""

from collections.abc import Iterable, Iterator

IRREGULAR = {
    "arise": "arose arisen", "be": "is are was were been being am 's 're ’s ’re", "become": "became", "begin": "began begun",
    "blow": "blew blown", "break": "broke broken", "bring": "brought", "build": "built", "buy": "bought", "catch": "caught",
    "choose": "chose chosen", "come": "came", "deal": "dealt", "do": "did done does", "draw": "drew drawn",
    "drive": "drove driven", "dwell": "dwelt dwelled", "fall": "fell fallen", "feed": "fed", "feel": "felt", "fight": "fought",
    "find": "found", "flee": "fled", "forbid": "forbade forbidden", "foresee": "foresaw foreseen", "freeze": "froze frozen",
    "get": "got gotten", "give": "gave given", "go": "went gone goes", "grow": "grew grown", "have": "has had 've",
    "hear": "heard", "hide": "hid hidden", "hold": "held", "keep": "kept", "know": "knew known", "lay": "laid", "lead": "led",
    "learn": "learnt learned", "leave": "left", "lend": "lent", "lie": "lay lain lying", "lose": "lost", "make": "made", "mean": "meant",
    "meet": "met", "mislead": "misled", "overrun": "overran", "oversee": "oversaw overseen", "pay": "paid", "prove": "proved proven",
    "rebuild": "rebuilt", "ride": "rode ridden", "ring": "rang rung", "rise": "rose risen", "run": "ran",
    "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent", "shake": "shook shaken", "shoot": "shot",
    "show": "shown showed", "sing": "sang sung", "sit": "sat", "sow": "sown sowed", "speak": "spoke spoken", "spend": "spent",
    "stand": "stood", "steal": "stole stolen", "sting": "stung", "strike": "struck", "swear": "swore sworn", "sweep": "swept",
    "swing": "swung", "take": "took taken", "teach": "taught", "tear": "tore torn", "tell": "told", "think": "thought",
    "throw": "threw thrown", "tie": "tied tying", "understand": "understood", "undertake": "undertook undertaken",
    "uphold": "upheld", "win": "won", "withdraw": "withdrew withdrawn", "withhold": "withheld",
    "write": "wrote written",
}  # fmt: skip
# Verbs whose past is the base form, and those that double their last consonant.
UNCHANGED = frozenset("cut hit let put set shut spread broadcast cast rid split quit hurt burst bid read".split())
DOUBLED = frozenset(
    (
        "ban cut dub get hit let plan put refer rid run set shut stop tag wrap compel control admit scrap drop pin plug slam "
        "slap scrub trap win begin commit permit rebut snap strip nab zap flag bar chat forbid unban shadowban overlap span stem bin "
        "shrug bat rig quip jam split quit bid"
    ).split()
)
VOWELS = "aeiou"


def inflections(verb: str) -> Iterator[str]:
    """Yield every form of a verb given by its base form, itself included."""
    yield verb
    yield from IRREGULAR.get(verb, "").split()
    if verb.endswith("y") and verb[-2] not in VOWELS:
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
        return
    yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    double = verb + verb[-1] if verb in DOUBLED else stem
    yield double + "ing"
    if verb.endswith("l"):
        yield from (verb + "led", verb + "ling")
    if verb not in IRREGULAR and verb not in UNCHANGED:
        yield double[:-1] + "ed" if double.endswith("ee") else double + "ed"


def plurals(noun: str) -> Iterator[str]:
    """Yield singular and plural of a noun given in the singular."""
    yield noun
    if noun.endswith("y") and noun[-2] not in VOWELS:
        yield noun[:-1] + "ies"
    elif noun.endswith(("s", "sh", "ch", "x", "z")):
        yield noun + "es"
    else:
        yield noun + "s"


def table(verbs: Iterable[str]) -> dict[str, str]:
    """Map each form of each verb to its base form; of two verbs with one form the first in the alphabet has it."""
    out: dict[str, str] = {}
    for verb in sorted(set(verbs)):
        for form in inflections(verb):
            out.setdefault(form, verb)
    return {**out, **{verb: verb for verb in verbs}}
