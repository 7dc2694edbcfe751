"""What operations only pretend to be: where accounts say that they are run from is not where they are run from."""

from kg.reading.lexicon import Lexicon
from kg.reading.tokens import Token

# How many clauses further up the pretence may stand ("were designed to appear to be run from X").
DEPTH = 4
GOVERNED = frozenset("xcomp ccomp advcl pcomp pobj conj acl".split())
SEEMING = frozenset("appear appears appeared appearing seem seems seemed seeming look looks looked looking".split())
THEMSELVES = frozenset({"themselves", "itself", "himself", "herself"})
AS_IF = frozenset({"as", "though", "if"})
IN_TRUTH = frozenset({"fact", "reality", "truth", "actually", "really"})


def feigned(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb tells only what an operation gives out ("claimed to be based in X", "the Page said that it was run from X")."""
    if _in_name_only(verb, lexicon) or _by_itself(verb, lexicon):
        return True
    token = verb
    for _ in range(DEPTH):
        above, through = token.head, token.dep_
        if through in ("pcomp", "pobj") and above.dep_ == "prep":  # "presented themselves as being run from X"
            above = above.head
        if above == token or through not in GOVERNED:
            return False
        if through != "conj" and _pretends(verb, token, above, lexicon):
            return True
        token = above
    return False


def _in_name_only(verb: Token, lexicon: Lexicon) -> bool:
    """ "Ostensibly run from X"."""
    return any(t.dep_ == "advmod" and lexicon.has("ostensibly", t.lower_) for t in verb.children)


def _by_itself(verb: Token, lexicon: Lexicon) -> bool:
    """ "On their profiles they were students in X"."""
    inside = (t for p in verb.children if p.dep_ == "prep" and p.lower_ in ("on", "in", "per") for t in p.children)
    return any(lexicon.has("profiles", t.lower_) and any(c.dep_ == "poss" for c in t.children) for t in inside)


def _pretends(verb: Token, token: Token, above: Token, lexicon: Lexicon) -> bool:
    """Whether what stands above a clause makes it a pretence; `verb` is what is asked of, `token` the head of the clause."""
    if above.tag_.startswith("NN"):
        return lexicon.has("semblance", above.lower_)
    if above.lower_ in SEEMING:
        as_if = token.dep_ == "advcl" and any(t.dep_ == "mark" and t.lower_ in AS_IF for t in token.children)
        return as_if or (token.dep_ == "xcomp" and (_is_meant(above) or _is_belied(above)))
    if token.dep_ == "ccomp":
        return put_about(token, above, lexicon)
    if not lexicon.is_verb(above, "feign"):
        return False
    # "Iran claims to have run the campaign" owns up to it.
    owns_up = any(t.dep_ == "dobj" for t in verb.children)
    reflexive = any(t.dep_ == "dobj" and t.lower_ in THEMSELVES for t in above.children)
    return reflexive or _in_name_only(above, lexicon) or (token.dep_ == "xcomp" and not owns_up)


def _is_meant(seems: Token) -> bool:
    """Whether something is made to seem so ("were designed to appear", "used proxies to look")."""
    return any(t.dep_ == "aux" and t.lower_ == "to" for t in seems.children)


def _is_belied(seems: Token) -> bool:
    """Whether it goes on with "but were in fact"."""
    truth = [t for c in seems.children if c.dep_ == "conj" for t in c.subtree]
    return any(t.lower_ in IN_TRUTH for t in truth)


def put_about(token: Token, above: Token, lexicon: Lexicon) -> bool:
    """Whether a clause is what an operation tells its public ("a fake post claimed that", "spread the rumour that")."""
    if above.tag_.startswith("NN"):
        return above.dep_ == "dobj" and lexicon.has("hearsay", above.lower_) and lexicon.is_verb(above.head, "put_about")
    return token.dep_ == "ccomp" and lexicon.is_verb(above, "feign", "say") and _is_of_accounts(above, lexicon)


def _is_of_accounts(says: Token, lexicon: Lexicon) -> bool:
    """Whether what says something is an account, or what it puts out; what has a name ("the website Kenya Scope") reports."""
    subjects = [t for t in says.children if t.dep_ in ("nsubj", "nsubjpass")]
    if says.dep_ == "relcl" and any(t.tag_ in ("WDT", "WP") for t in subjects):
        subjects = [says.head]
    subjects += [i for t in subjects for p in t.children if p.lower_ in ("of", "by", "from") for i in p.children]
    nameless = [t for t in subjects if not any(c.tag_.startswith("NNP") for c in t.children)]
    return any(_is_fake(t, lexicon) or lexicon.has("profiles", t.lower_) for t in nameless)


def _is_fake(noun: Token, lexicon: Lexicon) -> bool:
    """ "A doctored screenshot", "the video, which was fabricated"."""
    behind = (t for t in noun.children if t.dep_ in ("amod", "relcl", "acl"))
    return any(lexicon.has("untrue", t.lower_) or lexicon.is_verb(t, "plant") for t in behind)
