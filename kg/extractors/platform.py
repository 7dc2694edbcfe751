"""On which services an operation was active: where the text says that its accounts were or its content appeared.

A service that speaks, acts, is asked, is blocked or only serves for comparison is no such service; where it acts against an
operation, `kg/extractors/takedown.py` knows.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from kg.extractors.about import in_view, on_operations, owners, supposed, words
from kg.extractors.claims import claim
from kg.model import Claim
from kg.namespaces import ID, IO, local
from kg.ontology import Ontology
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.forms import table
from kg.reading.names import NameMatch
from kg.reading.threads import Owned
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding
from kg.reading.unproven import is_unproven

NAME = "platform"
# Between names of a list.
LISTING = frozenset(
    {
        ",",
        "and",
        "or",
        "&",
        "/",
        "as",
        "well",
        "including",
        "the",
        "on",
        "also",
        "both",
        "even",
        "then",
        "(",
        ")",
        "formerly",
        "now",
        "plus",
        "–",
        "-",
        "’s",
        "'s",
    }
)
# "More than 30 platforms, among them", right before a name.
SUCH = r"[^.;:]{0,30}?(?:including|such as|among them|like|e\.g\.|namely|from|notably|especially|:|\()\W*$"


def extract(reading: Understanding) -> Iterator[Claim]:
    """Yield the services that sentences about an operation place it on."""
    for sentence in on_operations(reading):
        for name, token in _services(reading, sentence):
            for operation in _active(reading, sentence, token):
                speech = reading.reference.speech(sentence, token)
                yield claim(reading, sentence, NAME, speech, (operation.iri, IO + "activeOn", name.thing))
    yield from _pages(reading)


def _services(reading: Understanding, sentence: Sentence) -> Iterator[tuple[NameMatch, Token]]:
    """Yield each service named in a sentence with the last token of its name."""
    for name in sentence.names:
        tokens = sentence.tokens(name.start, name.end)
        if tokens and reading.document.ontology.kind(name.thing) == "Platform":
            yield name, next((t for t in reversed(tokens) if t.head not in tokens), tokens[-1])


def _active(reading: Understanding, sentence: Sentence, token: Token) -> tuple[Operation, ...]:
    """Return the operations that were active on the service that `token` names."""
    if is_unproven(sentence, token):
        return ()
    for candidate in dict.fromkeys((token, _first_of_list(reading, sentence, token))):
        if found := _stage_of(reading, sentence, candidate):
            return found
        anchor = _anchor(reading, sentence, candidate)
        if anchor is None or _denied(reading, sentence, anchor):
            continue
        if candidate.dep_ == "nsubjpass" and not any(t.dep_ == "agent" for t in anchor.children):
            # "Reddit and Tumblr were used as well": by what the text speaks of.
            return in_view(reading, sentence)
        return reading.discourse.of(sentence, anchor) or _removed(reading, sentence, anchor) or owners(reading, sentence, anchor)
    return ()


def _stage_of(reading: Understanding, sentence: Sentence, token: Token) -> tuple[Operation, ...]:
    """The operations of which a service is said to be the main stage ("X was its chief outlet", "their platform of choice was X")."""
    verb, stages = token.head, words(reading.document.ontology, "platform", "stages")
    said = token.dep_ in ("nsubj", "attr") and verb.lower_ in ("was", "were", "is", "are", "became")
    if not said or any(t.dep_ == "neg" for t in verb.children):
        return ()
    stage = next((t for t in verb.children if t != token and t.dep_ in ("nsubj", "attr") and t.lower_ in stages), None)
    return next((found for t in stage.subtree if (found := reading.discourse.of(sentence, t))), ()) if stage is not None else ()


def _denied(reading: Understanding, sentence: Sentence, anchor: Token) -> bool:
    """Whether a clause says that the operation was not there, or only may have been ("it was not active on X", "might have used X")."""
    verb = next((t for t in (anchor, *anchor.ancestors) if t.tag_.startswith("VB")), None)
    removed = verb is not None and reading.document.lexicon.is_verb(verb, "removal", "seizure", "restriction")
    told = [c for c in reading.discourse.clauses[sentence.index] if c.verb == verb]
    return not removed and any(c.negated or (c.hypothetical and supposed(c.verb)) for c in told)


def _removed(reading: Understanding, sentence: Sentence, verb: Token) -> tuple[Operation, ...]:
    """The operations that were removed "from X"."""
    if not reading.document.lexicon.is_verb(verb, "removal"):
        return ()
    objects = [t for child in verb.children if child.dep_ in ("dobj", "nsubjpass") for t in child.subtree]
    return next((found for t in objects if (found := reading.discourse.of(sentence, t))), ())


@lru_cache(maxsize=4)
def _listing(ontology: Ontology) -> re.Pattern[str]:
    services = "|".join(re.escape(form) for form in ontology.phrases["platform"]["services"])
    return re.compile(rf"\b(?:{services})\b{SUCH}", re.IGNORECASE)


def _first_of_list(reading: Understanding, sentence: Sentence, token: Token) -> Token:
    """Return the first service of the list that a name stands in, by the order of the words."""
    first, before = token, token
    while before.i > 0:
        before = before.nbor(-1)
        name = sentence.name_at(before)
        if name is not None and reading.document.ontology.kind(name.thing) in ("Platform", "Company"):
            first = before
        elif before.lower_ not in LISTING:
            break
    return first


def _anchor(reading: Understanding, sentence: Sentence, token: Token) -> Token | None:
    """Return the noun or verb that a name puts on its service: "accounts on X", "X accounts", "posted to X"; None where it does not."""
    ontology, head = reading.document.ontology, token
    while head.dep_ in ("conj", "appos", "nmod", "compound") and head.head.i < head.i and head.head.tag_.startswith("NNP"):
        head = head.head
    behind = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else head
    for noun in (head.head, behind):
        if noun.lower_ in words(ontology, "platform", "assets") and noun.i > head.i and head.dep_ not in ("nsubj", "pobj"):
            return noun
    if head.dep_ == "pobj" and head.head.i and head.head.nbor(-1).lower_ in ("unlike", "than"):
        return None
    if head.dep_ == "pobj" and head.head.lower_ in ontology.phrases["platform"]["prepositions"]:
        return _placed(reading, head.head)
    if head.dep_ == "pobj" and head.head.lower_ == "for" and (made := _made_for(reading, head.head)) is not None:
        return made
    if head.i and head.nbor(-1).lower_ in ("on", "across", "via") and head.dep_ in ("nmod", "compound", "appos", "dep"):
        return _placed(reading, head.nbor(-1))
    if (listing := _listing(ontology).search(sentence.text[: head.idx])) is not None:
        return next(t for t in sentence.doc if t.idx <= listing.start() < t.idx + len(t))
    if head.dep_ in ("dobj", "nsubjpass") and head.head.lower_ in _using(ontology):
        return head.head
    return None


def _made_for(reading: Understanding, preposition: Token) -> Token | None:
    """What is written for a service: "wrote comments for X", "posts for Telegram channels and for X"."""
    above, assets = preposition.head, words(reading.document.ontology, "platform", "assets")
    while above.dep_ in ("conj", "prep", "pobj") and above.lower_ not in assets and above.head != above:
        above = above.head
    made = [above] if above.lower_ in assets else [t for t in above.children if t.dep_ == "dobj" and t.i < preposition.i]
    return next((t for t in made if t.lower_ in assets), None)


@lru_cache(maxsize=4)
def _using(ontology: Ontology) -> frozenset[str]:
    """The forms of the verbs of which a service is the object when it was a means."""
    return frozenset(table(ontology.phrases["platform"]["using"]))


def _placed(reading: Understanding, preposition: Token) -> Token | None:
    """Climb from "on" over "platforms such as" to what is there or what is done there."""
    head, ontology = preposition.head, reading.document.ontology
    while head.dep_ in ("pobj", "prep", "conj", "pcomp") and head.head != head:
        if head.lower_ in words(ontology, "platform", "assets"):
            return head
        head = head.head
    if (
        head.lower_ in words(ontology, "platform", "assets")
        or head.tag_.startswith("VB")
        or head.dep_ in ("dobj", "nsubj", "nsubjpass", "ROOT", "attr", "appos", "acomp", "xcomp")
    ):
        return head
    return None


def _pages(reading: Understanding) -> Iterator[Claim]:
    """Yield the service that counted assets are on, by their own words, or because only one service has Pages."""
    for owned in reading.discourse.owned:
        service = owned.asset.platform or _service_of_unit(reading, owned)
        if service and reading.document.ontology.kind(service) == "Platform":
            operation = reading.discourse.operations[owned.operation]
            speech = reading.reference.speech(owned.sentence, owned.asset.token)
            yield claim(reading, owned.sentence, NAME, speech, (operation.iri, IO + "activeOn", service), referred=not owned.asset.platform)


def own_service(ontology: Ontology, company: str) -> str:
    """Return the service on which a company's accounts are: its only one, or the one that it means by them; "" if there is none such."""
    return _own_services(ontology).get(company, "")


@lru_cache(maxsize=4)
def _own_services(ontology: Ontology) -> Mapping[str, str]:
    run: dict[str, list[str]] = {}
    for service, relation, company in ontology.triples:
        if relation == IO + "operatedBy" and isinstance(company, str):
            run.setdefault(company, []).append(service)
    only = {company: services[0] for company, services in run.items() if len(services) == 1}
    main = {f"{ID}company/{c}": f"{ID}platform/{rule['service']}" for rule in ontology.phrases["platform"]["main"] for c in rule["of"]}
    return MappingProxyType(only | main)


def _service_of_unit(reading: Understanding, owned: Owned) -> str:
    """The service that alone has a unit, among those of the companies that the sentence names or that it is told of."""
    rules = [rule for rule in reading.document.ontology.phrases["platform"]["units"] if rule["unit"] == owned.asset.unit]
    firm = reading.reference.publisher or reading.reference.firms.get(owned.sentence.index)
    near = [*(n.thing for n in owned.sentence.names), *([firm.iri] if firm is not None else [])]
    return next((f"{ID}platform/{rule['service']}" for iri in near for rule in rules if local(iri) in rule["of"]), "")
