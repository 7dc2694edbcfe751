"""What stands before and after a name when it means a platform, an outlet, a body, an operation: see `kg.reading.ambiguous`."""

import re

SENTENCE_BREAK = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bSen)(?<!\bGov)(?<!\bGen)[.!?]['\")”]*\s+(?=[\"“'(]?[^\W\d_a-z])|\s{2,}"
)
# What can belong to a platform, and what one can do or say.
_THINGS = (
    r"accounts?|users?|posts?|posting|handles?|profiles?|channels?|pages?|feeds?|timelines?|apps?|messenger|servers?|groups?|bots?"
    r"|platforms?|messages?|chats?|blogs?|followers|subscribers|ads|spaces|communit(?:y|ies)|personas?|usernames?|bloggers?|stories"
    r"|trolls?|networks?"
)
_SAID = (
    r"(?:said|says|announced|told|declined|confirmed|denied|denies|refused|did not|has not|would not|stated|responded|disclosed"
    r"|reported)"
)
_DID = (
    r"(?:removed|suspended|banned|deleted|blocked|took down|restored|reinstated|labell?ed|shut|closed|has|have|had|is|was|will"
    r"|owner)"
)
AFTER_THINGS = re.compile(rf"(?:'s)?\s(?:[a-z-]+\s)?(?:{_THINGS})\b")
AFTER_ALIAS = re.compile(r",?\s\(?(?:formerly|previously|once|ex-|the (?:former|platform|service|app|site|network|social))")
BEFORE_ALIAS = re.compile(
    r"""(?: Twitter(?:,|\s\(|/|\s)+(?:now(?:\sknown\sas)?|(?:since\s)?renamed(?:\sas)?|rebranded(?:\sas)?|or|aka|called)?[\s("]*
      | \b(?:now\sknown\sas|now\scalled|renamed|rebranded\sas|messaging\sapp|messenger|platforms?|network|service|app|site
           |posts?\s(?:on|to))\s["']? )$""",
    re.VERBOSE,
)
BEFORE_ON = re.compile(r"\bon(?:to)?(?: both| either)?\s[\"“]?$", re.IGNORECASE)
BEFORE_REMOVED = re.compile(
    r"\b(?:removed|deleted|banned|booted|kicked|suspended|purged|wiped|thrown|barred|taken down|pulled|expelled|cleared|erased)"
    r"\s(?:off|from)\s$"
)
BEFORE_LINK = re.compile(
    r"""(?: (?:^|\s)(?:on|to|via|from|using|of|and|or|nor|including|platforms|like|by|through|over|across|at|into|onto|both|either
            |neither|than|such\sas|for|against|between|with|outside|off)\s
      | ,\s | [/&+:(]\s? | @\s )["“]?$""",
    re.VERBOSE | re.IGNORECASE,
)
BEFORE_VERB = re.compile(
    r"""(?: ^ | [.!?:;,("“]\s?
      | \b(?:that|while|when|after|before|but|and|because|as|if|which|where|though|although|so|says|said
         |(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s[0-3]?\d(?:st|nd|rd|th)?)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day
         |today|yesterday|evening|morning|afternoon|night|week|month|year|then|later|earlier|meanwhile|[12]\d{3})\s["“]? )$""",
    re.VERBOSE,
)
AFTER_REMOVED = re.compile(
    r"\s(?:has |have |had )?(?:also |since |now )?(?:removed|suspended|banned|deleted|took down|taken down|terminated|disabled|purged)\b"
)
AFTER_SAID = re.compile(rf"\s(?:also\s|later\s)?{_SAID}\b")
AFTER_DID = re.compile(rf"(?:'s\b|\s(?:also\s|later\s)?{_DID}\b)")
AFTER_PAST = re.compile(r"\s(?:[a-z]+ed|paid|hid|kept|found)\b")
AFTER_LINK = re.compile(r"\s?(?:,|/|&|\sand|\sor|\snor|\sas well as)\s?(?:and\s|or\s|on\s)?")
# "Ordered X to take down", "blocked X in 2024", "X must restore".
BEFORE_ASKED = re.compile(
    r"\b(?:ask|want|order|tell|told|urg|direct|instruct|press|request|petition|forc|compel|requir|block|bann?|unblock|unbann?|throttl|restrict"
    r"|suspend)(?:s|ed|es|e|ing)?\s$|\bunable\sto\s(?:open|reach|use|load|access)\s$|\b(?:wr(?:ote|itten|ites?|iting)|appeal(?:ed|s)?|complained|letters?|requests?|orders?|demands?)\sto\s$"
)
AFTER_ASKED = re.compile(
    r"\s(?:to\s[a-z]+|asking|demanding|requesting|urging|in\s[A-Z]|since|for\s[a-z]+\s(?:days|weeks|months|years)|nationwide|across|throughout|on\s[A-Z])\b|[.,]"
)
AFTER_DUTY = re.compile(
    r"\s(?:should|must|ought\sto|went\sdark|rejected|refused|complied|defied|ignored|could\snot\sbe\s(?:reached|opened)|(?:is|was)\sunreachable)\b|,\swhich\s(?:is|was|has\sbeen)\s(?:blocked|banned|suspended)\b"
)
AFTER_HYPHEN = re.compile(r"-(?:linked|owned|based|style|like|hosted)\b")
# "Line 5", "the X axis", "X, Y and Z".
LABELS = re.compile(r"\s(?:\d|axis\b|[B-HJ-Z]\b(?!\.)|rays?\b|chromosome)|,\s[YZ]\b")
OPENERS = re.compile(r"(?:A|An|And|As|At|Both|But|By|Either|From|If|In|Its|Many|Neither|On|Our|Several|Some|That|The|Their|Via|When|While)")
# Introduces a newspaper, agency or channel; belongs to one.
BEFORE_MEDIUM = re.compile(
    r"""\b(?:agenc(?:y|ies)|newspapers?|broadcasters?|outlets?|media|channels?|magazines?|weekly|dail(?:y|ies)|tabloids?|station
      |publication|publisher|told|tells|quoted\sby|reported\sby|published\sby|seen\sby|according\sto)\s["“]?(?:[Tt]he\s)?$""",
    re.VERBOSE,
)
AFTER_MEDIUM = re.compile(r"(?:'s)?\s(?:reporters?|journalists?|correspondents?|newsrooms?|editors?|articles?|investigation|news)\b")
EXPLAINED = re.compile(r"[^\W\d_]\s\((?:the\s|or\s|also\s)?[\"“]?$")
BEFORE_ARTICLE = re.compile(r"\b(?:[Tt]he|[Ii]ts|ruling|governing|opposition)\s$")
AFTER_BODY = re.compile(
    r"(?:'s)?\s(?:[Gg]roup|mercenar(?:y|ies)|fighters?|troops|boss|chief|founder|researchers?|analysts?|employees|staff|members)\b"
)
TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Gov)\b\.?\s$"
    r"|\b(?:[Pp]resident|[Pp]remier|Prime Minister|[Mm]inister|[Ss]pokes(?:man|woman)|leader|Chairman|General)\s$"
)
BEFORE_PLACE = re.compile(r"\b(?i:in|within|inside|outside|towards?|targeting|neighbou?ring)\s$")
_WORK = r"(?:operations?|campaigns?|networks?|clusters?|actors?|group|efforts?|activity|websites?|sites?|bots?)"
BEFORE_OPERATION = re.compile(
    rf"""(?:\b(?:[Oo]peration|{_WORK})\s(?:it\s)?
      | \b(?:called|dubbed|named|known\sas|codenamed|code-named|nicknamed|christened|labell?ed|tracked\sas
        |aka|a\.k\.a\.|call\sit|as|alias)\s
      )["“'(]?$ | ["“]$""",
    re.VERBOSE,
)
AFTER_OPERATION = re.compile(rf"[\"”']?(?:'s)?\s(?:influence\s|disinformation\s|propaganda\s)?{_WORK}\b")
OTHER_PLACE = re.compile(
    r"""\b(?:Atlanta|Alabama|Florida|Michigan|Arizona|Pennsylvania|Nevada|Wisconsin|Carolina|Texas|Ohio|Senate|Fulton\sCounty|Savannah
      |swing\sstates?|battleground|governor|secretary\sof\sstate|senators?|\.png|JPE?G|image\sfiles?|jersey\snumber)\b""",
    re.VERBOSE,
)
BEFORE_CLAUSE = re.compile(r"\b(?:says|said|that|which|because|while|after|before|when)\s$")
