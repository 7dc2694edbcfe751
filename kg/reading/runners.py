"""Whose operation it is: what the text has said of who is behind one, and phrases that are his ("Bluekite's effort")."""

from collections.abc import Iterable

from kg.reading.attribution import Origin
from kg.reading.clauses import Clause
from kg.reading.document import Sentence
from kg.reading.entities import Party, party, phrase
from kg.reading.mention import Mention
from kg.reading.threads import ANOTHER, Done, Threads

RUNNERS = frozenset({"Organisation", "Company", "MediaOutlet", "Person"})
OWNING = frozenset({"poss", "compound", "nmod"})


def learn_runners(self: Threads, meant: tuple[int, ...], found: Iterable[Origin]) -> None:
    """Keep who is said to be behind an operation, if it is one that is spoken of."""
    for origin in found if len(meant) == 1 else ():
        if origin.party.kind in RUNNERS and origin.relation != "from":
            self.threads[meant[0]].runners.add(origin.party)


def learn_doers(self: Threads, sentence: Sentence, clause: Clause, done: Done) -> None:
    """Keep who is said to run an operation in so many words ("the Yara Group ran the network")."""
    meant = next((done[t.i] for t in clause.patients if t.i in done), ())
    if len(meant) == 1 and not clause.passive and self.document.lexicon.is_verb(clause.verb, "run"):
        doers = (party(self.document, sentence, t) for t in clause.agents)
        self.threads[meant[0]].runners |= {p for p in doers if p is not None and p.kind in RUNNERS}


def of_runner(self: Threads, m: Mention) -> tuple[int, ...]:
    """The one operation behind which is whom a phrase names as the owner of its thing; () where there are several."""
    if not m.words.isdisjoint(ANOTHER) or m.head.tag_.startswith("NNP"):
        # "African Initiative" is all one name.
        return ()
    owners = [t for t in m.head.children if t.dep_ in OWNING and t.i < m.head.i and t.text[:1].isupper()]
    named = [(party(self.document, m.sentence, t), "".join(w.text_with_ws for w in phrase(t)).strip()) for t in owners]
    mine = [t.index for t in self.threads if any(_is(runner, *owner) for runner in t.runners for owner in named)]
    return tuple(mine) if len(mine) == 1 else ()


def _is(one: Party, called: Party | None, words: str) -> bool:
    """Whether a party is meant by a name: its own, or the first words of it ("Bluekite" of "Bluekite Digital")."""
    return (called is not None and one.iri == called.iri) or f"{one.label} ".startswith(f"{words} ")
