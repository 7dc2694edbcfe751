"""Who does what to whom: one clause per verb, through passives, coordination, relative clauses and reduced relatives.

Known faults of the parser are mended here (findings.md): a relative clause hung on the last of a list of agents, counted lists
read as apposition.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.reading.lexicon import Lexicon
from kg.reading.refuted import refuted
from kg.reading.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})
RELATIVES = frozenset({"which", "that", "who", "whom", "whose"})
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december week month year quarter q1 q2 q3 q4".split()
)
NOUNS = frozenset("accounts pages groups channels posts events videos handles profiles sites blogs bots ads domains".split())
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "nobody", "none", "nothing", "hardly", "cannot"})
MODALS = frozenset({"could", "may", "might", "would", "should", "can", "must", "ought"})
# What may be so is hedged, not supposed: an attribution under "may" is still an attribution.
POSSIBLE = frozenset({"may", "might", "could"})
# What is done "by removing" or "after finding" is done by whoever is the subject of the verb above.
THROUGH = frozenset({"by", "after", "before", "while", "when", "upon"})
# Whoever is accused "of running" something is said to have run it.
CHARGING = ("accus", "suspect", "convict")
BEING = frozenset({"is", "are", "was", "were"})
FUTURE = frozenset({"will", "shall", "'ll", "’ll"})


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A verb with its arguments; `agents` do, `patients` undergo, whatever the voice.

    `hypothetical`: not told as having happened; `possible`: only because of "may", "might" or "could".
    """

    verb: Token
    lemma: str
    agents: tuple[Token, ...]
    patients: tuple[Token, ...]
    obliques: tuple[tuple[str, Token], ...]
    passive: bool
    negated: bool
    hypothetical: bool
    possible: bool = False

    def to(self, *prepositions: str) -> tuple[Token, ...]:
        """The heads that one of the prepositions governs."""
        return tuple(token for preposition, token in self.obliques if preposition in prepositions)


def clauses(tokens: list[Token], lexicon: Lexicon) -> Iterator[Clause]:
    """Yield the clauses of a sentence in the order of their verbs."""
    for token in tokens:
        if token.tag_.startswith("VB") and not _is_auxiliary(token) and not _is_noun(token):
            yield clause(token, lexicon)


def _is_auxiliary(token: Token) -> bool:
    """Whether a verb only helps another; one with a subject of its own does not, whatever the parser takes it for."""
    return token.dep_ in ("aux", "auxpass") and not any(t.dep_ in SUBJECTS for t in token.children)


def _is_noun(token: Token) -> bool:
    """Whether a "verb" is a plural that the parser took for one ("4 Instagram accounts", "6 Facebook Pages")."""
    before = token.nbor(-1) if token.i else None
    return token.tag_ in ("VBZ", "VBP") and before is not None and before.tag_ in ("CD", "NNP", "JJ") and token.lower_ in NOUNS


def clause(verb: Token, lexicon: Lexicon) -> Clause:
    """Build the clause of one verb."""
    passive = is_passive(verb) or _is_bare_passive(verb, lexicon)
    subjects, objects = spread(_subjects(verb)), spread(_objects(verb) or _behind_particle(verb, lexicon))
    by = spread(t for p in verb.children if p.dep_ == "agent" for t in p.children if t.dep_ == "pobj")
    return Clause(
        verb=verb,
        lemma=lexicon.verb(verb),
        agents=tuple(by if passive else subjects),
        patients=tuple(subjects if passive else objects),
        obliques=tuple(_obliques(verb)),
        passive=passive,
        negated=_negated(verb),
        hypothetical=_hypothetical(verb, lexicon),
        possible=any(t.dep_ == "aux" and t.lower_ in POSSIBLE for t in verb.children),
    )


def _is_bare_passive(verb: Token, lexicon: Lexicon) -> bool:
    """Whether things are only said to be removed, as lists and headlines have it ("38 channels and 4 blogs terminated.")."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBN", "VBD") or any(t.dep_ in ("aux", "dobj", "ccomp") for t in verb.children):
        return False
    return any(t.dep_ == "nsubj" and t.lower_ in NOUNS for t in verb.children) and lexicon.is_verb(verb, "removal", "seizure")


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, or a bare participle behind a noun."""
    deps = {t.dep_ for t in verb.children}
    if deps & {"nsubjpass", "auxpass", "agent"}:
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and "aux" not in deps and "nsubj" not in deps:
        if "dobj" in deps and verb.head.tag_ == "VBN":
            # "Was run from Mali and targeted Peru".
            return False
        return is_passive(verb.head) if verb.head.tag_.startswith("VB") else True
    return verb.tag_ == "VBN" and "aux" not in deps and "nsubj" not in deps and verb.dep_ in ("acl", "advcl", "amod", "ROOT", "relcl")


def spread(heads: Iterator[Token] | list[Token]) -> list[Token]:
    """Add what is coordinated with each head; apposition with a number of its own counts as coordination."""
    out: list[Token] = []
    for head in heads:
        out.append(head)
        queue = [head]
        while queue:
            for child in queue.pop().children:
                if child.dep_ in JOINED and _is_joined(child) and child not in out:
                    out.append(child)
                    queue.append(child)
    return sorted(set(out), key=lambda t: t.i) if len(out) > 1 else out


JOINED = frozenset({"conj", "appos", "npadvmod"})


def _is_joined(token: Token) -> bool:
    """Whether a word is coordinated with its head: as such, by a number of its own, or as a name of a list."""
    if token.dep_ == "conj":
        return not _is_left_out(token)
    return (token.dep_ == "appos" and any(t.dep_ == "nummod" for t in token.children)) or _is_listed(token)


def _is_listed(name: Token) -> bool:
    """Whether the parser made the second name of a list say what the first is ("Twitter, Facebook, and Instagram")."""
    names = name.tag_ == name.head.tag_ == "NNP" and name.i == name.head.i + 2
    return names and any(t.dep_ == "conj" and t.tag_ == "NNP" for t in name.children)


def _is_left_out(token: Token) -> bool:
    """Whether what is coordinated is denied ("to a firm and not to the state")."""
    first = token.left_edge
    return (first.i > 0 and first.nbor(-1).lower_ == "not") or first.lower_ == "not"


def antecedent(verb: Token) -> Token | None:
    """Return the noun that a relative or reduced relative clause stands behind.

    Behind a list of agents ("dismantled by A, B and C that had been pushing") the parser takes the last or first agent; the
    clause then belongs to the noun that the list's own participle modifies.
    """
    if verb.dep_ == "conj" and verb.head.tag_.startswith("VB"):
        return antecedent(verb.head)
    if verb.dep_ not in ("relcl", "acl"):
        return None
    head, through = verb.head, verb.head.head
    if verb.dep_ == "relcl" and head.dep_ == "pobj" and through.dep_ == "agent" and through.head.dep_ in ("acl", "relcl"):
        return through.head.head
    titled = head.head if head.dep_ == "appos" and head.tag_ == "NNP" else head
    named = any(c.dep_ == "appos" and c.tag_ == "NNP" and c.left_edge.i == titled.i + 1 for c in titled.children)
    who = any(t.tag_ in ("WP", "WP$") for t in verb.children)
    if verb.dep_ == "relcl" and named and not who and titled.dep_ == "pobj" and titled.head.head.dep_ == "acl":
        # "A network associated with the financier Ivan Petrov that was aimed at Chad": of people one says "who".
        return titled.head.head.head
    return _beyond_name(verb, head)


def _beyond_name(verb: Token, name: Token) -> Token:
    """The noun before a bare name, of which nobody says "that" ("accounts tied to Ghana that had focused on Chad")."""
    bare = name.tag_ == "NNP" and name.dep_ == "pobj" and not any(t.dep_ == "det" for t in name.lefts)
    if verb.dep_ != "relcl" or not bare or not any(t.lower_ == "that" for t in verb.lefts):
        return name
    above = name.head.head
    if above.dep_ in ("acl", "relcl"):
        return above.head
    return above if above.tag_.startswith("NN") else name


def _subjects(verb: Token) -> list[Token]:
    own = [t for t in verb.children if t.dep_ in SUBJECTS and not (t.dep_ == "expl" and t.lower_ == "there")]
    if own:
        # "In January Twitter and Facebook suspended": the first of two is taken into the date.
        before = [t for t in swallowed(verb) if t.doc[t.i + 1].lower_ == "and" and t.i + 2 == own[0].left_edge.i]
        return [_resolve_relative(t, verb) for t in [*before, *own]]
    if verb.dep_ == "conj" and verb.head.tag_.startswith("VB"):
        return _subjects(verb.head) if is_passive(verb) == is_passive(verb.head) or not is_passive(verb) else _any_subject(verb.head)
    if verb.dep_ == "acl" and (noun := antecedent(verb)) is not None:
        return [noun]
    if verb.dep_ in ("xcomp", "advcl", "pcomp", "prep") and verb.head.tag_.startswith("VB"):
        objects = [t for t in verb.head.children if t.dep_ in ("dobj", "dative")] if verb.dep_ == "xcomp" else []
        return objects or _subjects(verb.head)
    if verb.dep_ == "pcomp" and verb.head.lower_ in THROUGH and verb.head.head.tag_.startswith("VB"):
        return _any_subject(verb.head.head)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "of" and verb.head.head.lower_.startswith(CHARGING):
        return [t for t in verb.head.head.children if t.dep_ in ("dobj", "nsubjpass")]
    return swallowed(verb)


def swallowed(verb: Token) -> list[Token]:
    """The subject that the parser took into a date: "On Tuesday Meta said" is read as "on (Tuesday Meta)"."""
    before = [child for child in verb.children if child.dep_ == "prep" and child.i < verb.i]
    return [t for preposition in before for t in preposition.children if t.dep_ == "pobj" and is_swallowed(t)][:1]


def is_swallowed(token: Token) -> bool:
    """Whether a name stands behind the day it was taken into."""
    return any(t.lower_ in DAYS for t in token.children if t.dep_ in ("compound", "nmod") and t.i == token.i - 1)


def _any_subject(verb: Token) -> list[Token]:
    return [_resolve_relative(t, verb) for t in verb.children if t.dep_ in SUBJECTS]


def _objects(verb: Token) -> list[Token]:
    own = [_resolve_relative(t, verb) for t in verb.children if t.dep_ in OBJECTS] or _left_out(verb)
    if not own and verb.dep_ == "conj" and verb.head.dep_ == "relcl":
        # "Which Mandiant tracks as X and ties to Y": the relative is the object of both.
        return [_resolve_relative(t, verb.head) for t in verb.head.children if t.dep_ == "dobj" and t.lower_ in RELATIVES]
    if not own and verb.dep_ == "conj" and verb.i < verb.head.i + 4:
        return [t for t in verb.head.children if t.dep_ in OBJECTS and t.i > verb.i]
    if not own and (shared := [t for t in verb.children if t.dep_ == "conj" and t.tag_.startswith("VB")]):
        return [t for v in shared for t in v.children if t.dep_ == "dobj"] if is_passive(verb) is False else []
    return own


def _behind_particle(verb: Token, lexicon: Lexicon) -> list[Token]:
    """What stands behind the last word of a verb of several, where the parser has that word as a preposition ("do away with")."""
    *several, last = lexicon.verb(verb).split()
    if not several:
        return []
    return [t for p in verb.children if p.dep_ == "prep" and p.lower_ == last for t in p.children if t.dep_ == "pobj"]


def _left_out(verb: Token) -> list[Token]:
    """The noun that a relative clause without a pronoun is about: "the network we took down in 2019"."""
    if verb.dep_ not in ("relcl", "acl"):
        return []
    subjects = [t for t in verb.children if t.dep_ == "nsubj"]
    stranded = any(t.dep_ == "prep" and not list(t.children) for t in verb.children)
    # "Campaigns that we disrupted" may be read like "the claim that we disrupted".
    marked = verb.dep_ == "acl" and any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.children)
    open_ended = (verb.dep_ == "relcl" or marked) and subjects and not stranded and not is_passive(verb)
    if not open_ended:
        return []
    relative = any(t.lower_ in RELATIVES or t.tag_.startswith("W") for t in verb.subtree if t.i < verb.i)
    if relative and not marked:
        return []
    noun = antecedent(verb)
    if noun is not None and noun.tag_ == "NNP" and noun.dep_ == "pobj" and noun.head.head.tag_ == "NN":
        # "The network from Benin we removed" is read as "Benin we removed".
        noun = noun.head.head
    return [noun] if noun is not None and noun.tag_.startswith("NN") else []


def _resolve_relative(token: Token, verb: Token) -> Token:
    if token.lower_ in RELATIVES and token.tag_ in ("WDT", "WP", "IN", "DT") and (noun := antecedent(_relative_root(verb))) is not None:
        return noun
    return token


def _relative_root(verb: Token) -> Token:
    """Climb from "said" in "which it said came from" to the verb that hangs on the noun."""
    while verb.dep_ in ("ccomp", "xcomp") and verb.head.tag_.startswith("VB"):
        verb = verb.head
    return verb


def _obliques(verb: Token) -> Iterator[tuple[str, Token]]:
    for child in verb.children:
        if child.dep_ in ("prep", "dative", "prt", "advmod"):
            yield from _governed(child)


def _governed(preposition: Token) -> Iterator[tuple[str, Token]]:
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            for token in spread([child]):
                yield preposition.lower_, token
        elif child.dep_ == "prep" or (child.dep_ == "conj" and not _is_left_out(child)):
            yield from _governed(child)


def _negated(verb: Token) -> bool:
    near = [t for t in verb.children if t.dep_ in ("neg", "advmod", "det", "preconj", "cc")]
    subjects = [t for t in verb.children if t.dep_ in SUBJECTS]
    near += subjects + [d for t in subjects for d in t.children if d.dep_ in ("det", "neg", "preconj")]
    near += [d for t in verb.children if t.dep_ in OBJECTS for d in t.children if d.dep_ in ("det", "neg")]
    if any(t.lower_ in NEGATIONS for t in near):
        return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    return verb.dep_ == "xcomp" and verb.head.tag_.startswith("VB") and _negated(verb.head)


def _withheld(above: Token, lexicon: Lexicon) -> bool:
    """Whether what is said under a verb is denied or expressly not said ("denied that it had removed", "did not say that")."""
    return lexicon.is_verb(above, "deny") or (lexicon.is_verb(above, "say", "suspect") and any(t.dep_ == "neg" for t in above.children))


UNREAL = MODALS | FUTURE
CONDITIONS = frozenset({"if", "whether", "unless"})


def is_supposed(verb: Token) -> bool:
    """Whether a verb itself stands under a modal, a future or a condition."""
    for child in verb.children:
        if (child.dep_ == "aux" and child.lower_ in UNREAL) or (child.dep_ == "mark" and child.lower_ in CONDITIONS):
            return True
    return False


def _hypothetical(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb stands under a modal, a condition, or a verb of intention, or is told to be refuted: not told as having happened."""
    if is_supposed(verb) or (verb.dep_ in ("acl", "ccomp", "csubj", "relcl") and refuted(verb, lexicon)):
        return True
    if (
        verb.dep_ == "xcomp"
        and verb.head.lower_ in ("has", "have", "had")
        and any(t.lower_ == "yet" for t in verb.head.subtree if t.i < verb.i)
    ):
        return True
    if verb.dep_ == "xcomp" and verb.head.tag_.startswith("VB"):
        return lexicon.is_verb(verb.head, "intend", "ask") or _hypothetical(verb.head, lexicon)
    if verb.dep_ == "conj" and verb.head.tag_.startswith("VB") and not any(t.dep_ in SUBJECTS for t in verb.children):
        return _hypothetical(verb.head, lexicon)
    if verb.dep_ == "ccomp" and verb.head.tag_.startswith("VB") and _withheld(verb.head, lexicon):
        return True
    if verb.dep_ == "ccomp" and verb.head.tag_.startswith("VB"):
        return lexicon.is_verb(verb.head, "ask", "intend") and verb.tag_ in ("VB", "VBP", "VBZ")
    return verb.dep_ == "acl" and verb.tag_ == "VB"
