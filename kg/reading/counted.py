"""Counted assets as mentions: which counts stand in one list, and of which state a list is."""

from collections.abc import Iterator

from kg.reading.assets import Asset
from kg.reading.clauses import spread
from kg.reading.document import Document, Sentence
from kg.reading.mention import Mention, states_of, words_of
from kg.reading.tokens import Token

# Marks a list that stands right behind its state.
BESIDE = "(beside)"
APART = frozenset({"separate", "separately", "unrelated"})


def asset_lists(document: Document, sentence: Sentence, counted: list[Asset]) -> Iterator[Mention]:
    """Counted assets, one mention for each list that one predicate or noun governs."""
    if dealt := _respectively(document, sentence, counted):
        for asset, state in zip(counted, dealt, strict=True):
            yield _list_mention(document, sentence, [asset], state)
        return
    group: list[Asset] = []
    beside = ""
    for asset in counted:
        state = _state_beside(document, sentence, asset)
        if group and (state or not _same_list(document, group[-1], asset, sentence)):
            yield _list_mention(document, sentence, group, beside)
            group, beside = [], ""
        beside = beside or state
        group.append(asset)
    if group:
        yield _list_mention(document, sentence, group, beside)


def _respectively(document: Document, sentence: Sentence, counted: list[Asset]) -> list[str]:
    """The states that counts are dealt to in order ("A, B and C made up the rest, with 3, 2 and 1 accounts respectively")."""
    if "respectively" not in sentence.text.lower() or not counted:
        return []
    states = [n.thing for n in sentence.names if document.ontology.kind(n.thing) == "State" and n.end <= counted[0].start]
    return states if len(states) == len(counted) > 1 else []


def _state_beside(document: Document, sentence: Sentence, asset: Asset) -> str:
    """The state right before a count: "Serbia - 8,558 handles", "Honduras (3,104)", "China: 40 Pages"."""
    for name in sentence.names:
        gap = sentence.text[name.end : asset.start].strip()
        if (
            name.role != "place"
            and name.end <= asset.start
            and gap in ("(", "–", "-", "—", ":", "(with")
            and document.ontology.kind(name.thing) == "State"
        ):
            return name.thing
    return ""


def _same_list(document: Document, one: Asset, other: Asset, sentence: Sentence) -> bool:
    between = _without_remark(sentence, sentence.doc[one.token.i + 1 : other.number.i])
    if any(t in between and document.lexicon.noun(t, "operation") for t in other.token.ancestors):
        # "A network of 20 accounts and another network of 30 accounts".
        return False
    words = [t for t in between if t.lower_ not in ("and", ",", "as", "well", "plus", "a", "an", "on", "another", "some", "about", "also")]
    if any(t.lower_ == "from" for t in words):
        return False
    return not any(t.tag_.startswith("VB") or t.text in ";:()" for t in words) and len(words) <= 6 and not other.role and not one.role


def _without_remark(sentence: Sentence, between: tuple[Token, ...]) -> tuple[Token, ...]:
    """What stands between two counts but for what the writer says aside in brackets ("7,665 Pages (yes, really) and ...")."""
    texts = [t.text for t in between]
    if "(" not in texts or ")" not in texts:
        return between
    low, high = texts.index("("), texts.index(")")
    aside = not any(t.tag_ == "CD" or sentence.name_at(t) for t in between[low:high])
    return (*between[:low], *between[high + 1 :]) if aside and low < high else between


def _list_mention(document: Document, sentence: Sentence, group: list[Asset], beside: str = "") -> Mention:
    first, last = group[0], group[-1]
    end = max(a.token.i for a in group)
    joined = (t for a in group for t in spread([a.token]) if t.i <= end or not any(c.dep_ == "nummod" for c in t.children))
    nouns = dict.fromkeys(t for t in joined if t.i <= end or not document.lexicon.noun(t, "operation"))
    states = {beside} if beside else {s for t in nouns for s in states_of(document, sentence, t)}
    own = words_of(first.token)
    words = own | {t.lower_ for t in sentence.doc[max(0, first.number.i - 3) : first.number.i]}
    known = words & {"another", "further", "additional", "more"}
    if any(t.lower_ in APART for t in sentence.doc[: first.number.i]):
        # "In what it called a separate case, Meta removed 7 accounts".
        known = known | {"separate"}
    if first.carried and first.token == first.number:
        # "Reddit banned another 40": of the same.
        known, own = known - {"another"}, own - {"another"}
    return Mention(
        sentence, last.token if last.token.dep_ in ("pobj",) and len(group) == 1 else first.token, "assets", False, 1,
        tuple(sorted(states)), words=known | own | ({BESIDE} if beside else set()), assets=tuple(group),
    )  # fmt: skip
