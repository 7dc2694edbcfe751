"""What a demand asks for: an act on accounts, content or access."""

from collections.abc import Iterator

from kg.extractors.statements.context import Context, subject
from kg.reading.document import Sentence
from kg.reading.tokens import Token


def matters(verb: Token) -> Iterator[Token]:
    """Yield what is asked for: the complement's verb, or the noun of an act ("the removal of the posts")."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > verb.i and wished(child):
            yield child
            yield from (t for t in child.children if t.dep_ in ("conj", "xcomp") and t.tag_.startswith("VB"))
        if child.dep_ in ("dobj", "dative", "attr", "prep"):
            inner = [child, *child.children, *(t for c in child.children for t in c.children if t.dep_ == "acl")]
            yield from (t for t in inner if t.dep_ in ("acl", "relcl") and wished(t))
            yield from (t for t in inner if t.tag_.startswith("NN"))


def wished(verb: Token) -> bool:
    """Whether a verb's form can be that of something asked for: "to remove", "removes", "be removed", never "was removed"."""
    aux = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBN":
        return "be" in aux or {"to", "get"} <= aux
    if verb.dep_ in ("advcl", "acl", "relcl"):
        return verb.tag_ == "VB" and "to" in aux
    if verb.tag_ == "VBD":  # "requested that it delete", which the tagger takes for a past
        return verb.lower_.endswith("e") and any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.children)
    return verb.tag_ in ("VB", "VBP", "VBZ")


def about_content(context: Context, sentence: Sentence, asked: Token) -> bool:
    """Whether what is asked for is an act on accounts, content or access."""
    lists = context.rules.lists
    if " ".join(t.lower_ for t in asked.subtree if t.tag_ != "TO") in lists["likewise"]:
        return True
    act = context.rules.base(asked) in lists["action"] if asked.tag_.startswith("VB") else asked.lower_ in lists["act_noun"]
    if not act:
        return False
    beside = [p for p in asked.head.children if p.lower_ == "for" and p.i < asked.i]  # "called for access to be restored"
    words = [t for t in asked.subtree if t != asked] + [t for p in beside for t in p.subtree]
    return any(t.lower_ in lists["matter"] for t in words) or _service(context, sentence, words) or _undone(context, asked)


def _service(context: Context, sentence: Sentence, words: list[Token]) -> bool:
    found = [context.parties.named(sentence, t) for t in words if sentence.name_at(t)]
    return any(a is not None and a.party.kind in ("Platform", "MediaOutlet") for a in found)


def _undone(context: Context, asked: Token) -> bool:
    """ "Demanded that it be reversed": what can be undone is a measure spoken of before."""
    about = subject(asked) if asked.tag_.startswith("VB") else None
    return context.rules.has("undoing", asked) and about is not None and about.lower_ in ("it", "they", "this")
