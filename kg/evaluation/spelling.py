"""When two ways to write a name are the same, as `GUIDE.md` of the annotations has it."""

import re

from kg.evaluation.record import Spellings

_PUNCTUATION = re.compile(r"[^\w\s]")
_EMPTY_WORDS = frozenset("the a an inc ltd llc corp group company operation".split())
# Shorter names are the same only if they are equal: "us" is in "russia".
LONG = 5

# A service and the company that owns it count as the same where they act.
OWNERS = {
    service: owner
    for owner, services in {
        "meta": "facebook instagram whatsapp threads facebook-inc meta-platforms",
        "google": "youtube blogger alphabet google-tag threat-analysis-group",
        "twitter": "twitter-inc x-corp x",
        "tiktok": "bytedance",
        "microsoft": "linkedin github mtac",
        "openai": "chatgpt",
        "anthropic": "claude",
        "reddit": "reddit-inc",
    }.items()
    for service in services.split()
}


def normal(name: str) -> str:
    """Return a name in lower case, without punctuation, possessives, articles and legal forms."""
    plain = _PUNCTUATION.sub(" ", name.casefold().replace("’", "'").replace("'s", ""))
    return " ".join(word for word in plain.split() if word not in _EMPTY_WORDS) or plain.strip()


def owner(slug: str) -> str:
    """Return the slug of the company that owns a service, or the slug itself."""
    return OWNERS.get(slug, slug)


def party(*answers: str) -> Spellings:
    """Return all that may stand for one party: codes and slugs as they are, names normalised."""
    return frozenset(form for answer in answers for form in (answer, normal(answer), owner(answer)))


def overlaps(name: str, other: str) -> bool:
    """Whether a name that is long enough for that to mean something contains another, or is part of it."""
    return len(name) >= LONG and (name in other or other in name)


def alike(one: Spellings, other: Spellings) -> bool:
    """Whether two parties share a spelling, or a long one of either is part of a long one of the other."""
    return bool(one & other) or any(overlaps(a, b) and overlaps(b, a) for a in one for b in other)
