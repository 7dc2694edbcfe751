"""Counted assets: "23,750 highly active accounts", "63 and 211 profiles", "seven on Instagram", "Honduras (3,104)"."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from kg.namespaces import ID, local
from kg.ontology import Ontology
from kg.reading.clauses import BEING
from kg.reading.document import Document, Sentence
from kg.reading.forms import plurals
from kg.reading.numbers import Quantity
from kg.reading.tokens import Token

REACH = 9
LINKING = frozenset({"and", ",", "or", "&", "/", "plus", ";"})


@dataclass(frozen=True, slots=True, eq=False)
class Asset:
    """A count of things of one unit; `token` is the unit noun (or the number where the noun is understood)."""

    quantity: Quantity
    unit: str
    token: Token
    number: Token
    platform: str
    role: str
    start: int
    end: int
    carried: bool = False
    # Whether its own service stands right before it, in place of a verb ("TikTok another 910").
    gapped: bool = False


@lru_cache(maxsize=4)
def units(ontology: Ontology) -> Mapping[str, str]:
    """Map each form of each unit noun ("profiles", "domain names") to its unit."""
    sheet = ontology.phrases.get("units") or {}
    return {form: unit for unit, nouns in sheet.items() for noun in nouns for form in plurals(noun)}


Pending = list[tuple[Quantity, Token, bool]]


def assets(document: Document, sentence: Sentence) -> list[Asset]:
    """Return the counted assets of a sentence in the order of the text."""
    known = units(document.ontology)
    found: list[Asset] = []
    # Numbers that wait for the unit of a later one; True for those in brackets ("A (418), B (268) and C (51 accounts)").
    pending: Pending = []
    # The service of those that name one of their own, by their place in the list.
    elsewhere: dict[int, str] = {}
    for quantity in sentence.quantities:
        number = _number_token(sentence, quantity)
        if quantity.kind != "count" or number is None:
            continue
        tokens = sentence.tokens(quantity.number_end, len(sentence.text))
        unit = _unit(document, sentence, _behind_copula(number, tokens), known)
        if unit is not None:
            asset = _asset(document, sentence, quantity, number, unit, known)
            found += [*_carried_back(asset, pending, elsewhere), asset]
            pending, elsewhere = [], {}
        elif tokens and tokens[0].lower_ in LINKING and len(tokens) > 1 and _begins_number(sentence, tokens[1]):
            pending.append((quantity, number, False))
        elif (
            len(tokens) > 2
            and _is_service(document, sentence, tokens[0])
            and tokens[1].lower_ in LINKING
            and _begins_number(sentence, tokens[2])
        ):
            # "Eight Facebook and 126 Instagram accounts".
            elsewhere[len(pending)] = next(n.thing for n in sentence.names if n.start <= tokens[0].idx < n.end)
            pending.append((quantity, number, False))
        elif not found and _bracketed(sentence, quantity):
            pending.append((quantity, number, True))
        else:
            pending = []
            carried = _labelled(sentence, quantity, number, known) or _carried(document, sentence, quantity, number, tokens, found)
            found += [carried] if carried else []
    return _respectively(document, sentence, list(_with_platforms(found, sentence, document.ontology.phrases["platform"]["pageless"])))


def _carried_back(asset: Asset, pending: Pending, elsewhere: Mapping[int, str]) -> Iterator[Asset]:
    """Yield what the numbers that waited for the unit of `asset` count."""
    for place, (quantity, number, bracketed) in enumerate(pending):
        yield replace(
            asset, quantity=quantity, number=number, token=number if bracketed else asset.token, start=quantity.start, carried=True,
            platform=elsewhere.get(place, asset.platform),
        )  # fmt: skip


LABELLED = re.compile(
    r"(\w+)(?: (?:in|of) (?:the |this )?network| (?:removed|taken down|disabled|terminated|suspended|actioned|banned))?\s*:\s*$"
)


# What a column counts that begins with these is no asset, whatever follows ("followers of accounts").
FOLLOWING = frozenset({"followers", "follower", "following", "audience", "views", "reach", "members", "spend", "interactions"})


def _labelled(sentence: Sentence, quantity: Quantity, number: Token, known: Mapping[str, str]) -> Asset | None:
    """ "Accounts in network: 142": the unit stands before its number, or in the heading of its column."""
    if sentence.column:
        heading = (w for w in re.findall(r"\w+", sentence.column.lower()) if w in FOLLOWING or w in known)
        unit = next(heading, "") if len(sentence.doc) == number.i + 1 and number.i == 0 else ""
        return Asset(quantity, known[unit], number, number, "", "", quantity.start, quantity.end) if unit in known else None
    found = LABELLED.search(sentence.text[: quantity.start])
    tokens = sentence.tokens(*found.span(1)) if found and found[1].lower() in known else []
    return Asset(quantity, known[tokens[0].lower_], tokens[0], number, "", "", tokens[0].idx, quantity.end) if tokens else None


def _respectively(document: Document, sentence: Sentence, found: list[Asset]) -> list[Asset]:
    """ "Twitter and Facebook suspended 412 and 96 accounts, respectively": a service for each count."""
    if "respectively" not in sentence.text.lower() or len(found) < 2:
        return found
    names = [n.thing for n in sentence.names if n.end <= found[0].start and document.ontology.kind(n.thing) == "Platform"]
    return [replace(a, platform=p) for a, p in zip(found, names, strict=True)] if len(names) == len(found) else found


def _is_service(document: Document, sentence: Sentence, token: Token) -> bool:
    name = sentence.name_at(token)
    return name is not None and name.end == token.idx + len(token) and document.ontology.kind(name.thing) == "Platform"


def _bracketed(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a bare number stands in brackets right behind a name."""
    before = sentence.text[: quantity.start].rstrip()
    named = any(before.removesuffix("(").rstrip().endswith(n.text) for n in sentence.names if n.end <= quantity.start)
    return before.endswith("(") and named and sentence.text[quantity.end :].lstrip().startswith(")")


def _number_token(sentence: Sentence, quantity: Quantity) -> Token | None:
    tokens = sentence.tokens(quantity.number_start, quantity.number_end)
    return tokens[-1] if tokens else None


def _begins_number(sentence: Sentence, token: Token) -> bool:
    return any(q.start <= token.idx < q.end and q.kind == "count" for q in sentence.quantities)


def _unit(document: Document, sentence: Sentence, tokens: list[Token], known: Mapping[str, str]) -> Token | None:
    """Find the unit noun behind a number, over its modifiers; the last of a run of nouns counts."""
    best: Token | None = None
    for token in tokens[:REACH]:
        if best is not None and token.i != best.i + 1:
            break
        if token.lower_ == "of" and token.i + 1 < len(token.doc) and token.nbor().lower_ not in ("the", "its", "their", "these", "those"):
            break
        if token.lower_ in known and token.tag_.startswith(("NN", "JJ", "VB")) and not _only_modifies(token, known):
            best = token
        elif best is not None or not (_may_modify(token, sentence) or _joins_services(document, sentence, token)):
            break
    return best


# A number that is a part of what stands behind one of these is told of in a predicate: "of those, 12 were Pages".
WHOLE = frozenset({"of", "among"})


def _behind_copula(number: Token, tokens: list[Token]) -> list[Token]:
    """The words behind a number, without the verb that says of what kind a part of a whole is."""
    copula = tokens[0] if tokens else number
    if copula.lower_ not in BEING or number.dep_ not in ("nsubj", "conj") or any(t.dep_ == "neg" for t in copula.children):
        return tokens
    return tokens[1:] if any(t.lower_ in WHOLE for t in number.doc[: number.i]) else tokens


def _joins_services(document: Document, sentence: Sentence, token: Token) -> bool:
    """Whether a word stands between two services, both of one count ("265 Facebook and Instagram accounts")."""
    if token.lower_ not in LINKING or not 0 < token.i < len(token.doc) - 1:
        return False
    return _is_service(document, sentence, token.nbor(-1)) and sentence.name_at(token.nbor()) is not None


def _only_modifies(token: Token, known: Mapping[str, str]) -> bool:
    """Whether a unit's word stands before a noun that is none ("two bot farms", "nine account holders")."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if after is None or f"{token.lower_} {after.lower_}" in known:
        return False
    return token.dep_ == "compound" and after == token.head and after.lower_ not in known and after.tag_.startswith("NN")


def _may_modify(token: Token, sentence: Sentence) -> bool:
    if any(q.start <= token.idx < q.end for q in sentence.quantities):
        return False
    return token.tag_.startswith(("JJ", "NN", "RB", "VBN", "VBG", "POS", "PRP$", "HYPH", "``", "''", "FW")) or (
        token.text in "-–“”\"'‘’" or token.lower_ in ("of", "the", "such", "its", "their", "more", "other")
    )


def _asset(document: Document, sentence: Sentence, quantity: Quantity, number: Token, unit: Token, known: Mapping[str, str]) -> Asset:
    services = _inside(document, sentence, number, unit)
    kinds = {known[unit.lower_]} | _listed_units(sentence, unit, known, services)
    end = unit.idx + len(unit)
    platform, end = _platform(document, sentence, number, unit, end) if len(services) < 2 else ("", end)
    kind = known[unit.lower_] if len(kinds) == 1 else "asset"
    return Asset(quantity, kind, unit, number, platform, _role(document, number, unit), quantity.start, end)


def _inside(document: Document, sentence: Sentence, number: Token, unit: Token) -> set[str]:
    """The services among the modifiers of a unit."""
    return {n.thing for n in sentence.names if number.idx < n.start < unit.idx and document.ontology.kind(n.thing) == "Platform"}


def _listed_units(sentence: Sentence, unit: Token, known: Mapping[str, str], services: set[str]) -> set[str]:
    """Units coordinated with this one that have no number of their own ("783 Facebook accounts, Facebook Pages and groups")."""
    out: set[str] = set()
    token = unit
    while token.i + 2 < len(token.doc) and token.nbor().lower_ in LINKING:
        after = token.nbor(2) if token.nbor().lower_ == "," and token.nbor(2).lower_ == "and" else token.nbor()
        after = after.nbor() if after.i + 1 < len(token.doc) else after
        name = sentence.name_at(after)
        if name is not None and name.thing in services and after.i + 1 < len(token.doc):
            after = after.nbor()
        if after.lower_ not in known:
            break
        out.add(known[after.lower_])
        token = after
    return out


def _platform(document: Document, sentence: Sentence, number: Token, unit: Token, end: int) -> tuple[str, int]:
    """Return the platform named among the modifiers or right behind the unit, and where the whole expression ends."""
    for name in sentence.names:
        inside = number.idx < name.start < unit.idx
        gap = sentence.text[end : name.start].strip().lower() if name.start >= end else "?"
        behind = gap in ("on", "from", "on its", "across", "in", "on the")
        if document.ontology.kind(name.thing) in ("Platform", "Company") and (inside or behind):
            return name.thing, max(end, name.end)
    between = {t.text for t in number.doc[number.i + 1 : unit.i]}
    rules = document.ontology.phrases["platform"]["marked"]
    return next((f"{ID}platform/{rule['service']}" for rule in rules if between & set(rule["words"])), ""), end


def _role(document: Document, number: Token, unit: Token) -> str:
    words = {t.lower_ for t in number.doc[number.i : unit.i]}
    before = [t.lower_ for t in number.doc[max(0, number.i - 7) : number.i]]
    if "of" in before:
        cut = len(before) - 1 - before[::-1].index("of")
        words |= set(before[max(0, cut - 4) : cut]) if not set(before[cut:]) & {",", ".", ";"} else set()
    if any(document.lexicon.has("amplifier", w) for w in words):
        return "amplifier"
    return "core" if any(document.lexicon.has("core", w) for w in words) else ""


def _carried(
    document: Document, sentence: Sentence, quantity: Quantity, number: Token, tokens: list[Token], found: list[Asset]
) -> Asset | None:
    """A number whose unit is understood from the one before: "25 on Instagram", "Honduras (3,104)", "Twitter, 71"."""
    text = sentence.text
    after = text[quantity.end :].lstrip()
    follows = next(
        (n for n in sentence.names if n.start >= quantity.end and text[quantity.end : n.start].strip() in ("on", "more on")),
        None,
    )
    of_others = any(q.kind == "count" and q.end < quantity.start for q in sentence.quantities) and not found
    if follows and document.ontology.kind(follows.thing) == "Platform" and not of_others:
        return Asset(quantity, "account", number, number, follows.thing, "", quantity.start, follows.end, True)
    if after.startswith("strong"):
        return Asset(quantity, found[-1].unit if found else "account", number, number, "", "", quantity.start, quantity.end, True)
    if tokens and tokens[0].lower_ == "of" and len(tokens) > 1 and tokens[1].lower_ in ("them", "these", "those"):
        unit = found[-1].unit if found else _unit_before(document, sentence)
        return Asset(quantity, unit, number, number, "", "", quantity.start, quantity.end, True) if unit else None
    if not found:
        return _further(document, sentence, quantity, number)
    if number.dep_ == "nsubj" and number.head.tag_.startswith("VB") and (role := _role_of(document, number.head)):
        # "Of the 5,240 accounts, 310 formed the core, while 4,930 served as amplifiers".
        return Asset(quantity, found[0].unit, number, number, "", role, quantity.start, quantity.end, True)
    if tokens and tokens[0].lower_ == "more":
        return Asset(quantity, found[-1].unit, tokens[0], number, "", "", quantity.start, quantity.end, True)
    before = text[: quantity.start].rstrip()
    name = next((n for n in reversed(sentence.names) if n.end <= quantity.start), None)
    if (
        name
        and document.ontology.kind(name.thing) == "Platform"
        and text[name.end : quantity.start].split() in (["another"], ["a", "further"])
    ):
        return Asset(quantity, found[0].unit, number, number, name.thing, "", quantity.start, quantity.end, True, True)
    if before.endswith("(") and after.startswith((")", ",")) and name and before[:-1].rstrip().endswith(name.text):
        return Asset(quantity, found[-1].unit, number, number, "", "", quantity.start, quantity.end, True)
    gapped = name and before.rstrip(" ,:another").endswith(name.text) and after[:1] in (".", ",", ";", "")
    if gapped and name and document.ontology.kind(name.thing) == "Platform":
        return Asset(quantity, found[0].unit, number, number, name.thing, "", quantity.start, quantity.end, True, True)
    return None


def _further(document: Document, sentence: Sentence, quantity: Quantity, number: Token) -> Asset | None:
    """ "TikTok deleted a further 27", "YouTube closed 12 more": the unit is that of the counts in the sentence before; of several
    it is accounts where the service has nothing else."""
    more = number.head if number.dep_ == "nummod" and number.head.lower_ == "more" else number
    told = more != number or any(t.lower_ in ("another", "further", "additional") for t in number.children)
    if not told or more.dep_ != "dobj" or not document.lexicon.is_verb(more.head, "removal") or more.i + 2 < len(number.doc) - 1:
        return None
    before = {a.unit for a in assets(document, document.sentences[sentence.index - 1])} if sentence.index else set()
    service = next((n.thing for n in sentence.names if n.start < number.idx and document.ontology.kind(n.thing) == "Platform"), "")
    pageless = local(service) in document.ontology.phrases["platform"]["pageless"]
    unit = next(iter(before)) if len(before) == 1 else "account" if "account" in before and pageless else ""
    return Asset(quantity, unit, more, number, service, "", quantity.start, quantity.end, True) if unit else None


def _unit_before(document: Document, sentence: Sentence) -> str:
    """The unit that "1,050 of them" counts: of the last thing named in the sentence before, if it is one that is counted."""
    known = units(document.ontology)
    before = document.sentences[sentence.index - 1].doc if sentence.index else ()
    nouns = [t for t in before if t.lower_ in known or (t.tag_ == "NNS" and document.lexicon.noun(t, "operation"))]
    return known.get(nouns[-1].lower_, "") if nouns else ""


def _role_of(document: Document, verb: Token) -> str:
    """The role that a predicate gives to a number."""
    words = {t.lower_ for child in verb.children if child.dep_ in ("dobj", "attr", "prep") for t in child.subtree}
    if any(document.lexicon.has("amplifier", w) for w in words):
        return "amplifier"
    return "core" if any(document.lexicon.has("core", w) for w in words) else ""


def _with_platforms(found: list[Asset], sentence: Sentence, pageless: Collection[str]) -> Iterator[Asset]:
    """Pages and groups listed behind "N Facebook accounts" are on the same service; so is all before "... on Facebook"."""
    last = ""
    for place, asset in enumerate(found):
        listed = asset.unit in ("page", "group", "event")
        platform = asset.platform or (last if listed else "") or _ahead(found[place:], sentence)
        yield replace(asset, platform=platform)
        holds = asset.unit in ("account", "page", "group", "event") and asset.platform and local(asset.platform) not in pageless
        last = platform if holds else last


def _ahead(rest: list[Asset], sentence: Sentence) -> str:
    """The service named at the end of the list that begins here ("63 accounts, 12 Pages and 3 Groups on Facebook")."""
    for one, other in pairwise(rest):
        between = sentence.text[one.end : other.start].strip(" ,")
        if between not in ("", "and", "as well as", "plus") or one.platform:
            return ""
        named_behind = other.platform and other.end > other.token.idx + len(other.token)
        if named_behind:
            return other.platform
        if other.platform:
            return ""
    return ""
