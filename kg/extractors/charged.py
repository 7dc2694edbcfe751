"""Sanctions and charges that fall on those behind an operation, not on the operation itself ("put the two firms on its list")."""

from collections.abc import Iterator
from functools import lru_cache

from kg.ontology import Ontology
from kg.reading.charges import UPON
from kg.reading.clauses import Clause, spread
from kg.reading.discourse import Operation
from kg.reading.document import Sentence
from kg.reading.forms import table
from kg.reading.reference import says_which
from kg.reading.tokens import Token
from kg.reading.understanding import Understanding

# "The firm", "both companies": whom the text has named already.
KNOWN = frozenset({"the", "this", "these", "both"})
REASONS = frozenset({"for", "over"})


def measure(reading: Understanding, clause: Clause) -> Token | None:
    """The sanctions that a light verb brings upon somebody ("put the firm on its sanctions list", "hit it with sanctions")."""
    if clause.verb.lower_ not in _bringing(reading.document.ontology):
        return None
    listed = reading.document.ontology.phrases["acts"]["measures"]
    # The parser hangs "placed the firm and its owner under measures" on the last of them.
    inner = [t for head in spread(list(clause.patients)) for p in head.children if p.lower_ == "under" for t in p.children]
    for token in (*clause.to("on", "to", "under", "with", "onto"), *inner):
        words = " ".join(t.lower_ for t in token.subtree)
        if any(word in words for word in listed):
            return token
    return None


@lru_cache(maxsize=4)
def _bringing(ontology: Ontology) -> frozenset[str]:
    return frozenset(table(ontology.phrases["acts"]["bringing"]))


def is_under(clause: Clause) -> bool:
    """Whether somebody is only said to be under sanctions ("has been under EU sanctions since March")."""
    return clause.verb.lower_ in ("is", "are", "was", "were", "been", "be")


def of_those_behind(reading: Understanding, sentence: Sentence, clause: Clause) -> tuple[Operation, ...]:
    """The one operation behind which are those whom a clause sanctions or charges; () where it gives another reason."""
    heads = [*(clause.agents if is_under(clause) else clause.patients), *clause.to(*UPON)]
    if not is_under(clause) and not _fits(reading, sentence, [t for above in (clause.verb, *heads) for t in above.children]):
        return ()
    whom = list(_whom(heads))
    # "Sanctioned two firms behind the campaign".
    behind = [t for head in (clause.verb, *whom) for p in head.rights if p.lower_ == "behind" for t in p.children]
    if told := {o for t in behind for o in reading.discourse.of(sentence, t)}:
        return tuple(told) if len(told) == 1 else ()
    named = {p.iri for t in whom if (p := reading.reference.who(sentence, t)) is not None}
    found = [o for o in reading.discourse.operations if o.index not in reading.discourse.gone and {r.iri for r in o.runners} & named]
    if not found and any(_is_known(reading, t) for t in whom):
        near = reading.discourse.focus.get(sentence.index, ()) or reading.discourse.before.get(sentence.index, ())
        found = [reading.discourse.operations[i] for i in near if reading.discourse.operations[i].runners]
    return tuple(found) if len(found) == 1 else ()


def _fits(reading: Understanding, sentence: Sentence, children: list[Token]) -> bool:
    """Whether the reason that is given, if any, is what was done in an operation."""
    reasons = [t for p in children if p.dep_ == "prep" and p.lower_ in REASONS for t in p.subtree if t.tag_ != "PRP$"]
    fitting = reading.document.ontology.phrases["acts"]["reasons"]
    return not reasons or any(t.lower_ in fitting or reading.discourse.of(sentence, t) for t in reasons)


def _whom(heads: list[Token]) -> Iterator[Token]:
    """Those whom nouns mean, and those whose people or things they are ("charges against two employees of X", "X's director")."""
    for head in spread(heads):
        yield head
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "at", "from", *UPON):
                yield from _whom([t for t in child.children if t.dep_ == "pobj"])
            elif child.dep_ in ("poss", "compound", "appos"):
                yield child


def _is_known(reading: Understanding, token: Token) -> bool:
    lexicon = reading.document.lexicon
    firm = lexicon.noun(token, "agent") or lexicon.noun(token, "company")
    return bool(firm) and not token.tag_.startswith("NNP") and any(t.lower_ in KNOWN for t in token.children) and not says_which(token)
