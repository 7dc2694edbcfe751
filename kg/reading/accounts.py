"""Which operation accounts, pages and those who run them are of, where no count says so."""

from kg.reading.assets import units
from kg.reading.clauses import Clause, clauses
from kg.reading.introduce import introduce, of_section
from kg.reading.mention import Mention
from kg.reading.runners import of_runner
from kg.reading.select import of_stance, select
from kg.reading.threads import ANOTHER, Done, Threads
from kg.reading.tokens import Token


def accounts(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "the Honduran accounts", "these pages", "Russian trolls", "fake accounts run by the army"."""
    told = m.definite or m.marked or any(t.dep_ == "poss" for t in m.head.children)
    if not told and not (self.document.on_influence and len(m.states) == 1 and _is_removed(self, m, found)):
        # Accounts of a country that nothing is done to here, or of several.
        return ()
    of = m.head.head if m.head.dep_ == "conj" and m.head.head.tag_.startswith("NN") else m.head
    if of.dep_ == "pobj" and of.head.lower_ == "of" and of.head.head.i in done:
        # "A network of accounts and Pages tied to ...".
        return done[of.head.head.i]
    if runs := of_runner(self, m):
        return runs
    if m.definite and not _are_somebody_elses(self, m) and (selected := of_stance(self, m) or _counted(self, m) or select(self, m)):
        return selected[-1:] if not m.states else selected
    if told and not m.marked:
        return ()
    first = not self.threads and self.document.on_influence and is_engaged(self, m.head, found)
    return introduce(self, m) if m.states or first or of_section(self, m) else ()


def _counted(self: Threads, m: Mention) -> tuple[int, ...]:
    """Which operation "the accounts" are of, where one of which no accounts were told came between ("took down another campaign")."""
    fitting = self.matching(()) if not m.states else []
    kinds = units(self.document.ontology)
    aside = fitting[-1].first if fitting and not fitting[-1].counts else None
    if aside is None or aside.words.isdisjoint(ANOTHER) or any(kinds.get(t.lower_) for t in aside.sentence.doc):
        return ()
    near = [t for t in fitting if t.counts and m.sentence.index - t.last <= NEAR]
    return (near[-1].index,) if near else ()


# How many sentences back accounts were spoken of that a text goes on about.
NEAR = 4


def _are_somebody_elses(self: Threads, m: Mention) -> bool:
    """Whether accounts are those of a newspaper or person that nothing else says is behind an operation ("the accounts of RT")."""
    of = [t for p in m.head.children if p.dep_ == "prep" and p.lower_ == "of" for t in p.subtree]
    owners = [m.sentence.name_at(t) for t in (*of, *m.head.children) if t in of or t.dep_ == "poss"]
    runners = {r.iri for t in self.threads for r in t.runners} | {t.owner for t in self.threads}
    theirs = [n for n in owners if n is not None and self.document.ontology.kind(n.thing) in ("MediaOutlet", "Person")]
    return bool(theirs) and runners.isdisjoint(n.thing for n in theirs)


def _is_removed(self: Threads, m: Mention, found: list[Clause]) -> bool:
    """Whether accounts undergo what is done to those of operations, however many they are ("banned hundreds of Iran-based accounts")."""
    above = m.head.head.head if m.head.dep_ == "pobj" and m.head.head.lower_ == "of" else m.head
    removing = (c for c in found if self.document.lexicon.is_verb(c.verb, "removal") and not c.negated and not c.hypothetical)
    return any(m.head in c.patients or above in c.patients for c in removing)


def hands(self: Threads, m: Mention, found: list[Clause], done: Done) -> tuple[int, ...]:
    """Resolve "Russian influence actors": in a section on one operation they are its hands."""
    return (self.section,) if self.case is not None and of_section(self, m) and set(m.states) <= set(self.case.states) else ()


def tie_accounts(self: Threads, found: list[Clause], done: Done) -> None:
    """ "The accounts in question are associated with an operation dubbed X": they are of that one."""
    for c in found:
        ours = [t for t in c.patients if t.tag_ == "NNS" and self.document.lexicon.noun(t, "account") and t.i not in done]
        definite = [t for t in ours if any(d.lower_ in ("the", "these", "those") for d in t.children)]
        if not definite or not c.passive or c.negated or not self.document.lexicon.is_verb(c.verb, "attribute"):
            continue
        meant = next((done[t.i] for t in c.to("with", "to") if len(done.get(t.i, ())) == 1), ())
        done |= {t.i: meant for t in definite if meant}


def are_fake(self: Threads, noun: Token) -> bool:
    """Whether accounts are called fake, inauthentic or the like."""
    return any(t.dep_ == "amod" and self.document.lexicon.has("marks", t.lower_) for t in noun.children)


def goes_on(self: Threads, m: Mention) -> bool:
    """ "The Lab identified 400 fake accounts. They were run from Peru": the next sentence says that they are an operation's."""
    for sentence in self.document.sentences[m.sentence.index + 1 : m.sentence.index + 2]:
        for c in clauses(list(sentence.doc), self.document.lexicon):
            about = c.patients if c.passive else c.agents
            back = any(t.lower_ in ("they", "these", "all", "most") or _are_those(self, t) for t in about)
            told = back and self.document.lexicon.is_verb(c.verb, "run", "originate", "base", "attribute")
            if told and not (c.negated or c.hypothetical):
                return True
    return False


def _are_those(self: Threads, noun: Token) -> bool:
    definite = any(t.lower_ in ("the", "these", "those") for t in noun.children)
    return definite and noun.tag_ == "NNS" and bool(self.document.lexicon.noun(noun, "account"))


# What an operation's assets do or undergo: they are run, aimed or put out something.
ENGAGED = ("attribute", "run", "originate", "base", "serve", "target")


def is_engaged(self: Threads, noun: Token, found: list[Clause]) -> bool:
    """Whether a clause about things says that they are run from somewhere, aimed at somebody, or put something about."""
    lexicon = self.document.lexicon
    behind = [t for child in noun.children if child.dep_ in ("acl", "relcl") for t in child.subtree if t.tag_.startswith("VB")]
    hanging = {t.i for t in behind if t.dep_ in ("acl", "relcl", "conj", "xcomp", "ccomp")}
    about = [c for c in found if c.verb.i in hanging or noun in (*c.agents, *c.patients) or noun in c.to("behind")]
    tied = noun.dep_ == "pobj" and lexicon.has("tie", noun.head.head.lower_)
    tied = tied or any(lexicon.has("tie", t.lower_) for c in about for t in c.patients if noun in c.agents)
    posing = tuple(self.document.ontology.phrases["operation"]["posing"])
    engaged = (*ENGAGED, "content") if self.document.on_influence or are_fake(self, noun) else ENGAGED
    return tied or any(
        lexicon.is_verb(c.verb, *engaged) or c.to("behind") or c.verb.lower_.startswith(posing) for c in about if not c.negated
    )
