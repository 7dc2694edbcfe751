"""How numbers, their hedges and what only looks like a number are written: the patterns that `kg.reading.numbers` applies."""

import re

EXACT, ABOUT, AT_LEAST, AT_MOST = "exact", "about", "atLeast", "atMost"

_MONTHS = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?"
)
_MONTH = rf"(?:{_MONTHS}|{_MONTHS.upper()})"
THINGS = (
    r"(?:accounts|pages|groups|channels|posts|videos|domains|websites|sites|handles|profiles|assets|bots|tweets|users|followers"
    r"|subscribers|personas|blogs|apps|ads|events|networks|people|members|comments|retweets|likes|links|articles|identities)\b"
)
THINGS_NEAR = re.compile(rf"(?:-|\s+)(?:[\w’'-]+\s+){{0,3}}?{THINGS}", re.IGNORECASE)
# Stretches whose digits count nothing.
MASKED = re.compile(
    rf"""  \b(?:https?|hxxps?)://\S+ | \bwww\.\S+ | [\w.+-]+@[\w-]+\.\S+ | [#@]\w+
    | \b[\w-]+\[?\.\]?(?:com|org|net|info|ru|ir|cn|io)\b\S*
    | \[\d+(?:[,–-]\s?\d+)*\]
    | §+\s?[\dA-Za-z, ().§]+ | \b\d+\s+U\.?S\.?C\b | \b\d+:\d+-[\w-]+
    | \b\d{{4}}-\d\d?-\d\d?\b | \b\d\d?[./-]\d\d?[./-](?:\d{{4}}|\d\d)\b
    | \b\d\d?[:.]\d\d(?::\d\d)?(?=\s?[ap]\.?m\b) | \b\d\d?:\d\d(?::\d\d)?\b | \b\d\d?(?=\s?[ap]\.?m\b) | \b\d\d?\s?o['’]clock
    | \b(?:GMT|UTC)\s?[+-]\d+ | \b\d{{4}}s\b | ['’]\d\ds?\b | (?<![\d.])\d+/\d+(?![\d.])
    | \b{_MONTH}\.?\s\d\d?(?:st|nd|rd|th)?(?:\s?[-–]\s?\d\d?)?\b(?![,.]\d{{3}}\b)(?!\s+(?:(?!of\b)[A-Za-z]+\s+)?{THINGS})
    | \b\d\d?(?:st|nd|rd|th)?(?:\s?[-–]\s?\d\d?)?\s(?:of\s)?{_MONTH}\b
    | \+\d[\d\s().-]{{7,}}\d | \(\d{{3}}\)\s?\d{{3}}-\d{{4}} | \b\d{{3}}-\d{{4}}\b
    | \b\d{{1,4}}(?:-(?:\d{{3,4}}|[A-Z][A-Za-z]{{2,}})){{2,}}\b
    | (?m:^)\s*\(?\d\d?[.)]\s """,
    re.VERBOSE,
)
_ORDINAL_WORDS = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth"
    r"|seventeenth|eighteenth|nineteenth|twentieth"
)
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_WORDS.split("|"), start=1)}
ORDINAL = re.compile(rf"(?<![\w-])(?<!\d[.,])(?:(\d+)(?:st|nd|rd|th)|({_ORDINAL_WORDS}))(?![\w-])")

_HEDGES = {
    AT_MOST: r"""(?:no|not)\s+more\s+than | (?:fewer|less|lower)\s+than | (?:just\s+|well\s+|slightly\s+)?(?:under|below)
        | up\s+to | at\s+(?:the\s+)?most | a\s+maximum\s+of | not\s+exceeding | <=?""",
    AT_LEAST: r"""(?:no|not)\s+(?:fewer|less)\s+than | (?:slightly\s+|far\s+|much\s+|a\s+(?:little|bit|few)\s+)?more\s+than
        | (?:well\s+|just\s+|slightly\s+)?(?:over|above) | at\s+(?:the\s+very\s+)?least | upwards?\s+of | north\s+of
        | in\s+excess\s+of | (?:greater|higher|larger)\s+than | exceed(?:s|ed|ing) | a\s+minimum\s+of | >=?""",
    ABOUT: r"""about | around | some | roughly | approximately | approx\. | approx | nearly | almost | close\s+to
        | (?:an\s+)?estimated | circa | ca\. | c\. | somewhere\s+(?:around|near)
        | in\s+the\s+(?:region|neighbou?rhood|order)\s+of | on\s+the\s+order\s+of | virtually | practically | ~ | ≈""",
}
HEDGE_BEFORE = {kind: re.compile(rf"(?<![\w-])(?:{words})\s*$", re.VERBOSE | re.IGNORECASE) for kind, words in _HEDGES.items()}
ANY_HEDGE_BEFORE = re.compile(rf"(?<![\w-])(?:{'|'.join(_HEDGES.values())})\s*$", re.VERBOSE | re.IGNORECASE)
HEDGE_AFTER = {
    AT_LEAST: re.compile(r"\+(?!\w)|-plus\b|\s?\bplus\b(?=\s[a-z])|\s+or\s+more\b|\s+and\s+counting\b", re.IGNORECASE),
    AT_MOST: re.compile(r"\s+or\s+(?:fewer|less)\b", re.IGNORECASE),
    ABOUT: re.compile(r"\s+or\s+(?:so|thereabouts)\b|-ish\b|\s+approximately\b", re.IGNORECASE),
}
CURRENCY_BEFORE = re.compile(r"(?:(?:US|A|C|HK|NT)?\$|[€£¥₹₽₴]|\b(?:USD|EUR|GBP|INR|RUB|CHF|Rs\.?))\s?$")
CURRENCY_AFTER = re.compile(
    r"""(?:\s?[$€£¥₽₴]|[-\s](?:(?:US|U\.S\.|American|Canadian|Australian|Hong\sKong|Chinese|Philippine|Swiss)\s)?
        (?:dollars?|euros?|pounds?(?!\sof)|yuan|renminbi|r[uo]u?bles?|hryvnias?|reais|real|francs?|pesos?|rupees?|yen|lira|cents?|dinars?
        |dirhams?|riyals?|naira|shekels?|kronor|kroner|zloty|USD|EUR|GBP|RUB)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
PERCENT_AFTER = re.compile(r"(?:\s|-)?(?:%|per\s?cent\b|pct\b|percentage\b|p\.c\.)", re.IGNORECASE)
RANGE = re.compile(r"\s?[-–—]\s?|\s+(?P<word>to|or|and)\s+")
# What makes of a number a part of a name, an age, a measure or a reference.
NAMED_BEFORE = re.compile(
    r"""(?:[^\W\d_]-|[^\W\d_]\d*[.:/]|\#|§\s?|\d[.,:/]|\b[Nn]os?\.\s?|\b[Nn]umber\s|\baged?\s
      | \b(?i:articles?|sections?|paragraphs?|chapter|page|pp?\.|number|flight|case|resolution|rule|title|part|volume|vol\.
        |figure|table|step|phase|episode|version|level|exhibit|annex|appendix|schedule|count|document|grade|day)\s
      | \b(?:Storm|APT|UNC|TA|FIN|UAC|DEV|COVID|Covid|Boeing|Airbus|Windows|iPhone|Channel|Radio|Formula|Apollo|Agent|Area
        |Studio|Route|Highway|Unit|Brigade|Directive|Room|Group\sof|Big|World\sWar|Web|GPT|Claude|Gemini|Llama)[\s-])$""",
    re.VERBOSE,
)
NAMED_AFTER = re.compile(
    r"""[^\W\d_](?!\w*\b-)|_|\s?years?[\s-]old|-(?:page|year|month|week|day|hour|minute|second|step|point|word|seat|man)\b|-[A-Z\d]|-(?:thirds?|quarters?|fifths?|tenths?|halves)\b|\s(?:thirds|quarters|fifths|tenths)\b
      | [:/]\d | ['’]s\b | \s?°
      | \s?(?:km|kg|mph|GB|MB|TB|GHz|MHz|mm|cm|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|mi)\b
      | \s(?:[A-Z][a-z]+\s){1,4}(?:Group|Brigade|Division|Project|Unit|Bureau|Battalion|Regiment
        |Cent(?:er|re)|Office|Directorate)\b""",
    re.VERBOSE,
)
YEAR_BEFORE = re.compile(
    rf"(?:\b(?:in|since|of|until|till|by|from|during|early|late|mid|before|after|around|the|and|to)|\b{_MONTH}\.?,?|,)\s(?:early\s|late\s)?$",
    re.IGNORECASE,
)
# "one" as a pronoun: nothing counted follows it.
ONE_BEFORE = re.compile(
    r"\b(?:no|the|each|every|any|this|that|which|another|number|some|only|first|second|third|last|latest|new|other|bigger|larger|smaller|big|small)[\s-]$",
    re.IGNORECASE,
)
ONE_AFTER = re.compile(
    r"""\s*$ | \s*[^\w\s] | \s(?:of|another|is|was|has|had|were|are|who|whom|which|that|with|from|in|on|by|to|for|at|as
        |but|than|then|it|he|she|they|we|you|i|the|said|says|can|could|would|should|will|may|might|must|day|thing|does|did|do|knows|expects|sees
        |third|quarter|fifth|tenth|half|about|into|over|when|where|if|so|not|because)\b
      | \s(?:or|and)\s(?!(?:more|two|three|\d))""",
    re.VERBOSE | re.IGNORECASE,
)
SENTENCE_START = re.compile(r"(?:^|[.!?:;\"“(•\n*–—-])\s*$")
DOTTED = re.compile(r"(?<![\d.,$€£])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,]*\d|\s?%)(?!\s(?:million|billion|per|km|kg|met|mi))")
COMMAS = re.compile(r"(?<![\d.,])\d{1,3},\d{3}(?!\d)")
